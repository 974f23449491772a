"""The lines of a text: where each stands, how wide and how far indented it is, and whether it looks like a table row.

White space around a line is no part of it. Nothing here reads more than a line at a time, and each in one pass.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from ingest.expressions import expression
from ingest.normalize.characters import width

LineKind = Literal["rule", "tab", "pipe", "parted", "aligned", "prose"]

_LINE = expression(r"[^\n\r\f\v\x85\u2028\u2029]+")
_PADDING = " \t\u00a0\u3000\ufeff"
_RULE = frozenset("-=_*—─━═~·.…┄┅┈┉╌╍▪▬＝－＊～ \t")
_GRID = frozenset("|｜+-=:│┃├┤┼┬┴┌┐└┘─━╋┣┫┏┓┗┛┳┻╋╔╗╚╝╠╣╦╩╬═║ \t")
_PIPES = "|│┃｜║"
# A line is judged by its beginning; nobody wraps lines of this width.
_JUDGED = 400
_LONGEST_PAGE_NUMBER = 24
# Columns set by blanks: two blanks or more between words, on a line that a page can hold.
_WIDEST_ALIGNED = 120
# Cells parted by pipes between blanks, with none in front: 序号 | 项目 | 金额.
_PARTED = expression(r"[^|]+(?: [|](?: [^|]*)?){2,}")
_GAP = expression("[^ \u3000][ \u3000]{2,}[^ \u3000]")
# The number of a page on a line of its own: — 3 —, 第 3 页 共 9 页.
PAGE_NUMBER = expression(r"[-—–－·]+ ?\d{1,4} ?[-—–－·]+|第 ?\d{1,4} ?页(?:[ ，,/]{0,3}共 ?\d{1,4} ?页)?")
_CAPTION = expression(r"附?表 ?[\d一二三四五六七八九十]|单位[:：]")


class Line(NamedTuple):
    """A line: `start` and `end` of what stands on it, `gap` empty lines before it.

    `indent` and `width` count Chinese characters; `width` is cut at a width that no wrapped line has.
    """

    text: str
    start: int
    end: int
    indent: float
    kind: LineKind
    gap: int
    width: float


def find_lines(text: str) -> list[Line]:
    """The lines that are not blank, in order; numbers of pages are none."""
    found: list[Line] = []
    last_end = 0
    for match in _LINE.finditer(text):
        raw = match[0]
        core = raw.strip(_PADDING)
        if not core.strip() or (len(core) < _LONGEST_PAGE_NUMBER and PAGE_NUMBER.fullmatch(core)):
            continue
        start = match.start() + raw.index(core[0])
        breaks = text.count("\n", last_end, match.start())
        indent = width(raw[: start - match.start()].replace("\t", "    ")) if start > match.start() else 0.0
        gap = max(0, breaks - 1) if found else 0
        found.append(Line(core, start, start + len(core), indent, _kind(raw, core), gap, width(core[:_JUDGED])))
        last_end = match.end()
    return found


def _kind(raw: str, core: str) -> LineKind:
    head = core[:_JUDGED]
    if len(core) > 2 and _RULE.issuperset(head):
        return "rule"
    if len(core) > 2 and head[0] in "|｜+│┃├┌└┣┏┗╔╚╠" and _GRID.issuperset(head):
        return "rule"
    if head[0] in _PIPES and sum(core.count(pipe) for pipe in _PIPES) > 1:
        return "pipe"
    if "|" in head and _PARTED.fullmatch(head):
        return "parted"
    if "\t" in raw.strip(" "):
        return "tab"
    if len(core) > _WIDEST_ALIGNED or _CAPTION.match(core):
        return "prose"
    return "aligned" if _GAP.search(core) else "prose"
