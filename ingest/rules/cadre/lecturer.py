"""Teachers of a helper's school who teach for the partner without a post told: `某区第一中学某某老师作了专题讲座`.

A 老师 has no post elsewhere; here the school is named right before the name and the sentence says that a lesson or a
lecture was given.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.expressions import expression
from ingest.mentions import Mention, PartyMention
from ingest.mentions.person_names import is_whole_name
from ingest.passages import Passage, Span
from ingest.rules import Found, Proposal, Reading, Rule
from ingest.rules.between import mentions_within, opposite
from ingest.sides import side

_CALLED = expression(r"([㐀-鿿]{2,4})(老师|教师)")
_TEACHES = expression(r"讲座|授课|示范课|公开课|主讲|培训|送教")


def find(passage: Passage, reading: Reading) -> Found:
    """The lecturers of the passage, keyed by their names."""
    mentions = reading.mentions[passage.index]
    for sentence in passage.sentences if _schools(mentions) else ():
        if _TEACHES.search(passage.text, sentence.start, sentence.end):
            yield from _lecturers(passage, _schools(mentions_within(mentions, sentence)), reading)


def _schools(mentions: Sequence[Mention]) -> list[PartyMention]:
    return [mention for mention in mentions if isinstance(mention, PartyMention) and mention.party.type == "school"]


def _lecturers(passage: Passage, schools: Sequence[PartyMention], reading: Reading) -> Iterator[Proposal]:
    for school in schools:
        called = _CALLED.match(passage.text, school.span.end)
        if called is None or not is_whole_name(called[1]):
            continue
        if side(school.party, reading.context) != "east":
            continue
        parts: dict[str, object] = {
            "name": called[1],
            "post": called[2],
            "org": school.party,
            "role": "teacher",
            "from": school.party,
            "to": opposite(school.party, reading.context),
        }
        whole, name = Span(school.span.start, called.end()), Span(called.start(1), called.end(1))
        yield Proposal("cadre", passage, whole, name, parts, RULE.name, 0.6)


RULE = Rule("cadre.lecturer", find=find)
