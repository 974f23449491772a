"""What the signals of a sentence say together: some make others needless, some ask something else side by side."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from graph.words.lexicon import base
from graph.words.scanning import Token

_ASIDE = ("about", "profile")  # `关于X的结对`, `结对的基本情况`: manners of speaking where something else is asked
_TOLD_BESIDE = {"worth": {"money"}, "involved": {"pairing", "visit", "project"}}  # what says nothing beside these
_PLAIN = frozenset({"who", "list", "count", "own", "amount", "quantity", "cooperation", "located", "about", "profile"})


def settled(found: set[str], tokens: Sequence[Token], names: int) -> frozenset[str]:
    """The signals without those that others make needless, and with what some say together."""
    if any(token.bound is not None and token.bound[0] == "limit" for token in tokens):
        found.add("top")
    if all(group != "indicator" for token in tokens for group, _ in token.meanings):
        found = _without_figures(found, names)
    if _is_a_journey(found, names):
        found.add("visit")
    found = _of_money(found) if "money" in found else found
    if "gifts" in found:
        found -= {"total"}  # `一共几笔` asks how many there are, not how much they are
    if "top" not in found:
        found -= {"when"}  # is asked as who is; `哪年最多` asks for no giver
    found -= {"gifts", "training", "times", "origin"}
    found -= {one for one, beside in _TOLD_BESIDE.items() if found & beside}
    return _asking(_plain(found, names))


def _without_figures(found: set[str], names: int) -> set[str]:
    """The signals where no indicator is named: every row tells its year, and sums are added up by year."""
    if not names and {"by_year", "country"} & found:
        found.add("total")  # of all places it is asked what a year comes to
    found.discard("by_year")
    return found - {"trend"} | {"total"} if {"trend", "money"} <= found else found


def _of_money(found: set[str]) -> set[str]:
    """The signals where money is spoken of."""
    found -= {"travel<", "travel>"}  # money that went to somebody travelled by itself
    if "total" in found and "gifts" not in found:
        found.discard("indicator")  # `资金合计（计划数）` asks for no figure of a table
    if "origin" in found:
        found = found - {"mention"} | {"funder"}  # `捐款来源` are those who gave, elsewhere 来源 is where it is written
    return found


def _plain(found: set[str], names: int) -> set[str]:
    """The signals without manners of speaking that say nothing beside the others."""
    if not names:
        found.discard("country")
    if names == 1:
        found.discard("each")  # `counties` beside one name are a type, not all there are
    if found - {"count", "measured"}:
        found.discard("measured")
    if found - _PLAIN - {"person"}:
        found.difference_update(_ASIDE)
    return found


def _is_a_journey(found: Collection[str], names: int) -> bool:
    """Whether 到 and 去 are said of journeys: `几次到X`, `X去Y是哪天`."""
    if not {"to<", "to>"}.intersection(found):
        return False
    other = {base(one) for one in found} - {"to", "who", "when", "times", "count", "list", "people"}
    return ("times" in found and "mention" not in found) or ("when" in found and names > 1 and not other)


def _asking(signals: set[str]) -> frozenset[str]:
    """The signals, a bare 多少 being the amount where money is spoken of, and the number elsewhere."""
    if "amount" in signals and ("money" in signals or _only_gifts(signals)):
        return frozenset(signals - {"amount", "count"} | {"how_much"})
    return frozenset(signals - {"amount"})


def _only_gifts(signals: set[str]) -> bool:
    """Whether nothing is spoken of but giving or getting: `投了多少`."""
    said = {base(signal) for signal in signals}
    return bool(said & {"give", "receive"}) and said <= {"give", "receive", "from", "to", "amount", "count", "total"}
