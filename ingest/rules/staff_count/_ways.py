"""Who sends whom where: the parties around a verb, and what is understood where one is left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.context import Context
from ingest.expressions import expression
from ingest.mentions import CountMention, PartyMention
from ingest.parties import Party
from ingest.passages import Span
from ingest.rules.between import joint, main_partner, opposite, run_at, run_before
from ingest.rules.sides import side
from ingest.rules.staff_count._regions import aided, bound_for
from ingest.rules.staff_count._staff import Staff
from ingest.rules.staff_count._words import Cue

Side = Party | str | None
_GOAL = expression(r"(?:向|对|赴|前往|到|往|至|驻|来|在|去|进|派|走进|抵达?|支援|驰援|增援|帮扶|支教|支医)$")
# `为某县选派干部2名`
_FOR, _SOON = expression("[为给]$"), 6
# `奔赴我市对口支援的某县`
_WHOSE = expression("(?:对口(?:支援|帮扶|协作)|结对(?:帮扶)?|帮扶|援建)的")
_SERVED_FAR = 30
_SERVED = expression(rf"[赴往到进][^，。；]{{1,8}}{_WHOSE.pattern}[^，。；]{{0,8}}$")
# A ceremony is held there (在某市举办欢迎会).
_MEETS = expression("(?:联合|共同|隆重)?(?:举办|举行|召开)")
_AWAY = expression("赴|前往|外出|去往|派往|送往")
_RESIDES = expression("驻[县区旗村校院点]|支教|支医|坐诊")
_STAFF = expression("[㐀-鿿]{0,4}?(?:教师|医生|医师|专家|干部|人才)")
_HELPS = expression(
    r"(?:[共已还]|累计|先后|每年|无偿)*(?:投入|援助|支援|帮扶|捐赠|捐资|捐助|拨付|提供|选派|派出|派来|派遣|安排|向|为|承接)"
    r"(?!资金|项目|干部|人才|教师|工作|协作|单位|力度|专项|关系|[组队下期的])"
)
_LEARNS = expression("跟岗|跟班|进修|见学")
_TAKEN_IN = expression("接收|接纳")
_NUMBER = expression("第?[0-9一二两三四五六七八九十]")
_UNNAMED = expression(
    r"(?:赴|到|前往)(?!对口|受援|结对|协作|帮扶|东部|西部)([㐀-鿿]{3,12}?)(?=开展|进行|参加|进修|挂职|跟岗|学习|培训|研修)"
)


class Ways:
    """The directions in one sentence."""

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

    def of(
        self, count: CountMention, cue: Cue, clause: Span, last: Staff | None
    ) -> tuple[Side, Side, tuple[Party, ...]]:
        """From whom and to whom a count goes, and further senders of the same number each."""
        if (taker := self._taker(cue, clause)) is not None:
            return *self._taken_in(taker, count, clause, last), ()
        subject, goal = self._told(count, cue, clause, last)
        subject, extra = self._dealt(subject, count, cue)
        sender, receiver = self._by_action(subject, goal, count, cue, clause)
        sender, receiver = self._completed(sender, receiver, cue, last)
        sender, receiver = self._sent_away(cue, count, sender, receiver)
        if cue.action in ("send", "present"):
            if self._stays_west(sender, receiver):
                sender = self._other(receiver)
            if sender not in subject and self._is_inside(sender, receiver):
                sender = None
        return (None if _same(sender, receiver) else sender), receiver, extra

    def _taken_in(self, taker: Cue, count: CountMention, clause: Span, last: Staff | None) -> tuple[Side, Side]:
        """From whom and to whom people go whom the subject of a verb of taking in receives."""
        taken, host = self._joint(self._object(taker, clause)), self._joint(self._subject(taker, count, clause))
        sender, receiver = self._completed(taken, host, taker, last)
        return sender, self._other(sender) if _same(sender, receiver) else receiver

    def _told(self, count: CountMention, cue: Cue, clause: Span, last: Staff | None) -> tuple[list[Party], list[Party]]:
        """The parties that the words tell to send, and those they go to."""
        subject, goal = self._subject(cue, count, clause), self._goal(cue, count, clause, last)
        if not subject and not goal and cue.action in ("send", "train", "receive"):
            subject, helped = self._before(cue)
            goal = helped if cue.action != "receive" else goal
        if not subject and cue.action == "send" and goal:
            subject = self._named_source(cue)
        if not subject and cue.action in ("send", "present"):
            # `59名某市教师奔赴 …`
            at_noun = (p for p in self.parties if p.span.start == count.span.end)
            subject = [p.party for p in at_noun if _STAFF.match(self.text, p.span.end)]
        return self._origin(count, clause) or subject, goal

    def _dealt(self, subject: list[Party], count: CountMention, cue: Cue) -> tuple[list[Party], tuple[Party, ...]]:
        """Of several subjects the one whose number it is (分别), or the first, and the others of that number (各)."""
        near = self.text[max(cue.start - 4, 0) : cue.start]
        if len(subject) > 1 and near.endswith("各"):
            return subject[:1], tuple(subject[1:])
        if len(subject) > 1 and "分别" in near:
            return self._nth(subject, count, cue), ()
        return subject, ()

    def _by_action(
        self, subject: list[Party], goal: list[Party], count: CountMention, cue: Cue, clause: Span
    ) -> tuple[Side, Side]:
        """From whom and to whom, as the kind of verb has it."""
        sender, receiver = self._joint(subject), self._joint(goal) or self._unnamed(count, clause)
        if cue.action == "send" and sender is None and len(goal) > 1:
            return self._other(goal[0]), receiver
        if cue.action == "receive":
            return self._joint(self._object(cue, clause)), sender
        if cue.action == "study" and self._is_east(sender):
            if self._is_east(receiver):
                return self._other(sender), receiver
            return receiver or self._other(sender), sender
        return sender, receiver

    def _is_east(self, party: Side) -> bool:
        return isinstance(party, Party) and side(party, self.context) == "east"

    def _is_inside(self, one: Side, other: Side) -> bool:
        """Whether one of the two lies in the other: nobody is sent there."""
        if not isinstance(one, Party) or not isinstance(other, Party):
            return False
        return one.name in other.within or other.name in one.within

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
        return next((c for c in self.cues if c.action == "receive" and clause.start <= c.start < cue.start), None)

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
            helps = _HELPS.match(self.text, party.span.end)
            if party.span.end > cue.start or helps is None or self._is_goal(party):
                continue
            helped = [p.party for p in self.parties[index + 1 : index + 2] if p.span.start == helps.end()]
            return [p.party for p in run_before(self.text, self.parties, index)], helped
        return [], []

    def _stays_west(self, sender: Side, receiver: Side) -> bool:
        """Whether both are known to lie on the side that is helped: then the helper sent."""
        both = isinstance(sender, Party) and isinstance(receiver, Party)
        return both and all(isinstance(p, Party) and side(p, self.context) == "west" for p in (sender, receiver))

    def _sent_away(self, cue: Cue, count: CountMention, sender: Side, receiver: Side) -> tuple[Side, Side]:
        """People who aid a region (援疆干部) go there, whoever tells of it."""
        begin = min(cue.start, count.span.start) if cue.action == "send" else count.span.start
        aid = aided(self.text, count.span.start, count.span.end + 8)
        aid = aid or aided(self.text, min(begin, max(0, count.span.start - 10)), count.span.start)
        if aid is None or not isinstance(sender, Party) or sender.place is None:
            return sender, receiver
        if not sender.place.code.startswith(aid):
            return sender, receiver
        east = self.context.east
        helper = east if east is not None and east.name != sender.name else None
        away = isinstance(receiver, Party) and receiver.place is not None and receiver.place.code.startswith(aid)
        return helper, receiver if away else sender

    def of_slice(self, piece: Staff) -> Staff:
        """A slice with the party that stands right before its number: a sender's body, or a place people go to."""
        named = next((p for p in self.parties if p.span.end == piece.count.span.start), None)
        if named is None:
            return self._to_its_own_goal(piece)
        goal = _GOAL.search(self.text[: named.span.start]) is not None
        sender = piece.from_ if isinstance(piece.from_, Party) else None
        same = sender is not None and side(sender, self.context) == side(named.party, self.context)
        if goal or not same:
            return replace(piece, to=named.party)
        return replace(piece, from_=named.party)

    def _to_its_own_goal(self, piece: Staff) -> Staff:
        """`其余5名医生充实到某医院`: a slice may tell its own goal behind its number."""
        ends = [at for sign in "，,、；;。）" if (at := self.text.find(sign, piece.count.span.end, self.span.end)) >= 0]
        end = min([*ends, self.span.end])
        for index, party in enumerate(self.parties):
            if piece.count.span.end <= party.span.start < end and self._is_goal(party):
                return replace(piece, to=self._joint([p.party for p in run_at(self.text, self.parties, index)]))
        return piece

    # -- what stands there ----------------------------------------------------------------------------------------

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
        short = [] if inside or told else self._in_short(clause)
        for found in (inside[:1], told[-1:], *([] if short else (later[:1], right[:1]))):
            if found:
                return self._innermost(found[0])
        return short

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
        if _GOAL.search(self.text[max(0, party.span.start - 3) : party.span.start]) is not None:
            return True
        return _FOR.search(self.text, max(0, party.span.start - 1), party.span.start) is not None and any(
            cue.action == "send" and 0 <= cue.start - party.span.end <= _SOON for cue in self.cues
        )

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

    # -- what is understood ---------------------------------------------------------------------------------------

    def _completed(self, sender: Side, receiver: Side, cue: Cue, last: Staff | None) -> tuple[Side, Side]:
        if isinstance(sender, Party) and re.search("指挥部|工作组|工作队|联络组|前方", sender.name):
            sender = self.context.east or sender
        if receiver is None and re.search("来[区县市州旗]", self.text[max(cue.start - 4, 0) : cue.end + 4]):
            receiver = self.context.own
        if cue.action == "study" and sender is None and _TAKEN_IN.search(self.text, self.span.start, cue.start):
            return self._other(self.context.own), receiver or self.context.own
        if cue.action == "study" and sender is None and self.context.side is not None:
            return self.context.west, receiver if receiver not in (None, self.context.west) else self.context.east
        if cue.action == "receive":
            receiver = receiver or self.context.own
            return sender or self._other(receiver), receiver
        if cue.action == "train":
            return self._trained(sender, receiver, cue)
        if sender is None and receiver is None and cue.action in ("send", "present"):
            sender, receiver = self._around(cue)
        if sender is None and receiver is None and last is not None and last.action == cue.action:
            return last.from_, last.to
        if sender is None and receiver is None and cue.action == "send" and self._by_the_helper(cue):
            return self.context.east, self.context.west
        if receiver is None and re.search("来[区县市州旗]", self.text[self.span.start : self.span.end]):
            receiver = self.context.own
        if sender is None and receiver is None and cue.action == "present":
            return self.context.east, self.context.west
        here = isinstance(sender, Party) and side(sender, self.context) == "west" and receiver is None
        if cue.action == "present" and here and not re.search("[赴往到去]", self.text[self.span.start : cue.end]):
            return self.context.east, sender
        if sender is None:
            came = self.text[cue.end - 1 : cue.end] == "来"
            sender = self._other(receiver) or (main_partner(self.context) if came else self.context.own)
        return sender, receiver or self._other(sender)

    def _by_the_helper(self, cue: Cue) -> bool:
        """Whether the helper must have sent: to live with the helped (选派 … 驻县工作), or told by those with no goal.

        Whom the helped organize or take along (组织) goes somewhere that is only not known.
        """
        if self.context.side == "west" and not cue.weak and not _AWAY.search(self.text, cue.end, self.span.end):
            return True
        ends = [at for sign in "，,；;。" if (at := self.text.find(sign, cue.end, self.span.end)) >= 0]
        return _RESIDES.search(self.text, cue.end, min([*ends, self.span.end])) is not None

    def _trained(self, sender: Side, receiver: Side, cue: Cue) -> tuple[Side, Side]:
        east, west = self.context.east, self.context.west
        if receiver is None and _LEARNS.match(self.text, cue.start) and self.context.side is not None:
            learner = sender if isinstance(sender, Party) and side(sender, self.context) == "west" else None
            if sender is None or learner is not None:
                return learner or west, east
        if self.context.side is None:
            west = self.context.own or west
        if receiver is not None:
            return sender or self._other(receiver), receiver
        with_ = next((p for p in self.parties if self.text[: p.span.start].endswith("与")), None)
        if isinstance(sender, Party) and sender.is_place and side(sender, self.context) == "west":
            came = any(re.match("来|赴|前往|到", self.text[p.span.end :]) for p in self.parties if p.party == sender)
            return (sender, with_.party) if with_ is not None else (sender, east) if came else (east, west)
        if sender is None:
            place = next((p.party for p in self.parties if self._is_goal(p) and not p.party.is_place), None)
            if place is not None and side(place, self.context) != "west":
                return west, place
            sender = next((p.party for p in self.parties if not p.party.is_place and not self._is_goal(p)), None)
        return sender or east, west

    def _around(self, cue: Cue) -> tuple[Side, Side]:
        """The two sides named before in the same part of the sentence (`甲医院支援乙医院，驻点医生4人`)."""
        start = max(self.text.rfind(sign, self.span.start, cue.start) for sign in "；;") + 1
        before = [p for p in self.parties if start <= p.span.start and p.span.end <= cue.start]
        if len(before) < 2:
            return None, None
        sides = [side(p.party, self.context) for p in before]
        turn = next((i for i, which in enumerate(sides) if which != sides[0]), 0)
        if not turn or None in sides or len(set(sides[turn:])) > 1:
            return None, None
        parties = [p.party for p in before]
        return self._joint(parties[:turn]), self._joint(parties[turn:])

    def _other(self, party: Side) -> Party | None:
        return opposite(party, self.context) if isinstance(party, Party) else None


def _same(one: Side, other: Side) -> bool:
    return isinstance(one, Party) and isinstance(other, Party) and one.name == other.name
