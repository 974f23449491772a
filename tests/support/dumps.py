"""All that a snapshot holds, row by row, without what only tells when and how it was written."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from graph.store.snapshot import SQLITE

_NODE = "(SELECT id FROM node WHERE n = {})"
_TABLES = {
    "meta": "key, value FROM meta WHERE key <> 'published'",
    "node": "id, label, name, type, code, place, place_name, within, aliases, props, degree FROM node x",
    "edge": f"n, type, {_NODE.format('source')}, {_NODE.format('target')}, source_id, target_id, "
    "years, first, last, status, props FROM edge",
    "closure": f"{_NODE.format('ancestor')}, {_NODE.format('node')} FROM closure",
    "document": "* FROM document",
    "fact": "* FROM fact",
    "spot": "* FROM spot",
    "proof": "* FROM proof",
    "gift": "* FROM gift",
    "open_case": "* FROM open_case",
    "form": f"folded, {_NODE.format('node')}, kind FROM form",
    "bigram": f"two, degree, id, {_NODE.format('node')} FROM bigram",
    "ranked": f"degree, id, {_NODE.format('x.n')}, names FROM ranked x",
    "sounded": "* FROM sounded",
    "bound": "* FROM bound",
    "added": "* FROM added",
    "county_total": "* FROM county_total",
    "words": f'term, {_NODE.format("doc")}, "offset" FROM temp.vocabulary',
}


def dump(folder: Path) -> dict[str, list[Any]]:
    """The rows of each table, sorted; nodes by their ids, since only they may be numbered in another order."""
    with sqlite3.connect(f"{(folder / SQLITE).as_uri()}?mode=ro", uri=True) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        db.execute("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, words, instance)")
        found = {name: sorted(db.execute(f"SELECT {sql}"), key=repr) for name, sql in _TABLES.items()}
    db.close()
    return found
