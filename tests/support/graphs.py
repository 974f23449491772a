"""A small invented graph for everyone's tests: two reports and a plan, published in a workspace of their own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from graph.build import publish
from graph.facts import Fact, Ref, fact_from_json
from graph.ledger import Extraction, Heading, Ledger, Source, UnreadRow
from graph.places import Place
from graph.store.embedded import EmbeddedView
from tests.support.places import load_places


class InventedPlaces:
    """A gazetteer over `tests/cases/places.yaml`."""

    def __init__(self) -> None:
        self._places = {p.code: p for p in load_places()}

    def by_code(self, code: str) -> Place | None:
        return self._places.get(code)

    def path(self, code: str) -> Sequence[Place]:
        found: list[Place] = []
        while code in self._places:
            found.insert(0, self._places[code])
            code = self._places[code].parent
        return found

    def by_name(self, name: str, *, within: str | None = None) -> Sequence[Place]:
        found = [p for p in self._places.values() if name in (p.name, p.name[:-1])]
        return [p for p in found if within is None or any(q.code == within for q in self.path(p.code))]

    def ref(self, code: str) -> Ref:
        place = self._places[code]
        return Ref(name=place.name, type=place.level, code=code, basis="named")

    def body(self, name: str, type: str, place: str | None = None, within: tuple[str, ...] = ()) -> Ref:
        return Ref(name=name, type=type, place=place, within=within)


PLACES = InventedPlaces()
P, B = PLACES.ref, PLACES.body
Row = tuple[str, list[dict[str, Any]]]


def document(title: str, rows: Sequence[Row], **frame: Any) -> Extraction:
    """An extraction whose text is the title and the sentences, each with the facts it states.

    A fact is given as its fields; a `Ref` under `east`, `funder`, `org` … fills the name, the type and the reference.
    """
    text, facts, headings = title + "\n", [], [Heading(0, 1, title)]
    year, status = frame.get("year"), frame.pop("status", "actual")
    for line, (sentence, fields) in enumerate(rows, 2):
        facts += [_fact(f, sentence, len(text), line, year, status) for f in fields]
        text += sentence + "\n"
    return Extraction(text=text, facts=facts, headings=headings, title=title, **frame)


def _fact(fields: dict[str, Any], sentence: str, start: int, line: int, year: int | None, status: str) -> Fact:
    row: dict[str, Any] = {"year": year, "status": status, "line": line, "quote": sentence, "rule": "test", "refs": {}}
    row |= {"start": start, "end": start + len(sentence)}
    for name, value in fields.items():
        if isinstance(value, Ref):
            row[name] = value.name
            row["refs"][name] = value.model_dump()
            if fields["type"] in ("pairing", "funding"):
                row[f"{name}_type"] = value.type
                row[f"{name}_in"] = value.within[-1] if value.within else None
        else:
            row[name] = value
    return fact_from_json(row)


EAST, WEST = P("910102"), P("933021")
SCHOOL_E, SCHOOL_W = B("望潮区第二小学", "school", "910102"), B("雁回县城关小学", "school", "933021101")
CLINIC_E, CLINIC_W = B("望潮区人民医院", "hospital", "910102"), B("雁回县人民医院", "hospital", "933021")
FIRM = B("海岳远帆贸易有限公司", "enterprise", "910102")
FARM = B("雁回县雪岭合作社", "enterprise", "933021102", ("雁池镇",))
OFFICE = B("雁回县乡村振兴局", "department", "933021")


def report_2021() -> Extraction:
    """雁回县's report for 2021: pairings of every kind, money with a total and its parts, people, a table."""
    return document(
        "雁回县2021年东西部协作工作总结",
        [
            ("望潮区与雁回县结对帮扶。", [_pair(EAST, WEST)]),
            ("听涛街道与雁池镇结对。", [_pair(P("910102001"), P("933021102"))]),
            ("观澜社区结对帮扶雁池村。", [_pair(P("910102001001"), P("933021102201"))]),
            ("望潮区第二小学与城关小学结对。", [_pair(SCHOOL_E, SCHOOL_W)]),
            ("区人民医院对口支援县人民医院。", [_pair(CLINIC_E, CLINIC_W)]),
            ("远帆公司结对帮扶上湾村。", [_pair(FIRM, P("933021101202"))]),
            ("学校结对12对。", [{"type": "pairing_count", "east": EAST, "west": WEST, "kind": "school", "count": 12}]),
            ("望潮区投入财政帮扶资金3000万元。", [_gift(EAST, WEST, 30000000, "fiscal", "total", None)]),
            ("其中产业项目2000万元。", [_gift(EAST, WEST, 20000000, "fiscal", "part", "产业项目", part_of=9)]),
            ("其中教育项目1000万元。", [_gift(EAST, WEST, 10000000, "fiscal", "part", "教育项目", part_of=9)]),
            ("远帆公司向雁池村捐款22.00906万元。", [_gift(FIRM, P("933021102201"), "220090.6", "donation_cash")]),
            ("全年财政帮扶资金3000万元全部到位。", [_gift(EAST, WEST, 30000000, "fiscal", "total", None)]),
            ("引进企业到位投资500万元。", [_gift(None, WEST, 5000000, "investment", "item", None)]),
            ("县委书记李青禾。", [_head("李青禾", "县委书记")]),
            ("选派周远航到雁回县挂职副县长。", [_sent("周远航", "副县长")]),
            ("4月18日，李青禾带队赴望潮区对接。", [_trip(WEST, EAST, "2021-04-18", ["李青禾"])]),
            ("选派教师20名。", [{"type": "staff_count", "from": EAST, "to": WEST, "kind": "teacher", "count": 20}]),
            ("其中一年以上5名。", [_people(5, "1年以上", part_of=18)]),
            ("劳务协作 帮助就业 人 1,234", [_cell("1,234", 1234, "人")]),
            ("举办培训班1期，培训干部50人次。", [_people(50, None, kind="trainee_official", unnamed=True)]),
        ],
        place=WEST, partners=[EAST], side="west", year=2021, reasons=[("place", "标题")],
        unread=[UnreadRow(0, 3, 1, "雁回县", "amount_unclaimed", "funding")],
    )  # fmt: skip


def _pair(east: Ref, west: Ref, **more: Any) -> dict[str, Any]:
    return {"type": "pairing", "east": east, "west": west, **more}


def _head(name: str, post: str) -> dict[str, Any]:
    return {"type": "cadre", "name": name, "post": post, "org": WEST, "role": "leader"}


def _gift(
    funder: Ref | None, recipient: Ref, yuan: int | str, channel: str, level: str = "item", purpose: str | None = None,
    **more: Any,
) -> dict[str, Any]:  # fmt: skip
    row = {"type": "funding", "recipient": recipient, "amount_yuan": yuan, "channel": channel, "level": level}
    return {**row, "purpose": purpose, **({"funder": funder} if funder else {}), **more}


def _sent(name: str, post: str) -> dict[str, Any]:
    return {"type": "cadre", "name": name, "post": post, "org": WEST, "role": "seconded", "from": EAST, "to": WEST}


def _trip(source: Ref, target: Ref, date: str, led_by: list[str]) -> dict[str, Any]:
    return {"type": "visit", "from": source, "to": target, "date": date, "led_by": led_by}


def _people(count: int, term: str | None, kind: str = "teacher", unnamed: bool = False, **more: Any) -> dict[str, Any]:
    ends = {"to": WEST} if unnamed else {"from": EAST, "to": WEST}
    return {"type": "staff_count", "kind": kind, "count": count, "term": term, **ends, **more}


def _cell(value: str, number: float, unit: str) -> dict[str, Any]:
    path = ["劳务协作", "帮助就业"]
    row = {"type": "indicator", "place": WEST, "path": path, "value": value, "number": number}
    return {**row, "unit": unit, "kind": "actual"}


def report_2022() -> Extraction:
    """The same county a year later: the pairing goes on, the school's has ended, 上湾村 is another one."""
    return document(
        "雁回县2022年东西部协作工作总结",
        [
            ("望潮区继续与雁回县结对帮扶。", [_pair(EAST, WEST)]),
            ("第二小学与城关小学结对期满。", [_pair(SCHOOL_E, SCHOOL_W, ended=True)]),
            ("望江里社区结对拉桑乡上湾村。", [_pair(P("910102001004"), P("933021203202"))]),
            ("远帆公司向雪岭合作社捐赠10万元。", [_gift(FIRM, FARM, 100000, "donation_goods")]),
            ("县委书记李青禾。", [_head("李青禾", "县委书记")]),
        ],
        place=WEST, partners=[EAST], side="west", year=2022,
    )  # fmt: skip


def plan_2022() -> Extraction:
    """The plan of another county with a town and village of the same names, and things left undecided."""
    west = P("930121")
    open_town = Ref(name="城关镇", type="street", candidates=("930121101", "930122101"))
    firm = B("禾川市宏远有限公司", "enterprise", None)
    return document(
        "禾泉县2022年东西部协作工作计划",
        [
            ("拟与听海区结对帮扶。", [_pair(P("920101"), west)]),
            ("拟由旧港街道与城关镇结对。", [_pair(P("920101001"), open_town)]),
            ("拟由红砖里社区与兴隆村结对。", [_pair(P("920101001002"), P("930121101202"))]),
            ("拟争取资金1000万元。", [_gift(P("920101"), west, 10000000, "fiscal", "total", None)]),
            ("宏远公司拟捐款。", [{**_gift(firm, west, 1, "donation_cash"), "confidence": 0.3}]),
            ("宏远公司拟捐款5万元。", [_gift(firm, west, 50000, "donation_cash")]),
        ],
        place=west, partners=[P("920101")], side="west", year=2022, status="planned",
    )  # fmt: skip


DOCUMENTS = {"雁回县2021.txt": report_2021, "雁回县2022.txt": report_2022, "禾泉县2022.txt": plan_2022}


def fill(workspace: Path) -> Ledger:
    """A ledger that holds the three documents."""
    ledger = Ledger.open(workspace)
    for name, make in DOCUMENTS.items():
        extraction = make()
        ledger.record(Source(name, extraction.text.encode()), extraction)
    return ledger


def published(workspace: Path) -> EmbeddedView:
    """The View over the three documents, published in `workspace`."""
    with fill(workspace) as ledger:
        publish(ledger, PLACES)
    return EmbeddedView.open(workspace)
