"""Journeys told in a sentence: a date, a word of going, who goes where, and who leads.

A sentence is read part by part between semicolons; in a part each word of going takes the last date before it (or the
one right behind it) that no other journey has taken. Several dates and several goals in equal number go by position.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date as day_of
from datetime import timedelta
from itertools import pairwise

from graph.facts import Status
from ingest.context import Context
from ingest.expressions import expression
from ingest.mentions import DateMention, Mention
from ingest.parties import Party
from ingest.passages import Passage, Span
from ingest.rules import Reading
from ingest.rules.between import (
    mentions_within,
)
from ingest.rules.outlook import outlook
from ingest.rules.visit._sides import DELEGATION, People, Sides
from ingest.rules.visit._words import founded, going, listed, no_visitor, seen, weak
from ingest.rules.windows import windows

_TIME_IS = expression("时间(?:为|是|分别为|：)$")
_PART_END = expression("[；;]")
_NEAR = 6
_CALLS_ON = expression("看望|慰问|走访")
# Who is visited there, and no traveller.
_AWAY = {"务工", "打工", "就读", "毕业生", "返岗"}
_GUESTS = expression("团|一行|调研组|考察组|工作组|慰问组|领导|书记|[县区市旗州局院校]长")
# People on their way to a term of service (第三批援藏干部人才抵达).
_SENT = expression(
    r"援[疆藏青宁甘川滇黔桂蒙陕渝][㐀-鿿]{0,4}(?:干部|人才|教师|医生)|第[一二三四五六七八九十]+批[^，。；]{0,20}(?:队|干部|人才|教师|医生)"
)
# A journey that only tells when another was (就在某某抵达某市的前一天，…).
_BESIDE = expression("[^，。；]{0,12}的(?:前一天|第二天|前夕|当天)")
# A day told in the sentence before, of a meeting and the like.
_SAME_DAY = expression("(?:会前|会后|当天|当日|同日|活动(?:前|后))")
_COMES = frozenset({"到访", "来访", "前来", "来"})
_GUEST_IS = expression("(?:考察|调研|访问|学习|对接|洽谈|考察学习|学习考察)?的")
_DATES_JOINED = expression(r"[、和与及，,]")


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
    before: list[DateMention] = []
    for sentence in windows(passage):
        carry: list[DateMention] = []
        same_day = before if _SAME_DAY.match(passage.text, sentence.start) else []
        before = [m for m in mentions_within(mentions, sentence) if isinstance(m, DateMention) and len(m.first) == 10][
            -1:
        ]
        for span in _parts(passage.text, sentence):
            inside = mentions_within(mentions, span)
            if not going().search(passage.text, span.start, span.end):
                continue
            if carry or same_day or any(isinstance(mention, DateMention) for mention in inside):
                part = _Part(passage, span, inside, reading.context, reading.people, stays)
                part.carry, part.same_day = carry, same_day
                found = list(part.read())
                carry, before = part.carry, [] if found else before
                yield from found


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
    dated = any(isinstance(mention, DateMention) for mention in mentions)
    for part in (part for sentence in windows(passage) for part in _parts(passage.text, sentence)):
        if not going().search(passage.text, part.start, part.end):
            continue
        if dated and _SAME_DAY.match(passage.text, part.start):
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


def _as_range(dates: list[DateMention]) -> list[DateMention]:
    """Days that follow each other as one stay (6月16日、6月17日)."""
    days = [day_of.fromisoformat(d.first) for d in dates if len(d.first) == 10 and d.last is None]
    run = all(later - day == timedelta(days=1) for day, later in pairwise(days))
    if len(days) < 2 or len(days) != len(dates) or not run:
        return dates
    return [replace(dates[0], span=Span(dates[0].span.start, dates[-1].span.end), last=dates[-1].first)]


class _Part(Sides):
    """One part of a sentence with its dates.

    `stays` are the days from when to when that were told before; `carry` the days of the guests told last, which
    hosts named after them share (甲迎来…；乙迎来…); `same_day` the day of the sentence before where this one opens with
    当天 or 会前.
    """

    def __init__(
        self,
        passage: Passage,
        span: Span,
        mentions: Sequence[Mention],
        context: Context,
        people: People,
        stays: Sequence[tuple[str, str]] = (),
    ) -> None:
        super().__init__(passage.text, span, mentions, context, people)
        self.passage, self.long_stays = passage, stays
        self.carry: list[DateMention] = []
        self.same_day: list[DateMention] = []
        self.dates = [m for m in mentions if isinstance(m, DateMention) and not self._bare_year(m)]

    def _bare_year(self, date: DateMention) -> bool:
        """A year alone dates a journey only where the words say within it (年内)."""
        return len(date.first) == 4 and self.text[date.span.start : date.span.end] not in ("年内", "年底前")

    def read(self) -> Iterator[Journey]:
        taken: set[Span] = set()
        for go in going().finditer(self.text, self.span.start, self.span.end):
            if any(party.span.start <= go.start() < party.span.end for party in self.parties):
                continue
            hosts = self._receives(go)
            dates = self._dates_of(go, taken) or (self.carry if hosts else []) or ([] if taken else self.same_day)
            if dates:
                found = list(self._journeys(go, dates))
                if found:
                    taken.update(date.span for date in dates)
                    self.carry = dates if hosts else []
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
        """A dateline, a date from which something lasted or on which something was founded is none of a journey."""
        if date.last is None and self.text.endswith(("自", "截至", "截止", "截至目前"), 0, date.span.start):
            return True
        behind = self.text[date.span.end : date.span.end + 2]
        if behind[:1] in ("讯", "电"):
            return True
        lasted = behind in ("以来", "至今", "以后", "之后") or behind[:1] == "起"
        return lasted or founded().match(self.text, date.span.end) is not None

    # -- who and where --------------------------------------------------------------------------------------------

    def _journeys(self, go: re.Match[str], dates: list[DateMention]) -> Iterator[Journey]:
        clause = self._clause(go, dates)
        until = min(self._end(go) + 8, self.span.end)
        if self._is_none(clause, until) or not self._travels(go, clause) or self._is_no_visitor(go, clause):
            return
        if self._goes_on(go, dates, clause) or _BESIDE.match(self.text, go.end()):
            return
        visiting = listed("visiting").search(self.text, clause.start, until)
        if visiting is None and (
            listed("posting").search(self.text, clause.start, until)
            or _SENT.search(self.text, clause.start, go.start())
        ):
            return
        leaders = self.leaders(clause, go)
        goers = self.goers(go, clause, leaders)
        goals = self.goals(go, goers)
        if self._receives(go):
            if go["go"] == "迎来" and not _GUESTS.search(self.text, go.end(), self._end(go)):
                return
            # The host stands before the word, the guests behind it.
            goers, goals = goals or None, goers or ([self.context.own] if self.context.own else [])
            leaders = [p.name for p in self.people if 0 <= p.whole.start - go.end() <= 2]
        if goers is None and not goals and self.led(clause, go) and self.context.own is not None:
            goers = [self.context.own]
            goals = self.goals(go, goers)
        if goers and len(goals) > 1:
            goals = [goal for goal in goals if goal.name != goers[0].name]
        if goers is None and listed("above").search(self.text, clause.start, go.start()):
            return
        serves = all(party.type in ("hospital", "school") for party in goals)
        if goals and serves and not self._calls(clause) and not leaders:
            return
        if goers and not goals and goers[0] == self.context.own and self.untold(go):
            return  # 某市领导到我县, of a county that is not told
        origin = goers or ([other] if (other := self.opposite(goals)) else [])
        if not origin:
            return
        passage_words = self.text[clause.start : go.end()]
        if len(goals) < 2 and len(leaders) < 2 and not re.search("分别|先后|相继|两次", passage_words):
            dates = _as_range(dates)
        for position, date in enumerate(dates):
            to = self.nth(goals, position, len(dates))
            from_ = self.nth(origin, position, len(dates))
            if self.stays(from_, to):
                continue
            span = Span(min(date.span.start, clause.start), self._end(go))
            names = tuple(leaders)
            if len(leaders) == len(dates) > 1 and re.search("分别|先后|相继", passage_words):
                names = (leaders[position],)
            status = outlook(self.passage, Span(clause.start, self._end(go)), self.context.status)
            yield Journey(date, span, from_, to, names, status)

    def _receives(self, go: re.Match[str]) -> bool:
        """Whether hosts stand before the word and guests behind it (`甲迎来 …`, `甲与到访的乙县县长某某座谈`)."""
        return go["go"] == "迎来" or (go["go"] in _COMES and _GUEST_IS.match(self.text, go.end()) is not None)

    def _is_none(self, clause: Span, until: int) -> bool:
        """Whether the words tell of no journey; who visits people at work or at school is on one."""
        found = {match.group() for match in listed("against").finditer(self.text, clause.start, until)}
        called_on = _CALLS_ON.search(self.text, clause.start, clause.end) is not None
        return bool(found - _AWAY) if called_on else bool(found)

    def _is_no_visitor(self, go: re.Match[str], clause: Span) -> bool:
        """Whether what goes are goods or the press (`某县的苹果抵达 …`, `记者来到 …`), with no one who leads them."""
        said = self.text[clause.start : go.start()]
        return listed("lead").search(said) is None and no_visitor().search(said) is not None

    def _calls(self, clause: Span) -> bool:
        """Whether the words tell what one comes for, or who comes; a doctor who comes to a hospital works there."""
        said = self.text[clause.start : clause.end]
        return any(listed(key).search(said) for key in ("purposes", "lead", "party"))

    def _goes_on(self, go: re.Match[str], dates: Sequence[DateMention], clause: Span) -> bool:
        """Whether it is a stop of a journey told before: the delegation, with no leader, on a day of its days."""
        said = self.text[clause.start : go.start()]
        team = DELEGATION.search(said) is not None or "一行" in said
        if not team or listed("lead").search(said.replace("一行", "")) is not None:
            return False
        named = any(clause.start <= p.span.start and p.span.end <= go.start() for p in self.parties)
        return all(
            any(first <= date.first <= last and (date.first != first or not named) for first, last in self.long_stays)
            for date in dates
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

    def _goal_named(self, at: int) -> bool:
        """Whether a party stands there, or a partner's short name."""
        near = any(0 <= party.span.start - at <= 1 for party in self.parties)
        return near or self._short_partner(at) is not None

    def _travels(self, go: re.Match[str], clause: Span) -> bool:
        """Whether a weak word of going has a purpose, a leader's word, or a named leader right before it."""
        if go["go"] in seen() and not self._goal_named(go.end()):
            return False  # 去洗衣服
        if go["go"] not in weak():
            return True
        said = self.text[clause.start : clause.end]
        if listed("purposes").search(said) or listed("lead").search(said) or listed("party").search(said):
            return True
        return any(0 <= go.start() - person.whole.end <= 2 for person in self.people)
