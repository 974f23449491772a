"""All names in a text by their shape: the chains of `units`, and the names that have a shape of their own."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache
from operator import itemgetter

from ahocorasick_rs import AhoCorasick, MatchKind

from ingest.expressions import expression
from ingest.lexicon import alternatives, lexicon
from ingest.mentions.branches import with_branches
from ingest.mentions.chains import chained
from ingest.mentions.divisions import divisions
from ingest.mentions.spots import Spot
from ingest.mentions.units import Unit


def _party_body() -> str:
    local = "[\u3400-\u9fff]{2,10}?(?:委员会|[省市州县区旗]委(?!员)会?|总支部?|支部)"
    parties = alternatives(lexicon("bodies")["parties"], ["共青团"])
    return f"(?:{parties})(?:(?<!共青团)中央(?:委员会)?|{local})"


_PARTY_BODY = expression(_party_body)
# 拼多多·…, 教育部门, 民政部长, 浙大附中, 顺丰村
_GOES_ON = ("·", "门", "长", "附", "版", "村", "镇", "乡", "社区", "街", "路", "大道", "一院", "二院")
# Bodies of two places: of people from elsewhere (望潮区松涧商会), and of those sent (海岳省对口支援松涧前方指挥部).
_FROM_ELSEWHERE = expression("商会|同乡会|联谊会")
_AWAY = expression("指挥部|工作[组队]|联络组|前指")
_SENT_TO = ("对口支援", "对口援建", "对口帮扶", "支援", "援建", "驻")


def units(text: str, spots: Sequence[Spot]) -> list[Unit]:
    """The units of `text`, in order and without overlaps."""
    found = chained(text, spots)
    if _PARTY_BODY.search(text):
        found = _with_party_bodies(text, found)
    if found and (_FROM_ELSEWHERE.search(text) or _AWAY.search(text)):
        found = _with_bodies_of_two(text, found)
    for kind, known in _known().items():
        if at := known.find_matches_as_indexes(text):
            named = ((start, end, text[start:end]) for _, start, end in at if not text.startswith(_GOES_ON, end))
            found = _with(kind, named, found)
    # divisions of the 兵团 and their regiments are run like places and are none
    found = _with("other", divisions(text), found) if "师" in text or "兵团" in text else found
    return with_branches(text, found)


@cache
def _known() -> dict[str, AhoCorasick]:
    """What finds the bodies of `known.yaml`, by their party type."""
    lists = lexicon("known").items()
    return {kind: AhoCorasick(names.split(), matchkind=MatchKind.LeftmostLongest) for kind, names in lists}


def _with(kind: str, names: Iterable[tuple[int, int, str]], found: list[Unit]) -> list[Unit]:
    """The units, and bodies by their `names` (start, end, name) where no unit stands."""
    starts = [unit.start for unit in found]
    more = []
    for start, end, name in names:
        at = bisect_left(starts, end) - 1
        if at < 0 or found[at].end <= start:
            more.append(Unit(start, end, kind, (), None, name))
    return sorted([*found, *more], key=itemgetter(0)) if more else found


def _with_bodies_of_two(text: str, found: list[Unit]) -> list[Unit]:
    """The units, those of a body of two places joined with the first, in which the second does not lie."""
    joined: list[Unit] = []
    for unit in found:
        last = joined[-1] if joined else None
        outer = last.piece if last is not None and unit.chain else None
        if last is not None and outer is not None and not outer.own and _are_one(text[last.end : unit.start], unit):
            name = text[last.end : unit.end]
            joined[-1] = Unit(last.start, unit.end, unit.kind, (*last.chain, outer), None, name)
        else:
            joined.append(unit)
    return joined


def _are_one(between: str, unit: Unit) -> bool:
    body = _AWAY if between else _FROM_ELSEWHERE
    return (not between or between in _SENT_TO) and unit.piece is None and body.search(unit.text) is not None


def _with_party_bodies(text: str, found: list[Unit]) -> list[Unit]:
    """Committees of the other parties, whose place stands inside the name: 民盟望潮区委员会."""
    bodies: list[Unit] = []
    hidden: set[int] = set()
    starts = [unit.start for unit in found]
    for match in _PARTY_BODY.finditer(text):
        inside = range(bisect_left(starts, match.start()), bisect_left(starts, match.end()))
        hidden.update(inside)
        chain = tuple(piece for at in inside if (piece := found[at].piece) is not None)
        bodies.append(Unit(match.start(), match.end(), "department", chain, None, match[0]))
    kept = [unit for at, unit in enumerate(found) if at not in hidden]
    return sorted([*kept, *bodies], key=lambda unit: unit.start)
