"""What reading a document's names needs to know of it: whose it is, which places it prints, what was asked before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from graph.places import Gazetteer, Place
from ingest.context import Context
from ingest.mentions.decide import Ground
from ingest.mentions.look_alikes import look_alikes
from ingest.mentions.names import Names
from ingest.mentions.units import Unit
from ingest.parties import Party


@dataclass(frozen=True)
class Frame:
    """What finding parties needs to know of the document: its context, its gazetteer, the names it prints.

    `units` are the names by shape, by the index of the passage; `counties` the codes of the counties it is about;
    `near` by the same index the county that the row or the heading names; `own_body` whom 我院 or 我校 means;
    `strange` the codes of counties it cannot mean; `signatories` whom 甲方 and 乙方 mean; `declared` the bodies by
    the short names that the document gives them; `signs` the counties of both sides by one character;
    `above`, of passages that say 该院 or 该村, whom each of the few before names; `asked` and `alike` what the
    gazetteer answered before.
    """

    context: Context
    gazetteer: Gazetteer
    units: dict[int, list[Unit]] = field(default_factory=dict)
    names: Names = field(default_factory=Names)
    ground: Ground = field(default_factory=Ground)
    counties: Sequence[str] = ()
    near: Mapping[int, str] = field(default_factory=dict)
    strange: frozenset[str] = frozenset()
    own_body: Party | None = None
    signatories: Mapping[str, Party] = field(default_factory=dict)
    declared: Mapping[str, Party] = field(default_factory=dict)
    signs: Mapping[str, Party] = field(default_factory=dict)
    above: Mapping[int, Sequence[Sequence[Party]]] = field(default_factory=dict)
    asked: dict[tuple[str, str], tuple[Place, ...]] = field(default_factory=dict, repr=False, compare=False)
    alike: dict[tuple[str, str, Place | None], tuple[str, ...]] = field(default_factory=dict, repr=False, compare=False)

    def own_at(self, letter: str) -> Party | None:
        """The own place at the level of 县, 区, 市 …: itself or one around it."""
        own = self.context.own
        return None if own is None else self._at(own, letter)

    def named_by_prefix(self, letter: str) -> Party | None:
        """Whom 县 or 区 before a body means: the own side, else the one partner of that kind."""
        own = self.context.own
        if own is not None and own.name.endswith(letter) and (letter != "区" or not own.name.endswith("地区")):
            return own
        partners = [p for p in self.context.partners if p.name.endswith(letter) and not p.name.endswith("地区")]
        if len(partners) == 1 and letter in "县旗区":
            return partners[0]
        return None if own is None else self._at(own, letter)

    def _at(self, own: Party, letter: str) -> Party | None:
        if own.name.endswith(letter) or (letter in "县旗" and own.type == "district" and own.place is None):
            return own
        path = self.gazetteer.path(own.place.code) if own.place is not None else ()
        wider = next((place for place in path if place.name.endswith(letter)), None)
        if wider is None:
            return None
        printed = self.names.printed(wider)
        name = printed if printed and printed.endswith(letter) else wider.name
        return Party(name, wider.level, (), wider, "own")

    def named(self, name: str, level: str) -> tuple[Place, ...]:
        """The divisions of that name and level that the spotter left out: former ones, towns elsewhere."""
        if level == "village":
            return ()
        if (name, level) not in self.asked:
            found = tuple(place for place in self._by_name(name) if place.level == level)
            self.asked[name, level] = found if level == "district" or self._is_the_one(found) else ()
        return self.asked[name, level]

    def _is_the_one(self, towns: Sequence[Place]) -> bool:
        """Whether a town is the only one of its name and, where both sides are known, lies in a province of which the
        document speaks: a new town is in no list, one of its name elsewhere may be."""
        own, partners, printed = self.ground.own, self.ground.partners, self.ground.printed
        if len(towns) != 1 or own is None or not partners:
            return len(towns) == 1
        return any(code[:2] == towns[0].code[:2] for code in (own, *partners, *printed))

    def _by_name(self, name: str) -> list[Place]:
        return [place for place in self.gazetteer.by_name(name) if place.code not in self.strange]

    def look_alikes(self, name: str, level: str, around: Place | None) -> tuple[str, ...]:
        """Codes of the places that a misspelt name inside `around` could mean."""
        asked = (name, level, around)
        if asked not in self.alike:
            self.alike[asked] = look_alikes(self.gazetteer, name, level, around)
        return self.alike[asked]

    def inside_any(self, name: str) -> tuple[Place, ...]:
        """The divisions of that name inside the counties that the document is about."""
        if (name, "") not in self.asked:
            found = (place for code in self.counties for place in self.inside(name, code))
            self.asked[name, ""] = tuple(dict.fromkeys(found))
        return self.asked[name, ""]

    def inside(self, name: str, county: str) -> tuple[Place, ...]:
        """The divisions of that name inside a county."""
        if (name, county) not in self.asked:
            found = self.gazetteer.by_name(name, within=county)
            self.asked[name, county] = tuple(place for place in found if place.level in ("street", "village"))
        return self.asked[name, county]
