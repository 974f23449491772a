"""In which body of the helped a teacher or doctor works, as the words behind say (`现在某校支教`)."""

from __future__ import annotations

from ingest.expressions import expression
from ingest.mentions import PartyMention
from ingest.parties import Party
from ingest.passages import Passage, Span
from ingest.rules import Reading
from ingest.rules.between import mentions_within
from ingest.sides import side

_AT_WORK = expression(
    "[，,]?(?:开始|开展|进行|从事|参与)?(?:了?为期[^，。；]{1,8}的)?"
    "(?:支教|支医|支农|任教|执教|坐诊|带教|(?:对口|医疗|技术|定点)?(?:帮扶|支援|援助)|挂职|工作|服务|交流)"
)
_FAR = 240


def served(start: int, passage: Passage, reading: Reading) -> Party | None:
    """The helped body of which the words from `start` on, in the sentence, say that somebody works there."""
    behind = Span(start, min(passage.sentence_at(start).end, start + _FAR))
    for mention in mentions_within(reading.mentions[passage.index], behind):
        if not isinstance(mention, PartyMention) or not _AT_WORK.match(passage.text, mention.span.end):
            continue
        if passage.text[mention.span.start - 1] in "在到赴往至" and side(mention.party, reading.context) == "west":
            return mention.party
    return None
