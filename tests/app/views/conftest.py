"""Pages run in this process by Streamlit's own test runner, over the invented workspace."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from app.pages import HOME
from tests.support import front

MAIN = Path(__file__).parents[3] / "app" / "main.py"
Run = Callable[..., AppTest]


@pytest.fixture(scope="session")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return front.make(tmp_path_factory.mktemp("front"))


@pytest.fixture
def run(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Opens a page by name with its query string, in a language."""
    monkeypatch.setenv("JIEDUI_WORKSPACE", str(workspace))

    return opening


def opening(page: str, lang: str = "zh", /, **query: str) -> AppTest:
    """A page by name with its query string, in a language, over the workspace of the environment."""
    at = AppTest.from_file(str(MAIN), default_timeout=120)
    at.query_params["lang"] = lang
    at.run()
    for name, value in query.items():
        at.query_params[name] = value
    if page != HOME:
        at.switch_page(f"views/{page}.py")
    return at.run()


def html(at: AppTest) -> str:
    """All markup of a page but its style sheets."""
    return "\n".join(one.proto.body for one in at.get("html") if "<style" not in one.proto.body)


def component(at: AppTest, name: str) -> list[dict[str, Any]]:
    """What each component of that name was given."""
    protos = [one.proto for one in at.get("bidi_component")]
    return [json.loads(proto.json) for proto in protos if proto.component_name.endswith(name)]
