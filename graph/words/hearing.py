"""The parts of a scanned sentence: its names, what it is about, who stands on which side, and its constraints."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from graph.store.base import Years
from graph.words.lexicon import Lexicon
from graph.words.said import is_type, said_by, says
from graph.words.scanning import Token
from graph.words.settling import settled
from graph.words.voice import AT, THERE_IS, asked_at, comes, done_to, signal_of, signals

_BETWEEN_ENDS = ("help", "helper", "helped", "passive", "give", "receive", "from", "to", "who", "pairing")
_BEFORE = {"from": "forth", "to": "back", "give": "back"}
_AMONG = {
    **dict.fromkeys(("give", "to", "help", "send", "travel", "visit"), "forth"),
    **dict.fromkeys(("receive", "passive", "from", "host"), "back"),
}
_DONE_TO = ("give", "send", "help")  # `给X捐款`, `对X开展帮扶`: done to the name, though the word stands behind it


@dataclass(frozen=True)
class Heard:
    """A sentence's parts: names, signals with their direction, constraints as alternatives, years and bounds.

    `span` are the first and the last year named, where there are two; with a gap between them `years` is None.
    """

    names: tuple[Token, ...]
    signals: frozenset[str]
    constraints: tuple[Mapping[str, tuple[str, ...]], ...]
    years: Years | None
    bounds: Mapping[str, object]
    way: str | None = None
    placed: int | None = None
    span: Years | None = None
    gap: bool = False


def heard(text: str, tokens: Sequence[Token], known: Lexicon) -> Heard | None:
    """The parts of a sentence without unknown words.

    None where the words cannot be put together: years with a gap, a bound told twice, two ways at once.
    """
    names = tuple(token for token in tokens if token.kind == "name")
    bounds = [token.bound for token in tokens if token.bound is not None]
    years = [*(token.years for token in tokens if token.years is not None), *_periods(tokens)]
    span, ways = _range(years), _ways(tokens, names)
    if span is None and says(tokens, "compare", "trend"):
        span = _first_and_last(years)  # compared are the years between, too
    if len(ways) > 1 or len(dict(bounds)) < len(bounds) or not _as_many(tokens, len(names)):
        return None
    constraints = [said for token in tokens if (said := _constraint(token, known))]
    if says(tokens, "training"):
        constraints = [_trained(said, known.trained) for said in constraints]
        if not any("person" in said or "kind" in said for said in constraints):
            constraints.append({"person": tuple(dict.fromkeys(known.trained.values()))})
    return Heard(
        names,
        _signals(text, tokens, names, known.directed),
        tuple(constraints),
        span,
        dict(bounds),
        next(iter(ways), None),
        _placed(text, names),
        _first_and_last(years),
        bool(years) and span is None,
    )


def _as_many(tokens: Sequence[Token], names: int) -> bool:
    """Whether there are as many names as the sentence says: `东澜三县` are three that it does not name."""
    return all(int(value) == names for token in tokens for group, value in token.meanings if group == "names")


def _first_and_last(years: Sequence[Years]) -> Years | None:
    """The two years between which something may have changed: two single ones, or the ends of one range."""
    ends = sorted({year for pair in years for year in pair})
    return (ends[0], ends[1]) if len(ends) == 2 else None


def _placed(text: str, names: Sequence[Token]) -> int | None:
    """Which of two names is the place where somebody is: the only one behind 在, 到 or `in`."""
    found = [at for at, name in enumerate(names) if text[: name.start].rstrip(" 了过着").endswith(AT)]
    return found[0] if len(names) == 2 and len(found) == 1 else None


def _periods(tokens: Sequence[Token]) -> Iterator[Years]:
    for token in tokens:
        for group, value in token.meanings:
            if group == "years":
                first, last = value.split("-")
                yield int(first), int(last)


def _constraint(token: Token, known: Lexicon) -> Mapping[str, tuple[str, ...]]:
    """What a phrase narrows the answer to: values by group, of which a question takes the first it can."""
    said: dict[str, tuple[str, ...]] = {}
    for group, value in sorted(token.meanings):
        if group not in ("signal", "filler", "years", "names"):
            said[group] = said.get(group, ()) + known.wider.get((group, value), (value,))
    return said


def _signals(text: str, tokens: Sequence[Token], names: Sequence[Token], directed: Collection[str]) -> frozenset[str]:
    """What the sentence is about, words for help, gifts and journeys with the side of the first name they stand on."""
    first = names[0].start if names else len(text)
    asked = asked_at(text, tokens, first) if len(names) == 1 else []
    towards = done_to(text[:first], tokens)
    owned = {_own(text, token, tokens, names) for token in tokens if is_type(token)}
    found = {"own"} if True in owned else set()
    for at, token in enumerate(tokens):
        for value in signals(text, tokens, at, first):
            signal = signal_of(value, text, tokens, at, first, asked)
            ahead = token.start < first or (towards and signal in _DONE_TO)
            found.add(signal + ("<" if ahead else ">") if signal in directed else signal)
    if len(owned) > 1 and "money" in found:
        found.add("mixed")  # `给X的学校捐款的企业` names a type of either side
    return settled(found, tokens, len(names))


def _ways(tokens: Sequence[Token], names: Sequence[Token]) -> set[str]:
    """Between two names, which way the words lead: `forth` from the first to the second, or `back`."""
    if len(names) != 2:
        return set()
    first, second = names
    ahead = [one for one in tokens if one.end <= first.start]
    before = {"from": "forth"} if says(ahead, "from") else _BEFORE  # `transferred from X to Y`
    between = [one for one in tokens if first.start < one.end <= second.start]
    said = [(before, value) for one in ahead for value in said_by(one)]
    said += [(_AMONG, value) for one in between for value in said_by(one)]
    return {ways[value] for ways, value in said if value in ways}


def _own(text: str, token: Token, tokens: Sequence[Token], names: Sequence[Token]) -> bool:
    """Whether a type is said of things inside the first name: `X的学校`, `schools in X`."""
    if not names or not is_type(token) or _is_helping(text, token, tokens):
        return False
    name = names[0]
    if token.end <= name.start:
        return text[token.end : name.start].strip() in ("in", "of", "within", "inside")
    before = [one for one in tokens if one.end <= token.start]
    between = [one for one in before if one.start >= name.end]
    ends = {*_BETWEEN_ENDS} - ({"who"} if says(tokens, "top") else set())  # `X哪个村最多` asks within X
    if says(between, *ends):
        return False
    if any(("signal", "help") in one.meanings for one in before):
        return False
    given = any(("signal", "give") in one.meanings or ("signal", "to") in one.meanings for one in before)
    return not given or all(one.filler for one in between)  # `给X捐款的企业` gave, `给X的学校` got


def _is_helping(text: str, type: Token, tokens: Sequence[Token]) -> bool:
    """Whether a type is that of somebody who helps: `X有企业帮扶吗`, `X有企业来帮吗`."""
    before = [one for one in tokens if one.end == type.start and text[one.start : one.end] in THERE_IS]
    helping = [one for one in tokens if one.start == type.end and says([one], "help")]
    coming = any(comes(text, one, later) for one, later in pairwise(tokens) if one.start == type.end)
    return bool(before and (helping or coming))


def _trained(said: Mapping[str, tuple[str, ...]], trained: Mapping[str, str]) -> Mapping[str, tuple[str, ...]]:
    """What a phrase says of people who were trained, not sent: a kind of its own, or one that nobody counts."""
    return {
        group: tuple(trained.get(one, "trained " + one) for one in values) if group in ("person", "kind") else values
        for group, values in said.items()
    }


def _range(years: Sequence[Years]) -> Years | None:
    """The years as one range; None where they leave a gap."""
    if not years:
        return None
    ordered = sorted(years)
    if any(later[0] > earlier[1] + 1 for earlier, later in pairwise(ordered)):
        return None
    return ordered[0][0], max(last for _, last in ordered)
