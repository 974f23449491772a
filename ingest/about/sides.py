"""Whose document it is, who stands on the other side, and which of the two helps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ingest.about.helps import votes
from ingest.about.provinces import helped_inside, standing
from ingest.about.tally import Named, OwnWords
from ingest.mentions.decide import inside
from ingest.mentions.units import Unit
from ingest.passages import Passage

# Who stands higher helps, by the standing of the provinces. A last hint, never a proof.
_RANK = {"helping": 3, "helping_once": 3, "helped": 1, "helped_once": 1, "helped_first": 0}
_MOST_PARTNERS = 12
_LEAST = 2.0  # less than a mention in the title, or than many mentions


def own_place(named: Mapping[str, Named], words: OwnWords) -> tuple[Named | None, str]:
    """The place whose document it is, and why; None where nothing speaks for one."""
    scored = sorted(((_own_score(item, words), item) for item in named.values()), key=lambda pair: -pair[0])
    best = scored[0][1] if scored and scored[0][0] >= _LEAST else _spoken_of(scored)
    if best is None:
        return None, "no place stands out"
    best = _county_told_of(best, named)
    best = _province_around(best, named) if words.letter is None else best
    signs = {
        "title": best.titled,
        "issuer": best.issued,
        "signature": best.signed,
        "writer": best.wrote,
        f"我{words.letter}": best.letter == words.letter,
    }
    return best, f"{best.name}: " + ", ".join(sign for sign, seen in signs.items() if seen)


def _spoken_of(scored: Sequence[tuple[float, Named]]) -> Named | None:
    """The place that stands beside words of helping, where neither title nor signature names one."""
    theirs = [code for _, item in scored if (code := _apart_from_us(item))]
    known = [item for _, item in scored if not item.theirs and not _lies_in(item, theirs)]
    known = [item for item in known if not any(inside(code, _code_of(item)) for code in theirs)]
    local = next((item for item in known if item.related and item.level in ("district", "city")), None)
    local = _city_of(local, known) if local is not None else None
    wide = _province_of(known, {_standing(item) == 3 for _, item in scored if item.level == "province"})
    if wide is None or (local is not None and _voice(wide) < max(3, 2 * local.count)):
        return local or _left_by(theirs, known)
    return wide


def _city_of(local: Named, known: Sequence[Named]) -> Named:
    """The city around a county, or in another province, that is named far more often than it."""
    cities = [item for item in known if item.level == "city" and local.level == "district"]
    heard = [item for item in cities if item.alone >= max(3, 2 * local.count)]
    return next((item for item in heard if _kin(item, local) or _other_province(item, local)), local)


def _left_by(theirs: Sequence[str], known: Sequence[Named]) -> Named | None:
    """The one province that 我省 leaves, where it is said of another."""
    left = [item for item in known if item.level == "province"]
    return left[0] if theirs and len(left) == 1 else None


def _province_around(best: Named, named: Mapping[str, Named]) -> Named:
    """The province around a place, where the document says 我省 of others and 我市 or 我县 never."""
    if best.level == "province" or not any(item.theirs == "省" for item in named.values()):
        return best
    around = named.get(f"{_code_of(best)[:2]}0000", best)
    return around if around.alone >= best.alone else best


def _county_told_of(best: Named, named: Mapping[str, Named]) -> Named:
    """The one county that helps or is helped in a city of which the document names nothing but its paper."""
    if best.level != "city" or best.count > 1 or not best.wrote:
        return best
    told = [item for item in named.values() if item.level == "district" and item.related and _kin(item, best)]
    return told[0] if len(told) == 1 else best


def _code_of(item: Named) -> str:
    return item.place.code if item.place is not None else "-"


def _voice(item: Named) -> int:
    return item.alone + item.short


def _apart_from_us(item: Named) -> str:
    """The code of what is not the document's own: all of a province where the document says 我省."""
    if item.place is None:
        return ""
    return f"{item.place.code[:2]}0000" if item.theirs == "省" else item.place.code if item.theirs else ""


def _lies_in(item: Named, codes: Sequence[str]) -> bool:
    return item.place is not None and any(inside(item.place.code, code) for code in codes)


def _province_of(named: Sequence[Named], helps: set[bool]) -> Named | None:
    """The province that a document speaks of: beside one of the other standing (`helps` tells of all), or named often.

    Of several the one whose paper it is, then the one that 我省 may mean, then the one named most.
    """
    heard = [item for item in named if item.level == "province" and (item.related or item.short)]
    if len(helps) < 2:
        heard = [item for item in heard if item.alone > 2]
    return max(heard, key=lambda item: (item.voiced, -item.others, _voice(item)), default=None)


def _own_score(item: Named, words: OwnWords) -> float:
    score = 4.0 * item.first + 2 * bool(item.titled) + 3 * bool(item.issued) + 3 * bool(item.signed)
    score += min(3.0, 0.15 * item.count) - 3 * bool(item.greeted) + 8 * item.wrote + 2.5 * item.came
    score -= 1.0 * (item.place is None and not item.candidates) + 6 * bool(item.theirs)
    score += 3 * (item.voiced and item.level == "city")
    score += {"district": 1.0, "city": 0.5}.get(item.level, -2.0)
    if words.letter is not None:
        score += (4 if item.letter == words.letter else -3) * words.sure
    return score


def partner_places(named: Mapping[str, Named], own: Named | None) -> list[Named]:
    """The places of the other side, the main one first."""
    others = [item for item in named.values() if own is not None and item is not own and not _kin(item, own)]
    wide = own is not None and own.level == "province"
    related = [item for item in others if item.related or item.titled or item.count > 1 or (wide and item.short)]
    away = [item for item in related if _other_province(item, own)]
    away = [item for item in away if not _both_help(item, own)] or away
    away = away or [item for item in others if not related and _other_province(item, own)]
    chosen = sorted(away or related, key=lambda item: -_partner_score(item, own))
    chosen = [item for item in chosen if item.count > item.venues] or chosen
    below = [item for item in chosen if item.level != "province"]
    if wide and (province := _other_of_two(chosen, below)) is not None:
        return [province]
    return (below or chosen)[:_MOST_PARTNERS]


def _other_of_two(chosen: Sequence[Named], below: Sequence[Named]) -> Named | None:
    """The one other province of a document about provinces, where it is named far more often than places in it."""
    provinces = [item for item in chosen if item.level == "province"]
    most = max((item.count for item in below), default=0)
    return provinces[0] if len(provinces) == 1 and _voice(provinces[0]) >= max(2, 2 * most) else None


def apart(named: Mapping[str, Named], own: Named | None, partners: Sequence[Named]) -> bool:
    """Whether places of two provinces stand in the document, or places that no gazetteer tells.

    One that is named a single time, in no sentence of help, is where somebody went or comes from.
    """
    if own is None:
        known = {item.place.code[:2] for item in named.values() if item.place is not None}
        return len(known) > 1
    told = [item for item in partners if _is_told(item)]
    return any(item.place is None or own.place is None or _other_province(item, own) for item in told)


def _is_told(item: Named) -> bool:
    """Whether a place stands there more than once, beside words of help, in the title or before the text."""
    at_the_head = item.titled or item.greeted or item.issued
    return bool(item.count > 1 or item.related or item.joined or item.short or at_the_head)


def _kin(item: Named, own: Named) -> bool:
    if item.place is None or own.place is None:
        return item.place is None and item.name.startswith(own.name[:2])  # 临潮高新区 lies in 临潮市
    return inside(item.place.code, own.place.code) or inside(own.place.code, item.place.code)


def _other_province(item: Named, own: Named | None) -> bool:
    if item.place is None or own is None or own.place is None:
        return False
    return item.place.code[:2] != own.place.code[:2]


def _both_help(item: Named, own: Named | None) -> bool:
    """Whether both lie in provinces that help: 甲、乙 and 丙 that help one province together are no partners."""
    return own is not None and _standing(item) == _standing(own) == _RANK["helping"]


def _partner_score(item: Named, own: Named | None) -> float:
    score = min(4.0, 0.5 * item.related) + 2 * bool(item.titled) + min(3.0, 0.15 * item.count)
    score += min(3.0, 1.5 * item.joined)
    score += {"district": 1.0, "city": 0.3}.get(item.level, -1.0)
    return score + 1.5 * (own is not None and item.level == own.level) - 3 * (item.place is None)


def side(
    passages: Sequence[Passage], units: Mapping[int, Sequence[Unit]], own: Named, partners: Sequence[Named]
) -> tuple[str | None, str]:
    """`east` where the own place helps, `west` where it is helped, and why; None where nothing tells."""
    if not partners:
        return None, "no partner"
    found = votes(passages, units, own, partners)
    prior = _prior(own, partners[0])
    score = found.score + prior
    if not score:
        return None, "no word tells who helps"
    why = f"helps {found.helps:g}, is helped {found.helped:g}, offices {found.offices:+g}, provinces {prior:+g}"
    return ("east" if score > 0 else "west"), f"{why}: {found.told}" if found.told else why


def _prior(own: Named, partner: Named) -> float:
    first, second = _standing(own), _standing(partner)
    if own.place is not None and partner.place is not None and own.place.code[:2] == partner.place.code[:2]:
        return float(helped_inside(partner.place.code) - helped_inside(own.place.code))
    if first is None or second is None:
        known = first if first is not None else second
        sign = 1 if first is not None else -1
        return 0.0 if known is None or known == 2 else sign * (1.0 if known == 3 else -1.0)
    if first == second:
        return 0.0
    if {first, second} == {1, 2}:
        return 0.0
    far = 3 in (first, second) and 2 not in (first, second)
    return (2.5 if far else 1.0) * (1 if first > second else -1)


def _standing(item: Named) -> int | None:
    """0 for provinces that all others help, 1 for helped ones, 3 for helping ones, 2 between; None while unknown."""
    return None if item.place is None else _RANK.get(standing(item.place.code) or "", 2)
