"""Registers of people whose columns are only parted by blanks: `姓名 派出单位 受援单位`, and a person a line below it.

Taken for a table only where the head names a column 姓名 and each line below it has as many words as the head.
"""

from __future__ import annotations

from collections.abc import Sequence

from ingest.expressions import expression
from ingest.readers.lines import Line
from ingest.tables import RawCell, RawRow

_WORD = expression("[^ \u3000\u00a0]+")
_NAME = "姓名"
_FEWEST_COLUMNS = 3
_FEWEST_ROWS = 2
_WIDEST_HEAD = 10


def roster_end(lines: Sequence[Line], at: int) -> int:
    """Behind the last line of the register whose head is `lines[at]`; `at` where there is none."""
    if _NAME not in lines[at].text or lines[at].kind not in ("prose", "aligned"):
        return at
    head = [lines[at].text[a - lines[at].start : b - lines[at].start] for a, b in _words(lines[at])]
    if len(head) < _FEWEST_COLUMNS or not any(word.endswith(_NAME) for word in head):
        return at
    if any(len(word) > _WIDEST_HEAD or word[-1] in "。，：；" for word in head):
        return at
    end = at + 1
    while end < len(lines) and lines[end].gap < 2 and len(_words(lines[end])) == len(head):
        end += 1
    return end if end - at > _FEWEST_ROWS else at


def roster_rows(lines: Sequence[Line]) -> list[RawRow]:
    """The words of each line as its cells."""
    return [[RawCell(start, end) for start, end in _words(line)] for line in lines]


def _words(line: Line) -> list[tuple[int, int]]:
    """Where the words of a line stand; single characters side by side are one (`程 敏`)."""
    found: list[tuple[int, int]] = []
    alone = False
    for match in _WORD.finditer(line.text):
        start, end = line.start + match.start(), line.start + match.end()
        single = end - start == 1 and not match[0].isascii() and match[0] not in "男女"
        if single and alone:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
        alone = single
    return found
