"""Renames every place, person and firm of a reference document, and gives its sums other amounts.

Rules that know a document by its names fail on it renamed. The new places are official ones of the same level and kind
(a street becomes a street of the new county), names of people and firms are made up; lengths differ from the old ones.
Text and reference facts are changed in step.
"""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from graph.places import Level, Place
from ingest.gazetteer import Index
from ingest.lexicon import words

FACTOR = 3  # every sum times this: totals stay the totals of their parts
_SUM = re.compile(r"(?<![\d.,])(\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?=\s*[余多]?\s*[万亿]?\s*元)")
_LOCAL = re.compile(r"([\u4e00-\u9fa5]{2,6}?)(街道办事处|街道|苏木|嘎查|社区|街|镇|乡|村)$")
_LOOSE = "、，,。；和与及同等两三四五六二各村镇乡街0123456789"  # what follows a name whose class comes later
_FIRM = re.compile(r"^([\u4e00-\u9fa5]{2})[\u4e00-\u9fa5（）]{2,}(?:公司|集团|合作社|厂)$")
_UPPER: tuple[Level, ...] = ("province", "city", "district")
_KINDS = ("自治县", "自治州", "自治区", "新区", "林区", "地区", "省", "市", "区", "县", "旗", "盟", "州")
_NEVER = "(?!)"
_BROKEN = r"(\s*)"  # names of real texts are broken by white space
_PARTIES = ["east", "west", "east_in", "west_in", "funder", "recipient", "recipient_in", "from", "to", "org", "place"]
_GIVEN = "伟强磊军洋勇杰涛超刚辉鹏鑫波斌浩凯俊帆帅旭欢志文海永春广义学红玉秀英敏静丽艳娟霞燕玲桂珍兰凤洁梅琳素云莲"
_SURNAMES = "王李张刘陈杨赵黄吴徐孙朱胡林郭罗梁宋郑谢韩唐冯董萧程曹袁邓许沈彭吕苏卢蒋蔡魏薛潘戴钟姜范姚谭廖邹熊陆郝孔"
_BRANDS = [
    "恒泰",
    "鼎盛",
    "嘉禾",
    "绿源",
    "丰裕",
    "金穗",
    "远瑞",
    "祥利",
    "卓越",
    "众创",
    "欣荣",
    "同德",
    "万顺",
    "正茂",
    "启元",
    "永昌",
    "沃野青禾",
    "云岭",
    "沐阳",
    "辰光禾",
]


class Renaming:
    """Old names and the new ones in their stead; the same seed gives the same names."""

    def __init__(self, text: str, facts: Iterable[dict[str, Any]], old: Index, new: Index, seed: int) -> None:
        self._old, self._new, self._dice = old, new, random.Random(seed)
        self._text = "".join(text.split())
        self._places: dict[str, Place] = {}
        self.names: dict[str, str] = {}
        facts = list(facts)
        self._rename_places()
        for name in dict.fromkeys(_values(facts, _PARTIES)):
            self._rename_local(name)
            self._rename_firm(name)
        for name in dict.fromkeys(_values(facts, ("name", "led_by"))):
            self._put(name, self._person(name))
        longest = sorted(self.names, key=len, reverse=True)
        self._find = re.compile("|".join(_BROKEN.join(map(re.escape, name)) for name in longest) or _NEVER)

    def text(self, text: str) -> str:
        """The text renamed; line breaks stay, so that lines keep their numbers."""
        return _SUM.sub(lambda found: _times(found[1]), self._find.sub(self._new_name, text))

    def row(self, row: dict[str, Any]) -> dict[str, Any]:
        """A reference fact renamed."""
        changed = self._deep(row)
        if _SUM.search("".join(str(row.get("quote", "")).split())):
            for name in ("amount_yuan", *(("number",) if "元" in str(row.get("unit")) else ())):
                if isinstance(row.get(name), int | float):
                    changed[name] = row[name] * FACTOR
            accepted = changed.get("accept") or {}
            if "amount_yuan" in accepted:
                accepted["amount_yuan"] = [value and value * FACTOR for value in accepted["amount_yuan"]]
        return changed

    def _deep(self, value: Any) -> Any:
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, list):
            return [self._deep(one) for one in value]
        return {self.text(key): self._deep(one) for key, one in value.items()} if isinstance(value, dict) else value

    def _new_name(self, found: re.Match[str]) -> str:
        """A name broken over lines stays broken, after as many characters."""
        new = self.names["".join(found[0].split())]
        gaps = re.findall(r"\S(\s*)", found[0])
        return "".join(c + (gaps[n] if n < len(gaps) else "") for n, c in enumerate(new)) + "".join(gaps[len(new) :])

    def _put(self, old: str, new: str) -> None:
        if len(old) > 1 and old not in self.names and new not in self.names.values():
            self.names[old] = new

    def _rename_places(self) -> None:
        """Provinces keep their names where a letter stands for them (援藏, 粤桂): letters are not renamed."""
        found = self._long_names_first()
        self._needed = _kinds_inside(found)
        self._kinds_inside = _kinds_inside(p for level in _UPPER for p in self._new.children("", level))
        for place in found:
            self._rename_place(place)

    def _long_names_first(self) -> list[Place]:
        """Divisions to the county named in the text, not only as the end of a longer name; outer ones first."""
        known = [p for level in _UPPER for p in self._old.children("", level) if self._names(p, self._text)]
        left = self._text
        named = []
        for place in sorted(known, key=lambda place: -len(place.name)):
            if self._names(place, left):
                named.append(place)
                left = left.replace(place.name, "\n")
        return sorted(named, key=lambda place: _UPPER.index(place.level))

    def _names(self, place: Place, text: str) -> bool:
        forms = [name for name in self._old.names_of(place.code) if name in text]
        return place.name in forms or (bool(forms) and place.level != "district" and len(forms[0]) > 1)

    def _rename_place(self, place: Place) -> None:
        chosen = self._counterpart(place)
        if chosen is None:
            return
        self._put(place.name, chosen.name)
        for old in self._old.names_of(place.code)[1:]:
            short = [n for n in self._new.names_of(chosen.code)[1:] if _kind(n) == _kind(old) and len(n) > 1]
            if len(old) > 1 and old in self._text and short:
                self._put(old, short[0])

    def _counterpart(self, place: Place) -> Place | None:
        """The place that stands for it from now on, inside that which stands for the place around it."""
        if place.code not in self._places:
            outer = self._old.by_code(place.parent) if place.parent else None
            around = self._counterpart(outer) if outer else None
            if outer and not around:
                return None
            kept = self._new.by_code(place.code) if self._old is self._new and place.level == "province" else None
            chosen = kept or self._choose(place, around.code if around else "")
            if chosen is None:
                return None
            self._places[place.code] = chosen
        return self._places[place.code]

    def _choose(self, place: Place, around: str) -> Place | None:
        """One of the same kind, with divisions inside of the kinds that the text names inside the old one."""
        children = self._new.children(around, place.level)
        inside = [p for p in children if _kind(p.name) == _kind(place.name)]
        inside = inside or [p for p in children if p.name[-1] == place.name[-1]]
        wanted = [p for p in inside if not self._needed[place.code] - self._kinds_inside[p.code]] or inside
        taken = set(self.names.values())
        free = [p for p in wanted if p.name not in taken and p.name not in self._text and len(p.name) > 2]
        return self._dice.choice(free) if free else None

    def _rename_local(self, name: str) -> None:
        """Streets, towns, communities and villages, as they stand in the reference facts."""
        for old in sorted(self.names, key=len, reverse=True):
            name = name.removeprefix(old)
        if (found := _LOCAL.search(name)) and found[0] == name and name not in self.names:
            self._put(name, self._local(name, found[2]))
            self._rename_stem(name, found[1], found[2])

    def _rename_stem(self, name: str, stem: str, suffix: str) -> None:
        """`上湾、石桥两村`: the name without its class, where no other word can be meant."""
        loose = re.findall(rf"{stem}(?!{suffix})(.)", self._text)
        if name in self.names and loose and all(mark in _LOOSE for mark in loose):
            self._put(stem, self.names[name].removesuffix(suffix))

    def _local(self, old: str, suffix: str) -> str:
        """One of the county that stands for the old one's; a made-up name for one that no list of places has."""
        level = "village" if suffix in ("社区", "村", "嘎查") else "street"
        ending = suffix.removesuffix("办事处")
        counties = {code: new for code, new in self._places.items() if new.level == "district"}
        for county in [new for code, new in counties.items() if self._old.by_name(old, within=code)]:
            names = [place.name for place in self._new.children(county.code, level)]
            stems = [name.removesuffix(ending) for name in names if name.endswith(ending) and 4 <= len(name) <= 6]
            free = [stem for stem in stems if stem + suffix not in self.names.values() and stem not in self._text]
            if free:
                return self._dice.choice(free) + suffix
        return (
            "".join(self._dice.choice(part) for part in ("松柏梅兰竹菊荷桐枫槐", "溪岭坪湾塘沟桥", ("", "头", "里")))
            + suffix
        )

    def _rename_firm(self, name: str) -> None:
        for old in sorted(self.names, key=len, reverse=True):
            name = name.removeprefix(old)
        if (found := _FIRM.match(name)) and found[1] not in words("surnames", "not_names"):
            self._put(found[1], self._dice.choice([b for b in _BRANDS if b not in self.names.values()] or ["启明"]))

    def _person(self, old: str) -> str:
        if "·" in old or len(old) > 4 or len(old) < 2 or old.endswith(("老师", "某", "医生")):
            return old
        return self._dice.choice(_SURNAMES) + "".join(self._dice.sample(_GIVEN, self._dice.choice((1, 2, 2))))


def _values(facts: Iterable[dict[str, Any]], names: Iterable[str]) -> Iterator[str]:
    for fact in facts:
        for name in names:
            value = fact.get(name)
            yield from (value if isinstance(value, list) else [value] if isinstance(value, str) else [])


def _kind(name: str) -> str:
    return next((kind for kind in _KINDS if name.endswith(kind)), "")


def _kinds_inside(places: Iterable[Place]) -> dict[str, Counter[str]]:
    """How many cities and counties of each kind lie in the divisions around them, by code."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for place in places:
        for outer in {place.parent, place.code[:2] + "0000"} - {place.code, ""}:
            found[outer][place.level + _kind(place.name)] += 1
    return found


def _times(literal: str) -> str:
    return f"{Decimal(literal.replace(',', '').replace(' ', '')) * FACTOR:f}"
