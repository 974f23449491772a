"""Every expression about sides and subject begins with a plain character; else the whole list is slow to look for."""

from __future__ import annotations

from importlib import import_module

import pytest

from ingest.lexicon import lexicon

parse = import_module("re._parser").parse  # how an expression is read is told nowhere else
SIDES = [word for key in ("phrases", "own_words") for group in lexicon("sides")[key] for word in group["words"]]


@pytest.mark.parametrize("words", [*SIDES, *lexicon("subject")["sure"], *lexicon("subject")["likely"]])
def test_expression_begins_with_a_plain_character(words: str) -> None:
    ((kind, value), *_) = parse(words)
    begins = [items[0] for items in value[1]] if str(kind) == "BRANCH" else [(kind, value)]
    assert {str(kind) for kind, _ in begins} == {"LITERAL"}
