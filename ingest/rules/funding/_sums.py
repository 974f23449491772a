"""Where a sum stands: its sentence, its clause, what leads to it and what follows.

All spans count in the passage's clean text. `lead` reaches back to the sum before (or the start of the sentence),
`tail` ahead to the next sum (or the end of the sentence).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from ingest.expressions import expression
from ingest.mentions import Mention, MoneyMention, PartyMention, start_of
from ingest.passages import Passage, Span

# No clause that matters is longer; the bound keeps the cost linear in a text without punctuation.
_REACH = 300
_CLAUSE = expression(r"[，；。：！？,;（(）)\n]")
# What follows a sum up to the next mark belongs to it, not to the sum after it.
_USE = expression(
    r"(?:（[^（）]*）)?(?:的[^，。；、（）]{1,16}?(?:以及|[和及与、])"
    r"|，?(?:用于|投向|支持|帮助|资助|建设|实施|购置)[^，；。]*[，；。]|[^，；。、：（）和及并][^，；。、]*[，；、。])"
)
_GROUP = expression(r"[；;。！？\n]")


@dataclass(frozen=True)
class Sum:
    """One sum with its surroundings.

    `clause` is bounded by any punctuation but 、, `group` by semicolons; both hold the sum. `first` says that no other
    sum stands before it in its sentence.
    """

    passage: Passage
    mention: MoneyMention
    sentence: Span
    group: Span
    clause: Span
    lead: Span
    tail: Span
    first: bool

    def words(self, start: int, end: int) -> str:
        """The clean text between two places."""
        return self.passage.text[start:end]

    @cached_property
    def leading(self) -> str:
        """What stands between the sum before (or the start of the sentence) and this one."""
        return self.passage.words(self.lead)

    @cached_property
    def own_lead(self) -> str:
        """The lead without the use of the sum before it (用于修路，｜另捐5万元): what is said of this sum alone."""
        start = max(self.lead.start, self.group.start)
        text = self.words(start, self.mention.span.start)
        used = _USE.match(text) if not self.first and start == self.lead.start else None
        return text[used.end() :] if used else text

    @property
    def own_start(self) -> int:
        """Where `own_lead` starts."""
        return self.mention.span.start - len(self.own_lead)

    @cached_property
    def following(self) -> str:
        """What stands between this sum and the next (or the end of the sentence)."""
        return self.passage.words(self.tail)

    @cached_property
    def own_following(self) -> str:
        """What follows without the clause of the next sum, whose verb is not this one's use."""
        text = self.following
        if self.tail.end >= self.sentence.end:
            return text
        ends = [match.end() for match in _CLAUSE.finditer(text)]
        return text[: ends[-1]] if ends else text

    @cached_property
    def before_in_clause(self) -> str:
        """The clause up to the sum."""
        return self.words(max(self.clause.start, self.lead.start), self.mention.span.start)

    @cached_property
    def before_in_group(self) -> str:
        """Its clauses up to the sum, from the last semicolon or stop on."""
        return self.words(self.group.start, self.mention.span.start)

    @cached_property
    def before_in_sentence(self) -> str:
        """The sentence up to the sum."""
        return self.words(self.sentence.start, self.mention.span.start)

    @cached_property
    def after_in_clause(self) -> str:
        """The clause behind the sum."""
        return self.words(self.mention.span.end, min(self.clause.end, self.tail.end))


def sums(passage: Passage, mentions: Sequence[Mention]) -> list[Sum]:
    """The sums of a passage in their order."""
    money = [mention for mention in mentions if isinstance(mention, MoneyMention)]
    starts = [sentence.start for sentence in passage.sentences]
    found = []
    for at, mention in enumerate(money):
        at_sentence = bisect_right(starts, mention.span.start) - 1
        sentence = passage.sentences[at_sentence] if at_sentence >= 0 else Span(0, len(passage.text))
        sentence = Span(max(sentence.start, mention.span.start - _REACH), min(sentence.end, mention.span.end + _REACH))
        before = money[at - 1].span.end if at and money[at - 1].span.end > sentence.start else None
        after = money[at + 1].span.start if at + 1 < len(money) else len(passage.text)
        found.append(_around(passage, mention, sentence, before, min(after, sentence.end)))
    return found


def _around(passage: Passage, mention: MoneyMention, sentence: Span, before: int | None, after: int) -> Sum:
    lead = Span(sentence.start if before is None else before, mention.span.start)
    return Sum(
        passage=passage,
        mention=mention,
        sentence=sentence,
        group=_bounded(passage.text, mention.span, sentence, _GROUP),
        clause=_bounded(passage.text, mention.span, sentence, _CLAUSE),
        lead=lead,
        tail=Span(mention.span.end, after),
        first=before is None,
    )


def _bounded(text: str, span: Span, within: Span, marks: re.Pattern[str]) -> Span:
    """The stretch around `span` between two of the marks."""
    start = within.start
    for match in marks.finditer(text, within.start, span.start):
        start = match.end()
    end = marks.search(text, span.end, within.end)
    return Span(start, end.start() if end else within.end)


# Names of districts that are common nouns; without the city before them another is hardly ever meant.
_COMMON = frozenset({"城区", "郊区", "矿区"})


def _is_common(mention: PartyMention) -> bool:
    """Whether the place was only guessed from a common noun (城区｜移民安置点)."""
    return mention.party.name in _COMMON and mention.span.end - mention.span.start == len(mention.party.name)


def parties(mentions: Sequence[Mention], within: Span) -> list[PartyMention]:
    """The parties inside a span, in their order; `mentions` are sorted by start."""
    found, at = [], bisect_left(mentions, within.start, key=start_of)
    while at < len(mentions) and mentions[at].span.start < within.end:
        mention = mentions[at]
        if isinstance(mention, PartyMention) and mention.span.inside(within) and not _is_common(mention):
            found.append(mention)
        at += 1
    return found
