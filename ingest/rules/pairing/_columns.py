"""Which columns of a table name helpers and helped, what they lie in, and since when."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from ingest.document import Table
from ingest.expressions import expression
from ingest.mentions import PartyMention
from ingest.rules import Cells, Reading
from ingest.rules.columns import told
from ingest.rules.pairing._announced import list_of_pairs
from ingest.rules.pairing._sides import Side, side_of

_PAIRS = expression("结对|对口|帮扶|支援|受援|包扶|包联|手拉手|协作")
_PEOPLE = expression("姓\\s*名|性\\s*别|年\\s*龄|挂职|指\\s*标|任务数")
_JOURNEYS = expression("带\\s*队|领\\s*队|出访|到访|来访|互访|访问(?:时间|单位|地)|考察(?:时间|地点)|目的地")
_GIFTS = expression("到账|拨付|出资|捐|受赠|价值|折款|折合|物资|资金|金额|万元")
_GIVEN = expression("出资(?:单位|方)|捐赠(?:单位|方|人|者|企业)|受赠|捐方|项目名称")
_CHARGED = expression("(?:牵头|责任|主管|配合|实施|承办|主办|协调|督导|联系)(?:部门|单位|领导|人)")
_CONTAINS = expression("所在|所属|隶属|属地")
_HELPER = expression(
    "支援(?:方|单位|医院|学校|地)|帮扶(?:方|单位|医院|学校|企业|街道|地区?$)|援助方|东部|协作方|牵头|派出|结对(?:单位|企业|街道|社会组织)|企业名称|社会组织名称|援建|参与单位"
)
_HELPED = expression(
    "受援|受助|受帮扶|被帮扶|西部|结对(?:村|乡镇|苏木|县)|贫困村|脱贫村|示范村|对口(?:村|县|乡镇)|帮扶(?:村|对象|县|乡镇)|苏木"
)
_RECEIVES = expression("受援|受助|受帮扶|被帮扶")
_HELPS = expression("(?:东部)?(?:帮扶|支援)")  # 帮扶村 beside 受援村 helps
_PARTNER = expression("结对")
_PARTNERS = expression("结对|帮扶(?:单位|企业|街道|社区|学校|医院)|支援(?:单位|学校|医院)|包联单位")
_BRACKET = expression("[（(][^）)]*[)）]")
_YEAR = expression("年份|年度|时间|起始|起止|结对年")
_SERIAL = expression("序\\s*号|编\\s*号")
_DEPTH = {
    "village": 5,
    "school": 5,
    "hospital": 5,
    "enterprise": 5,
    "social_org": 5,
    "department": 4,
    "street": 3,
    "district": 2,
    "city": 1,
    "province": 0,
}


@dataclass(frozen=True, slots=True)
class Columns:
    """Numbers of columns, counted from 0; `helper_in` and `helped_in` those of the containing places."""

    helper: int
    helped: int
    helper_in: int | None = None
    helped_in: int | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class _Column:
    number: int
    head: str
    side: Side | None
    depth: int
    contains: bool


def columns_of(table: Table, cells: Cells, reading: Reading) -> list[Columns]:
    """The columns of a register of pairs; several where more than one column names whom each row is paired with."""
    heads = [" ".join(cells[row, col].text for row in range(table.head)) for col in range(table.width)]
    if not table.head or any(_PEOPLE.search(head) or _JOURNEYS.search(head) for head in heads):
        return []
    if not _speaks(table, cells, heads, reading):
        return []
    helped_told = any(_RECEIVES.search(head) for head in heads)
    found = [
        column
        for number, head in enumerate(heads)
        if (column := _column(number, head, table, cells, reading, helped_told=helped_told)) is not None
    ]
    found = _without_charged(found)
    found = [_as_neighbour(column, found) if column.contains else column for column in found]
    helpers = [column for column in found if column.side == "east"]
    helped = [column for column in found if column.side == "west"]
    if not helpers or not helped:
        return []
    main, other = _deepest(helpers), _deepest(helped)
    more = [column for column in helpers if column is not main and _are_partners(column, main)]
    helpers = [column for column in helpers if column not in more]
    year = next((number for number, head in enumerate(heads) if _YEAR.search(head)), None)
    first = Columns(main.number, other.number, _around(main, helpers), _around(other, helped), year)
    return [first, *(replace(first, helper=column.number, helper_in=None) for column in more)]


def _are_partners(one: _Column, two: _Column) -> bool:
    """Whether each of two columns names partners by its head (结对社区, 帮扶企业)."""
    return all(_PARTNERS.match(column.head) and not column.contains for column in (one, two))


def _without_charged(columns: list[_Column]) -> list[_Column]:
    """The columns without those of who is in charge (牵头部门), where others name both sides."""
    left = [column for column in columns if not _CHARGED.search(column.head)]
    return left if {column.side for column in left} >= {"east", "west"} else columns


def _as_neighbour(column: _Column, columns: list[_Column]) -> _Column:
    """A column of containing places belongs to the party to its left."""
    left = [other for other in columns if other.number < column.number and not other.contains]
    return replace(column, side=left[-1].side) if left else column


def _speaks(table: Table, cells: Cells, heads: list[str], reading: Reading) -> bool:
    """Whether head, caption or the heading above speak of pairing."""
    if any(_GIVEN.search(head) for head in heads) and not any("结对" in head for head in heads):
        return False
    first = next(iter(cells.values()))
    told = list_of_pairs(reading) or any("结对" in words for words in (*heads, table.caption or ""))
    if any(_GIFTS.search(head) for head in heads) and not told:
        return False
    around = [*heads, table.caption or "", *first.headings[-2:]]
    before = [p.text for p in reading.passages[max(0, first.index - 4) : first.index] if len(p.text) < 120]
    return any(_PAIRS.search(words) for words in (*around, *before))


def _column(
    number: int, head: str, table: Table, cells: Cells, reading: Reading, *, helped_told: bool
) -> _Column | None:
    """What a column holds, None where most of its cells name no party; `helped_told` where another says 受援."""
    types: Counter[str] = Counter()
    sides: Counter[Side] = Counter()
    filled = named = 0
    for row in range(table.head, len(table.rows)):
        passage = cells[row, number]
        if not passage.text.strip() or table.rows[row][number].inherited or told(cells, row, number) is not passage:
            continue
        filled += 1
        parties = [m.party for m in reading.mentions[passage.index] if isinstance(m, PartyMention)]
        named += bool(parties)
        for party in parties:
            types[party.type] += 1
            side = side_of(party, reading.context)
            if side is not None:
                sides[side] += 1
    if not filled or named < 0.5 * filled or _SERIAL.search(head):
        return None
    depth = _DEPTH.get(types.most_common(1)[0][0], 0)
    side = "east" if helped_told and _HELPS.match(head) else _side(head, sides)
    return _Column(number, head, side, depth, bool(_CONTAINS.search(_BRACKET.sub("", head))))


def _side(head: str, sides: Counter[Side]) -> Side | None:
    """The side by the head, else by most of the parties."""
    told = sides.most_common(1)[0][0] if sides else None
    if told is not None and len(sides) == 1 and _PARTNER.match(head):
        return told  # 结对村 is either side's
    if _HELPED.search(head):
        return "west"
    if _HELPER.search(head):
        return "east"
    return told


def _deepest(columns: list[_Column]) -> _Column:
    named = [column for column in columns if not column.contains] or columns
    return max(named, key=lambda column: column.depth)


def _around(main: _Column, columns: list[_Column]) -> int | None:
    """The column of the containing places: marked as such, or one level up."""
    others = [
        column
        for column in columns
        if column.number != main.number and (column.contains or column.depth < min(main.depth, 4))
    ]
    return max(others, key=lambda column: (column.contains, column.depth)).number if others else None
