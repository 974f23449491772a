"""jiedui's own Streamlit components: a folder each, with typed Python here and its browser half in `frontend/`.

A component's script is served as a file (the graph's is over half a megabyte), for which Streamlit wants an asset
folder registered under the component's name. It would find one only through an installed package's pyproject.toml, so
it is registered here, and works the same from a checkout, an editable install and a wheel. What comes from data
reaches the browser as JSON only and is put there as text, never as markup.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

HERE = Path(__file__).parent


def component(name: str) -> ComponentRenderer:
    """The renderer of the component in folder `name`; registers its files with the running server first."""
    _serve(name)
    return _renderer(name)


def _serve(name: str) -> None:
    from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
    from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest

    manager = get_bidi_component_manager()
    if manager.get_component_asset_root(f"jiedui.{name}") is None:
        config = ComponentConfig(name=name, asset_dir="frontend")
        manager.register_from_manifest(ComponentManifest("jiedui", "0", [config]), HERE / name)
        _renderer.cache_clear()


@cache
def _renderer(name: str) -> ComponentRenderer:
    import streamlit as st

    css = (HERE / name / "frontend" / "style.css").read_text(encoding="utf-8")
    return st.components.v2.component(f"jiedui.{name}", css=css, js="bundle.js")
