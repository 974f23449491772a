"""People named with a post in running text.

Every person with a post is one fact; people sent carry both sides. A person named several times keeps the fullest of
the posts told, so that repeated mentions are one fact; namesakes of different bodies stay apart.
"""

from __future__ import annotations

from collections.abc import Sequence

from ingest.mentions import PersonMention
from ingest.passages import Passage
from ingest.rules import Found, Proposal, Reading, Rule
from ingest.rules.cadre._roles import role_of, ways


def find(passage: Passage, reading: Reading) -> Found:
    """The people of the passage, keyed by their names."""
    for person in reading.mentions[passage.index]:
        if not isinstance(person, PersonMention) or not person.post or _is_cut(person, reading):
            continue
        known = _fullest(person, reading.people[person.name])
        role = role_of(known, reading.context)
        sender, receiver = ways(known, role, reading.context)
        parts: dict[str, object] = {
            "name": known.name,
            "post": known.post,
            "org": known.org,
            "role": role,
            "from": sender,
            "to": receiver,
        }
        yield Proposal("cadre", passage, person.whole, person.span, parts, RULE.name, 0.8)


def _fullest(person: PersonMention, others: Sequence[PersonMention]) -> PersonMention:
    """The mention of the same person that tells most."""
    same = [other for other in others if other.org is None or person.org is None or _alike(person, other)]
    return max(same, key=lambda other: (other.seconded, other.org is not None, len(other.post or "")))


def _alike(one: PersonMention, other: PersonMention) -> bool:
    if one.org is None or other.org is None:
        return True
    return one.org.name == other.org.name or one.seconded != other.seconded


def _is_cut(person: PersonMention, reading: Reading) -> bool:
    """Whether the name was cut wrongly: a longer one cut short (索某县长), or one that runs into the next word."""
    post = person.post or ""
    longer = reading.long_names.get(person.name, ())
    if any((other.post or "").endswith(post[-2:]) for name in longer for other in reading.people[name]):
        return True
    return len(person.name) == 3 and person.name[:2] in reading.people


RULE = Rule("cadre.named", find=find)
