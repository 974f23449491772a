"""A sentence cut into its pieces, with all that the graph tells of its names."""

from __future__ import annotations

from graph.words.asking import Asking
from graph.words.leaders import with_leader
from graph.words.lexicon import lexicon
from graph.words.names import doubtful, merged, repaired
from graph.words.people import with_place_of_post
from graph.words.preamble import without_preamble
from graph.words.projects import with_project
from graph.words.recut import recut
from graph.words.scanning import Token, scan
from graph.words.short import with_english
from graph.words.text import Words


def tokenized(words: Words, asking: Asking, *, measures: bool = False) -> list[Token]:
    """The sentence cut into pieces, places before inner names made one, other names of known places found."""
    text, view = words.text, asking.view
    tokens = recut(text, scan(text, view, lexicon(), asking.today.year, measures=measures), lexicon())
    tokens = merged(text, without_preamble(text, tokens))
    tokens = with_leader(text, with_english(text, tokens, view), view)
    tokens = merged(text, repaired(text, doubtful(text, tokens), view, asking.gazetteer))
    return with_place_of_post(with_project(text, tokens, view), view)
