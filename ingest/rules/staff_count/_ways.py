"""Who sends whom where, and what is understood where one of them is left out."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from ingest.aiding import aided
from ingest.expressions import expression
from ingest.mentions import CountMention, PartyMention
from ingest.mentions.holders import own_place
from ingest.parties import Party
from ingest.passages import Span
from ingest.rules.between import main_partner, opposite, run_at, run_before
from ingest.rules.staff_count._around import GOAL, HELPS, Around, Side
from ingest.rules.staff_count._staff import Staff
from ingest.rules.staff_count._words import Cue
from ingest.sides import side

_WHOLE = expression("全([省市县区州旗])(?!域|面)")
_AWAY = expression("赴|前往|外出|去往|派往|送往")
_RESIDES = expression("驻[县区旗村校院点]|支教|支医|坐诊")
_STAFF = expression("[㐀-鿿]{0,4}?(?:教师|医生|医师|专家|干部|人才)")
_LEAVES = expression("[^，。；、]{0,8}?(?:赴|前往|到|去)")
_PEOPLE = expression("[㐀-鿿]{0,8}")
_GOES = expression("[赴到去往来][㐀-鿿]{1,3}(?:挂职|跟岗|交流|支教|支医|的)?")
_OTHER = expression("[到赴往在去]对方|彼此")
_LEARNS = expression("跟岗|跟班|进修|见学")
_TAKEN_IN = expression("接收|接纳")


class Ways(Around):
    """The directions in one sentence."""

    def of(
        self, count: CountMention, cue: Cue, clause: Span, last: Staff | None
    ) -> tuple[Side, Side, tuple[Party, ...]]:
        """From whom and to whom a count goes, and further senders of the same number each."""
        if cue.action == "exchange":
            return *self._exchanged(cue, clause), ()
        if (taker := self._taker(cue, clause)) is not None:
            return *self._taken_in(taker, count, clause, last), ()
        subject, goal = self._told(count, cue, clause, last)
        subject, extra = self._dealt(subject, count, cue)
        goal = self._nth(goal, count, cue) if len(goal) > 1 and self._dealt_out(cue) else goal
        if len(extra) == 1 and _OTHER.search(self.text, count.span.end, clause.end):
            goal = list(extra)
        sender, receiver = self._by_action(subject, goal, count, cue, clause)
        if receiver is None and self._at_noun(count, cue):
            receiver = self._other(sender)
        sender, receiver = self._completed(sender, receiver, cue, last)
        sender, receiver = self._sent_away(cue, count, sender, receiver)
        if cue.action in ("send", "present"):
            if self._stays_west(sender, receiver):
                sender = self._other(receiver)
            if sender not in subject and self._is_inside(sender, receiver):
                sender = None
        return (None if _same(sender, receiver) else sender), receiver, extra

    def _exchanged(self, cue: Cue, clause: Span) -> tuple[Side, Side]:
        """The two that send people to each other, the helper first; neither where no two are named."""
        before = [p.party for p in self.parties if clause.start <= p.span.start and p.span.end <= cue.start]
        if len(before) == 2:
            turned = side(before[0], self.context) == "west" or side(before[1], self.context) == "east"
            return (before[1], before[0]) if turned else (before[0], before[1])
        if self.context.side is None or self.context.several:
            return None, None
        return self.context.east, self.context.west

    def _taken_in(self, taker: Cue, count: CountMention, clause: Span, last: Staff | None) -> tuple[Side, Side]:
        """From whom and to whom people go whom the subject of a verb of taking in receives."""
        taken, host = self._joint(self._object(taker, clause)), self._joint(self._subject(taker, count, clause))
        sender, receiver = self._completed(taken, host, taker, last)
        return sender, self._other(sender) if _same(sender, receiver) else receiver

    def _told(self, count: CountMention, cue: Cue, clause: Span, last: Staff | None) -> tuple[list[Party], list[Party]]:
        """The parties that the words tell to send, and those they go to."""
        subject, goal = self._subject(cue, count, clause), self._goal(cue, count, clause, last)
        if (taker := self.dealt_to(count, cue)) is not None:
            return [party for party in subject if party != taker], [taker]
        if not subject and (home := self._home(count, cue, clause)) is not None:
            return [home], [p.party for p in self.parties if count.span.end <= p.span.start < clause.end][:1]
        if not subject and not goal and cue.action in ("send", "train", "receive"):
            subject, helped = self._before(cue)
            goal = helped if cue.action != "receive" else goal
        if not subject and cue.action == "send":
            subject = (self._named_source(cue) if goal else []) or self._whole_place(cue, clause)
        return self._origin(count, clause) or self._at_noun(count, cue) or subject, goal

    def _whole_place(self, cue: Cue, clause: Span) -> list[Party]:
        """The own place or one around it that `全省` means before a verb of sending."""
        told = _WHOLE.search(self.text, clause.start, cue.start)
        place = own_place(told[1], self.context) if told is not None else None
        return [place] if place is not None else []

    def dealt_to(self, count: CountMention, cue: Cue) -> Party | None:
        """The helped place right before its number (`选派教师甲县28名、乙县31名`)."""
        named = next((p for p in self.parties if cue.end <= p.span.start and p.span.end == count.span.start), None)
        helped = named is not None and cue.action == "send" and side(named.party, self.context) == "west"
        return named.party if named is not None and helped else None

    def _home(self, count: CountMention, cue: Cue, clause: Span) -> Party | None:
        """Whose people are sent away (`选派我院医护人员18人次赴某市进修`)."""
        named = next((p for p in self.parties if p.span.start == cue.end), None)
        if named is None or _PEOPLE.fullmatch(self.text, named.span.end, count.span.start) is None:
            return None
        return named.party if _LEAVES.match(self.text, count.span.end, clause.end) else None

    def _at_noun(self, count: CountMention, cue: Cue) -> list[Party]:
        """Where those counted are from (`59名某市教师奔赴 …`, `全县3名某区挂职干部`)."""
        if cue.action not in ("send", "present"):
            return []
        named = (p for p in self.parties if p.span.start == count.span.end)
        return [p.party for p in named if _STAFF.match(self.text, p.span.end)]

    def _dealt(self, subject: list[Party], count: CountMention, cue: Cue) -> tuple[list[Party], tuple[Party, ...]]:
        """Of several subjects the one whose number it is (分别), or the first, and the others of that number (各)."""
        near = self.text[max(cue.start - 4, 0) : cue.start]
        if len(subject) > 1 and near.endswith("各") and self._number_each(subject, cue):
            return self._nth(subject, count, cue), ()
        if len(subject) > 1 and near.endswith("各"):
            return subject[:1], tuple(subject[1:])
        if len(subject) > 1 and "分别" in near:
            return self._nth(subject, count, cue), ()
        return subject, ()

    def _dealt_out(self, cue: Cue) -> bool:
        """Whether numbers go to several by position (`向甲、乙分别选派3名、5名`)."""
        return "分别" in self.text[max(cue.start - 4, 0) : cue.start]

    def _number_each(self, subject: list[Party], cue: Cue) -> bool:
        """Whether as many numbers stand in a row as there are senders (`甲校、乙校各选派教师60人、40人`)."""
        run = [c for c in self.counts if c.span.start >= cue.end][: len(subject)]
        gaps = [self.text[one.span.end : other.span.start] for one, other in pairwise(run)]
        return len(run) == len(subject) and set(gaps) == {"、"}

    def _by_action(
        self, subject: list[Party], goal: list[Party], count: CountMention, cue: Cue, clause: Span
    ) -> tuple[Side, Side]:
        """From whom and to whom, as the kind of verb has it."""
        sender, receiver = self._joint(subject), self._joint(goal) or self._unnamed(count, clause)
        if cue.action == "send" and sender is None and len(goal) > 1:
            return self._other(goal[0]), receiver
        if cue.action == "receive":
            if subject and self._from(subject[0]):
                return sender, self._joint([p.party for p in self._before_from(subject[0], clause)]) or receiver
            return self._joint(self._object(cue, clause)), sender or receiver
        if cue.action == "study" and self._is_east(sender):
            if self._is_east(receiver):
                return self._other(sender), receiver
            return receiver or self._other(sender), sender
        return sender, receiver

    def _from(self, party: Party) -> bool:
        """Whether they are taken from there (`从某区引进`)."""
        named = (p for p in self.parties if p.party == party)
        return any(self.text.endswith(("从", "由"), 0, p.span.start) for p in named)

    def _before_from(self, party: Party, clause: Span) -> list[PartyMention]:
        """Who stands before the place that they are taken from (`某县从某区引进`)."""
        at = next(p.span.start for p in self.parties if p.party == party and self._from(party))
        before = [i for i, p in enumerate(self.parties) if clause.start <= p.span.start and p.span.end < at]
        return run_before(self.text, self.parties, before[-1]) if before else []

    def _is_east(self, party: Side) -> bool:
        return isinstance(party, Party) and side(party, self.context) == "east"

    def _is_inside(self, one: Side, other: Side) -> bool:
        """Whether one of the two lies in the other: nobody is sent there."""
        if not isinstance(one, Party) or not isinstance(other, Party):
            return False
        return one.name in other.within or other.name in one.within

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
        goer = next((p for p in self.parties if self._went(p, piece.count)), None)
        if named is None and goer is not None:
            return replace(piece, from_=goer.party, to=self._other(goer.party) or piece.to)
        if named is None:
            return self._to_its_own_goal(piece)
        goal = GOAL.search(self.text[: named.span.start]) is not None
        sender = piece.from_ if isinstance(piece.from_, Party) else None
        other = None if sender is None else side(sender, self.context)
        unknown = sender is None and piece.action == "send" and side(named.party, self.context) is None
        same = unknown or (sender is not None and other == side(named.party, self.context))
        if goal or not same:
            return replace(piece, to=named.party)
        return replace(piece, from_=named.party)

    def _went(self, party: PartyMention, count: CountMention) -> bool:
        """Whether a slice tells who went (`（某市赴榆14名、榆林赴某17名）`)."""
        opens = self.text[party.span.start - 1] in "（(、，,；;中"
        return opens and _GOES.fullmatch(self.text, party.span.end, count.span.start) is not None

    def _to_its_own_goal(self, piece: Staff) -> Staff:
        """`其余5名医生充实到某医院`: a slice may tell its own goal behind its number."""
        ends = [at for sign in "，,、；;。）" if (at := self.text.find(sign, piece.count.span.end, self.span.end)) >= 0]
        end = min([*ends, self.span.end])
        for index, party in enumerate(self.parties):
            if piece.count.span.end <= party.span.start < end and self._is_goal(party):
                return replace(piece, to=self._joint([p.party for p in run_at(self.text, self.parties, index)]))
        return piece

    def _completed(self, sender: Side, receiver: Side, cue: Cue, last: Staff | None) -> tuple[Side, Side]:
        if isinstance(sender, Party) and re.search("指挥部|工作组|工作队|联络组|前方", sender.name):
            sender = self.context.east or sender
        if receiver is None:
            receiver = self._here(max(cue.start - 4, 0), cue.end + 4)
        if cue.action == "study" and sender is None and _TAKEN_IN.search(self.text, self.span.start, cue.start):
            return self._other(self.context.own), receiver or self.context.own
        if cue.action == "study" and sender is None and self.context.side is not None:
            return self.context.west, receiver if receiver not in (None, self.context.west) else self.context.east
        if cue.action == "receive":
            receiver = receiver or self._other(sender) or self.context.own
            return sender or self._other(receiver), receiver
        if cue.action == "train":
            return self._trained(sender, receiver, cue)
        if sender is None and receiver is None and cue.action in ("send", "present"):
            sender, receiver = self._around(cue)
        if sender is None and receiver is None and last is not None and last.action == cue.action:
            return last.from_, last.to
        if sender is None and receiver is None and cue.action == "send" and self._by_the_helper(cue):
            return self.context.east, self.context.west
        if receiver is None:
            receiver = self._here(self.span.start, self.span.end)
        if sender is None and receiver is None and cue.action == "present":
            return self.context.east, self.context.west
        here = isinstance(sender, Party) and side(sender, self.context) == "west" and receiver is None
        if cue.action == "present" and here and not re.search("[赴往到去]", self.text[self.span.start : cue.end]):
            return self.context.east, sender
        if sender is None:
            sender = self._helper_of(receiver)
        if sender is None:
            came = self.text[cue.end - 1 : cue.end] == "来"
            sender = self._other(receiver) or (main_partner(self.context) if came else self.context.own)
        return sender, receiver or self._other(sender)

    def _here(self, start: int, end: int) -> Party | None:
        """Where they come who are told to come 来县 or 来区: of the two sides the one of that level."""
        told = re.search("来([区县市州旗])", self.text[start:end])
        sides = [party for party in (self.context.own, main_partner(self.context)) if party is not None]
        named = (party for party in sides if told is not None and party.name.endswith(told[1]))
        return next(named, self.context.own if told is not None else None)

    def _helper_of(self, helped: Side) -> Party | None:
        """Who is told before to help it (`自某医院帮扶某县人民医院以来，40名专家到某县人民医院`)."""
        if not isinstance(helped, Party) or helped.is_place:
            return None
        for one, other in pairwise(self.parties):
            told = HELPS.match(self.text, one.span.end)
            if other.party.name == helped.name and told is not None and told.end() == other.span.start:
                return one.party
        return None

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
