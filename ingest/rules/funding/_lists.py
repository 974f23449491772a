"""Lists of parties (甲、乙和丙) around a sum, each with the part that the words beside it give it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from ingest.expressions import expression
from ingest.lexicon import alternatives, words
from ingest.mentions import Mention, PartyMention
from ingest.parties import Party
from ingest.passages import Span
from ingest.rules.funding._frames import Part, is_quoted, part_of, up_to_sum
from ingest.rules.funding._sums import Sum, parties


@dataclass(frozen=True, slots=True)
class Group:
    """Parties of one list (甲、乙和丙) and the part that they have together; `span` covers the list, `more` says 等."""

    parties: tuple[Party, ...]
    span: Span
    part: Part
    more: bool = False


@cache
def _between() -> re.Pattern[str]:
    return re.compile(alternatives(words("roles", "list_marks")))


# One of a list that no finder knows.
_UNKNOWN_BETWEEN = expression(r"、[一-鿿]{1,4}(?:镇|乡|街道|村|社区|县|区)、")


def groups(found: Sum, mentions: Sequence[Mention], within: Span) -> list[Group]:
    """The lists of parties inside a span, each with its part."""
    lists: list[list[PartyMention]] = []
    for mention in parties(mentions, within):
        gap = found.words(lists[-1][-1].span.end, mention.span.start) if lists else ""
        if lists and (_between().fullmatch(gap) or _UNKNOWN_BETWEEN.fullmatch(gap)):
            lists[-1].append(mention)
        else:
            lists.append([mention])
    return _without_things([_group(found, run) for run in lists], found)


_THING_BETWEEN = expression(r"、?[^，。；、]{2,12}、")


def _without_things(read: list[Group], found: Sum) -> list[Group]:
    """The lists; behind a receiver and a thing, the next name is part of a thing (为乙县医院、文化中心、丙区客运站)."""
    for at, group in enumerate(read[1:], 1):
        gap = found.words(read[at - 1].span.end, group.span.start)
        if read[at - 1].part != "subject" and group.part == "subject" and _THING_BETWEEN.fullmatch(gap):
            read[at] = replace(group, part="neither")
    return read


_MORE = expression(r"(?:、[一-鿿]{2,10}){0,2}等")
# The first of many projects (解决丙县图书馆布展、医院设备等7个项目资金).
_OF_PROJECTS = expression(r"[^，。；、]{0,12}、[^，。；]{2,50}等[0-9]+[个项][一-鿿]{0,4}(?:项目|工程)")


def _group(found: Sum, run: Sequence[PartyMention]) -> Group:
    span = Span(run[0].span.start, run[-1].span.end)
    everyone = tuple(party for mention in run for party in (mention.party, *mention.also))
    both = any(mention.also for mention in run) and found.words(span.end, span.end + 1) not in ("各", "均", "分")
    of_project = not everyone[0].is_place and _OF_PROJECTS.match(up_to_sum(found, span))
    part: Part = "neither" if both or of_project else part_of(found, span)
    return Group(everyone, span, part, more=bool(_MORE.match(found.words(span.end, span.end + 24))))


def quoted(found: Sum, mentions: Sequence[Mention]) -> tuple[Party, ...]:
    """Who tells of the sum in its sentence (乙县副县长某某介绍，甲市2018年援助资金300万元); nobody where none does."""
    named = parties(mentions, Span(found.sentence.start, found.mention.span.start))
    return tuple(mention.party for mention in named if is_quoted(found, mention.span))[:1]
