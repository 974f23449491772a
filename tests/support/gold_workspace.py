"""A workspace published from reference facts, as if they had just been read from their documents."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

SHARED = Path(__file__).resolve().parents[3] / "shared"


def gold_documents() -> list[tuple[Path, Path]]:
    """Each reference text with its facts; the test is skipped where there are none."""
    found = [
        (text, facts)
        for text in sorted((SHARED / "seeds").glob("*.txt"))
        if (facts := SHARED / "eval" / "gold" / f"{text.stem}.facts.jsonl").is_file()
    ]
    if not found:
        pytest.skip("no reference facts beside the project")
    return found


def gold_facts(text: str, file: Path) -> Iterator[Any]:
    """The facts of one file, with the place of their quotation; white space and cell borders may stand inside it."""
    from graph.facts import fact_from_json

    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    for row in map(json.loads, file.read_text(encoding="utf-8").splitlines()):
        row["approx"] = "约" if row.get("approx") else None
        near = max(0, starts[min(row["line"] or 1, len(starts)) - 1] - 400)
        letters = [re.escape(char) for char in row["quote"] if not char.isspace()]
        match = re.compile(r"[\s|]*".join(letters)).search(text, near)
        if match is not None:
            place = {"quote": match[0], "start": match.start(), "end": match.end()}
            yield fact_from_json({**row, **place, "rule": "reference"})


def publish_gold(workspace: Path) -> None:
    """Publishes a graph of the reference facts in that folder."""
    from graph.build import publish
    from graph.ledger import Extraction, Ledger, Source
    from ingest.gazetteer import open_gazetteer

    with Ledger.open(workspace) as ledger:
        for text_file, facts_file in gold_documents():
            content = text_file.read_bytes()
            text = content.decode("utf-8")
            facts = list(gold_facts(text, facts_file))
            pair = next((f for f in facts if f.type == "pairing" and f.east_type == f.west_type == "district"), None)
            own = None if pair is None else _ref(pair.west)
            partners = () if pair is None else (_ref(pair.east),)
            year = int(text_file.stem[-4:])
            read = Extraction(text=text, facts=facts, title=facts_file.stem, place=own, partners=partners, year=year)
            ledger.record(Source(text_file.name, content), read)
        publish(ledger, open_gazetteer())


def _ref(name: str) -> Any:
    from graph.facts import Ref

    return Ref(name=name, type="district")
