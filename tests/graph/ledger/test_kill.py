"""A process that records in a loop is killed at random moments: what it acknowledged is there, and nothing is half."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from graph.ledger import Ledger

ROOT = Path(__file__).parents[3]
ROUNDS = int(os.environ.get("JIEDUI_KILL_ROUNDS", "25"))
CHILD = """
import sys
from pathlib import Path
from graph.facts import fact_from_json
from graph.ledger import Extraction, Ledger, Source, UnreadRow

ledger, at = Ledger.open(Path(sys.argv[1])), int(sys.argv[2])
while True:
    at += 1
    line = "第%d年甲区与乙县结对。" % at
    text = line * 40
    facts = [
        fact_from_json({
            "type": "pairing_count", "kind": "school", "count": n, "quote": line, "line": 1,
            "start": n * len(line), "end": (n + 1) * len(line),
        })
        for n in range(40)
    ]
    # three files take turns, each time with new words: versions replace each other
    source = Source("%d.txt" % (at % 3), text.encode())
    done = ledger.record(source, Extraction(text, facts, [UnreadRow(0, 3, 1, text[:3], "r")]))
    print(at, done.document, flush=True)
"""


def _round(workspace: Path, at: int, seconds: float) -> list[tuple[int, str]]:
    """Runs the child and kills it; gives what it had acknowledged."""
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(workspace), str(at)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    first = child.stdout.readline()  # so that the kill meets it at work
    time.sleep(seconds)
    child.send_signal(signal.SIGKILL)
    rest, _ = child.communicate()
    lines = [line.split() for line in (first + rest).splitlines(keepends=True) if line.endswith("\n")]
    return [(int(n), id) for n, id in lines]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
def test_what_was_acknowledged_survives_a_kill(tmp_path):
    chance, acknowledged = random.Random(7), {}
    for _ in range(ROUNDS):
        acknowledged |= dict(_round(tmp_path, max(acknowledged, default=0) + 100, chance.uniform(0, 0.06)))
        with Ledger.open(tmp_path) as ledger:
            assert ledger._db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
            history = ledger.history()
            known = {row.document for row in history}
            assert set(acknowledged.values()) <= known
            for document in ledger.documents():
                assert (document.facts, document.unread) == (40, 1)
                assert len(ledger.text(document.id)) > 0
                assert len(ledger.original(document.id)) == document.size
            assert len(ledger.documents()) <= 3
            assert ledger._db.execute("SELECT count(*) FROM fact").fetchone()[0] == 40 * len(known)
            assert ledger._db.execute("PRAGMA foreign_key_check").fetchall() == []


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
def test_a_kill_while_a_workspace_is_made_leaves_one_that_opens(tmp_path):
    chance = random.Random(11)
    for n in range(8):
        workspace = tmp_path / str(n)
        child = subprocess.Popen([sys.executable, "-c", CHILD, str(workspace), "0"], cwd=ROOT, stdout=subprocess.PIPE)
        until = time.monotonic() + 20
        while not (workspace / "ledger.sqlite").exists() and time.monotonic() < until:
            time.sleep(0.001)
        time.sleep(chance.uniform(0, 0.02))
        child.kill()
        child.communicate()
        with Ledger.open(workspace) as ledger:
            assert {document.facts for document in ledger.documents()} <= {40}
