"""Which lines are one paragraph: hard wraps and page breaks joined, lists and headings kept apart.

A text is hard-wrapped where many lines end at about the same narrow width in the middle of a sentence; there a full
line without an end mark goes on in the next. Elsewhere a line is a paragraph, and only a line broken off in the middle
of a sentence, as at a page's end, goes on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.expressions import expression
from ingest.readers.lines import Line

# Nothing wider than this many Chinese characters counts as wrapped by hand or by a page.
_WIDEST_WRAP = 60
# A full line may be shorter than the widest by some characters that must not start or end a line.
_SLACK = 3.5
_FEWEST_FULL = 6
_NEARLY_FULL = 0.6
_CLOSING = "”’」』）)】》\"'*_"
_TERMINAL = "。！？；：…!?;:"
_PAIRS = (("《", "》"), ("（", "）"), ("“", "”"), ("(", ")"))
_ITEM = expression(
    r"#{1,6}[ \t*]|[-*+>][ \t]|\*\*|[一二三四五六七八九十百]{1,4}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[）)]"
    r"|\d{1,2}[、.．)）](?:(?!\d)|(?=(?:19|20)\d\d\s*年))|[①-⑳]"
    r"|第[一二三四五六七八九十\d]{1,3}[章节条部]|附件|附[:：表录]|表 ?\d|注[:：]"
)
_INSIDE = expression("[，,。；、]")
_SECTION = expression("[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[）)]")
_COUNTED = expression("(?:[一二三四五六七八九十]是|其[一二三四五])")
# A remark in brackets after the end of a sentence: 。（责任单位：…）
_AFTER_SENTENCE = expression(r"[。；][（(][^（(]{2,150}[）)][）)]?$")
# Who took the picture, behind its caption.
_CREDIT = expression("(?:供图|摄影|[㐀-鿿] ?摄|制图|资料图片?|图片来源[^。]{0,12})$")
_SHORTEST_BROKEN = 20
_LONG_ITEM = 25
_INDENTED = 0.9
# Where so many lines are indented, every paragraph is, and an end mark at a full line's end ends none.
_INDENTING = 0.1
# The name of a field or of a post at the head of a line (组　长：, 联系人:).
_LABEL = expression("[^，。；:：]{1,8}[:：]")
_TAIL = 200


@dataclass(frozen=True, slots=True)
class _Layout:
    """How a text is set: `full` the width of a full line, None where it is not wrapped; `margin` the usual
    indent; `indents` whether paragraphs begin with one."""

    full: float | None
    margin: float
    indents: bool


def paragraphs(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines grouped into paragraphs, in order."""
    layout = _layout(lines)
    groups: list[list[Line]] = []
    for position, line in enumerate(lines):
        if groups and position and _goes_on(lines, position - 1, layout):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def starts_item(text: str) -> bool:
    """Whether a line begins with the mark of a heading or a list item."""
    return _ITEM.match(text) is not None


def is_finished(text: str) -> bool:
    """Whether a line ends where a sentence or clause may end."""
    core = text[-_TAIL:].rstrip(" \u3000*_")
    if _AFTER_SENTENCE.search(core) or _CREDIT.search(core):
        return True
    core = core.rstrip(_CLOSING)
    return not core or core[-1] in _TERMINAL or (core[-1] == "." and not core[-2:-1].isdigit())


def _layout(lines: Sequence[Line]) -> _Layout:
    widths = sorted(line.width for line in lines)
    if len(widths) < _FEWEST_FULL:
        return _Layout(None, 0.0, False)
    full = widths[int(len(widths) * 0.9)]
    near = [at for at, line in enumerate(lines[:-1]) if full - _SLACK <= line.width <= full + _SLACK]
    broken = [at for at in near if not is_finished(lines[at].text)]
    wrapped = full <= _WIDEST_WRAP and len(broken) >= max(_FEWEST_FULL, 0.25 * len(lines), 0.5 * len(near))
    margin = sorted(line.indent for line in lines)[len(lines) // 2]
    indented = sum(1 for line in lines if line.indent - margin >= _INDENTED)
    return _Layout(full, margin, indented >= max(3, _INDENTING * len(lines))) if wrapped else _Layout(None, 0.0, False)


def _goes_on(lines: Sequence[Line], at: int, layout: _Layout) -> bool:
    line, following = lines[at], lines[at + 1]
    if starts_item(following.text) or following.indent - layout.margin >= _INDENTED:
        return False
    if _LABEL.match(line.text) and (layout.full is None or _LABEL.match(following.text)):
        return False
    if layout.full is not None:
        open_ended = layout.indents or not is_finished(line.text) or _has_open(line.text)
        width = line.width + line.indent
        return open_ended and (width >= layout.full - _SLACK or _stops_short(line, width, layout.full))
    return _broken_off(line) and not _COUNTED.match(following.text) and _ends_soon(lines, at + 1)


def _stops_short(line: Line, width: float, full: float) -> bool:
    """A line of a wrapped text that is not quite full and stops inside a clause: digits and edits move the margin."""
    return width >= _NEARLY_FULL * full and not is_finished(line.text) and _INSIDE.search(line.text) is not None


def _broken_off(line: Line) -> bool:
    """A long line with clauses inside that stops without an end mark."""
    text = line.text
    if line.width < _SHORTEST_BROKEN or is_finished(text) or text.startswith(("附件", "#", "- 附件")):
        return False
    if _SECTION.match(text):
        return "。" in text
    return _INSIDE.search(text) is not None or (starts_item(text) and line.width >= _LONG_ITEM)


def _ends_soon(lines: Sequence[Line], at: int) -> bool:
    """Whether the sentence taken up here comes to its end within a few lines; a list of names never does."""
    for line in lines[at : at + 3]:
        if is_finished(line.text):
            return True
        if not _broken_off(line):
            return False
    return False


def _has_open(text: str) -> bool:
    tail = text[-_TAIL:]
    return any(tail.rfind(opening) > tail.rfind(closing) for opening, closing in _PAIRS)
