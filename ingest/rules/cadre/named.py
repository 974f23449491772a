"""People named with a post in running text.

Every person with a post is one fact; people sent carry both sides. A person named several times keeps the fullest of
the posts told, so that repeated mentions are one fact; namesakes of different bodies stay apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from graph.facts import Status
from ingest.aiding import aid
from ingest.context import Context
from ingest.expressions import expression
from ingest.mentions import PersonMention
from ingest.passages import Passage
from ingest.rules import Found, Proposal, Reading, Rule
from ingest.rules.cadre._roles import role_of, ways
from ingest.rules.cadre._served import served
from ingest.rules.cadre._whose import governed, whose
from ingest.sides import side

_IN_CHARGE = "负责人"
_SERVES = frozenset({"teacher", "doctor", "expert"})
# `拟选派某某任副县长`
_PROPOSED, _NEAR = expression("(?<![模虚])拟(?:选派|任命?|挂任|挂职|聘任|推荐|提名为?)"), 8
# Who came to the plateau or the frontier (某某，2022年7月进藏，现任某县副书记).
_CAME = expression(lambda: f"(?<!走)[进入][藏疆](?![族医药])|{aid()}")


def find(passage: Passage, reading: Reading) -> Found:
    """The people of the passage, keyed by their names."""
    for person in reading.mentions[passage.index]:
        if not isinstance(person, PersonMention) or not person.post or _is_cut(person, reading):
            continue
        if person.post == _IN_CHARGE and passage.text[person.span.start - 1] in "：:":
            continue  # 负责人：某某, whom one may call
        parts = _parts(_known(person, passage, reading), person, passage, reading)
        proposed = _PROPOSED.search(passage.text, max(0, person.whole.start - _NEAR), person.whole.end) is not None
        status: Status | None = "planned" if proposed else None
        yield Proposal("cadre", passage, person.whole, person.span, parts, RULE.name, 0.8, status=status)


def _known(person: PersonMention, passage: Passage, reading: Reading) -> PersonMention:
    """The person with what the document tells of the post, its body and the home."""
    known = _fullest(person, reading.people[person.name], reading.context)
    org = whose(known, passage, reading) if known.org is None else governed(known.org, known.post)
    came = org is not None and side(org, reading.context) == "west" and _came(passage.words(person.whole), reading)
    return replace(known, org=org, seconded=known.seconded or came)


def _parts(known: PersonMention, person: PersonMention, passage: Passage, reading: Reading) -> dict[str, object]:
    role = role_of(known, reading.context)
    sender, receiver = ways(known, role, reading.context)
    if role in _SERVES:
        receiver = served(person.whole.end, passage, reading) or receiver
    return {
        "name": known.name,
        "post": known.post,
        "org": known.org,
        "role": role,
        "from": sender,
        "to": receiver,
    }


def _came(told: str, reading: Reading) -> bool:
    """Whether the words from name to post say that somebody came as one of the helpers that the title speaks of."""
    return "援" in (reading.document.title or "") and _CAME.search(told) is not None


def _fullest(person: PersonMention, others: Sequence[PersonMention], context: Context) -> PersonMention:
    """The mention of the same person that tells most."""
    same = [other for other in others if other.org is None or person.org is None or _alike(person, other)]
    most = max(
        same, key=lambda other: (other.seconded, other.org is not None, _in_full(other), _length(other.post or ""))
    )
    if not most.seconded or most.home is not None:
        return most
    # Whose other posts are told elsewhere comes from there.
    homes = (o.org for o in others if not o.seconded and o.org is not None and side(o.org, context) == "east")
    return replace(most, home=next(homes, None))


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
