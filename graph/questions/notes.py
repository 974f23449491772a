"""Remarks on the answer to a question: what it leaves out, and where else the documents say something."""

from __future__ import annotations

from collections.abc import Sequence

from graph.errors import Lang
from graph.notes import Note, note
from graph.questions.base import Asked, Found, Question, Row
from graph.questions.rows import in_years
from graph.store.base import Node, View, Years

_MOST_TITLES = 3
_NOT_STATED = ("went", "not_stated")  # of a later year


def spelled(years: Years) -> str:
    """A range of years as it is written.

    >>> spelled((2021, 2021)), spelled((2021, 2023))
    ('2021', '2021—2023')
    """
    first, last = years
    return str(first) if first == last else f"{first}—{last}"


def notes_on(question: Question, view: View, asked: Asked, answered: Found, lang: Lang) -> list[Note]:
    """The remarks on an answer with what was found."""
    found: list[Note] = []
    rows = answered.rows
    if not rows and (count := unnamed(answered)):
        found.append(note("only_counted", lang, count=count))
    if answered.unsettled is not None and answered.unsettled.rows:
        found.append(_unsettled(asked.node(), answered.unsettled, lang))
    if "year_b" in asked.values:
        found += _of_changes(view, asked, rows, lang)
    if rows and rows[0].get("left_out", ()) is None:
        found.append(note("which_sums_by_place", lang))
    if asked.years is not None:
        found += _of_years(question, view, asked, rows, lang)
    if not rows and asked.values.get("direction"):
        found += _other_way(question, view, asked, lang)
    return found if rows or found else _where_to_look(view, asked, lang)


def _other_way(question: Question, view: View, asked: Asked, lang: Lang) -> list[Note]:
    """That there are rows the other way, where there are none the way asked for."""
    _, rows = _asked_without("direction", question, view, asked)
    return [note("other_way", lang, count=len(rows))] if rows else []


def _asked_without(name: str, question: Question, view: View, asked: Asked) -> tuple[Found, Sequence[Row]]:
    """What is found where a parameter is not given, and those of its rows that the others keep."""
    rest = Asked({other: value for other, value in asked.values.items() if other != name})
    found = question.rows(view, rest)
    return found, question.kept(found.rows, rest)


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


def _unsettled(entity: Node, found: Found, lang: Lang) -> Note:
    """Rows that may be the entity's own: of whom the documents do not say that they lie in it."""
    names = sorted({node.name for node in found.nodes.values() if node.place in entity.within})
    return note("unsettled", lang, count=len(found.rows), names=_listed(names, lang), name=entity.name)


def unnamed(found: Found) -> int:
    """How many pairings beside the rows the documents count without naming them."""
    return without_names(found.counted.rows if found.counted is not None else ())


def without_names(counted: Sequence[Row]) -> int:
    """How many pairings the documents count without naming them; sums over all kinds are none of their own."""
    return sum(max(0, row["count"] - row["named"]) for row in counted if row["kind"] != "total")


def _of_years(question: Question, view: View, asked: Asked, rows: Sequence[Row], lang: Lang) -> list[Note]:
    """What states no year; and where nothing is left, which years the documents tell of."""
    told = {column.name for column in question.columns}
    if not told & {"year", "years"}:
        return []  # rows that tell no years need not be looked for in all of them
    known, everything = _asked_without("year", question, view, asked)
    yearless = [row for row in everything if _years(row) == []]
    others = _told_years(everything)
    found = [note("year_not_stated", lang, count=len(yearless))] if yearless else []
    if others and not rows:
        listed = _listed(others, lang)
        found.append(note("other_years", lang, years=listed, count=len(everything) - len(yearless)))
    elif {"years", "edge"} <= told and question.group == "pairings":
        settled = {row["edge"] for row in rows} | {edge.id for edge in known.edges if edge.props.get("ended")}
        found += _open([row for row in everything if row["years"] and row["edge"] not in settled], lang)
    return found


def _open(pairings: Sequence[Row], lang: Lang) -> list[Note]:
    """A pairing without a stated end is known for the years that documents state, and for no other."""
    listed = _listed(_told_years(pairings), lang)
    return [note("known_for_other_years", lang, count=len(pairings), years=listed)] if pairings else []


def _told_years(rows: Sequence[Row]) -> list[str]:
    return [str(year) for year in sorted({year for row in rows for year in _years(row) or ()})]


def _of_changes(view: View, asked: Asked, rows: Sequence[Row], lang: Lang) -> list[Note]:
    """A year of which no document speaks of the entity; and that what is not stated again has not ended by that."""
    node, found = asked.node(), []
    mentions = view.edges(["MENTIONED_IN"], node.id, side="source")
    for years in (asked.values["year_a"], asked.values["year_b"]):
        if not any(in_years(edge, years) for edge in mentions):
            found.append(note("no_document_of", lang, name=node.name, years=spelled(years)))
    gone = [row["change"] for row in rows if row["change"] in _NOT_STATED]
    return [*found, *([note("not_said_to_end", lang, change=gone[0], count=len(gone))] if gone else [])]


def _years(row: Row) -> list[int] | None:
    """The years a row states; None where rows of its kind have none."""
    if "years" in row:
        return list(row["years"])
    if "year" in row:
        return [] if row["year"] is None else [row["year"]]
    return None
