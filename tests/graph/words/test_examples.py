"""What is offered where a sentence was not understood: every question of it has rows."""

from __future__ import annotations

import pytest

from graph.errors import Lang
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
