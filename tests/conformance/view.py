"""What every View must do, whatever it stands on: `every_view(view)` runs on each store over the same three documents.

The documents are those of `tests/support/graphs.py`; each check is a small function found by its name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import get_args

from graph.money.summing import added, county_totals, gifts
from graph.schema import schema
from graph.store.base import End, Leading, Side, View

EAST, WEST, OTHER = "p910102", "p933021", "p930121"
FACT_EDGES = ("PAIRED_WITH", "PAIRING_COUNT", "FUNDED", "SERVES_AT", "VISITED", "DISPATCHED", "REPORTED")


def every_view(view: View) -> None:
    """Runs every check."""
    for check in CHECKS:
        check(view)


def named(view: View, *edges) -> set[tuple[str, str]]:
    nodes = view.nodes({end for edge in edges for end in (edge.source, edge.target)})
    return {(nodes[edge.source].name, nodes[edge.target].name) for edge in edges}


def check_a_node_says_what_and_where_it_is(view: View) -> None:
    village = view.node("p933021203202")
    assert (village.label, village.type, village.name, village.code) == ("Village", "village", "上湾村", "933021203202")
    assert (village.place, village.place_name) == ("p933021203", "雁回县 拉桑乡")
    assert village.within == ("p933021203", "p933021", "p933000", "p930000")
    assert view.node("p933021").place_name == "青岭藏族自治州"
    assert view.node("p930000").place is None
    assert view.node("nobody") is None
    assert set(view.nodes(["p933021", "nobody", "p930000"])) == {"p933021", "p930000"}


def check_the_sums_that_count_are_told_by_the_links(view: View) -> None:
    for years in (None, (2021, 2021), (2022, 2023)):
        for side in get_args(Side):
            assert list(view.gifts(years, named=side)) == gifts(view, years, side)
        assert list(view.added(years)) == added(gifts(view, years))
        for end in get_args(End):
            assert list(view.county_totals(end, years)) == county_totals(view, end, years)


def check_of_the_leading_giver_every_gift_is_told(view: View) -> None:
    given: Counter[str] = Counter()
    for one in (everything := view.gifts(named="source")):
        given[one.giver] += one.yuan * (one.status == "actual")
    ((most, _),) = given.most_common(1)
    told = view.gifts(named="source", leading=Leading(1, statuses=["actual"]))
    assert [one for one in told if one.giver == most] == [one for one in everything if one.giver == most]


def check_names_in_every_form(view: View) -> None:
    for form in (
        "望潮区",
        "望潮",
        "910102",
        "p910102",
        "Wangchao District",
        "wangchao",
        "WANGCHAOQU",
        "wcq",
        " 望潮区 ",
    ):
        assert [n.id for n in view.named(form)] == [EAST], form
    assert [n.id for n in view.named("上湾村")] == ["p933021101202", "p933021203202"]
    assert {n.id for n in view.named("城关镇")} >= {"p930121101", "p933021101"}
    assert list(view.named("无此地")) == []
    assert list(view.named("")) == []


def check_search(view: View) -> None:
    assert [n.name for n in view.search("远帆")] == ["海岳远帆贸易有限公司"]
    assert [n.name for n in view.search("远帆贸易有限")] == ["海岳远帆贸易有限公司"]
    assert [n.name for n in view.search("帆贸易")] == ["海岳远帆贸易有限公司"]
    assert view.search("雁回")[0].id == WEST
    assert view.search("雁")[0].id == WEST
    assert {n.name for n in view.search("wangchaoqu")} == {"望潮区", "望潮区人民医院", "望潮区第二小学"}
    assert len(view.search("雁回", limit=2)) == 2
    for nothing in ("", "  ", "无此地", '"', "%", "_", "a' OR 1", "*", "雁%回"):
        assert list(view.search(nothing)) == [], nothing


def check_what_lies_inside(view: View) -> None:
    inside = view.labelled(inside=WEST)
    assert [n.id for n in inside] == sorted(n.id for n in inside)
    assert {n.label for n in inside} == {"Street", "Village", "School", "Hospital", "Enterprise", "Cadre"}
    assert {n.name for n in view.labelled("School", inside=WEST)} == {"雁回县城关小学"}
    assert {n.name for n in view.labelled("School")} == {"雁回县城关小学", "望潮区第二小学"}
    assert len(view.labelled("Document")) == 3
    assert {n.label for n in view.labelled()} <= set(schema().nodes)


def check_edges_at_and_inside(view: View) -> None:
    pairs = view.edges(["PAIRED_WITH"], WEST)
    assert [e.id for e in pairs] == sorted(e.id for e in pairs)
    assert named(view, *pairs) == {
        ("望潮区", "雁回县"), ("听涛街道", "雁池镇"), ("观澜社区", "雁池村"), ("望潮区第二小学", "雁回县城关小学"),
        ("望潮区人民医院", "雁回县人民医院"), ("海岳远帆贸易有限公司", "上湾村"), ("望江里社区", "上湾村"),
    }  # fmt: skip
    assert len(pairs) == 7
    assert named(view, *view.edges(["PAIRED_WITH"], WEST, inside=False)) == {("望潮区", "雁回县")}
    assert list(view.edges(["PAIRED_WITH"], WEST, side="source")) == []
    assert len(view.edges(["PAIRED_WITH"], WEST, side="target")) == 7
    assert len(view.edges(["PAIRED_WITH", "FUNDED"], "p910000", side="source")) == 7 + 5
    assert list(view.edges([], WEST)) == list(view.edges(["PAIRED_WITH"], "nobody")) == []


def check_years(view: View) -> None:
    assert len(view.edges(["PAIRED_WITH"], WEST, years=(2022, 2022))) == 3
    assert len(view.edges(["PAIRED_WITH"], WEST, years=(2021, 2021))) == 6
    assert len(view.edges(["PAIRED_WITH"], WEST, years=(2019, 2020))) == 0
    (district,) = view.edges(["PAIRED_WITH"], WEST, inside=False)
    assert district.years == (2021, 2022)
    (school,) = view.edges(["PAIRED_WITH"], view.named("雁回县城关小学")[0].id)
    assert (school.years, school.props["ended"]) == ((2021, 2022), True)


def check_between(view: View) -> None:
    there, back = view.between(["PAIRED_WITH"], EAST, WEST), view.between(["PAIRED_WITH"], WEST, EAST)
    assert [e.id for e in there] == [e.id for e in back]
    assert len(there) == 7
    assert named(view, *view.between(["PAIRED_WITH"], EAST, WEST, inside=False)) == {("望潮区", "雁回县")}
    assert len(view.between(["VISITED"], EAST, WEST)) == 1
    assert len(view.between(["PAIRED_WITH"], EAST, WEST, years=(2022, 2022))) == 3
    assert list(view.between(["PAIRED_WITH"], EAST, OTHER)) == []


def check_every_edge_keeps_to_the_schema(view: View) -> None:
    for type, known in schema().edges.items():
        for edge in view.all_edges([type]):
            ends = view.nodes([edge.source, edge.target])
            assert ends[edge.source].label in known.sources
            assert ends[edge.target].label in known.targets
            assert set(edge.props) <= set(known.properties)
            assert edge.status in ("actual", "planned")
            assert list(edge.years) == sorted(set(edge.years))
            assert view.edge(edge.id) == edge
    assert view.edge("e-none") is None


def check_no_edge_without_evidence(view: View) -> None:
    for type in schema().edges:
        edges = view.all_edges([type])
        found = view.evidence([edge.id for edge in edges])
        for edge in edges:
            stated = found[edge.id]
            assert stated, edge
            assert [(e.document_id, e.start) for e in stated if e.document_id == stated[0].document_id] == sorted(
                (e.document_id, e.start) for e in stated if e.document_id == stated[0].document_id
            )
            assert all(e.quote and e.end - e.start == len(e.quote) for e in stated)


def check_evidence_of_edges_and_facts(view: View) -> None:
    (total,) = [e for e in view.edges(["FUNDED"], WEST) if e.props["amount_yuan"] == 30000000]
    stated = view.evidence([total.id])[total.id]
    assert [e.line for e in stated] == [9, 13]
    assert [e.quote for e in stated] == ["望潮区投入财政帮扶资金3000万元。", "全年财政帮扶资金3000万元全部到位。"]
    assert {(e.document, e.title, e.heading) for e in stated} == {
        ("雁回县2021.txt", "雁回县2021年东西部协作工作总结", "雁回县2021年东西部协作工作总结")
    }
    assert view.evidence([stated[0].fact])[stated[0].fact] == [stated[0]]
    assert view.evidence(["e-none"]) == {}
    assert view.evidence([]) == {}


def check_money(view: View) -> None:
    sums = view.edges(["FUNDED"], WEST, side="target", inside=False)
    assert sorted(e.props["amount_yuan"] for e in sums) == [5000000, 10000000, 20000000, 30000000]
    (total,) = [e for e in sums if e.props["level"] == "total"]
    assert {e.props["amount_yuan"] for e in sums if e.props.get("part_of") == total.id} == {10000000, 20000000}
    (unnamed,) = [e for e in sums if e.props.get("unnamed")]
    assert (unnamed.props["unnamed"], view.node(unnamed.source).label) == ("source", "Document")
    assert [e.props["amount_yuan"] for e in view.edges(["FUNDED"], "p933021102201")] == [220090.6]
    planned = view.edges(["FUNDED"], OTHER, side="target")
    assert {(e.status, e.props["amount_yuan"]) for e in planned} == {("planned", 10000000), ("planned", 50000)}


def check_people_visits_and_counts(view: View) -> None:
    posts = {view.node(e.source).name: e.props for e in view.edges(["SERVES_AT"], WEST, side="target")}
    assert posts["李青禾"]["post"] == "县委书记"
    assert (posts["周远航"]["from"], posts["周远航"]["from_id"], posts["周远航"]["role"]) == (
        "望潮区",
        EAST,
        "seconded",
    )
    (visit,) = view.edges(["VISITED"], WEST)
    assert (visit.source, visit.target, visit.props["date"], visit.props["led_by"]) == (
        WEST,
        EAST,
        "2021-04-18",
        ["李青禾"],
    )
    staff = view.between(["DISPATCHED"], EAST, WEST)
    (whole,) = [e for e in staff if e.props["count"] == 20]
    assert [e.props["count"] for e in staff if e.props.get("part_of") == whole.id] == [5]
    (count,) = view.all_edges(["PAIRING_COUNT"])
    assert (count.source, count.target, count.props) == (EAST, WEST, {"kind": "school", "count": 12})
    (cell,) = view.edges(["REPORTED"], WEST)
    assert (cell.props["value"], cell.props["number"], cell.props["path"]) == ("1,234", 1234, ["劳务协作", "帮助就业"])


def check_posts_by_who_sent_and_figures_by_indicator(view: View) -> None:
    (sent,) = view.posts_from("p910000")
    assert list(view.posts_from(EAST, years=sent.years[:1] * 2)) == [sent]
    assert sent.props["from_id"] == EAST
    assert list(view.posts_from(WEST)) == list(view.posts_from("nobody")) == []
    assert list(view.posts_from(EAST, years=(2010, 2011))) == []
    (figure,) = view.edges(["REPORTED"], WEST)
    for told in (figure.target, view.node(figure.target).name):
        assert list(view.figures(told)) == [figure]
        assert list(view.figures(told, years=(2010, 2011))) == []
    assert list(view.figures("nothing")) == []


def check_paths(view: View) -> None:
    path = view.path("p910102001", "p930000")
    assert len(path) == 4
    others = [edge.id for edge in view.edges(["PAIRED_WITH", "LOCATED_IN"], "p910102001", inside=False)]
    assert path[0].id in others
    assert list(view.path("p910102001", "p930000", types=["LOCATED_IN"])) == []
    assert [e.type for e in view.path("p910102001", "p910000", types=["LOCATED_IN"])] == ["LOCATED_IN"] * 3
    at = "p910102001"
    for edge in path:
        assert at in (edge.source, edge.target)
        at = edge.target if at == edge.source else edge.source
    assert at == "p930000"
    assert list(view.path("p910102001", "p930000", longest=3)) == []
    assert list(view.path(EAST, EAST)) == list(view.path(EAST, "nobody")) == []
    assert len(view.path(EAST, WEST)) == 1


def check_the_snapshot_tells_about_itself(view: View) -> None:
    about = view.about()
    assert {"published", "nodes", "edges", "facts", "documents", "state"} <= set(about)
    assert about["nodes"] == len(view.labelled())
    assert about["edges"] == sum(len(view.all_edges([type])) for type in schema().edges)
    rows = view.documents()
    assert [row["name"] for row in rows] == ["雁回县2021.txt", "雁回县2022.txt", "禾泉县2022.txt"]
    assert [(row["year"], row["place"]) for row in rows] == [(2021, WEST), (2022, WEST), (2022, OTHER)]
    assert sum(row["facts"] for row in rows) == about["facts"]


def check_many_ids_and_many_threads(view: View) -> None:
    many = [f"x{i}" for i in range(5000)]
    assert set(view.nodes([*many, WEST])) == {WEST}
    assert view.evidence(many) == {}
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: len(view.edges(["PAIRED_WITH"], WEST)), range(64)))
    assert set(answers) == {7}


def check_odd_words(view: View) -> None:
    for odd in ("\ud800", "\0", "'; DROP TABLE node; --", "𠮷", "x" * 20_000):
        assert view.node(odd) is None
        assert list(view.named(odd)) == list(view.search(odd)) == list(view.edges(["FUNDED"], odd)) == []


CHECKS: list[Callable[[View], None]] = [f for name, f in sorted(globals().items()) if name.startswith("check_")]
