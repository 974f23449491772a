"""Money in registers: project, grant and donation lists, one row a gift, each column of sums a fact.

A row's giver, receiver, project and year come from their columns, what is missing from the document's two sides. A
total row is used to check only; 0, - and — are no sums. Statistics tables are indicators and none of ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import cast

from graph.facts import Channel, PartyType
from ingest.aiding import aid
from ingest.document import Cell, Table
from ingest.expressions import expression
from ingest.mentions import MoneyMention, PartyMention
from ingest.normalize.numbers import value
from ingest.parties import Party
from ingest.passages import Passage, Span
from ingest.rules import Cells, Found, Proposal, Reading, Rule
from ingest.rules.funding._cell_parts import named_parts, things_part
from ingest.rules.funding._columns import Columns, MoneyColumn, channel_named, columns, headless, with_villages
from ingest.rules.funding._nearest import nearest
from ingest.rules.funding._sums import sums
from ingest.rules.funding._tell import exchequer, helped_place, joined
from ingest.sides import Side, side
from ingest.table_kinds import table_kind
from ingest.tables import is_sum_row
from ingest.unread import Unread

_NAME = "funding.register"
_CONFIDENCE = 0.9


@dataclass(frozen=True, slots=True)
class _Row:
    """What a row says of every sum in it."""

    cells: Sequence[Cell]
    funder: Party | None
    recipient: Party | None
    purpose: str | None
    year: int | None
    channel: Channel | None


def find(table: Table, cells: Cells, reading: Reading) -> Found:
    """The sums of a register."""
    known = columns(table) if table_kind(table).kind == "register" else None
    if known is None and (known := headless(table)) is not None:
        table = replace(table, head=0)
    if known is None:
        return
    known = _with_sides(table, known, cells, reading)
    if known.giver is None and known.project is None:
        return
    known = with_villages(table, known)
    known = _of_aid(known, table.caption or "")
    year = _only_year(table.caption or "")
    for row in table.rows[table.head :]:
        section = _section(row)
        year = (_only_year(section) or year) if section is not None else year
        if is_sum_row(row):
            yield from _totals(row, known, cells)
        else:
            yield from _facts(row, known, cells, reading, year)


# 2022年海云协作项目安排表
_AID = expression(lambda: rf"(?:协作|援助|援建|帮扶|支援|{aid()})[一-鿿]{{0,6}}(?:项目|资金)(?!.*完成)")


def _of_aid(known: Columns, caption: str) -> Columns:
    """The columns of a list of projects of the collaboration: what its only sums call 投资额 is public money."""
    if len(known.money) != 1 or known.giver is not None or known.money[0].channel != "investment":
        return known
    return replace(known, money=(replace(known.money[0], channel="fiscal"),)) if _AID.search(caption) else known


def _with_sides(table: Table, known: Columns, cells: Cells, reading: Reading) -> Columns:
    """The columns with givers and receivers told by what they hold, where no head says so (街镇 beside 乡镇)."""
    taken = {known.giver, known.receiver, known.project, known.year, known.way, *(money.col for money in known.money)}
    for col in range(table.width):
        if col in taken or (known.giver is not None and known.receiver is not None):
            continue
        which = _side_of(table, col, cells, reading)
        if which == "east" and known.giver is None:
            known = replace(known, giver=col)
        elif which == "west" and known.receiver is None:
            known = replace(known, receiver=col)
    return known


def _side_of(table: Table, col: int, cells: Cells, reading: Reading) -> Side | None:
    """The side that all parties of a column lie on; None where some cell names none, or they lie on both."""
    found: set[Side | None] = set()
    for row in table.rows[table.head :]:
        party = _party(row, col, cells, reading) if row[col].text and not is_sum_row(row) else None
        if row[col].text and not is_sum_row(row):
            found.add(side(party, reading.context) if party is not None else None)
    return found.pop() if len(found) == 1 else None


_A_YEAR = expression(r"(?<![0-9])((?:19|20)[0-9]{2})年")


def _only_year(words: str) -> int | None:
    """The year that a caption or the head of a group of rows names, if it is one (no range)."""
    years = set(_A_YEAR.findall(words))
    return int(years.pop()) if len(years) == 1 and not re.search(r"[0-9]{4}年?[—–~至-]", words) else None


def _section(row: Sequence[Cell]) -> str | None:
    """The words of a row that only heads those below it."""
    filled = {cell.text for cell in row if cell.text and not cell.inherited}
    return filled.pop() if len(filled) == 1 else None


def _totals(row: Sequence[Cell], known: Columns, cells: Cells) -> Iterator[Unread]:
    for column in known.money:
        cell = row[column.col]
        if cell.text and (passage := cells.get((cell.row, cell.col))) is not None and passage.text:
            yield Unread(passage, Span(0, len(passage.text)), "register_total", "funding", _NAME)


def _facts(row: Sequence[Cell], known: Columns, cells: Cells, reading: Reading, year: int | None) -> Iterator[Proposal]:
    told = _Row(
        row,
        _party(row, known.giver_village, cells, reading) or _party(row, known.giver, cells, reading),
        _party(row, known.receiver_village, cells, reading)
        or _party(row, known.receiver, cells, reading)
        or helped_place(reading.context),
        _words(row, known.project),
        _year(row, known.year) or year,
        channel_named(_words(row, known.way) or ""),
    )
    for column in known.money:
        cell = row[column.col]
        passage = cells.get((cell.row, cell.col))
        amount = _amount(cell, passage, column, reading) if passage is not None and not cell.inherited else None
        if passage is not None and amount is not None:
            whole = _proposal(told, column, cell, passage, amount, reading)
            parts = list(_parts(told, column, whole, cells, reading))
            named = any(part.parts["recipient"] != told.recipient for part in parts)
            yield replace(whole, parts={**whole.parts, "level": "total"}) if named else whole
            yield from parts
    yield from _remarks(told, known, cells, reading)


def _parts(row: _Row, column: MoneyColumn, whole: Proposal, cells: Cells, reading: Reading) -> Iterator[Proposal]:
    """The parts of a sum that its cell or another of its row tells without a unit."""
    printed = whole.parts["amount_yuan"] / column.scale
    for cell in row.cells:
        passage = cells.get((cell.row, cell.col))
        if passage is None or cell.inherited:
            continue
        things = things_part(passage, printed) if cell.col == column.col else ()
        for part in (*named_parts(passage, reading.mentions[passage.index], printed), *things):
            channel: Channel = whole.parts["channel"] if part.receiver is not None else "donation_goods"
            amount = part.amount * column.scale
            yield _beside(row, cell, passage, part.span, amount, channel, receiver=part.receiver)


def _remarks(row: _Row, known: Columns, cells: Cells, reading: Reading) -> Iterator[Proposal]:
    """Sums told in words beside the columns of sums: 含物资折价6.2万元."""
    money = {column.col for column in known.money}
    for cell in row.cells:
        passage = cells.get((cell.row, cell.col))
        if passage is None or cell.col in money or cell.inherited:
            continue
        for found in sums(passage, reading.mentions[passage.index]):
            cue = nearest(found)
            if cue is not None and cue.family in _REMARKED and found.mention.per is None:
                told = _beside(row, cell, passage, found.mention.span, found.mention.yuan, _REMARKED[cue.family])
                yield replace(told, parts={**told.parts, "approx": found.mention.approx})


_REMARKED: dict[str, Channel] = {"goods": "donation_goods", "cash": "donation_cash"}


def _beside(
    row: _Row,
    cell: Cell,
    passage: Passage,
    key: Span,
    amount: Decimal,
    channel: Channel,
    *,
    receiver: Party | None = None,
) -> Proposal:
    """A part of the row's sum that is told beside it."""
    return Proposal(
        type="funding",
        passage=passage,
        span=Span(0, len(passage.text)),
        key=key,
        parts={
            "funder": row.funder,
            "recipient": receiver or row.recipient,
            "amount_yuan": amount,
            "channel": channel,
            "purpose": row.purpose,
            "level": "part",
        },
        rule=_NAME,
        confidence=_CONFIDENCE,
        year=row.year,
        source=(cell.start, cell.end),
    )


# What is told of a sum in its own cell: 12.5（含实物4.5）.
_REMARK = expression(r"[（(][^（）()]*[）)]\s*$")


def _amount(cell: Cell, passage: Passage, column: MoneyColumn, reading: Reading) -> Decimal | None:
    """The sum of a cell in yuan: with the unit it prints, else with that of its column; None for 0 and for marks."""
    printed = [m for m in reading.mentions[passage.index] if isinstance(m, MoneyMention)]
    if printed:
        return printed[0].yuan
    bare = _REMARK.sub("", cell.text).strip()
    number = value(bare) if bare else None
    return number * column.scale if number is not None and number > 0 else None


def _proposal(
    row: _Row, column: MoneyColumn, cell: Cell, passage: Passage, amount: Decimal, reading: Reading
) -> Proposal:
    channel = row.channel or _channel(column, row)
    named = exchequer(column.level, reading.context) if column.level is not None else None
    funder = row.funder or named or (reading.context.east if channel == "fiscal" else None)
    first = next((other for other in row.cells if other.text and not other.inherited), cell)
    return Proposal(
        type="funding",
        passage=passage,
        span=Span(0, len(passage.text)),
        key=Span(0, len(passage.text)),
        parts={
            "funder": funder,
            "recipient": row.recipient,
            "amount_yuan": amount,
            "channel": channel,
            "purpose": row.purpose,
            "level": "part" if column.part else "total" if column.total and channel == "other" else "item",
        },
        rule=_NAME,
        confidence=_CONFIDENCE,
        year=column.year or row.year,
        status=column.status or ("planned" if reading.is_agreement or _is_planned(row) else None),
        source=(min(first.start, cell.start), cell.end),
    )


def _is_planned(row: _Row) -> bool:
    """Whether the project says of itself that it is still planned (油茶改造（计划）)."""
    return row.purpose is not None and row.purpose.endswith(("（计划）", "（拟）", "（待批）"))


def _channel(column: MoneyColumn, row: _Row) -> Channel:
    """The channel by the heads; gifts of things by their project; a firm that spends invests."""
    firm = row.funder is not None and row.funder.type == "enterprise"
    if column.channel == "donation_cash" and row.purpose is not None and _THINGS.search(row.purpose):
        return "donation_goods"
    if column.channel == "donation_goods" and row.purpose is not None and _CASH.search(row.purpose):
        return "donation_cash"
    if column.channel == "investment" and not firm:
        return "other"
    if column.channel == "other" and firm and column.total:
        return "investment"
    body = row.funder is not None and row.funder.type in _BODIES_GIVE
    if column.channel is not None and not (column.channel == "fiscal" and body):
        return column.channel
    if column.channel == "fiscal":
        return "donation_cash"
    if row.funder is not None and row.funder.type in {"social_org", "school", "hospital", "other"}:
        return "donation_cash"
    return "investment" if firm else "fiscal"


# Bodies that have no public money; what a register calls their 帮扶资金 is a gift.
_BODIES_GIVE = frozenset({"enterprise", "social_org", "school", "hospital", "village"})
_CASH = expression(r"^(?:现金|善款|[一-鿿]{0,4}(?:助学金|慰问金|捐款|资金))$")
_THINGS = expression(r"[0-9][台套件册箱辆份个双床吨副]|物资|设备|图书|衣|用品")


def _party(row: Sequence[Cell], col: int | None, cells: Cells, reading: Reading) -> Party | None:
    """The parties of a cell as one; None for an empty cell or one that names none."""
    if col is None or not row[col].text:
        return None
    passage = cells.get((row[col].row, row[col].col))
    if passage is None:
        return None
    if (government := exchequer(passage.text, reading.context)) is not None:
        return government
    mentions = [m for m in reading.mentions[passage.index] if isinstance(m, PartyMention)]
    if len(mentions) == 1 and not mentions[0].span.start and _FUND.fullmatch(passage.text, mentions[0].span.end):
        return mentions[0].party
    parties = tuple(dict.fromkeys(mention.party for mention in mentions))
    reached = mentions[-1].span.end if mentions else 0
    printed = _as_printed(row[col].text) if reached < len(passage.text) else None
    if printed is None or (parties and printed.type == "other" and reached * 2 > len(passage.text)):
        return joined(parties) if parties else None
    around = parties[0] if parties and parties[0].is_place else None
    return printed if around is None else replace(printed, within=(around.name,), place=around.place)


# Whose fund a cell names (望潮区东西部协作资金).
_FUND = expression("[㐀-鿿]{0,4}(?:协作|帮扶|援助|支援|对口|财政|结对)(?:专项|帮扶)?资金")
# A cell that holds a name and nothing else: what kind of body it is, by its last words.
_BODIES: tuple[tuple[str, PartyType], ...] = (
    (r"公司|集团|合作社|厂|企业|银行", "enterprise"),
    (r"协会|商会|学会|基金会|慈善会|总会|工商联|红十字会|联合会|促进会|志愿者", "social_org"),
    (r"大学|学院|中学|小学|学校|幼儿园", "school"),
    (r"医院|卫生院", "hospital"),
    (r"局|委|办|部|中心|政府", "department"),
    (r"村|社区|嘎查", "village"),
)
_LONGEST_NAME = 30


def _as_printed(name: str) -> Party | None:
    """A party by the name in its column, where no finder knows it; None for words that are no name."""
    if (
        len(name) > _LONGEST_NAME
        or not re.fullmatch(r"[一-鿿（）()·]{2,}", name)
        or name in ("同上", "合计", "全县", "其他", "县直", "县级", "县本级", "各乡镇")
    ):
        return None
    kind = next((kind for ends, kind in _BODIES if re.search(rf"(?:{ends})$", name)), "other")
    return Party(name=name, type=cast("PartyType", kind))


def _words(row: Sequence[Cell], col: int | None) -> str | None:
    return (row[col].text or None) if col is not None else None


def _year(row: Sequence[Cell], col: int | None) -> int | None:
    printed = _words(row, col)
    return int(printed[:4]) if printed and printed[:4].isdigit() else None


RULE = Rule(_NAME, find_in_table=find)
