"""Counts of people in a sentence: which verb governs each, whom it counts, and which counts are slices of others.

A count is read where a verb governs it: the last one before it in its part of the sentence, or the first behind it. A
slice (其中 …, or in brackets behind a count) takes everything but its number and its noun from its whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.facts import StaffKind
from ingest.expressions import expression
from ingest.lexicon import words
from ingest.mentions import CountMention
from ingest.parties import Party
from ingest.passages import Passage, Span
from ingest.rules import Reading
from ingest.rules.between import mentions_within, parties_within, side_words
from ingest.rules.staff_count._refused import is_refused
from ingest.rules.staff_count._slices import Slices
from ingest.rules.staff_count._staff import Staff
from ingest.rules.staff_count._terms import term_behind
from ingest.rules.staff_count._words import Cue, cues, kind_of, motion
from ingest.rules.windows import windows
from ingest.sides import Side, side

# The members of a further round, whom the whole before tells (目前在岗的是第三批8人).
_ROUND = expression(r"第[一二三四五六七八九十]{1,3}批[共有]?$")
# What a number of 个 counts beside people (10个教育发达市).
_NO_ONE = expression("[省市县区校院局班]|单位|机构|基地|项目|团队|中心|工作室")
# Those counted who hold a course teach there (10名队员在县医院开展业务培训).
_TEACHES = expression(
    "(?:(?:义诊|巡诊|送教|讲座|授课)[和、与及]|在[^，。；]{0,14}开展|举办(?!的)|主持(?!的)|承担)[^，。；]{0,8}$"
)
_LEARNS = expression("跟岗|跟班|进修|见学|研修|研学")
# Without names, people are exchanged between helper and helped where the sentence speaks of help.
_HELP = expression("协作|帮扶|支援|援助|对口")
_TO_WHOM = expression("[向为][^，。；、]{2,16}$")
# The team told last, and the words of its size.
_TEAM = expression("(?:医疗|支教|医生|教师|专家|干部)[^，。；]{0,3}队")
_RIGHT_BEFORE = expression("(?:医疗|支教|医生|教师)[^，。；]{0,3}队[共有]?$")
_OF_TEAM = expression("的?(?:小分队|分队|小组|团队|队伍)")
# A county's own officials in its villages.
_AT_HOME = expression("驻村|包村|第一书记|下沉")
_WHOLE_PLACE = expression("全[省市县区旗州]|[市县区旗州]里")
_STUDENTS = expression("[㐀-鿿]{0,6}(?:志愿者|大学生|研究生|师范生|学生)")
_TO_POSTS = expression("[到赴在来去][^，。；、]{2,16}挂职(?!教师|医生|专技)")


def staff_in(passage: Passage, reading: Reading) -> Iterator[Staff | CountMention]:
    """Every count of people sent, received or trained in a passage, in order.

    A count of officials or specialists that no verb governs comes as it was found.
    """
    mentions = reading.mentions[passage.index]
    last: Staff | None = None
    for sentence in windows(passage):
        inside = mentions_within(mentions, sentence)
        counts = [m for m in inside if isinstance(m, CountMention) and _of_people(m)]
        if not counts:
            continue
        told = side_words(passage.text, sentence, reading.context)
        parties = parties_within(inside, sentence)
        free = [m for m in told if not any(m.span.overlaps(p.span) for p in parties)]
        ordered = sorted([*parties, *free], key=lambda m: m.span)
        for staff in _Sentence(passage.text, sentence, counts, ordered, reading, last).read():
            if isinstance(staff, Staff):
                last = staff if staff.whole is None else last
            yield staff


def _of_people(count: CountMention) -> bool:
    if count.number < 1:
        return False
    people = words("measure", "persons")
    if count.unit == "个":
        return kind_of(count.noun) in ("teacher", "doctor") and _NO_ONE.search(count.noun) is None
    return count.unit in people


class _Sentence(Slices):
    """Reads the counts of one sentence in order."""

    def read(self) -> Iterator[Staff | CountMention]:
        last: Staff | None = None
        refused: CountMention | None = None
        read: list[Staff] = []
        for count in self.counts:
            if self._is_refused(count, refused):
                refused = count
                continue
            staff = self._staff(count, last, read)
            if staff is None:
                if kind_of(self._noun(count)) in ("official", "teacher", "doctor", "specialist"):
                    yield count
                continue
            yield from self._each_way(staff)
            read.append(staff)
            last, refused = (staff if staff.whole is None else last), None

    def _staff(self, count: CountMention, last: Staff | None, read: Sequence[Staff]) -> Staff | None:
        staff = self._slice(count, self._bracketed(count, read) or last) or self._whole(count, last)
        staff = staff or self._listed(count, last or self.before)
        if staff is not None and last is not None and last.action == "exchange" and self._is_share(count, last):
            return replace(staff, whole=last.count)
        return staff

    def _each_way(self, staff: Staff) -> Iterator[Staff]:
        """The count for each of its senders; each other goes back to the first (各派3名到对方)."""
        yield replace(staff, extra=())
        for party in staff.extra:
            goal = staff.from_ if party == staff.to else staff.to
            yield replace(staff, from_=party, to=goal, extra=())

    def _is_refused(self, count: CountMention, refused: CountMention | None) -> bool:
        """Whether nobody counted is sent or trained: the words say so, or said so of the whole it is a part of."""
        part = refused is not None and count.number <= refused.number and self._is_part(count, refused)
        return part or is_refused(self.text, self.span, count)

    def _whole(self, count: CountMention, last: Staff | None) -> Staff | None:
        cue = self._cue(count)
        if cue is None:
            return self._goes_on(count, last)
        noun = self._noun(count)
        kind = self._kind_named(noun, count) or (
            last.kind if last is not None and self._is_next_number(count, last) else None
        )
        clause = self._clause(count, cue)
        kind = kind or self._kind_of_slices(count) or self._kind_of_team(count)
        trained = self._trained(cue, clause, count)
        if kind is None and self._is_posted(count):
            kind = "official"
        before = last or self.before
        if kind is None and before is not None and _ROUND.search(self.text, clause.start, count.span.start):
            return replace(before, count=count, whole=None, noun=noun, extra=(), clause=clause, verb=cue.start)
        if kind is None and last is not None and self._continues(count, last):
            to = self.ways.dealt_to(count, cue) or last.to
            return replace(last, count=count, whole=None, noun=noun, to=to, extra=())
        if kind is None and (cue.weak or cue.action not in ("send", "train")) and not trained:
            return None
        if kind == "other" and cue.action in ("send", "present") and not trained:
            return None
        from_, to, extra = self.ways.of(count, cue, clause, last)
        if cue.action in ("send", "present"):
            from_, to = self._of_body(from_, "east"), self._of_body(to, "west")
        if cue.action == "exchange" and from_ is None and not self._speaks_of_help(count):
            return None
        if _AT_HOME.search(self.text, clause.start, clause.end) and self._is_helped(from_):
            return None
        final = _of_sender(self._kind(kind, cue, clause, trained), from_)
        term = term_behind(self.text, self._part(count.span.start), count, self.counts)
        return Staff(count, final, cue.action, clause, from_, to, term, None, noun, extra, cue.start)

    def _of_body(self, party: Party | str | None, which: Side) -> Party | str | None:
        """The hospital or school whose news it is, where only its place is understood as sender or taker."""
        body, place = self.own_body, self.ways.context.east if which == "east" else self.ways.context.west
        if body is None or body.type not in ("hospital", "school") or party is None or party != place:
            return party
        named = any(mention.party == party for mention in self.parties) or _WHOLE_PLACE.search(
            self.text, self.span.start, self.span.end
        )
        return body if not named and side(body, self.ways.context) == which else party

    def _is_helped(self, sender: Party | str | None) -> bool:
        """Whether those of the helped place itself are sent, to its own villages."""
        return isinstance(sender, Party) and side(sender, self.ways.context) == "west"

    def _speaks_of_help(self, count: CountMention) -> bool:
        return _HELP.search(self.text, self.span.start, count.span.start) is not None

    def _is_posted(self, count: CountMention) -> bool:
        """Whether those counted without a noun hold posts there (`挂职3人`, `派9人到某县挂职`)."""
        before = self.text.endswith(("挂职", "挂职的"), 0, count.span.start)
        return before or _TO_POSTS.match(self.text, count.span.end, self.span.end) is not None

    def _cue(self, count: CountMention) -> Cue | None:
        part = self._part(count.span.start)
        strong = [c for c in self.cues if c.start >= part.start and c.end <= part.end]
        strong = [
            c for c in strong if not c.weak or motion().search(self.text, c.end, part.end) or self._supplied(c, part)
        ]
        # Behind the number they are given something (33名学生现场接受了捐赠).
        strong = [c for c in strong if c.start < count.span.end or not self.text.startswith("接受", c.start)]
        strong = [c for c in strong if not self._teaches(count, c)]
        study = [c for c in strong if c.action == "study"]
        if study and kind_of(self._noun(count)) in (None, "other"):
            return study[-1]
        before = [c for c in strong if c.end <= count.span.start]
        own = self._clause_of(count)
        ahead = [c for c in strong if c.start >= count.span.end and c.end <= own.end]
        if ahead and not any(c.start >= own.start for c in before):
            return ahead[0]
        moving = [c for c in before if c.action != "present"]
        if moving and not self._spent(moving[-1], count):
            return moving[-1]
        beside = [c for c in before if c.start >= own.start]
        if beside and self.text.startswith(("，", "；"), own.end):
            return beside[-1]
        behind = [c for c in strong if c.start >= count.span.end and self.text.count("，", count.span.end, c.start) < 2]
        behind = [c for c in behind if not self._governs_next(c)]
        found = behind or before
        return found[0] if found else None

    def _supplied(self, cue: Cue, part: Span) -> bool:
        """Whether the words before 输送 tell where to (`向某县输送教师12名`)."""
        return self.text.startswith("输送", cue.start) and _TO_WHOM.search(self.text, part.start, cue.start) is not None

    def _kind_of_slices(self, count: CountMention) -> StaffKind | None:
        """Whom a number without a noun counts behind 其中: whom the one before does (`互派12名，其中甲区派出5名`)."""
        before = [c for c in self.counts if c.span.end <= count.span.start]
        first = next((c for c in reversed(before) if kind_of(self._noun(c))), None)
        if first is None or first.number < count.number or "其中" not in self.text[first.span.end : count.span.start]:
            return None
        return kind_of(self._noun(first))

    def _kind_named(self, noun: str, count: CountMention) -> StaffKind | None:
        """Whom the noun tells: members are what their team is, students who teach are teachers."""
        if noun.startswith("队员") and (team := _RIGHT_BEFORE.search(self.text, self.span.start, count.span.start)):
            return kind_of(team.group())
        if _STUDENTS.match(noun) and "支教" in self.text[count.span.start : self._end(count.span.end)]:
            return "teacher"
        return kind_of(noun)

    def _kind_of_team(self, count: CountMention) -> StaffKind | None:
        """Who the members of a team are that was told before (`派出医疗队。这支7人的小分队 …`)."""
        if _OF_TEAM.match(self.text, count.span.end) is None:
            return None
        told = [team.group() for team in _TEAM.finditer(self.text, 0, count.span.start)]
        return kind_of(told[-1]) if told else None

    def _is_next_number(self, count: CountMention, last: Staff) -> bool:
        """Whether the number counts whom the one before does (`甲校、乙校各选派教师60人、40人`)."""
        return self.text[last.count.span.end : count.span.start] == "、"

    def _goes_on(self, count: CountMention, last: Staff | None) -> Staff | None:
        """A part without a verb behind one that tells who is there (`现有挂职干部2名；专技人才13名`)."""
        if last is None or last.action != "present":
            return None
        part, noun = self._part(count.span.start), self._noun(count)
        kind = kind_of(noun)
        named = any(part.start <= p.span.start < count.span.start for p in self.parties)
        if kind in (None, "other") or named or cues(self.text, part.start, part.end):
            return None
        return replace(last, count=count, kind=kind, noun=noun, term=self._slice_term(count), extra=(), clause=part)

    def _governs_next(self, cue: Cue) -> bool:
        """Whether a number of its own follows the verb (`…，在某县挂职的1名`)."""
        return any(0 <= c.span.start - cue.end <= 2 for c in self.counts)

    def _continues(self, count: CountMention, last: Staff) -> bool:
        """Whether the count is the next item of a list (`校长1名、主任2名`)."""
        return re.fullmatch(r"[、和][㐀-鿿]{1,6}", self.text[last.count.span.end : count.span.start]) is not None

    def _clause_of(self, count: CountMention) -> Span:
        part = self._part(count.span.start)
        commas = [self.text.rfind(sign, part.start, count.span.start) for sign in "，,"]
        return Span(max([*commas, part.start - 1]) + 1, min(self._end(count.span.end), part.end))

    def _spent(self, cue: Cue, count: CountMention) -> bool:
        """A verb whose clause has ended: too far away, with no count of the same list between."""
        clauses = re.split(r"[，,]", self.text[cue.end : count.span.start])
        between = any(cue.end <= c.span.start and c.span.end <= count.span.start for c in self.counts)
        return len(clauses) > 3 and not between

    def _clause(self, count: CountMention, cue: Cue) -> Span:
        """From the comma before verb and count to the first comma behind both, but not inside brackets."""
        part = self._part(count.span.start)
        start = min(cue.start, count.span.start)
        commas = [self.text.rfind(sign, part.start, start) for sign in "，,"]
        return Span(max([*commas, part.start - 1]) + 1, min(self._end(max(cue.end, count.span.end)), part.end))

    def _teaches(self, count: CountMention, course: Cue) -> bool:
        """Whether those counted hold the course."""
        begins = max(course.start, count.span.end)
        return course.action == "train" and _TEACHES.search(self.text, count.span.end, begins) is not None

    def _trained(self, cue: Cue, clause: Span, count: CountMention) -> bool:
        courses = [c for c in self.cues if c.action == "train" and clause.start <= c.start < clause.end]
        if any(self._teaches(count, c) for c in courses):
            return False
        posted = re.search("挂职|支教|支医", self.text[clause.start : clause.end]) is not None
        return cue.action == "train" or (bool(courses) and not posted)

    def _kind(self, kind: StaffKind | None, cue: Cue, clause: Span, trained: bool) -> StaffKind:
        said = self.text[clause.start : clause.end]
        if cue.action == "study":
            return "other"
        if not trained or ("挂职" in said and cue.action != "train"):
            return kind or self.titled or "specialist"
        kind = kind or kind_of(said) or self._kind_of_class(clause)
        if kind == "official":
            return "trainee_official"
        if kind is None and _LEARNS.search(said):
            return "trainee_specialist"
        return "other" if kind in ("other", None) else "trainee_specialist"

    def _kind_of_class(self, clause: Span) -> StaffKind | None:
        """Whom the class was for that stands before (`举办专业技术人才培训班5期，培训640人次`)."""
        classes = re.findall(r"([㐀-鿿、]{2,16})(?:培训|研修|轮训)班", self.text[self.span.start : clause.start])
        return kind_of(classes[-1]) if classes else None


def _of_sender(kind: StaffKind, sender: Party | str | None) -> StaffKind:
    """Experts whom a hospital sends are doctors."""
    hospital = isinstance(sender, Party) and sender.type == "hospital"
    return "doctor" if kind == "specialist" and hospital else kind
