"""The files a person names: single ones, whole folders, or bytes that were uploaded."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from graph.errors import JieduiError


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came through the browser."""

    name: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Input:
    """One file to take in: its bytes, or why it has none."""

    name: str
    origin: str | None = None
    content: bytes = field(default=b"", repr=False)
    error: JieduiError | None = None


def gather(inputs: Iterable[Path | Upload]) -> Iterator[Input]:
    """Every file, read when its turn comes; folders in the order of names, hidden files and links out left out."""
    for given in inputs:
        if isinstance(given, Upload):
            yield Input(given.name, None, given.content)
        elif given.is_dir():
            yield from _folder(given)
        else:
            yield _file(given)


def _folder(folder: Path) -> Iterator[Input]:
    files = sorted(_files(folder))
    if not files:
        yield Input(str(folder), error=JieduiError("folder_empty", file=str(folder)))
    for file in files:
        yield _file(file)


def _files(folder: Path) -> Iterator[Path]:
    top = folder.resolve()
    for root, folders, names in os.walk(folder, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in names:
            path = Path(root, name)
            # a link may lead to another file of the folder, but not out of it
            if not name.startswith(".") and path.is_file() and path.resolve().is_relative_to(top):
                yield path


def _file(path: Path) -> Input:
    origin = str(path.absolute())
    if not path.exists():
        return Input(str(path), origin, error=JieduiError("file_missing", file=str(path)))
    try:
        return Input(path.name, origin, path.read_bytes())
    except OSError as error:
        detail = error.strerror or type(error).__name__
        return Input(path.name, origin, error=JieduiError("file_unreadable", file=str(path), detail=detail))
