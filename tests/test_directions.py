"""The packages keep their direction, and no module grows past a few screens."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
GRAPH_FOR_INGEST = {"graph.facts", "graph.ids", "graph.errors", "graph.schema", "graph.places", "graph.collecting"}
FORBIDDEN_STORES = ("graph.store.embedded", "graph.store.neo4j", "graph.ledger", "graph.build")


def modules(package: str) -> list[Path]:
    return sorted(path for path in (ROOT / package).rglob("*.py") if "node_modules" not in path.parts)


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found |= {node.module}
    return found


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", modules("graph"), ids=named)
def test_graph_knows_neither_ingest_nor_app(path):
    assert not {name for name in imports(path) if name.split(".")[0] in ("ingest", "app")}


@pytest.mark.parametrize("path", modules("ingest"), ids=named)
def test_ingest_knows_of_graph_only_the_facts(path):
    of_graph = {name for name in imports(path) if name.split(".")[0] == "graph"}
    allowed = {name for name in of_graph if any(name == one or name.startswith(one + ".") for one in GRAPH_FOR_INGEST)}
    assert of_graph == allowed
    assert not {name for name in imports(path) if name.split(".")[0] == "app"}


@pytest.mark.parametrize(
    "path", [*modules("graph/questions"), *modules("graph/words"), *modules("app/views")], ids=named
)
def test_questions_and_pages_are_handed_a_view(path):
    assert not {name for name in imports(path) if name.startswith(FORBIDDEN_STORES)}


@pytest.mark.parametrize("path", [*modules("graph"), *modules("ingest"), *modules("app"), *modules("data")], ids=named)
def test_a_module_fits_a_few_screens(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400
