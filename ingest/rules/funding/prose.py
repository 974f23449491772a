"""Money in running text: who gave or will give how much to whom, through which channel.

Reads the sums of a passage in their order (`_claims`), settles wholes and parts by their arithmetic (`_totals`),
spreads one sum over several parties where the words say 各 or 分别 (`_spread`), and fills in the two sides of the
document where the genre leaves them out. Rates, prices, incomes, thresholds and averages are left, with a reason.
Proposes only; spans count in the passage's clean text.
"""

from __future__ import annotations

from ingest.expressions import expression
from ingest.passages import Passage
from ingest.rules import Found, Reading, Rule
from ingest.rules.funding._claims import Walk
from ingest.rules.funding._focus import focus, head_of_list
from ingest.rules.funding._gift_lists import bare_sum, sums_up_list
from ingest.rules.funding._spread import spread
from ingest.rules.funding._sums import sums
from ingest.rules.funding._tell import proposal
from ingest.rules.funding._topic import topic
from ingest.rules.funding._totals import settle
from ingest.unread import Unread

_NAME = "funding.prose"


def find(passage: Passage, reading: Reading) -> Found:
    """The sums of one heading or paragraph; a table's cells are read elsewhere."""
    walk = walked(passage, reading)
    if walk is None:
        return
    for found, reason in walk.refused:
        yield Unread(passage, found.mention.span, reason, "funding", _NAME)
    settled = settle(walk.claims)
    kept = {claim.found.mention.span for claim in settled}
    for claim in walk.claims:
        if claim.found.mention.span not in kept:
            yield Unread(passage, claim.found.mention.span, "amount_no_cue", "funding", _NAME)
    about = topic(passage, reading)
    for claim in spread(settled, walk.mentions, reading):
        yield proposal(claim, reading, about, _NAME)


def walked(passage: Passage, reading: Reading) -> Walk | None:
    """The passage's sums read in their order; None where it has none."""
    mentions = reading.mentions[passage.index]
    bare = bare_sum(passage, reading)
    found = sums(passage, mentions if bare is None else sorted((*mentions, bare), key=lambda m: m.span))
    if not found:
        return None
    walk = Walk(reading, mentions, focus=focus(passage, reading))
    if sums_up_list(passage, reading):
        walk.refused = [(one, "register_total") for one in found]
        return walk
    head = _broken_off(passage, reading) or head_of_list(passage, reading)
    if head is not None:
        before = walked(head, reading)
        walk.listing = before.claims[-1] if before is not None and before.claims else None
        if walk.listing is not None and walk.listing.whole is not None:
            walk.listing = walk.listing.whole
    for one in found:
        walk.read(one)
    return walk


# A line that goes on with the sum above it (省级300万元，市级70万元; 其中产业200万元).
_GOES_ON = expression(r"其中[：:，]?[^。；]{0,16}[0-9]|[省市区县]级[^，。；]{0,6}[0-9]")

_LINES = 3


def _broken_off(passage: Passage, reading: Reading) -> Passage | None:
    """The line above that the passage goes on, behind others that do; None where it begins anew."""
    if not _GOES_ON.match(passage.text):
        return None
    above = reading.passages[max(0, passage.index - _LINES) : passage.index]
    return next((line for line in reversed(above) if not _GOES_ON.match(line.text)), None)


RULE = Rule(_NAME, find=find, cells=False)
