"""Whom a section is about: places in its heading or opening, and the body that a task book charges with a task."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.mentions import PartyMention
from ingest.parties import Party
from ingest.passages import Passage, Span
from ingest.rules import Reading
from ingest.rules.sides import side

# 一、县区名。 or 一、县区名·县区名: what opens a passage up to the first stop, if it is as short as a heading.
_OPENING = re.compile(r"^[^。：，；]{2,16}[。：]")
# Headings stand at most this many passages above.
_FURTHEST = 12


@dataclass(frozen=True, slots=True)
class Topic:
    """The helped place that a section is about (`helped`), and who is charged with the tasks in it (`charged`)."""

    helped: Party | None = None
    charged: Party | None = None


def topic(passage: Passage, reading: Reading) -> Topic:
    """What the opening of the passage, or the heading above it, says."""
    opening = _OPENING.match(passage.text)
    helped = _helped(passage, Span(0, opening.end()), reading) if opening else None
    heading = _heading(passage, reading)
    if heading is None:
        return Topic(helped)
    whole = Span(0, len(heading.text))
    return Topic(helped or _helped(heading, whole, reading), _charged(heading, reading))


def _heading(passage: Passage, reading: Reading) -> Passage | None:
    """The nearest heading above; None where none stands near."""
    if not passage.headings:
        return None
    for back in range(passage.index, max(-1, passage.index - _FURTHEST), -1):
        if reading.passages[back].kind == "heading":
            return reading.passages[back]
    return None


def _parties(passage: Passage, within: Span, reading: Reading) -> list[Party]:
    mentions = reading.mentions[passage.index]
    return [m.party for m in mentions if isinstance(m, PartyMention) and m.span in within]


def _helped(passage: Passage, within: Span, reading: Reading) -> Party | None:
    """The only place on the helped side, below the document's own."""
    west = {party for party in _parties(passage, within, reading) if party.is_place and _is_below(party, reading)}
    return west.pop() if len(west) == 1 else None


def _is_below(party: Party, reading: Reading) -> bool:
    return side(party, reading.context) == "west" and party != reading.context.west


def _charged(heading: Passage, reading: Reading) -> Party | None:
    """The body that is the whole heading of a task book (七、区民政局)."""
    if reading.context.status != "planned" or reading.context.side != "east":
        return None
    bodies = [party for party in _parties(heading, Span(0, len(heading.text)), reading) if not party.is_place]
    return bodies[0] if bodies and len(heading.text) <= len(bodies[0].name) + 16 else None
