from __future__ import annotations

import pytest

from graph.build import publish
from graph.ledger import Ledger, Source
from graph.store.embedded import EmbeddedView
from tests.support.graphs import EAST, PLACES, WEST, document

DAY, NEXT, THIRD = "2023-04-04", "2023-04-05", "2023-04-06"


def journeys(workspace, *documents):
    """The journeys of documents, each a list of journeys: first and last day, leaders, how often they are told."""
    with Ledger.open(workspace) as ledger:
        for n, told in enumerate(documents):
            rows = [(f"第{n}篇第{k}句。", [trip(*one)]) for k, one in enumerate(told)]
            ledger.record(Source(f"{n}.txt", str(n).encode()), document("标题", rows, place=WEST, partners=[EAST]))
        publish(ledger, PLACES)
    with EmbeddedView.open(workspace) as view:
        found = view.all_edges(["VISITED"])
        proofs = view.evidence([edge.id for edge in found])
    props = [(edge.props["date"], edge.props.get("end_date"), edge.props["led_by"]) for edge in found]
    return [(*one, len(proofs[edge.id])) for one, edge in zip(props, found, strict=True)]


def trip(date, end, led_by, **more):
    return {"type": "visit", "from": EAST, "to": WEST, "date": date, "end_date": end, "led_by": led_by, **more}


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        ((DAY, None, ["甲某"]), (DAY, NEXT, ["甲某", "乙某"]), (DAY, NEXT, ["甲某", "乙某"], 2)),
        ((DAY, NEXT, ["甲某"]), (NEXT, None, ["乙某", "甲某"]), (DAY, NEXT, ["乙某", "甲某"], 2)),
        ((DAY, NEXT, ["甲某"]), (DAY, None, []), (DAY, NEXT, ["甲某"], 2)),
        ((DAY, THIRD, []), (NEXT, None, []), (DAY, THIRD, [], 2)),
    ],
)
def test_a_journey_told_twice_is_one(tmp_path, one, other, both):
    assert journeys(tmp_path / "within", [one, other]) == [both]
    assert journeys(tmp_path / "across", [one], [other]) == [both]
    assert journeys(tmp_path / "turned", [other], [one]) == [both]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((DAY, None, ["甲某"]), (NEXT, None, ["甲某"])),
        ((DAY, NEXT, ["甲某"]), (DAY, None, ["乙某"])),
        ((DAY, NEXT, ["甲某", "丙某"]), (DAY, None, ["甲某", "乙某"])),
        ((DAY, NEXT, ["甲某"]), (NEXT, THIRD, ["甲某"])),
        (("2023-04", None, ["甲某"]), (DAY, None, ["甲某"])),
        (("2023-04", None, ["甲某"]), ("2023-04", None, ["甲某", "乙某"])),
    ],
)
def test_journeys_of_other_days_or_leaders_stay_apart(tmp_path, one, other):
    assert len(journeys(tmp_path, [one], [other])) == 2


def test_a_journey_without_leaders_that_could_be_either_of_two_stays_alone(tmp_path):
    told = [(DAY, NEXT, ["甲某"]), (DAY, THIRD, ["乙某"]), (DAY, None, [])]
    assert len(journeys(tmp_path, told)) == 3


def test_a_plan_is_not_the_journey(tmp_path):
    with Ledger.open(tmp_path) as ledger:
        rows = [("一。", [trip(DAY, NEXT, [])]), ("二。", [trip(DAY, None, [], status="planned")])]
        ledger.record(Source("a.txt", b"a"), document("标题", rows, place=WEST, partners=[EAST]))
        publish(ledger, PLACES)
    with EmbeddedView.open(tmp_path) as view:
        assert len(view.all_edges(["VISITED"])) == 2
