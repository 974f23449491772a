"""Whom a section is about: places in its heading or opening, and the body that a task book charges with a task."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.expressions import expression
from ingest.mentions import PartyMention
from ingest.parties import Party
from ingest.passages import Passage, Span
from ingest.rules import Reading
from ingest.rules.funding._above import heading_above, opening
from ingest.rules.funding._record import record
from ingest.sides import side

# 一、县区名。 or 一、县区名·县区名: what opens a passage up to the first stop, if it is as short as a heading.
_OPENING = expression(r"^[^。：，；]{2,16}[。：]")
# 3.丙镇饮水工程。: the name of a project that a list tells of.
_PROJECT = expression(
    r"^[（(]?[0-9一二三四五六七八九十]{1,3}[、.．）)](?!抓|加[强快大]|做|推|落实|完善|强化|聚焦|深化|突出|实施|用好|管好|谋划)(?:项目名称[：:])?(?P<name>[^。：，；]{4,40}?(?:项目|工程|基地|行动|活动))(?:（[^）]*）)?[。：]"
)


@dataclass(frozen=True, slots=True)
class Topic:
    """The helped place that a section is about (`helped`), who is charged with the tasks in it (`charged`).

    `helper` is the helping place that the whole heading names (二、甲区), `project` what the passage opens with as the
    name of a project (3.丙镇饮水工程。); `alone` where the only sum of a project's record stands in the passage.
    """

    helped: Party | None = None
    charged: Party | None = None
    helper: Party | None = None
    project: str | None = None
    alone: bool = False


def topic(passage: Passage, reading: Reading) -> Topic:
    """What the opening of the passage, or the heading above it, says."""
    told = record(passage, reading)
    if told is not None:
        return Topic(told.place, project=told.project, alone=told.alone)
    item = _PROJECT.match(passage.text)
    opens = item or _OPENING.match(passage.text)
    helped = _helped(passage, Span(0, opens.end()), reading) if opens else None
    project = item["name"] if item else None
    heading = None if opening(passage).startswith("【") else heading_above(passage, reading)
    if heading is None:
        return Topic(helped, project=project)
    whole = Span(0, len(heading.text))
    helped = helped or _helped(heading, whole, reading)
    return Topic(helped, _charged(heading, reading), _helper(heading, reading), project)


def _parties(passage: Passage, within: Span, reading: Reading) -> list[Party]:
    mentions = reading.mentions[passage.index]
    return [m.party for m in mentions if isinstance(m, PartyMention) and m.span.inside(within)]


def _helped(passage: Passage, within: Span, reading: Reading) -> Party | None:
    """The only place on the helped side, below the document's own."""
    west = {party for party in _parties(passage, within, reading) if party.is_place and _is_below(party, reading)}
    return west.pop() if len(west) == 1 else None


_NUMBERED = expression(r"[（(【]?[一二三四五六七八九十0-9]{0,3}[、.．）)]?")


def _helper(heading: Passage, reading: Reading) -> Party | None:
    """The helping place that is the whole heading (二、甲区; 【甲区】)."""
    named = [m for m in reading.mentions[heading.index] if isinstance(m, PartyMention)]
    if len(named) != 1 or not named[0].party.is_place or side(named[0].party, reading.context) == "west":
        return None
    rest = heading.text[: named[0].span.start] + heading.text[named[0].span.end :]
    known = reading.context.side == "west" and named[0].party.type in {"province", "city", "district"}
    return named[0].party if known and _NUMBERED.fullmatch(rest.strip(" 】")) else None


def _is_below(party: Party, reading: Reading) -> bool:
    context = reading.context
    if side(party, context) != "west":
        return False
    several = sum(partner.type == "district" for partner in context.partners) > 1
    return party != context.west or (context.side == "east" and several)


def _charged(heading: Passage, reading: Reading) -> Party | None:
    """The body that is the whole heading of a task book (七、区民政局)."""
    if reading.context.status != "planned" or reading.context.side != "east":
        return None
    bodies = [party for party in _parties(heading, Span(0, len(heading.text)), reading) if not party.is_place]
    return bodies[0] if bodies and len(heading.text) <= len(bodies[0].name) + 16 else None
