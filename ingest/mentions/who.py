"""From a name in a text to the party it means, in the frame of its document."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from graph.facts import PartyType
from graph.places import Place
from ingest.expressions import expression
from ingest.mentions import PartyMention
from ingest.mentions.decide import Choice, inside, narrow
from ingest.mentions.divisions import AROUND, is_division
from ingest.mentions.names import bare
from ingest.mentions.units import Piece, Unit
from ingest.parties import Party
from ingest.passages import Span

if TYPE_CHECKING:
    from ingest.frame import Frame

_LEVELS: tuple[PartyType, ...] = ("province", "city", "district", "street", "village")
_HELPS = expression("(?:结对|对口|定点|牵手|挂钩|一对一)*(?:帮扶|支援|援助|协作|牵手|结对|共建)了?|—+|→")
_VILLAGES = ("村", "社区", "嘎查")
_TO_COUNTY = ("province", "city", "district")


class Who:
    """Decides who is meant in one passage; `near` is the county that the words before spoke of last.

    `text` is the passage's; `above` whom each of the few passages before it names, the nearest first.
    """

    def __init__(
        self, frame: Frame, near: str | None = None, text: str = "", above: Sequence[Sequence[Party]] = ()
    ) -> None:
        self._text = text
        self._above = above
        self._frame = frame
        self._context = frame.context
        self._near = near
        self._last: tuple[Unit, Party] | None = None
        self._counties: list[Party] = []
        self._recent: list[Party] = []

    def mention(self, unit: Unit) -> PartyMention | None:
        """The mention of a unit, None where it means nobody that the frame knows."""
        span = Span(unit.start, unit.end)
        if unit.piece is not None and unit.kind in ("own", "both", "other", "own_body", "that"):
            return self._own_mention(unit, span)
        party = self._place(unit) if unit.piece is not None else self._body(unit)
        party = self._like_neighbour(unit, party)
        self._recent.append(party)
        if party.type == "district":
            self._counties = [*(other for other in self._counties if other.name != party.name), party]
            self._near = party.place.code if party.place is not None else self._near
        elif party.type in ("street", "village") and party.place is not None:
            self._near = party.place.code[:6]
        return PartyMention(span, party)

    def _like_neighbour(self, unit: Unit, party: Party) -> Party:
        """Of a list of places, one that nothing is known of lies where the one before it does."""
        before = self._last
        town = party.type in ("street", "village") and party.place is None and not party.within
        alike = town and before is not None and before[1].type == party.type
        if alike and before is not None and self._text[before[0].end : unit.start] in ("、", "和", "及"):
            party = replace(party, within=before[1].within)
        self._last = (unit, party)
        return party

    def known(self, name: str) -> Party | None:
        """The place of that full name inside the counties of the document, None where there is none or several."""
        found = self._frame.inside_any(name)
        if name.endswith(("区", "县", "市", "旗")) and not found:
            return self._known_county(name)
        printed = self._frame.names.chain(name)
        if len(found) == 1:
            (place,) = found
            return Party(name, place.level, self._around(place) or printed, place, "context")
        return Party(name, _level_of(name), printed) if printed else None

    def _known_county(self, name: str) -> Party | None:
        places = self._frame.named(name, "district")
        choice = self._frame.ground.choose(places) if places else Choice(None)
        if choice.place is None:
            return None
        if name.endswith(choice.place.name):
            name = choice.place.name  # 某省甲、乙两县: without the province before the first
        return Party(name, "district", self._around(choice.place), choice.place, choice.basis)

    def unknown(self, name: str, sibling: Party | None) -> Party:
        """A place of a list that only its neighbour vouches for."""
        beside = sibling.place if sibling is not None else None
        around = self._frame.gazetteer.by_code(beside.parent) if beside is not None else None
        codes = self._frame.look_alikes(name, _level_of(name), around) if around is not None else ()
        within = sibling.within if sibling is not None else ()
        return Party(name, _level_of(name), within, None, "near" if codes else None, codes)

    def _own_mention(self, unit: Unit, span: Span) -> PartyMention | None:
        context, frame = self._context, self._frame
        piece = unit.piece
        if piece is None:
            return None
        if unit.kind == "own_body":
            party = frame.own_body
            if party is not None and not piece.name.startswith(("我", "本")) and party.type != piece.level:
                party = None
            if party is not None and (party.type == "village") != piece.name.endswith(_VILLAGES):
                party = None
        elif unit.kind == "that":
            party = self._named_before(piece)
            return None if party is None else PartyMention(span, party)
        elif unit.kind == "other":
            party = None if context.several else context.partner
        elif unit.kind == "both":
            return self._both(piece.name, span)
        else:
            party = self._meant(piece)
        return None if party is None else PartyMention(span, party, own=True)

    def _named_before(self, piece: Piece) -> Party | None:
        """Whom 该村 or 这家卫生院 means: the last of that type, if it calls itself so."""
        noun = piece.name[2:] if piece.name.startswith("这") else piece.name[1:]
        own_noun = noun if piece.level in _LEVELS or (len(noun) > 1 and piece.level in ("school", "hospital")) else ""

        def fits(party: Party) -> bool:
            alike = party.type == piece.level or (own_noun == "市" and party.type == "district")
            return alike and party.name.endswith(own_noun)

        found = next((party for party in reversed(self._recent) if fits(party)), None)
        return found or self._named_above(fits)

    def _named_above(self, fits: Callable[[Party], bool]) -> Party | None:
        """The only one that fits in the nearest of the few passages before that names any."""
        fitting = ({party.name: party for party in named if fits(party)} for named in self._above)
        nearest = next((found for found in fitting if found), {})
        return next(iter(nearest.values())) if len(nearest) == 1 else None

    def _both(self, word: str, span: Span) -> PartyMention | None:
        """双方 and 两地 are the two sides; 两县 and 两区 only if both are such, else the two named last."""
        own, partner = self._context.own, self._context.partner
        letter = word[1]
        if letter not in "县区市" or all(side is not None and side.name.endswith(letter) for side in (own, partner)):
            return None if own is None else PartyMention(span, own, own=True, also=self._context.partners[:1])
        last = [party for party in self._counties if party.name.endswith(letter)][-2:]
        return PartyMention(span, last[0], also=(last[1],)) if len(last) == 2 else None

    def _meant(self, piece: Piece) -> Party | None:
        """Whom a word for one's own means: 我县, 市 before a body, 甲方."""
        if piece.own == "party":
            return self._frame.signatories.get(piece.name)
        if piece.own == "prefix":
            return self._frame.named_by_prefix(piece.name)
        return self._frame.own_at(piece.name[-1])

    def _chain(self, pieces: Sequence[Piece]) -> list[Choice]:
        """What each piece of a chain means, outermost first."""
        called = [self._candidates(piece) for piece in pieces]
        if len(called) == 1:
            places = self._across(pieces[0], called[0])
            return [self._frame.ground.choose(places, near=self._near) if places else Choice(None)]
        steps = narrow(called)
        choices = []
        for at, places in enumerate(steps):
            if at == 1 and pieces[0].own and pieces[1].level in _TO_COUNTY:
                places = places or called[1]  # 我省某州: whose words these are was misread, not the name
            named = at > 0 and any(steps[:at])
            counties = {place.code[:6] for outer in steps[:at] for place in outer}
            near = tuple(place.code for place in called[at] if place.code[:6] in counties)
            choices.append(
                self._frame.ground.choose(places, named=named, near=self._near) if places else Choice(None, None, near)
            )
        return choices

    def _across(self, piece: Piece, places: tuple[Place, ...]) -> tuple[Place, ...]:
        """Of a town that a verb of help joins with the town before it (甲街道牵手城关镇), those in other counties."""
        before, party = self._last or (None, None)
        if before is None or party is None or party.type != "street" or party.place is None or len(places) < 2:
            return places
        if _HELPS.fullmatch(self._text, before.end, piece.start) is None:
            return places
        return tuple(place for place in places if place.code[:6] != party.place.code[:6]) or places

    def _candidates(self, piece: Piece) -> tuple[Place, ...]:
        if piece.own is not None:
            party = self._meant(piece)
            return (party.place,) if party is not None and party.place is not None else ()
        if piece.places:
            return piece.places
        return self._frame.named(bare(piece.name, piece.level), piece.level)

    def _printed(self, piece: Piece, choice: Choice) -> str:
        if piece.own is not None:
            party = self._meant(piece)
            return party.name if party is not None else piece.name
        name = bare(piece.name, piece.level)
        names = self._frame.names
        return names.place(choice.place, name) if choice.place is not None else names.area(name)

    def _place(self, unit: Unit) -> Party:
        assert unit.piece is not None  # the caller has looked
        pieces = (*unit.chain, unit.piece)
        choices = self._chain(pieces)
        names = [self._printed(piece, choice) for piece, choice in zip(pieces, choices, strict=True)]
        last = choices[-1] if choices[-1].place or choices[-1].candidates else self._alike(pieces, choices)
        if last.place is not None and not unit.chain and not self._as_printed(names[-1], last.place):
            last = Choice(None, None, (last.place.code,))
        level = last.place.level if last.place is not None else cast(PartyType, unit.piece.level)
        within = tuple(names[:-1])
        own, inner = choices[0].place, choices[min(1, len(choices) - 1)].place
        if pieces[0].own and own is not None and inner is not None and not inside(inner.code, own.code):
            within = within[1:]
        if len(within) < 2 and level in ("street", "village"):
            within = self._completed(names[-1], within, last.place)
        elif not within and last.place is not None:
            within = self._around(last.place)
        return Party(names[-1], level, within, last.place, last.basis, last.candidates)

    def _as_printed(self, name: str, place: Place) -> bool:
        """Whether a bare town or village lies where the document prints it elsewhere, as far as that is known."""
        outer = self._frame.names.chain(name) if place.level in ("street", "village") else ()
        known = [other.code for other in self._frame.inside(outer[-1], place.code[:6])] if outer else []
        return not known or any(inside(place.code, code) for code in known)

    def _alike(self, pieces: Sequence[Piece], choices: Sequence[Choice]) -> Choice:
        """What a name that no place has could be a slip of: told with its candidates, never chosen."""
        around = next((choice.place for choice in reversed(choices[:-1]) if choice.place is not None), None)
        piece = pieces[-1]
        codes = () if piece.own else self._frame.look_alikes(bare(piece.name, piece.level), piece.level, around)
        return Choice(None, "near" if codes else None, codes)

    def _completed(self, name: str, within: tuple[str, ...], place: Place | None) -> tuple[str, ...]:
        """The containing places of a town or village, as far as the document prints them anywhere."""
        around = self._around(place) if place is not None else ()
        printed = self._frame.names.chain(within[0] if within else name)
        if within:
            county = within[-1].endswith(("县", "区", "市", "旗"))
            return around if around and (county or around[-1] == within[-1]) else (*printed, *within)
        return around if len(around) >= len(printed) else printed

    def _around(self, place: Place) -> tuple[str, ...]:
        """The places around one, as the document prints them; from the county on for towns and villages."""
        path = self._frame.gazetteer.path(place.code)[:-1]
        if place.level in ("street", "village"):
            path = [outer for outer in path if outer.level in ("district", "street")]
        return tuple(name for outer in path if (name := self._frame.names.printed(outer)))

    def _body(self, unit: Unit) -> Party:
        choices = self._chain(unit.chain)
        kind = cast(PartyType, unit.kind)
        if unit.kind == "other" and not unit.chain and is_division(unit.text):
            return Party(unit.text, kind, (), self._frame.gazetteer.by_code(AROUND), "named")
        name = self._body_name(unit, choices)
        place = next((choice.place for choice in reversed(choices) if choice.place is not None), None)
        if (
            kind == "enterprise"
            and not unit.apart
            and all(p.level in ("province", "city") and not p.own for p in unit.chain)
        ):
            return Party(self._frame.names.body(name, unit.kind), kind)
        within = self._body_within(unit, choices)
        basis = next((choice.basis for choice in reversed(choices) if choice.place is not None), None)
        return Party(self._frame.names.body(name, unit.kind), kind, within, place, basis)

    def _body_name(self, unit: Unit, choices: Sequence[Choice]) -> str:
        inside_name = bool(unit.text and unit.chain) and not unit.inherited and unit.start < unit.chain[0].start
        if inside_name or unit.apart:
            return unit.text
        starts = {piece.start: piece for piece in unit.chain}  # an area begins with the name of its city: it stands
        steps = [step for step in zip(unit.chain, choices, strict=True) if step[0] is starts[step[0].start]]
        head = "".join(self._printed(piece, choice) if piece.own else piece.name for piece, choice in steps)
        return head + unit.text

    def _body_within(self, unit: Unit, choices: Sequence[Choice]) -> tuple[str, ...]:
        """The places a body lies in, to the county; of a body named after its town the county around that."""
        steps = [step for step in zip(unit.chain, choices, strict=True) if not step[0].own or self._meant(step[0])]
        names = tuple(
            self._printed(piece, choice) for piece, choice in steps if piece.level in _TO_COUNTY or unit.apart
        )
        if names:
            return names
        town = next((choice.place for _, choice in steps if choice.place is not None), None)
        around = self._around(town)[:1] if town is not None else ()
        return around or tuple(self._printed(piece, choice) for piece, choice in steps)


def _level_of(name: str) -> PartyType:
    if name.endswith(("村", "社区", "嘎查")):
        return "village"
    return "street" if name.endswith(("镇", "乡", "街道", "苏木")) else "district"
