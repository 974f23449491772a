"""The one way to put markup on a page: a Jinja2 template with autoescape; text from documents is never markup."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import jinja2


@cache
def _environment() -> jinja2.Environment:
    loader = jinja2.FileSystemLoader(Path(__file__).parent / "templates")
    return jinja2.Environment(
        loader=loader, autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


def render(template: str, **values: Any) -> str:
    """The template `templates/TEMPLATE.html` filled with values, each escaped."""
    return _environment().get_template(f"{template}.html").render(**values)


def ui(template: str, **values: Any) -> None:
    """Draws a template on the page."""
    import streamlit as st

    st.html(f'<div class="jd">{render(template, **values)}</div>')
