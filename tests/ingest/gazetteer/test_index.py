"""Looking divisions up: the real ones that travel with the program, and the invented country."""

from __future__ import annotations

import random

import pytest

from ingest.gazetteer import Index, open_gazetteer
from tests.support.places import load_places


@pytest.fixture(scope="module")
def real() -> Index:
    return open_gazetteer()


@pytest.fixture(scope="module")
def invented() -> Index:
    return Index.from_places(load_places())


def codes(index: Index, name: str, within: str | None = None) -> list[str]:
    return [place.code for place in index.by_name(name, within=within)]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("和平区", ["120101", "210102"]),
        ("普陀区", ["310107", "330903"]),
        ("天津市和平区", ["120101"]),
        ("天津和平", ["120101"]),
        ("天津市 和平区", ["120101"]),
        ("辽宁省沈阳市和平区", ["210102"]),
        ("天津", ["120000"]),
        ("内蒙", ["150000"]),
        ("甘南州", ["623000"]),
        ("甘南", ["230225", "623000"]),
        ("宣化", ["130705"]),
        ("东乡县", ["622926"]),
        ("甘肃省临夏州东乡县", ["622926"]),
        ("东莞市", ["441900"]),
        ("济源", ["419001"]),
        ("兰州新区", ["620171"]),
        ("石河子市", ["659001"]),
        ("无此县", []),
        ("", []),
        ("县" * 10_000, []),
    ],
)
def test_names_lead_to_codes(real: Index, name: str, expected: list[str]) -> None:
    assert codes(real, name) == expected


def test_a_bare_stem_is_no_township(real: Index) -> None:
    assert codes(real, "城关") == ["540102", "620102"]


def test_a_common_township_name_is_one_place_inside_its_county(real: Index) -> None:
    assert len(real.by_name("城关镇")) > 80
    for county in ("620821", "620825", "610722"):
        found = real.by_name("城关镇", within=county)
        assert len(found) <= 1
        assert all(place.parent == county for place in found)


def test_villages_are_found_inside_their_county_only(real: Index) -> None:
    village = next(place for place in real.children("620821", "village") if place.name.endswith("村"))
    assert village in real.by_name(village.name, within="620821")
    assert village in real.by_name(village.name, within=village.parent)
    assert real.by_name(village.name) == ()
    assert [place.code for place in real.path(village.code)] == [
        "620000",
        "620800",
        "620821",
        village.parent,
        village.code,
    ]


def test_every_code_leads_back_to_its_place(real: Index) -> None:
    for county in ("120101", "441900", "500112", "620200", "659001"):
        for place in real.children(county, "street"):
            assert real.by_code(place.code) == place
            assert place.parent == county


def test_townships_of_the_newer_list_keep_codes_apart(real: Index) -> None:
    """A code that the other list has given to another township would make two places one."""
    seen: dict[str, str] = {}
    for province in ("110000", "320000", "410000"):
        for place in real.children(province, "street"):
            assert seen.setdefault(place.code, place.name) == place.name


def test_children_are_those_directly_inside(real: Index) -> None:
    assert {place.level for place in real.children("120000")} == {"district"}
    assert {place.parent for place in real.children("620000")} == {"620000"}
    assert len([place for place in real.children("") if place.level == "province"]) == 34
    assert all(place.parent == "620821" for place in real.children("620821"))


def test_a_former_name_leads_to_its_successor(real: Index) -> None:
    assert codes(real, "横县") == ["450181"]
    assert codes(real, "郫县") == ["510117"]
    changes = real.history("横县")
    assert [(change.year, change.kind, change.new_name, change.now) for change in changes][-1] == (
        2021, "撤县设市", "横州市", "450181",
    )  # fmt: skip
    former = real.by_code("450127")
    assert former is not None
    assert (former.name, former.system, former.parent) == ("横县", "history", "450100")


def test_what_was_abolished_without_successor_leads_nowhere(real: Index) -> None:
    assert codes(real, "盐井县") == []
    assert [(change.year, change.kind, change.now) for change in real.history("盐井县")] == [(1999, "撤销", "")]


def test_what_was_merged_into_another_leads_there(real: Index) -> None:
    assert codes(real, "崇文区") == ["110101"]
    assert codes(real, "黔西县") == ["520581"]


def test_the_county_comes_before_what_became_of_a_namesake(real: Index) -> None:
    """江北区 of one city was abolished, that of another was not."""
    assert codes(real, "江北区") == ["330205", "500105"]
    assert {change.now for change in real.history("江北区") if change.old_code == "500105"} == {"500157"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Heping District", ["120101", "210102"]),
        ("heping qu", ["120101", "210102"]),
        ("hepingqu", ["120101", "210102"]),
        ("Hépíng Qū", ["120101", "210102"]),
        ("Heping District, Tianjin", ["120101"]),
        ("Tianjin Heping", ["120101"]),
        ("Dongxiang Autonomous County", ["622926"]),
        ("Inner Mongolia", ["150000"]),
        ("Shaanxi", ["610000"]),
        ("Shaanxi Province", ["610000"]),
        ("Shanxi", ["140000"]),
        ("Changzhi City", ["140400"]),
        ("Xian County", ["130929"]),
        ("Urumqi", ["650100"]),
        ("Gannan Tibetan Autonomous Prefecture", ["623000"]),
        ("Ningxia Hui Autonomous Region", ["640000"]),
        ("Jishishan Bonan, Dongxiang and Salar Autonomous County", ["622927"]),
        ("Pudong New Area", ["310115"]),
        ("Nowhere District", []),
        ("x" * 100_000, []),
        ("", []),
        ("和平区", []),
    ],
)
def test_names_in_latin_letters(real: Index, text: str, expected: list[str]) -> None:
    assert [place.code for place in real.by_pinyin(text)] == expected


def test_initials_name_candidates(real: Index) -> None:
    assert {"120101", "210102"} <= {place.code for place in real.by_pinyin("hpq")}


def test_the_nearest_name_is_the_one_that_sounds_the_same(real: Index) -> None:
    assert next(iter(real.nearest("合平区"))).name == "和平区"
    assert [place.name for place in real.nearest("泉洲市")][:1] == ["泉州市"]
    assert len(real.nearest("合平区", limit=2)) == 2
    assert real.nearest("完全没有这样的地方") == []
    assert real.nearest("") == []


def test_invented_places_work_alike(invented: Index) -> None:
    assert codes(invented, "听海区") == ["910103", "920101"]
    assert codes(invented, "东澜市听海区") == ["920101"]
    assert codes(invented, "海岳听海") == ["910103"]
    assert codes(invented, "青岭州") == codes(invented, "青岭") == ["933000"]
    assert codes(invented, "黛岭县") == ["942222"]
    assert codes(invented, "上湾村", within="933021") == ["933021101202", "933021203202"]
    assert codes(invented, "雁回县拉桑乡上湾村") == ["933021203202"]
    assert codes(invented, "雁回拉桑乡上湾村") == ["933021203202"]
    assert codes(invented, "卓格乡", within="933021") == ["933021204"]
    assert codes(invented, "听涛街", within="910102") == ["910102001"]
    assert codes(invented, "听涛街道办事处") == ["910102001"]
    assert codes(invented, "观澜居民区", within="910102") == ["910102001001"]
    assert codes(invented, "红柳镇", within="930121") == ["930121204"]
    assert codes(invented, "白杨乡", within="930121") == ["930121102"]
    assert codes(invented, "红柳镇") == []
    assert codes(invented, "敖包嘎查委员会", within="942221") == ["942221101201"]
    assert [place.code for place in invented.by_pinyin("Yanhui County")] == ["933021"]
    assert [place.name for place in invented.nearest("石粱县")] == ["石梁县"]
    assert [place.name for place in invented.nearest("柳树勾村", within="930121")] == ["柳树沟村"]
    assert [place.name for place in invented.path("942221202202")] == [
        "北杭自治区", "乌兰尔盟", "苏锦左旗", "哈日苏木", "巴彦淖嘎查",
    ]  # fmt: skip


def test_no_invented_county_is_real(real: Index) -> None:
    for place in load_places():
        if place.level in ("province", "city", "district"):
            assert real.by_name(place.name) == (), place.name


@pytest.mark.parametrize("seed", range(10))
def test_any_text_is_a_question_without_harm(invented: Index, seed: int) -> None:
    chance = random.Random(seed)
    pieces = [place.name for place in load_places()] + ["天", "😀", "\x00", "\ud800", " ", "a", "街道", "县", "(", "\\"]
    for _ in range(60):
        text = "".join(chance.choice(pieces)[: chance.randint(1, 8)] for _ in range(chance.randint(0, 5)))
        within = chance.choice([None, "910000", "933021", "933021101", "999999", "x"])
        for place in invented.by_name(text, within=within):
            assert within is None or within in [outer.code for outer in invented.path(place.code)]
        invented.by_pinyin(text)
        invented.nearest(text)
        invented.history(text)
        invented.path(text)
        invented.children(text)
