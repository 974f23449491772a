"""A project told by labels (项目名称：…, 建设地点：…, 资金规模：…): what its other lines say of its sum.

The labels stand in lines of their own, or in one line, parted by semicolons.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.aiding import aid
from ingest.expressions import expression
from ingest.lexicon import alternatives, words
from ingest.mentions import MoneyMention
from ingest.parties import Party
from ingest.passages import Passage, Span
from ingest.rules import Reading
from ingest.rules.funding._sums import parties

_FURTHEST = 8  # lines with labels to either side
_LONGEST = 400  # characters of a record in one line
_NUMBER = "[（(]?[0-9一二三四五六七八九十]{1,3}[、.．）)]"
_LABELLED = expression(rf"(?:{_NUMBER})?\s*(?P<label>[^：:，。；]{{2,14}})[：:]\s*(?P<value>[^。；]+)[。；]?")
_TITLE = expression(rf"{_NUMBER}\s*(?P<value>[^。：，；]{{4,40}}(?:项目|工程))[。；]?")
_ONE = expression(rf"(?:{_NUMBER})?\s*(?P<label>[^：:，。；]{{2,14}})[：:]\s*(?P<value>[^。]+)。?")
_PIECE = expression(r"[^。；]+[。；]?")
_MONEY = expression("资金(?!来源|渠道)|投资|金额|预算|经费")
_SOURCE = expression("(?:资金)?(?:来源|渠道)")
_AID = expression(lambda: f"协作|援助|帮扶|支援|{aid()}")
_PROJECT = expression("项目(?:名称)?|工程名称")
_PLACE = expression(lambda: alternatives(words("registers", "receiver")))


@dataclass(frozen=True, slots=True)
class Record:
    """The project that a sum is for, and the place or body where it is carried out, where the lines say so.

    `alone` where the line has one sum; `of_aid` where it is said to be money of the collaboration.
    """

    project: str | None = None
    place: Party | None = None
    alone: bool = False
    of_aid: bool = False


@dataclass(frozen=True, slots=True)
class _Field:
    """What a label says, at `span` of the passage of that index; a title has no label."""

    label: str | None
    value: str
    index: int
    span: Span


def record(passage: Passage, reading: Reading) -> Record | None:
    """The record of which the passage is the line of its sum, or the whole; None where it is none."""
    own = _fields(passage)
    if not any(field.label is not None and _MONEY.search(field.label) for field in own):
        return None
    fields = own if len(own) > 1 else [field for line in _lines(passage, reading) for field in _fields(line)]
    project = next((f.value for f in fields if f.label is None or _PROJECT.fullmatch(f.label)), None)
    places = (_only_party(f, reading) for f in fields if f.label is not None and _PLACE.fullmatch(f.label))
    place = next(filter(None, places), None)
    of_aid = any(f.label is not None and _SOURCE.fullmatch(f.label) and _AID.search(f.value) for f in fields)
    sums = sum(isinstance(mention, MoneyMention) for mention in reading.mentions[passage.index])
    return Record(project, place, sums == 1, of_aid) if project or place else None


def _fields(passage: Passage) -> list[_Field]:
    """What the labels of a passage say; nothing where it has none."""
    found = _parted(passage) if len(passage.text) <= _LONGEST else []
    whole = _ONE.fullmatch(passage.text) if not found else None
    return (
        found if whole is None else [_Field(whole["label"], whole["value"], passage.index, Span(*whole.span("value")))]
    )


def _parted(passage: Passage) -> list[_Field]:
    """The labels of a passage that is made up of them alone."""
    found: list[_Field] = []
    for piece in _PIECE.finditer(passage.text):
        told = _LABELLED.fullmatch(piece[0]) or (None if found else _TITLE.fullmatch(piece[0]))
        if told is None:
            return []
        label = told.groupdict().get("label")
        start = piece.start() + told.start("value")
        found.append(_Field(label, told["value"], passage.index, Span(start, piece.start() + told.end("value"))))
    return found


def _lines(passage: Passage, reading: Reading) -> Iterator[Passage]:
    """The lines of the record: those with labels around the passage, up to the line that begins one, and its title."""
    for step in (-1, 1):
        for index in range(passage.index + step, passage.index + step * _FURTHEST, step):
            line = reading.passages[index] if 0 <= index < len(reading.passages) else None
            if line is None or not _is_labelled(line):
                if line is not None and step < 0:
                    yield line
                break
            if step > 0 and _begins(line):
                break
            yield line
            if step < 0 and _begins(line):
                break


def _is_labelled(line: Passage) -> bool:
    fields = _fields(line)
    return len(fields) == 1 and fields[0].label is not None


def _begins(line: Passage) -> bool:
    """Whether a new record begins with the line: its label names the project."""
    label = _fields(line)[0].label
    return label is not None and _PROJECT.fullmatch(label) is not None


def _only_party(field: _Field, reading: Reading) -> Party | None:
    """The party that is all that a label tells, or the innermost of a chain of places."""
    found = list(dict.fromkeys(mention.party for mention in parties(reading.mentions[field.index], field.span)))
    return found[0] if len(found) == 1 else None
