"""Rows of tables in plain text: cells between tabs or between pipes, with their place in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.expressions import expression
from ingest.readers.aligned import aligned_rows, aligned_run
from ingest.readers.lines import Line
from ingest.readers.rosters import roster_end, roster_rows
from ingest.readers.stacked import lines_of, stacked_rows
from ingest.readers.unnumbered import unnumbered_rows
from ingest.tables import RawCell, RawRow, is_filled_number, is_sensible

_PIPE = expression(r"(?<!\\)[|│┃｜║]")
_TAB = expression("\t")
_SECTION = expression("[*<b>]*(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[）)])")
_WIDEST_SECTION = 30
_PADDING = " \t\u00a0\u3000\r"


def runs(lines: Sequence[Line], text: str) -> Iterator[tuple[int, int, list[RawRow]]]:
    """Stretches `lines[a:b]` that are one table, with the cells of each line that is no rule: rows of one kind, cut by
    blank lines only where they still agree."""
    at = 0
    while at < len(lines):
        kind = lines[at].kind
        if (end := roster_end(lines, at)) > at:
            yield at, end, roster_rows(lines[at:end])
            at = end
            continue
        if rows := stacked_rows(lines, at) or unnumbered_rows(lines, at):
            yield at, at + lines_of(rows), rows
            at += lines_of(rows)
            continue
        if kind in ("prose", "rule"):
            at += 1
            continue
        if kind == "aligned":
            first, at = aligned_run(lines, at)
            if first < at:
                yield first, at, aligned_rows([line for line in lines[first:at] if line.kind != "rule"])
            continue
        end, rows = _run(lines, at, text)
        if _is_table(rows) and (kind != "parted" or _agree(rows)):
            yield at, end, rows
        at = end


def _run(lines: Sequence[Line], at: int, text: str) -> tuple[int, list[RawRow]]:
    """Where the run of lines that begin like a table ends, and its rows."""
    kind, end = lines[at].kind, at + 1
    rows = [_row(text, lines[at])]
    widths = {len(rows[0])}
    while end < len(lines):
        line = lines[end]
        if line.kind == "rule" and kind == "pipe":
            end += 1
            continue
        if _is_section(lines, end, kind, text, widths):
            rows.append(_row(text, line))
            end += 1
            continue
        if line.kind != kind:
            break
        row = _row(text, line)
        if line.gap and len(row) not in widths:
            break
        rows.append(row)
        widths.add(len(row))
        end += 1
    return end, rows


def _is_section(lines: Sequence[Line], at: int, kind: str, text: str, widths: set[int]) -> bool:
    """Whether a line without cells is the row of a section: short, numbered, and the table goes on below it."""
    line = lines[at]
    if line.kind != "prose" or line.width > _WIDEST_SECTION or not _SECTION.match(line.text) or at + 1 >= len(lines):
        return False
    following = lines[at + 1]
    goes_on = following.kind == kind and len(_cuts(text, following)) in widths
    return goes_on and any(is_filled_number(text[a:b].strip()) for a, b in _cuts(text, following)[1:])


def _is_table(rows: Sequence[RawRow]) -> bool:
    filled = [sum(1 for cell in row if cell.start < cell.end) for row in rows]
    widths = [len(row) for row in rows]
    return (
        len(filled) > 1
        and max(filled) > 1
        and is_sensible(len(rows), max(widths), sum(widths))
        and sum(1 for count in filled if count > 1) >= max(2, len(filled) / 3)
    )


def _agree(rows: Sequence[RawRow]) -> bool:
    """Whether rows are as wide as the first, but for an empty cell at the end: links in a line are no table."""
    return len(rows) > 2 and all(abs(len(row) - len(rows[0])) < 2 for row in rows)


def _cuts(text: str, line: Line) -> list[tuple[int, int]]:
    """Where the cells of a line stand, padding included; a tab row reaches over the blanks around its words."""
    if line.kind == "pipe":
        return _split(_PIPE, line.text, line.start)[1:]
    if line.kind == "parted":
        return _split(_PIPE, line.text, line.start)
    start, end = line.start, line.end
    while start and text[start - 1] in _PADDING:
        start -= 1
    while end < len(text) and text[end] in _PADDING:
        end += 1
    return _split(_TAB, text[start:end], start)


def _split(mark: re.Pattern[str], words: str, start: int) -> list[tuple[int, int]]:
    cuts, at = [], 0
    for found in mark.finditer(words):
        cuts.append((start + at, start + found.start()))
        at = found.end()
    if mark is _TAB or at < len(words):
        cuts.append((start + at, start + len(words)))
    return cuts


def _row(text: str, line: Line) -> RawRow:
    return [_trimmed(text, start, end) for start, end in _cuts(text, line)]


def _trimmed(text: str, start: int, end: int) -> RawCell:
    while start < end and text[start] in _PADDING:
        start += 1
    while start < end and text[end - 1] in _PADDING:
        end -= 1
    return RawCell(start, end)
