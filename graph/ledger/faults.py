"""What can go wrong with a workspace, as errors a person can act on."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.errors import JieduiError

_FULL = {errno.ENOSPC, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC}
_DENIED = {errno.EACCES, errno.EPERM, errno.EROFS}


@contextmanager
def told(workspace: Path) -> Iterator[None]:
    """Turns faults of the disk and of SQLite into `disk_full` and `workspace_denied`, `_busy` or `_broken`."""
    try:
        yield
    except sqlite3.IntegrityError:
        raise  # a mistake of ours, never of the user's disk
    except sqlite3.DatabaseError as fault:
        raise JieduiError(_sqlite_code(fault), workspace=str(workspace), reason=str(fault)) from fault
    except OSError as fault:
        code = _os_code(fault)
        if code is None:
            raise
        raise JieduiError(code, workspace=str(workspace), reason=str(fault)) from fault


def _sqlite_code(fault: sqlite3.DatabaseError) -> str:
    name = getattr(fault, "sqlite_errorname", "") or ""
    if name.startswith("SQLITE_FULL") or name == "SQLITE_IOERR_WRITE":
        return "disk_full"
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_AUTH")):
        return "workspace_denied"
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return "workspace_busy"
    return "workspace_broken"


def _os_code(fault: OSError) -> str | None:
    if fault.errno in _FULL:
        return "disk_full"
    if fault.errno in _DENIED or isinstance(fault, (NotADirectoryError, FileExistsError)):
        return "workspace_denied"
    return None
