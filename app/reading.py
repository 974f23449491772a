"""A document as the reader component draws it: its lines, cut where facts begin and end, and what each fact says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from app.i18n import Words
from app.money import plain, wan
from app.tables import span

if TYPE_CHECKING:
    from graph.facts import Fact

MOST = 60_000  # characters drawn at once; a longer document shows what lies around the place asked for


@dataclass(frozen=True)
class Mark:
    """Words to mark: a fact's, or ones that were not understood."""

    id: str
    start: int
    end: int
    kind: str


def window(text: str, at: int, most: int = MOST) -> tuple[int, int]:
    """The part of a text to draw: all, or about `most` characters around `at`, cut at line ends where there are some.

    >>> window("a\\nb\\n", 2), window("x" * 10, 5, 4)
    ((0, 4), (3, 7))
    """
    if len(text) <= most:
        return 0, len(text)
    start = max(0, min(at - most // 2, len(text) - most))
    end = start + most
    first, last = text.find("\n", start, start + 2000), text.rfind("\n", end - 2000, end)
    return (first + 1 if start and first >= 0 else start), (last if end < len(text) and last > start else end)


def lines(text: str, marks: Iterable[Mark], start: int, end: int) -> list[dict[str, Any]]:
    """The lines of `text[start:end]` with their numbers; a piece says which marks lie on it.

    >>> lines("ab\\ncd", [Mark("f", 1, 4, "visit")], 0, 5)[1]
    {'n': 2, 'p': [['c', ['f']], ['d', []]]}
    """
    within = [mark for mark in marks if mark.end > start and mark.start < end]
    cuts = sorted({start, end, *(at for mark in within for at in (mark.start, mark.end) if start < at < end)})
    drawn, number, pieces = [], text.count("\n", 0, start) + 1, list[list[Any]]()
    for a, b in pairwise(cuts):
        ids = [mark.id for mark in within if mark.start <= a and mark.end >= b]
        for at, piece in enumerate(text[a:b].split("\n")):
            if at:
                drawn.append({"n": number, "p": pieces})
                number, pieces = number + 1, []
            if piece:
                pieces.append([piece, ids])
    return [*drawn, {"n": number, "p": pieces}]


def said(fact: Fact, words: Words) -> str:
    """What a fact states, in one line."""
    return " ".join(part for part in _parts(fact, words) if part)


def _parts(fact: Fact, words: Words) -> Sequence[str]:
    match fact.type:
        case "pairing":
            return (fact.east, "→", fact.west)
        case "pairing_count":
            return (_ends(fact.east, fact.west), words.word("pair_kind", fact.kind), str(fact.count))
        case "funding":
            sum_ = words("money.wan", n=wan(fact.amount_yuan))
            return (_ends(fact.funder, fact.recipient), sum_, words.word("channel", fact.channel), fact.purpose or "")
        case "cadre":
            return (fact.name, fact.post or "", fact.org or "")
        case "visit":
            return (_ends(fact.from_, fact.to), span(fact.date, fact.end_date), "、".join(fact.led_by))
        case "staff_count":
            return (_ends(fact.from_, fact.to), words.word("staff", fact.kind), plain(fact.count))
        case "indicator":
            return (" › ".join(fact.path[-2:]), fact.value, fact.unit or "")


def _ends(source: str | None, target: str | None) -> str:
    return f"{source or '—'} → {target or '—'}" if source or target else ""
