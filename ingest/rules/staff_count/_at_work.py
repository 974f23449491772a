"""Who is told to be on the other side is there: `在某县干部2名`, `某区3名教师在某县工作`, `5名医生从某区来到某县`.

A place or body of the helped side says so together with the words right before and behind it. Where it is named without
its staff, a helper has to be named in the same clause: a county's own people work there, too; who came to work there
is no one of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.context import Context
from ingest.expressions import expression
from ingest.mentions import PartyMention
from ingest.passages import Span
from ingest.rules.staff_count._words import Cue
from ingest.sides import side

_STAFF = expression(
    "的?[㐀-鿿]{0,4}?(?:干部|人才|教师|老师|医生|医师|专家|医务人员|医护人员|技术人员)(?!学院|培训|队伍)"
)
_THERE = ("在", "来", "赴", "驻", "援")
_WORKS = expression("(?:工作|服务|任教|执教|支教|支医|坐诊|挂职|帮扶|任职)(?![队组地基站人中会的])")
_COMES = ("来到", "到达", "抵达", "奔赴", "扎根", "分赴", "进驻")
_STAYS = expression("各?(?:乡镇|学校|医院)?(?:[，,。；;]|$)")
_HAS = expression("(?:目前|现|已|先后)?(?:共|现)?有$")


def at_work(text: str, sentence: Span, parties: Sequence[PartyMention], context: Context) -> Iterator[Cue]:
    """The words that tell so, each from before the party to behind it."""
    for party in parties:
        start, end = party.span
        if text.endswith(_THERE, sentence.start, start) and _STAFF.match(text, end) is not None:
            told: Span | None = Span(start - 1, end) if side(party.party, context) == "west" else None
        elif (said := _is_there(text, party)) is not None and side(party.party, context) == "west":
            came = said.end > end and text.endswith(_COMES, 0, start) and context.east is not None
            told = said if came or _is_told_of_helper(text, Span(sentence.start, start), parties, context) else None
        else:
            told = Span(start, start) if _is_had(text, party, parties, context) else None
        if told is not None:
            yield Cue("present", *told)


def _is_there(text: str, party: PartyMention) -> Span | None:
    """`在某县|工作`, `来到某县|工作`, `来到某县，`: the words around a party that say that people are there."""
    start, end = party.span
    works = _WORKS.match(text, end)
    if works is not None and text.endswith("在", 0, start):
        return Span(start - 1, works.end())
    if not text.endswith(_COMES, 0, start):
        return None
    if works is not None:
        return Span(start - 2, works.end())
    return Span(start - 2, end) if _STAYS.match(text, end) is not None else None


def _is_told_of_helper(text: str, before: Span, parties: Sequence[PartyMention], context: Context) -> bool:
    """Whether a helper is named in the last clause of the words before a place."""
    start = max(text.rfind(sign, *before) for sign in "，,；;。")
    named = (p.party for p in parties if max(start, before.start - 1) < p.span.start < before.end)
    return any(side(party, context) == "east" for party in named)


def _is_had(text: str, party: PartyMention, parties: Sequence[PartyMention], context: Context) -> bool:
    """Whether those of a helper are told to be had (`某县共有|某区医生5名`)."""
    if _STAFF.match(text, party.span.end) is None:
        return False
    had = _HAS.search(text, max(0, party.span.start - 6), party.span.start)
    if had is None or side(party.party, context) != "east":
        return False
    return any(p.span.end == had.start() and side(p.party, context) == "west" for p in parties)
