"""Pairings that may be a county's own where no document says so: beside its rows, with their sources, never counted."""

from __future__ import annotations

import json
from typing import Any

import pytest

from graph.ids import make_id
from graph.questions import answer
from graph.store.base import Edge
from tests.support.memory_view import MemoryView
from tests.support.world import world


def ask(view: MemoryView, entity: str, **given: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(answer("pairings_of", view, {"entity": entity, **given}, "zh").to_json())
    return found


def beside(found: dict[str, Any]) -> list[tuple[str, str]]:
    return [(row["helper"], row["helped"]) for row in found["unsettled"]["rows"]]


def test_a_firm_of_the_city_stands_beside_the_rows_of_its_districts() -> None:
    found = ask(world(), "望潮区")
    assert beside(found) == [("海岳远帆科技有限公司", "雁池村")]
    (row,) = found["unsettled"]["rows"]
    assert row["edge"] not in {one["edge"] for one in found["rows"]}
    assert found["evidence"][row["edge"]]
    assert row["edge"] in {edge["id"] for edge in found["unsettled"]["graph"]["edges"]}
    assert row["edge"] not in {edge["id"] for edge in found["graph"]["edges"]}
    said = {note["code"]: note["message"] for note in found["notes"]}
    assert said["unsettled"] == "另有 1 条未计入：文档只写“海岳远帆科技有限公司”，没有写在望潮区"


@pytest.mark.parametrize(
    ("entity", "given"),
    [
        pytest.param("雁回县", {}, id="of the helped county it is a row"),
        pytest.param("临潮市", {}, id="of the city it is a row"),
        pytest.param("p920101", {}, id="a district of another province"),
        pytest.param("听涛街道", {}, id="nothing is said of a street"),
        pytest.param("望潮区", {"year": "2023"}, id="another year than asked for"),
        pytest.param("望潮区", {"kind": "school"}, id="another kind than asked for"),
        pytest.param("望潮区", {"status": "planned"}, id="another status than asked for"),
    ],
)
def test_where_nothing_stands_beside(entity: str, given: dict[str, str]) -> None:
    found = ask(world(), entity, **given)
    assert found["unsettled"]["rows"] == []
    assert "unsettled" not in {note["code"] for note in found["notes"]}


def test_the_years_of_both_pairings_must_meet() -> None:
    view = world()
    links = [
        edge._replace(years=(2023,)) if (edge.source, edge.target) == ("p910102", "p933021") else edge
        for edge in view.links
    ]
    assert beside(ask(MemoryView(view.all_nodes, links, view.sources), "望潮区")) == []


def test_a_department_of_the_city_is_the_citys_own() -> None:
    view = world()
    nodes = [node._replace(type="department") if node.id == "b-firm" else node for node in view.all_nodes]
    assert beside(ask(MemoryView(nodes, view.links, view.sources), "望潮区")) == []


def test_many_partners_tell_nothing_of_a_firm() -> None:
    view = world()
    others = [node.id for node in view.all_nodes if node.type == "district" and node.id[:3] not in ("p91", "p92")]
    links = [Edge(make_id("e", id), "PAIRED_WITH", "p910102", id, (2021,), props={"kind": "district"}) for id in others]
    assert len(others) > 20
    assert beside(ask(MemoryView(view.all_nodes, [*view.links, *links], view.sources), "望潮区")) == []
