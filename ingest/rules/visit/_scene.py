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
_NEAR = 6
_LEADS = re.compile(r"(?:同志)?(?:亲自)?(?:率|带队|带领|带着|领着|领队|牵头)")
_DELEGATION = re.compile(r"[^，,。；]{0,6}?(?:代表团|考察团|交流团|考察组|调研组|慰问团|访问团|陪送团|工作组)")
_HELPED = re.compile(r"(?:对口(?:支援|帮扶|协作)|结对(?:帮扶)?|帮扶|援建|定点帮扶)的")
# People on their way to a term of service (第三批援藏干部人才抵达).
_SENT = re.compile(
    r"援[疆藏青宁甘川滇黔桂蒙陕渝][㐀-鿿]{0,4}(?:干部|人才|教师|医生)|第[一二三四五六七八九十]+批[^，。；]{0,20}(?:队|干部|人才|教师|医生)"
)
_SUFFIX = re.compile(
    "(?:(?:蒙古|哈萨克|柯尔克孜|土家|布依|仡佬|哈尼|傈僳|纳西|拉祜|撒拉|裕固|朝鲜|[回藏苗彝壮侗瑶傣羌黎水佤怒])族)*(?:各族)?自治[县州旗]$"
    "|[省市县区旗州盟]$"
)
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
    stays = _stays_before(passage, reading)
    for sentence in windows(passage):
        for part in _parts(passage.text, sentence):
            inside = mentions_within(mentions, part)
            if going().search(passage.text, part.start, part.end) and any(
                isinstance(mention, DateMention) for mention in inside
            ):
                yield from _Part(passage, part, inside, reading.context, reading.people, stays).read()


def _stays_before(passage: Passage, reading: Reading) -> list[tuple[str, str]]:
    """The days from when to when, told in this passage and in the few before it."""
    near = (
        mention
        for mentions in reading.mentions[max(0, passage.index - _NEAR) : passage.index + 1]
        for mention in mentions
    )
    return [(m.first, m.last) for m in near if isinstance(m, DateMention) and m.last is not None and len(m.first) == 10]


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
        stays: Sequence[tuple[str, str]] = (),
    ) -> None:
        self.stays = stays
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
        if self._goes_on(go, dates, clause):
            return
        visiting = listed("visiting").search(self.text, clause.start, until)
        if visiting is None and (
            listed("posting").search(self.text, clause.start, until)
            or _SENT.search(self.text, clause.start, go.start())
        ):
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

    def _goes_on(self, go: re.Match[str], dates: Sequence[DateMention], clause: Span) -> bool:
        """Whether it is a stop of a journey told before: the delegation, with no leader, on a day of its days."""
        said = self.text[clause.start : go.start()]
        stop = _DELEGATION.search(said) is not None and listed("lead").search(said.replace("一行", "")) is None
        return stop and all(
            any(first <= date.first <= last and date.first != first for first, last in self.stays) for date in dates
        )

    def _clause(self, go: re.Match[str], dates: list[DateMention]) -> Span:
        """From the date, or from the clause before it where the leader stands before the date, to the next mark."""
        start = min(dates[0].span.start, go.start())
        commas = max(self.text.rfind(sign, self.span.start, start) for sign in "，,")
        if commas > 0 and listed("lead").match(self.text, before := self._comma(commas) + 1) and before < commas:
            # `某院主任某某，带着六名医护人员，五月三日抵达 …`: the leader stands a clause further.
            commas = self._comma(before - 1)
        return Span(max(commas + 1, self.span.start), self._end(go))

    def _comma(self, before: int) -> int:
        """Where the last comma before an offset of the part stands; the place before the part where there is none."""
        found = max(self.text.rfind(sign, self.span.start, max(before, self.span.start)) for sign in "，,")
        return found if found >= 0 else self.span.start - 1

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
        # Who goes with the leader, or receives him, may stand behind (甲率代表团在乙陪同下前往).
        leads = [i for i, p in enumerate(within) if _LEADS.match(self.text, max(p.whole.end, p.span.end))]
        last = leads[0] if leads else len(within) - 1
        named = [within[last]]
        for person in reversed(within[:last]):
            if not re.fullmatch(r"(?:同志)?[、，,和与及]{0,2}", self.text[person.whole.end : named[0].whole.start]):
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
        if sent := self._sent_by(go):
            return sent
        if orgs:
            return [self._delegation(people, go) or orgs[0]]
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

    def _sent_by(self, go: re.Match[str]) -> list[Party]:
        """Who sent the delegations (`甲区派出由 … 组成的代表团，乙区派出由 … 组成的代表团来 …`)."""
        return [p.party for p in self.parties if p.span.end < go.start() and self.text.startswith("派出由", p.span.end)]

    def _delegation(self, people: Sequence[PersonMention], go: re.Match[str]) -> Party | None:
        """The place whose delegation the leader leads (`某省委常委、某市委书记某某率某市党政代表团赴 …`)."""
        lead = max((max(p.whole.end, p.span.end) for p in people), default=go.start())
        for party in self.parties:
            if lead < party.span.start and party.span.end < go.start() and party.party.is_place:
                behind = self.text[party.span.end : go.start()]
                return party.party if _DELEGATION.match(behind) else None
        return None

    def _led(self, clause: Span, go: re.Match[str]) -> bool:
        """Whether leaders without a name, or a delegation, go (`区委副书记带队`, `党政代表团`)."""
        said = self.text[clause.start : go.start()]
        return bool(listed("leaders").search(said) or listed("party").search(said) or re.search("带队|率[队团]", said))

    def _is_goal(self, index: int) -> bool:
        start = self.parties[index].span.start
        return re.search(r"(?:与|向|同|对|在)$", self.text[max(0, start - 2) : start]) is not None

    def _goals(self, go: re.Match[str], goers: list[Party] | None) -> list[Party]:
        if several := self._both(go.end()):
            return several
        for index, party in enumerate(self.parties):
            if party.span.start < go.end() or party.span.end > self.span.end:
                continue
            if party.span.start - go.end() <= 4 and _HELPED.match(self.text, party.span.end):
                # `来到某省对口支援的某州`
                following = self.parties[index + 1 : index + 2]
                return [p.party for p in following if p.span.start - party.span.end <= 8]
            if party.span.start - go.end() <= 4 and not re.search(r"[，,。]", self.text[go.end() : party.span.start]):
                return [p.party for p in run_at(self.text, self.parties, index)]
            break
        own = self.context.own
        if (short := self._short_partner(go.end())) is not None:
            return [short]
        if goers and (side_told := self._label(go)) is not None:
            return [side_told]
        if goers:
            other = opposite(goers[0], self.context)
            return [other] if other is not None else []
        return [own] if go["go"] in ("来", "莅临") and own is not None else []

    def _short_partner(self, at: int) -> Party | None:
        """A partner whose name without its last word stands there (赴乌兰 for 乌兰县)."""
        known = [*self.context.partners, *([self.context.own] if self.context.own is not None else [])]
        stems = ((party, _SUFFIX.sub("", party.name)) for party in known)
        return next((party for party, stem in stems if len(stem) > 1 and self.text.startswith(stem, at)), None)

    def _both(self, at: int) -> list[Party]:
        """The two partners that 两地 means of one who helps both."""
        first = self.context.partners[:1]
        alike = [party for party in self.context.partners if party.type == first[0].type] if first else []
        return alike if re.match("(?:两|上述|受援)[地县市区旗]", self.text[at:]) and len(alike) == 2 else []

    def _label(self, go: re.Match[str]) -> Party | None:
        """The other side that the part begins with (`某县方面，副市长某某8月6日带队前往`)."""
        first = next((p for p in self.parties if p.span.end < go.start()), None)
        labelled = first is not None and re.match("(?:方面|一侧|那边)[，,：:]|[：:]", self.text[first.span.end :])
        return first.party if first is not None and labelled else None

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
