"""Slices of counts: `其中 …`, in brackets, posts dealt out, numbers that add up to their whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from graph.facts import StaffKind
from ingest.expressions import expression
from ingest.mentions import CountMention, PartyMention
from ingest.passages import Span
from ingest.rules import Reading
from ingest.rules.staff_count._at_work import at_work
from ingest.rules.staff_count._nouns import adds_up, dealt_nouns, noun_of
from ingest.rules.staff_count._staff import Staff
from ingest.rules.staff_count._terms import terms
from ingest.rules.staff_count._ways import Ways
from ingest.rules.staff_count._words import cues, kind_of

_TRAINEES: dict[StaffKind, StaffKind] = {
    "official": "trainee_official",
    "teacher": "trainee_specialist",
    "doctor": "trainee_specialist",
    "specialist": "trainee_specialist",
}
# No slice stands further behind its whole, and none has more before it in its brackets.
_FAR, _MANY = 160, 16
_PART_MARK = expression("[；;](?=其余|其中)")
_OPEN, _CLOSE = "（(", "）)"
_POSTED = expression(r"担任|任职|挂任|任[县区市]|分管|分别在|到[㐀-鿿]{2,6}$")


class Slices:
    """The counts of one sentence, and which of them are slices of which."""

    def __init__(
        self,
        text: str,
        span: Span,
        counts: Sequence[CountMention],
        parties: Sequence[PartyMention],
        reading: Reading,
        before: Staff | None,
    ) -> None:
        self.text, self.span, self.counts, self.parties = text, span, counts, parties
        told = at_work(text, span, parties, reading.context)
        self.cues = sorted([*cues(text, span.start, span.end), *told], key=lambda cue: cue.start)
        self.ways = Ways(text, span, parties, counts, self.cues, reading.context)
        self.own_body = reading.own_body
        # The last whole of the passage, and whom the numbers of `分别为` count.
        self.before = before
        self.dealt = dealt_nouns(text, span, counts)
        # Whom a document is about by its title (关于选派援疆教师的通知), where it is teachers or doctors.
        kind = kind_of(reading.document.title or "")
        self.titled = kind if kind in ("teacher", "doctor") else None

    def _noun(self, count: CountMention) -> str:
        return self.dealt.get(count.span) or noun_of(self.text, self.span, count)

    def _part(self, at: int) -> Span:
        """The part of the sentence between semicolons around `at`."""
        start = max(self.text.rfind(sign, self.span.start, at) for sign in "；;") + 1
        ends = [p for sign in "；;" if (p := self.text.find(sign, at, self.span.end)) >= 0]
        return Span(max(start, self.span.start), min([*ends, self.span.end]))

    def _is_part(self, count: CountMention, whole: CountMention) -> bool:
        """Whether a count stands in brackets behind another, or behind 其中 or 其余."""
        between = self.text[whole.span.end : count.span.start]
        if len(between) > _FAR or re.search("[；;。]", _PART_MARK.sub("", between)):
            return False
        return self._in_bracket(count, whole) or self._behind_part_word(between, whole.span.end)

    def _in_bracket(self, count: CountMention, whole: CountMention) -> bool:
        """Whether the count stands in the brackets that open behind `whole`."""
        if count.span.start - whole.span.end > _FAR:
            return False
        between = self.text[whole.span.end : count.span.start]
        opened = sum(between.count(sign) for sign in _OPEN) > sum(between.count(sign) for sign in _CLOSE)
        return opened and re.match(r"[^，。；、]{0,14}[（(]", between) is not None

    def _is_share(self, count: CountMention, whole: Staff) -> bool:
        """Whether one side's number stands behind 其中 of those exchanged (`互派12名，其中甲区派出5名`)."""
        between = self.text[whole.count.span.end : count.span.start]
        return "其中" in between and re.search("[；;。]", between) is None and count.number < whole.count.number

    def _bracketed(self, count: CountMention, read: Sequence[Staff]) -> Staff | None:
        """The count read last in whose brackets this one stands."""
        return next((staff for staff in reversed(read[-_MANY:]) if self._in_bracket(count, staff.count)), None)

    def _behind_part_word(self, between: str, offset: int) -> bool:
        at = max(between.rfind("其中"), between.rfind("其余"))
        inner = cues(self.text, offset + max(at, 0), offset + len(between))
        return at >= 0 and all(cue.action in ("present", "train") for cue in inner)

    def _slice(self, count: CountMention, last: Staff | None) -> Staff | None:
        if last is None:
            return None
        part = self._is_part(count, last.count) or self._posted(count, last) or self._summand(count, last)
        if not part or count.number > last.count.number:
            return None
        noun = self._noun(count)
        kind = last.kind if noun.endswith("管理人员") else kind_of(noun) or last.kind
        if last.kind.startswith("trainee"):
            kind = _TRAINEES.get(kind, last.kind)
        term = self._slice_term(count) or last.term
        piece = replace(last, count=count, kind=kind, whole=last.count, term=term, noun=noun, extra=())
        return self.ways.of_slice(piece)

    def _summand(self, count: CountMention, last: Staff) -> bool:
        """`共25人，干部6人、教师19人`: one of the numbers right behind a whole that add up to it."""
        run = adds_up(last.count, self.counts)
        if count not in run or "。" in self.text[last.count.span.end : count.span.start]:
            return False
        moved = cues(self.text, last.count.span.end, run[-1].span.start)
        return all(cue.action == "present" for cue in moved) and all(kind_of(self._noun(c)) for c in run)

    def _posted(self, count: CountMention, last: Staff) -> bool:
        """A count of posts behind a whole (`挂职干部3名，1名…担任副县长，两名…任职`)."""
        between = self.text[last.count.span.end : count.span.start]
        if last.kind != "official" or len(between) > 60 or not re.search(r"[，,]$", between):
            return False
        end = self._end(count.span.end)
        quiet = all(cue.action == "present" for cue in cues(self.text, last.count.span.end, count.span.start))
        posted = _POSTED.search(self.text, count.span.end, end) is not None
        return quiet and posted and count.number < last.count.number

    def _end(self, at: int) -> int:
        ends = [p for sign in "，,；;。" if (p := self.text.find(sign, at, self.span.end)) >= 0]
        return min([*ends, self.span.end])

    def _slice_term(self, count: CountMention) -> str | None:
        start = max(self.text.rfind(sign, 0, count.span.start) for sign in "，,、（(；")
        closed = self.text.rfind("）", 0, count.span.start)
        if closed > start:
            start = self.text.rfind("（", 0, closed) - 12
        found = terms().search(self.text, max(start, self.span.start), count.span.start)
        return found.group() if found else None

    def _listed(self, count: CountMention, last: Staff | None) -> Staff | None:
        """`各团队人数：甲县15人、乙县14人` behind a whole: each place with its number."""
        if last is None or "人数" not in self.text[self.span.start : count.span.start]:
            return None
        place = next((p for p in self.parties if p.span.end == count.span.start), None)
        if place is None or count.number > last.count.number:
            return None
        return replace(last, count=count, whole=last.count, to=place.party, noun="", extra=(), clause=self.span)
