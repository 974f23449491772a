"""References of one document resolved to nodes.

A place is its official code; a place without one is (type, name, what it lies in); a body is (type, name, innermost
place); a person is (name, body). What lies nowhere known is told apart by the document's own place (or the document),
so that the same name elsewhere is never the same node.
"""

from __future__ import annotations

from collections.abc import Iterable

from graph.facts import PartyType, Ref
from graph.ids import make_id
from graph.resolve.kinds import PLACE_TYPES, depth, kind_of
from graph.resolve.parties import Party
from graph.resolve.resolver import Resolver
from graph.store.ends import SEVERAL

_Key = tuple[str, str, str | None, str | None, tuple[str, ...]]


class Scope:
    """One document's names. `document` is its id, `own` and `partners` the places it is about."""

    def __init__(self, resolver: Resolver, document: str, own: Ref | None = None, partners: Iterable[Ref] = ()) -> None:
        partners = tuple(partners)
        self._resolver = resolver
        self._document = document
        self._around = [ref.code for ref in (own, *partners) if ref is not None and ref.code is not None]
        self._apart = own.code if own is not None and own.code is not None else document
        self._codes: dict[str, set[str]] = {}
        self._told: dict[tuple[str, PartyType], dict[tuple[str | None, tuple[str, ...]], Ref]] = {}
        self._seen: dict[_Key, str] = {}
        self._people: dict[str, set[str]] = {}
        self._full = {p.name: p.code for code in self._around for p in resolver.path(code)}
        for ref in (own, *partners):
            if ref is not None:
                self.learn(ref)

    def learn(self, ref: Ref) -> None:
        """Remembers which code a printed name has here; call it for every reference before the first `party`."""
        if ref.code is not None:
            self._codes.setdefault(ref.name, set()).add(ref.code)
        if ref.within or ref.place is not None:
            self._told.setdefault((ref.name, ref.type), {})[ref.place, ref.within] = ref

    def party(self, ref: Ref) -> str:
        """The node id of a reference; a bare name is the one this document says more of, if there is only one."""
        if not (ref.code or ref.place or ref.within or (ref.candidates and ref.basis != "near")):
            fuller = self._told.get((ref.name, ref.type), {})
            ref = next(iter(fuller.values())) if len(fuller) == 1 else ref
        key = (ref.name, ref.type, ref.code, ref.place, ref.within)
        id = self._seen.get(key)
        if id is None:
            make = self._group if SEVERAL in ref.name else self._place if ref.type in PLACE_TYPES else self._body
            id = self._seen[key] = make(ref)
        self._resolver.parties[id].printed[ref.name] += 1
        return id

    def named(self, name: str, type: PartyType | None = None, inside: str | None = None) -> Ref:
        """A reference for a name that came without one, as far as its ending and this document tell."""
        codes = self._codes.get(name) or set(self._resolver.codes(name, self._around))
        kind = type or next((self._resolver.level(c) for c in codes if len(codes) == 1), None) or kind_of(name)
        code = next(iter(codes)) if len(codes) == 1 and kind == self._resolver.level(next(iter(codes))) else None
        within = (inside,) if inside else ()
        return Ref(name=name, type=kind, code=code, within=within, basis="unique" if code else None)

    def cadre(self, name: str, body: str | None, post: str | None) -> str:
        """The node id of a person of a body (a node id; None where no body is named).

        Without a body it is the person of that name of whom the document told a body before, if there is only one.
        """
        told = self._people.setdefault(name, set())
        if body is None and len(told) == 1:
            body = next(iter(told))
        if body is not None:
            told.add(body)
        id = make_id("c", name, body if body is not None else self._apart)
        if id not in self._resolver.parties:
            around = None if body is None else self._resolver.place_of(body)
            self._resolver.parties[id] = Party(id, "cadre", name, place=around, document=self._document)
        if post:
            self._resolver.posts.setdefault(id, {})[post] = None
        return id

    def _group(self, ref: Ref) -> str:
        """Several parties in one breath (`甲、乙`): one body of its own, in the place that holds those that are known.

        A sum or count given to all of them together cannot be divided, so it stays with the group. Named in another
        order it is the same group, which goes by the order that is printed first.
        """
        members = ref.name.split(SEVERAL)
        known = [code for name in members if (code := self._code(name, None) or self._front(name)) is not None]
        around = [ref.place] if ref.place is not None else known
        container = self._resolver.common(around) or self._chain(ref.within, ref.type)
        kind: PartyType = "other" if ref.type in PLACE_TYPES else ref.type
        return self._add_body(kind, ref.name, container, SEVERAL.join(sorted(members)))

    def _place(self, ref: Ref) -> str:
        told = ref.code is not None or (ref.candidates and ref.basis != "near")
        code = ref.code if told else self._full.get(ref.name)
        known = None if code is None else self._resolver.official(code)
        if known is not None:
            return known
        container = self._chain(ref.within, ref.type)
        return self._undecided(ref.type, ref.name, container, ref.candidates)

    def _undecided(self, type: PartyType, name: str, container: str | None, candidates: tuple[str, ...] = ()) -> str:
        id = make_id("n", type, name, container, None if container else self._apart)
        party = self._resolver.parties.get(id)
        if party is None:
            self._resolver.parties[id] = Party(
                id, type, name, place=container, open=True, candidates=candidates, document=self._document
            )
        elif candidates and not party.candidates:
            party.candidates = candidates
        return id

    def _body(self, ref: Ref) -> str:
        return self._add_body(ref.type, ref.name, self._container(ref))

    def _add_body(self, kind: PartyType, name: str, container: str | None, known_by: str | None = None) -> str:
        id = make_id("b", kind, known_by or name, container, None if container else self._apart)
        if id not in self._resolver.parties:
            self._resolver.parties[id] = Party(id, kind, name, place=container, document=self._document)
        return id

    def _container(self, ref: Ref) -> str | None:
        """The innermost place a body lies in: its decided place, or a place printed around it that lies deeper."""
        if ref.place is None or (known := self._resolver.official(ref.place)) is None:
            front = None if ref.within else self._front(ref.name)
            return self._chain(ref.within, ref.type) if front is None else self._resolver.official(front)
        if ref.within:
            inner = ref.within[-1]
            kind = kind_of(inner)
            if kind in PLACE_TYPES and depth(kind) > depth(self._resolver.parties[known].type):
                return self._step(inner, kind, known)
        return known

    def _front(self, name: str) -> str | None:
        """The code of the place whose full name a body's name begins with, if this document is about it."""
        fronts = [known for known in self._full if name.startswith(known) and len(name) > len(known)]
        return self._full[max(fronts, key=len)] if fronts else None

    def _chain(self, within: tuple[str, ...], type: PartyType) -> str | None:
        """The place that printed names, outermost first, lead to; None where they lead nowhere known."""
        at: str | None = None
        for name in within:
            kind = kind_of(name)
            decided = self._code(name, at)
            if decided is not None and depth(self._resolver.level(decided) or "other") < depth(type):
                at = self._resolver.official(decided)
            elif kind in PLACE_TYPES and depth(kind) < depth(type):
                at = self._step(name, kind, at)
        return at

    def _step(self, name: str, kind: PartyType, at: str | None) -> str:
        decided = self._code(name, at)
        known = None if decided is None else self._resolver.official(decided)
        return known if known is not None else self._undecided(kind, name, at)

    def _code(self, name: str, at: str | None) -> str | None:
        """The one code of a printed name in this document, inside the place `at` where that is known."""
        around = self._resolver.parties[at].code if at is not None else None
        if at is not None and around is None:
            return None
        codes = self._codes.get(name, set())
        if around is not None:
            codes = {c for c in codes if self._resolver.lies_in(c, around)}
        if not codes and around is None and name in self._full:
            return self._full[name]
        if not codes:
            codes = set(self._resolver.codes(name, [around] if around is not None else self._around))
        if (
            not codes and around is None
        ):  # the outermost name of a chain: a province, else a city, is the one of its name
            known = self._resolver.codes(name, ())
            levels = {code: self._resolver.level(code) for code in known}
            codes = {code for code in known if levels[code] == "province"}
            codes = codes or {code for code in known if levels[code] == "city"}
        return next(iter(codes)) if len(codes) == 1 else None
