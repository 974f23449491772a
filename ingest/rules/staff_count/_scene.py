"""Counts of people in a sentence: who sends whom where, and which counts are slices of others.

A count is read where a verb governs it: the last one before it in its part of the sentence, or the first behind it. A
slice (其中 …, or in brackets behind a count) takes everything but its number and its noun from its whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from graph.facts import StaffKind
from ingest.context import Context
from ingest.lexicon import words
from ingest.mentions import CountMention, PartyMention
from ingest.parties import Party
from ingest.passages import Passage, Span
from ingest.rules import Reading
from ingest.rules.between import joint, opposite, parties_within, run_at, run_before, side_words
from ingest.rules.funding._sides import side
from ingest.rules.staff_count._words import Action, Cue, against, cues, kind_of, motion, terms

_FILLER = re.compile(
    r"(?:人数|人次|名单|共计|总共|合计|累计|达到|[共各达约近逾有计为]|已有|已|的|先后|分|其中|全年|[，,：:、]"
    r"|[0-9一二三四五六七八九十两]+[批期](?:次)?|[（(]|\s)*$"
)
_NOUN_BEFORE = re.compile(r"[㐀-鿿、（）()]{0,18}$")
_NOUN_AFTER = re.compile(r"(?:以上|左右)?的?[“\"]?(?P<noun>[㐀-鿿]{0,22}(?:、[㐀-鿿]{1,6})?)")
_CUT = re.compile(
    r"[到赴往在]|前往|来我|来[^自]|参加|开展|分别|分[两三]?批|从|先后|担任|任(?!教|课)|挂职|进行|进修|随|接受|跟岗|克服|全部|充实|安排|定期|计划于"
)
_OPEN, _CLOSE = "（(", "）)"


@dataclass(frozen=True)
class Staff:
    """A count as read. `whole` is the count that it is a slice of; `each` the parties that each stand for the count."""

    count: CountMention
    kind: StaffKind
    action: Action
    clause: Span
    from_: Party | str | None = None
    to: Party | str | None = None
    term: str | None = None
    whole: CountMention | None = None
    noun: str = ""
    extra: tuple[Party, ...] = field(default=())


def staff_in(passage: Passage, reading: Reading) -> Iterator[Staff]:
    """Every count of people sent, received or trained in a passage, in order."""
    mentions = reading.mentions[passage.index]
    people = frozenset(words("measure", "persons"))
    for sentence in passage.sentences or (Span(0, len(passage.text)),):
        counts = [
            m
            for m in mentions
            if isinstance(m, CountMention) and m.unit in people and m.span in sentence and m.number > 0
        ]
        if counts:
            parties = parties_within(mentions, sentence)
            yield from _Sentence(passage, sentence, counts, parties, reading.context).read()


class _Sentence:
    def __init__(
        self,
        passage: Passage,
        span: Span,
        counts: Sequence[CountMention],
        parties: Sequence[PartyMention],
        context: Context,
    ) -> None:
        self.text = passage.text
        self.span = span
        self.counts = counts
        told = side_words(self.text, span, context)
        free = [m for m in told if not any(m.span.overlaps(p.span) for p in parties)]
        self.parties = sorted([*parties, *free], key=lambda m: m.span)
        self.context = context
        self.cues = cues(self.text, span.start, span.end)

    def read(self) -> Iterator[Staff]:
        last: Staff | None = None
        for position, count in enumerate(self.counts):
            staff = self._slice(count, last, position) if last is not None else None
            if staff is None:
                staff = self._whole(count, last)
            if staff is None:
                continue
            yield from self._each(staff)
            if staff.whole is None or last is None:
                last = staff

    def _each(self, staff: Staff) -> Iterator[Staff]:
        yield replace(staff, extra=())
        for party in staff.extra:
            yield replace(staff, from_=party, extra=())

    # -- slices ---------------------------------------------------------------------------------------------------

    def _slice(self, count: CountMention, last: Staff | None, position: int) -> Staff | None:
        """The count as a part of the last whole: in brackets behind it, or behind 其中 or 其余."""
        if last is None:
            return None
        between = self.text[last.count.span.end : count.span.start]
        if len(between) > 160 or "；" in between or ";" in between:
            return None
        opened = sum(between.count(sign) for sign in _OPEN) > sum(between.count(sign) for sign in _CLOSE)
        if not (opened and self._bracket_follows(last.count)) and not self._in_part(between):
            return None
        if count.number > last.count.number or against().search(self._near(count)):
            return None
        noun = self._noun(count)
        kind = kind_of(noun) or last.kind
        if last.kind.startswith("trainee"):
            kind = last.kind
        return replace(
            last, count=count, kind=kind, whole=last.count, term=self._slice_term(count) or last.term, noun=noun
        )

    def _bracket_follows(self, count: CountMention) -> bool:
        return (
            self.text[count.span.end : count.span.end + 14].find("（") >= 0 or "(" in self.text[count.span.end :][:14]
        )

    def _in_part(self, between: str) -> bool:
        at = max(between.rfind("其中"), between.rfind("其余"))
        if at < 0:
            return False
        return not cues(between, at, len(between)) or all(
            c.action in ("present", "train") for c in cues(between, at, len(between))
        )

    def _slice_term(self, count: CountMention) -> str | None:
        start = max(self.text.rfind(sign, 0, count.span.start) for sign in "，,、（(；")
        closed = self.text.rfind("）", 0, count.span.start)
        if closed > start:
            start = self.text.rfind("（", 0, closed) - 12
        found = terms().search(self.text, max(start, self.span.start), count.span.start)
        return found.group() if found else None

    # -- wholes ---------------------------------------------------------------------------------------------------

    def _whole(self, count: CountMention, last: Staff | None) -> Staff | None:
        if against().search(self._near(count)) or self.text[: count.span.start].endswith(("一行", "第", "每")):
            return None
        cue = self._cue(count)
        if cue is None:
            return None
        noun = self._noun(count)
        kind = kind_of(noun)
        if kind is None and cue.action not in ("send", "train"):
            return None
        clause = self._clause(count, cue)
        from_, to, extra = self._ways(count, cue, clause, last)
        return Staff(
            count,
            self._kind(kind, cue, clause),
            cue.action,
            clause,
            from_,
            to,
            self._term(count, clause),
            None,
            noun,
            extra,
        )

    def _near(self, count: CountMention) -> str:
        start = (
            max([self.text.rfind(sign, 0, count.span.start) for sign in "，,。；;（(：、"] + [self.span.start - 1]) + 1
        )
        ends = [at for sign in "，,。；;（()）、" if (at := self.text.find(sign, count.span.end)) >= 0]
        return self.text[start : min([*ends, self.span.end])]

    def _part(self, at: int) -> Span:
        """The part of the sentence between semicolons around `at`."""
        start = max(self.text.rfind("；", self.span.start, at), self.text.rfind(";", self.span.start, at)) + 1
        ends = [p for sign in "；;" if (p := self.text.find(sign, at, self.span.end)) >= 0]
        return Span(max(start, self.span.start), min([*ends, self.span.end]))

    def _cue(self, count: CountMention) -> Cue | None:
        part = self._part(count.span.start)
        near = [c for c in self.cues if part.start <= c.start and c.end <= part.end]
        strong = [c for c in near if not c.weak or self._moves(c, part)]
        before = [c for c in strong if c.end <= count.span.start and c.action != "present"]
        after = [c for c in strong if c.start >= count.span.end]
        study = [c for c in strong if c.action == "study"]
        if study and kind_of(self._noun(count)) in (None, "other"):
            return study[-1]
        if before and not self._spent(before[-1], count):
            return before[-1]
        behind = [c for c in after if not self._counted_between(count, c)] or [
            c for c in strong if c.end <= count.span.start
        ]
        return behind[0] if behind else None

    def _spent(self, cue: Cue, count: CountMention) -> bool:
        """A verb whose clause has ended: too far away, with no count of the same list between."""
        between = self.text[cue.end : count.span.start]
        clauses = re.split(r"[，,]", between)
        return len(clauses) > 3 and not any(
            c.span.start >= cue.end for c in self.counts if c.span.end <= count.span.start
        )

    def _counted_between(self, count: CountMention, cue: Cue) -> bool:
        return self.text.count("，", count.span.end, cue.start) > 1

    def _moves(self, cue: Cue, part: Span) -> bool:
        return motion().search(self.text, cue.end, part.end) is not None

    def _clause(self, count: CountMention, cue: Cue) -> Span:
        part = self._part(count.span.start)
        start = min(cue.start, count.span.start)
        commas = [self.text.rfind(sign, part.start, start) for sign in "，,"]
        return Span(max([*commas, part.start - 1]) + 1, part.end)

    def _noun(self, count: CountMention) -> str:
        after = _NOUN_AFTER.match(self.text, count.span.end)
        noun = after["noun"] if after else ""
        cut = _CUT.search(noun)
        noun = noun[: cut.start()] if cut else noun
        if kind_of(noun):
            return noun
        filler = _FILLER.search(self.text, self.span.start, count.span.start)
        end = filler.start() if filler else count.span.start
        before = _NOUN_BEFORE.search(self.text, self.span.start, end)
        words_ = before.group() if before else ""
        return re.split(r"[，,。；;]", words_)[-1]

    def _kind(self, kind: StaffKind | None, cue: Cue, clause: Span) -> StaffKind:
        said = self.text[clause.start : clause.end]
        trained = cue.action == "train" or any(
            c.action == "train" for c in self.cues if clause.start <= c.start < clause.end
        )
        if cue.action == "study":
            return "other"
        if not trained or "挂职" in said or "支教" in said:
            return kind or "specialist"
        if kind == "official":
            return "trainee_official"
        if kind == "other" or kind is None:
            return "other"
        return "trainee_specialist"

    def _term(self, count: CountMention, clause: Span) -> str | None:
        found = terms().search(self.text, count.span.end, clause.end)
        return found.group() if found else None

    # -- directions -----------------------------------------------------------------------------------------------

    def _ways(
        self, count: CountMention, cue: Cue, clause: Span, last: Staff | None
    ) -> tuple[Party | str | None, Party | str | None, tuple[Party, ...]]:
        subject = self._subject(cue, count, clause)
        goal = self._goal(cue, clause)
        extra: tuple[Party, ...] = ()
        if subject and self.text[max(cue.start - 3, 0) : cue.start].rstrip("先后共").endswith("各"):
            subject, extra = subject[:1], tuple(subject[1:])
        sender, receiver = joint(subject), joint(goal)
        if cue.action == "receive":
            sender, receiver = receiver, sender
            source = self._object(cue, clause)
            sender = joint(source) or sender
        return (*self._completed(sender, receiver, cue, last), extra)

    def _completed(
        self, sender: Party | str | None, receiver: Party | str | None, cue: Cue, last: Staff | None
    ) -> tuple[Party | str | None, Party | str | None]:
        own, east, west = self.context.own, self.context.east, self.context.west
        if cue.action == "receive":
            receiver = receiver or own
            sender = sender or _other(receiver, self.context)
        elif cue.action == "train" and receiver is None:
            local = sender is None or (
                isinstance(sender, Party) and sender.is_place and side(sender, self.context) == "west"
            )
            sender, receiver = (east if local else sender), west
        elif sender is None and receiver is None and last is not None and last.action == cue.action:
            sender, receiver = last.from_, last.to
        elif sender is None:
            sender = _other(receiver, self.context) or own
        if receiver is None:
            receiver = _other(sender, self.context)
        return sender, receiver

    def _subject(self, cue: Cue, count: CountMention, clause: Span) -> list[Party]:
        """Who sends or trains: the parties before the verb (or the count) that nothing turns into a goal."""
        limit = min(cue.start, count.span.start) if cue.start < count.span.start else count.span.start
        known = [i for i, p in enumerate(self.parties) if clause.start <= p.span.start and p.span.end <= limit]
        known = [i for i in known if not self._is_goal(self.parties[i])]
        if not known:
            return []
        run = run_before(self.text, self.parties, known[-1])
        return [p.party for p in run if not self._is_goal(p)]

    def _goal(self, cue: Cue, clause: Span) -> list[Party]:
        """Where people go: the parties behind 向, 到, 赴 … or right behind the verb."""
        for index, party in enumerate(self.parties):
            if not (clause.start <= party.span.start and party.span.end <= clause.end):
                continue
            if self._is_goal(party) or (party.span.start == cue.end and cue.action == "send"):
                return [p.party for p in run_at(self.text, self.parties, index)]
        return []

    def _object(self, cue: Cue, clause: Span) -> list[Party]:
        for index, party in enumerate(self.parties):
            if 0 <= party.span.start - cue.end <= 2 and party.span.end <= clause.end:
                return [p.party for p in run_at(self.text, self.parties, index)]
        return []

    def _is_goal(self, party: PartyMention) -> bool:
        before = self.text[max(0, party.span.start - 3) : party.span.start]
        return re.search(r"(?:向|赴|前往|到|往|至|驻|来|在|去|进|派|同)$", before) is not None


def _other(party: Party | str | None, context: Context) -> Party | None:
    return opposite(party, context) if isinstance(party, Party) else None
