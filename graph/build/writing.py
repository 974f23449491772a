"""The file of a new snapshot: a copy of the published one with the difference, where that is known, else whole."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

from graph.build.collected import Collected
from graph.build.difference import Difference
from graph.build.gathering import Documents
from graph.build.merge import Open
from graph.build.sqlite import SnapshotFile
from graph.store.base import Node

Counts = dict[str, int]


def write_difference(
    old: Path, path: Path, collected: Collected, documents: Documents, meta: Mapping[str, object]
) -> Counts:
    """Writes the file from the published one; gives the counts of nodes, edges, facts and documents."""
    shutil.copyfile(old, path)
    with closing(Difference(path)) as file:
        touched = collected.touched("document")
        file.documents(touched, documents.those(touched))
        file.nodes(collected.touched("node"), collected.nodes(documents.node, touched=True))
        file.edges(collected.touched("edge"), collected.edges(touched=True))
        file.open(collected.open_facts(touched=True))
        return file.finish(meta)


def write_whole(path: Path, collected: Collected, documents: Documents, meta: Mapping[str, object]) -> Counts:
    """Writes the file from nothing; gives the counts."""
    with closing(SnapshotFile(path)) as file:
        file.documents(documents.all())
        numbers = {id: n for n, id in enumerate(collected.used(), 1)}
        cases: list[Open] = []
        file.nodes(_nodes(collected, documents, cases), numbers)
        file.edges(collected.edges(), numbers)
        file.open(cases)
        file.open(collected.open_facts())
        return file.finish(meta)


def _nodes(collected: Collected, documents: Documents, cases: list[Open]) -> Iterator[Node]:
    """The nodes; what is open about them is put to the cases as they go by."""
    for known in collected.nodes(documents.node):
        if known.open is not None:
            cases.append(known.open)
        if known.node is not None:
            yield known.node
