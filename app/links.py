"""Addresses of pages: every state is in the query string, and links are relative, so that a prefix may stand before."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import parse_qsl, urlencode, urlsplit


def link(page: str, /, **parameters: object) -> str:
    """The address of a page; parameters that are None or empty are left out.

    >>> link("entity", id="p1", tab=None)
    'entity?id=p1'
    >>> link("ask", q="甲区")
    './?q=%E7%94%B2%E5%8C%BA'
    """
    query = urlencode({name: value for name, value in parameters.items() if value not in (None, "")})
    path = "./" if page == "ask" else page
    return f"{path}?{query}" if query else path


def parse(href: str) -> tuple[str, dict[str, str]]:
    """Page and parameters of an address made by `link`.

    >>> parse("documents?id=d1&at=f2")
    ('documents', {'id': 'd1', 'at': 'f2'})
    """
    parts = urlsplit(href)
    page = parts.path.strip("./") or "ask"
    return page, dict(parse_qsl(parts.query))


def here(page: str, now: Mapping[str, str], /, **changed: object) -> str:
    """The address of the page shown, with some of its parameters changed; None takes one away.

    >>> here("ask", {"q": "甲", "page": "2"}, page=None)
    './?q=%E7%94%B2'
    """
    return link(page, **{**now, **changed})
