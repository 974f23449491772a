from __future__ import annotations

import sqlite3

import pytest

from graph.build.sqlite import SQL
from graph.schema import schema
from graph.store import embedded, searching
from graph.store.codec import got, pack, put, put_json, unpack
from graph.store.paths import shortest
from graph.store.snapshot import in_use
from graph.store.statements import statements
from tests.support.graphs import published
from tests.support.memory_view import copied


def test_statements_by_name(tmp_path):
    file = tmp_path / "a.sql"
    file.write_text("-- about\n-- name: one\nSELECT 1;\n\n-- name: two\n-- why\nSELECT 2\n", encoding="utf-8")
    assert statements(file) == {"one": "SELECT 1", "two": "-- why\nSELECT 2"}
    twice = tmp_path / "b.sql"
    twice.write_text("-- name: one\nSELECT 1;\n-- name: one\nSELECT 2;\n", encoding="utf-8")
    with pytest.raises(ValueError, match="twice"):
        statements(twice)


@pytest.mark.parametrize("text", ["", "甲", "a\0b", "\ud800", "\U0010ffff", "x" * 10_000])
def test_text_comes_back_the_same(text):
    assert got(put(text)) == text
    assert unpack(pack(text)) == text
    with sqlite3.connect(":memory:") as db:
        assert got(db.execute("SELECT ?", (put(text),)).fetchone()[0]) == text
    put_json([text]).encode("utf-8")


def steps(edges):
    return lambda nodes: [edge for edge in edges if edge[1] in nodes or edge[2] in nodes]


def test_shortest_paths_agree_with_a_plain_search():
    import random

    import networkx

    chance = random.Random(5)
    for _ in range(60):
        pairs = [(chance.randrange(14), chance.randrange(14)) for _ in range(16)]
        edges = [(n, a + 1, b + 1) for n, (a, b) in enumerate(pairs, 1)]
        graph = networkx.Graph((a, b) for _, a, b in edges)
        for a, b in ((1, 2), (3, 9)):
            found = shortest(a, b, 5, steps(edges))
            known = graph.has_node(a) and graph.has_node(b) and networkx.has_path(graph, a, b)
            length = networkx.shortest_path_length(graph, a, b) if known else None
            assert len(found) == (length if length is not None and length <= 5 else 0)


def test_a_long_way_is_not_walked():
    edges = [(n, n, n + 1) for n in range(1, 40)]
    assert len(shortest(1, 7, 6, steps(edges))) == 6
    assert shortest(1, 8, 6, steps(edges)) == []


def test_a_snapshot_is_in_use_while_a_view_is_open(tmp_path):
    view = published(tmp_path)
    assert in_use(view.folder)
    view.close()
    assert not in_use(view.folder)


def test_a_snapshot_cannot_be_written_through_a_view(tmp_path):
    with published(tmp_path) as view, pytest.raises(sqlite3.OperationalError, match="readonly"):
        view._db.execute("DELETE FROM node")


def test_the_schema_names_everything_twice():
    known = schema()
    for node in known.nodes.values():
        assert all(node.zh)
        assert all(node.en)
        assert node.types
    for edge in known.edges.values():
        assert all((edge.zh, edge.en, edge.zh_back, edge.en_back, edge.sources, edge.targets))
        assert {*edge.sources, *edge.targets} <= set(known.nodes)
    for kind in (*known.nodes.values(), *known.edges.values()):
        assert all(p.zh and p.en and p.type for p in kind.properties.values())
    assert known.label("province") == known.label("city") == "Region"


def test_walking_down_the_most_linked_finds_what_sorting_finds(tmp_path, monkeypatch) -> None:
    with published(tmp_path) as view:
        plain = copied(view)
        names = {name for node in plain.all_nodes for name in (node.name, *node.aliases)}
        parts = {name[at : at + size] for name in names for size in (1, 2, 3, 4) for at in range(len(name))}
        asked = [*sorted(parts), "w", "wa", "wang", "wangchaoqu", "wcq", "xian", "y", "望潮qu", "9", "93", '"', "zzz"]
        sorted_out = {text: [node.id for node in view.search(text, 5)] for text in asked}
        monkeypatch.setattr(searching, "_WALK", 0)
        walked = {text: [node.id for node in view.search(text, 5)] for text in asked}
    assert walked == sorted_out
    longer = [text for text in asked if len(text) > 1]  # of one character SQLite looks at beginnings only
    assert {text: sorted_out[text] for text in longer} == {t: [n.id for n in plain.search(t, 5)] for t in longer}


@pytest.mark.parametrize("limit", [1, 2, 5])
def test_looking_through_pairs_of_characters_finds_what_sorting_finds(tmp_path, monkeypatch, limit) -> None:
    with published(tmp_path) as view:
        names = {name for node in view.labelled() for name in (node.name, *node.aliases)}
        asked = sorted({name[at : at + size] for name in names for size in (3, 4, 5) for at in range(len(name))})
        sorted_out = {text: view.search(text, limit) for text in asked}
        monkeypatch.setattr(searching, "_SHARED", 0)
        assert {text: view.search(text, limit) for text in asked} == sorted_out
        assert any(len(view._search._among_pairs(text, limit)) == limit for text in asked)


def plan(name, *values):
    """How SQLite goes about a question to a graph of which it knows no statistics."""
    with sqlite3.connect(":memory:") as db:
        db.executescript(SQL["tables"] + ";" + SQL["indexes"])
        return [row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {embedded._SQL[name]}", values)]


@pytest.mark.parametrize("name", ["linked_edges_of", "linked_edges_at"])
def test_links_of_a_hub_are_read_from_the_indexes_alone(name):
    read = [step for step in plan(name, True, True, 1, '["FUNDED"]', 2021, 2022) if "SEARCH e " in step]
    assert read == [f"SEARCH e USING COVERING INDEX linked_{end} ({end}=? AND type=?)" for end in ("source", "target")]


def test_names_that_many_share_are_read_in_the_order_of_answers():
    assert plan("holding_two", "甲乙", 20) == ["SEARCH bigram USING PRIMARY KEY (two=?)"]
    assert plan("holding_walked", "甲乙丙", 20) == ["SCAN ranked"]
    assert plan("sounding_walked", "hu", "\nhua", 20) == ["SEARCH sounded USING PRIMARY KEY (first=?)"]
    assert "SEARCH p USING PRIMARY KEY (two=?)" not in (steps := plan("holding_pair", "甲乙丙", "甲乙", 50, 5))
    assert "SEARCH r USING PRIMARY KEY (degree=? AND id=?)" in steps


def test_posts_are_found_by_who_sent():
    assert "SEARCH e USING INDEX edge_sender (<expr>=?)" in plan("posts_from", 1, 2021, 2022)


def test_figures_are_found_by_what_the_catalogue_calls_them():
    steps = plan("figures", "workshops", 2021, 2022)
    assert "SEARCH f USING INDEX edge_canonical (<expr>=?)" in steps
    assert not [step for step in steps if step.startswith("SCAN")]


def test_the_largest_bounds_are_read_first():
    (read, *rest) = plan("bounds", 2, "actual", 1e9, "", None, 64)
    assert read == "SEARCH bound USING PRIMARY KEY (side=? AND status=? AND fen<?)"
    assert "USE TEMP B-TREE FOR ORDER BY" not in rest


def test_a_link_with_both_ends_inside_comes_once(tmp_path):
    with published(tmp_path) as view:
        for place in view.labelled("Province"):
            for types in (["LOCATED_IN"], ["PAIRED_WITH", "FUNDED"]):
                ids = [edge.id for edge in view.edges(types, place.id)]
                assert ids == sorted(set(ids))
