"""Where a Neo4j database is: its URI, who asks, which database, and under which name the workspace stands in it."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qs, unquote, urlsplit

from graph.errors import JieduiError

SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
_NAME = re.compile(r"[a-z0-9_]{1,40}")
_DATABASE = re.compile(r"[A-Za-z0-9.-]{0,63}")


@dataclass(frozen=True, slots=True)
class Address:
    """A database and a workspace in it. `uri` is for the driver and for messages: it holds no password."""

    uri: str
    user: str
    password: str = field(repr=False)
    database: str | None
    workspace: str

    @property
    def label(self) -> str:
        """The label that every node of the workspace bears, and no other node."""
        return f"Jiedui_{self.workspace}"

    @property
    def shown(self) -> str:
        """The address as people may see it: without who asks and the password.

        >>> Address.parse("bolt://ann:secret@host:7687/graphs?workspace=office", {}).shown
        'bolt://host:7687/graphs?workspace=office'
        """
        return f"{self.uri}/{self.database or ''}?workspace={self.workspace}"

    @classmethod
    def parse(cls, text: str, environ: Mapping[str, str] = os.environ) -> Address:
        """Reads `neo4j://USER:PASSWORD@HOST:PORT/DATABASE?workspace=NAME`; `store_address` where it is none.

        User and password may stand in `NEO4J_USER` and `NEO4J_PASSWORD` instead; without a name it is `default`.

        >>> Address.parse("neo4j://host/graphs?workspace=office", {}).label
        'Jiedui_office'
        """
        try:
            parts = urlsplit(text)
            port, host = parts.port, parts.hostname
        except ValueError:
            raise JieduiError("store_address", uri=_shown(text)) from None
        options = parse_qs(parts.query, keep_blank_values=True)
        name = options.get("workspace", ["default"])[-1]
        database = parts.path.strip("/")
        known = set(options) <= {"workspace"} and _NAME.fullmatch(name) and _DATABASE.fullmatch(database)
        if parts.scheme not in SCHEMES or not host or not known:
            raise JieduiError("store_address", uri=_shown(text))
        where = f"[{host}]" if ":" in host else host
        user = unquote(parts.username) if parts.username else environ.get("NEO4J_USER", "neo4j")
        password = unquote(parts.password) if parts.password else environ.get("NEO4J_PASSWORD", "")
        return cls(f"{parts.scheme}://{where}{f':{port}' if port else ''}", user, password, database or None, name)


def _shown(text: str) -> str:
    """The address without what may be a password."""
    return re.sub(r"//[^/]*@", "//…@", text)
