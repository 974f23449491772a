"""What a whole nation of reports costs after reading: ledger, publishing, and questions to the published graph.

    python -m benchmarks.nation NATION WORK

NATION is a folder of reports with their reference facts: `index.jsonl` (doc, year, county, district, towns, streets),
`text/DOC.txt`, `gold/DOC.facts.jsonl`. Nothing is read from the texts: the facts are the reference's, their references
are given from the index. WORK becomes a workspace. Prints one line a step.
"""

from __future__ import annotations

import json
import random
import resource
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from graph.build import publish
from graph.facts import Fact, Ref, fact_from_json
from graph.ledger import Extraction, Ledger, Source
from graph.places import Gazetteer
from graph.store.embedded import EmbeddedView
from ingest.gazetteer import open_gazetteer

ENDS = {
    "pairing": ("east", "west"), "pairing_count": ("east", "west"), "funding": ("funder", "recipient"),
    "cadre": ("org", "from", "to"), "visit": ("from", "to"), "staff_count": ("from", "to"), "indicator": ("place",),
}  # fmt: skip
EAST = {"east", "funder", "from"}


def reports(nation: Path, gazetteer: Gazetteer) -> Iterator[tuple[Source, Extraction]]:
    """Every report as it would come out of reading."""
    for line in (nation / "index.jsonl").open(encoding="utf-8"):
        known = json.loads(line)
        text = (nation / f"text/{known['doc']}.txt").read_text(encoding="utf-8")
        own, partner = (place(gazetteer, known[side]) for side in ("county", "district"))
        names = {ref.name: ref for ref in (own, partner)}
        for code, name, *_ in (*known["towns"], *known["streets"]):
            names[name] = Ref(name=name, type="street", code=code if gazetteer.by_code(code) else None)
        rows = (nation / f"gold/{known['doc']}.facts.jsonl").open(encoding="utf-8")
        facts = [fact(json.loads(row), text, names, own, partner) for row in rows]
        source = Source(f"{known['doc']}.txt", text.encode())
        yield source, Extraction(text, facts, place=own, partners=[partner], side="west", year=known["year"])


def place(gazetteer: Gazetteer, code: str) -> Ref:
    """The reference of a county."""
    found = gazetteer.by_code(code)
    if found is None:
        return Ref(name=code, type="district")
    return Ref(name=found.name, type=found.level, code=code)


def fact(row: dict[str, Any], text: str, names: dict[str, Ref], own: Ref, partner: Ref) -> Fact:
    """A reference fact with its place in the text and the references of its ends."""
    start = max(0, text.find(row["quote"]))
    row = {key: value for key, value in row.items() if key not in ("accept", "also_lines", "approx")}
    row |= {"start": start, "end": start + len(row["quote"]), "quote": text[start : start + len(row["quote"])]}
    row["refs"] = {}
    for end in ENDS[row["type"]]:
        name = row.get(end)
        if name:
            side = partner if end in EAST else own
            body = Ref(name=name, type=row.get(f"{end}_type") or "other", place=side.code)
            row["refs"][end] = names.get(name, body).model_dump()
    return fact_from_json(row)


def questions(view: EmbeddedView) -> Iterator[tuple[str, Callable[[], Any]]]:
    """What pages ask most, each with other entities every time."""
    chance = random.Random(1)
    districts = [node.id for node in view.labelled("District")]
    everyone = [node.id for node in view.labelled()]
    yield "pairings of a county", lambda: view.edges(["PAIRED_WITH"], chance.choice(districts))
    yield "money of a county", lambda: view.edges(["FUNDED"], chance.choice(districts))
    yield "two counties", lambda: view.between(["PAIRED_WITH"], chance.choice(districts), chance.choice(districts))
    yield "all of a region", lambda: view.edges(["PAIRED_WITH"], chance.choice(view.labelled("Region")).id)
    yield "two characters", lambda: view.search(chance.choice(("中学", "医院", "红旗", "和平")))
    yield "three characters", lambda: view.search(chance.choice(("人民医", "第一中", "有限公", "和平区")))
    yield "pinyin", lambda: view.search(chance.choice(("heping", "tian", "hui")))
    yield "shortest path", lambda: view.path(chance.choice(everyone), chance.choice(everyone))


def main(nation: Path, work: Path) -> None:
    """Runs the steps one after the other."""
    shutil.rmtree(work, ignore_errors=True)
    gazetteer, ledger = open_gazetteer(), Ledger.open(work)
    spent = 0.0
    for source, extraction in reports(nation, gazetteer):
        begun = time.perf_counter()
        ledger.record(source, extraction)
        spent += time.perf_counter() - begun
    documents, facts = ledger.counts()
    print(f"ledger: {documents} documents, {facts} facts in {spent:.1f} s; {_megabytes(work)} MB on disk")
    done = publish(ledger, gazetteer)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    size = f"{_megabytes(done.folder)} MB on disk, {peak} MB of memory at most"
    print(f"published: {done.nodes} nodes, {done.edges} edges in {done.seconds:.1f} s; {size}")
    begun = time.perf_counter()
    with EmbeddedView.open(work) as view:
        view.documents()
        print(f"opened in {(time.perf_counter() - begun) * 1000:.0f} ms")
        for name, ask in questions(view):
            print(f"{name}: {_quantiles([_timed(ask) for _ in range(200)])}")


def _timed(ask: Callable[[], Any]) -> float:
    begun = time.perf_counter()
    ask()
    return (time.perf_counter() - begun) * 1000


def _quantiles(times: list[float]) -> str:
    times.sort()
    return f"p50 {times[len(times) // 2]:.2f} ms, p99 {times[int(len(times) * 0.99)]:.2f} ms"


def _megabytes(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) // 2**20


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
