"""Two provinces in one word of two signs, of which a sentence says that they work together: 苏陕两省建立协作关系.

Both must stand with their names somewhere in the document. What is only called after them (苏陕协作资金) says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import product

from ingest.about.provinces import signs_of
from ingest.expressions import expression
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
        f"两[地省市区]{{1,2}}(?:政府)?(?:之间)?{part('adverbs')}"
        f"(?:建立|结成|结为|确立|缔结|形成|开展|启动|实施)了?[^，,。；;]{{0,8}}{_TIE}"
        f"|(?:东西部|扶贫|对口)*(?:协作|帮扶)(?:关系)?{part('adverbs')}(?:建立|确立|开展|启动|实施|走过|历经|始于)"
    )
)


def find(passage: Passage, reading: Reading) -> Found:
    """The pair of provinces of every such word."""
    for word, (helper, helped) in reading.once(_words, reading.passages[0]).items():
        for match in re.finditer(word, passage.text) if word in passage.text else ():
            said = _TELL.match(passage.text, match.end())
            if said is not None:
                key = Span(*match.span())
                pair = (PartyMention(key, helper), PartyMention(key, helped))
                words = Span(key.start, said.end())
                yield from propose(NAME, passage, reading, [pair], words, first="helper", confidence=0.6)


def _words(_: Passage, reading: Reading) -> Mapping[str, tuple[Party, Party]]:
    """What the provinces that the document names are called in two signs, with the one that helps and the other."""
    parties = (m.party for mentions in reading.mentions for m in mentions if isinstance(m, PartyMention))
    named = {party.name: party for party in parties if party.type == "province"}.values()
    helpers = [party for party in named if custom(party) == "east"]
    helped = [party for party in named if custom(party) == "west"]
    found: dict[str, tuple[Party, Party]] = {}
    for one, two in product(helpers, helped):
        for sign, other in product(signs_of(one), signs_of(two)):
            found[sign + other] = found[other + sign] = one, two
    return found


RULE = Rule(NAME, find=find, cells=False)
