"""Where the givers came to: the town, village, school or hospital that gets a gift told without a receiver.

甲区工商联一行来到丙县丁村。座谈会上，甲公司捐赠10万元.
"""

from __future__ import annotations

from ingest.expressions import expression
from ingest.parties import Party
from ingest.passages import Span
from ingest.rules import Reading
from ingest.rules.funding._frames import ATTRIBUTE
from ingest.rules.funding._sums import Sum, parties
from ingest.sides import side

# They came in the passage itself or not far above.
_PASSAGES, _PAGE = 3, 4000  # passages, and characters of one
_CAME = expression(r"(?:来到|到|赴|走进|前往|深入|抵达|奔赴)$")
_GOES_ON = ("、", "和", "及", "与")


def visited(found: Sum, reading: Reading, *, above: bool) -> Party | None:
    """The last party on no helping side that somebody is said to have come to, also in the passages `above`.

    None where it was one of several.
    """
    end, back = found.mention.span.start, _PASSAGES if above else 1
    for index in range(found.passage.index, max(-1, found.passage.index - back), -1):
        text = reading.passages[index].text
        last = end if index == found.passage.index else len(text)
        for mention in reversed(parties(reading.mentions[index], Span(max(0, last - _PAGE), last))):
            start = mention.span.start
            if side(mention.party, reading.context) == "east":
                continue
            if _CAME.search(ATTRIBUTE.sub("", text[max(0, start - 20) : start])):
                return None if text.startswith(_GOES_ON, mention.span.end) else mention.party
    return None
