"""One writer at a time: a lock that the operating system gives back when its holder dies.

The lock is on an open file, so two ledgers in one process exclude each other as two processes do.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from graph.errors import JieduiError

PAUSE = 0.05  # seconds between two tries

if sys.platform == "win32":  # pragma: no cover - the other branch is tested
    import msvcrt

    def _try(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


class WriterLock:
    """The right to write, held from `acquire` to `release`; counted, so that a holder may take it again."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle: int | None = None
        self._depth = 0

    def acquire(self, waiting: Callable[[], None] | None = None, timeout: float | None = None) -> None:
        """Waits for the lock. After `timeout` s: `workspace_busy`.

        `waiting` is called before every try while another holds it; what it raises ends the wait.
        """
        if self._handle is None:
            self._handle = self._wait(waiting, timeout)
        self._depth += 1

    def release(self) -> None:
        """Gives the lock back once every `acquire` was matched."""
        self._depth -= 1
        if self._depth == 0 and self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def _wait(self, waiting: Callable[[], None] | None, timeout: float | None) -> int:
        handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            begun = time.monotonic()
            while not _try(handle):
                if waiting is not None:
                    waiting()
                if timeout is not None and time.monotonic() - begun > timeout:
                    raise JieduiError("workspace_busy", workspace=str(self._path.parent))
                time.sleep(PAUSE)
        except BaseException:
            os.close(handle)
            raise
        return handle
