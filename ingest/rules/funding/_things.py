"""The things of a gift that is told with its worth: 价值3万元的校服, 捐赠电脑20台，价值8万元."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.expressions import expression
from ingest.passages import Span
from ingest.rules.funding._cues import Cue, cues
from ingest.rules.funding._sums import Sum

_BEHIND = expression(r"[，]?的(?P<thing>[^，。；（）元]{2,24})|(?P<bare>[一-鿿]{2,8})(?=[，。；、（]|$)")
# Where the things end and their way begins: 药品就送到了…, 校服帮助….
_ENDS = expression(
    r"[和及与]?(?:价值|折合)|(?<=..)(?:帮助|用于|支持|资助|就|已|送[到往达给]|运[到往抵]|集中|分发|发放|交付|捐)"
)
_NEXT = expression(r"以及|[和及与、]")
_GIVING = frozenset({"gift", "aid", "cash"})
_WORTH = expression(r"[价折值币码]")
_COUNTED = expression(r"[0-9一二两三四五六七八九十百千][台套件册箱辆份个双床吨副盏批顶]")


def things(found: Sum) -> Iterator[Span]:
    """Where the things may stand: behind the sum, else before the word of its worth."""
    return (span for find in (_behind, _before) if (span := find(found)) is not None)


def _behind(found: Sum) -> Span | None:
    match = _BEHIND.match(found.following)
    if match is None:
        return None
    start, end = match.span("thing" if match["thing"] else "bare")
    if match.end() == len(found.following) and found.tail.end < found.sentence.end:
        end = _until(_NEXT, found.following, start, end)  # what follows belongs to the next sum
    end = _until(_ENDS, found.following, start, end)
    return Span(found.tail.start + start, found.tail.start + end)


def _until(marks: re.Pattern[str], text: str, start: int, end: int) -> int:
    match = marks.search(text, start, end)
    return match.start() if match else end


def _before(found: Sum) -> Span | None:
    """The words from the verb of giving, or the start of the clause, to the word of worth."""
    told = cues(found.leading)
    worths = ((cue.start, _WORTH.search(cue.word)) for cue in reversed(told))
    worth = next((start + word.start() for start, word in worths if word), len(found.leading))
    gifts = [cue.end for cue in told if _gives(cue) and cue.end <= worth]
    words = _SUMS_UP.sub("", found.leading[:worth])
    if gifts:
        opens = _OPENS.match(words, gifts[-1])
        start = opens.end() if opens else gifts[-1]
        end = _until(_CLAUSE, words, start, len(words))
    else:
        start, end = _last_clause(words)
    tells = end > start and not _BARE.fullmatch(words, start, end)
    return Span(found.lead.start + start, found.lead.start + end) if tells else None


# A label that only says that the part is of things (其中物资折款).
_BARE = expression(r"[，。；：]?(?:其中|含|包括)?(?:捐物|物资)")


def _gives(cue: Cue) -> bool:
    return cue.family in _GIVING or cue.word == "无偿援助"


_SUMS_UP = expression(r"(?:[ ，（、]|其中|共计|合计|总计|总|共|达|超|约|近|含)+$")
_OPENS = expression(r"(?:了|包括|出|一批|总)+")
_CLAUSE = expression("[，（；：。 ]")


def _last_clause(words: str) -> tuple[int, int]:
    """The last clause, or the one before it where only that counts things (玩具40件，厂方作价)."""
    ends = [match.end() for match in _CLAUSE.finditer(words)]
    start = ends[-1] if ends else 0
    if not _COUNTED.search(words[start:]) and ends:
        before = ends[-2] if len(ends) > 1 else 0
        if _COUNTED.search(words[before : start - 1]):
            return before, start - 1
    return start, len(words)
