"""Who got most from a place or body, or of all."""

from __future__ import annotations

from graph.questions.base import Asked, Found, Question, Wording
from graph.questions.funding.ranking import COLUMNS, PARAMETERS, ranked
from graph.store.base import View


def top_recipients(view: View, asked: Asked) -> Found:
    """The takers outside the entity, largest first; sums are added as `funding_totals` adds them."""
    return ranked(view, asked, QUESTION, givers=False)


QUESTION = Question(
    __name__,
    parameters=PARAMETERS,
    columns=COLUMNS,
    zh=Wording("受助最多", "收到资金最多的单位", ("从{place}收到资金最多的是谁", "收到资金最多的县")),
    en=Wording("Top recipients", "Who got most", ("top recipients of {place}", "who received most from {place}")),
    rows=top_recipients,
    chart="bars",
)
