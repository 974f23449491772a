"""One part of a sentence with its dates: the journeys that its words of going tell, who goes where, who leads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graph.facts import Status
from ingest.aiding import aid
from ingest.expressions import expression
from ingest.mentions import DateMention, Mention
from ingest.parties import Party
from ingest.passages import Passage, Span
from ingest.rules import Reading
from ingest.rules.outlook import is_ahead, outlook
from ingest.rules.visit._days import Days, as_range
from ingest.rules.visit._guests import guests
from ingest.rules.visit._sides import DELEGATION
from ingest.rules.visit._words import going, listed, no_visitor, seen, weak
from ingest.sides import side

_EVERY_YEAR = {"每年"}
_CALLS_ON = expression("看望|慰问|走访")
# Who is visited there, and no traveller.
_AWAY = {"务工", "打工", "就读", "毕业生", "返岗"}
_GUESTS = expression("团|一行|调研组|考察组|工作组|慰问组|领导|书记|[县区市旗州局院校]长")
# People on their way to a term of service (第三批援藏干部人才抵达).
_SENT = expression(
    lambda: (
        rf"{aid()}[㐀-鿿]{{0,4}}(?:干部|人才|教师|医生)|第[一二三四五六七八九十]+批[^，。；]{{0,20}}(?:[队组]|干部|人才|教师|医生)"
    )
)
_TEAM = expression("(?:医疗|卫生|医护|医师|支教|教师|援建|救援)[^，。；]{0,6}[队团组]")
_ARRIVES = frozenset({"抵达", "抵", "到", "到达", "奔赴", "来到"})
# A journey that only tells when another was (就在某某抵达某市的前一天，…).
_BESIDE = expression("[^，。；]{0,12}的(?:前一天|第二天|前夕|当天)")
# The way on from here (3日后离县赴邻县).
_LEAVES = expression("离(?:开[^，。；]{0,8}|[县区市州旗省])后?[，,]?(?:即|转|又|再|启程)?$")
_ENDS = expression("[，,。；;、]|$")
# Without a place: to the other side.
_CALL = expression('[“"]?(?:走亲|取经|串门|回访)')
# On that day he came to stay (10月30日来到某县，已经两年了).
_LONG_SINCE = expression("[^，。；]{0,12}[，,]?(?:至今)?已经?[一二两三四五六七八九十0-9]+[年个]")
# Several journeys of a year in one number (年内6批78人次来县考察).
_OFTEN = expression("[0-9一二三四五六七八九十]+(?:余|多)?(?:批|批次|人次|个团组)")
_BELOW = ("street", "village", "school", "hospital")
_ABOVE = expression("(?:省|自治区|国家|中央|中组部|国务院)(?!会)")
_COMES = frozenset({"到访", "来访", "前来", "来"})
_GUEST_IS = expression("(?:考察|调研|访问|学习|对接|洽谈|考察学习|学习考察)?的")


@dataclass(frozen=True)
class Journey:
    """A journey as read."""

    date: DateMention
    span: Span
    from_: Party | str | None
    to: Party | str | None
    led_by: tuple[str, ...]
    status: Status | None


@dataclass(frozen=True)
class _Ends:
    """Who goes (None where the words do not tell), where to, and the names of who leads."""

    goers: list[Party] | None
    goals: list[Party]
    leaders: list[str]


class Part(Days):
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
        reading: Reading,
        stays: Sequence[tuple[str, str]] = (),
    ) -> None:
        super().__init__(passage.text, span, mentions, reading)
        self.passage, self.long_stays = passage, stays
        self.carry: list[DateMention] = []
        self.same_day: list[DateMention] = []

    def read(self) -> Iterator[Journey]:
        came = list(self._guests())
        yield from came
        taken: set[Span] = {journey.date.span for journey in came}
        for go in going().finditer(self.text, self.span.start, self.span.end):
            if any(party.span.start <= go.start() < party.span.end for party in self.parties):
                continue
            hosts = self._receives(go)
            dates = self.dates_of(go, taken) or (self.carry if hosts else []) or ([] if taken else self.same_day)
            if dates:
                found = list(self._journeys(go, dates))
                if found:
                    taken.update(date.span for date in dates)
                    self.carry = dates if hosts else []
                yield from found

    def _guests(self) -> Iterator[Journey]:
        """The journeys of those whose days stand in brackets behind them, to where the first word of going leads."""
        told = list(guests(self, self.dates)) if len(self.dates) > 1 else []
        go = going().search(self.text, self.span.start, self.span.end) if told else None
        if go is None or self._is_none(Span(self.span.start, self.span.end), self.span.end, dated_behind=False):
            return
        for date, home, names in told:
            # Who stands right behind the word is where they go, else they come to the other side.
            other = self.opposite(list(home))
            goals = self.goals(go, list(home)) if self._goal_named(go.end()) else [other] if other else []
            if home and goals:
                clause = Span(min(date.span.start, go.start()), date.span.end)
                yield from self._dated(go, [date], clause, _Ends(list(home), goals, list(names)))

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

    # -- who and where --------------------------------------------------------------------------------------------

    def _journeys(self, go: re.Match[str], dates: list[DateMention]) -> Iterator[Journey]:
        """The journeys of one word of going, one for each date."""
        clause = self._clause(go, dates)
        if not self._is_visit(go, dates, clause):
            return
        ends = self._ends(go, clause)
        if ends is None or not self._between_sides(go, clause, ends):
            return
        origin = ends.goers or ([other] if (other := self.from_here(ends.goals)) else [])
        if origin:
            yield from self._dated(go, dates, clause, replace(ends, goers=origin))

    def _is_visit(self, go: re.Match[str], dates: list[DateMention], clause: Span) -> bool:
        """Whether the words tell of a journey of its own, and of no way to a term of service."""
        until = min(self._end(go) + 8, self.span.end)
        if (
            self._is_none(clause, until, dates[0].span.start > go.end())
            or not self._travels(go, clause)
            or self._is_no_visitor(go, clause)
        ):
            return False
        if self._goes_on(go, dates, clause) or _BESIDE.match(self.text, go.end()):
            return False
        if _LEAVES.search(self.text, clause.start, go.start()) or _LONG_SINCE.match(self.text, go.end()):
            return False
        if len(dates[0].first) == 4 and _OFTEN.search(self.text, clause.start, clause.end):
            return False
        if dates == self.same_day and not any(clause.start <= p.span.start < clause.end for p in self.parties):
            return False  # 会前，代表团走访了农户: whose delegation is not told
        if listed("visiting").search(self.text, clause.start, until):
            return True
        posted = self._is_posted(clause, until)
        return not (posted or _SENT.search(self.text, clause.start, go.start()) or self._moves_in(go, clause, until))

    def _is_posted(self, clause: Span, until: int) -> bool:
        """Whether the words tell of a term of service, and not only the post of who goes (副县长（挂职）某某率队赴)."""
        told = listed("posting").finditer(self.text, clause.start, until)
        return any(self.text[word.start() - 1] not in "（(" for word in told)

    def _moves_in(self, go: re.Match[str], clause: Span, until: int) -> bool:
        """Whether a team of doctors or teachers arrives and no purpose tells that it only comes for days."""
        arrives = go["go"] in _ARRIVES and _TEAM.search(self.text, clause.start, go.start()) is not None
        return arrives and listed("purposes").search(self.text, go.end(), until) is None

    def _ends(self, go: re.Match[str], clause: Span) -> _Ends | None:
        """Who goes where under whom; None where hosts receive no guests."""
        one = self.one_of_them(go)
        leaders = [p.name for p in self.people if p.span.inside(one)] if one else self.leaders(clause, go)
        goers = self.goers(go, clause, leaders)
        goals = self.goals(go, goers)
        own = [self.context.own] if self.context.own is not None else []
        if self._receives(go):
            if go["go"] == "迎来" and not _GUESTS.search(self.text, go.end(), self._end(go)):
                return None
            # The host stands before the word, the guests behind it.
            goers, goals = goals or None, goers or own
            leaders = [p.name for p in self.people if 0 <= p.whole.start - go.end() <= 2]
        if goers is None and not goals and own and self.led(clause, go):
            goers, goals = own, self.goals(go, own)
        if goers and len(goals) > 1:
            goals = [goal for goal in goals if goal.name != goers[0].name]
        return _Ends(goers, goals, leaders)

    def _between_sides(self, go: re.Match[str], clause: Span, ends: _Ends) -> bool:
        """Whether it is none of leaders from above, of doctors to their work, or to a county that is not told."""
        if ends.goers == [self.home] and self.of_untold_body(ends.leaders):
            return False
        if ends.goals and self.lives_there(ends.leaders) and all(self._is_daily(goal) for goal in ends.goals):
            return False
        if ends.goers is None and self.sent_by_stranger(clause, go):
            return False
        if self._from_above(ends.goers or []):
            return False
        if ends.goers is None and listed("above").search(self.text, clause.start, go.start()):
            return False
        serves = all(party.type in ("hospital", "school") for party in ends.goals)
        if ends.goals and serves and not self._calls(clause) and not ends.leaders:
            return False
        bodies = bool(ends.goals) and not any(goal.is_place for goal in ends.goals)
        if ends.goers is None and bodies and not ends.leaders and not self._led(clause):
            return False  # 到区合作交流办听取汇报
        return bool(ends.goals) or not self.untold(go)  # 某市领导到我县, of a county that is not told

    def _led(self, clause: Span) -> bool:
        """Whether a leader or a delegation is told to go."""
        return any(listed(key).search(self.text, clause.start, clause.end) for key in ("lead", "party"))

    def _from_above(self, goers: Sequence[Party]) -> bool:
        """Whether a body of the province or the state goes, of which the document does not say where it is."""
        return any(party.place is None and _ABOVE.match(party.name) is not None for party in goers)

    def _is_daily(self, goal: Party) -> bool:
        """Whether ways there are the daily work of those who live in the helped county."""
        return goal.type in _BELOW and side(goal, self.context) == "west"

    def _dated(self, go: re.Match[str], dates: list[DateMention], clause: Span, ends: _Ends) -> Iterator[Journey]:
        """A journey for each date, with the ends and the leader that belong to it."""
        origin, said = ends.goers or [], self.text[clause.start : go.end()]
        if len(ends.goals) < 2 and len(ends.leaders) < 2 and not re.search("分别|先后|相继|两次", said):
            dates = self.until(go, as_range(dates))
        in_turn = len(ends.leaders) == len(dates) > 1 and re.search("分别|先后|相继", said) is not None
        for position, date in enumerate(dates):
            to = self.nth(ends.goals, position, len(dates))
            from_ = self.nth(origin, position, len(dates))
            if self.stays(from_, to):
                continue
            span = Span(min(date.span.start, clause.start), max(self._end(go), date.span.end))
            names = (ends.leaders[position],) if in_turn else tuple(ends.leaders)
            status = outlook(self.passage, Span(clause.start, span.end), self.context.status)
            status = status or ("planned" if is_ahead(date, self.context) else None)
            yield Journey(date, span, from_, to, names, status)

    def _receives(self, go: re.Match[str]) -> bool:
        """Whether hosts stand before the word and guests behind it (`甲迎来 …`, `甲与到访的乙县县长某某座谈`)."""
        return go["go"] == "迎来" or (go["go"] in _COMES and _GUEST_IS.match(self.text, go.end()) is not None)

    def _is_none(self, clause: Span, until: int, dated_behind: bool) -> bool:
        """Whether the words tell of no journey; who visits people at work or at school is on one."""
        found = {match.group() for match in listed("against").finditer(self.text, clause.start, until)}
        called_on = _CALLS_ON.search(self.text, clause.start, clause.end) is not None
        found -= _AWAY if called_on else set()
        # Of journeys made every year the first is one (每年两次赴某县送教，首次定于5月).
        return bool(found - _EVERY_YEAR if dated_behind else found)

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
        if go["go"] in seen() and not self._goal_named(go.end()) and not _CALL.match(self.text, go.end()):
            return False  # 去洗衣服
        if go["go"] not in weak():
            return True
        if _ENDS.match(self.text, go.end()):
            return False  # 到某校|走访: what one goes there for
        said = self.text[clause.start : clause.end]
        if any(listed(key).search(said) for key in ("purposes", "lead", "party", "leaders")):
            return True
        return any(0 <= go.start() - person.whole.end <= 2 for person in self.people)
