"""Where an export goes: under a temporary name beside its place, renamed when complete; `-` is standard output."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.errors import JieduiError

STDOUT = "-"


@contextmanager
def delivered(out: str, *, folder: bool) -> Iterator[Path]:
    """A path to write a file (or, for `folder`, files in a folder) to; delivered to `out` when the block ends well.

    A folder goes to a folder that is new or empty, or into one file where `out` ends in `.zip`. Errors:
    `export_needs_folder` (several files for standard output), `export_exists`, `export_unwritable`.
    """
    if folder and out == STDOUT:
        raise JieduiError("export_needs_folder")
    target = None if out == STDOUT else Path(out)
    zipped = folder and target is not None and target.suffix.lower() == ".zip"
    _refuse(target, folder and not zipped)
    try:
        home = None if target is None else target.absolute().parent
        if home is not None:
            home.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".jiedui-part-", dir=home) as part:
            made = Path(part, "export")
            if folder:
                made.mkdir()
            yield made
            _deliver(_zip(made, Path(part, "zip")) if zipped else made, target)
    except OSError as fault:
        raise JieduiError("export_unwritable", file=out, detail=fault.strerror or str(fault)) from fault


def _refuse(target: Path | None, folder: bool) -> None:
    """Nothing that somebody has is replaced but a file by a file."""
    if target is None:
        return
    taken = any(target.iterdir()) if folder and target.is_dir() else target.exists() and (folder or target.is_dir())
    if taken:
        raise JieduiError("export_exists", file=str(target))


def _deliver(made: Path, target: Path | None) -> None:
    if target is None:
        with made.open("rb") as file:
            shutil.copyfileobj(file, sys.stdout.buffer)
        sys.stdout.buffer.flush()
        return
    if made.is_dir() and target.is_dir():
        target.rmdir()  # an empty one
    if made.is_file():
        with made.open("rb+") as file:
            os.fsync(file.fileno())
    os.replace(made, target)


def _zip(folder: Path, path: Path) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for one in sorted(folder.rglob("*")):
            if one.is_file():
                file.write(one, one.relative_to(folder).as_posix())
    return path
