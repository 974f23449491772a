"""The components as they are shipped: built from their sources, with nothing that makes markup from text."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest

COMPONENTS = Path(__file__).parents[2] / "app" / "components"
NAMES = sorted(path.parent.parent.name for path in COMPONENTS.glob("*/frontend/index.ts"))
MARKUP = re.compile(r"\b(innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval|Function)\b")


def sources(name: str) -> list[Path]:
    return [*sorted((COMPONENTS / name / "frontend").glob("*.ts")), *sorted((COMPONENTS / "shared").iterdir())]


def test_there_are_components():
    assert {"graph", "reader", "rows", "search", "source"} <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_bundle_was_built_from_these_sources(name: str):
    """`npm ci && npm run build` in app/components after a change of a source."""
    digest = hashlib.sha256()
    for file in [*sources(name), COMPONENTS.parent / "theme" / "types.json", COMPONENTS / "package.json"]:
        digest.update(file.read_bytes())
    first = (COMPONENTS / name / "frontend" / "bundle.js").read_text(encoding="utf-8").splitlines()[0]
    assert digest.hexdigest() in first


@pytest.mark.parametrize("name", NAMES)
def test_sources_never_make_markup(name: str):
    assert [file.name for file in sources(name) if MARKUP.search(file.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize("name", NAMES)
def test_component_has_its_python_and_style(name: str):
    assert (COMPONENTS / name / "__init__.py").is_file()
    assert (COMPONENTS / name / "frontend" / "style.css").is_file()


def test_versions_are_exact_and_the_lock_names_no_registry():
    package = json.loads((COMPONENTS / "package.json").read_text(encoding="utf-8"))
    versions = [*package["dependencies"].values(), *package["devDependencies"].values()]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in versions)
    lock = (COMPONENTS / "package-lock.json").read_text(encoding="utf-8")
    assert "resolved" not in lock
    assert "https://" not in lock.replace("https://opencollective", "").replace("https://github.com", "")


def test_nothing_outside_is_named_in_our_sources():
    for file in [
        *COMPONENTS.glob("*/frontend/*.ts"),
        *COMPONENTS.glob("*/frontend/*.css"),
        *COMPONENTS.parent.glob("theme/*"),
    ]:
        if file.suffix != ".png":
            text = file.read_text(encoding="utf-8").replace("http://www.w3.org/", "")
            assert not re.search("https?://", text), file.name
