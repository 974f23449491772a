"""People told in labelled words, on one line or several: `姓名：某某 原单位：某局 挂职单位：某县某局 挂职职务：副局长`.

The labels are those of the columns of a register. Only who is told to be sent is read: the body that takes the person,
or the post there, has a label of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from graph.facts import Status
from ingest.expressions import expression
from ingest.mentions.person_names import is_whole_name
from ingest.passages import Passage, Span
from ingest.rules import Found, Proposal, Reading, Rule
from ingest.rules.cadre._record import Record, Stretch
from ingest.rules.columns import role_of_head
from ingest.sides import side

_COLON = expression("[：:]")
_MAY_LABEL = expression("[名位务校院部师人][：:]")
_LABEL = expression(r"[㐀-鿿/（）()]{2,12}$")
_LONGEST_LABEL = 12
_AWAY = frozenset({"to", "seconded_post"})
_SENT = expression("挂|援|派驻|支教|支医|帮扶|接收|服务")
_PLANNED = expression("拟")
# `1.某某，原单位：…`, `【某某】原单位：…`
_NAMED_FIRST = expression(r"[0-9.、（()）【★●\s]*(?P<name>[㐀-鿿·]{2,8}?)(?:同志)?[】，,：:；;、\s]*")
_ENDS = "，,；;。、 \t　|｜"
# A record goes on over so many lines of labels.
_MOST_LINES = 8
_WIDEST_LINE = 80


class _Field(NamedTuple):
    """A label and its words: `role` is what it means, None for a label of no use (性别)."""

    label: str
    role: str | None
    start: int
    value: Stretch


def find(passage: Passage, reading: Reading) -> Found:
    """The people whose labelled words begin in the passage, keyed by their names."""
    may_be = passage.kind != "cell" and _MAY_LABEL.search(passage.text) is not None
    fields = _fields(passage) if may_be else []
    for name, told in _people(passage, fields, reading):
        record = Record({"name": name, **{each.role: each.value for each in reversed(told) if each.role}}, reading)
        parts = record.parts() if _is_sent(record, told, reading) else None
        if parts is None:
            continue
        last = told[-1].value
        source = (passage.origin[name.span.start], last.passage.source(last.span)[1])
        planned = any(_PLANNED.match(each.label) for each in told if each.role in _AWAY)
        status: Status | None = "planned" if planned else None
        yield Proposal("cadre", passage, name.span, name.span, parts, RULE.name, 0.9, None, status, source)


def _people(passage: Passage, fields: Sequence[_Field], reading: Reading) -> Iterator[tuple[Stretch, list[_Field]]]:
    """The name and the other labelled words of each person."""
    names = [at for at, each in enumerate(fields) if each.role == "name"]
    for at, following in pairwise([*names, len(fields)]):
        told = list(fields[at + 1 : following])
        yield fields[at].value, told + (_below(passage, reading) if following == len(fields) else [])
    first = _NAMED_FIRST.fullmatch(passage.text, 0, fields[0].start) if fields and not names else None
    if first is not None and is_whole_name(first["name"]):
        yield Stretch(passage, Span(*first.span("name"))), [*fields, *_below(passage, reading)]


def _below(passage: Passage, reading: Reading) -> list[_Field]:
    """The labelled words of the lines below that begin with a label and name nobody else."""
    found: list[_Field] = []
    for below in reading.passages[passage.index + 1 : passage.index + 1 + _MOST_LINES]:
        fields = _fields(below) if below.kind != "cell" and len(below.text) <= _WIDEST_LINE else []
        if not fields or fields[0].start or any(each.role == "name" for each in fields):
            break
        found += fields
    return found


def _is_sent(record: Record, told: Sequence[_Field], reading: Reading) -> bool:
    """Whether the labels tell of somebody sent, or the two posts lie on both sides."""
    away = [each.label for each in told if each.role in _AWAY]
    if any(_SENT.search(label) for label in away):
        return True
    home, seconded = record.post("home_post"), record.post("seconded_post")
    bodies = [post.org for post in (home, seconded) if post is not None and post.org is not None]
    return bool(away) and {side(body, reading.context) for body in bodies} == {"east", "west"}


def _fields(passage: Passage) -> list[_Field]:
    """The labels of a passage, each with the words up to the next one."""
    text = passage.text
    found = (_label(passage, colon.start()) for colon in _COLON.finditer(text))
    labels = [label for label in found if label is not None]
    return [_field(passage, label, behind.start) for label, behind in pairwise([*labels, Span(len(text), len(text))])]


def _field(passage: Passage, label: Span, end: int) -> _Field:
    words = passage.words(label)
    start = label.end + 1
    sentence = passage.text.find("。", start, end)
    end = sentence if sentence >= 0 else end
    while end > start and passage.text[end - 1] in _ENDS:
        end -= 1
    start += len(passage.text[start:end]) - len(passage.text[start:end].lstrip())
    return _Field(words, role_of_head(words), label.start, Stretch(passage, Span(start, end)))


def _label(passage: Passage, colon: int) -> Span | None:
    """The label before a colon, from a mark or from white space on, which the clean text may have lost."""
    found = _LABEL.search(passage.text, max(0, colon - _LONGEST_LABEL), colon)
    if found is None:
        return None
    gaps = (at for at in range(colon - 1, found.start(), -1) if passage.origin[at] - passage.origin[at - 1] > 1)
    return Span(next(gaps, found.start()), colon)


RULE = Rule("cadre.labelled", find=find, cells=False)
