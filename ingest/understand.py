"""Finds who and when a document is about, before its facts are read.

First where names stand (`ingest.mentions.units`), then whose document it is, who is on the other side and which side
helps, the year, plan or report (`ingest.about`). What the user says of a document wins over all of it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, cast

from graph.facts import PartyType
from graph.places import Gazetteer
from ingest.about import nature, sides
from ingest.about.near import near_counties
from ingest.about.provinces import are_partners, note_provinces, settle_by_partners
from ingest.about.stems import Seen, believed_stems, mentioned_counties, names_in
from ingest.about.strangers import strangers, without
from ingest.about.tally import Named, OwnWords, own_words, tally
from ingest.about.towns import note_town, writing_town
from ingest.about.writers import named_above, note_bodies, note_writer, signatories, subject, writer, writing
from ingest.about.written import written_on
from ingest.about.year import year_of
from ingest.context import Context
from ingest.document import Document
from ingest.frame import Frame
from ingest.mentions.all_units import units
from ingest.mentions.decide import Ground
from ingest.mentions.declared import declared
from ingest.mentions.names import Names, note_places, note_shorthand, plain_places
from ingest.mentions.signs import signs
from ingest.mentions.spots import SpottingGazetteer, spots
from ingest.mentions.units import Unit
from ingest.parties import Party
from ingest.passages import Passage, copied


@dataclass(frozen=True)
class _Text:
    """A document with the names that stand in it.

    `units` are the names by the index of the passage, `counties` the codes of the counties, the commonest first,
    `strange` those of the counties it cannot mean, `printed` those of the places whose names it prints. `year` is the
    document's with the reason, `ours` what it says of its own (我县).
    """

    title: str | None
    passages: Sequence[Passage]
    year: tuple[int | None, str]
    units: dict[int, list[Unit]]
    counties: tuple[str, ...]
    strange: frozenset[str]
    printed: frozenset[str]
    ours: OwnWords


@dataclass(frozen=True)
class _Sides:
    """The document's own place with the reason, its partners, and whether places of two provinces stand in it.

    `town` is the one that speaks, where the document is a town's own and not its county's.
    """

    own: Named | None
    why: str
    partners: Sequence[Named]
    apart: bool
    town: Named | None = None

    @property
    def are_partners(self) -> bool:
        """Whether the provinces of the own place and of the first partner have been partners."""
        codes = [code for item in (self.own, *self.partners[:1]) if (code := _code(item))]
        return len(codes) == 2 and are_partners(*codes)


def understand(
    document: Document,
    passages: Sequence[Passage],
    gazetteer: SpottingGazetteer,
    *,
    place: str | None = None,
    year: int | None = None,
) -> Frame:
    """The frame of a document; `place` (a name or code) and `year` are what the user says of it and win."""
    when = (year, "given") if year is not None else year_of(passages, document.title)
    gazetteer = gazetteer.in_year(when[0])
    text = _text(document.title, passages, when, gazetteer)
    wrote = writing(passages, text.units)
    named = _named(text, wrote, gazetteer)
    town = note_town(writing_town(passages, text.units, text.ours), named, gazetteer) if place is None else None
    told = _given(gazetteer, place, named) if place else sides.own_place(named, text.ours)
    found = _sides(named, told, town)
    partners = tuple(code for item in found.partners if (code := _code(item)))
    ground = Ground(_code(found.own), partners, text.printed)
    names = _names(passages, text.units, ground)
    context = _context(text, found, names, gazetteer)
    near = near_counties(passages, text.units, ground)
    frame = Frame(context, gazetteer, text.units, names, ground, text.counties, near, text.strange)
    return _with_writers(frame, passages, wrote)


def _text(
    title: str | None, passages: Sequence[Passage], when: tuple[int | None, str], gazetteer: SpottingGazetteer
) -> _Text:
    """The names that stand in the document."""
    seen = names_in(passages, gazetteer)  # as large as the text, and kept no longer than this
    ours = own_words(passages)
    stems = believed_stems(seen, ours.letter)
    counties = mentioned_counties(seen, stems)
    found = _units(seen, gazetteer, counties, stems)
    if strange := strangers(found):
        found = without(strange, found)
    printed = frozenset(code for each in found.values() for code in plain_places(each))
    return _Text(title, passages, when, found, counties, strange, printed, ours)


def _named(text: _Text, wrote: Unit | None, gazetteer: SpottingGazetteer) -> dict[str, Named]:
    """What the document says of each place, by code."""
    former = cache(lambda name: () if name in text.strange else gazetteer.by_name(name))
    named = tally(text.passages, text.units, Ground(printed=text.printed), former)
    note_provinces(text.passages, named, gazetteer.by_code)
    note_writer(wrote, named)
    settle_by_partners(named, gazetteer.by_code)
    return named


def _sides(named: Mapping[str, Named], told: tuple[Named | None, str], town: Named | None) -> _Sides:
    """Whose document it is, `told` by the user or the document with the reason, and who is on the other side.

    Of a town's own document that is its county, but where nobody knows in which of several the town lies.
    """
    if town is not None and town.place is None:
        told = town, f"{town.name}: title"
    partners = sides.partner_places(named, told[0])
    known = None if told[0] is town else told[0]  # a town whose county nobody knows parts no places
    return _Sides(*told, partners, sides.apart(named, known, partners), town)


def _context(text: _Text, found: _Sides, names: Names, gazetteer: Gazetteer) -> Context:
    """Who and when the document is about, with the reasons."""
    own, (year, why_year) = found.own, text.year
    speaks = found.town or own
    side, why_side = sides.side(text.passages, text.units, own, found.partners) if own else (None, "no own place")
    status, why_status = nature.status_of(text.passages, text.title)
    subject, why_subject = nature.subject_of(text.passages, apart=found.apart, partners=found.are_partners)
    return Context(
        own=_party(speaks, names, gazetteer, "own") if speaks else None,
        partners=tuple(_party(item, names, gazetteer, "partner") for item in found.partners),
        side=cast(Literal["east", "west"] | None, side),
        year=year,
        status=status,
        subject=subject,
        written=written_on(text.passages),
        reasons=(
            ("own", found.why),
            ("side", why_side),
            ("year", why_year),
            ("status", why_status),
            ("subject", why_subject),
        ),
    )


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
    frame = replace(
        frame,
        signatories=signatories(passages, frame),
        declared=declared(passages, frame),
        signs=signs(frame.context),
        above=named_above(frame),
    )
    return replace(frame, own_body=writer(wrote or subject(passages, frame.units), frame))


def _units(
    seen: Seen, gazetteer: SpottingGazetteer, counties: Collection[str], stems: Collection[str]
) -> dict[int, list[Unit]]:
    spotter = gazetteer.spotter(counties, signs=set().union(*(passage.text for passage, _ in seen)))
    texts = ((p.index, copied(p.text), nationwide) for p, nationwide in seen)
    read = ((index, units(text, spots(text, spotter, stems, nationwide))) for index, text, nationwide in texts)
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
