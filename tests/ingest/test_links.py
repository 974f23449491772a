"""The kinds of links that the lexicon lists are those the rules know."""

from __future__ import annotations

from typing import get_args

from ingest.lexicon import lexicon
from ingest.rules.pairing._links import LinkKind

_BY_MARKS = {"list", "comma", "dash", "other"}  # told without an expression of the lexicon


def test_the_lexicon_tells_every_kind_of_link_and_no_other() -> None:
    listed = {kind for entry in lexicon("links")["links"] for kind in entry}
    assert listed == set(get_args(LinkKind)) - _BY_MARKS
