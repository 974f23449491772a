"""Where the words about a sum may tell its use: the stretches in the order in which they are believed.

Spans count in the passage's clean text; whom and when they name is still in them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from graph.facts import Channel
from ingest.lexicon import alternatives, filled, lexicon, words
from ingest.passages import Span
from ingest.rules.funding._cues import cues
from ingest.rules.funding._sums import Sum
from ingest.rules.funding._things import things

# No use is longer; a list that is cut ends with its last whole item.
LONGEST = 60
_OF_MONEY = ("ahead", "built_behind", "behind", "meant_behind", "noun_behind", "done_ahead", "built", "named_ahead")
_OF_SALES = ("sold", "sold_behind", *_OF_MONEY)
# Words at the end of a label that only say that money was given.
_GIVEN = frozenset({"fund", "spend", "paid", "arrive", "invest", "goods", "both", "gift"})


def uses(found: Sum, channel: Channel, *, part: bool) -> Iterator[Span]:
    """The stretches that may tell the use of a sum of that channel, the surest first."""
    if channel == "donation_goods":
        yield from things(found)
    for name in _OF_SALES if channel == "consumption" else _OF_MONEY:
        match = _match(found, name)
        if match is not None:
            span = Span(*match.span("use"))
            yield span if name.endswith("behind") else _label(found, span, whole=name != "ahead")
    label = Span(_clause_start(found), found.mention.span.start)
    if part and not _patterns()["of_each"].search(found.words(*label)):
        yield _label(found, label)


def _clause_start(found: Sum) -> int:
    return found.mention.span.start - len(found.before_in_clause)


def _match(found: Sum, name: str) -> re.Match[str] | None:
    """What the expression of that name finds: right behind the sum, or ending right before it."""
    pattern, text, sum_ = _patterns()[name], found.passage.text, found.mention.span
    if name == "behind":
        return pattern.match(text, sum_.end, sum_.end + len(found.own_following))
    if name.endswith("behind"):
        return pattern.match(text, sum_.end, found.sentence.end)
    start = found.own_start if name in ("built", "done_ahead") else _clause_start(found)
    return pattern.search(text, start, sum_.start)


def _label(found: Sum, span: Span, *, whole: bool = False) -> Span:
    """A label without what only says that it is a part, and (unless it is `whole`) that money was given."""
    text = found.words(*span)
    opens = _patterns()["label_drop"].match(text)
    start, end = opens.end() if opens else 0, len(text)
    while not whole and (ends := _label_end(text, start, end)) is not None:
        end = ends
    return Span(span.start + start, span.start + max(start, end))


def _label_end(text: str, start: int, end: int) -> int | None:
    """Where the label ends without its last word, if that is none of its own."""
    for cue in reversed(cues(text[start:end])):
        if start + cue.end == end and cue.family in _GIVEN and not cue.word.endswith(("补助", "补贴", "奖补")):
            return start + cue.start
    closing = _patterns()["label_ends"].search(text, start, end)
    return closing.start() if closing is not None else None


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(filled(source, _part)) for name, source in lexicon("purposes")["uses"].items()}


def _part(name: str) -> str:
    """What `{name}` stands for in the expressions of `purposes.yaml`: a part, or a list of words."""
    if name == "longest":
        return str(LONGEST)
    if name == "long_verbs":
        return alternatives(word for word in words("purposes", "use_verbs") if len(word) > 1)
    written = lexicon("purposes")["parts"].get(name)
    return alternatives(words("purposes", name)) if written is None else filled(written, _part)
