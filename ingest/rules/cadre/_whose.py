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
from ingest.rules.cadre._roles import role_of_post
from ingest.sides import side

_LEVEL = expression("(?:代|常务副|副)?(?P<level>[县区旗镇乡]|苏木|街道)(?:委|党|政|人大|纪|办|长|达)")
_COMMITTEE = expression("(?:副主任、)?(?:党工委|办事处)")
# Posts that every hospital, school, bureau and firm has (医务部副主任, 党委书记, 工会主席).
_IN_A_BODY = expression(
    "(?:(?:[校院]?党委|党总支|党支部|党组|纪委|工会|团委|[㐀-鿿]{2,8}[部科处室])?(?:专职|常务)?副?"
    "(?:书记|主席|主任|部长|科长|处长|委员|常委|干事)、?)+"
)
_GOVERNS = expression("政府[|](?:[省市县区州旗]?(?:人民)?政府)?(?:代|常务副|副)*[省市县区州旗镇乡]长")
_BODY_OF = {"doctor": "hospital", "teacher": "school"}
_FIRST = 3  # passages
_ROW = expression("(?:同志)?[、，,和与及]{1,2}")
_GOES = ("赴", "到", "来", "往", "至", "抵", "与", "和", "同")


def whose(person: PersonMention, passage: Passage, reading: Reading) -> Party | None:
    """The party whose post it is, None where several may be meant or none is named."""
    post = person.post or ""
    told = _LEVEL.match(post)
    if told is None and _IN_A_BODY.fullmatch(post) and not _in_row_of_others(person, passage, reading):
        return reading.own_body
    if told is None and (body := _of_title(post, reading)) is not None:
        return body
    level = told["level"] if told is not None else "街道" if _COMMITTEE.match(post) else None
    named = [place for place in _places(reading) if level is not None and place.name.endswith(level)]
    if len(named) == 2:
        goals = _goals(person, passage, reading)
        named = [place for place in named if place.name not in goals]
    return named[0] if len(named) == 1 else None


def _places(reading: Reading) -> list[Party]:
    """The counties and towns that the document names or is about, each once."""
    about = (reading.context.own, *reading.context.partners)
    sides = [place for place in about if place is not None and place.type in ("district", "street")]
    return list({place.name: place for place in (*reading.local_places, *sides)}.values())


def governed(org: Party, post: str | None) -> Party:
    """The place for its government, where the post heads the place (`某县政府|副县长`)."""
    if org.place is None or not _GOVERNS.search(f"{org.name}|{post}"):
        return org
    return Party(org.place.name, org.place.level, org.within[:-1], org.place, org.basis)


def _of_title(post: str, reading: Reading) -> Party | None:
    """The helpers' one hospital or school that the first lines name, for doctors and teachers told without one."""
    kind = _BODY_OF.get(role_of_post(post, False))
    first = (m.party for mentions in reading.mentions[:_FIRST] for m in mentions if isinstance(m, PartyMention))
    bodies = {party.name: party for party in first if party.type == kind and side(party, reading.context) == "east"}
    return next(iter(bodies.values())) if len(bodies) == 1 else None


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
