"""What a name in a text is before it is decided who is meant: a `Unit`, a chain of `Piece`s with or without a body."""

from __future__ import annotations

from typing import NamedTuple

from graph.places import Place
from ingest.expressions import expression

# Bodies that every county has; without a place they say nothing of whose they are.
PLAIN_BODY = expression(
    "(?:第?[一二三四五六七八九十]+|人民|中心|中西?医?|[藏蒙维彝壮]医?|中[藏蒙]医?|妇幼|妇女儿童|实验|民族|职业|职业技术|高级|机关|城关"
    "|特殊教育|思源|红十字)*(?:医院|保健[院站]|中学|小学|幼儿园|学校|会|中|小|幼)$"
)


class Piece(NamedTuple):
    """One step of a chain: a division as printed, or a word for one's own (`own` is the word's kind).

    `full` and `sure` as in `Spot`.
    """

    start: int
    end: int
    level: str
    name: str
    places: tuple[Place, ...] = ()
    own: str | None = None
    full: bool = True
    sure: bool = False


class Unit(NamedTuple):
    """A name in a text. `chain` are the containing pieces, outermost first; `piece` the place itself, None for a body.

    `text` is the body's own words after the chain; `kind` a party type, or the kind of an own word. `inherited` where
    the chain is that of the unit before, `apart` where words like 所辖 part the chain from the name.
    """

    start: int
    end: int
    kind: str
    chain: tuple[Piece, ...]
    piece: Piece | None = None
    text: str = ""
    inherited: bool = False
    apart: bool = False
