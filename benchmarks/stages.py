"""`python -m benchmarks.stages TEXTS`: where the time of extraction goes, stage by stage and rule by rule.

TEXTS is a folder of text files. CPU seconds of one process, each with its share, and bytes a second of the whole. The
gazetteer is warm: the first file is read once before the clock starts. Nothing here is asserted on.
"""

from __future__ import annotations

import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from graph.collecting import collect_seldom
from ingest.arbiter import decide
from ingest.assemble import assemble, merge_repeats
from ingest.gazetteer import Index, open_gazetteer
from ingest.leftovers import leftovers, locate
from ingest.mentions.find import find
from ingest.normalize import passages as to_passages
from ingest.pipeline import extract, propose
from ingest.readers import read
from ingest.rules import Proposal, Reading, Rule
from ingest.rules.registry import RULES
from ingest.understand import understand
from ingest.unread import Unread


class Clock:
    """CPU seconds by stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)

    @contextmanager
    def on(self, stage: str) -> Iterator[None]:
        """Counts what is done inside for `stage`."""
        begun = time.process_time()
        yield
        self.seconds[stage] += time.process_time() - begun

    def table(self) -> Iterator[str]:
        """A line a stage, the longest first."""
        whole = sum(self.seconds.values())
        for stage, seconds in sorted(self.seconds.items(), key=lambda item: -item[1]):
            yield f"{stage:28} {seconds:8.3f} s {seconds / whole:6.1%}"


def timed(rule: Rule, clock: Clock) -> Rule:
    """The rule with a clock around it; what several rules share is counted for the one that asks first."""

    def on_clock(find: Any) -> Any:
        def found(*asked: Any) -> list[Proposal | Unread]:
            with clock.on(f"rule {rule.name}"):
                return list(find(*asked))

        return found if find is not None else None

    return replace(rule, find=on_clock(rule.find), find_in_table=on_clock(rule.find_in_table))


def run(data: bytes, gazetteer: Index, clock: Clock) -> None:
    """What `ingest.pipeline.extract` does, with the clock between its steps."""
    with clock.on("read the file"):
        document = read(data, "report.txt")
    with clock.on("clean passages"):
        passages, tables = to_passages(document)
    with clock.on("understand"):
        frame = understand(document, passages, gazetteer)
    with clock.on("mentions"):
        mentions = [find(passage, frame) for passage in passages]
    reading = Reading(document, passages, mentions, frame.context, tables)
    proposals, unread = propose(reading, [timed(rule, clock) for rule in RULES])
    with clock.on("decide"):
        standing = decide(proposals, [rule.name for rule in RULES])
    with clock.on("assemble"):
        facts = merge_repeats(assemble(proposal, document, reading.context) for proposal in standing)
    with clock.on("leftovers"):
        locate([*unread, *leftovers(reading, standing, unread)], facts, document)


def main(texts: Path) -> None:
    """Print the stages and the throughput of the whole without a clock between."""
    gazetteer = open_gazetteer()
    files = [path.read_bytes() for path in sorted(texts.glob("*.txt"))]
    extract(read(files[0], "report.txt"), gazetteer)
    collect_seldom()  # as a process that reads files does
    clock, size = Clock(), sum(map(len, files)) / 1e6
    for data in files:
        run(data, gazetteer, clock)
    print("\n".join(clock.table()))
    begun = time.process_time()
    for data in files:
        extract(read(data, "report.txt"), gazetteer)
    seconds = time.process_time() - begun
    print(f"{len(files)} files, {size:.2f} MB in {seconds:.2f} s of CPU: {size / seconds:.2f} MB/s")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
