"""Whose a post is that names no place (县委书记, 苏木党委书记): of the one place of that level in the document.

Where there are two, one of them may be where the person goes: then it is the other's.
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
_GOES = ("赴", "到", "来", "往", "至", "抵", "与", "和", "同")


def whose(person: PersonMention, passage: Passage, reading: Reading) -> Party | None:
    """The place whose post it is, None where several may be meant or none is named."""
    post = person.post or ""
    told = _LEVEL.match(post)
    level = told["level"] if told is not None else "街道" if _COMMITTEE.match(post) else None
    named = [place for place in reading.local_places if level is not None and place.name.endswith(level)]
    if len(named) == 2:
        goals = _goals(person, passage, reading)
        named = [place for place in named if place.name not in goals]
    return named[0] if len(named) == 1 else None


def _goals(person: PersonMention, passage: Passage, reading: Reading) -> set[str]:
    """Where the words behind a person say that people go, or with whom."""
    behind = Span(person.whole.end, passage.sentence_at(person.span.start).end)
    parties = (m for m in mentions_within(reading.mentions[passage.index], behind) if isinstance(m, PartyMention))
    return {m.party.name for m in parties if passage.text.endswith(_GOES, 0, m.span.start)}
