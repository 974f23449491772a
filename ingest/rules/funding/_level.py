"""How sums of one passage hang together: a whole, its parts, and single items."""

from __future__ import annotations

import re

from graph.facts import AmountLevel, Channel
from ingest.parties import Party
from ingest.rules.funding._cues import Cue, listed
from ingest.rules.funding._sums import Sum

_USE_ONLY = re.compile(r"^[，；、]?(?:并|主要|专门|另)?(?:安排)?(?:用于|投向)")
_SPECIFIC_USE = re.compile(
    r"^[，]?(?:专项|主要|全部|定向)?(?:用于|支持|建设|新建|建成|修建|改造|实施|购置|采购|设立|为|帮助|扶持|援建|培育|给)"
)
_GENERAL_USE = re.compile(r"^[^。；]{0,30}(?:等方面|等[0-9]*个?领域|[0-9]+个项目|项目[0-9]+个|等[0-9]+类)")
_WHOLE_AT_END = re.compile(r"(?:合计|共计|总计|累计|总额|共|达|达到|突破|总)[一-鿿]{0,6}$")


def marks_part(found: Sum) -> bool:
    """Whether the words before the sum make it part of one before it."""
    return bool(listed("part_marks").search(found.leading))


def begins_breakdown(found: Sum) -> bool:
    """Whether the words behind the sum break it down: 其中, 分别用于, a bracket with 含."""
    return bool(re.match(r"[^。；]{0,60}?(?:其中|分别用于|（含|（其中)", found.following)) or bool(
        re.match(r"[^。]{0,60}。其中", found.words(found.mention.span.end, found.mention.span.end + 70))
    )


def is_use(found: Sum) -> bool:
    """Whether the sum stands with nothing but its use: 用于教育20万元; 用于…."""
    return bool(_USE_ONLY.match(found.leading.lstrip()))


def level(
    found: Sum, channel: Channel, cue: Cue, givers: tuple[Party, ...], receivers: tuple[Party, ...]
) -> AmountLevel:
    """The level of a sum that is no part of another."""
    if begins_breakdown(found):
        return "total"
    if channel == "fiscal":
        return _fiscal(found, receivers)
    if channel == "consumption":
        return "item" if givers else "total"
    if channel == "investment":
        return "item" if _single(givers) else "total"
    return "item" if _single(givers) else "total"


def _fiscal(found: Sum, receivers: tuple[Party, ...]) -> AmountLevel:
    if _GENERAL_USE.match(found.following) or _WHOLE_AT_END.search(found.before_in_clause):
        return "total"
    if receivers and receivers[0].type not in {"province", "city", "district"}:
        return "item"
    return "item" if _SPECIFIC_USE.match(found.following) else "total"


def _single(givers: tuple[Party, ...]) -> bool:
    """Whether the givers are bodies of a name and no crowd."""
    return bool(givers) and not any(re.search(r"[0-9]+家|各界|力量|群众|企业$|干部", giver.name) for giver in givers)
