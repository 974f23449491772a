"""From a count as read to a proposal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.mentions import CountMention
from ingest.passages import Passage, Span
from ingest.rules import Found, Proposal, Reading
from ingest.rules.outlook import outlook
from ingest.rules.staff_count._scene import staff_in
from ingest.rules.staff_count._staff import Staff
from ingest.rules.staff_count._words import Action
from ingest.unread import Unread

# A number that is not to be gone below is a plan.
_LEAST = ("不少于", "不低于", "至少")


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
    status = outlook(passage, staff.clause, reading.context.status)
    if status is None and (
        count.approx in _LEAST or (reading.is_agreement and "已" not in passage.words(staff.clause))
    ):
        status = "planned"
    yield Proposal(
        "staff_count", passage, _quote(staff, passage), count.span, parts, rule, 0.8, _year(staff, passage), status
    )


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


def _year(staff: Staff, passage: Passage) -> int | None:
    return None
