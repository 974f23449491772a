"""Two provinces in one word of two signs, of which a sentence says that they work together: 苏陕两省建立协作关系.

Both must stand with their names somewhere in the document. What is only called after them (苏陕协作资金) says nothing.
"""

from __future__ import annotations

import re
from functools import cache

from ingest.expressions import expression
from ingest.lexicon import lexicon
from ingest.mentions import PartyMention
from ingest.parties import Party
from ingest.passages import Passage, Span
from ingest.rules import Found, Reading, Rule
from ingest.rules.pairing._links import part
from ingest.rules.pairing._propose import propose
from ingest.rules.pairing._sides import custom

NAME = "pairing.signs"
_TIE = "(?:对口|协作|帮扶|结对)"
_TELL = expression(
    lambda: (
        f"两[地省市区]{{1,2}}(?:政府)?(?:之间)?{part('adverbs')}(?:建立|结成|结为|确立|缔结|形成|开展|启动|实施)了?[^，,。；;]{{0,8}}{_TIE}"
        f"|(?:东西部|扶贫|对口)*(?:协作|帮扶)(?:关系)?{part('adverbs')}(?:建立|确立|开展|启动|实施|走过|历经|始于)"
    )
)


def find(passage: Passage, reading: Reading) -> Found:
    """The pair of provinces of every such word."""
    if len(reading.once(_named, reading.passages[0])) < 2:
        return
    for match in _two_signs().finditer(passage.text):
        said = _TELL.match(passage.text, match.end())
        pair = _provinces(match, reading) if said is not None else None
        if said is not None and pair is not None:
            words = Span(match.start(), said.end())
            yield from propose(NAME, passage, reading, [pair], words, first="helper", confidence=0.6)


def _provinces(match: re.Match[str], reading: Reading) -> tuple[PartyMention, PartyMention] | None:
    """The province that helps and the one that is helped; None where the document names one of them nowhere else."""
    codes = lexicon("provinces")["short"]
    named = reading.once(_named, reading.passages[0])
    found = [named[codes[sign]] for sign in match.groups() if codes[sign] in named]
    helper = next((party for party in found if custom(party) == "east"), None)
    helped = next((party for party in found if custom(party) == "west"), None)
    if helper is None or helped is None:
        return None
    span = Span(match.start(), match.end())
    return PartyMention(span, helper), PartyMention(span, helped)


def _named(_: Passage, reading: Reading) -> dict[str, Party]:
    """The provinces that the document names, by their codes."""
    parties = (m.party for mentions in reading.mentions for m in mentions if isinstance(m, PartyMention))
    return {party.place.code: party for party in parties if party.type in ("province", "city") and party.place}


@cache
def _two_signs() -> re.Pattern[str]:
    signs = "".join(lexicon("provinces")["short"])
    return re.compile(f"([{signs}])([{signs}])(?=[两东扶对协帮])")


RULE = Rule(NAME, find=find, cells=False)
