"""Which column of a register holds what, by the words of its head."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from ingest.document import Cell, Table
from ingest.expressions import expression
from ingest.lexicon import lexicon, words
from ingest.mentions import PartyMention
from ingest.parties import Party
from ingest.passages import Passage
from ingest.rules import Cells, Reading
from ingest.tables import head_path, is_sum_row

_UNIT = expression(r"[（(](?:人|名|位|人次|个)[)）]")


# What a head of a register of people means that no list names.
_SHAPES = (
    ("name", re.compile(r"^[^与和]{0,6}姓名$|^(?:援派|挂职|选派|派驻|支教|支医|帮扶)(?:人员|干部|教师|医生|人才)$")),
    ("seconded_post", re.compile(r"(?:挂|拟任|受援|援派|任职|帮扶|派驻|支援).{0,8}(?:职务|岗位)")),
    ("home_post", re.compile(r"(?:派出|原|现|工作|本).{0,8}职务")),
    ("post", re.compile(r"职务|职称")),
    ("from", re.compile(r"(?:派出|选派|原|现工作|输出|派员).{0,4}(?:单位|学校|医院|部门)")),
    ("to", re.compile(r"(?:受援|接收|挂职|派驻|服务|援助|支教|支医|任教).{0,4}(?:单位|学校|医院|地|部门)")),
    ("count", re.compile(r"人数|名额|人次")),
)
_NARROW = frozenset({"单位", "职务", "学校", "医院", "岗位", "单位及职务"})
_SAME = frozenset({"同上", "〃", "″", "＂", '"', "同前"})


@cache
def _named(kind: str) -> Mapping[str, str]:
    return {word: role for role in lexicon(kind) for word in words(kind, role)}


def columns(table: Table, kind: str = "rosters") -> Mapping[str, int]:
    """The first column of each role that the head names (`name`, `from`, `to`, `post`, `count` …).

    `kind` is the lexicon of head words. A second column of senders without one of receivers is that of receivers
    (原单位 beside 支援单位).
    """
    found: dict[str, int] = {}
    named = _named(kind)
    for col in range(table.width):
        role = _role_of(head_path(table, col), named)
        if role == "from" and role in found:
            found.setdefault("to", col)
        elif role is not None:
            found.setdefault(role, col)
    return found


def _role_of(path: Sequence[str], named: Mapping[str, str]) -> str | None:
    """What the words above a column mean: the last, with those above it where it says too little (挂职 | 职务)."""
    words_ = [re.sub(r"\s", "", word) for word in path]
    whole = "".join(words_ if words_[-1:] and words_[-1] in _NARROW else words_[-1:])
    role = _role(_UNIT.sub("", whole), named)
    return "count" if role == "name" and _UNIT.search(whole) else role  # 派驻医生（名）


def role_of_head(head: str) -> str | None:
    """What a head of a register of people means, None where it is none."""
    return _role(head, _named("rosters"))


def _role(head: str, named: Mapping[str, str]) -> str | None:
    plain = re.sub(r"[（(][^）)]*[)）]|^拟|^现(?!任)", "", head)
    for words_ in (head, plain):
        if words_ in named:
            return named[words_]
    ending = [word for word in named if plain.endswith(word) and len(word) > 2]
    if ending:
        return named[max(ending, key=len)]
    shapes = _SHAPES if "name" in named.values() else ()
    return next((role for role, shape in shapes if shape.search(plain)), None)


def rows(table: Table) -> Iterator[Sequence[Cell]]:
    """The rows of a register without its head and its sums."""
    yield from (row for row in table.rows[table.head :] if not is_sum_row(row))


def told(cells: Cells, row: int, col: int) -> Passage | None:
    """The cell, or the one above it that 同上 or 〃 stands for."""
    passage = cells.get((row, col))
    while passage is not None and passage.text.strip() in _SAME and row > 0:
        row -= 1
        passage = cells.get((row, col))
    return passage


def parties_of(passage: Passage | None, reading: Reading) -> list[Party]:
    """The parties that a cell names."""
    if passage is None:
        return []
    return [m.party for m in reading.mentions[passage.index] if isinstance(m, PartyMention)]
