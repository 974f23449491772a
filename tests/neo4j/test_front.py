"""The front end over a Neo4j database: every page draws what it draws over the embedded graph."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app.i18n import Words
from app.workspace import Workspace
from tests.app.views.conftest import component, html, opening
from tests.support import front
from tests.support.neo4j_server import named

STATEMENT = "MATCH (a)-[e:PAIRED_WITH]->(b) RETURN a.name AS helper, b.name AS helped, e.id AS edge ORDER BY edge"
PAGES: dict[str, tuple[str, dict[str, str]]] = {
    "home": ("ask", {}),
    "answer": ("ask", {"q": "望潮区的所有结对"}),
    "follow-up": ("ask", {"q": "那学校呢", "on": "望潮区的所有结对"}),
    "entity": ("entity", {"id": front.HELPED}),
    "money": ("entity", {"id": front.HELPED, "tab": "money"}),
    "graph": ("explore", {"focus": front.HELPER}),
    "statement": ("cypher", {"q": STATEMENT}),
    "upload": ("upload", {}),
    "review": ("review", {}),
}
Opened = Callable[..., AppTest]


@pytest.fixture(scope="module")
def stored(neo4j_uri: str, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A workspace, and the address of the database that holds the same graph."""
    workspace = front.make(tmp_path_factory.mktemp("front") / "workspace")
    address = named(neo4j_uri, "front")
    with Workspace.open(workspace) as opened:
        opened.send(address)
    return workspace, address


@pytest.mark.parametrize("name", PAGES)
def test_page_is_the_same(stored: tuple[Path, str], monkeypatch: pytest.MonkeyPatch, name: str):
    workspace, address = stored
    page, query = PAGES[name]
    monkeypatch.setenv("JIEDUI_WORKSPACE", str(workspace))
    own = opening(page, "zh", **query)
    monkeypatch.setenv("JIEDUI_STORE", address)
    there = opening(page, "zh", **query)
    assert not there.exception
    assert Words("zh")("error.unexpected") not in html(there)
    for part in ("rows", "source", "graph"):
        assert component(there, part) == component(own, part)
    if page != "cypher":  # what may differ there is the time it took
        assert _shown(there) == _shown(own)


def _shown(at: AppTest) -> list[str]:
    """The markup of a page without the line that tells how long the answer took."""
    return [text for text in html(at).splitlines() if "毫秒" not in text]


def test_a_reader_needs_no_ledger(stored: tuple[Path, str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """Somebody else's database: everything is there but the documents' surroundings of a quotation."""
    monkeypatch.setenv("JIEDUI_WORKSPACE", str(tmp_path / "empty"))
    monkeypatch.setenv("JIEDUI_STORE", stored[1])
    at = opening("ask", "zh", q="望潮区的所有结对")
    (panel,) = component(at, "source")
    assert all(proof["sources"][0]["quote"] for proof in panel["proofs"].values())
    assert Words("zh")("upload.unpublished") not in html(opening("upload", "zh"))


@pytest.mark.parametrize("page", ["ask", "upload", "cypher"])
def test_a_database_that_is_away_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, page: str):
    monkeypatch.setenv("JIEDUI_WORKSPACE", str(front.make(tmp_path / "workspace")))
    monkeypatch.setenv("JIEDUI_STORE", "bolt://neo4j:secret@127.0.0.1:1")
    at = opening(page, "zh", q="MATCH (n) RETURN n" if page == "cypher" else "望潮区的所有结对")
    assert not at.exception
    assert Words("zh")("error.unexpected") not in html(at)
    assert html(at).count('role="alert"') == 1
    assert "连接不上数据库" in html(at)
