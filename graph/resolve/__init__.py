"""From names to nodes: official codes for places, (type, name, place) for bodies, (name, body) for people."""

from graph.resolve.divisions import Divisions
from graph.resolve.parties import OpenCase, Party
from graph.resolve.resolver import Resolver
from graph.resolve.scope import Scope

__all__ = ["Divisions", "OpenCase", "Party", "Resolver", "Scope"]
