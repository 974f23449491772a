"""Names in Latin letters: `Wangchao District`, `wangchao qu`, `wangchaoqu`, `wcq`, `Inner Mongolia`.

Spaces, hyphens, apostrophes, tone marks and case do not matter. An English word for the kind of division (`County`)
must fit the official one (县); without it the kind is left open.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator

from graph.places import Place
from ingest.expressions import expression
from ingest.gazetteer.entries import Entry
from ingest.gazetteer.names import short_forms

_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("autonomousprefecture", expression("自治州$")),
    ("autonomouscounty", expression("自治县$")),
    ("autonomousbanner", expression("自治旗$")),
    ("autonomousregion", expression("自治区$")),
    ("newarea", expression("新区$")),
    ("municipality", expression("市$")),
    ("prefecture", expression("(?:州|地区|盟|市)$")),
    ("province", expression("省$")),
    ("district", expression("区$")),
    ("county", expression("县$")),
    ("banner", expression("旗$")),
    ("league", expression("盟$")),
    ("region", expression("区$")),
    ("city", expression("市$")),
)
_MARKS = expression(r"[^a-z]")
_HAN = expression("[\u4e00-\u9fff]")
# `Qingling Tibetan Autonomous Prefecture`: the peoples in English names, left out unless they are the name itself.
_PEOPLE_WORDS = (
    "and|bai|blang|bonan|bouyei|buyei|dai|daur|derung|dong|dongxiang|ewenki|gelao|hani|hui|jingpo|kazakh?|kirgiz|kyrgyz"
    "|korean|lahu|li|lisu|manchu|maonan|miao|mongol|mongolian|mulao|naxi|nu|oroqen|pumi|qiang|salar|she|shui|tajik"
    "|tibetan|tu|tujia|uygur|uyghur|va|wa|xibe|yao|yi|yugur|zhuang|multi-?ethnic|various nationalities"
)
_PEOPLES = expression(rf"(?<=\w)[\s,]+(?:{_PEOPLE_WORDS})\b(?=.*autonomous)", re.IGNORECASE)
_SHORTEST_INITIALS = 2
_MOST_WORDS = 8
_LONGEST = 120


def folded(text: str) -> str:
    """Latin letters only, lower case, `ü` as `v`.

    >>> folded("Wàngcháo  Qū"), folded("Lü'an-xian")
    ('wangchaoqu', 'lvanxian')
    """
    text = unicodedata.normalize("NFC", text.lower()).replace("ü", "v")
    return _MARKS.sub("", unicodedata.normalize("NFD", text))


def sounds(name: str) -> str:
    """The pinyin of any Chinese text, as `Entry.pinyin` has it."""
    from pypinyin import Style, lazy_pinyin  # heavy, and wanted only for a name that does not exist

    return " ".join(lazy_pinyin(name, style=Style.NORMAL)).replace("ü", "v")


def split_in_two(text: str) -> Iterator[tuple[str, str]]:
    """The ways to read a text as an inner and an outer name.

    >>> list(split_in_two("Wangchao District, Linchao")), list(split_in_two("Linchao Wangchao"))
    ([('Wangchao District', 'Linchao')], [('Wangchao', 'Linchao')])
    """
    parts = [part for part in re.split(r"\s*,\s*|\s+(?:of|in)\s+", text.strip()) if part]
    if len(parts) == 2:
        yield parts[0], parts[1]
        return
    words = text.split()
    for at in range(1, len(words) if len(words) <= _MOST_WORDS else 0):
        yield " ".join(words[at:]), " ".join(words[:at])


class Romanised:
    """Provinces, prefectures and counties by what they are called in Latin letters."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._full: dict[str, list[Place]] = defaultdict(list)
        self._stem: dict[str, list[Place]] = defaultdict(list)
        self._single: dict[str, list[Place]] = defaultdict(list)
        self._initials: dict[str, list[Place]] = defaultdict(list)
        for entry in entries:
            self._add(entry)

    def _add(self, entry: Entry) -> None:
        place, syllables = entry.place, entry.pinyin.split(" ")
        self._full[folded(entry.pinyin)].append(place)
        self._initials["".join(syllable[:1] for syllable in syllables)].append(place)
        for form in _stems(place):
            (self._stem if len(form) > 1 else self._single)["".join(syllables[: len(form)])].append(place)
        for name in entry.english:
            self._stem[folded(name)].append(place)

    def find(self, text: str) -> list[Place]:
        """Places meant by `text`, by code; those of the exact name before stems, stems before initials."""
        key = folded(_PEOPLES.sub(" ", text)) if len(text) <= _LONGEST else ""
        if not key or _HAN.search(text):
            return []
        if kinded := self._with_kind(key):
            return kinded
        found = self._full.get(key) or self._stem.get(key)
        if not found and len(key) >= _SHORTEST_INITIALS:
            found = self._initials.get(key)
        return sorted(set(found or ()), key=lambda place: place.code)

    def _with_kind(self, key: str) -> list[Place]:
        for word, kind in _KINDS:
            stem = key.removesuffix(word)
            if stem and stem != key:
                for names in (self._stem, self._single, self._full):
                    if places := {place for place in names.get(stem, ()) if kind.search(place.name)}:
                        return sorted(places, key=lambda place: place.code)
        return []


def _stems(place: Place) -> set[str]:
    """What is read aloud before the word for the kind: the bare short form, or all but the last character."""
    if place.name.endswith("新区"):
        return {place.name[:-2]}
    bare = [form for form in short_forms(place.name, place.level) if place.name.startswith(form)]
    return set(bare) or ({place.name[:-1]} if len(place.name) > 1 else set())
