"""The village, school or hospital that a document is of: it gets what is given without a name (给我校捐款)."""

from __future__ import annotations

from ingest.expressions import expression
from ingest.mentions import PartyMention
from ingest.parties import Party
from ingest.passages import Passage
from ingest.rules import Reading
from ingest.sides import side

# The title stands among the first lines, and is short; how a body speaks of itself further down.
_OPENING, _TITLE, _FURTHEST = 3, 40, 60
_ITSELF = {
    "village": expression(r"(?:[我本]|我们)村|村里|村情"),
    "school": expression(r"[我本]校|给予学校"),
    "hospital": expression(r"[我本]院(?!士)|给予医院"),
}


def own_body(reading: Reading) -> Party | None:
    """The body of the helped side whose document it is; None where it is a county's or a town's."""
    return reading.once(_own, reading.passages[0])


def _own(_: Passage, reading: Reading) -> Party | None:
    titles = [p for p in reading.passages[:_OPENING] if len(p.text) <= _TITLE and not p.text.endswith("。")]
    mentions = (mention for title in titles for mention in reading.mentions[title.index])
    named = [m.party for m in mentions if isinstance(m, PartyMention) and m.party.type in _ITSELF]
    known = {party.name: party for party in sorted(named, key=lambda party: len(party.within))}  # the fullest wins
    bodies = [party for party in known.values() if side(party, reading.context) != "east"]
    if len(bodies) != 1:
        return None
    itself = _ITSELF[bodies[0].type]
    return bodies[0] if any(itself.search(p.text) for p in reading.passages[:_FURTHEST]) else None
