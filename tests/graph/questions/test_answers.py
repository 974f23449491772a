"""The answer as outside programs read it, and the parameters as people give them."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from graph.errors import JieduiError
from graph.questions import Answer, answer
from tests.support.memory_view import MemoryView
from tests.support.world import WANG, YAN, world

KEYS = ["question", "parameters", "understood", "columns", "rows", "truncated", "total", "cypher"]
MORE = ["cypher_parameters", "elapsed_ms", "store", "graph", "evidence", "notes"]


@pytest.fixture(scope="module")
def view() -> MemoryView:
    return world()


def ask(view: MemoryView, name: str = "pairings_of", **given: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(answer(name, view, {"entity": "望潮区", **given}, "zh").to_json())
    return found


def test_shape(view: MemoryView) -> None:
    found = ask(view, year="2021-2023", kind="school,hospital")
    assert list(found) == [*KEYS, *MORE, "counted", "unsettled"]
    assert found["parameters"] == {
        "entity": {"id": "p910102", "name": "望潮区", "code": "910102", "type": "district", "place": "临潮市"},
        "year": "2021-2023",
        "kind": ["school", "hospital"],
    }
    assert found["understood"] == "临潮市望潮区的全部结对，2021—2023 年，学校结对、医院结对"
    assert found["cypher_parameters"] == {
        "entity": "p910102",
        "year": [2021, 2022, 2023],
        "kind": ["school", "hospital"],
        "type": None,
        "status": None,
    }
    assert {row["kind"] for row in found["rows"]} == {"school", "hospital"} == {row["kind"] for row in found["counted"]}


def test_a_place_tells_what_of_it_a_row_is_about(view: MemoryView) -> None:
    rows = ask(view)["rows"]
    assert [row["inside"] for row in rows if row["kind"] == "district"] == [None, None]
    assert {row["inside"] for row in rows if row["kind"] == "street_town"} == {"听涛街道", "望海路街道"}


def test_every_row_leads_to_its_words(view: MemoryView) -> None:
    found = ask(view)
    ends = {node["id"] for node in found["graph"]["nodes"]}
    edges = {edge["id"]: edge for edge in found["graph"]["edges"]}
    for row in found["rows"]:
        assert found["evidence"][row["edge"]][0]["quote"]
        assert {edges[row["edge"]]["source"], edges[row["edge"]]["target"]} <= ends
    everything = [*found["rows"], *found["counted"], *found["unsettled"]["rows"]]
    assert set(found["evidence"]) == {row["edge"] for row in everything}


def test_counted_sets_are_no_rows_and_know_how_many_are_named(view: MemoryView) -> None:
    counted = {(row["kind"], row["year"]): (row["count"], row["named"]) for row in ask(view)["counted"]}
    assert counted["school", 2021] == (5, 1)
    assert counted["total", 2021] == (12, 4)  # without the pair of the two counties
    assert counted["street_town", 2022] == (4, 1)


def test_limit_cuts_rows_and_says_so(view: MemoryView) -> None:
    found = answer("pairings_of", view, {"entity": "望潮区"}, "zh", limit=2).as_json()
    assert (len(found["rows"]), found["truncated"]) == (2, True)
    assert found["total"] > 2
    assert {edge["id"] for edge in found["graph"]["edges"]} == {row["edge"] for row in found["rows"]}


def test_how_many_stands_in_the_sentence(view: MemoryView) -> None:
    assert answer("pairings_of", view, {"entity": "雁池村"}, "zh", how_many=True).understood.endswith("：共 2 条")
    assert answer("pairings_of", view, {"entity": "雁池村"}, "en", how_many=True).understood.endswith(": 2 in all")


def test_no_rows_is_an_answer(view: MemoryView) -> None:
    found = ask(view, year=1999)
    assert (found["rows"], found["total"], found["truncated"]) == ([], 0, False)


@pytest.mark.parametrize(("amount", "printed"), [("220090.6", "220090.6"), ("50000000", "50000000"), ("0.1", "0.1")])
def test_amounts_are_exact_numbers(view: MemoryView, amount: str, printed: str) -> None:
    found = answer("funding_received", view, {"entity": "雁回县"}, "zh")
    changed = replace(found, rows=[{"amount_yuan": Decimal(amount)}])
    assert f'"rows": [{{"amount_yuan": {printed}}}]' in changed.to_json()


def test_not_a_number_is_refused(view: MemoryView) -> None:
    found: Answer = replace(answer("profile", view, {"entity": "雁回县"}, "zh"), rows=[{"value": float("nan")}])
    with pytest.raises(ValueError, match="JSON"):
        found.to_json()


@pytest.mark.parametrize(
    ("name", "given", "code"),
    [
        ("pairings", {}, "question_unknown"),
        ("pairings_of", {}, "parameter_missing"),
        ("pairings_of", {"entity": ""}, "parameter_missing"),
        ("pairings_of", {"entity": "望潮区", "yaer": 2021}, "parameter_unknown"),
        ("pairings_of", {"entity": "望潮区", "kind": "schools"}, "parameter_value"),
        ("pairings_of", {"entity": "望潮区", "year": "last"}, "parameter_value"),
        ("pairings_of", {"entity": "望潮区", "year": "2023-2021"}, "parameter_value"),
        ("pairings_of", {"entity": "望潮区", "year": "1000-9999"}, "parameter_value"),
        ("funding_received", {"entity": "雁回县", "min_amount": "much"}, "parameter_value"),
        ("funding_received", {"entity": "雁回县", "min_amount": "nan"}, "parameter_value"),
        ("pairings_by_type", {"entity": "望潮区"}, "parameter_missing"),
        ("pairings_of", {"entity": "听海区"}, "name_ambiguous"),
        ("pairings_between", {"a": "望潮区", "b": "天山县"}, "name_unknown"),
        ("cadre", {"name": "无此人"}, "name_unknown"),
        ("cadre", {"name": "望潮区"}, "name_unknown"),
        ("same_name", {"name": "天山县"}, "name_unknown"),
    ],
)
def test_wrong_use_is_said(view: MemoryView, name: str, given: dict[str, Any], code: str) -> None:
    with pytest.raises(JieduiError) as caught:
        answer(name, view, given, "zh")
    assert caught.value.code == code
    assert (
        caught.value.exit_code == {"parameter": 2, "question": 4, "name": 3}[code.split("_")[0]]
        or code == "name_unknown"
    )
    assert caught.value.message("en")


def test_the_nearest_questions_are_named(view: MemoryView) -> None:
    with pytest.raises(JieduiError) as caught:
        answer("pairing_of", view, {}, "zh")
    assert {"name": "pairings_of"} in caught.value.candidates


def test_a_year_asked_for_must_be_stated(view: MemoryView) -> None:
    years = [row["years"] for row in ask(view, year=2022)["rows"]]
    assert [2021, 2023] not in years
    assert all(2022 in one for one in years)


def test_what_states_no_year_is_told(view: MemoryView) -> None:
    notes = answer("pairings_of", view, {"entity": "禾泉县", "year": 2022}, "en").notes
    assert notes == [{"code": "year_not_stated", "count": 1, "message": "1 more state no year and are left out"}]
    known = answer("pairings_of", view, {"entity": "雁回县", "year": 2022}, "zh").notes
    assert [one["code"] for one in known] == ["known_for_other_years"]


def test_where_there_is_nothing_in_a_year_the_others_are_named(view: MemoryView) -> None:
    (note,) = answer("visits_of", view, {"entity": "雁回县", "year": 2019}, "zh").notes
    assert (note["code"], note["years"], note["count"]) == ("other_years", "2021、2023", 3)


def test_a_number_without_names_is_no_empty_answer(view: MemoryView) -> None:
    found = answer("pairings_of", view, {"entity": "望潮区", "kind": "department", "year": 2023}, "zh", how_many=True)
    assert found.rows == []
    assert [note["code"] for note in found.notes] == ["only_counted"]
    assert found.understood.endswith("：有名单的 0 条，另报 3 对")


def test_where_nothing_is_known_the_documents_are_named(view: MemoryView) -> None:
    (note,) = answer("cadres_from", view, {"entity": "雁回县"}, "zh").notes
    assert note["code"] == "look_in"
    assert "《雁回县2021年东西部协作工作总结》" in note["message"]


def test_totals_of_all_places_say_that_their_sums_are_not_listed(view: MemoryView) -> None:
    found = answer("funding_totals", view, {}, "en")
    assert (found.understood, [note["code"] for note in found.notes]) == (
        "Totals of money of all places",
        ["which_sums_by_place"],
    )
    assert answer("funding_totals", view, {"entity": "雁回县"}, "en").notes == []


def test_a_name_may_be_given_in_another_form(view: MemoryView) -> None:
    assert answer("same_name", view, {"name": "Tinghai District"}, "zh").parameters == {"name": "听海区"}
    assert len(answer("cadre", view, {"name": "lin yizhou"}, "zh").rows) == 2


def test_counted_sets_beside_are_those_of_what_was_asked(view: MemoryView) -> None:
    schools = answer("pairings_by_type", view, {"entity": "望潮区", "type": "school"}, "zh").counted
    assert [(row["kind"], row["count"], row["named"]) for row in schools] == [("school", 5, 1)]
    between = answer("pairings_between", view, {"a": "望潮区", "b": "禾泉县"}, "zh").counted
    assert [(row["kind"], row["count"]) for row in between] == [("street_town", 4)]


def test_pairings_of_other_years_are_told_beside_those_of_the_year(view: MemoryView) -> None:
    """None says that they ended: whether they hold is not known, and said."""
    (note,) = answer("pairings_of", view, {"entity": WANG, "year": 2023}, "en").notes
    everything = answer("pairings_of", view, {"entity": WANG}, "en").rows
    assert note["code"] == "known_for_other_years"
    ended = ("望海路街道", "雁池镇")
    others = [(row["helper"], row["helped"]) for row in everything if row["years"] and 2023 not in row["years"]]
    assert ended in others
    assert note["count"] == len(others) - 1
    notes = answer("pairings_of", view, {"entity": WANG, "year": "2021-2023"}, "en").notes
    assert "known_for_other_years" not in {one["code"] for one in notes}


def test_what_a_later_year_does_not_state_did_not_end_by_that(view: MemoryView) -> None:
    for name in ("changes", "pairing_changes"):
        asked = {"entity": WANG, "year_a": 2021, "year_b": 2019}
        none, missing = answer(name, view, asked, "zh").notes
        assert (none["code"], none["years"]) == ("no_document_of", "2019")
        assert missing["code"] == "not_said_to_end"
    held = {"entity": YAN, "year_a": 2021, "year_b": 2021}
    assert answer("pairing_changes", view, held, "zh").notes == []


def test_rows_the_other_way_are_told_where_there_are_none_the_way_asked_for(view: MemoryView) -> None:
    found = answer("staff_counts", view, {"entity": "禾泉县", "direction": "out"}, "zh")
    assert found.rows == []
    assert [(note["code"], note["count"]) for note in found.notes] == [("other_way", 1)]
