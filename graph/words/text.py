"""A person's words in one form: full and half width, traditional characters and spaces made one, offsets kept."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache

from data import resource

_AROUND = " \t\r\n\"'“”‘’《》「」『』()[]<>.,;。；,、?!？！"


@dataclass(frozen=True, slots=True)
class Words:
    """`text` is what is read, lower case; `origin[i]` the offset of its character in what was typed."""

    typed: str
    text: str
    origin: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the typed text that `text[start:end]` was made from."""
        return self.origin[start], self.origin[end - 1] + 1


def read(typed: str) -> Words:
    """The words in one form.

    >>> read("望潮區 ２０２１").text
    '望潮区 2021'
    """
    simple = simplified()
    pairs = [
        (char.translate(simple), at)
        for at, one in enumerate(typed)
        for char in _bare(unicodedata.normalize("NFKC", one)).lower()
        if char.isprintable() or char.isspace()
    ]
    return Words(typed, "".join(char for char, _ in pairs), tuple(at for _, at in pairs))


def plain(typed: str) -> str:
    """A name in the same form, without the marks people put around names.

    >>> plain(" “望潮区” ")
    '望潮区'
    """
    return _bare(unicodedata.normalize("NFKC", typed)).translate(simplified()).strip(_AROUND)


def _bare(text: str) -> str:
    """Latin letters without their tone marks (`Hépíng`)."""
    return text if text.isascii() else "".join(map(_bare_letter, text))


def _bare_letter(char: str) -> str:
    first = unicodedata.normalize("NFD", char)[:1]
    return first if first.isascii() and first.isalpha() else "" if unicodedata.combining(char) else char


@cache
def simplified() -> dict[int, str]:
    """Traditional characters that stand in names of places or in questions, with their simplified forms."""
    lines = resource("lexicon", "traditional.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split() for line in lines if line and not line.startswith("#"))
    return {ord(old): new for olds, news in pairs for old, new in zip(olds, news, strict=True)}


def has_han(text: str) -> bool:
    """Whether there is a Chinese character in the text."""
    return any("\u3400" <= char <= "\u9fff" for char in text)
