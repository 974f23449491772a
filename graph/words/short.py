"""Bodies by shorter names than their own, and by English ones: 雁回一小, 海岳远帆科技, Yanhui People's Hospital.

Such a name is one only where the graph holds a body whose full name it stands for (`data/lexicon/short_names.yaml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain

from graph.schema import PLACE_LABELS
from graph.store.base import Node, View
from graph.store.ends import SEVERAL
from graph.store.names import stem, syllables
from graph.words.entities import named
from graph.words.lexicon import loaded
from graph.words.scanning import Token

_MOST_WORDS = 4  # of a place or a firm before what it is
_MANY = 20
_SHORTEST_BARE = 4
_FIRM_TYPES = ("enterprise", "social_org")
_LATIN = re.compile("[a-z]{2}")
_PLACE_BEFORE = re.compile("[省市区县旗州镇乡村]$|街道$")
_BEFORE_FIRMS = ("Region", "District")


@dataclass(frozen=True)
class _Ends:
    """`ends` and `english`: patterns of an end with those it stands for; `firm`: what may follow a firm's own.

    `any_firm` may follow that of any firm, `english_firm` where the name holds what stands for it.
    """

    ends: Mapping[re.Pattern[str], Sequence[str]]
    english: Mapping[re.Pattern[str], Sequence[str]]
    firm: re.Pattern[str]
    any_firm: Sequence[str]
    english_firm: Mapping[re.Pattern[str], re.Pattern[str]]
    numbers: Mapping[str, str]


@cache
def _ends() -> _Ends:
    raw = loaded("short_names.yaml")
    number = f"(?P<n>{'|'.join(sorted(raw['numbers'], key=len, reverse=True))})"
    firm = "|".join(sorted(raw["firm"].split(), key=len, reverse=True))
    return _Ends(
        {re.compile(f"(?:{said})$"): full for said, full in raw["ends"].items()},
        {re.compile(rf"\b{said.replace('{n}', number)}\b"): full for said, full in raw["english"].items()},
        re.compile(f"(?:{firm})*$"),
        raw["any_firm"].split(),
        {re.compile(said): re.compile(meant) for said, meant in raw["english_firm"].items()},
        raw["numbers"],
    )


def shortened(name: str, view: View) -> list[Node]:
    """The bodies that a Chinese name shorter than theirs may mean: behind a place, or without how firms' names end."""
    return _behind_a_place(name, view) or _with_its_end(name, view) or _firms(name, view)


def _behind_a_place(name: str, view: View) -> list[Node]:
    for at in range(len(name) - 2, 1, -1):
        places = _places(name[:at], view)
        if places and (found := _bodies(places, (name[at:], *_in_full(name[at:])), view)):
            return found
    return []


def _with_its_end(name: str, view: View) -> list[Node]:
    """The bodies of this very name but for its end: `某盟望潮区委` is `某盟望潮区委员会`."""
    fulls = {name[:at] + full for at in range(2, len(name)) for full in _in_full(name[at:])}
    return [node for full in sorted(fulls) for node in view.named(full) if node.name == full]


def _in_full(end: str) -> Iterator[str]:
    for said, fulls in _ends().ends.items():
        if match := said.match(end):
            yield from (match.expand(full) for full in fulls)


def _places(name: str, view: View) -> list[Node]:
    return [node for node in named(name, view) if node.label in PLACE_LABELS]


def _bodies(places: Sequence[Node], ends: Sequence[str], view: View) -> list[Node]:
    """The bodies named by a place, with or without what kind of place it is, and one of the ends."""
    names = {front + end for place in places for front in (place.name, stem(place.name)[0]) for end in ends}
    found = {node.id: node for name in sorted(names) for node in view.named(name) if node.name == name}
    return [node for node in found.values() if node.label not in PLACE_LABELS]


def _firms(name: str, view: View) -> list[Node]:
    """The firms whose name is this one between a place and how names of firms end."""
    own = _own(name)
    bare = own == name  # says nowhere that it is a firm
    if len(own) < 2 or (bare and (len(name) < _SHORTEST_BARE or _places(name, view))):
        return []
    part = own if name.removeprefix(own) in _ends().any_firm else name
    return [node for node in view.search(part, _MANY) if node.type in _FIRM_TYPES and _is_middle(part, node.name, view)]


def _own(name: str) -> str:
    """A firm's name without how names of firms end."""
    return name[: next(at for at in range(len(name) + 1) if _ends().firm.match(name, at))]


def _is_middle(part: str, name: str, view: View) -> bool:
    before, found, after = name.partition(part)
    if SEVERAL in name:
        return False
    return bool(found and _ends().firm.match(after)) and (not before or _is_place(before, view))


def _is_place(before: str, view: View) -> bool:
    return _PLACE_BEFORE.search(before) is not None or bool(_places(before, view))


def with_english(text: str, tokens: Sequence[Token], view: View) -> list[Token]:
    """Tokens in which an English name of a body that the graph holds has become its name."""
    found = list(tokens)
    if not _LATIN.search(text):
        return found
    for start, end, nodes in chain(_english_bodies(text, view), _english_firms(text, found, view)):
        before = [one for one in found if one.end <= start]
        after = [one for one in found if one.start >= end]
        found = [*before, Token("name", start, end, nodes=tuple(nodes), full=True), *after]
    return found


def _english_bodies(text: str, view: View) -> Iterator[tuple[int, int, list[Node]]]:
    """`Yanhui County People's Hospital`: an end behind a place."""
    for said, fulls in _ends().english.items():
        match = said.search(text)
        if match is None:
            continue
        number = _ends().numbers.get(match.groupdict().get("n") or "", "")
        ends = [full.replace("{n}", number) for full in fulls]
        for start in _words_before(text, match.start()):
            if found := _bodies(_places(text[start : match.start()].strip(), view), ends, view):
                yield start, match.end(), found
                return


def _english_firms(text: str, tokens: Sequence[Token], view: View) -> Iterator[tuple[int, int, list[Node]]]:
    """`Yuanfan Technology`: how a firm's own name reads, before what kind of firm it is."""
    for run in _runs(text):
        kinds = [kind for word in run for kind in _kinds(word[0])]
        for start in _words_before(text, run[0].start()):
            own = "".join(text[start : run[0].start()].split())
            said = [one for one in tokens if start <= one.start < run[0].start()]
            found = _firms_read(own, view) if said and all(one.kind in ("unknown", "name") for one in said) else []
            if fitting := [node for node in found if all(kind.search(node.name) for kind in kinds)]:
                yield start, run[-1].end(), fitting
                break


def _runs(text: str) -> Iterator[list[re.Match[str]]]:
    """Neighbouring words that end names of firms: `agriculture development co. ltd`."""
    run: list[re.Match[str]] = []
    for word in re.finditer(r"[a-z]+", text):
        if run and (not _kinds(word[0]) or text[run[-1].end() : word.start()].strip(" .,")):
            yield run
            run = []
        if _kinds(word[0]):
            run.append(word)
    if run:
        yield run


def _kinds(word: str) -> list[re.Pattern[str]]:
    return [meant for said, meant in _ends().english_firm.items() if said.fullmatch(word)]


def _words_before(text: str, at: int) -> Iterator[int]:
    """Where the words before a place in the text begin, those of most words first."""
    starts = [word.start() for word in re.finditer(r"[a-z]+", text[:at])]
    yield from starts[-_MOST_WORDS:]


def _firms_read(own: str, view: View) -> list[Node]:
    """The firms whose own name, behind a place or none, reads so in pinyin."""
    places = [node.name for label in _BEFORE_FIRMS for node in view.labelled(label)]
    fronts = {"", *("".join(syllables(name)) for place in places for name in (place, stem(place)[0]))}
    found = {node.id: node for front in sorted(fronts) for node in view.search(front + own, _MANY)}
    return [node for node in found.values() if node.type in _FIRM_TYPES and _reads(own, node.name, view)]


def _reads(own: str, name: str, view: View) -> bool:
    """Whether a part of a firm's name between a place and how such names end reads so."""
    return any(
        "".join(syllables(name[start:end])) == own and _is_middle(name[start:end], name, view)
        for start in range(len(name))
        for end in range(start + 2, min(len(name), start + len(own)) + 1)
    )
