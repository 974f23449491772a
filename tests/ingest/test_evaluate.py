"""The measure agrees with the one that stands beside the project."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from graph.errors import JieduiError
from ingest.evaluate import evaluate
from ingest.evaluate.match import compare, total
from ingest.evaluate.same import Names

SHARED = Path(__file__).parents[3] / "shared" / "eval"
GIFT = {"type": "funding", "amount_yuan": 100000, "line": 3, "channel": "donation", "level": "item", "status": "actual"}


def figures(found, wanted, doubtful=()):
    return total([compare(found, wanted, Names({}), doubtful)])[-1]


def test_a_fact_found():
    assert figures([GIFT], [GIFT])["f1"] == 1.0


def test_a_side_field_counts_in_full_only():
    row = figures([{**GIFT, "channel": "fiscal"}], [GIFT])
    assert (row["f1"], row["full"]) == (1.0, 0.0)


def test_a_repeat_may_be_merged_but_not_invented():
    assert figures([GIFT], [GIFT, {**GIFT, "line": 5, "repeat_of": 3}])["fn"] == 0
    assert figures([GIFT, GIFT], [GIFT])["fp"] == 1


def test_a_doubtful_row_counts_neither_way():
    assert figures([GIFT], [], [GIFT])["fp"] == 0


def test_an_accepted_value_agrees():
    assert figures([{**GIFT, "level": "part"}], [{**GIFT, "accept": {"level": ["part"]}}])["full"] == 1.0


def test_a_folder_without_references_is_told(tmp_path):
    with pytest.raises(JieduiError, match="gold_empty"):
        evaluate(tmp_path, [tmp_path])


@pytest.mark.skipif(not SHARED.is_dir(), reason="needs the reference facts beside the project")
@pytest.mark.parametrize("name", ["gold", "dev"])
def test_it_measures_as_the_published_program_does(name, tmp_path):
    for number, path in enumerate(sorted((SHARED / name).glob("*.facts.jsonl"))):
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        spoilt = [
            {**row, "line": (row.get("line") or 0) + at % 12} for at, row in enumerate(rows) if at % 7 != number % 7
        ]
        target = tmp_path / path.name.replace(".facts", "")
        target.write_text("".join(json.dumps(row) + "\n" for row in spoilt), encoding="utf-8")
    command = [sys.executable, SHARED / "score.py", "--gold-dir", SHARED / name, "--pred-dir", tmp_path, "--json"]
    aliases = SHARED / name / "aliases.json"
    command += ["--aliases", aliases] if aliases.exists() else []
    theirs = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    ours = {row.pop("type"): row for row in evaluate(SHARED / name, [tmp_path])}
    assert ours == theirs
