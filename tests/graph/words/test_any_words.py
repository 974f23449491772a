"""Whatever is typed is understood or refused: nothing else is raised, and spans lie in what was typed."""

from __future__ import annotations

import random
from datetime import date

import pytest

from graph.errors import JieduiError
from graph.words import Asking, Understood, ask, names, understand
from graph.words.lexicon import lexicon
from graph.words.scanning import Token
from ingest.gazetteer import Index
from tests.support.memory_view import MemoryView

CODES = {
    "question_not_understood",
    "question_too_long",
    "name_ambiguous",
    "name_near",
    "name_unknown",
    "not_stated",
    "place_not_in_ledger",
}
ODD = [
    "",
    " ",
    "　",
    "？",
    "\x00",
    "\ud800",
    "😀",
    "‮",
    "ﬁ",
    "①",
    "Ⅷ",
    "㍿",
    "-",
    "2021",
    "年",
    "1e999",
    "'",
    '"',
    "\\",
    "$entity",
]


@pytest.mark.parametrize("seed", range(8))
def test_any_words(seed: int, view: MemoryView, gazetteer: Index) -> None:
    dice = random.Random(seed)
    names = [node.name for node in view.all_nodes]
    pieces = [*sorted(lexicon().phrases), *ODD * 20, *names * 3]
    for _ in range(40):
        text = dice.choice(["", " "]).join(dice.choices(pieces, k=dice.randint(1, 6)))
        error, meant = _tried(text, view, gazetteer)
        if meant is None:
            assert error is not None
            assert error.code in CODES, text
            assert error.message("zh")
            assert error.message("en")
            continue
        assert all(0 <= start < end <= len(text) for start, end, _ in meant.spans), text
        ask(text, Asking(view, "en", gazetteer)).to_json()


def _tried(text: str, view: MemoryView, gazetteer: Index) -> tuple[JieduiError | None, Understood | None]:
    try:
        return None, understand(text, Asking(view, "zh", gazetteer, today=date(2024, 6, 1)))
    except JieduiError as error:
        return error, None


@pytest.mark.parametrize(
    "text",
    ["望" * 1000, "x" * 1000, "望潮区的结对" * 160, "(" * 1000, "1" * 1000, "的" * 1000, "想要" * 500],
)
def test_long_words_are_refused(text: str, view: MemoryView, gazetteer: Index) -> None:
    with pytest.raises(JieduiError) as caught:
        understand(text, Asking(view, "zh", gazetteer))
    assert caught.value.exit_code == 4


def test_too_long_words_are_stopped(view: MemoryView) -> None:
    with pytest.raises(JieduiError) as caught:
        understand("望潮区的结对" * 2000, Asking(view, "zh"))
    assert (caught.value.code, caught.value.exit_code) == ("question_too_long", 5)


def test_a_year_given_beside_holds_where_the_words_name_none(view: MemoryView) -> None:
    assert understand("望潮区的结对", Asking(view, "zh", year="2021-2022")).parameters["year"] == (2021, 2022)
    assert understand("望潮区2023年的结对", Asking(view, "zh", year=2021)).parameters["year"] == (2023, 2023)
    assert "year" not in understand("望潮区和雁回县之间的路径", Asking(view, "zh", year=2021)).parameters


def test_spans_say_what_was_read_as_what(view: MemoryView) -> None:
    text = "２０２１年望潮區和雁回县的結對"
    spans = understand(text, Asking(view, "zh")).spans
    assert [(text[start:end], what) for start, end, what in spans] == [
        ("２０２１年", "year"),
        ("望潮區", "a"),
        ("雁回县", "b"),
        ("結對", "intent"),
    ]


@pytest.mark.parametrize(
    ("words", "question"),
    [
        ("{}的所有结对", "pairings_of"),
        ("谁帮扶{}", "helpers_of"),
        ("请问{}2021年收到的资金有哪些？", "funding_received"),
        ("{}", "profile"),
        ("who helps {}", "helpers_of"),
    ],
)
def test_every_name_is_itself_wherever_it_stands(words: str, question: str, view: MemoryView, gazetteer: Index) -> None:
    """A name known once is never read as another; one known twice is asked about."""
    for node in view.all_nodes:
        if node.label in ("Document", "Indicator"):
            continue
        error, meant = _tried(words.format(node.name), view, gazetteer)
        if meant is None:
            assert error is not None
            assert error.code == "name_ambiguous", node.name
        elif meant.question != "cadre":
            assert (meant.question, meant.parameters["entity"].id) == (question, node.id)


def test_a_year_that_was_not_used_is_told(view: MemoryView) -> None:
    told = {
        words: "year_not_used" in [note["code"] for note in ask(words, Asking(view, "zh", year=2021)).notes]
        for words in ("望潮区和雁回县之间的路径", "望潮区2023年的结对", "望潮区的结对")
    }
    assert list(told.values()) == [True, True, False]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("pairings of Mars District", "Mars District"),
        ("望潮区给火星区的资金", "火星区"),
        ("雁回九小跟谁结对", "雁回九小"),
        ("火星第二中的结对", "火星第二中"),
    ],
)
def test_an_unknown_name_is_told_as_typed(words: str, name: str, view: MemoryView, gazetteer: Index) -> None:
    error, _ = _tried(words, view, gazetteer)
    assert error is not None
    assert (error.code, error.parameters["name"]) == ("name_unknown", name)


def test_examples_are_listed_once(view: MemoryView, gazetteer: Index) -> None:
    error, _ = _tried("今天天气怎么样", view, gazetteer)
    assert error is not None
    assert error.candidates
    assert not any(one["name"] in error.advice("zh") for one in error.candidates)


def test_of_many_unknown_words_only_a_few_are_looked_for(
    view: MemoryView, gazetteer: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[int] = []
    monkeypatch.setattr(names, "_of", lambda text, tokens, at, *of: looked.append(at))
    tokens = [Token("unknown", at, at + 1) for at in range(300)]
    assert names.trouble("魑" * 300, tokens, view, gazetteer) is None
    assert looked == list(range(6))
