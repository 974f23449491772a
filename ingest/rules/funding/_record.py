"""A project told in lines with labels (项目名称：…, 建设地点：…, 资金规模：…): what its other lines say of its sum."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.expressions import expression
from ingest.lexicon import alternatives, words
from ingest.mentions import MoneyMention, PartyMention
from ingest.parties import Party
from ingest.passages import Passage
from ingest.rules import Reading

_FURTHEST = 8  # lines with labels to either side
_NUMBER = "[（(]?[0-9一二三四五六七八九十]{1,3}[、.．）)]"
_LABELLED = expression(rf"(?:{_NUMBER})?\s*(?P<label>[^：:，。；]{{2,14}})[：:]\s*(?P<value>[^。]+)。?")
_MONEY = expression("资金|投资|金额|预算|经费")
_PROJECT = expression("项目(?:名称)?|工程名称")
_PLACE = expression(lambda: alternatives(words("registers", "receiver")))
_TITLE = expression(rf"{_NUMBER}\s*(?P<name>[^。：，；]{{4,40}}(?:项目|工程))")


@dataclass(frozen=True, slots=True)
class Record:
    """The project that a sum is for, and the place or body where it is carried out, where the lines say so.

    `alone` where the line has one sum.
    """

    project: str | None = None
    place: Party | None = None
    alone: bool = False


def record(passage: Passage, reading: Reading) -> Record | None:
    """The record of which the passage is the line of its sum; None where it is none."""
    own = _LABELLED.fullmatch(passage.text)
    if own is None or not _MONEY.search(own["label"]):
        return None
    project, place = None, None
    for line in _lines(passage, reading):
        told = _LABELLED.fullmatch(line.text) or _TITLE.fullmatch(line.text)
        label = told.groupdict().get("label") if told is not None else None
        if told is None:
            continue
        if label is None or _PROJECT.fullmatch(label):
            project = project or told["name" if label is None else "value"]
        elif _PLACE.fullmatch(label):
            place = place or _only_party(line, told.start("value"), reading)
    sums = sum(isinstance(mention, MoneyMention) for mention in reading.mentions[passage.index])
    return Record(project, place, sums == 1) if project or place else None


def _lines(passage: Passage, reading: Reading) -> Iterator[Passage]:
    """The lines of the record: those with labels around the passage, up to the line that begins one, and its title."""
    for step in (-1, 1):
        for index in range(passage.index + step, passage.index + step * _FURTHEST, step):
            line = reading.passages[index] if 0 <= index < len(reading.passages) else None
            if line is None or _LABELLED.fullmatch(line.text) is None:
                if line is not None and step < 0:
                    yield line
                break
            if step > 0 and _begins(line):
                break
            yield line
            if step < 0 and _begins(line):
                break


def _begins(line: Passage) -> bool:
    """Whether a new record begins with the line: its label names the project."""
    told = _LABELLED.fullmatch(line.text)
    return told is not None and _PROJECT.fullmatch(told["label"]) is not None


def _only_party(line: Passage, start: int, reading: Reading) -> Party | None:
    found = {m.party for m in reading.mentions[line.index] if isinstance(m, PartyMention) and m.span.start >= start}
    return found.pop() if len(found) == 1 else None
