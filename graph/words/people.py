"""A person named with the place of the post: `周未晚在雁回县担任什么职务` asks of the person alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.store.base import Node, View
from graph.words.scanning import Token

_OF_TWO = {"path", "neighbours", "led", "visit", "travel"}


def with_place_of_post(tokens: Sequence[Token], view: View) -> list[Token]:
    """Tokens in which a place beside a person is only said where that person's posts are there, or sent from there.

    It then tells which of several people of the name is meant. Other questions of two names stay as they are.
    """
    names = [token for token in tokens if token.kind == "name"]
    said = {value for token in tokens for group, value in token.meanings if group == "signal"}
    people = [token for token in names if all(node.type == "cadre" for node in token.nodes)]
    if len(names) != 2 or len(people) != 1 or said & _OF_TWO:
        return list(tokens)
    person, place = people[0], next(token for token in names if token is not people[0])
    known = {node.id for node in place.nodes}
    meant = tuple(node for node in person.nodes if known.intersection(_places(node, view)))
    if not meant:
        return list(tokens)
    aside = Token("words", place.start, place.end, meanings=frozenset({("filler", "")}))
    changed = {id(person): replace(person, nodes=meant), id(place): aside}
    return [changed.get(id(token), token) for token in tokens]


def _places(person: Node, view: View) -> Iterator[str]:
    """Where somebody's posts are, all that these places lie in, and who sent them."""
    posts = view.edges(["SERVES_AT"], person.id, side="source")
    bodies = view.nodes({post.target for post in posts})
    for post in posts:
        yield from (post.target, *bodies[post.target].within)
        if post.props.get("from_id"):
            yield str(post.props["from_id"])
