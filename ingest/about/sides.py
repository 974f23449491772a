"""Whose document it is, who stands on the other side, and which of the two helps."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ingest.about.tally import Named, OwnWords
from ingest.mentions.decide import inside
from ingest.mentions.units import Unit
from ingest.passages import Passage

# Province codes that help and that are helped since the collaboration began; a last hint, never a proof.
_HELPING = frozenset({"11", "12", "21", "31", "32", "33", "35", "37", "44"})
_HELPED = frozenset({"15", "45", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "42"})
_MOST_PARTNERS = 12
_LEAST = 2.0  # less than a mention in the title, or than many mentions


def own_place(named: Mapping[str, Named], words: OwnWords) -> tuple[Named | None, str]:
    """The place whose document it is, and why; None where nothing speaks for one."""
    scored = sorted(((_own_score(item, words), item) for item in named.values()), key=lambda pair: -pair[0])
    if not scored or scored[0][0] < _LEAST:
        return None, "no place stands out"
    best = scored[0][1]
    signs = {
        "title": best.titled,
        "issuer": best.issued,
        "signature": best.signed,
        "writer": best.wrote,
        f"我{words.letter}": bool(words.letter) and best.name.endswith(words.letter or "-"),
    }
    return best, f"{best.name}: " + ", ".join(sign for sign, seen in signs.items() if seen)


def _own_score(item: Named, words: OwnWords) -> float:
    score = 4.0 * item.first + 2 * bool(item.titled) + 3 * bool(item.issued) + 3 * bool(item.signed)
    score += min(3.0, 0.15 * item.count) - 3 * bool(item.greeted) + 8 * item.wrote
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
    chosen = sorted(away or related, key=lambda item: -_partner_score(item, own))
    below = [item for item in chosen if item.level != "province"]
    return (below or chosen)[:_MOST_PARTNERS]


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


# In these 甲 is the document's own side and 乙 the other.
_GIVES = "(?:结对帮扶|对口支援|对口帮扶|对口协作|对口援助|定点帮扶|帮扶|支援|援助|捐赠|捐助|援派|援建|资助)"
_HELPS = (
    "{one}[^，。；{other}]{{0,14}}{gives}(?:了|任务|的)?[^，。；{one}下]{{0,10}}{other}"
    "|{one}[^，。；{other}]{{0,12}}(?:向|给|(?<![成作定列称])为){other}[^，。；]{{0,14}}(?:援助|捐|支援|帮扶|投入|拨付|安排|选派)"
    "|(?:向|给|(?<![成作定列称])为){other}[^，。；]{{0,10}}捐|(?:援助|帮扶|支援){other}|{one}[^。；{other}]{{0,20}}承担[^。；]{{0,8}}{other}"
    "|在{one}[^，。；]{{0,16}}(?:帮扶|援助|支援|支持|关心|帮助)[^，。；]{{0,6}}下|{other}[^，。；]{{0,10}}(?:受援|接受{one})"
    "|(?:来|到|赴){other}[^，。；]{{0,10}}(?:帮扶|支教|支医|援建)|感谢{one}|{one}[^，。；]{{0,10}}援[甘疆藏宁青滇黔桂]"
)
_OWN_HELPS = re.compile(_HELPS.format(one="甲", other="乙", gives=_GIVES))
_OWN_IS_HELPED = re.compile(_HELPS.format(one="乙", other="甲", gives=_GIVES))


def side(
    passages: Sequence[Passage], units: Mapping[int, Sequence[Unit]], own: Named, partners: Sequence[Named]
) -> tuple[str | None, str]:
    """`east` where the own place helps, `west` where it is helped, and why; None where nothing tells."""
    if not partners:
        return None, "no partner"
    helps = helped = 0.0
    for text in _sentences(passages, units, own, partners):
        helps += len(_OWN_HELPS.findall(text))
        helped += len(_OWN_IS_HELPED.findall(text))
    prior = _prior(own, partners[0])
    score = helps - helped + prior
    if not score:
        return None, "no word tells who helps"
    return ("east" if score > 0 else "west"), f"helps {helps:g}, is helped {helped:g}, provinces {prior:+g}"


def _prior(own: Named, partner: Named) -> float:
    if own.place is None or partner.place is None:
        return 0.0
    first, second = own.place.code[:2], partner.place.code[:2]
    if first in _HELPING and second in _HELPED:
        return 2.5
    return -2.5 if first in _HELPED and second in _HELPING else 0.0


def _sentences(
    passages: Sequence[Passage], units: Mapping[int, Sequence[Unit]], own: Named, partners: Sequence[Named]
) -> Iterator[str]:
    """The sentences in which both sides may be, own names written 甲 and the other side's 乙."""
    for passage in passages:
        marked, at = [], 0
        for unit in units.get(passage.index, ()):
            sign = _sign(unit, own, partners)
            if sign:
                marked += [passage.text[at : unit.start], sign]
                at = unit.end
        if marked:
            yield from re.split("[。；\n]", "".join([*marked, passage.text[at:]]))


def _sign(unit: Unit, own: Named, partners: Sequence[Named]) -> str:
    pieces = (*unit.chain, *([unit.piece] if unit.piece else []))
    if any(piece.own in ("own", "prefix") for piece in pieces):
        return "甲"
    for piece in pieces:
        if _means(piece.places, piece.name, [own]):
            return "甲"
        if _means(piece.places, piece.name, partners):
            return "乙"
    return ""


def _means(places: Iterable[object], name: str, wanted: Sequence[Named]) -> bool:
    return any(item.place in places if item.place is not None else item.name == name for item in wanted)
