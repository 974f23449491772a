"""Everything in the model has a meaning and an example, and what is written of it is current."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from graph.schema import schema
from graph.schema.described import COLUMNS, PARTY, meanings, rows
from graph.schema.document import PAGE, PICTURE, page
from graph.schema.picture import picture


def test_nothing_lacks_a_meaning_and_nothing_is_told_that_is_not_there() -> None:
    known, told = schema(), meanings()
    assert list(told["nodes"]) == list(known.nodes)
    assert list(told["edges"]) == list(known.edges)
    of = {
        name: {kind for kind, one in {**known.nodes, **known.edges}.items() if name in one.properties}
        for one in (*known.nodes.values(), *known.edges.values())
        for name in one.properties
    }
    every = {"nodes": set(known.nodes), "edges": set(known.edges)}
    meant: dict[str, set[str]] = {}
    for name, one in told["properties"].items():
        where = set().union(*(every.get(where, {where}) for where in one["of"]))
        meant.setdefault(name.rpartition(".")[2], set()).update(where)
    assert meant == of


def test_places_and_bodies_are_those_of_the_edges() -> None:
    assert schema().edges["PAIRED_WITH"].sources == PARTY


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_rows_are_whole(lang) -> None:
    for row in rows(lang):
        assert tuple(row) == COLUMNS
        assert all(row[one] for one in ("title", "meaning", "type"))
        assert (row["example"] is None) == (row["property"] is None)
    assert {row["of"] for row in rows(lang)} == {*schema().nodes, *schema().edges}
    assert rows(lang, "FUNDED") == [row for row in rows(lang) if row["of"] == "FUNDED"]


def test_the_page_and_the_picture_are_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()
    assert PICTURE.read_text(encoding="utf-8") == picture()


def test_the_picture_shows_every_label_and_edge_type() -> None:
    svg = picture()
    assert ElementTree.fromstring(svg).tag.endswith("svg")
    assert all(f">{label}<" in svg for label in schema().nodes)
    assert all(type in svg for type in schema().edges)
    assert len(svg) < 12_000
