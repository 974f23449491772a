"""Text as every program may read it: no control that moves a cursor, nothing that UTF-8 or XML has no form for."""

from __future__ import annotations

import re
from typing import Any

_REPLACEMENT = 0xFFFD
_LINE_ENDS = re.compile("\r\n?")
_UNPAIRED = re.compile("[\ud800-\udfff]")
_ODD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def plain(text: str) -> str:
    r"""The text with line ends as `\n`, controls as their pictures, and what is no character as the replacement mark.

    >>> plain("a\x1b[2J\r\nb\ud800")
    'a␛[2J\nb�'
    """
    if "\r" in text:
        text = _LINE_ENDS.sub("\n", text)
    return _ODD.sub(_picture, text)


def _picture(found: re.Match[str]) -> str:
    code = ord(found.group())
    return chr(0x2400 + code if code < 0x20 else 0x2421 if code == 0x7F else _REPLACEMENT)


def unicode_only(text: str) -> str:
    """The text with unpaired surrogates replaced; all else as it is."""
    return _UNPAIRED.sub(chr(_REPLACEMENT), text)


def plain_value(value: Any) -> Any:
    """`plain` for a text, or for the texts of a list or mapping; other values as they are."""
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, list | tuple):
        return [plain_value(one) for one in value]
    if isinstance(value, dict):
        return {plain(str(name)): plain_value(one) for name, one in value.items()}
    return value
