"""Who of two parties helps: by the side each belongs to, else by the order of the words."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from ingest.about.provinces import helped_inside, standing
from ingest.context import Context
from ingest.mentions.decide import inside
from ingest.parties import Party

Side = Literal["east", "west"]
_BY_CUSTOM: dict[str, Side] = {"helping": "east", "helped": "west", "helped_first": "west"}
_COUNTIES = ("province", "city", "district")  # these stand for themselves
_GIVERS = ("enterprise", "social_org", "school", "hospital", "other")
_HIGH = ("大学", "学院")
_NATIONAL = ("中国", "国家", "全国", "中央", "联合国", "世界")


def opposite(side: Side) -> Side:
    """The other side."""
    return "west" if side == "east" else "east"


def side_of(party: Party, context: Context) -> Side | None:
    """The side a party stands on in its document, None where its place does not tell."""
    if context.own is not None and context.side is not None:
        own: Side = context.side
        if belongs(party, context.own):
            return own
        if context.partner is not None and belongs(party, context.partner):
            return opposite(own)
        if any(belongs(party, partner) for partner in context.partners):
            return own if _third(party, context, own) else opposite(own)
        if (found := _by_province(party, context, own)) is not None:
            return found
    return custom(party)


def _third(party: Party, context: Context, own: Side) -> bool:
    """Whether a party lies where a place is helped by the same helper as the own one, or helps the same."""
    known = custom(context.partner) if context.partner is not None else None
    return known == opposite(own) and context.own is not None and custom(party) == custom(context.own) == own


def belongs(party: Party, place: Party) -> bool:
    """Whether a party lies in a place or is named after it."""
    if party.place is not None and place.place is not None:
        return inside(party.place.code, place.place.code)
    if place.name in (party.name, *party.within):
        return True
    return not party.is_place and (party.name.startswith(place.name[:2]) or place.name in party.name)


def _by_province(party: Party, context: Context, own: Side) -> Side | None:
    """The side by province, where the two sides share none."""
    mine = context.own.place.code[:2] if context.own is not None and context.own.place is not None else None
    theirs = {partner.place.code[:2] for partner in context.partners if partner.place is not None}
    if party.place is None or mine is None or mine in theirs:
        return None
    province = party.place.code[:2]
    return own if province == mine else opposite(own) if province in theirs else None


def custom(party: Party) -> Side | None:
    """The side on which a party's province has always stood, None where it has stood on neither or others of the
    province help the party's prefecture."""
    if party.place is None:
        return None
    side = _BY_CUSTOM.get(standing(party.place.code) or "")
    return None if side == "east" and helped_inside(party.place.code) else side


def inside_province(one: Party, two: Party) -> Side | None:
    """The side of the first of two of one province, where only one is known to be helped by others; of two bodies a
    city's helps a county's."""
    if one.place is None or two.place is None or one.place.code[:2] != two.place.code[:2]:
        return None
    helped: tuple[bool | None, bool | None] = helped_inside(one.place.code), helped_inside(two.place.code)
    if helped[0] == helped[1]:
        helped = _of_county(one), _of_county(two)
    return None if helped[0] == helped[1] else "west" if helped[0] else "east"


def _of_county(party: Party) -> bool | None:
    """Whether a body is a county's and not a city's; None for a place."""
    return None if party.is_place or party.place is None else party.place.level not in ("province", "city")


def opposed(one: Party, two: Party, context: Context) -> bool:
    """Whether two parties stand on different sides; where none is told, whether they are the document's two places."""
    if context.side is None and context.own is not None and context.partner is not None:
        return _in_the_two(one, two, context.own, context.partner)
    sides = {side_of(one, context), side_of(two, context)}
    return sides == {"east", "west"} or (len(sides) == 1 and inside_province(one, two) is not None)


def _in_the_two(one: Party, two: Party, own: Party, partner: Party) -> bool:
    """Whether two parties are the two places, or are alike and lie one in each."""
    if one.type != two.type or (one.is_place and one.type in _COUNTIES):
        return {one.name, two.name} == {own.name, partner.name}
    return (belongs(one, own) and belongs(two, partner)) or (belongs(one, partner) and belongs(two, own))


def apart(one: Party, two: Party, context: Context) -> bool:
    """Whether two parties stand on different sides; a body without a place does."""
    return opposed(one, two, context) or (not two.is_place and two.place is None)


def fits(helper: Party, helped: Party, context: Context) -> bool:
    """Whether two parties of one kind stand on two sides, or a body helps a village or town, or a county."""
    if helper.type == helped.type:
        return opposed(helper, helped, context)
    low = helper.type in _GIVERS and helped.type in ("village", "street")
    return (low or (helped.type == "district" and helps_counties(helper))) and apart(helped, helper, context)


def helps_counties(party: Party) -> bool:
    """Whether a body may be paired with a whole county: a firm or university, not the school or society of a place."""
    return party.type == "enterprise" or party.name.endswith(_HIGH)


def go_together(one: Party, two: Party, context: Context) -> bool:
    """Whether two parties stand on two sides, or the one is a body of unknown place that helps the other."""
    return opposed(one, two, context) or fits(one, two, context) or fits(two, one, context)


def same_place(first: Party, second: Party) -> bool:
    """Whether two parties are one, or one lies in the other, or both in one county: no pair of two sides."""
    if first == second or (first.name == second.name and first.within == second.within):
        return True
    a, b = first.place, second.place
    if a is None and b is None and first.name[0] == second.name[0] and first.name[0] in "县区市州旗省":
        return True  # 市妇联 and 市团委 of a city that is not said
    if a is None and b is None and first.within[-1:] == second.within[-1:] != ():
        return True  # both in one county that no list knows
    if a is None or b is None:
        return second.name in first.within or first.name in second.within
    if first.is_place and second.is_place and (inside(a.code, b.code) or inside(b.code, a.code)):
        return True
    return a.code[:6] == b.code[:6] and a.level not in ("province", "city") and b.level not in ("province", "city")


def completed(party: Party, side: Side, context: Context) -> Party:
    """A body, or a town that no list knows, of which only its side is known, put into the place of that side."""
    if party.type in _COUNTIES or party.within or helps_counties(party) or party.place is not None:
        return party
    own = context.side
    if party.name.startswith(_NATIONAL) or (own and any(_third(partner, context, own) for partner in context.partners)):
        return party  # a third place is on the own side too
    place = context.own if context.side == side else context.partner
    if place is None or context.side is None or (context.side != side and context.several):
        return party
    around = None if party.is_place else place.place
    return replace(party, within=(place.name,), place=around, basis="context")
