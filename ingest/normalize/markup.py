"""Residue of Markdown and HTML inside a line: what it is and what a reader of the page sees instead.

Only marks are found here, never text; a mark is deleted or becomes one character (`<br>` a line break, `&nbsp;` a
space), so that offsets stay true.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ingest.expressions import expression

_TAGS = "a|b|br|div|em|font|h[1-6]|i|li|ol|p|s|small|span|strong|sub|sup|table|tbody|td|th|thead|tr|u|ul"
_ENTITIES = {"nbsp": " ", "ensp": " ", "emsp": " ", "amp": "&", "lt": "<", "gt": ">", "quot": '"', "middot": "·"}
_ENTITIES |= {"ldquo": "“", "rdquo": "”", "lsquo": "‘", "rsquo": "’", "mdash": "—", "hellip": "…"}
_MARK = expression(
    rf"(?P<tag></?(?P<name>{_TAGS})(?:\s[^<>\n]{{0,200}})?/?>)"
    r"|(?P<entity>&(?P<entity_name>[a-z]{2,6});)"
    r"|(?P<emphasis>\*\*\*|\*\*|__|~~)"
    r"|(?P<escape>\\(?=[\\`*_{}\[\]()#+\-.!|<>]))",
    re.IGNORECASE,
)
# What every mark but that at the head of a line begins with, looked for first: it takes one quick pass.
_SIGN = expression(r"[<&*_~\\]")
# What is seen as it stands: no mark and no white space.
_PLAIN = expression(r"[^<&*_~\\#>+\-\s\ufeff]*")
# At the head of a line: heading marks, quotation marks and bullets.
HEAD = expression(r"[ \t\u3000\ufeff]*(?:(?:#{1,6}(?=[ \t\u3000*]))|(?:[-*+](?=[ \t]))|(?:>(?=\s|\S)))[ \t\u3000]*")


class Mark(NamedTuple):
    """Source characters that are no text; `becomes` is the one character seen in their place, or empty."""

    start: int
    end: int
    becomes: str = ""


def marks(text: str, start: int, end: int, *, markdown: bool = True) -> Iterator[Mark]:
    """The marks between `start` and `end`, in order."""
    if markdown:
        head = HEAD.match(text, start, end)
        if head:
            yield Mark(start, head.end())
            start = head.end()
    for found in _MARK.finditer(text, start, end) if _SIGN.search(text, start, end) else ():
        mark = _read(found, markdown)
        if mark is not None:
            yield mark


def _read(found: re.Match[str], markdown: bool) -> Mark | None:
    if found["tag"]:
        return Mark(found.start(), found.end(), "\n" if found["name"].lower() in ("br", "p", "li", "div") else "")
    if found["entity"]:
        seen = _ENTITIES.get(found["entity_name"].lower())
        return Mark(found.start(), found.end(), seen) if seen else None
    return Mark(found.start(), found.end()) if markdown else None


def visible(text: str, start: int, end: int, *, markdown: bool = True) -> str:
    """What a person sees between `start` and `end`: the words as printed, marks taken out, white space as one space.

    >>> visible("<b>1. 人  次</b>", 0, 14)
    '1. 人 次'
    """
    if _PLAIN.fullmatch(text, start, end):
        return text[start:end]
    seen, at = [], start
    for mark in marks(text, start, end, markdown=markdown):
        seen += [text[at : mark.start], mark.becomes]
        at = mark.end
    return " ".join("".join([*seen, text[at:end]]).split())
