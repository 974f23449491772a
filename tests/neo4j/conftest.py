"""The server that the tests of this folder share."""

from tests.support.neo4j_server import neo4j_uri

__all__ = ["neo4j_uri"]
