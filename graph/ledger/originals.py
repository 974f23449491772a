"""The files as they came, by hash, in a folder beside the ledger; on the disk before the ledger says so."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


class Originals:
    """`originals/ab/abcdef…`: the bytes of every file that was ever recorded."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, sha256: str) -> Path:
        """Where the bytes of that hash lie."""
        return self._folder / sha256[:2] / sha256

    def keep(self, sha256: str, content: bytes) -> None:
        """Writes the bytes and waits until they are on the disk; a file that stands whole is left as it is."""
        path = self.path(sha256)
        if path.is_file() and path.stat().st_size == len(content):
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".part-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            os.replace(name, path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
        for folder in (path.parent, self._folder):
            sync_folder(folder)


def sync_folder(folder: Path) -> None:
    """Makes renames in a folder last; Windows needs and allows no such thing."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
