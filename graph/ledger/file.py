"""The ledger's file: made, opened, and known to be ours before anything is read from it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from graph.errors import JieduiError
from graph.ledger.faults import told
from graph.ledger.lock import WriterLock

NAME = "ledger.sqlite"
FORMAT = 1
_OURS = 1785291108  # PRAGMA application_id
_WAIT = 30_000  # milliseconds a statement waits for another's transaction


def open_file(workspace: Path, *, create: bool) -> sqlite3.Connection:
    """A connection to the ledger of a workspace; see `Ledger.open` for the errors."""
    path = workspace / NAME
    if not path.exists() and not create:
        raise JieduiError("workspace_missing", workspace=str(workspace))
    with told(workspace):
        workspace.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=_WAIT / 1000, isolation_level=None, check_same_thread=False)
        try:
            _prepare(workspace, connection)
        except BaseException:
            connection.close()
            raise
    return connection


def _prepare(workspace: Path, db: sqlite3.Connection) -> None:
    # FULL: a transaction that was acknowledged survives a power cut, not only a crash of the program.
    for pragma in ("foreign_keys = ON", f"busy_timeout = {_WAIT}", "synchronous = FULL"):
        db.execute(f"PRAGMA {pragma}")
    if _empty(db):
        lock = WriterLock(workspace / "ledger.lock")
        lock.acquire()
        try:
            if _empty(db):
                _make(db)
        finally:
            lock.release()
    ours, version = (int(db.execute(f"PRAGMA {p}").fetchone()[0]) for p in ("application_id", "user_version"))
    if ours != _OURS:
        raise JieduiError("workspace_broken", workspace=str(workspace), reason=f"{NAME}: application_id {ours}")
    if version > FORMAT:
        raise JieduiError("workspace_newer", workspace=str(workspace), found=version, known=FORMAT)


def _empty(db: sqlite3.Connection) -> bool:
    return int(db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]) == 0


def _make(db: sqlite3.Connection) -> None:
    """The tables, all or none; WAL is a lasting property of the file and is set outside the transaction."""
    db.execute("PRAGMA journal_mode = WAL")
    script = Path(__file__).with_name("schema.sql").read_text(encoding="utf-8")
    db.executescript(f"BEGIN IMMEDIATE;\n{script}\nCOMMIT;")
