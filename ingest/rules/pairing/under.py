"""A list over lines: one line with the helper, the lines below with those it helps (or the other way round).

甲街道 / 乙镇 / 丙镇, 帮扶单位：甲街道 / 受援乡镇：乙镇、丙镇. Each line holds nothing else but a number or a label, and
those of the two kinds of lines stand on different sides; where the sides of some are not known, numbers tell the lines
that head the others. Two lists one below the other are none of this kind.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.expressions import expression
from ingest.mentions import PartyMention
from ingest.passages import Passage, Span
from ingest.rules import Found, Reading, Rule
from ingest.rules.pairing._announced import announced
from ingest.rules.pairing._propose import pairs_of, propose
from ingest.rules.pairing._shape import PARTY, shapes
from ingest.rules.pairing._sides import Side, side_of

NAME = "pairing.under"
_REST = 16  # characters of a number and a label
_NUMBER = "(?P<number>[0-9]{1,3}|[一二三四五六七八九十]{1,3})?[、.．)）]?"
_BODY = "(?:单位|方|街道|街镇|镇街|乡镇|镇|乡|社区|村|学校|医院|企业|旗县|县区|县|城市|地区)(?:为|是)?[:：]"
_LABEL = (
    f"(?:(?P<east>(?:东部)?(?:结对|对口|定点)?(?:帮扶|支援|援助|派出){_BODY})"
    f"|(?P<west>(?:西部)?(?:受援|受助|受帮扶|被帮扶|(?:结对|对口|定点)?帮扶对象)(?:{_BODY}|[:：]))"
    f"|(?P<either>(?:结对|对口|协作){_BODY}|(?:结对|对口|定点)(?:帮扶|支援)?[:：]))"
)
_LINE = expression(f"{_NUMBER}{_LABEL}?{PARTY}(?:[、，和]{PARTY})*[:：。；;]?")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of nothing but parties of one side (None where it is not known); `head` is the one it stands below."""

    side: Side | None
    parties: Sequence[PartyMention]
    labelled: bool
    numbered: bool
    head: _Line | None = None


def find(passage: Passage, reading: Reading) -> Found:
    """The parties of a line with those of the line of the other side that it stands below."""
    line = reading.once(_lines, reading.passages[0]).get(passage.index)
    if line is None or line.head is None or not (line.labelled or line.head.labelled or announced(passage, reading)):
        return
    words = Span(line.parties[0].span.start, line.parties[-1].span.end)
    pairs = pairs_of([PartyMention(words, one.party) for one in line.head.parties], line.parties, each=False)
    yield from propose(NAME, passage, reading, pairs or [], words, first="unknown", confidence=0.7)


def _lines(_: Passage, reading: Reading) -> dict[int, _Line]:
    """The lines of such lists that stand below a head, by the number of their passage."""
    found: dict[int, _Line] = {}
    for block in _blocks(reading):
        told = all(line.side is not None for line in block.values())
        found.update(_by_sides(block) if told else _by_numbers(block))
    return found


def _blocks(reading: Reading) -> Iterator[Mapping[int, _Line]]:
    """Neighbouring lines that hold nothing but parties, by the numbers of their passages."""
    block: dict[int, _Line] = {}
    for passage in reading.passages:
        line = _line(passage, reading)
        if line is not None:
            block[passage.index] = line
        elif block:
            yield block
            block = {}
    if block:
        yield block


def _by_sides(block: Mapping[int, _Line]) -> Iterator[tuple[int, _Line]]:
    """In each list the first line is a head, and all of its side are, unless two heads stand one below the other."""
    lines = list(block.items())
    top = lines[0][1].side
    head: _Line | None = None
    for at, (index, line) in enumerate(lines):
        if line.side == top:
            head = line if not at or lines[at - 1][1].side != top else None
        elif head is not None:
            yield index, replace(line, head=head)


def _by_numbers(block: Mapping[int, _Line]) -> Iterator[tuple[int, _Line]]:
    """The numbered lines head those without, if none of the one kind is known to be on the side of one of the other."""
    numbered, others = (
        {line.side for line in block.values() if line.numbered is wanted} - {None} for wanted in (True, False)
    )
    head: _Line | None = None
    for index, line in block.items() if len(numbered | others) == len(numbered) + len(others) else ():
        if line.numbered:
            head = line
        elif head is not None:
            yield index, replace(line, head=head)


def _line(passage: Passage, reading: Reading) -> _Line | None:
    """The parties of a line that holds nothing else, all of one side; None for any other line."""
    named = [m for m in reading.mentions[passage.index] if isinstance(m, PartyMention)]
    words = sum(mention.span.end - mention.span.start for mention in named)
    if passage.kind == "cell" or not named or len(passage.text) - words > _REST + len(named):
        return None
    shape = next(iter(shapes(passage, named)), None)
    said = _LINE.fullmatch(shape.text) if shape is not None else None
    if shape is None or said is None:
        return None
    sides = {side_of(mention.party, reading.context) for mention in shape.parties}
    told: Side | None = "east" if said["east"] else "west" if said["west"] else None
    side = told if sides <= {told, None} else sides.pop() if len(sides) == 1 else None
    mixed = side is None and sides != {None}
    label = said["east"] or said["west"] or said["either"]
    return None if mixed else _Line(side, shape.parties, label is not None, said["number"] is not None)


RULE = Rule(NAME, find=find, cells=False)
