"""Named statements from `.sql` and `.cypher` files: all of them stand there, values are always parameters.

A file is a run of statements, each headed by a line `-- name: NAME` (`// name: NAME`) and comments as wanted.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path


@cache
def statements(path: Path, comment: str = "--") -> Mapping[str, str]:
    """The statements of a file by name; a name given twice is a ValueError."""
    parts = re.split(rf"(?m)^{comment} name: (\w+)\s*$", path.read_text(encoding="utf-8"))
    names, bodies = parts[1::2], parts[2::2]
    if len(set(names)) != len(names):
        raise ValueError(f"a statement is named twice in {path.name}")
    return {name: body.strip().removesuffix(";") for name, body in zip(names, bodies, strict=True)}


def as_text(text: str) -> str:
    """Text as a value a database takes; broken characters match nothing."""
    return text.encode("utf-8", "replace").decode("utf-8")


def as_list(texts: Iterable[str]) -> str:
    """Texts as one value of an SQL statement, read there by `json_each`.

    >>> as_list(["helper", "helped"])
    '["helper", "helped"]'
    """
    return json.dumps([as_text(text) for text in texts])
