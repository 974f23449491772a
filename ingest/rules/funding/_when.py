"""The year a sum belongs to, and whether it was given or is planned."""

from __future__ import annotations

import re

from graph.facts import Status
from ingest.lexicon import lexicon
from ingest.rules import Reading
from ingest.rules.funding._cues import listed
from ingest.rules.funding._sums import Sum

_YEAR = re.compile(r"((?:19|20)[0-9]{2})年(?!度?计划|以来|底以来|代)(?!来|起|至今|[^，。；]{0,24}(?:以来|起，))")
_SINCE = re.compile(r"自$")


def year(found: Sum, reading: Reading, *, within_lead: bool = False) -> int | None:
    """The year named for the sum in its sentence (or only since the sum before it), or by a word like 去年."""
    start = found.lead.start if within_lead else found.sentence.start
    before = found.words(start, found.mention.span.start)
    explicit = _last_year(before)
    relative = _relative(before, reading, found)
    return relative if relative is not None else explicit


def _last_year(text: str) -> int | None:
    years = [match for match in _YEAR.finditer(text) if not _SINCE.search(text[: match.start()])]
    return int(years[-1][1]) if years else None


def _relative(before: str, reading: Reading, found: Sum) -> int | None:
    """The year of the last relative word behind any explicit year."""
    last = max((match.end() for match in _YEAR.finditer(before)), default=0)
    rest = before[last:]
    words: dict[str, dict[str, int | str]] = lexicon("measure")["relative_years"]
    at, meant = -1, None
    for word, rule in words.items():
        place = rest.rfind(word)
        if place > at:
            base = reading.context.year if rule["from"] == "document" else _named(found)
            at, meant = place, (base + int(rule["add"]) if base is not None else None)
    if meant is None and "全年" in rest:
        meant = _named(found)
    return meant


def _named(found: Sum) -> int | None:
    """The year last named in the passage before the sum."""
    return _last_year(found.words(max(0, found.mention.span.start - 400), found.mention.span.start))


_AHEAD = re.compile(r"下一步|工作计划|工作安排|工作打算|打算|目标任务|明年|下半年(?:工作|打算)|工作思路")
_PAST = re.compile(r"已|截至|累计|实际|收到|以来|去年|上年")
_LATER = re.compile(r"(?:前|将|待)(?:全部)?(?:拨付|到位|到账|安排|落实|下达)")


def status(found: Sum, reading: Reading) -> Status | None:
    """`planned` or `actual` where the sum's own words or its heading say so; None for the document's own."""
    before = found.words(max(found.group.start, found.lead.start), found.mention.span.start)
    behind = re.split(r"[，；。]", found.following)[0]
    planned = [match.end() for match in listed("planned").finditer(before)]
    done = [match.end() for match in listed("actual").finditer(before)]
    if (planned and planned[-1] > max(done, default=-1)) or _LATER.search(behind):
        return "planned"
    if done and _PAST.search(before):
        return "actual"
    if any(_AHEAD.search(heading) for heading in found.passage.headings[-2:]):
        return "planned"
    return None
