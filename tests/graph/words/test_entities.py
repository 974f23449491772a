"""A name as people write it means one node, or is asked back; never another node."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from graph.errors import JieduiError
from graph.store.base import Node
from graph.words import Asking, resolve, understand
from graph.words.near import alike, one_off
from ingest.gazetteer import Index
from tests.support.memory_view import MemoryView
from tests.support.world import world


@pytest.mark.parametrize(
    ("written", "id"),
    [
        ("望潮区", "p910102"),
        ("望潮", "p910102"),
        (" 望潮区 ", "p910102"),
        ("“望潮区”", "p910102"),
        ("望潮區", "p910102"),
        ("临潮市望潮区", "p910102"),
        ("临潮望潮", "p910102"),
        ("海岳省临潮市望潮区", "p910102"),
        ("海岳望潮区", "p910102"),
        ("910102", "p910102"),
        ("９１０１０２", "p910102"),
        ("p910102", "p910102"),
        ("Wangchao District", "p910102"),
        ("wangchao qu", "p910102"),
        ("wangchaoqu", "p910102"),
        ("wcq", "p910102"),
        ("Wangchao", "p910102"),
        ("东澜市听海区", "p920101"),
        ("东澜听海", "p920101"),
        ("Tinghai District, Donglan", "p920101"),
        ("Donglan Tinghai", "p920101"),
        ("Tinghai District in Donglan", "p920101"),
        ("听涛街道", "p910102001"),
        ("望潮区听涛街道", "p910102001"),
        ("910102001001", "p910102001001"),
        ("青岭州", "p933000"),
        ("雁回县人民医院", "b-hospital2"),
        ("b-hospital2", "b-hospital2"),
        ("周未晚", "c-2"),
        ("d-1", "d-1"),
        ("雁回县拉桑乡上湾村", "p933021203202"),
    ],
)
def test_known(written: str, id: str, view: MemoryView, gazetteer: Index) -> None:
    assert resolve(written, view, gazetteer).id == id


@pytest.mark.parametrize(
    ("written", "code", "exit_code", "candidate"),
    [
        ("听海区", "name_ambiguous", 3, "听海区"),
        ("听海", "name_ambiguous", 3, "听海区"),
        ("Tinghai", "name_ambiguous", 3, "听海区"),
        ("雁回县上湾村", "name_ambiguous", 3, "上湾村"),
        ("林一舟", "name_ambiguous", 3, "林一舟"),
        ("望湖区", "name_near", 3, "望潮区"),
        ("望潮市", "name_near", 3, "望潮区"),
        ("潮望区", "name_near", 3, "望潮区"),
        ("望潮潮区", "name_near", 3, "望潮区"),
        ("雁回县第一中学", "name_near", 3, "雁回县第一小学"),
        ("石梁县", "place_not_in_ledger", 4, None),
        ("云屏省禾川市石梁县", "place_not_in_ledger", 4, None),
        ("Shiliang County", "place_not_in_ledger", 4, None),
        ("930122", "place_not_in_ledger", 4, None),
        ("江洲市江滩区", "place_not_in_ledger", 4, None),
        ("天山县", "name_unknown", 4, None),
        ("江洲市望潮区", "name_unknown", 4, "望潮区"),
        ("999999", "name_unknown", 4, None),
        ("", "name_unknown", 4, None),
        ("x" * 5000, "name_unknown", 4, None),
        ("望" * 5000, "name_unknown", 4, None),
        ("财政", "name_unknown", 4, None),
    ],
)
def test_not_known(
    written: str, code: str, exit_code: int, candidate: str | None, view: MemoryView, gazetteer: Index
) -> None:
    with pytest.raises(JieduiError) as caught:
        resolve(written, view, gazetteer)
    assert (caught.value.code, caught.value.exit_code) == (code, exit_code)
    if candidate is not None:
        assert candidate in [one["name"] for one in caught.value.candidates]
    for lang in ("zh", "en"):
        assert caught.value.message(lang)
        assert caught.value.advice(lang)


def test_candidates_tell_the_places_apart(view: MemoryView) -> None:
    with pytest.raises(JieduiError) as caught:
        resolve("听海区", view)
    assert [(one["code"], one["province"]) for one in caught.value.candidates] == [
        ("910103", "海岳省"),
        ("920101", "东澜市"),
    ]
    assert {"name", "code", "type", "place", "province", "id"} == set(caught.value.candidates[0])


def test_a_name_of_several_places_that_no_document_speaks_of_tells_them_apart(gazetteer: Index) -> None:
    known = world()
    without = MemoryView([node for node in known.all_nodes if node.name != "听海区"], [])
    with pytest.raises(JieduiError) as caught:
        resolve("听海区", without, gazetteer)
    assert caught.value.code == "place_not_in_ledger"
    assert [(one["code"], one["place"], one["id"]) for one in caught.value.candidates] == [
        ("910103", "临潮市", None),
        ("920101", "东澜市", None),
    ]


@pytest.mark.parametrize(("written", "near"), [("Wangchau District", "望潮区"), ("yanhuei xian", "雁回县")])
def test_a_letter_off_is_asked_about(written: str, near: str, view: MemoryView, gazetteer: Index) -> None:
    with pytest.raises(JieduiError) as caught:
        resolve(written, view, gazetteer)
    assert (caught.value.code, caught.value.candidates[0]["name"]) == ("name_near", near)


def test_without_a_gazetteer_a_real_place_is_only_unknown(view: MemoryView) -> None:
    with pytest.raises(JieduiError) as caught:
        resolve("石梁县", view, None)
    assert caught.value.code == "name_unknown"


@pytest.mark.parametrize(
    ("one", "two", "off"),
    [
        ("甲乙", "甲丙", True),
        ("甲乙", "甲乙丙", True),
        ("甲乙", "乙甲", True),
        ("甲乙", "甲乙", False),
        ("甲乙丙", "丁乙戊", False),
    ],
)
def test_one_off(one: str, two: str, off: bool) -> None:
    assert one_off(one, two) is one_off(two, one) is off


def test_a_place_left_open_is_asked_about_only_where_it_is_named_as_that() -> None:
    known = world()
    open_ = Node("n-1", "District", "望潮区", "district", place="p920000", within=("p920000",), props={"open": True})
    view = MemoryView([*known.all_nodes, open_], known.links)
    assert resolve("望潮区", view).id == "p910102"
    assert resolve("东澜市望潮区", view).id == "n-1"
    assert understand("东澜市望潮区的结对", Asking(view, "zh")).parameters["entity"].id == "n-1"
    assert understand("望潮区的结对", Asking(view, "zh")).parameters["entity"].id == "p910102"


def test_nearest_names_are_promised_only_where_there_are_some(view: MemoryView, gazetteer: Index) -> None:
    told = {}
    for name in ("天山县望潮", "饕餮"):
        with pytest.raises(JieduiError) as caught:
            resolve(name, view, gazetteer)
        told[bool(caught.value.candidates)] = caught.value.advice("zh")
    assert told == {True: "检查写法，或写出全称；相近的列在下面。", False: "检查写法，或写出全称。"}


def test_parties_named_together_are_not_offered_for_a_name():
    names = ["雁回县第一中学、雁回县第二中学", "雁回县第一中学"]
    view = SimpleNamespace(search=lambda part, limit: [SimpleNamespace(name=name) for name in names if part in name])
    assert [node.name for node in alike("雁回县第三中学", view)] == ["雁回县第一中学"]
