"""Pairings that may be a county's own, and of which no document says so: they stand beside its rows, never among them.

A report of the helped county pairs a village with `天津市某公司`: which district the firm lies in, it does not say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from graph.questions.base import Asked, Found
from graph.questions.pairings.rows import pairings
from graph.questions.rows import ends, joined, stated
from graph.store.base import Edge, Node, View

_MOST_PARTNERS = 20  # a county has had a dozen at most; where there are hundreds, none tells where a firm may lie
# Bodies that lie in some district of the city whose name they bear; a city's department is the city's own.
_BODIES = ("enterprise", "social_org", "school", "hospital")


def unsettled(view: View, asked: Asked, found: Found) -> Found:
    """The pairings of the county's partners with bodies of the city or province around it, where no county is named.

    Only those that share a year with the pairing of the two counties, or where one of both states none.
    """
    county, edges = asked.node(), dict[str, Edge]()
    partners = _partners(found, county) if county.type == "district" else {}
    if len(partners) > _MOST_PARTNERS:
        return Found(())
    for partner, own in partners.items():
        near = stated(view.edges(["PAIRED_WITH"], partner, years=asked.years), asked)
        edges.update((edge.id, edge) for edge in near if any(_share_a_year(edge, one) for one in own))
    nodes = ends(view, edges.values())
    apart = [edge for edge, *both in joined(edges.values(), nodes) if any(_may_lie_in(county, one) for one in both)]
    return pairings(view, apart, county)


def _partners(found: Found, county: Node) -> Mapping[str, Sequence[Edge]]:
    """The counties that the county itself is paired with, each with the edges that say so."""
    partners: dict[str, list[Edge]] = defaultdict(list)
    for id, edge in _of_counties(found, county):
        partners[id].append(edge)
    return partners


def _of_counties(found: Found, county: Node) -> Iterator[tuple[str, Edge]]:
    for edge in found.edges:
        other = {edge.source: edge.target, edge.target: edge.source}.get(county.id)
        if other is not None and found.nodes[other].type == "district":
            yield other, edge


def _share_a_year(edge: Edge, other: Edge) -> bool:
    return not edge.years or not other.years or not set(edge.years).isdisjoint(other.years)


def _may_lie_in(county: Node, body: Node) -> bool:
    """Whether all that is known of where a body lies is a place around the county."""
    return body.type in _BODIES and body.place in county.within
