"""Lists that a Neo4j server may make within an expression: it counts the memory of rows and of collect(), not theirs.

A list of twenty million, made by `[x IN range(1, 20000000) | [x, x]]`, fills the server's heap before any limit of the
transaction is looked at, and nobody is answered any more. Behind UNWIND a range is read row by row and may be long.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.cypher.guard import Checked
from graph.cypher.lexer import Token
from graph.cypher.refusal import refuse
from graph.cypher.rewriting import Rewriting

_LONGEST = 10_000  # elements of a range
_SIZES = ("SIZE", "LENGTH")


def check_lists(checked: Checked) -> None:
    """Looks at every list that an expression makes; `cypher_refused` (`range`, `nested_list`) for one without a bound.

    A range may be of small numbers and sizes of lists; what is made for each element is not made of lists again.
    """
    known = Rewriting(checked)
    for at, token in enumerate(known.all):
        ranged = known.function(at, "RANGE") and not known.word(at - 1, "UNWIND")
        if ranged and not _is_small(known, at + 2, known.close[at + 1]):
            refuse("range", checked.text, max(0, checked.text.find(token.text)), token.text)
        if any(_makes_list(known, inner) for inner in _each(known, at)):
            refuse("nested_list", checked.text, max(0, checked.text.find(token.text)), token.text)


def _is_small(known: Rewriting, first: int, last: int) -> bool:
    """Whether the bounds are made of small numbers and sizes alone."""
    at = first
    while at < last:
        if any(known.function(at, name) for name in _SIZES):
            at = known.close[at + 1]
        elif not _is_small_part(known.all[at]):
            return False
        at += 1
    return True


def _is_small_part(token: Token) -> bool:
    if token.kind == "number":
        return token.text.isdigit() and int(token.text) <= _LONGEST
    return token.kind == "symbol" and token.text in (",", "+", "-")


def _each(known: Rewriting, at: int) -> Iterator[int]:
    """The tokens of what is made for each element, where a list comprehension or reduce() begins there."""
    opened = at + 1 if known.function(at, "REDUCE") else at if _is_comprehension(known.all, at) else None
    if opened is None:
        return
    bars = [one for one in known.flat(opened + 1, known.close[opened]) if known.sign(one) == "|"]
    yield from range(bars[-1] + 1 if bars else known.close[opened], known.close[opened])


def _makes_list(known: Rewriting, at: int) -> bool:
    called = known.function(at, "REDUCE") or known.function(at, "RANGE")
    return called or _is_comprehension(known.all, at)


def _is_comprehension(tokens: Sequence[Token], at: int) -> bool:
    within = tokens[at : at + 3]
    return len(within) == 3 and within[0].kind == "symbol" and within[0].text == "[" and within[2].upper == "IN"
