"""Scores the rules on reference documents in which every place, person, firm and sum has been changed."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from ingest.evaluate import extracted, read_facts, score_document
from ingest.evaluate.match import Score
from ingest.gazetteer import Index, open_gazetteer
from tests.support.renaming import Renaming


def score_renamed(reference: Path, text: Path, gazetteer: Index, seed: int) -> dict[str, Score]:
    """The score of a document renamed to official places of other counties."""
    with tempfile.TemporaryDirectory() as folder:
        renamed = write_renamed(reference, text, gazetteer, seed, Path(folder))
        return score_document(renamed, extracted(renamed.with_name(text.name), open_gazetteer()))


def write_renamed(reference: Path, text: Path, gazetteer: Index, seed: int, folder: Path) -> Path:
    """Write the renamed text and its reference files into `folder`; the path of the renamed facts."""
    content, facts = text.read_text(encoding="utf-8"), read_facts(reference)
    change = Renaming(content, facts, gazetteer, open_gazetteer(), seed)
    (folder / text.name).write_text(change.text(content), encoding="utf-8")
    for path in (reference, reference.with_name(f"{text.stem}.borderline.jsonl")):
        if path.exists():
            rows = [json.dumps(change.row(row), ensure_ascii=False) for row in read_facts(path)]
            (folder / path.name).write_text("\n".join(rows), encoding="utf-8")
    aliases = reference.with_name("aliases.json")
    if aliases.exists():
        known = change.row(json.loads(aliases.read_text(encoding="utf-8")).get(text.stem, {}))
        (folder / "aliases.json").write_text(json.dumps({text.stem: known}, ensure_ascii=False), encoding="utf-8")
    return folder / reference.name
