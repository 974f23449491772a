"""The journeys that somebody led; two people of one name are not told apart."""

from __future__ import annotations

from graph.questions.base import Asked, Found, Parameter, Question, Wording
from graph.questions.declare import OTHER, STATUS, YEAR
from graph.questions.people.rows import DATE, VISIT_COLUMNS, visits
from graph.questions.rows import stated, with_other
from graph.store.base import View


def visits_led_by(view: View, asked: Asked) -> Found:
    """The journeys of which the documents name this leader, ordered by date; from or to `other` where it is given."""
    leader = asked.text("name")
    edges = [
        edge for edge in view.all_edges(["VISITED"], years=asked.years) if leader in (edge.props.get("led_by") or ())
    ]
    return visits(view, with_other(stated(edges, asked), view, asked))


QUESTION = Question(
    __name__,
    parameters=(Parameter("name", "leader", required=True), OTHER, YEAR, DATE, STATUS),
    columns=VISIT_COLUMNS,
    zh=Wording("带队的考察", "{name}带队的考察", ("{leader}带队的考察",)),
    en=Wording("Visits led by", "Visits led by {name}", ("visits led by {leader}",)),
    rows=visits_led_by,
    chart="timeline",
)
