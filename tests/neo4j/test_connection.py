"""Connections by every kind of address, without a server: which are encrypted, which go to the leader of a cluster."""

from __future__ import annotations

import logging

import neo4j
import pytest

from graph.store.neo4j.address import SCHEMES, Address
from graph.store.neo4j.connection import Connection


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_driver_for_every_scheme(scheme: str) -> None:
    connection = Connection(Address.parse(f"{scheme}://db.example/graphs?workspace=office", {}))
    driver = connection._driver
    try:
        assert driver.encrypted is (scheme.endswith(("+s", "+ssc")))
        assert isinstance(driver, neo4j.Neo4jDriver if scheme.startswith("neo4j") else neo4j.BoltDriver)
    finally:
        connection.close()


def test_what_the_driver_tries_again_is_not_printed() -> None:
    assert any(isinstance(one, logging.NullHandler) for one in logging.getLogger("neo4j").handlers)
