"""Reads what `jsonl.py` wrote: known by its first line, taken document by document, each whole or not at all.

Nothing in the file is believed: an id is computed from the bytes, a quotation is compared with the text, a fact is read
as any other. A line that is not as it should be costs its document, never the others.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from graph.errors import JieduiError
from graph.export.jsonl import MARK, VERSION
from graph.ledger import Extraction, Source
from graph.ledger.taking import check_spans

PART = "part of an export: "  # what the settings of a document begin with of which not all facts are there
_HEAD = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"type"\s*:\s*"' + MARK.encode() + rb'"')
_DOCUMENT = re.compile(rb'\s*\{\s*"type"\s*:\s*"document"')
_FAULTS = (ValueError, TypeError, LookupError, AttributeError, RecursionError)  # what a changed line leads to


@dataclass(frozen=True, slots=True)
class Restored:
    """A document of an export: as it came and as it was read; or what is wrong with it."""

    name: str
    source: Source | None = None
    extraction: Extraction | None = field(default=None, repr=False)
    error: JieduiError | None = None


def recognised(head: bytes) -> bool:
    """Whether a file that begins so is an export of ours.

    >>> recognised(b'{"type":"jiedui-export","version":1}'), recognised(b'{"type":"pairing"}')
    (True, False)
    """
    return _HEAD.match(head) is not None


def restored(lines: Iterable[bytes], file: str, batch: str | None = None) -> Iterator[Restored]:
    """The documents of an export called `file`, in its order; `batch` is the run that takes them in."""
    part: str | None = None
    for at, group in _groups(lines):
        name = file
        try:
            first = json.loads(group[0])
            if part is None:
                part = _part(first, file)
                continue
            name = str(first["name"])
            yield _document(first, [json.loads(line) for line in group[1:]], part, batch)
        except _FAULTS as fault:
            yield Restored(name, error=_broken(file, at, fault))
        except JieduiError as error:
            yield Restored(file, error=error)
        if part is None:
            return


def _groups(lines: Iterable[bytes]) -> Iterator[tuple[int, list[bytes]]]:
    """The head line, then each document's line with those that follow it; with the number of the first."""
    group, begun = list[bytes](), 1
    for at, line in enumerate(lines, 1):
        if group and _DOCUMENT.match(line):
            yield begun, group
            group, begun = [], at
        if line.strip():
            group.append(line.removeprefix(b"\xef\xbb\xbf"))
    yield begun, group


def _part(head: Mapping[str, Any], file: str) -> str:
    """What the settings of each document are to begin with; `export_newer` where a newer version wrote the file."""
    if head["version"] > VERSION:
        raise JieduiError("export_newer", file=file, found=head["version"], known=VERSION)
    return PART + json.dumps(head["part"], ensure_ascii=False) + " " if "part" in head else ""


def _document(row: Mapping[str, Any], below: list[dict[str, Any]], part: str, batch: str | None) -> Restored:
    source = Source(str(row["name"]), _content(row), None, batch)
    if source.id != row["id"]:
        raise ValueError(f"{row['id']} is not the id of these bytes")
    facts = [one for one in below if one["type"] != "unread"]
    unread = [one for one in below if one["type"] == "unread"]
    if (len(facts), len(unread)) != (row["facts"], row["unread"]):
        raise ValueError(f"{row['facts']} facts and {row['unread']} unread were announced")
    settings = part + str(row["settings"])
    extraction = _shape().validate_python({**row, "facts": facts, "unread": unread, "settings": settings})
    check_spans(extraction)
    return Restored(source.name, source, extraction)


@cache
def _shape() -> TypeAdapter[Extraction]:
    return TypeAdapter(Extraction)


def _content(row: Mapping[str, Any]) -> bytes:
    if row["original"] is None:
        return str(row["text"]).encode("utf-8", "surrogatepass")
    return base64.b64decode(row["original"], validate=True)


def _broken(file: str, line: int, fault: BaseException) -> JieduiError:
    return JieduiError("export_broken", file=file, line=line, detail=str(fault).splitlines()[0] if str(fault) else "–")
