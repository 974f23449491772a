"""Questions that can be asked, with names from the graph at hand, so that each has an answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from graph.errors import JieduiError, Lang
from graph.questions.base import Question
from graph.questions.parameters import read
from graph.questions.registry import question
from graph.questions.wording import full_name
from graph.store.base import Node, View
from graph.words.entities import decided, named

# What is offered, with the end of a pairing that it asks about, what people ask most first.
SHOWN = {
    "pairings_of": "place",
    "helpers_of": "partner",
    "funding_received": "partner",
    "indicators_of": "partner",
    "visits_of": "partner",
    "staff_counts": "partner",
    "funding_given": "place",
    "documents_about": "partner",
}
# Names for examples where no graph is at hand.
INVENTED: Mapping[Lang, Mapping[str, str]] = {
    "zh": {"place": "甲区", "partner": "乙县", "person": "某人", "leader": "某人"},
    "en": {"place": "District A", "partner": "County B", "person": "NAME", "leader": "NAME"},
}
_ENOUGH = 6
_TRIES = 50  # districts looked at before giving up to find one that is paired


def examples(view: View, lang: Lang, about: Node | None = None) -> list[str]:
    """One example each of a few questions that have rows: about an entity, else about the first pair.

    None where the graph holds neither rows of that entity nor a pairing yet.
    """
    names = example_names(view) if about is None else dict.fromkeys(INVENTED[lang], _name(about, view))
    kept = [name for name, end in SHOWN.items() if names and _has_rows(question(name), names[end], view)]
    found = [filled(question(name), lang, names)[0] for name in kept[:_ENOUGH]]
    return found if found or about is None else examples(view, lang)


def _name(node: Node, view: View) -> str:
    return node.name if _plain(node, view) else full_name(node)


def _has_rows(asked: Question, name: str, view: View) -> bool:
    try:
        return bool(asked.rows(view, read(asked, {"entity": name}, view, None)).rows)
    except JieduiError:
        return False


def filled(asked: Question, lang: Lang, names: Mapping[str, str]) -> list[str]:
    """A question's examples with these names."""
    return [one.format_map(names) for one in asked.wording(lang).examples]


def example_names(view: View) -> dict[str, str]:
    """A helping district, the place it helps, and people of theirs, as printed; empty where nothing is paired."""
    return next(paired_names(view), {})


def paired_names(view: View) -> Iterator[dict[str, str]]:
    """The same for one pair after another, those of the first district first."""
    known = [district for district in view.labelled("District") if district.code is not None]
    for district in known[:_TRIES]:
        for pair in view.edges(["PAIRED_WITH"], district.id, side="source", inside=False):
            helped = view.node(pair.target)
            if helped is not None and _plain(district, view) and _plain(helped, view):
                yield _names(district, helped, view)


def _names(district: Node, helped: Node, view: View) -> dict[str, str]:
    people = view.edges(["SERVES_AT"], helped.id, side="target")
    person = view.node(people[0].source) if people else None
    trips = [trip for end in (district, helped) for trip in view.edges(["VISITED"], end.id)]
    led = (name for trip in trips for name in trip.props.get("led_by") or ())
    return {
        "place": district.name,
        "partner": helped.name,
        "person": district.name if person is None else person.name,
        "leader": next(led, district.name),
    }


def _plain(node: Node, view: View) -> bool:
    """Whether the name alone says which node is meant."""
    return len(decided(named(node.name, view))) == 1
