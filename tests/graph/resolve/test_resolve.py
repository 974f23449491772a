from __future__ import annotations

import pytest

from graph.facts import Ref
from graph.resolve import Divisions, Resolver, Scope
from graph.resolve.kinds import kind_of
from tests.support.graphs import PLACES, B, P

WEST, EAST, OTHER = P("933021"), P("910102"), P("930121")


@pytest.fixture
def resolver():
    return Resolver(Divisions(PLACES))


@pytest.fixture
def scope(resolver):
    return Scope(resolver, "d-1", WEST, [EAST])


def test_a_place_is_its_official_code_with_all_that_contains_it(resolver, scope):
    assert scope.party(P("933021101202")) == "p933021101202"
    assert resolver.within("p933021101202") == ("p933021101", "p933021", "p933000", "p930000")


def test_printed_forms_become_aliases(resolver, scope):
    for name in ("雁回", "雁回", "我县", "雁回县"):
        scope.party(Ref(name=name, type="district", code="933021"))
    assert resolver.parties["p933021"].name == "雁回县"
    assert resolver.parties["p933021"].aliases == ("雁回", "我县")


def test_a_body_is_its_type_name_and_innermost_place(scope):
    here = scope.party(B("人民医院", "hospital", "933021"))
    assert here == scope.party(B("人民医院", "hospital", "933021"))
    assert (
        len({here, scope.party(B("人民医院", "hospital", "933022")), scope.party(B("人民医院", "other", "933021"))})
        == 3
    )


def test_a_body_lies_in_a_place_printed_around_it_that_lies_deeper(resolver, scope):
    body = scope.party(B("中心小学", "school", "933021", ("雁回县", "雁池镇")))
    assert resolver.parties[body].place == "p933021102"
    odd = scope.party(B("中心小学", "school", "933021", ("雁回县", "无名镇")))
    town = resolver.parties[resolver.parties[odd].place]
    assert (town.name, town.type, town.open, town.place) == ("无名镇", "street", True, "p933021")


def test_a_body_lies_where_its_full_name_begins(resolver, scope):
    assert resolver.parties[scope.party(B("雁回县某某合作社", "enterprise"))].place == "p933021"
    assert resolver.parties[scope.party(B("海岳省某某集团", "enterprise"))].place == "p910000"
    assert resolver.parties[scope.party(B("禾川市某某集团", "enterprise"))].place is None


def test_the_same_name_elsewhere_is_never_the_same_node(resolver):
    one = Scope(resolver, "d-1", WEST, [EAST])
    two = Scope(resolver, "d-2", OTHER, [EAST])
    three = Scope(resolver, "d-3", None, [])
    for ref in (
        Ref(name="城关镇", type="street", candidates=("930121101", "930122101")),
        B("人民医院", "hospital"),
        Ref(name="新村", type="village", within=("某镇",)),
    ):
        assert len({scope.party(ref) for scope in (one, two, three)}) == 3


def test_reports_of_one_county_agree_on_what_they_leave_open(resolver):
    first = Scope(resolver, "d-1", WEST, [EAST]).party(B("某某公司", "enterprise"))
    assert Scope(resolver, "d-2", WEST, []).party(B("某某公司", "enterprise")) == first


def test_a_place_the_document_is_about_is_known_by_its_full_name(scope):
    assert scope.party(Ref(name="青岭藏族自治州", type="district")) == "p933000"
    assert scope.party(Ref(name="云屏省", type="province", candidates=("930000", "940000")))[0] == "n"


def test_an_ambiguous_place_stays_open_and_is_listed(resolver, scope):
    id = scope.party(Ref(name="城关镇", type="street", candidates=("930121101", "930122101")))
    (case,) = resolver.open_cases()
    assert (case.reason, case.node, case.candidates) == ("ambiguous_place", id, ("930121101", "930122101"))


def test_a_village_of_no_list_lies_in_the_town_printed_around_it(resolver, scope):
    scope.learn(P("933021102"))
    id = scope.party(Ref(name="新建村", type="village", within=("雁池镇",)))
    assert resolver.parties[id].place == "p933021102"
    assert [case.reason for case in resolver.open_cases()] == ["no_code"]


def test_a_printed_town_is_decided_by_the_places_a_document_is_about(resolver, scope):
    id = scope.party(Ref(name="新建村", type="village", within=("城关镇",)))
    assert resolver.parties[id].place == "p933021101"


def test_several_parties_in_one_breath_stay_together_in_their_common_place(resolver, scope):
    for code in ("933021101202", "933021102201"):
        scope.learn(P(code))
    id = scope.party(Ref(name="上湾村、雁池村", type="village"))
    party = resolver.parties[id]
    assert (party.type, party.place, party.open) == ("other", "p933021", False)


def test_several_parties_are_one_whatever_their_order(resolver, scope):
    one, other = (
        scope.party(Ref(name="上湾村、雁池村", type="village")),
        scope.party(Ref(name="雁池村、上湾村", type="village")),
    )
    assert one == other == Scope(resolver, "d-2", WEST).party(Ref(name="雁池村、上湾村", type="village"))
    assert (resolver.parties[one].name, resolver.parties[one].aliases) == ("上湾村、雁池村", ("雁池村、上湾村",))
    assert scope.party(Ref(name="上湾村、雁池村、新村", type="village")) != one


def test_a_person_is_a_name_and_a_body(resolver, scope):
    office, town = scope.party(B("教育局", "department", "933021")), scope.party(P("933021102"))
    ids = {scope.cadre("李青禾", body, "局长") for body in (office, town, None)}
    assert len(ids) == 3
    assert scope.cadre("李青禾", office, "副局长") in ids
    assert list(resolver.posts[scope.cadre("李青禾", office, None)]) == ["局长", "副局长"]
    assert resolver.parties[scope.cadre("李青禾", town, None)].place == "p933021102"


@pytest.mark.parametrize(
    ("name", "type", "expected"),
    [
        ("雁回县", None, ("district", "933021")),
        ("雁回", "district", ("district", "933021")),
        ("城关镇", None, ("street", "933021101")),  # the one in the county the document is about
        ("听海区", None, ("district", None)),  # two of that name, neither near
        ("雁回县教育局", None, ("department", None)),
        ("某某", None, ("other", None)),
    ],
)
def test_a_name_without_a_reference(scope, name, type, expected):
    ref = scope.named(name, type)
    assert (ref.type, ref.code) == expected


def test_a_code_that_no_list_has_is_no_place_of_that_code(resolver, scope):
    id = scope.party(Ref(name="旧县", type="district", code="999999"))
    assert (id[0], resolver.parties[id].open) == ("n", True)


def test_kinds_by_ending():
    assert [kind_of(n) for n in ("某区", "某街道", "某州", "某第一中学", "某集团", "某局", "区")] == [
        "district", "street", "city", "school", "enterprise", "department", "other",
    ]  # fmt: skip


def test_a_bare_name_is_the_one_this_document_says_more_of(resolver, scope):
    full = Ref(name="无名村", type="village", within=("雁回县", "雁池镇"))
    scope.learn(full)
    assert scope.party(Ref(name="无名村", type="village")) == scope.party(full)


def test_a_bare_name_told_of_two_places_stays_apart(resolver, scope):
    fuller = [Ref(name="无名村", type="village", within=("雁回县", town)) for town in ("雁池镇", "无名镇")]
    for ref in fuller:
        scope.learn(ref)
    assert len({scope.party(ref) for ref in (*fuller, Ref(name="无名村", type="village"))}) == 3


def test_a_chain_may_begin_above_the_places_a_document_is_about(resolver, scope):
    outer = resolver.path("933021")[0].name
    village = scope.party(Ref(name="无名村", type="village", within=(outer, "雁回县", "雁池镇")))
    assert resolver.within(village)[:2] == ("p933021102", "p933021")
