"""What the columns of a register of money hold, by their head words.

A register lists gifts, grants or projects, one a row; a table with a column of units or indicators is one of statistics
and none of ours.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Literal, cast

from graph.facts import Channel, Status
from ingest.document import Table
from ingest.expressions import expression
from ingest.lexicon import alternatives, lexicon, words
from ingest.normalize.clean import squeezed
from ingest.tables import head_path, is_filled_number

Holds = Literal["giver", "receiver", "receiver_else", "project", "year", "money", "way"]
_UNIT = expression(r"(亿|百万|万|千)?元")
_SCALES = {
    "亿": Decimal(100_000_000),
    "百万": Decimal(1_000_000),
    "万": Decimal(10_000),
    "千": Decimal(1_000),
    None: Decimal(1),
}


@dataclass(frozen=True, slots=True)
class MoneyColumn:
    """A column of sums: `scale` is how many yuan its 1 is, `part` says that it is a part of the column before.

    `total` says that it is the whole of a project, `year` is the year that its head names, `level` the words with which
    the head says whose money it is (省级).
    """

    col: int
    scale: Decimal
    channel: Channel | None
    status: Status | None
    part: bool
    total: bool = False
    year: int | None = None
    level: str | None = None


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a register; each is a column number or None. `way` tells gifts of money and of goods apart.

    `giver_village` and `receiver_village` stand beside columns of towns and hold the villages of these.
    """

    money: tuple[MoneyColumn, ...]
    giver: int | None
    receiver: int | None
    project: int | None
    year: int | None
    way: int | None
    giver_village: int | None = None
    receiver_village: int | None = None


def columns(table: Table) -> Columns | None:
    """The columns of a register of money; None for a table that is none."""
    heads = ["".join(squeezed(words) for words in head_path(table, col)) for col in range(table.width)]
    if not table.head or any(_is_statistics(table, col, head) for col, head in enumerate(heads)):
        return None
    money = _money_columns(table, heads) or _year_columns(table, heads)
    others = [head if col not in {m.col for m in money} else "" for col, head in enumerate(heads)]
    giver, project = _first(table, others, "giver"), _first(table, others, "project")
    if not money:
        return None
    return Columns(
        money,
        giver,
        _receiver(table, others),
        project,
        _first(table, others, "year"),
        _first(table, heads, "way"),
    )


_TOWNS, _VILLAGES = expression("[^村]*(?:镇街|街镇|乡镇|镇|街道)"), expression("[^，]{0,4}村(?:（?社区）?|/社区)?")


def with_villages(table: Table, known: Columns) -> Columns:
    """The columns with those of villages that stand right behind the columns of their towns."""
    heads = ["".join(squeezed(words) for words in head_path(table, col)) for col in range(table.width)] + [""]

    def villages(towns: int | None) -> int | None:
        both = towns is not None and _TOWNS.fullmatch(heads[towns]) and _VILLAGES.fullmatch(heads[towns + 1])
        return towns + 1 if towns is not None and both else None

    return replace(known, giver_village=villages(known.giver), receiver_village=villages(known.receiver))


# No name of a unit is longer; 单位 over longer words are bodies.
_LONGEST_UNIT = 4


def _is_statistics(table: Table, col: int, head: str) -> bool:
    if not _is("statistics").fullmatch(_bare(head)):
        return False
    return head != "单位" or all(len(row[col].text.strip()) <= _LONGEST_UNIT for row in table.rows[table.head :])


def headless(table: Table) -> Columns | None:
    """The columns of two without a head, names and sums, where the caption names the unit and what money it is."""
    caption = table.caption or ""
    unit, channel = _CAPTION_UNIT.search(caption), channel_named(caption)
    whole = replace(table, head=0)
    if unit is None or channel is None or table.width != 2 or not (_holds_words(whole, 0) and _holds_sums(whole, 1)):
        return None
    return Columns((MoneyColumn(1, _SCALES[unit[1]], channel, None, part=True),), None, None, None, None, None)


_CAPTION_UNIT = expression(r"[（(](?:单位：)?(亿|百万|万|千)?元[^）)]{0,8}[）)]")
_YEAR_HEAD = expression(r"((?:19|20)[0-9]{2})年?度?(?:（[^）]*）)?")


def _year_columns(table: Table, heads: list[str]) -> tuple[MoneyColumn, ...]:
    """Columns headed by years, where the caption says that they hold sums."""
    around = "".join((table.caption or "", *table.notes))
    unit = _UNIT.search(around)
    if unit is None:
        return ()
    named = ((col, _YEAR_HEAD.fullmatch(head)) for col, head in enumerate(heads))
    years = [(col, int(match[1])) for col, match in named if match and _holds_sums(table, col)]
    scale, channel = _SCALES[unit[1]], channel_named(around)
    return tuple(MoneyColumn(col, scale, channel, None, part=False, year=year) for col, year in years)


def _bare(head: str) -> str:
    return re.sub(r"[（(].*", "", head)


def _receiver(table: Table, heads: list[str]) -> int | None:
    """The column of places and bodies that get it; who carries a project out only where no such column stands."""
    col = _first(table, heads, "receiver")
    return _first(table, heads, "receiver_else") if col is None else col


def _first(table: Table, heads: list[str], holds: Holds) -> int | None:
    """The first column whose head is such a word and whose cells are words (years for a year)."""
    for col, head in enumerate(heads):
        if head and _is(holds).fullmatch(_bare(head)) and (holds == "year" or _holds_words(table, col)):
            return col
    return None


def _holds_words(table: Table, col: int) -> bool:
    filled = [row[col].text for row in table.rows[table.head :] if row[col].text]
    return bool(filled) and not any(is_filled_number(text) for text in filled)


@cache
def _is(key: str) -> re.Pattern[str]:
    return re.compile(alternatives(words("registers", key)))


def _money_columns(table: Table, heads: list[str]) -> tuple[MoneyColumn, ...]:
    """The columns of sums; one that says 其中 right behind another is a part of it, whatever its words."""
    found: list[MoneyColumn] = []
    for col, head in enumerate(heads):
        column = _money(table, col, head)
        if column is None and head.startswith("其中") and found and found[-1].col == col - 1:
            column = replace(found[-1], col=col, part=True)
        elif column is not None and column.part and column.channel is None and found:
            column = replace(column, channel=found[-1].channel)
        if column is not None:
            found.append(column)
    return tuple(found)


def _money(table: Table, col: int, head: str) -> MoneyColumn | None:
    """The column as one of sums, where its head, the table's caption or every cell says the unit."""
    around, of_money = "".join((table.caption or "", *table.notes)), _is("money").search(head)
    unit = _UNIT.search(head) or (_UNIT.search(around) if of_money else None)
    if (unit or of_money) is None or _OTHER_NUMBERS.search(head) or not _holds_sums(table, col, units=unit is None):
        return None
    last = head_path(table, col)[-1]
    channel = channel_named(head, around)
    whole = bool(_WHOLE.search(last)) and "其中" not in last
    part = "其中" in last or bool(_PAID.match(squeezed(last)))
    level = _LEVEL.match(squeezed(last))
    scale = _SCALES[unit[1]] if unit is not None else Decimal(1)
    return MoneyColumn(col, scale, channel, _status(last), part, total=whole, level=level[0] if level else None)


_LEVEL = expression(r"[省市区县](?:级|本级)")
_WHOLE = expression(r"总投资|总投入|投资总额")
_PAID = expression(r"(?:其中)?(?:已|累计|实际)*(?:支付|支出|报账)")
_OTHER_NUMBERS = expression(r"率|占比|%|户|亩|人[）)]?$|时间|日期")
_SUM = expression(r"[0-9][0-9,. ]*(?:百|千|万|亿)?元?(?:（[^（）]*）)?")
_WITH_UNIT = expression(r"[^（(]*元.*")


def _holds_sums(table: Table, col: int, *, units: bool = False) -> bool:
    """Whether the filled cells of the body are numbers or sums (`units`: each with its unit), marks for none aside."""
    filled = [row[col].text.strip() for row in table.rows[table.head :] if row[col].text.strip()]
    numbers = [text for text in filled if _SUM.fullmatch(text) and (not units or _WITH_UNIT.match(text))]
    return bool(numbers) and all(text in numbers or (not units and is_filled_number(text)) for text in filled)


def channel_named(*texts: str) -> Channel | None:
    """The channel that the first of the texts with such a word names."""
    table = cast("dict[Channel, str]", lexicon("registers")["channels"])
    for text in texts:
        for channel, listed in table.items():
            if any(word in text for word in listed.split()):
                return channel
    return None


def _status(head: str) -> Status | None:
    if _is("planned").search(head):
        return "planned"
    return "actual" if _is("actual").search(head) else None
