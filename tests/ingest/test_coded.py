"""Codes of places that rules name: completed where there is no doubt, taken away where the document says otherwise."""

from __future__ import annotations

from graph.facts import Pairing, Ref, StaffCount
from graph.places import Place
from ingest.coded import with_codes
from ingest.context import Context
from ingest.parties import Party
from tests.support.places import invented

COUNTY = Ref(name="禾泉县", type="district", code="930121", basis="own")


def completed(ref: Ref, *others: Ref) -> Ref:
    facts = [StaffCount(quote="…", kind="teacher", count=1, refs={"to": one}) for one in (ref, *others)]
    own = Party("禾泉县", "district", (), invented().by_code("930121"), "own")
    return next(iter(with_codes(facts, Context(own=own), invented()))).refs["to"]


def test_a_province_that_only_a_rule_names_is_that_of_the_document() -> None:
    assert completed(Ref(name="云屏省", type="province")).code == "930000"
    assert completed(Ref(name="海岳省", type="province")).code is None


def test_a_place_named_again_has_the_code_of_its_name() -> None:
    town = Ref(name="石塔街道", type="street", code="910102003")
    assert completed(Ref(name="石塔街道", type="street"), town).code == "910102003"
    assert completed(Ref(name="石塔街道", type="street"), town, town.model_copy(update={"code": "910103"})).code is None


def test_a_town_is_the_one_of_its_name_inside_those_printed_around_it() -> None:
    assert completed(Ref(name="白杨镇", type="street", within=("禾泉县",)), COUNTY).code == "930121102"
    assert completed(Ref(name="白杨镇", type="street", within=("望潮区",)), COUNTY).code is None


def test_what_has_candidates_stays_open() -> None:
    ref = Ref(name="白杨镇", type="street", within=("禾泉县",), candidates=("930121102", "930121103"))
    assert completed(ref) is ref


def test_a_village_moved_into_another_town_loses_its_code() -> None:
    ref = Ref(name="白杨村", type="village", code="930121102201", within=("禾泉县", "红柳乡"), basis="unique")
    assert completed(ref) == ref.model_copy(update={"code": None, "basis": None, "candidates": ("930121102201",)})
    right = ref.model_copy(update={"within": ("禾泉县", "白杨镇")})
    assert completed(right) is right


def test_a_party_has_no_code_of_what_lies_in_it() -> None:
    village = Place("930121102201", "白杨村", "village", "930121102", "invented")
    assert Party("白杨镇", "street", (), village).ref().code is None
    assert Party("白杨村", "village", (), village).ref().code == "930121102201"


def test_a_fact_without_places_stays_the_same() -> None:
    fact = Pairing(quote="…", east="甲小学", east_type="school", west="乙小学", west_type="school")
    assert next(iter(with_codes([fact], Context(), invented()))) is fact
