"""Whose a post is that names none: of the one place of that level in the document, or of the body whose news it is.

Where there are two such places (镇党委书记), one of them may be where the person goes: then it is the other's.
"""

from __future__ import annotations

from ingest.expressions import expression
from ingest.mentions import PartyMention, PersonMention
from ingest.parties import Party
from ingest.passages import Passage, Span
from ingest.rules import Reading
from ingest.rules.between import mentions_within

_LEVEL = expression("(?:代|常务副|副)?(?P<level>[县区旗镇乡]|苏木|街道)(?:委|党|政|人大|纪|办|长|达)")
_COMMITTEE = expression("(?:副主任、)?(?:党工委|办事处)")
# Posts that every hospital, school, bureau and firm has (医务部副主任, 党委书记, 工会主席).
_IN_A_BODY = expression(
    "(?:(?:[校院]?党委|党总支|党支部|党组|纪委|工会|团委|[㐀-鿿]{2,8}[部科处室])?(?:专职|常务)?副?"
    "(?:书记|主席|主任|部长|科长|处长|委员|常委|干事)、?)+"
)
_ROW = expression("(?:同志)?[、，,和与及]{1,2}")
_GOES = ("赴", "到", "来", "往", "至", "抵", "与", "和", "同")


def whose(person: PersonMention, passage: Passage, reading: Reading) -> Party | None:
    """The party whose post it is, None where several may be meant or none is named."""
    post = person.post or ""
    if _IN_A_BODY.fullmatch(post) and not _in_row_of_others(person, passage, reading):
        return reading.own_body
    told = _LEVEL.match(post)
    level = told["level"] if told is not None else "街道" if _COMMITTEE.match(post) else None
    named = [place for place in reading.local_places if level is not None and place.name.endswith(level)]
    if len(named) == 2:
        goals = _goals(person, passage, reading)
        named = [place for place in named if place.name not in goals]
    return named[0] if len(named) == 1 else None


def _in_row_of_others(person: PersonMention, passage: Passage, reading: Reading) -> bool:
    """Whether the person stands in a row right behind one of another body (`市卫健委副主任某某、科长某某`)."""
    people = (m for m in reading.mentions[passage.index] if isinstance(m, PersonMention) and m.span < person.span)
    last = max(people, key=lambda other: other.span, default=None)
    if last is None or last.org is None or last.org == reading.own_body:
        return False
    return _ROW.fullmatch(passage.text, last.whole.end, person.whole.start) is not None


def _goals(person: PersonMention, passage: Passage, reading: Reading) -> set[str]:
    """Where the words behind a person say that people go, or with whom."""
    behind = Span(person.whole.end, passage.sentence_at(person.span.start).end)
    parties = (m for m in mentions_within(reading.mentions[passage.index], behind) if isinstance(m, PartyMention))
    return {m.party.name for m in parties if passage.text.endswith(_GOES, 0, m.span.start)}
