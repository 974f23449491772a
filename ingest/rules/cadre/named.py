"""People named with a post in running text.

Every person with a post is one fact; people sent carry both sides. Two posts of one person (at home and seconded) are
one fact with the seconded post.
"""

from __future__ import annotations

from ingest.mentions import PersonMention
from ingest.passages import Passage
from ingest.rules import Found, Proposal, Reading, Rule
from ingest.rules.cadre._roles import role_of, ways


def find(passage: Passage, reading: Reading) -> Found:
    """The people of the passage, keyed by their names."""
    for person in reading.mentions[passage.index]:
        if isinstance(person, PersonMention) and person.post:
            role = role_of(person)
            sender, receiver = ways(person, role, reading.context)
            parts: dict[str, object] = {
                "name": person.name,
                "post": person.post,
                "org": person.org,
                "role": role,
                "from": sender,
                "to": receiver,
            }
            yield Proposal("cadre", passage, person.whole, person.span, parts, RULE.name, 0.8)


RULE = Rule("cadre.named", find=find)
