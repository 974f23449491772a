"""`python -m benchmarks.evaluate [EVAL_DIR]`: scores the rules on every reference set and writes `docs/evaluation.md`.

EVAL_DIR (default `../shared/eval`) holds folders of `DOC.facts.jsonl`; the texts stand beside them as `DOC.txt` or in
`../seeds`. Prints what changed since the last run: facts gained and lost by kind.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from graph.export.cells import as_markdown
from ingest.evaluate import extracted, score_document
from ingest.evaluate.match import Score, total

_ROOT = Path(__file__).parents[1]
_PAGE = _ROOT / "docs" / "evaluation.md"
_COLUMNS = ("type", "precision", "recall", "f1", "full", "tp", "fn", "fp")
_SETS = {"gold": "Five real documents", "dev": "Forty written documents of some twenty genres"}
_HEAD = """# How right the facts are

Written by `make evaluate`. The measure is that of `jiedui evaluate`: a fact is found when its key agrees with the
reference; *full* is the share of the found whose other fields agree, too. The reference sets are not part of this
project, so the command needs them beside it.
"""


def main(folder: Path) -> None:
    """Score all sets, say what changed, write the page."""
    before = _PAGE.read_text(encoding="utf-8") if _PAGE.exists() else ""
    sections = [_HEAD]
    for name, title in _SETS.items():
        if (folder / name).is_dir():
            rows = total(_scores(folder / name, folder.parent / "seeds"))
            sections.append(f"\n## {title}\n\n{as_markdown(_COLUMNS, [_shown(row) for row in rows])}")
            print(title)
            for row in rows:
                print("  " + "  ".join(f"{row[column]!s:>14}" for column in _COLUMNS))
    page = "".join(sections)
    _tell_changes(before, page)
    _PAGE.write_text(page, encoding="utf-8")


def _scores(folder: Path, texts: Path) -> list[dict[str, Score]]:
    scores = []
    for reference in sorted(folder.glob("*.facts.jsonl")):
        document = reference.name.removesuffix(".facts.jsonl")
        beside = folder / f"{document}.txt"
        source = beside if beside.exists() else texts / f"{document}.txt"
        scores.append(score_document(reference, extracted(source)))
    return scores


def _shown(row: dict[str, Any]) -> dict[str, Any]:
    return {name: f"{value:.3f}" if isinstance(value, float) else value for name, value in row.items()}


def _tell_changes(before: str, after: str) -> None:
    old = set(before.splitlines())
    changed = [line for line in after.splitlines() if line.startswith("| ") and line not in old]
    if before and changed:
        print("changed since the last run:\n  " + "\n  ".join(changed))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else _ROOT.parent / "shared" / "eval")
