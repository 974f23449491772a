"""Publishing: a snapshot is built beside the published one and switched by replacing one small file.

    published/current            the name of the folder that counts
    published/00000007/          graph.sqlite, graph.kgl (of a large graph made when it is first asked for)

A folder is never changed after it was published. A reader holds a shared mark on its folder; folders that nobody holds
are removed by the next publishing. Whatever is interrupted, `current` names a whole snapshot.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from graph.build.assemble import Progress, assemble
from graph.build.kgl import write_kgl
from graph.build.sqlite import SnapshotFile
from graph.collecting import uncollected
from graph.cypher.kglite import faults
from graph.errors import JieduiError
from graph.ledger import Ledger
from graph.ledger.faults import told
from graph.ledger.originals import sync_folder
from graph.places import Gazetteer
from graph.store.embedded import EmbeddedView
from graph.store.snapshot import BUILD, MARK, POINTER, SQLITE, current, folder_of, in_use

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
        state = f"{ledger.content()}/{BUILD}/{threshold}"
        standing = None if force else _standing(ledger.workspace, state)
        if standing is not None:
            return standing
        with told(ledger.workspace), uncollected():  # a third of the time
            return _build(ledger, gazetteer, state, threshold, progress, begun)


def _standing(workspace: Path, state: str) -> Published | None:
    """The published snapshot, if it was built from that state and can be read."""
    try:
        view = EmbeddedView.open(workspace)
    except JieduiError:
        return None
    try:
        about = view.about()
        counts = {name: int(about[name]) for name in ("nodes", "edges", "facts", "documents")}
        return Published(view.folder, state, False, **counts, seconds=0.0) if about["state"] == state else None
    finally:
        view.close()


def _build(
    ledger: Ledger, gazetteer: Gazetteer, state: str, threshold: float, progress: Progress | None, begun: float
) -> Published:
    home = folder_of(ledger.workspace)
    home.mkdir(parents=True, exist_ok=True)
    _sweep(home)
    part = home / f"{_PART}{os.getpid()}"
    part.mkdir()
    try:
        meta = {"published": datetime.now(UTC).isoformat(timespec="seconds"), "state": state, "build": BUILD}
        with closing(SnapshotFile(part / SQLITE)) as file:
            draft = assemble(ledger, gazetteer, threshold=threshold, keep=file.keep, progress=progress)
            counts = file.finish(draft, meta)
        del draft  # the graph for Cypher is made from the file
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
    _sweep(home)
    return Published(folder, state, True, **counts, seconds=time.monotonic() - begun)


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
