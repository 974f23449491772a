"""What party finding asks of a gazetteer: where names of divisions stand in a text."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Sequence
from functools import cache
from typing import Any, NamedTuple, Protocol

from graph.places import Gazetteer, Place
from ingest.expressions import expression
from ingest.lexicon import words

# What makes a name that of a street or a bay (南京路、南京东路); 路上 and 路途 may be the way to a place.
_IN_A_STREET = expression("[东西南北中]?(?:路(?![上途程网线费况段])|大街|大道|大厦)|路上[，,、]|湾(?:新区|大桥)")


class FoundName(Protocol):
    """A printed name of one or more divisions at `start` to `end` of the text that was searched."""

    @property
    def start(self) -> int:
        """Where it starts."""

    @property
    def end(self) -> int:
        """Where it ends."""

    @property
    def places(self) -> Sequence[Place]:
        """Every division it may be."""

    @property
    def short(self) -> bool:
        """Whether it is a bare stem or a sign, and maybe an ordinary word."""


class Spotter(Protocol):
    """Finds names of divisions in a text in one pass; at each place the longest, none overlapping."""

    def find(self, text: str, nationwide: Iterable[Any] | None = None) -> Iterable[FoundName]:
        """The names in `text`, in order; `nationwide`: what this gazetteer's spotter of no county found there."""


class SpottingGazetteer(Gazetteer, Protocol):
    """A gazetteer that can also find names in a text."""

    def spotter(self, counties: Collection[str] = (), *, signs: Collection[str] | None = None) -> Spotter:
        """A spotter for provinces, prefectures and counties, and for all that lies in the counties of these codes.

        `signs` are the characters of the texts to come, None where they are not known.
        """

    def in_year(self, year: int | None) -> SpottingGazetteer:
        """The gazetteer as documents of that year use names."""


class Spot(NamedTuple):
    """A name of the gazetteer in a text; `full` where it is no bare stem, `sure` where it is one that is no word."""

    start: int
    end: int
    level: str
    places: tuple[Place, ...]
    full: bool
    sure: bool = False


def spots(
    text: str,
    spotter: Spotter,
    believed: Container[str] = frozenset(),
    nationwide: Iterable[FoundName] | None = None,
) -> list[Spot]:
    """The spots of a text; of places of several levels under one name the highest stands.

    A bare stem of a county is believed only if it is one of `believed`: most are ordinary words as well.
    """
    found: list[Spot] = []
    for name in spotter.find(text, nationwide):
        if name.short and _IN_A_STREET.match(text, name.end):
            continue
        behind = bool(found) and found[-1].end == name.start
        places = tuple(name.places)
        if behind and _is_seat(found[-1], places):
            found[-1] = Spot(found[-1].start, found[-1].end, "city", (), True)
        if len(places) == 1 and not name.short:
            found.append(Spot(name.start, name.end, places[0].level, places, True))
            continue
        if name.short and not (text[name.start : name.end] in believed and _stands_alone(name, text)):
            places = tuple(
                place for place in places if place.level in ("province", "city") or is_whole(name, place, text, behind)
            )
            if not places:
                continue
        elif name.short and any(place.level == "district" for place in places):
            places = tuple(place for place in places if place.level == "district")
        level = min((place.level for place in places), key=LEVELS.index)
        same = tuple(place for place in places if place.level == level)
        printed = text[name.start : name.end]
        full = not name.short or printed[1:] == "县" or any(place.name == printed for place in same)
        sure = not full and level == "district" and printed in believed and printed not in words("stops", "both")
        found.append(Spot(name.start, name.end, level, same, full, sure))
    return found


def _is_seat(city: Spot, places: Sequence[Place]) -> bool:
    """Whether a city of the county level stands right before a county for the prefecture around both, as some write."""
    if city.level != "district" or len(city.places) != 1 or city.places[0].name[-1] != "市" or len(places) != 1:
        return False
    (seat,), (county,) = city.places, places
    return county.level == "district" and county.name[-1] in "县旗" and county.code[:4] == seat.code[:4]


def is_whole(name: FoundName, place: Place, text: str, behind: bool = False) -> bool:
    """Whether two characters are a full name, and not the end of one word and the start of another (完成县级任务).

    That takes a mark, a preposition or, `behind` it, another place; one that begins with 和 or 与 needs its province.
    """
    printed, before = text[name.start : name.end], text[name.start - 1 : name.start]
    goes_on = _goes_on(text, name.end)
    if printed[1:] == "县" and goes_on and text[name.end] == "长":
        return False  # 代县长
    if place.name != printed and (goes_on or not _name_of_then(printed, before)):
        return False
    if printed[0] in "和与同向对在到":
        return before in ("省", "市")
    ended = text[max(0, name.start - 2) : name.start] in _words_before()
    if ended and not goes_on:
        return True
    plain = printed[0] in words("stops", "names_only")
    return plain or behind or before in _BEFORE_NAMES or not "\u3400" <= before <= "\u9fff"


def _stands_alone(name: FoundName, text: str) -> bool:
    """Whether no office or part of a county follows: even where 成县 is known, 完成县级任务 may not name it."""
    return text[name.end - 1] != "县" or not _goes_on(text, name.end)


def _goes_on(text: str, end: int) -> bool:
    """Whether an office or a part of the county stands behind its name: 县委, 县长, but not 康县|长坝镇."""
    return text.startswith(_OF_COUNTY, end) and _TOWN_BEHIND.match(text, end) is None


@cache
def _words_before() -> frozenset[str]:
    """Words of two characters behind which a name begins: 帮扶甲县, 其中甲县3800万元."""
    return frozenset(word for word in words("stops", "stops") if len(word) == 2)


def _name_of_then(printed: str, before: str) -> bool:
    """Whether a county's name of then stands there, and no 县 behind 任 or 到达."""
    if printed[1] != "县":
        return False
    return before in ("", "省", "市") or printed[0] != {"到": "达", "抵": "达"}.get(before, "任")


# What makes an office or a part of the county of it: 县委, 县级, 县城.
_OF_COUNTY = tuple("委长级城里直域内境")
# 康县|长坝镇
_TOWN_BEHIND = expression("(?:长[\u3400-\u9fff]{1,2}|城[关厢郊东西南北][\u3400-\u9fff]?)[镇乡村]")
_BEFORE_NAMES = (*"省市州盟区县旗和与同向对在到赴为从由给及至往抵帮援助是驻于",)
LEVELS = ("province", "city", "district", "street", "village")
