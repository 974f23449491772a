"""No text of the pages lacks a language, a {place}, or is asked for without being there."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

from app.i18n import catalogue
from graph.questions import sets

APP = Path(__file__).parents[2] / "app"


def places(text: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(text) if field}


def test_both_languages_have_the_same_keys_and_places():
    zh, en = catalogue("zh"), catalogue("en")
    assert set(zh) == set(en)
    assert [key for key in zh if places(zh[key]) != places(en[key])] == []


def test_every_text_asked_for_is_there():
    files = [*APP.glob("*.py"), *APP.glob("views/*.py"), *APP.glob("components/*/*.py"), *APP.glob("templates/*.html")]
    asked = {
        key
        for file in files
        for key in re.findall(r'(?:words|\bt|frame\.words)\("([a-z_]+\.\w+)"', file.read_text(encoding="utf-8"))
    }
    assert asked
    assert asked <= set(catalogue("zh"))


def test_closed_sets_have_their_words():
    groups = {
        "party": sets.PARTY_TYPES, "pair_kind": sets.PAIR_KINDS, "channel": sets.CHANNELS, "level": sets.LEVELS,
        "status": sets.STATUSES, "role": sets.ROLES, "staff": sets.STAFF_KINDS, "edge": sets.RELATIONS,
    }  # fmt: skip
    missing = [f"{group}.{value}" for group, values in groups.items() for value in values]
    assert [key for key in missing if key not in catalogue("zh")] == []


def test_no_exclamation_and_no_greeting_in_chinese():
    assert [text for text in catalogue("zh").values() if "！" in text or "您好" in text] == []
