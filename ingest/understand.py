"""Finds who and when a document is about, before its facts are read.

First where names stand (`ingest.mentions.units`), then whose document it is, who is on the other side and which side
helps, the year, plan or report (`ingest.about`). What the user says of a document wins over all of it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Literal, cast

from graph.facts import PartyType
from graph.places import Gazetteer, Place
from ingest.about import nature, sides
from ingest.about.near import near_counties
from ingest.about.provinces import note_provinces
from ingest.about.stems import Seen, believed_stems, mentioned_counties, names_in
from ingest.about.strangers import strangers, without
from ingest.about.tally import Named, own_words, tally
from ingest.about.writers import note_bodies, note_writer, signatories, writer, writing
from ingest.about.written import written_on
from ingest.about.year import year_of
from ingest.context import Context
from ingest.document import Document
from ingest.mentions.all_units import units
from ingest.mentions.decide import Ground
from ingest.mentions.declared import declared
from ingest.mentions.look_alikes import look_alikes
from ingest.mentions.names import Names, note_places, note_shorthand
from ingest.mentions.spots import SpottingGazetteer, spots
from ingest.mentions.units import Unit
from ingest.parties import Party
from ingest.passages import Passage


@dataclass(frozen=True)
class Frame:
    """What finding parties needs to know of the document: its context, its gazetteer, the names it prints.

    `units` are the names by shape, by the index of the passage; `counties` the codes of the counties it is about;
    `near` by the same index the county that the row or the heading names; `own_body` whom 我院 or 我校 means;
    `strange` the codes of counties it cannot mean; `signatories` whom 甲方 and 乙方 mean; `declared` the bodies by
    the short names that the document gives them; `asked` and `alike`
    what the gazetteer answered before.
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
    asked: dict[tuple[str, str], tuple[Place, ...]] = field(default_factory=dict, repr=False, compare=False)
    alike: dict[tuple[str, str, Place | None], tuple[str, ...]] = field(default_factory=dict, repr=False, compare=False)

    def own_at(self, letter: str) -> Party | None:
        """The own place at the level of 县, 区, 市 …: itself or one around it."""
        own = self.context.own
        return None if own is None else self._at(own, letter)

    def named_by_prefix(self, letter: str) -> Party | None:
        """Whom 县 or 区 before a body means: the own side, else the one partner of that kind."""
        own = self.context.own
        if own is not None and own.name.endswith(letter):
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
            self.asked[name, level] = found if level == "district" or len(found) == 1 else ()
        return self.asked[name, level]

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


def understand(
    document: Document,
    passages: Sequence[Passage],
    gazetteer: SpottingGazetteer,
    *,
    place: str | None = None,
    year: int | None = None,
) -> Frame:
    """The frame of a document; `place` (a name or code) and `year` are what the user says of it and win."""
    stated, why_year = year_of(passages, document.title)
    gazetteer = gazetteer.in_year(year if year is not None else stated)
    seen = names_in(passages, gazetteer)
    stems = believed_stems(seen)
    counties = mentioned_counties(seen, stems)
    found = _units(seen, gazetteer, counties, stems)
    if strange := strangers(found):
        found = without(strange, found)
    del seen  # as large as the text
    names, nothing = Names(), Ground()
    for each in found.values():
        note_places(names, each, nothing)
    printed = frozenset(names.places)
    named = tally(
        passages, found, Ground(printed=printed), cache(lambda name: () if name in strange else gazetteer.by_name(name))
    )
    note_provinces(passages, named, gazetteer.by_code)
    wrote = writing(passages, found)
    note_writer(wrote, named)
    words = own_words(passages)
    own, why_own = _given(gazetteer, place, named) if place else sides.own_place(named, words)
    partners = sides.partner_places(named, own)
    ground = Ground(_code(own), tuple(code for item in partners if (code := _code(item))), printed)
    names = _names(passages, found, ground)
    side, why_side = sides.side(passages, found, own, partners) if own else (None, "no own place")
    status, why_status = nature.status_of(passages, document.title)
    subject, why_subject = nature.subject_of(passages, apart=sides.apart(named, own, partners))
    context = Context(
        own=_party(own, names, gazetteer, "own") if own else None,
        partners=tuple(_party(item, names, gazetteer, "partner") for item in partners),
        side=cast(Literal["east", "west"] | None, side),
        year=year if year is not None else stated,
        status=status,
        subject=subject,
        written=written_on(passages),
        reasons=(
            ("own", why_own),
            ("side", why_side),
            ("year", "given" if year is not None else why_year),
            ("status", why_status),
            ("subject", why_subject),
        ),
    )
    frame = Frame(context, gazetteer, found, names, ground, counties, near_counties(passages, found, ground), strange)
    return _with_writers(frame, passages, wrote)


def _names(passages: Sequence[Passage], found: Mapping[int, Sequence[Unit]], ground: Ground) -> Names:
    """The printed names, once it is known whose document it is."""
    names = Names()
    for passage in passages:
        if passage.index in found:
            note_places(names, found[passage.index], ground)
        note_shorthand(names, passage.text)
    return names


def _with_writers(frame: Frame, passages: Sequence[Passage], wrote: Unit | None) -> Frame:
    """The frame with its bodies' names, and with whom 我院 and 甲方 mean."""
    note_bodies(frame)
    frame = replace(frame, signatories=signatories(passages, frame), declared=declared(passages, frame))
    return replace(frame, own_body=writer(wrote, frame))


def _units(
    seen: Seen, gazetteer: SpottingGazetteer, counties: Collection[str], stems: Collection[str]
) -> dict[int, list[Unit]]:
    spotter = gazetteer.spotter(counties, signs=set().union(*(passage.text for passage, _ in seen)))
    read = ((p.index, units(p.text, spots(p.text, spotter, stems, nationwide))) for p, nationwide in seen)
    return {index: found for index, found in read if found}


def _given(gazetteer: Gazetteer, place: str, named: Mapping[str, Named]) -> tuple[Named | None, str]:
    """The place that the user named; of several places of that name the one the document names."""
    exact = gazetteer.by_code(place) if place.isdigit() else None
    found = [exact] if exact is not None else list(gazetteer.by_name(place))
    known = [item for item in found if item.code in named]
    chosen = known or found
    if len(chosen) != 1:
        return Named(place, "district", None, candidates=tuple(item.code for item in chosen)), "given, but ambiguous"
    item = chosen[0]
    return named.get(item.code) or Named(item.name, item.level, item), "given"


def _code(item: Named | None) -> str | None:
    return item.place.code if item is not None and item.place is not None else None


def _party(item: Named, names: Names, gazetteer: Gazetteer, basis: str) -> Party:
    name = names.place(item.place, item.name) if item.place is not None else item.name
    outer = gazetteer.path(item.place.code)[:-1] if item.place is not None else ()
    within = tuple(printed for place in outer if (printed := names.printed(place)))
    level = item.place.level if item.place is not None else item.level
    return Party(name, cast(PartyType, level), within, item.place, basis if item.place else None, item.candidates)
