"""Expressions that are compiled when they are first used.

The rules have some five hundred, most of a start-up would go into compiling them, and a short document needs a third.
"""

from __future__ import annotations

import re
from typing import Any, cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn")


class _Waiting:
    """Stands for a compiled expression; compiled, its methods are the expression's own."""

    __slots__ = (*_METHODS, "_flags", "_source")

    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        """Asked only for what is not there yet."""
        compiled = re.compile(self._source, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def expression(source: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, made on first use.

    >>> expression("[甲乙]方").findall("甲方与乙方")
    ['甲方', '乙方']
    """
    return cast("re.Pattern[str]", _Waiting(source, flags))
