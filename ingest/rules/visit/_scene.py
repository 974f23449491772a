"""Journeys told in a sentence: a date, a word of going, who goes where, and who leads.

A sentence is read part by part between semicolons; in a part each word of going takes the last date before it (or the
one right behind it) that no other journey has taken. Several dates and several goals in equal number go by position.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.facts import Status
from ingest.context import Context
from ingest.mentions import DateMention, Mention, PersonMention
from ingest.mentions.person_names import name_at
from ingest.parties import Party
from ingest.passages import Passage, Span
from ingest.rules import Reading
from ingest.rules.between import (
    joint,
    mentions_within,
    opposite,
    parties_within,
    run_at,
    run_before,
    same_side,
    side_words,
)
from ingest.rules.outlook import outlook
from ingest.rules.sides import side
from ingest.rules.visit._words import going, listed, weak
from ingest.rules.windows import windows

_TIME_IS = re.compile("时间(?:为|是|分别为|：)$")
_PART_END = re.compile("[；;]")
_DATES_JOINED = re.compile(r"[、和与及，,]")


@dataclass(frozen=True)
class Journey:
    """A journey as read."""

    date: DateMention
    span: Span
    from_: Party | str | None
    to: Party | str | None
    led_by: tuple[str, ...]
    status: Status | None


def journeys(passage: Passage, reading: Reading) -> Iterator[Journey]:
    """Every journey that the passage tells, in order."""
    mentions = reading.mentions[passage.index]
    if not any(isinstance(mention, DateMention) for mention in mentions):
        return
    for sentence in windows(passage):
        for part in _parts(passage.text, sentence):
            inside = mentions_within(mentions, part)
            if going().search(passage.text, part.start, part.end) and any(
                isinstance(mention, DateMention) for mention in inside
            ):
                yield from _Part(passage, part, inside, reading.context, reading.people).read()


def undated(passage: Passage, reading: Reading) -> Iterator[Span]:
    """The words of journeys between the sides that no date stands with: a leader or a party, a strong word, a place."""
    mentions = reading.mentions[passage.index]
    for part in (part for sentence in windows(passage) for part in _parts(passage.text, sentence)):
        if not going().search(passage.text, part.start, part.end):
            continue
        inside = mentions_within(mentions, part)
        if not any(isinstance(mention, DateMention) for mention in inside):
            yield from _Part(passage, part, inside, reading.context, reading.people).undated()


def _parts(text: str, sentence: Span) -> Iterator[Span]:
    start = sentence.start
    for match in _PART_END.finditer(text, sentence.start, sentence.end):
        yield Span(start, match.start())
        start = match.end()
    yield Span(start, sentence.end)


class _Part:
    def __init__(
        self,
        passage: Passage,
        span: Span,
        mentions: Sequence[Mention],
        context: Context,
        people: Mapping[str, Sequence[PersonMention]],
    ) -> None:
        self.passage, self.text, self.span, self.context, self.known = passage, passage.text, span, context, people
        self.dates = [m for m in mentions if isinstance(m, DateMention) and not self._bare_year(m)]
        self.people = [m for m in mentions if isinstance(m, PersonMention)]
        parties = parties_within(mentions, span)
        told = [m for m in side_words(self.text, span, context) if not any(m.span.overlaps(p.span) for p in parties)]
        self.parties = sorted([*parties, *told], key=lambda m: m.span)

    def _bare_year(self, date: DateMention) -> bool:
        """A year alone dates a journey only where the words say within it (年内)."""
        return len(date.first) == 4 and self.text[date.span.start : date.span.end] not in ("年内", "年底前")

    def read(self) -> Iterator[Journey]:
        if not self.dates:
            return
        taken: set[Span] = set()
        for go in going().finditer(self.text, self.span.start, self.span.end):
            if any(party.span.start <= go.start() < party.span.end for party in self.parties):
                continue
            dates = self._dates_of(go, taken)
            if dates:
                found = list(self._journeys(go, dates))
                if found:
                    taken.update(date.span for date in dates)
                yield from found

    def undated(self) -> Iterator[Span]:
        for go in going().finditer(self.text, self.span.start, self.span.end):
            start = max(self.text.rfind(sign, self.span.start, go.start()) for sign in "，,") + 1
            clause = Span(max(start, self.span.start), self._end(go))
            said = self.text[clause.start : go.start()]
            told = listed("party").search(said) or listed("lead").search(said)
            if go["go"] in weak() or told is None or listed("posting").search(self.text, clause.start, clause.end):
                continue
            goals = [p for p in self.parties if 0 <= p.span.start - go.end() <= 4]
            if goals and not listed("against").search(self.text, clause.start, clause.end):
                yield clause
                return

    # -- dates ----------------------------------------------------------------------------------------------------

    def _dates_of(self, go: re.Match[str], taken: set[Span]) -> list[DateMention]:
        free = [date for date in self.dates if date.span not in taken]
        before = [date for date in free if date.span.end <= go.start() and not self._since(date)]
        if not before:
            return self._dates_behind(go, free)
        run = [before[-1]]
        for date in reversed(before[:-1]):
            if not _DATES_JOINED.fullmatch(self.text[date.span.end : run[0].span.start]):
                break
            run.insert(0, date)
        return run

    def _dates_behind(self, go: re.Match[str], free: Sequence[DateMention]) -> list[DateMention]:
        """Dates told behind the journey (`先后来县对接，时间为4月3日和11月12日`)."""
        behind = [date for date in free if date.span.start >= go.end()]
        first = next((i for i, d in enumerate(behind) if _TIME_IS.search(self.text, go.end(), d.span.start)), None)
        if first is None:
            return []
        run = [behind[first]]
        for date in behind[first + 1 :]:
            if not _DATES_JOINED.fullmatch(self.text[run[-1].span.end : date.span.start]):
                break
            run.append(date)
        return run

    def _since(self, date: DateMention) -> bool:
        """A date from which something lasted is none of a journey."""
        return self.text[date.span.end : date.span.end + 2] in ("以来", "至今", "以后", "之后")

    # -- who and where --------------------------------------------------------------------------------------------

    def _journeys(self, go: re.Match[str], dates: list[DateMention]) -> Iterator[Journey]:
        clause = self._clause(go, dates)
        until = min(self._end(go) + 8, self.span.end)
        if listed("against").search(self.text, clause.start, until) or not self._travels(go, clause):
            return
        visiting = listed("visiting").search(self.text, clause.start, clause.end)
        if visiting is None and listed("posting").search(self.text, clause.start, until):
            return
        leaders = self._leaders(clause, go)
        goers = self._goers(go, clause, leaders)
        goals = self._goals(go, goers)
        if go["go"] == "迎来":
            # The host stands before the word, the guests behind it.
            goers, goals = goals or None, goers or ([self.context.own] if self.context.own else [])
            leaders = [p.name for p in self.people if 0 <= p.whole.start - go.end() <= 2]
        if goers is None and not goals and self._led(clause, go) and self.context.own is not None:
            goers = [self.context.own]
            goals = self._goals(go, goers)
        if goers is None and listed("above").search(self.text, clause.start, go.start()):
            return
        origin = goers or ([other] if (other := self._opposite(goals)) else [])
        if not origin:
            return
        passage_words = self.text[clause.start : go.end()]
        for position, date in enumerate(dates):
            to = self._nth(goals, position, len(dates))
            from_ = self._nth(origin, position, len(dates))
            if self._stays(from_, to):
                continue
            span = Span(min(date.span.start, clause.start), self._end(go))
            names = tuple(leaders)
            if len(leaders) == len(dates) > 1 and re.search("分别|先后|相继", passage_words):
                names = (leaders[position],)
            status = outlook(self.passage, Span(clause.start, self._end(go)), self.context.status)
            yield Journey(date, span, from_, to, names, status)

    def _clause(self, go: re.Match[str], dates: list[DateMention]) -> Span:
        """From the date, or from the clause before it where the leader stands before the date, to the next mark."""
        start = min(dates[0].span.start, go.start())
        commas = max(self.text.rfind(sign, self.span.start, start) for sign in "，,")
        return Span(max(commas + 1, self.span.start), self._end(go))

    def _end(self, go: re.Match[str]) -> int:
        ends = [at for sign in "，,。；;" if (at := self.text.find(sign, go.end(), self.span.end)) >= 0]
        return min([*ends, self.span.end])

    def _travels(self, go: re.Match[str], clause: Span) -> bool:
        """Whether a weak word of going has a purpose, a leader's word, or a named leader right before it."""
        if go["go"] not in weak():
            return True
        said = self.text[clause.start : clause.end]
        if listed("purposes").search(said) or listed("lead").search(said) or listed("party").search(said):
            return True
        return any(0 <= go.start() - person.whole.end <= 2 for person in self.people)

    def _leaders(self, clause: Span, go: re.Match[str]) -> list[str]:
        """The names between date and word of going that a word of leading follows, or that stand alone as subject."""
        within = [p for p in self.people if clause.start <= p.span.start and p.span.end <= go.end() + 1]
        if not within:
            return self._bare_leader(clause, go)
        named = within[-1:]
        for person in reversed(within[:-1]):
            if not re.fullmatch(r"[、和与及]?", self.text[person.whole.end : named[0].whole.start]):
                break
            named.insert(0, person)
        behind = self.text[named[-1].span.end : go.start()]
        alone = re.fullmatch(r"[^，,]{0,12}", behind) is not None
        return [person.name for person in named] if listed("lead").search(behind) or alone else []

    def _bare_leader(self, clause: Span, go: re.Match[str]) -> list[str]:
        """A name without its post before a word of leading (周某带队前往)."""
        lead = listed("lead").search(self.text, clause.start, go.start())
        if lead is None:
            return []
        for start in range(clause.start, lead.start()):
            if start == clause.start or self.text[start - 1] in "，,由 ":
                end = name_at(self.text, start)
                if end is not None and end <= lead.start():
                    return [self.text[start:end]]
        return []

    def _goers(self, go: re.Match[str], clause: Span, leaders: list[str]) -> list[Party] | None:
        before = [i for i, p in enumerate(self.parties) if clause.start <= p.span.start and p.span.end <= go.start()]
        people = [p for p in self.people if p.name in leaders]
        named = [*people, *(person for name in leaders for person in self.known.get(name, ()))]
        orgs = [person.org for person in named if person.org is not None]
        if orgs:
            return orgs[:1]
        lead = min((p.whole.start for p in people), default=clause.start)
        sending = [i for i in before if self.parties[i].span.end <= lead and not self._is_goal(i)]
        if people and sending:
            return [self.parties[sending[-1]].party]
        if people or re.search("我(?![县区市旗州省院校局们])", self.text[clause.start : go.start()]):
            return None if self.context.own is None else [self.context.own]
        free = [i for i in before if not self._is_goal(i)]
        if free:
            return [p.party for p in run_before(self.text, self.parties, free[-1])]
        return None

    def _led(self, clause: Span, go: re.Match[str]) -> bool:
        """Whether leaders without a name, or a delegation, go (`区委副书记带队`, `党政代表团`)."""
        said = self.text[clause.start : go.start()]
        return bool(listed("leaders").search(said) or listed("party").search(said) or re.search("带队|率[队团]", said))

    def _is_goal(self, index: int) -> bool:
        start = self.parties[index].span.start
        return re.search(r"(?:与|向|同|对|在)$", self.text[max(0, start - 2) : start]) is not None

    def _goals(self, go: re.Match[str], goers: list[Party] | None) -> list[Party]:
        for index, party in enumerate(self.parties):
            if party.span.start < go.end() or party.span.end > self.span.end:
                continue
            if party.span.start - go.end() <= 4 and not re.search(r"[，,。]", self.text[go.end() : party.span.start]):
                return [p.party for p in run_at(self.text, self.parties, index)]
            break
        own = self.context.own
        if (short := self._short_partner(go.end())) is not None:
            return [short]
        if goers:
            other = opposite(goers[0], self.context)
            return [other] if other is not None else []
        return [own] if go["go"] in ("来", "莅临") and own is not None else []

    def _short_partner(self, at: int) -> Party | None:
        """A partner whose name without its last word stands there (赴乌兰 for 乌兰县)."""
        stems = ((party, re.sub("[省市县区旗州盟]$", "", party.name)) for party in self.context.partners)
        return next((party for party, stem in stems if len(stem) > 1 and self.text.startswith(stem, at)), None)

    def _opposite(self, goals: list[Party]) -> Party | None:
        return opposite(goals[0], self.context) if goals else None

    def _stays(self, from_: Party | str | None, to: Party | str | None) -> bool:
        """Whether both ends lie in one county: no journey between the sides."""
        if not isinstance(from_, Party) or not isinstance(to, Party):
            return from_ is None
        apart = side(to, self.context) is None and side(from_, self.context) is not None
        if apart and self.context.partners and to.is_place and to.type != "province":
            return True
        return from_.name == to.name or same_side(from_, to, self.context)

    def _nth(self, parties: list[Party], position: int, dates: int) -> Party | str | None:
        if dates > 1 and len(parties) == dates:
            return parties[position]
        return joint(parties)
