"""People named with a post in running text.

Every person with a post is one fact; people sent carry both sides. A person named several times keeps the fullest of
the posts told, so that repeated mentions are one fact; namesakes of different bodies stay apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from graph.facts import Status
from ingest.aiding import aid
from ingest.expressions import expression
from ingest.mentions import PartyMention, PersonMention
from ingest.parties import Party
from ingest.passages import Passage, Span
from ingest.rules import Found, Proposal, Reading, Rule
from ingest.rules.between import mentions_within
from ingest.rules.cadre._roles import role_of, ways
from ingest.rules.cadre._whose import whose
from ingest.sides import side

_SERVES = frozenset({"teacher", "doctor", "expert"})
# `拟选派某某任副县长`
_PROPOSED, _NEAR = expression("(?<![模虚])拟(?:选派|任命?|挂任|挂职|聘任|推荐|提名为?)"), 8
_AT_WORK = expression(
    "[，,]?(?:开始|开展|进行|从事|参与)?(?:了?为期[^，。；]{1,8}的)?"
    "(?:支教|支医|支农|任教|执教|坐诊|带教|(?:对口|医疗|技术|定点)?(?:帮扶|支援|援助)|挂职|工作|服务|交流)"
)


# Who came to the plateau or the frontier (某某，2022年7月进藏，现任某县副书记).
_CAME = expression(lambda: f"(?<!走)[进入][藏疆](?![族医药])|{aid()}")


def find(passage: Passage, reading: Reading) -> Found:
    """The people of the passage, keyed by their names."""
    for person in reading.mentions[passage.index]:
        if not isinstance(person, PersonMention) or not person.post or _is_cut(person, reading):
            continue
        known, told = _fullest(person, reading.people[person.name]), passage.words(person.whole)
        if known.org is None:
            known = replace(known, org=whose(known, passage, reading))
        if known.org is not None and side(known.org, reading.context) == "west" and _came(told, reading):
            known = replace(known, seconded=True)
        role = role_of(known, reading.context)
        sender, receiver = ways(known, role, reading.context)
        if role in _SERVES:
            receiver = _served(person, passage, reading) or receiver
        parts: dict[str, object] = {
            "name": known.name,
            "post": known.post,
            "org": known.org,
            "role": role,
            "from": sender,
            "to": receiver,
        }
        proposed = _PROPOSED.search(passage.text, max(0, person.whole.start - _NEAR), person.whole.end) is not None
        status: Status | None = "planned" if proposed else None
        yield Proposal("cadre", passage, person.whole, person.span, parts, RULE.name, 0.8, status=status)


def _came(told: str, reading: Reading) -> bool:
    """Whether the words from name to post say that somebody came as one of the helpers that the title speaks of."""
    return "援" in (reading.document.title or "") and _CAME.search(told) is not None


def _served(person: PersonMention, passage: Passage, reading: Reading) -> Party | None:
    """The helped body in which the words behind a teacher or doctor say that they work (`现在某校支教`)."""
    sentence = passage.sentence_at(person.span.start)
    for mention in mentions_within(reading.mentions[passage.index], Span(person.whole.end, sentence.end)):
        if not isinstance(mention, PartyMention) or not _AT_WORK.match(passage.text, mention.span.end):
            continue
        if passage.text[mention.span.start - 1] in "在到赴往至" and side(mention.party, reading.context) == "west":
            return mention.party
    return None


def _fullest(person: PersonMention, others: Sequence[PersonMention]) -> PersonMention:
    """The mention of the same person that tells most."""
    same = [other for other in others if other.org is None or person.org is None or _alike(person, other)]
    return max(
        same, key=lambda other: (other.seconded, other.org is not None, _in_full(other), _length(other.post or ""))
    )


def _in_full(person: PersonMention) -> bool:
    """Whether the words of the post name its place, which else is only understood."""
    return person.org is None or not person.org.is_place or person.org.name[:2] in (person.post or "")


def _length(post: str) -> tuple[int, int]:
    """How many titles it has, and how long it is: a place in front of it is no title."""
    return post.count("、"), len(post)


def _alike(one: PersonMention, other: PersonMention) -> bool:
    if one.org is None or other.org is None:
        return True
    understood = one.org.type == other.org.type and _in_full(one) != _in_full(other)
    return understood or one.org.name == other.org.name or one.seconded != other.seconded


def _is_cut(person: PersonMention, reading: Reading) -> bool:
    """Whether the name was cut wrongly: a longer one cut short (索某县长), or one that runs into the next word."""
    post = person.post or ""
    longer = reading.long_names.get(person.name, ())
    if any((other.post or "").endswith(post[-2:]) for name in longer for other in reading.people[name]):
        return True
    return len(person.name) == 3 and person.name[:2] in reading.people


RULE = Rule("cadre.named", find=find)
