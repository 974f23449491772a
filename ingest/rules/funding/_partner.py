"""Whom a giver is told to help: the other of its pair, where a gift names nobody who gets it.

甲医院与乙县人民医院签订帮扶协议。三年来，医院捐赠设备30万元; 甲公司结对帮扶丙村，投入20万元.
"""

from __future__ import annotations

from ingest.expressions import expression
from ingest.mentions import PartyMention
from ingest.parties import Party
from ingest.passages import Span
from ingest.rules import Reading
from ingest.rules.funding._sums import Sum, parties
from ingest.sides import side

# A pair is told in the passage itself or not far above, and in few characters.
_PASSAGES, _PAGE, _BETWEEN = 4, 4000, 40
_WITH = expression(r"[^。；]{0,28}[与和同][^，。；]{0,12}")
_PAIRED = expression(
    r"(?:自?[0-9]{4}年[^，。；]{0,6})?(?:正式|已经?|自愿)*(?:签[订约署]|建立|结成|结为|结对|牵手|携手|开展[^，。；]{0,6}(?:结对|帮扶)|成为)"
)
_HELPS = expression(
    r"[^。；]{0,16}(?:对口|结对|定点|挂钩|包联|东西部)[^，。；]{0,6}(?:帮扶|支援|联系|协作|帮|援)?[^，。；]{0,8}"
)
_MORE = ("、", "和", "及", "与", "等")


def partner(giver: Party, found: Sum, reading: Reading) -> Party | None:
    """The village, school, body … with which the giver is told to be paired, nearest before the sum."""
    if giver.type in ("province", "city", "district"):
        return None
    end = found.mention.span.start
    for index in range(found.passage.index, max(-1, found.passage.index - _PASSAGES), -1):
        last = end if index == found.passage.index else len(reading.passages[index].text)
        named = parties(reading.mentions[index], Span(max(0, last - _PAGE), last))
        for at in range(len(named) - 2, -1, -1):
            if named[at].party.name == giver.name and (told := _other(named, at, index, reading)) is not None:
                return told
    return None


def _other(named: list[PartyMention], at: int, index: int, reading: Reading) -> Party | None:
    """The one behind the mention of the giver that it is told to be paired with."""
    text, giver = reading.passages[index].text, named[at]
    for other in named[at + 1 : at + 3]:
        if other.span.start - giver.span.end > _BETWEEN or side(other.party, reading.context) == "east":
            return None
        between = (giver.span.end, other.span.start)
        if text.startswith(_MORE, other.span.end):
            return None  # one of several
        joined = _WITH.fullmatch(text, *between) is not None and _PAIRED.match(text, other.span.end) is not None
        if joined or _HELPS.fullmatch(text, *between) is not None:
            return other.party
    return None
