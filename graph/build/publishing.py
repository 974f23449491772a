"""Publishing: a snapshot is built beside the published one and switched by replacing one small file.

    published/current            the name of the folder that counts
    published/00000007/          graph.sqlite, graph.kgl (of a large graph made when it is first asked for)
    published/parts.sqlite       what each document says of the graph, so that only new ones are read; see `gathering`

Where few documents have changed, the new file is a copy of the published one with the rows changed on which they
differ, else it is written whole. A folder is never changed after it was published. A reader holds a shared mark on its
folder; folders that nobody holds are removed by the next publishing. Whatever is interrupted, `current` names a whole
snapshot.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from graph.build.collected import NAME, Collected
from graph.build.gathering import Documents, Progress, gather
from graph.build.kgl import write_kgl
from graph.build.writing import write_difference, write_whole
from graph.collecting import uncollected
from graph.cypher.kglite import faults
from graph.errors import JieduiError
from graph.ledger import Ledger
from graph.ledger.faults import told
from graph.ledger.originals import sync_folder
from graph.places import Gazetteer
from graph.resolve import Divisions
from graph.store.embedded import EmbeddedView
from graph.store.snapshot import BUILD, MARK, POINTER, SQLITE, current, folder_of, in_use, state_of

_PART = "part-"
# Edges up to which the file for free Cypher is made at once; of a larger graph with the first statement.
_SMALL = 50_000


@dataclass(frozen=True, slots=True)
class Published:
    """A published snapshot; `rebuilt` False where the one that stood was current."""

    folder: Path
    state: str
    rebuilt: bool
    nodes: int
    edges: int
    facts: int
    documents: int
    seconds: float


def publish(
    ledger: Ledger,
    gazetteer: Gazetteer,
    *,
    force: bool = False,
    progress: Progress | None = None,
    waiting: Callable[[], None] | None = None,
) -> Published:
    """Brings the published graph to the state of the ledger; does nothing where it is there already.

    Errors: those of `Ledger.open`, above all `disk_full`; the old snapshot then still stands.
    """
    begun = time.monotonic()
    with ledger.writing(waiting):
        threshold = ledger.threshold()
        state = state_of(ledger.content(), threshold)
        standing = _standing(ledger.workspace)
        if standing is not None and standing.state == state and not force:
            return standing
        with told(ledger.workspace), uncollected():
            home = folder_of(ledger.workspace)
            home.mkdir(parents=True, exist_ok=True)
            _sweep(home)
            order = _Order(ledger, Divisions(gazetteer), threshold, state, standing, progress)
            try:
                folder, counts = _publish(home, order, afresh=force)
            except sqlite3.DatabaseError as fault:
                if fault.sqlite_errorname not in ("SQLITE_CORRUPT", "SQLITE_NOTADB"):
                    raise
                folder, counts = _publish(home, order, afresh=True)  # parts or snapshot are damaged, or the ledger is
            _sweep(home)
            return Published(folder, state, True, **counts, seconds=time.monotonic() - begun)


@dataclass(frozen=True, slots=True)
class _Order:
    """What is to be published: `state` names it, `standing` is what is published so far."""

    ledger: Ledger
    divisions: Divisions
    threshold: float
    state: str
    standing: Published | None
    progress: Progress | None


def _publish(home: Path, order: _Order, *, afresh: bool) -> tuple[Path, dict[str, int]]:
    """Brings the parts to the state of the ledger and publishes them; gives the new folder and its counts."""
    ledger, divisions = order.ledger, order.divisions
    stamp = f"{ledger.identity()}/{BUILD}/{order.threshold}/{version('jiedui')}"
    with closing(Collected.open(home / NAME, stamp, afresh=afresh)) as collected:
        gather(ledger, divisions, collected, order.threshold, order.progress)
        return _build(home, order.standing, order.state, collected, Documents(ledger, divisions))


def _standing(workspace: Path) -> Published | None:
    """The published snapshot, if it can be read."""
    try:
        with EmbeddedView.open(workspace) as view:
            about = view.about()
            counts = {name: int(about[name]) for name in ("nodes", "edges", "facts", "documents")}
            return Published(view.folder, about["state"], False, **counts, seconds=0.0)
    except JieduiError:
        return None


def _build(
    home: Path, standing: Published | None, state: str, collected: Collected, documents: Documents
) -> tuple[Path, dict[str, int]]:
    """Writes the new folder and switches to it; gives the folder and its counts."""
    part = home / f"{_PART}{os.getpid()}"
    part.mkdir()
    try:
        meta = {"published": datetime.now(UTC).isoformat(timespec="seconds"), "state": state, "build": BUILD}
        whole = standing is None or collected.base != standing.state
        if standing is None or whole:
            counts = write_whole(part / SQLITE, collected, documents, meta)
        else:
            counts = write_difference(standing.folder / SQLITE, part / SQLITE, collected, documents, meta)
        if counts["edges"] <= _SMALL:
            with suppress(*faults()):  # named questions do not need that file; free Cypher will make it, or say why not
                write_kgl(part)
        (part / MARK).touch()
        folder = home / f"{_last(home) + 1:08d}"
        os.replace(part, folder)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    _switch(home, folder.name)
    collected.rebase(state, counts["documents"] if whole else None)
    return folder, counts


def _last(home: Path) -> int:
    return max((int(p.name) for p in home.iterdir() if p.name.isdigit()), default=0)


def _switch(home: Path, name: str) -> None:
    """Makes a folder the published one; atomic on every system, and lasting where folders can be synced."""
    part = home / f"{POINTER}.part"
    with part.open("w", encoding="ascii") as file:
        file.write(name)
        file.flush()
        os.fsync(file.fileno())
    os.replace(part, home / POINTER)
    sync_folder(home)


def _sweep(home: Path) -> None:
    """Removes what was left half done and snapshots that nobody reads; never the published one."""
    with suppress(OSError):  # a folder that cannot be removed now is removed another time
        kept = current(home)
        for folder in home.iterdir():
            stale = folder.name.startswith(_PART) or (folder.name.isdigit() and folder.name != kept)
            if stale and folder.is_dir() and not in_use(folder):
                shutil.rmtree(folder, ignore_errors=True)
