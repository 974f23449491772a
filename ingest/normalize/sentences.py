"""Where sentences end: at 。！？ and at line breaks, never inside brackets or a title in 《》."""

from __future__ import annotations

from functools import cache

from ingest.expressions import expression
from ingest.passages import Span

_MARK = expression(r"[。！？!?\n（(《【）)】》]")
_CLOSING = expression("[”’」』）)】》。！？!?\n]*")
_OPEN, _CLOSE = "（(《【", "）)】》"
# A bracket that stays open longer than this was never closed.
_LONGEST_BRACKET = 200

# What parts a cell into sentences or items; most cells have none of it.
_PARTED = expression(r"[。！？!?\n（(《【）)】》；;]")
# Items run together in one cell: 《甲》2. 4月26日《乙》
_ITEM = expression(r"(?<=[》。；;）)])\s*(?=\d{1,2}[.、．]\s?\d{1,2}月)")


def cell_sentences(text: str) -> tuple[Span, ...]:
    """The sentences of a cell; dated items that were run together are one each.

    >>> [span.start for span in cell_sentences("1. 7月印发《甲》2. 4月印发《乙》")]
    [0, 10]
    """
    if not _PARTED.search(text) and text == text.strip():
        return _one(len(text))
    found: list[Span] = []
    for span in sentences(text):
        start = span.start
        for item in _ITEM.finditer(text, span.start, span.end):
            _add(found, text, start, item.start())
            start = item.end()
        _add(found, text, start, span.end)
    return tuple(found)


@cache
def _one(length: int) -> tuple[Span, ...]:
    """One sentence; there are as many as cells, and few lengths."""
    return (Span(0, length),) if length else ()


def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of a clean text, ends included, in order and without gaps but white space.

    >>> [text for span in sentences("甲。（乙。丙）丁！") for text in ["甲。（乙。丙）丁！"[span.start:span.end]]]
    ['甲。', '（乙。丙）丁！']
    """
    found: list[Span] = []
    start = 0
    opened: list[int] = []
    for mark in _MARK.finditer(text):
        at, kind = mark.start(), mark[0]
        if at < start:
            continue
        if kind in _OPEN:
            opened.append(at)
        elif kind in _CLOSE:
            del opened[-1:]
        elif kind == "\n" or not opened or at - opened[0] >= _LONGEST_BRACKET:
            closing = _CLOSING.match(text, mark.end())
            end = closing.end() if closing else mark.end()
            _add(found, text, start, end)
            start = end
            opened.clear()
    _add(found, text, start, len(text))
    return tuple(found)


def _add(found: list[Span], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        found.append(Span(start, end))
