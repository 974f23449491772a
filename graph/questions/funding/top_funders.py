"""Who gave most into a place or body, or of all."""

from __future__ import annotations

from graph.questions.base import Asked, Found, Question, Wording
from graph.questions.funding.ranking import COLUMNS, PARAMETERS, ranked
from graph.store.base import View


def top_funders(view: View, asked: Asked) -> Found:
    """The givers outside the entity, largest first; sums are added as `funding_totals` adds them."""
    return ranked(view, asked, QUESTION, givers=True)


QUESTION = Question(
    __name__,
    parameters=PARAMETERS,
    columns=COLUMNS,
    zh=Wording("出资最多", "出资最多的单位", ("给{partner}出资最多的是谁", "2021年给{partner}捐款最多的企业")),
    en=Wording("Top funders", "Who gave most", ("top funders of {partner}", "who gave most to {partner}")),
    rows=top_funders,
    chart="bars",
)
