"""Expressions that are compiled when they are first used.

The rules have some five hundred, most of a start-up would go into compiling them, and a short document needs a third.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn")


class _Waiting:
    """Stands for a compiled expression; compiled, its methods are the expression's own."""

    __slots__ = (*_METHODS, "_flags", "_source")

    def __init__(self, source: str | Callable[[], str], flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        """Asked only for what is not there yet."""
        source = self._source if isinstance(self._source, str) else self._source()
        compiled = re.compile(source, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def expression(source: str | Callable[[], str], flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, made on first use; so is a `source` with words of a lexicon in it, given as a function.

    >>> expression("[甲乙]方").findall("甲方与乙方")
    ['甲方', '乙方']
    """
    return cast("re.Pattern[str]", _Waiting(source, flags))
