"""The parties around a verb of sending: who stands before it, whom it takes, where people go."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.context import Context
from ingest.expressions import expression
from ingest.mentions import CountMention, PartyMention
from ingest.parties import Party
from ingest.passages import Span
from ingest.rules.between import joint, main_partner, run_at, run_before
from ingest.rules.staff_count._regions import bound_for
from ingest.rules.staff_count._staff import Staff
from ingest.rules.staff_count._words import Cue
from ingest.sides import side

Side = Party | str | None
GOAL = expression(
    "(?:向|对|赴|前往|到|往|至|驻|驻点|进驻|来|在|去|(?<!引)进|派|走进|抵达?|支援|驰援|增援|帮扶|支教|支医|服务)$"
)
# `为某县选派干部2名`
_FOR, _SOON = expression("[为给]$"), 6
# `奔赴我市对口支援的某县`
_WHOSE = expression("(?:对口(?:支援|帮扶|协作)|结对(?:帮扶)?|帮扶|援建)的")
_SERVED_FAR = 30
_SERVED = expression(rf"[赴往到进][^，。；]{{1,8}}{_WHOSE.pattern}[^，。；]{{0,8}}$")
# A ceremony is held there (在某市举办欢迎会).
_MEETS = expression("(?:联合|共同|隆重)?(?:举办|举行|召开)")
HELPS = expression(
    r"(?:自?[0-9]{4}年(?:[0-9]{1,2}月)?(?:起|以来|开始)?，?)?(?:[共已还]|累计|先后|每年|无偿|对口|结对|定点|长期|持续)*(?:投入|援助|支援|帮扶|捐赠|捐资|捐助|拨付|提供|选派|派出|派来|派遣|安排|向|为|承接)"
    r"(?!资金|项目|干部|人才|教师|工作|协作|单位|力度|专项|关系|[组队下期的])"
)
_NUMBER = expression("第?[0-9一二两三四五六七八九十]")
_UNNAMED = expression(
    r"(?:赴|到|前往)(?!对口|受援|结对|协作|帮扶|东部|西部)([㐀-鿿]{3,12}?)(?=开展|进行|参加|进修|挂职|跟岗|学习|培训|研修)"
)


class Around:
    """What one sentence names: its parties, its counts and its verbs."""

    def __init__(
        self,
        text: str,
        span: Span,
        parties: Sequence[PartyMention],
        counts: Sequence[CountMention],
        cues: Sequence[Cue],
        context: Context,
    ) -> None:
        self.text, self.span, self.parties, self.counts = text, span, parties, counts
        self.cues, self.context = cues, context

    def _origin(self, count: CountMention, clause: Span) -> list[Party]:
        """`88名来自某省的医疗专家`: where they come from, whoever tells of it."""
        near = (p for p in self.parties if 0 <= p.span.start - count.span.end <= _SOON and p.span.end <= clause.end)
        return [p.party for p in near if self.text.endswith("来自", 0, p.span.start)]

    def _in_short(self, clause: Span) -> list[Party]:
        """The side that one character means (`赴沪培训` in a report of two places, one of them in 上海市)."""
        code = bound_for(self.text, clause) or "-"
        sides = (self.context.own, main_partner(self.context))
        return [party for party in sides if party is not None and party.place and party.place.code.startswith(code)][:1]

    def _taker(self, cue: Cue, clause: Span) -> Cue | None:
        """The verb of taking in that a word of training only describes (`接收某县跟岗人员14名`)."""
        if cue.action != "train":
            return None
        # 接受培训 takes nobody in.
        takers = (c for c in self.cues if c.action == "receive" and c.end < cue.start)
        return next((c for c in takers if clause.start <= c.start), None)

    def _before(self, cue: Cue) -> tuple[list[Party], list[Party]]:
        """The helper whose deeds the clauses before tell, and whom it helped (`某市累计援助某县，委派干部3名`)."""
        pair = next((i for i, p in enumerate(self.parties[:1]) if p.span.start - self.span.start <= 3), None)
        if pair is not None and len(self.parties) > 1:
            between = self.text[self.parties[0].span.end : self.parties[1].span.start]
            behind = self.text[self.parties[1].span.end : self.parties[1].span.end + 1]
            if re.fullmatch("[—→－-]{1,2}", between) and behind in ("：", ":"):
                return [self.parties[0].party], [self.parties[1].party]
        for index in range(len(self.parties) - 1, -1, -1):
            party = self.parties[index]
            helps = HELPS.match(self.text, party.span.end)
            if party.span.end > cue.start or helps is None or self._is_goal(party):
                continue
            helped = [p.party for p in self.parties[index + 1 : index + 2] if p.span.start == helps.end()]
            return [p.party for p in run_before(self.text, self.parties, index)], helped
        return [], []

    def _subject(self, cue: Cue, count: CountMention, clause: Span) -> list[Party]:
        """Who sends or trains: the parties before the verb (or the count) that nothing turns into a goal."""
        limit = count.span.start if cue.action == "present" else min(cue.start, count.span.start)
        known = [
            i
            for i, p in enumerate(self.parties)
            if clause.start <= p.span.start and p.span.end <= limit and not self._is_goal(p)
        ]
        if not known:
            return []
        run = run_before(self.text, self.parties, known[-1])
        return [p.party for p in run if not self._is_goal(p)]

    def _goal(self, cue: Cue, count: CountMention, clause: Span, last: Staff | None) -> list[Party]:
        """Where people go: behind the count first, then before the verb (向 …), then in the clauses that follow."""
        behind = [i for i, p in enumerate(self.parties) if p.span.start >= count.span.end and self._is_goal(p)]
        before = [i for i, p in enumerate(self.parties) if p.span.end <= count.span.start and self._is_goal(p)]
        inside = [i for i in behind if self.parties[i].span.end <= clause.end]
        told = [i for i in before if self.parties[i].span.start >= clause.start]
        alone = cue.action != "train" and (last is None or last.verb != cue.start)
        later = [i for i in behind if alone and self._reaches(count, self.parties[i])]
        right = [i for i, p in enumerate(self.parties) if p.span.start == cue.end and cue.action == "send"]
        right = [i for i in right if not self._named_source(cue)]
        told = [i for i in told if i == before[0] or not self._listed_goal(self.parties[i])]
        short = [] if inside or told else self._in_short(clause)
        inside = self._nearer(inside[:1], later)
        for found in (inside, told[-1:], *([] if short else (later[:1], right[:1]))):
            if found:
                return self._innermost(found[0])
        return short

    def _nearer(self, goal: list[int], later: Sequence[int]) -> list[int]:
        """The body behind a wide goal that lies in it (`赴某省，将在某县人民医院开展帮扶`), else the goal."""
        wide = self.parties[goal[0]].party.place if goal else None
        if wide is None or wide.level != "province":
            return goal
        inner = ((index, self.parties[index].party.place) for index in later if index not in goal)
        return [index for index, place in inner if place is not None and place.code[:2] == wide.code[:2]][:1] or goal

    def _innermost(self, first: int) -> list[Party]:
        """The run of parties from one on, a place right before a body left out (`某市|某中学`)."""
        run = run_at(self.text, self.parties, first)
        inner = {p.span.start for p in run if not p.party.is_place}
        return [p.party for p in run if p.span.end not in inner]

    def _reaches(self, count: CountMention, party: PartyMention) -> bool:
        """Whether a goal in a following clause still belongs to the count: no further verb or semicolon between."""
        between = self.text[count.span.end : party.span.start]
        verbs = [c for c in self.cues if count.span.end <= c.start < party.span.start]
        others = [p for p in self.parties if count.span.end <= p.span.start and p.span.end <= party.span.start]
        others = [p for p in others if not self._bracketed(p, count.span.end)]
        if any(not self._is_goal(p) for p in others):
            return False
        return not re.search("[；;。]|其中", between) and not any(c.action in ("send", "receive") for c in verbs)

    def _bracketed(self, party: PartyMention, start: int) -> bool:
        """Whether the party stands in a bracket that opens behind `start`."""
        opened = max(self.text.rfind(sign, start, party.span.start) for sign in "（(")
        return opened >= 0 and not re.search("[）)]", self.text[opened : party.span.start])

    def _named_source(self, cue: Cue) -> list[Party]:
        """`选派某大学5名研究生到 …`: the parties between verb and number are where they come from."""
        first = next((i for i, p in enumerate(self.parties) if p.span.start == cue.end), None)
        run = run_at(self.text, self.parties, first) if first is not None else []
        return [p.party for p in run] if run and _NUMBER.match(self.text, run[-1].span.end) else []

    def _object(self, cue: Cue, clause: Span) -> list[Party]:
        for index, party in enumerate(self.parties):
            if 0 <= party.span.start - cue.end <= 2 and party.span.end <= clause.end:
                return [p.party for p in run_at(self.text, self.parties, index)]
        return []

    def _is_goal(self, party: PartyMention) -> bool:
        if _WHOSE.match(self.text, party.span.end) is not None or _MEETS.match(self.text, party.span.end) is not None:
            return False
        if _SERVED.search(self.text, max(0, party.span.start - _SERVED_FAR), party.span.start) is not None:
            return True
        outer = next((p for p in self.parties if p.span.end == party.span.start), None)
        if outer is not None and outer.party.is_place and not party.party.is_place:
            return self._is_goal(outer)
        if self.text.endswith(("回到", "返回", "回"), 0, party.span.start):
            return False
        if self._listed_goal(party):
            return True
        if GOAL.search(self.text[max(0, party.span.start - 3) : party.span.start]) is not None:
            return True
        return _FOR.search(self.text, max(0, party.span.start - 1), party.span.start) is not None and any(
            cue.action == "send" and 0 <= cue.start - party.span.end <= _SOON for cue in self.cues
        )

    def _listed_goal(self, party: PartyMention) -> bool:
        """Whether a list of goals goes on with it (`向甲、|乙分别选派`)."""
        before = next((p for p in self.parties if p.span.end == party.span.start - 1), None)
        return before is not None and self.text[before.span.end] in "、和与及" and self._is_goal(before)

    def _unnamed(self, count: CountMention, clause: Span) -> str | None:
        match = _UNNAMED.search(self.text, count.span.end, clause.end)
        if match is None or any(p.span.start < match.end(1) and match.start(1) < p.span.end for p in self.parties):
            return None
        return match[1] if re.search(r"[院校局所司馆心学厂]$|[省市区县]$", match[1]) else None

    def _nth(self, subject: list[Party], count: CountMention, cue: Cue) -> list[Party]:
        """With 分别 the first number belongs to the first subject."""
        dealt = [c for c in self.counts if c.span.start >= cue.end][: len(subject)]
        if len(dealt) == len(subject) and count in dealt:
            return [subject[dealt.index(count)]]
        return subject

    def _joint(self, parties: Sequence[Party]) -> Side:
        """One party, two as a list; three and more bodies of one county are the county."""
        if len(parties) > 2 and all(not party.is_place for party in parties):
            sides = {side(party, self.context) for party in parties} - {None}
            own = self.context.own
            if own is not None and sides <= {self.context.side}:
                return own
        return joint(parties)
