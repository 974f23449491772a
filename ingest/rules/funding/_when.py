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


def status(found: Sum, reading: Reading) -> Status | None:
    """`planned` or `actual` where the sum's own words say so; None for the document's own."""
    before = found.words(found.group.start, found.mention.span.start)
    behind = re.split(r"[，；。]", found.following)[0]
    planned = [match.end() for match in listed("planned").finditer(before)]
    done = [match.end() for match in listed("actual").finditer(before)]
    if planned and planned[-1] > max(done, default=-1):
        return "planned"
    if reading.context.status == "planned":
        return "actual" if done and _really_done(before) else None
    return "planned" if re.search(r"(?:前|将)(?:拨付|到位|到账|安排|落实)", behind) else None


def _really_done(before: str) -> bool:
    return bool(re.search(r"已|截至|累计|实际|收到|以来", before))
