"""Every amount of a document is in a fact or told as not understood, and every quotation is exact."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from data import resource
from ingest.pipeline import extract
from ingest.readers import read
from ingest.reasons import reasons
from tests.support.places import official

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
FILES = [*sorted(resource("samples").glob("*.*")), *sorted(SEEDS.glob("*.txt"))]
AMOUNT = re.compile(r"\d[\d.,]*\s*(?:余|多)?\s*(?:亿|万|百万)?\s*元")


@pytest.fixture(scope="module", params=FILES, ids=lambda path: path.name)
def extraction(request):
    return extract(read(request.param.read_bytes(), request.param.name), official())


def written(text):
    return extract(read(text.encode(), "a.txt"), official())


def places(extraction):
    for row in (*extraction.facts, *extraction.unread):
        yield row.start, row.end
    for fact in extraction.facts:
        yield from ((spot.start, spot.end) for spot in fact.also)


def test_every_quotation_is_exact(extraction):
    text = extraction.document.text
    for row in (*extraction.facts, *extraction.unread):
        assert text[row.start : row.end] == row.quote
        assert extraction.document.line(row.start) <= row.line <= extraction.document.line(row.end)
    for fact in extraction.facts:
        assert all(text[spot.start : spot.end] == spot.quote for spot in fact.also)


def test_no_amount_is_lost_in_silence(extraction):
    known = list(places(extraction))
    lost = [
        match.group()
        for match in AMOUNT.finditer(extraction.document.text)
        if not any(start < match.end() and match.start() < end for start, end in known)
    ]
    assert lost == []


def test_every_reason_can_be_told(extraction):
    assert {row.reason for row in extraction.unread} <= set(reasons())


def test_a_second_reading_gives_the_same(extraction):
    again = extract(extraction.document, official())
    assert (again.facts, again.unread) == (extraction.facts, extraction.unread)


def test_a_document_beside_the_subject_says_so_once_where_it_comes_near():
    near = written("街道工作简报\n\n党员与困难家庭结成帮扶对子，146名党员同168户低保户结对。\n捐款2万元。\n")
    assert (near.facts, [(row.reason, row.line) for row in near.unread]) == ((), [("outside_subject", 3)])
    assert written("天气预报\n\n明天多云。\n").unread == ()
