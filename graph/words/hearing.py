"""The parts of a scanned sentence: its names, what it is about, who stands on which side, and its constraints."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from graph.store.base import Years
from graph.words.lexicon import Lexicon
from graph.words.scanning import Token

_BETWEEN_ENDS = ("help", "helper", "helped", "passive", "give", "receive", "from", "to", "who", "pairing")
_BEFORE = {"from": "forth", "to": "back", "give": "back"}
_AMONG = {
    **dict.fromkeys(("give", "to", "help", "send", "travel", "visit"), "forth"),
    **dict.fromkeys(("receive", "passive", "from"), "back"),
}
_OTHER_SIDE = {"helped": "helper", "helper": "helped"}
_DONE_BY = {"help": "passive", "give": "receive", "send": "receive"}
_UNCLEAR = {"help": "pairing", "give": "unclear", "send": "unclear"}
_BY = ("是", "由", "被", "受")


@dataclass(frozen=True)
class Heard:
    """A sentence's parts: names, signals with their direction, constraints as alternatives, years and bounds."""

    names: tuple[Token, ...]
    signals: frozenset[str]
    constraints: tuple[Mapping[str, tuple[str, ...]], ...]
    years: Years | None
    bounds: Mapping[str, object]
    way: str | None = None


def heard(text: str, tokens: Sequence[Token], known: Lexicon) -> Heard | None:
    """The parts of a sentence without unknown words; None where two years are no range or a bound is told twice."""
    names = tuple(token for token in tokens if token.kind == "name")
    first = names[0].start if names else len(tokens)
    signals: set[str] = set()
    constraints: list[Mapping[str, tuple[str, ...]]] = []
    years: list[Years] = []
    bounds: dict[str, object] = {}
    asked = [token.start for token in tokens if len(names) == 1 and token.start > first and _asks(text, token)]
    for token in tokens:
        if token.years is not None:
            years.append(token.years)
        if token.bound is not None:
            if token.bound[0] in bounds:
                return None
            bounds[token.bound[0]] = token.bound[1]
        said: dict[str, tuple[str, ...]] = {}
        for group, value in sorted(token.meanings):
            if group == "signal":
                side = "<" if token.start < first else ">"
                value = _turned(value, token, text, max((at for at in asked if at < token.start), default=None))
                signals.add(value + side if value in known.directed else value)
            elif group == "years":
                low, high = value.split("-")
                years.append((int(low), int(high)))
            elif group != "filler":
                said[group] = said.get(group, ()) + known.wider.get((group, value), (value,))
        if said:
            constraints.append(said)
    if any(_own(text, token, tokens, names) for token in tokens):
        signals.add("own")
    span, ways = _range(years), _ways(tokens, names)
    if (years and span is None) or len(ways) > 1:
        return None
    return Heard(names, _asking(signals), tuple(constraints), span, bounds, next(iter(ways), None))


def _ways(tokens: Sequence[Token], names: Sequence[Token]) -> set[str]:
    """Between two names, which way the words lead: `forth` from the first to the second, or `back`."""
    if len(names) != 2:
        return set()
    first, second = names
    ways: set[str] = set()
    for token in tokens:
        place = _BEFORE if token.end <= first.start else _AMONG if token.end <= second.start else {}
        ways.update(place[signal] for group, signal in token.meanings if group == "signal" and signal in place)
    return ways


def _own(text: str, token: Token, tokens: Sequence[Token], names: Sequence[Token]) -> bool:
    """Whether a type is said of things inside the first name: `X的学校`, `schools in X`."""
    if not names or all(group != "type" for group, _ in token.meanings):
        return False
    name = names[0]
    if token.end <= name.start:
        return text[token.end : name.start].strip() in ("in", "of", "within", "inside")
    before = [one for one in tokens if one.end <= token.start]
    between = [one for one in before if one.start >= name.end]
    other = any(("signal", signal) in one.meanings for one in between for signal in _BETWEEN_ENDS)
    return not other and not any(("signal", "help") in one.meanings for one in before)


def _asks(text: str, token: Token) -> bool:
    return ("signal", "who") in token.meanings or text[token.start : token.end] == "有哪些"


def _turned(signal: str, token: Token, text: str, asked: int | None) -> str:
    """What a word for help or gifts says where it stands; `asked` is where the question word before it stands.

    Help behind 的 is a noun (`X的帮扶企业`) and says nothing of who helps whom. Behind `是谁` and `由谁` it is done to
    the name before (`X是谁帮扶的`, `X是谁的帮扶对象`). Behind the bare question word it may be either way round
    (`X哪些单位捐了款`).
    """
    if signal == "help" and text[token.start - 1 : token.start] == "的":
        return "pairing"
    if asked is None:
        return signal
    if signal in _OTHER_SIDE:
        return _OTHER_SIDE[signal]
    return (_DONE_BY if text[:asked].endswith(_BY) else _UNCLEAR).get(signal, signal)


def _asking(signals: set[str]) -> frozenset[str]:
    """The signals, a bare 多少 being the amount where money is spoken of, and the number elsewhere."""
    if "amount" in signals and "money" in signals:
        return frozenset(signals - {"amount", "count"} | {"how_much"})
    return frozenset(signals - {"amount"})


def _range(years: Sequence[Years]) -> Years | None:
    """The years as one range; None where they leave a gap."""
    if not years:
        return None
    ordered = sorted(years)
    if any(later[0] > earlier[1] + 1 for earlier, later in pairwise(ordered)):
        return None
    return ordered[0][0], max(last for _, last in ordered)
