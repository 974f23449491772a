"""A word that narrows or turns a question is never left out: the sentence is refused (tests/cases/narrowing.yaml)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
import yaml

from graph.errors import JieduiError
from graph.words import Asking, understand
from ingest.gazetteer import Index
from tests.support.memory_view import MemoryView

_FILE = Path(__file__).resolve().parents[2] / "cases" / "narrowing.yaml"
WORDS = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
EVERY = 3  # each word is put into every third sentence, the next word into those after them


@pytest.mark.parametrize(("at", "word"), list(enumerate(WORDS["chinese"])))
def test_no_chinese_word_is_left_out(at: int, word: str, view: MemoryView, gazetteer: Index) -> None:
    assert _answered(word, WORDS["chinese_sentences"][at % EVERY :: EVERY], view, gazetteer) == []


@pytest.mark.parametrize(("at", "word"), list(enumerate(WORDS["english"])))
def test_no_english_word_is_left_out(at: int, word: str, view: MemoryView, gazetteer: Index) -> None:
    assert _answered(word, WORDS["english_sentences"][at % EVERY :: EVERY], view, gazetteer) == []


def _answered(word: str, sentences: Sequence[str], view: MemoryView, gazetteer: Index) -> list[str]:
    return [asked for one in sentences if _is_answered(asked := one.format(word), view, gazetteer)]


def _is_answered(asked: str, view: MemoryView, gazetteer: Index) -> bool:
    try:
        understand(asked, Asking(view, "en" if asked.isascii() else "zh", gazetteer, today=date(2024, 6, 1)))
    except JieduiError:
        return False
    return True
