"""Remarks on the answer to a question: what it leaves out, and where else the documents say something."""

from __future__ import annotations

from collections.abc import Sequence

from graph.errors import Lang
from graph.notes import Note, note
from graph.questions.base import Asked, Question, Row
from graph.store.base import Node, View, Years

_MOST_TITLES = 3


def spelled(years: Years) -> str:
    """A range of years as it is written.

    >>> spelled((2021, 2021)), spelled((2021, 2023))
    ('2021', '2021—2023')
    """
    first, last = years
    return str(first) if first == last else f"{first}—{last}"


def notes_on(
    question: Question, view: View, asked: Asked, rows: Sequence[Row], counted: Sequence[Row], lang: Lang
) -> list[Note]:
    """The remarks on an answer with these rows and counted sets."""
    found: list[Note] = []
    if not rows and (unnamed := without_names(counted)):
        found.append(note("only_counted", lang, count=unnamed))
    if asked.years is not None:
        found += _of_years(question, view, asked, rows, lang)
    return found if rows or found else _where_to_look(view, asked, lang)


def _where_to_look(view: View, asked: Asked, lang: Lang) -> list[Note]:
    """The documents that speak of the first entity asked about, of which none says what was asked."""
    node = next((one for one in asked.values.values() if isinstance(one, Node)), None)
    if node is None:
        return []
    mentions = view.edges(["MENTIONED_IN"], node.id, side="source", inside=False)
    documents = sorted(view.nodes({edge.target for edge in mentions}).values(), key=lambda one: one.name)
    if not documents:
        return []
    titles = [f"《{one.props.get('title') or one.name}》" for one in documents[:_MOST_TITLES]]
    return [note("look_in", lang, name=node.name, count=len(documents), documents=_listed(titles, lang))]


def _listed(words: Sequence[str], lang: Lang) -> str:
    return ("、" if lang == "zh" else ", ").join(words)


def without_names(counted: Sequence[Row]) -> int:
    """How many pairings the documents count without naming them; sums over all kinds are none of their own."""
    return sum(max(0, row["count"] - row["named"]) for row in counted if row["kind"] != "total")


def _of_years(question: Question, view: View, asked: Asked, rows: Sequence[Row], lang: Lang) -> list[Note]:
    """What states no year; and where nothing is left, which years the documents tell of."""
    anyway = Asked({name: value for name, value in asked.values.items() if name != "year"})
    everything = [row for row in question.rows(view, anyway).rows if question.keeps(row, anyway)]
    yearless = [row for row in everything if _years(row) == []]
    others = sorted({year for row in everything for year in _years(row) or ()})
    found = [note("year_not_stated", lang, count=len(yearless))] if yearless else []
    if others and not rows:
        listed = _listed([str(year) for year in others], lang)
        found.append(note("other_years", lang, years=listed, count=len(everything) - len(yearless)))
    return found


def _years(row: Row) -> list[int] | None:
    """The years a row states; None where rows of its kind have none."""
    if "years" in row:
        return list(row["years"])
    if "year" in row:
        return [] if row["year"] is None else [row["year"]]
    return None
