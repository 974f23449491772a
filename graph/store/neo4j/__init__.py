"""The graph in a Neo4j database of a team's own: brought up to date by difference, read through the same View."""

from graph.store.neo4j.address import Address
from graph.store.neo4j.connection import Connection, shared
from graph.store.neo4j.difference import Difference
from graph.store.neo4j.synchronize import synchronize
from graph.store.neo4j.view import Neo4jView

__all__ = ["Address", "Connection", "Difference", "Neo4jView", "shared", "synchronize"]
