"""Places that stay open: printed where they do not lie, or misspelt. Nothing is repaired, what it could be is told."""

from __future__ import annotations

from graph.facts import Ref
from graph.resolve import Divisions, Resolver, Scope
from tests.ingest.mentions.test_parties import HEAD, parties
from tests.support.places import invented


def decided(sentence: str, head: str = HEAD):
    found = parties(sentence, head)[1]
    return [(m.party.name, m.party.place and m.party.place.code, m.party.basis, m.party.candidates) for m in found]


def test_a_misspelt_town_is_proposed_and_never_repaired() -> None:
    assert decided("禾泉县白扬镇来访。") == [("白扬镇", None, "near", ("930121102",))]


def test_a_misspelt_county_is_proposed_inside_its_province() -> None:
    assert decided("云屏省石粱县来访。") == [("石粱县", None, "near", ("930122",))]


def test_a_village_of_two_characters_is_proposed_inside_its_township_only() -> None:
    assert decided("白杨镇百杨村来访。") == [("百杨村", None, "near", ("930121102201",))]
    assert decided("禾泉县百杨村来访。") == [("百杨村", None, None, ())]
    assert decided("禾泉县柳树钩村来访。") == [("柳树钩村", None, "near", ("930121102202",))]


def test_a_town_of_the_other_county_is_not_that_of_the_printed_one() -> None:
    assert decided("望潮区白杨镇来访。") == [("白杨镇", None, None, ())]
    assert decided("红柳乡白杨村来访。") == [("白杨村", None, None, ("930121102201",))]


def test_a_county_printed_in_another_province_is_nobody_in_the_whole_document() -> None:
    head = "禾泉县2021年东西部协作工作自评报告\n\n海岳省麦积川区对口帮扶我县。\n\n"
    assert decided("麦积川区来访。", head) == [("麦积川区", None, "near", ("930102",))]


def test_the_only_town_of_a_name_is_not_meant_where_the_document_speaks_of_other_provinces() -> None:
    assert decided("禾泉县白杨镇、梅坳镇来访。")[1:] == [("梅坳镇", None, None, ())]  # of 黔山省
    assert decided("黔山省松涧县白杨镇、梅坳镇来访。")[1][1] == "980121102"


def test_the_node_of_a_misspelt_name_is_that_of_the_name_without_proposals() -> None:
    resolver = Resolver(Divisions(invented()))
    scope = Scope(resolver, "d-1", Ref(name="禾泉县", type="district", code="930121"))
    proposed = Ref(name="百杨村", type="village", within=("白杨镇",), basis="near", candidates=("930121102201",))
    scope.learn(proposed)
    assert scope.party(proposed) == scope.party(Ref(name="百杨村", type="village"))
    assert [case.candidates for case in resolver.open_cases()] == [("930121102201",)]
