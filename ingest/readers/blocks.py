"""The blocks of a text set in lines: tables first, then paragraphs, then which of these are headings.

Invariant: every character of the text that is neither white space nor the mark of a rule or table grid lies in exactly
one block, and blocks stand in the order of the text.
"""

from __future__ import annotations

from collections.abc import Sequence

from ingest.document import Block
from ingest.expressions import expression
from ingest.normalize.clean import clean
from ingest.readers.grids import runs
from ingest.readers.lines import Line, find_lines
from ingest.readers.outline import SECTION, Around, heading_level, is_title
from ingest.readers.web.furniture import is_furniture
from ingest.readers.wraps import is_finished, paragraphs, starts_item
from ingest.tables import RawRow, make_table

# A caption stands at most this many paragraphs above its table, with lines such as 单位：万元 between.
_CAPTION_REACH = 5
_WIDEST_NOTE = 60
_PREVIEW = 200
# A finished paragraph longer than this is body text; titles stand before it.
_BODY = 60
_ANNEXES = expression(r"[-*]?\s*附件?\s*[:：]\s*\d")
_CAPTION = expression(r"附?表\s*[\d一二三四五六七八九十]|附[:：]")
# A unit for the whole table behind its caption.
_WITH_UNIT = expression("(.{4,}?)\\s*[（(]?(单位[:：][^（）()]+)[）)]?")
_POINT = expression(r"\d{1,2}[、.．]")
_FIELD = expression("[:：>|]|〔\\d{4}〕")
_LINKS = expression("[·•◆▲●*-]|【广告】")
_PASSED_ON = expression("关于(?:印发|报送|上报|转发|呈报|下发)|文件$")
# A letter that sends a report up and is the report itself: its title stands behind these words.
_SENT_UP = expression("关于(?:上报|报送|呈报)(?P<title>[^《》]{8,}?)(?:的(?:报告|函|请示))?$")


def find_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a text, in order."""
    lines = find_lines(text)
    blocks: list[Block] = []
    at = 0
    for start, end, rows in runs(lines, text):
        blocks += _prose(text, lines[at:start], body=bool(blocks))
        blocks.append(_table(text, lines[start:end], rows, blocks))
        at = end
    return tuple(blocks + _prose(text, lines[at:], body=bool(blocks)))


def find_title(text: str, blocks: Sequence[Block], fallback: str | None = None) -> str | None:
    """The title: of the headings before the first section, the first that names a document and does not pass one on.

    Where none does, what the first sends up, `fallback`, or else the first heading.
    """
    names: list[str] = []
    for block in blocks[:60]:
        if block.kind == "heading" and block.level >= SECTION:
            break
        if block.kind == "heading" and not _words(text, block).startswith("附"):
            names.append(_words(text, block))
    named = [name for name in names if is_title(name)]
    own = [name for name in named if not _PASSED_ON.search(name)] or [_sent_up(name) for name in named]
    return next(iter(own or ([fallback] if fallback else names) or _headline(text, blocks)), None)


def _sent_up(name: str) -> str:
    """`某办关于上报某县2021年工作的总结` -> `某县2021年工作的总结`; any other name as it is."""
    found = _SENT_UP.search(name)
    return found["title"] if found is not None and is_title(found["title"]) else name


def _headline(text: str, blocks: Sequence[Block]) -> list[str]:
    """The first short line that is neither a sentence nor a part of a page's frame."""
    shown = [block for block in blocks[:6] if block.table is None and "frame" not in block.notes]
    words = [_words(text, block).lstrip("-—") for block in shown]
    short = [line for line in words if 5 < len(line) <= _WIDEST_NOTE]
    return [line for line in short if not is_finished(line) and not _FIELD.search(line)]


def _prose(text: str, lines: Sequence[Line], *, body: bool) -> list[Block]:
    groups = [group for part in _between_rules(lines) for group in paragraphs(part)]
    previews = ["".join(line.text for line in group)[:_PREVIEW] for group in groups]
    blocks: list[Block] = []
    above, annexes, links = 0, False, False
    for at, group in enumerate(groups):
        words = previews[at]
        annexes = _ANNEXES.match(words) is not None or (annexes and _POINT.match(words) is not None)
        following = previews[at + 1] if at + 1 < len(groups) else None
        above = heading_level(words, Around(following, above, body, annexes))
        body = body or (above == 0 and len(words) > _BODY and is_finished(words))
        frame = is_furniture(words) or (links and _LINKS.match(words) is not None)
        links = frame and (links or words.startswith("相关"))
        notes: tuple[str, ...] = ("frame",) if frame else ()
        if above == 0 and at and _is_fragment(previews[at - 1], groups[at - 1], group):
            notes = ("fragment",)
        pieces = tuple((line.start, line.end) for line in group)
        blocks.append(Block("heading" if above else "paragraph", pieces, above, notes=notes))
    return blocks


def _between_rules(lines: Sequence[Line]) -> list[list[Line]]:
    parts: list[list[Line]] = [[]]
    for line in lines:
        if line.kind == "rule":
            parts.append([])
        else:
            parts[-1].append(line)
    return parts


def _is_fragment(before: str, group_before: Sequence[Line], group: Sequence[Line]) -> bool:
    """A paragraph that takes up the last word of the one before it: words were lost or doubled at a page's edge."""
    last = group_before[-1].text.rstrip("。")
    return (
        starts_item(before)
        and group_before[-1].text.endswith("。")
        and not starts_item(group[0].text)
        and len(group) == 1
        and group[0].text[0] == last[-1:]
    )


def _table(text: str, lines: Sequence[Line], cells: list[RawRow], above: Sequence[Block]) -> Block:
    caption, notes = find_caption(text, above)
    table = make_table(text, cells, caption, notes)
    start = min(lines[0].start, min(cell.start for row in cells for cell in row))
    end = max(lines[-1].end, max(cell.end for row in cells for cell in row))
    return Block("table", ((start, end),), table=table)


def find_caption(text: str, above: Sequence[Block]) -> tuple[str | None, tuple[str, ...]]:
    """The caption of a table and the short lines between the two, from the blocks above it."""
    notes: list[str] = []
    for block in reversed(above[-_CAPTION_REACH:]):
        words = _words(text, block)
        if block.table is not None or not words or len(words) > _WIDEST_NOTE or words.endswith("。"):
            break
        if block.kind == "heading" or is_title(words) or _CAPTION.match(words):
            return words, tuple(reversed(notes))
        with_unit = _WITH_UNIT.fullmatch(words)
        if with_unit is not None and is_title(with_unit[1]):
            return with_unit[1], (with_unit[2], *reversed(notes))
        notes.append(words)
    return None, tuple(reversed(notes))


def _words(text: str, block: Block) -> str:
    return clean(text, block.pieces)[0] if block.end - block.start < 1000 else ""
