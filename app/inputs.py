"""The files a person names: single ones, whole folders, or bytes that were uploaded."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from graph.errors import JieduiError
from graph.export.reading import recognised

_HEAD = 4096  # bytes that tell whether a file is an export


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came through the browser."""

    name: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Input:
    """One file to take in: its bytes, or why it has none; an export of ours may be large and is only opened."""

    name: str
    origin: str | None = None
    content: bytes = field(default=b"", repr=False)
    error: JieduiError | None = None
    export: bool = False

    def lines(self) -> BinaryIO:
        """The lines of an export."""
        return BytesIO(self.content) if self.origin is None else open(self.origin, "rb")


def listed(inputs: Iterable[Path | Upload]) -> list[Path | Upload]:
    """Every file, none of them read yet; a folder is all in it, in the order of names.

    Hidden files and links that lead out of a folder are left out; a folder without files stays in the list as it is.
    """
    return [one for given in inputs for one in (_folder(given) if isinstance(given, Path) else [given])]


def load(given: Path | Upload) -> Input:
    """The bytes of one file, or the error that it costs."""
    if isinstance(given, Upload):
        return Input(given.name, None, given.content, export=recognised(given.content))
    origin = str(given.absolute())
    if given.is_dir():
        return Input(str(given), origin, error=JieduiError("folder_empty", file=str(given)))
    if not given.exists():
        return Input(str(given), origin, error=JieduiError("file_missing", file=str(given)))
    try:
        with given.open("rb") as file:
            head = file.read(_HEAD)
            export = recognised(head)
            return Input(given.name, origin, b"" if export else head + file.read(), export=export)
    except OSError as error:
        detail = error.strerror or type(error).__name__
        return Input(given.name, origin, error=JieduiError("file_unreadable", file=str(given), detail=detail))


def _folder(path: Path) -> list[Path]:
    return (sorted(_files(path)) or [path]) if path.is_dir() else [path]


def _files(folder: Path) -> Iterator[Path]:
    top = folder.resolve()
    for root, folders, names in os.walk(folder, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in names:
            path = Path(root, name)
            # a link may lead to another file of the folder, but not out of it
            if not name.startswith(".") and path.is_file() and path.resolve().is_relative_to(top):
                yield path
