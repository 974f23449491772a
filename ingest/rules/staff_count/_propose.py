"""From a count as read to a proposal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.facts import Status
from ingest.expressions import expression
from ingest.mentions import CountMention, DateMention
from ingest.passages import Passage, Span
from ingest.rules import Found, Proposal, Reading
from ingest.rules.between import mentions_within
from ingest.rules.outlook import is_ahead, outlook
from ingest.rules.staff_count._scene import staff_in
from ingest.rules.staff_count._staff import Staff
from ingest.rules.staff_count._words import Action
from ingest.unread import Unread

# A number that is not to be gone below is a plan.
_LEAST = ("不少于", "不低于", "至少")
# Whom one asks for has not been sent.
_ASKED = expression(
    "(?<![邀聘报提申])(?:请|希望|盼|期盼|期望|建议|争取)(?!来)[^，。；]{0,16}(?:选派|派出|派驻|援派|派遣|安排|增派|组织)(?!了)"
)


def counts_of(passage: Passage, reading: Reading, actions: frozenset[Action], rule: str) -> Found:
    """The counts of a passage that one of `actions` governs, as proposals of `rule`."""
    for staff in reading.once(_staff, passage):
        if not isinstance(staff, Staff):
            if "send" in actions:
                yield Unread(passage, staff.span, "staff_unclear", "staff_count", rule)
        elif staff.action in actions:
            yield from _proposal(staff, passage, reading, rule)


def _staff(passage: Passage, reading: Reading) -> Sequence[Staff | CountMention]:
    return list(staff_in(passage, reading))


def _proposal(staff: Staff, passage: Passage, reading: Reading, rule: str) -> Iterator[Proposal]:
    count = staff.count
    parts: dict[str, object] = {
        "from": staff.from_,
        "to": staff.to,
        "kind": staff.kind,
        "count": count.number,
        "term": staff.term,
    }
    if staff.whole is not None:
        parts["part_of"] = reading.document.line(passage.source(staff.whole.span)[0])
    quote, status = _quote(staff, passage), _status(staff, passage, reading)
    yield Proposal("staff_count", passage, quote, count.span, parts, rule, 0.8, None, status)


def _status(staff: Staff, passage: Passage, reading: Reading) -> Status | None:
    """What the words say of it: asked for or promised is planned; None for the document's own status."""
    said = passage.words(staff.clause)
    if "已" not in said and _ASKED.search(said):
        return "planned"
    promised = (
        staff.count.approx in _LEAST or (reading.is_agreement and "已" not in said) or _ahead(staff, passage, reading)
    )
    return outlook(passage, staff.clause, reading.context.status) or ("planned" if promised else None)


def _ahead(staff: Staff, passage: Passage, reading: Reading) -> bool:
    """Whether the day told last before the count in its clause lies ahead of the document's own."""
    before = mentions_within(reading.mentions[passage.index], Span(staff.clause.start, staff.count.span.start))
    dates = [mention for mention in before if isinstance(mention, DateMention)]
    return bool(dates) and is_ahead(dates[-1], reading.context)


def _quote(staff: Staff, passage: Passage) -> Span:
    """The clause of the count, from the verb or the comma before it to its noun."""
    text, count = passage.text, staff.count
    start = max(text.rfind(sign, staff.clause.start, count.span.start) for sign in "，,、；;（(")
    start = staff.clause.start if staff.whole is None else max(start + 1, staff.clause.start)
    end = count.span.end
    if staff.noun and text.startswith(staff.noun, end):
        end += len(staff.noun)
    while start < count.span.start and text[start] in " 　，,、；;。":
        start += 1
    return Span(min(start, count.span.start), end)
