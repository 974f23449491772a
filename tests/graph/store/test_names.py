"""The forms under which a place is found."""

from __future__ import annotations

import pytest

from graph.store.names import forms


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("听涛街道", {"听涛街道", "听涛街", "听涛街道办事处", "听涛", "tingtaostreet", "tingtaojiedao", "ttjd"}),
        ("禾泉县", {"禾泉县", "禾泉", "hequancounty", "hqx"}),
        ("青岭藏族自治州", {"青岭", "qinglingprefecture"}),
    ],
)
def test_a_place_is_found_by_its_name_its_short_name_and_its_sound(name, found):
    assert found <= {form for form, _ in forms(name, place=True)}


def test_a_body_is_found_in_full_and_by_its_sound_only():
    assert {kind for _, kind in forms("禾泉县人民医院", place=False)} == {"name", "pinyin", "initials"}
