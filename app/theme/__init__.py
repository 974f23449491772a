"""The look: colours, shapes and icons from `types.json`, which the components are built with too, and the page CSS."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal
from urllib.parse import quote

Theme = Literal["light", "dark"]
HERE = Path(__file__).parent
_ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="#000" stroke-width="2.1" '
    'stroke-linejoin="round" stroke-linecap="round"><path d="{path}"/></svg>'
)
_MARK = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="84" height="24" viewBox="0 0 84 24">'
    '<g fill="none" stroke-width="2.2"><rect x="1.5" y="6" width="11.5" height="12" rx="2.5" stroke="{east}"/>'
    '<rect x="9.5" y="6" width="11.5" height="12" rx="2.5" stroke="{west}"/></g>'
    '<g font-family="Segoe UI, Microsoft YaHei UI, Microsoft YaHei, PingFang SC, Noto Sans CJK SC, sans-serif">'
    '<text x="27" y="17.2" font-size="14.5" font-weight="650" fill="{text}">结对</text>'
    '<text x="58" y="17" font-size="10" fill="{muted}">jiedui</text></g></svg>'
)


@cache
def types() -> Mapping[str, Any]:
    """Node types, edge types and colour tokens."""
    loaded: Mapping[str, Any] = json.loads((HERE / "types.json").read_text(encoding="utf-8"))
    return loaded


@cache
def stylesheet(theme: Theme) -> str:
    """The whole CSS of a page in one theme, as a `<style>` element; print is always light."""
    page = (HERE / "page.css").read_text(encoding="utf-8")
    printed = f"@media print{{{_variables('light')}}}"
    return f"<style>{_variables(theme)}\n{printed}\n{_icons()}\n{page}</style>"


def said(words: Mapping[str, str]) -> str:
    """A `<style>` that gives Streamlit's own controls the page's words; they are ours, never a document's."""
    return "<style>:root{" + ";".join(f'--jd-w-{name}:"{text}"' for name, text in words.items()) + "}</style>"


@cache
def mark(theme: Theme) -> str:
    """The mark in the header, as SVG."""
    return _MARK.format(**types()["tokens"][theme])


def _variables(theme: Theme) -> str:
    tokens = dict(types()["tokens"][theme])
    tokens |= {f"t-{label}": look[theme] for label, look in types()["nodes"].items()}
    tokens |= {f"r-{kind}": look[theme] for kind, look in types()["edges"].items()}
    return ":root{" + ";".join(f"--jd-{name}:{value}" for name, value in tokens.items()) + "}"


def _icons() -> str:
    rules = []
    for label, look in types()["nodes"].items():
        url = "data:image/svg+xml," + quote(_ICON.format(path=look["icon"]))
        mask = f'url("{url}") center/contain no-repeat'
        rules.append(f".ic-{label}{{-webkit-mask:{mask};mask:{mask}}}.bg-{label}{{background:var(--jd-t-{label})}}")
    rules += [f".br-{kind}{{background:var(--jd-r-{kind})}}" for kind in types()["edges"]]
    return "\n".join(rules)
