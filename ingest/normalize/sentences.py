"""Where sentences end: at 。！？ and at line breaks, never inside brackets or a title in 《》."""

from __future__ import annotations

from ingest.passages import Span

_ENDS = frozenset("。！？!?\n")
_CLOSING = frozenset("”’」』）)】》")
_OPEN, _CLOSE = "（(《【", "）)》】"
# A bracket that stays open longer than this was never closed.
_LONGEST_BRACKET = 200


def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of a clean text, ends included, in order and without gaps but white space.

    >>> [text for span in sentences("甲。（乙。丙）丁！") for text in ["甲。（乙。丙）丁！"[span.start:span.end]]]
    ['甲。', '（乙。丙）丁！']
    """
    found: list[Span] = []
    start, at = 0, 0
    opened: list[int] = []
    while at < len(text):
        char = text[at]
        if char in _OPEN:
            opened.append(at)
        elif char in _CLOSE and opened:
            opened.pop()
        at += 1
        if char not in _ENDS or (char != "\n" and opened and at - opened[0] <= _LONGEST_BRACKET):
            continue
        while at < len(text) and (text[at] in _CLOSING or text[at] in _ENDS):
            at += 1
        _add(found, text, start, at)
        start = at
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
