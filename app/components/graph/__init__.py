"""The graph view: drawn by cytoscape, told what was chosen and what to expand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from app.components import component
from app.i18n import Words
from app.subgraph import Subgraph


@dataclass(frozen=True)
class Touched:
    """What was done in the graph: a node chosen, a node to expand, the small graph opened; ids of nodes."""

    select: str | None = None
    expand: str | None = None
    open: str | None = None


def graph(
    drawn: Subgraph, words: Words, *, dark: bool, height: int, key: str, selected: str = "", opened: str = "",
    pinned: Sequence[str] = (), mini: bool = False,
) -> Touched:  # fmt: skip
    """Draw a subgraph; `opened` is the node around which new neighbours are placed, `pinned` ones stay."""
    data: dict[str, Any] = {
        **drawn.as_json(words),
        "selected": selected,
        "opened": opened,
        "pinned": list(pinned),
        "dark": dark,
        "mini": mini,
        "height": height,
        "words": words.group("graph") | _named(words, "label", "edge"),
    }
    result = component("graph")(
        key=key, data=data, height=height, on_select_change=_nothing, on_expand_change=_nothing, on_open_change=_nothing
    )
    return Touched(result.get("select"), result.get("expand"), result.get("open"))


def _named(words: Words, *groups: str) -> dict[str, str]:
    return {f"{group}.{name}": text for group in groups for name, text in words.group(group).items()}


def _nothing() -> None:
    """Streamlit wants a callback for every event."""
