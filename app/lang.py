"""Which of the two languages to speak where nobody said."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

from graph.errors import Lang


def default_lang(environ: Mapping[str, str] = os.environ) -> Lang:
    """Chinese where the locale is Chinese, else English.

    >>> default_lang({"LANG": "zh_CN.UTF-8"}), default_lang({})
    ('zh', 'en')
    """
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = environ.get(name)
        if value:
            return "zh" if value.lower().startswith("zh") else "en"
    return "zh" if _windows_is_chinese() else "en"


def _windows_is_chinese() -> bool:
    if sys.platform != "win32":
        return False
    import ctypes

    primary_language = ctypes.windll.kernel32.GetUserDefaultUILanguage() & 0x3FF
    return bool(primary_language == 0x04)
