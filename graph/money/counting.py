"""Which sums may be added together, and which would count the same money twice.

Of sums given the same way (received, given, within), in the same status, year and channel, one is left out where
another holds it: a part beside its whole, an item beside the sum that holds it, a smaller total inside a larger one, a
mention repeated. An end that a document does not name fits any end; a year it does not state fits any year.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import chain, takewhile
from typing import NamedTuple, TypeVar

_T = TypeVar("_T")
_Frame = tuple[int | None, str]  # year and channel
_Key = tuple[str, Decimal, str]  # level, amount and channel
_FEW = 4  # sums that are sooner compared than told apart by place
EITHER, SOURCE, TARGET = 1, 2, 4  # sets of sums: all of them, those that name a giver, those that name a taker
Set = int | tuple[int, str]  # one of these, or what a county gave to others (SOURCE) or got from others (TARGET)
RANK = {"total": 0, "part": 1, "item": 2}
HOLDS_ALSO = {"donation": ("donation_cash", "donation_goods")}
_LIES_IN = {inner: outer for outer, held in HOLDS_ALSO.items() for inner in held}


class Sum(NamedTuple):
    """One stated sum.

    `giver` and `taker` are the ids of the end and of all it lies in, innermost first; empty where the end is not named,
    or is a body of which nobody says where it is. `body` where the giver is no place. `among` are the sets of sums
    it belongs to, where these are told apart.
    """

    id: str
    direction: str
    status: str
    year: int | None
    channel: str
    level: str
    yuan: Decimal
    purpose: str | None
    part_of: str | None
    giver: tuple[str, ...]
    taker: tuple[str, ...]
    body: bool = False
    among: tuple[Set, ...] = ()


@dataclass(frozen=True, slots=True)
class Total:
    """What may be added for one way, status, year and channel, and what was left out, with why."""

    direction: str
    status: str
    year: int | None
    channel: str
    counted: tuple[Sum, ...]
    left_out: tuple[tuple[Sum, str], ...]

    @property
    def yuan(self) -> Decimal | None:
        """The total in yuan; None where nothing could be counted."""
        return sum((one.yuan for one in self.counted), Decimal(0)) if self.counted else None


class Known:
    """The sums of one way by what they could leave out, so that not every sum is compared with every other."""

    def __init__(self, sums: Sequence[Sum]) -> None:
        self.by_id = {one.id: one for one in sums}
        self._alike: dict[_Key, list[Sum]] = defaultdict(list)
        self._near: dict[_Key, _Near] = {}
        self._wholes: dict[_Frame, dict[str | None, list[Sum]]] = {}
        for one in sums:
            self._alike[one.level, one.yuan, one.channel].append(one)
        for one in sorted((one for one in sums if one.level != "item"), key=lambda one: -one.yuan):
            wholes = self._wholes.setdefault((one.year, one.channel), {})
            wholes.setdefault(one.taker[0] if one.taker else None, []).append(one)

    def alike(self, one: Sum) -> Iterable[Sum]:
        """Sums of the same level, amount and channel; where there are many, those whose taker may be that of `one`."""
        key = (one.level, one.yuan, one.channel)
        alike = self._alike.get(key, [])
        if len(alike) <= _FEW or not one.taker:
            return alike
        near = self._near.get(key) or self._near.setdefault(key, _Near(alike))
        return near.those_of(one)

    def over(self, one: Sum) -> Iterator[Sum]:
        """Totals and parts of at least its amount whose taker holds the taker of `one`, as far as both are known."""
        for wholes in _around(one, self._wholes):
            for place in (None, *one.taker) if one.taker else tuple(wholes):
                yield from takewhile(lambda whole: whole.yuan >= one.yuan, wholes.get(place, ()))


class _Near:
    """Sums that are alike, by their takers and, of totals, by what holds these."""

    def __init__(self, alike: Sequence[Sum]) -> None:
        self._at: dict[str | None, list[Sum]] = defaultdict(list)
        self._inside: dict[str, list[Sum]] = defaultdict(list)
        for one in alike:
            self._at[one.taker[0] if one.taker else None].append(one)
            for place in one.taker[1:] if one.level == "total" else ():
                self._inside[place].append(one)

    def those_of(self, one: Sum) -> Iterable[Sum]:
        """Those whose taker may be that of `one`, which has one."""
        if one.level != "total":
            return chain(self._at.get(None, ()), self._at.get(one.taker[0], ()))
        near = (self._at.get(place, ()) for place in (None, *one.taker))
        return chain(*near, self._inside.get(one.taker[0], ()))


def fen(yuan: Decimal) -> Decimal:
    """An amount in whole fen, as Cypher adds it.

    >>> fen(Decimal("12.345"))
    Decimal('1235')
    """
    return (yuan * 100).to_integral_value(ROUND_HALF_UP)


def totals(sums: Iterable[Sum]) -> list[Total]:
    """The totals of all sums, in no order."""
    ways = defaultdict(list)
    for one in sorted(sums, key=lambda one: one.id):
        ways[one.direction, one.status].append(one)
    return [total for way in ways.values() for total in _way(way)]


def counted(sums: Iterable[Sum]) -> list[Sum]:
    """The sums that are added, by id."""
    return sorted((one for total in totals(sums) for one in total.counted), key=lambda one: one.id)


def _way(sums: Sequence[Sum]) -> list[Total]:
    known = Known(sums)
    reasons = {one.id: why_left_out(one, known) for one in sums}
    counted, left = defaultdict(list), defaultdict(list)
    for one in sums:
        if reasons[one.id] is None:
            counted[one.year, one.channel].append(one)
    firsts = {frame: many[0] for frame, many in counted.items()}
    for one in sums:
        why = reasons[one.id]
        if why is not None:
            home = min(_around(one, firsts), key=lambda first: first.id, default=one)
            left[home.year, home.channel].append((one, why))
    frame = sums[0]
    return [
        Total(frame.direction, frame.status, year, channel, tuple(counted[year, channel]), tuple(left[year, channel]))
        for year, channel in dict.fromkeys([*counted, *left])
    ]


def why_left_out(one: Sum, known: Known) -> str | None:
    """`repeated`, `part`, `item` or `smaller_total`; None where the sum may be counted."""
    return "part" if whole_of(one, known.by_id) is not None else _why_held(one, known)


def whole_of(one: Sum, by_id: Mapping[str, Sum]) -> Sum | None:
    """The sum of which its document says that `one` is a part."""
    whole = by_id.get(one.part_of or "")
    return whole if whole is not None and _is_whole(one, whole) else None


def unheld(sums: Sequence[Sum], portions: Iterable[Sequence[Sum]]) -> list[tuple[Sum, tuple[Set, ...]]]:
    """The sums, each with the sets (`among`) in which no other repeats or holds it; left out where there is none.

    The others, of the same way and status, come in portions.
    """
    left = [(one, one.among) for one in sums]
    for others in portions:
        known = Known(others)
        left = [(one, free) for one, among in left if (free := _free(one, among, known))]
    return left


def _free(one: Sum, among: tuple[Set, ...], known: Known) -> tuple[Set, ...]:
    """The sets of `among` in which none of the known sums repeats or holds `one`."""
    for other in _holders(one, known):
        among = tuple(each for each in among if each not in other.among)
        if not among:
            break
    return among


def _holders(one: Sum, known: Known) -> Iterator[Sum]:
    yield from (other for other in known.alike(one) if _repeats(one, other))
    yield from (other for other in known.over(one) if _wider(one, other))


def _why_held(one: Sum, known: Known) -> str | None:
    if any(_repeats(one, other) for other in known.alike(one)):
        return "repeated"
    if any(_wider(one, other) for other in known.over(one)):
        return "smaller_total" if one.level == "total" else one.level
    return None


def _is_whole(one: Sum, other: Sum) -> bool:
    """Whether the document says that `one` is a part of `other`; never both ways round, so that one is counted."""
    return other.id == one.part_of and (RANK[other.level] < RANK[one.level] or other.yuan > one.yuan)


def _same_frame(whole: Sum, one: Sum) -> bool:
    """Whether the year and the channel of `one` are those of `whole`, or lie in them."""
    fits = one.year is None or one.year == whole.year
    return fits and whole.channel in (one.channel, _LIES_IN.get(one.channel))


def _around(one: Sum, frames: Mapping[_Frame, _T]) -> Iterator[_T]:
    """What stands under the years and channels in which `one` may lie."""
    years = {year for year, _ in frames} if one.year is None else (one.year,)
    for frame in ((year, channel) for year in years for channel in (one.channel, _LIES_IN.get(one.channel, ""))):
        if frame in frames:
            yield frames[frame]


def _repeats(one: Sum, first: Sum) -> bool:
    """Whether `one` says again what `first`, alike in level, amount and channel, says.

    Of two in the same year the smaller id is the first.
    """
    return (
        first.id != one.id
        and _same_frame(first, one)
        and (first.id < one.id or one.year != first.year)
        and _same_end(first.giver, one.giver, one.level)
        and _same_end(first.taker, one.taker, one.level)
        and (one.level == "total" or _same_purpose(one.purpose or "", first.purpose or ""))
    )


def _same_purpose(one: str, other: str) -> bool:
    """Whether two sums may be for the same: one purpose in the words of the other; one that is not told fits any."""
    return one in other or other in one


def _wider(one: Sum, whole: Sum) -> bool:
    """Whether `whole` is a larger sum of a higher level, or a larger total, that reaches over both ends of `one`."""
    if whole.id == one.id or whole.yuan < one.yuan or not _same_frame(whole, one):
        return False
    if not _over(whole.taker, one.taker):
        return False
    if RANK[whole.level] < RANK[one.level]:
        return _related(whole.giver, one.giver)
    if one.level != "total" or whole.level != "total" or whole.yuan == one.yuan:
        return False
    same_side = (whole.body or one.body) and _related(whole.giver, one.giver)
    return same_side or _over(whole.giver, one.giver)


def _same_end(end: Sequence[str], other: Sequence[str], level: str) -> bool:
    """Whether two ends may be one; a total is told of a city and of its district alike."""
    if not end or not other or end[0] == other[0]:
        return True
    return level == "total" and (end[0] in other or other[0] in end)


def _over(whole: Sequence[str], end: Sequence[str]) -> bool:
    return not whole or not end or whole[0] in end


def _related(whole: Sequence[str], end: Sequence[str]) -> bool:
    """Whether two givers share a place, so that a sum reported for the one may hold a gift of the other."""
    return not whole or not end or any(place in end for place in whole)
