"""Questions that can be asked, with names from the graph at hand, so that each has an answer."""

from __future__ import annotations

from collections.abc import Mapping

from graph.errors import Lang
from graph.questions.base import Question
from graph.questions.registry import question
from graph.store.base import Node, View
from graph.words.entities import decided, named

SHOWN = ("pairings_of", "pairings_by_type", "helpers_of", "funding_received", "cadres_of", "indicators_of")
_TRIES = 50  # districts looked at before giving up to find one that is paired


def examples(view: View, lang: Lang) -> list[str]:
    """One example each of a few questions; none where the graph holds no pairing yet."""
    names = example_names(view)
    return [filled(question(name), lang, names)[0] for name in SHOWN] if names else []


def filled(asked: Question, lang: Lang, names: Mapping[str, str]) -> list[str]:
    """A question's examples with these names."""
    return [one.format_map(names) for one in asked.wording(lang).examples]


def example_names(view: View) -> dict[str, str]:
    """A helping district, the place it helps, and a person, as they are printed; empty where nothing is paired."""
    known = [district for district in view.labelled("District") if district.code is not None]
    for district in known[:_TRIES]:
        pairs = view.edges(["PAIRED_WITH"], district.id, side="source", inside=False)
        if pairs:
            helped = view.node(pairs[0].target)
            people = view.edges(["SERVES_AT"], pairs[0].target, side="target")
            person = view.node(people[0].source) if people else None
            if helped is not None and _plain(district, view) and _plain(helped, view):
                trips = [trip for end in (district, helped) for trip in view.edges(["VISITED"], end.id)]
                led = (name for trip in trips for name in trip.props.get("led_by") or ())
                return {
                    "place": district.name,
                    "partner": helped.name,
                    "person": district.name if person is None else person.name,
                    "leader": next(led, district.name),
                }
    return {}


def _plain(node: Node, view: View) -> bool:
    """Whether the name alone says which node is meant."""
    return len(decided(named(node.name, view))) == 1
