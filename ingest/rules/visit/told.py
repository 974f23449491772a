"""Journeys told in sentences: `4月18日，某区区委书记某某率代表团赴某县考察`.

A date of the period, a word of travel and both sides are needed; a side left out is the other one of the document.
Undated journeys, postings, pupils and workers on the way to schools and jobs are left out.
"""

from __future__ import annotations

from ingest.expressions import expression
from ingest.lexicon import alternatives, words
from ingest.passages import Passage
from ingest.rules import Found, Proposal, Reading, Rule
from ingest.rules.visit._scene import journeys, undated
from ingest.rules.visit._words import goes
from ingest.unread import Unread

# A leader of the nation travels between no two sides (某年，总书记来到某村看望乡亲).
_OF_NATION = expression(
    lambda: (
        rf"(?:{alternatives(words('surnames', 'national'))}|总书记|国家主席|国务院总理)"
        "[^，。；]{0,8}?(?:来到|走进|[赴到]|考察|视察|调研)"
    )
)


def find(passage: Passage, reading: Reading) -> Found:
    """Every journey told in the passage, keyed by its date."""
    if not goes().search(passage.text):
        return
    for journey in journeys(passage, reading):
        date, (first, last) = journey.date, journey.date.stated
        if _OF_NATION.search(passage.text, journey.span.start, journey.span.end):
            yield Unread(passage, date.span, "visit_of_nation", "visit", RULE.name)
            continue
        parts: dict[str, object] = {
            "from": journey.from_,
            "to": journey.to,
            "date": first,
            "end_date": last,
            "led_by": journey.led_by,
        }
        yield Proposal("visit", passage, journey.span, date.span, parts, RULE.name, 0.8, date.year, journey.status)
    for span in undated(passage, reading):
        yield Unread(passage, span, "visit_undated", "visit", RULE.name)


RULE = Rule("visit.told", find=find, cells=False)
