"""What is offered where a sentence was not understood: every question of it has rows."""

from __future__ import annotations

import pytest

from graph.errors import JieduiError, Lang
from graph.words import Asking, ask
from graph.words.examples import examples, paired_names
from ingest.gazetteer import Index
from tests.support.memory_view import MemoryView


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_question_offered_has_rows(view: MemoryView, gazetteer: Index, lang: Lang) -> None:
    offered = examples(view, lang)
    assert len(offered) > 3
    assert [words for words in offered if not ask(words, Asking(view, lang, gazetteer)).total] == []


def test_pairs_are_named_one_after_another(view: MemoryView) -> None:
    partners = [names["partner"] for names in paired_names(view)]
    assert len(set(partners)) > 1


def refused(text: str, view: MemoryView, gazetteer: Index) -> list[str]:
    with pytest.raises(JieduiError) as raised:
        ask(text, Asking(view, "zh", gazetteer))
    assert raised.value.code == "question_not_understood"
    return [one["name"] for one in raised.value.candidates]


def test_the_question_is_offered_without_the_words_that_were_not_understood(view: MemoryView, gazetteer: Index) -> None:
    offered = refused("望潮区的学校磨磨唧唧跟谁结对", view, gazetteer)
    assert offered[0] == "望潮区的学校跟谁结对"
    assert ask(offered[0], Asking(view, "zh", gazetteer)).total


@pytest.mark.parametrize(
    ("asked", "offered"),
    [
        ("望潮区都跟谁磨叽了结对", "望潮区都跟谁结对"),
        ("预测一下望潮区的结对", "望潮区的结对"),
        ("雁回县公办学校的结对", "雁回县学校的结对"),
        ("雁回县年轻干部", "雁回县干部"),
        ("雁回县上半年收到的资金", "雁回县收到的资金"),
    ],
)
def test_what_belongs_to_an_unread_word_is_left_out_with_it(
    asked: str, offered: str, view: MemoryView, gazetteer: Index
) -> None:
    assert refused(asked, view, gazetteer)[0] == offered


@pytest.mark.parametrize(
    "asked",
    ["望潮区没帮雁回县的单位", "雁回县以外的结对", "望潮区给雁回县的非资金", "帮我联系望潮区", "雁回县的占比学校"],
)
def test_what_would_ask_the_opposite_or_nothing_is_not_offered(asked: str, view: MemoryView, gazetteer: Index) -> None:
    with pytest.raises(JieduiError) as raised:
        ask(asked, Asking(view, "zh", gazetteer))
    assert "第一句" not in raised.value.message("zh") + raised.value.advice("zh")


def test_without_a_name_the_sentence_is_not_offered_again(view: MemoryView, gazetteer: Index) -> None:
    assert refused("老字号的结对学校", view, gazetteer) == examples(view, "zh")


def test_examples_are_about_what_was_named(view: MemoryView, gazetteer: Index) -> None:
    asking = Asking(view, "zh", gazetteer)
    offered = refused("望潮区老字号老字号", view, gazetteer)
    assert all("望潮区" in one for one in offered)
    assert all(ask(one, asking).total for one in offered[1:])
