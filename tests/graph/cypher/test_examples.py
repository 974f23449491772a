"""The statements to begin with pass the guard, run, and find something in a small graph."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from graph.cypher import run
from graph.cypher.examples import Example, examples, offered, values
from graph.schema import schema
from graph.store.embedded import EmbeddedView
from tests.support.graphs import published
from tests.support.memory_view import MemoryView

EMPTY_HERE = 8  # statements that look for what the small graph does not hold


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedView]:
    opened = published(tmp_path_factory.mktemp("examples"))
    yield opened
    opened.close()


def test_there_are_forty_each_with_titles_of_its_own() -> None:
    assert len(examples()) == 40
    assert len({one.zh for one in examples()}) == len({one.en for one in examples()}) == 40


def test_none_adds_sums_or_counts_of_people() -> None:
    """Totals stand beside their parts and the same money is told twice: what adds them is the question of totals."""
    adding = re.compile(r"sum\(\w+\.(amount_yuan|count)\)")
    assert [one.en for one in examples() if adding.search(one.cypher)] == []


@pytest.mark.parametrize("example", examples(), ids=lambda one: one.en)
def test_a_statement_runs(example: Example, view: EmbeddedView) -> None:
    pytest.importorskip("kglite", reason="the embedded Cypher engine is not installed")
    known = values(view)
    found = run(example.cypher, {name: known[name] for name in example.takes}, snapshot=view.folder)
    assert found.columns
    assert not found.truncated


def test_most_find_something_and_every_edge_type_is_asked_for(view: EmbeddedView) -> None:
    pytest.importorskip("kglite", reason="the embedded Cypher engine is not installed")
    ready = offered(view, "en")
    assert [one["title"] for one in ready] == [one.en for one in examples()]
    empty = [one["title"] for one in ready if not run(one["cypher"], one["parameters"], snapshot=view.folder).rows]
    assert len(empty) <= EMPTY_HERE, empty
    assert [type for type in schema().edges if not any(type in one.cypher for one in examples())] == []


def test_where_nothing_is_paired_those_with_parameters_are_not_offered() -> None:
    ready = offered(MemoryView([], []), "zh")
    assert [one["title"] for one in ready] == [one.zh for one in examples() if not one.takes]
