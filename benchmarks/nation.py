"""A whole nation of reports through the command line: read, published, one more, one changed, one gone; then questions.

    python -m benchmarks.nation TEXTS WORK

TEXTS is a folder of reports as text files; the last of them is held back to be the one more. WORK keeps a copy of the
texts, the workspace, and `steps.json` with what was measured: a run that was broken off goes on where it was (reading,
too: what is in the ledger is not read again, so its figures are then those of the rest). Prints the tables of
docs/speed.md. CPU is that of all processes of a step, memory that of the largest of them.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from graph.ledger import Ledger
from graph.questions import answer
from graph.store.embedded import EmbeddedView

Step = dict[str, float]


def main(texts: Path, work: Path) -> None:
    """Runs what has not been run yet and prints the tables."""
    files = sorted(texts.glob("*.txt"))
    copies, workspace = work / "texts", work / "workspace"
    copies.mkdir(parents=True, exist_ok=True)
    for file in files[:-1]:
        if not (copies / file.name).exists():
            shutil.copyfile(file, copies / file.name)
    more = work / files[-1].name
    steps: dict[str, Step] = {}
    for name, words, before in (
        ("all read into the ledger", ["ingest", str(copies), "--no-publish"], lambda: None),
        ("published", ["publish"], lambda: None),
        ("one more report read and published", ["ingest", str(more)], lambda: _write(more, files[-1].read_bytes())),
        ("the same with a line more", ["ingest", str(more)], lambda: _write(more, files[-1].read_bytes() + b"\n\n")),
        ("one report removed and published", ["remove", files[0].name], lambda: None),
        ("nothing changed", ["publish"], lambda: None),
    ):
        steps[name] = _once(work / "steps.json", name, [*words, "--workspace", str(workspace)], before)
    size = sum(file.stat().st_size for file in files) / 1e6
    with Ledger.open(workspace) as ledger, EmbeddedView.open(workspace) as view:
        documents, facts = ledger.counts()
        about = view.about()
        print(f"{len(files)} reports, {size:.1f} MB; at the end {documents} documents, {facts} facts, ", end="")
        print(f"{about['nodes']} nodes, {about['edges']} edges; ", end="")
        print(f"ledger {_megabytes(workspace / 'ledger.sqlite')} MB, snapshot {_megabytes(view.folder)} MB, ", end="")
        print(f"parts {_megabytes(workspace / 'published' / 'parts.sqlite')} MB\n")
        print("| what | CPU | wall | memory |\n|---|---|---|---|")
        for name, step in steps.items():
            print(f"| {name} | {step['cpu']:.1f} s | {step['wall']:.1f} s | {step['megabytes']:.0f} MB |")
        print("\n| question | p50 | p99 |\n|---|---|---|")
        for name, ask in questions(view):
            times = sorted(_timed(ask) for _ in range(200))
            print(f"| {name} | {times[100]:.2f} ms | {times[198]:.2f} ms |")


def _write(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def _once(record: Path, name: str, words: list[str], before: Callable[[], None]) -> Step:
    """What a step cost, measured now where it was not before."""
    steps: dict[str, Step] = json.loads(record.read_text(encoding="utf-8")) if record.exists() else {}
    if name not in steps:
        before()
        steps[name] = _run(words)
        record.write_text(json.dumps(steps, indent=1), encoding="utf-8")
    return steps[name]


def _run(words: list[str]) -> Step:
    """Runs a command of jiedui: seconds of the processors and of the clock, memory of the largest process."""
    begun = time.perf_counter()
    child = subprocess.Popen([sys.executable, "-m", "app", *words], stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(child.returncode)
    wall = time.perf_counter() - begun
    return {"cpu": used.ru_utime + used.ru_stime, "wall": wall, "megabytes": used.ru_maxrss / 1024}


def questions(view: EmbeddedView) -> Iterator[tuple[str, Callable[[], Any]]]:
    """What pages ask most, each with other entities every time."""
    chance = random.Random(1)
    districts = [node.id for node in view.labelled("District")]
    regions = [node.id for node in view.labelled("Region")]
    everyone = [node.id for node in view.labelled()]
    yield "pairings of a county", lambda: view.edges(["PAIRED_WITH"], chance.choice(districts))
    yield "money of a county", lambda: view.edges(["FUNDED"], chance.choice(districts))
    yield "two counties", lambda: view.between(["PAIRED_WITH"], chance.choice(districts), chance.choice(districts))
    yield "all of a region", lambda: view.edges(["PAIRED_WITH"], chance.choice(regions))
    yield "two characters", lambda: view.search(chance.choice(("中学", "医院", "红旗", "新华")))
    yield "three characters", lambda: view.search(chance.choice(("人民医", "第一中", "有限公", "中心小")))
    yield "pinyin", lambda: view.search(chance.choice(("xinhua", "tian", "hui")))
    yield "shortest path", lambda: view.path(chance.choice(everyone), chance.choice(everyone))
    yield "who gave most of all", lambda: answer("top_funders", view, {"limit": 10}, "zh")
    yield "all money by year", lambda: answer("funding_totals", view, {}, "zh")
    yield "money of all counties", lambda: answer("compare_places", view, {"indicator": "funding_received"}, "zh")


def _timed(ask: Callable[[], Any]) -> float:
    begun = time.perf_counter()
    ask()
    return (time.perf_counter() - begun) * 1000


def _megabytes(path: Path) -> int:
    files = path.rglob("*") if path.is_dir() else [path]
    return sum(file.stat().st_size for file in files if file.is_file()) // 2**20


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
