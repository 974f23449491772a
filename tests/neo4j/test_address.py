"""Addresses of databases as people write them."""

from __future__ import annotations

import pytest

from graph.errors import JieduiError
from graph.store.neo4j import Address


def test_all_its_parts() -> None:
    found = Address.parse("neo4j+s://me:p%40ss@db.example:7688/graphs?workspace=office_1", {"NEO4J_USER": "other"})
    assert (found.uri, found.user, found.password) == ("neo4j+s://db.example:7688", "me", "p@ss")
    assert (found.database, found.workspace, found.label) == ("graphs", "office_1", "Jiedui_office_1")
    assert "p@ss" not in repr(found)


def test_what_is_left_out_comes_from_the_environment() -> None:
    found = Address.parse("bolt://[::1]", {"NEO4J_USER": "me", "NEO4J_PASSWORD": "secret"})
    assert (found.uri, found.user, found.password) == ("bolt://[::1]", "me", "secret")
    assert (found.database, found.workspace) == (None, "default")


@pytest.mark.parametrize(
    "text",
    ["", "embeded", "http://host", "neo4j://", "neo4j://host:x", "neo4j://host:99999", "neo4j://host?workspace=A-b",
     "neo4j://host?workspace=", "neo4j://host?other=1", "neo4j://host/a/b", "neo4j://host?workspace=a`b", "bolt://[x"],
)  # fmt: skip
def test_what_is_none(text: str) -> None:
    with pytest.raises(JieduiError) as caught:
        Address.parse(text, {})
    assert caught.value.code == "store_address"


def test_a_password_is_not_shown() -> None:
    with pytest.raises(JieduiError) as caught:
        Address.parse("http://me:hidden@host", {})
    assert "hidden" not in caught.value.message("en")
