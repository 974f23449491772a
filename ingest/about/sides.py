"""Whose document it is, who stands on the other side, and which of the two helps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ingest.about.helps import votes
from ingest.about.tally import Named, OwnWords
from ingest.mentions.decide import inside
from ingest.mentions.units import Unit
from ingest.passages import Passage

# Province codes that help and that are helped since the collaboration began; those of neither list help the farthest
# (Tibet, Qinghai, Xinjiang) and are helped by the first. A last hint, never a proof.
_HELPING = frozenset({"11", "12", "21", "31", "32", "33", "35", "37", "44"})
_HELPED = frozenset({"15", "45", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "42"})
_FARTHEST = frozenset({"54", "63", "65"})
_MOST_PARTNERS = 12
_LEAST = 2.0  # less than a mention in the title, or than many mentions


def own_place(named: Mapping[str, Named], words: OwnWords) -> tuple[Named | None, str]:
    """The place whose document it is, and why; None where nothing speaks for one."""
    scored = sorted(((_own_score(item, words), item) for item in named.values()), key=lambda pair: -pair[0])
    best = scored[0][1] if scored and scored[0][0] >= _LEAST else _spoken_of(scored)
    if best is None:
        return None, "no place stands out"
    signs = {
        "title": best.titled,
        "issuer": best.issued,
        "signature": best.signed,
        "writer": best.wrote,
        f"我{words.letter}": bool(words.letter) and best.name.endswith(words.letter or "-"),
    }
    return best, f"{best.name}: " + ", ".join(sign for sign, seen in signs.items() if seen)


def _spoken_of(scored: Sequence[tuple[float, Named]]) -> Named | None:
    """The place that stands beside words of helping, where neither title nor signature names one."""
    return next((item for _, item in scored if item.related and item.level in ("district", "city")), None)


def _own_score(item: Named, words: OwnWords) -> float:
    score = 4.0 * item.first + 2 * bool(item.titled) + 3 * bool(item.issued) + 3 * bool(item.signed)
    score += min(3.0, 0.15 * item.count) - 3 * bool(item.greeted) + 8 * item.wrote + 2.5 * item.came
    score -= 1.0 * (item.place is None and not item.candidates)
    score += {"district": 1.0, "city": 0.5}.get(item.level, -2.0)
    if words.letter is not None:
        score += 4 if item.name.endswith(words.letter) else -3
    return score


def partner_places(named: Mapping[str, Named], own: Named | None) -> list[Named]:
    """The places of the other side, the main one first."""
    others = [item for item in named.values() if own is not None and item is not own and not _kin(item, own)]
    related = [item for item in others if item.related or item.titled or item.count > 1]
    away = [item for item in related if _other_province(item, own)]
    away = away or [item for item in others if not related and _other_province(item, own)]
    chosen = sorted(away or related, key=lambda item: -_partner_score(item, own))
    below = [item for item in chosen if item.level != "province"]
    return (below or chosen)[:_MOST_PARTNERS]


def apart(named: Mapping[str, Named], own: Named | None, partners: Sequence[Named]) -> bool:
    """Whether places of two provinces stand in the document, or places that no gazetteer tells."""
    if own is None:
        known = {item.place.code[:2] for item in named.values() if item.place is not None}
        return len(known) > 1
    return any(item.place is None or own.place is None or _other_province(item, own) for item in partners)


def _kin(item: Named, own: Named) -> bool:
    if item.place is None or own.place is None:
        return False
    return inside(item.place.code, own.place.code) or inside(own.place.code, item.place.code)


def _other_province(item: Named, own: Named | None) -> bool:
    if item.place is None or own is None or own.place is None:
        return False
    return item.place.code[:2] != own.place.code[:2]


def _partner_score(item: Named, own: Named | None) -> float:
    score = min(4.0, 0.5 * item.related) + 2 * bool(item.titled) + min(3.0, 0.15 * item.count)
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
    if first is None or second is None:
        known = first if first is not None else second
        sign = 1 if first is not None else -1
        return 0.0 if known is None or known == 2 else sign * (1.0 if known == 3 else -1.0)
    if first == second:
        return 0.0
    if min(first, second) > 0 and 2 in (first, second):
        return 0.0
    return (2.5 if 3 in (first, second) else 1.0) * (1 if first > second else -1)


def _standing(item: Named) -> int | None:
    """0 for provinces that all others help, 1 for helped ones, 3 for helping ones, 2 between; None while unknown."""
    code = item.place.code[:2] if item.place is not None else None
    if code is None:
        return None
    return 3 if code in _HELPING else 0 if code in _FARTHEST else 1 if code in _HELPED else 2
