"""Where the published snapshot lies, and who reads it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from graph.errors import JieduiError

BUILD = 16  # raise it with every change of what the graph of the same ledger is
READABLE = 16  # the build from which the tables are as they are read now
SQLITE = "graph.sqlite"
KGL = "graph.kgl"
POINTER = "current"
MARK = "readers"  # a file in each snapshot on which its readers hold a shared lock


def folder_of(workspace: Path) -> Path:
    """The folder of a workspace in which snapshots lie."""
    return workspace / "published"


def current(home: Path) -> str | None:
    """The name of the published snapshot's folder."""
    try:
        return (home / POINTER).read_text(encoding="ascii").strip() or None
    except FileNotFoundError:
        return None


def state_of(content: str, threshold: float) -> str:
    """The word for the graph that this build makes of a ledger's content; a snapshot of another one is not current."""
    return f"{content}/{BUILD}/{threshold}"


def published(workspace: Path) -> Path:
    """The folder of the published snapshot; `not_published` where there is none."""
    home = folder_of(workspace)
    name = current(home)
    while name is not None and not (home / name / SQLITE).is_file():
        name, before = current(home), name
        if name == before:  # not just replaced and removed under our eyes
            raise JieduiError("not_published", workspace=str(workspace))
    if name is None:
        raise JieduiError("not_published", workspace=str(workspace))
    return home / name


def held(workspace: Path) -> tuple[Path, int | None]:
    """The published snapshot's folder, and the mark that keeps it; close the mark (a file handle) when done."""
    while True:
        folder = published(workspace)
        mark = hold(folder)
        # Held before it was replaced, or not at all: publishing looks for marks only after it has switched.
        if published(workspace) == folder:
            return folder, mark
        if mark is not None:
            os.close(mark)


if sys.platform == "win32":  # pragma: no cover - Windows refuses to remove files that are open

    def hold(folder: Path) -> int | None:
        """Marks a snapshot as read; here the open database does."""
        return None

    def in_use(folder: Path) -> bool:
        """Whether somebody may read the snapshot: its database cannot be renamed while it is open."""
        file = folder / SQLITE
        try:
            os.replace(file, file)
        except OSError:
            return file.exists()
        return False

else:
    import fcntl

    def hold(folder: Path) -> int | None:
        """Marks a snapshot as read until the handle is closed (or its process ends)."""
        try:
            handle = os.open(folder / MARK, os.O_RDONLY | os.O_CREAT, 0o644)
        except OSError:
            return None  # a folder that cannot be written to cannot be removed either
        fcntl.flock(handle, fcntl.LOCK_SH)
        return handle

    def in_use(folder: Path) -> bool:
        """Whether somebody reads the snapshot."""
        try:
            handle = os.open(folder / MARK, os.O_RDONLY)
        except OSError:
            return False
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        finally:
            os.close(handle)
        return False
