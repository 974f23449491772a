"""Parts of a register's sum told in words and numbers without a unit: 白杨镇60，沙井驿镇50; 12.5（含实物4.5）."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ingest.expressions import expression
from ingest.mentions import Mention
from ingest.normalize.numbers import value
from ingest.parties import Party
from ingest.passages import Passage, Span
from ingest.rules.funding._sums import parties

_NAMED = expression(r"(?:^|(?<=[，、；,]))(?P<name>[^0-9，、；,（）]{2,14})(?P<number>[0-9][0-9.]*)(?=[，、；,]|$)")
_THINGS = expression(r"含(?:实物|物资|物品|捐物|折[价款])(?:折[价款])?(?P<number>[0-9][0-9.]*)")


@dataclass(frozen=True, slots=True)
class CellPart:
    """A part at `span` of a cell's text: of `amount` in the unit of its column, for `receiver`, or of things."""

    span: Span
    amount: Decimal
    receiver: Party | None


def named_parts(passage: Passage, mentions: Sequence[Mention], whole: Decimal) -> list[CellPart]:
    """Who gets how much of the whole; nobody unless all are known and the parts add up to it."""
    pieces = list(_NAMED.finditer(passage.text))
    found = []
    for piece in pieces:
        named = parties(mentions, Span(*piece.span("name")))
        number = value(piece["number"])
        if len(named) == 1 and number is not None:
            found.append(CellPart(Span(*piece.span()), number, named[0].party))
    complete = len(found) == len(pieces) > 1 and sum(part.amount for part in found) == whole
    return found if complete else []


def things_part(passage: Passage, whole: Decimal) -> Iterator[CellPart]:
    """The part of things that the cell of a sum tells beside it."""
    for match in _THINGS.finditer(passage.text):
        number = value(match["number"])
        if number is not None and 0 < number < whole:
            yield CellPart(Span(*match.span()), number, None)
