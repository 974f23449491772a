"""Whose a post is: the party before it as it stands there, the own place, or the body named last."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from graph.facts import PartyType
from ingest.context import Context
from ingest.expressions import expression
from ingest.mentions import PartyMention
from ingest.parties import Party
from ingest.passages import Span

_KIND_OF_HEAD: tuple[tuple[str, PartyType], ...] = (
    ("院长", "hospital"), ("校长", "school"), ("园长", "school"), ("局长", "department"), ("村长", "village"),
    ("董事长", "enterprise"), ("经理", "enterprise"), ("会长", "social_org"), ("医师", "hospital"),
    ("护士长", "hospital"), ("技师", "hospital"), ("药师", "hospital"), ("护师", "hospital"),
    ("教师", "school"), ("教导主任", "school"),
)  # fmt: skip
_KIND_OF_LEVEL: dict[str, PartyType] = {
    "院": "hospital", "校": "school", "局": "department",
    "镇": "street", "乡": "street", "街道": "street", "苏木": "street",
}  # fmt: skip
_COMMITTEE = expression(r"(?<=[㐀-鿿]{2})(?:党工委|党委|工委|党组|人民政府|政府|委)$")
_VERB = expression(
    r"^(?:[他她又并]?(?:带着|带领|会同|邀请|联系|找到|安排)|[㐀-鿿·、]{0,12}?(?:挂任|担任|兼任|现任|拟任|分任|出任|挂职)|[㐀-鿿·、]{2,5}(?:任|是)(?!务|教)|[他她]?任(?=[县区市旗州省院校镇乡]))"
)


def is_phrase(party: Party) -> bool:
    """Whether words only look like a place or a body (`经贸团来县`)."""
    return party.place is None and re.search("[率赴]|团来|来[县区市我]|带队", party.name) is not None


def trimmed(text: str, mentions: Sequence[PartyMention], own: Party | None = None) -> list[PartyMention]:
    """The parties, each without a committee at its end (某区委 is the place) and a name and verb at its start."""
    mentions = [_whole_bureau(text, mention, own) for mention in mentions if not is_phrase(mention.party)]
    found = (_without_verb(text, mention, own) for mention in mentions)
    return [_without_committee(text, mention) for mention in found if mention is not None]


def _whole_bureau(text: str, mention: PartyMention, own: Party | None) -> PartyMention:
    """`振兴局` behind 县乡村 is the county's bureau, whose name holds a common word."""
    if mention.party.name != "振兴局":
        return mention
    before = re.compile(r"[省市县区旗州]?乡村$").search(text, max(0, mention.span.start - 3), mention.span.start)
    if before is None:
        return mention
    name = before.group() + mention.party.name
    party = replace(mention.party, name=name)
    if own is not None and own.name.endswith(name[0]):
        party = replace(party, name=own.name + name[1:], within=(own.name,), place=own.place, basis="own")
    return replace(mention, span=Span(before.start(), mention.span.end), party=party)


def _without_verb(text: str, mention: PartyMention, own: Party | None) -> PartyMention | None:
    words = text[mention.span.start : mention.span.end]
    verb = _VERB.match(words)
    if verb is None or (mention.party.is_place and mention.party.place is not None):
        return mention
    rest = words[verb.end() :]
    if len(rest) < 3:
        return None
    party = replace(mention.party, name=rest, basis=None)
    if own is not None and own.name.endswith(rest[0]):
        party = replace(party, name=own.name + rest[1:], within=(own.name,), place=own.place, basis="own")
    return replace(mention, span=Span(mention.span.start + verb.end(), mention.span.end), party=party)


def behind_name(text: str, mention: PartyMention, name: Span, own: Party | None) -> PartyMention:
    """`某某 区人民医院`: what stands behind a name is no part of it, and begins with the level of the own place."""
    start, end = mention.span
    if not start < name.end < end:
        return mention
    party = None
    if own is not None and text[name.end] == own.name[-1]:
        body = own.name + text[name.end + 1 : end]
        party = replace(mention.party, name=body, within=(own.name,), place=own.place, basis="own")
    elif mention.party.place is None and not mention.party.is_place:
        party = replace(mention.party, name=text[name.end : end])
    return replace(mention, span=Span(name.end, end), party=party) if party is not None else mention


def _without_committee(text: str, mention: PartyMention) -> PartyMention:
    committee = _COMMITTEE.search(text[mention.span.start : mention.span.end])
    if committee is None or mention.party.is_place:
        return mention
    return _place_of(mention, len(committee.group()))


def _place_of(mention: PartyMention, cut: int) -> PartyMention:
    """`某街道党工委` as the street: its head leads the place."""
    party = mention.party
    name = party.name[: len(party.name) - cut]
    for outer in party.within:
        name = name[name.find(outer) + len(outer) :] if outer in name and not name.endswith(outer) else name
    kinds: tuple[tuple[str, PartyType], ...] = (
        ("街道", "street"), ("镇", "street"), ("乡", "street"), ("苏木", "street"), ("县", "district"),
        ("区", "district"), ("旗", "district"), ("市", "city"), ("省", "province"), ("村", "village"),
        ("社区", "village"),
    )  # fmt: skip
    kind = next((kind for ending, kind in kinds if name.endswith(ending)), None)
    span = Span(mention.span.start, mention.span.end - cut)
    if party.type == "department" and name.endswith(("局", "厅")):
        return PartyMention(span, replace(party, name=party.name[:-cut]))
    if kind is None or name.endswith("农村"):  # 农业农村委
        return mention
    inner = party.within[-1] if party.within else None
    if inner is not None and name.endswith(inner):
        whole = Party(
            inner, party.place.level if party.place and party.place.name == inner else kind, party.within[:-1]
        )
        return PartyMention(span, replace(whole, place=party.place, basis=party.basis))
    return PartyMention(span, Party(name, kind, party.within, None, party.basis))


def own_place(level: str, context: Context) -> Party | None:
    """The document's own place, or its partner, if its name ends with the level's word."""
    if not level:
        return None
    sides = [party for party in (context.own, context.partner) if party is not None]
    named = next((party for party in sides if party.is_place and _ends(party, level)), None)
    if named is not None or context.own is None or level not in (*"省市县区州", "自治区"):
        return named
    around = [name for party in sides if party is context.own or level == "自治区" for name in party.within[::-1]]
    wider = next((name for name in around if name.endswith(level)), None)
    if wider is not None:
        return Party(wider, "province" if level in ("省", "自治区") else "city", basis="own")
    misfit = "县区".replace(level, "")  # 县委 is not the committee of a 区
    return (
        context.own if level in "县区" and context.own.type == "district" and context.own.name[-1] != misfit else None
    )


def _ends(party: Party, level: str) -> bool:
    """Whether the place, in full where only its short name is printed (宁夏, 凉山), ends with the word of level."""
    place = party.place
    full = place.name if place is not None and place.level == party.type and not place.name.endswith("地区") else ""
    return party.name.endswith(level) or full.endswith(level)


def kind_headed(post: str) -> PartyType | None:
    """The kind of body that a post belongs to by its last word (院长: a hospital); None where it may be any.

    >>> kind_headed("副局长"), kind_headed("儿科护士长"), kind_headed("主任")
    ('department', 'hospital', None)
    """
    return next((kind for word, kind in _KIND_OF_HEAD if post.endswith(word)), None)


def nearest_body(head: str, level: str, parties: Sequence[PartyMention], before: int, context: Context) -> Party | None:
    """The last body of the kind that the title heads, named before it; one's own if the words say so (院党委)."""
    wanted = _KIND_OF_LEVEL.get(level) or kind_headed(head)
    if wanted is None:
        return None
    named = [mention for mention in parties if mention.span.end <= before and mention.party.type == wanted]
    if wanted == "street":
        named = [mention for mention in named if mention.party.name.endswith(level)]
    own = [mention for mention in named if mention.own]
    if named:
        return (own or named)[-1].party
    return context.own if context.own is not None and context.own.type == wanted else None
