"""`python -m benchmarks.speed [TEXTS]`: how long the things take that people wait for.

TEXTS is a folder of text files (default `../shared/seeds`, else the sample documents). Wall and CPU seconds of whole
processes, the median of several runs; machines differ, so compare within one run. How extraction grows with a file is
measured by `benchmarks.size`. Nothing here is asserted on.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from data import resource

_ROOT = Path(__file__).parents[1]
_RUNS = 5


def main(texts: Path) -> None:
    """Print one line a measurement."""
    files = sorted(path for path in texts.iterdir() if path.suffix in (".txt", ".md", ".html"))
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        workspace = work / "workspace"
        ingest = ["ingest", *map(str, files), "--workspace", str(workspace)]
        _show("ingest and publish all", _median(lambda: _jiedui(ingest), lambda: shutil.rmtree(workspace, True), 3))
        _show("the same again, nothing changed", _median(lambda: _jiedui(ingest)))
        ask = ["ask", "所有结对", "--workspace", str(workspace)]
        for words in ("和平区的所有结对", "舟曲县收到的资金", "all pairings of Heping District"):
            _show(f"ask {words}", _median(partial(_jiedui, ["ask", words, *ask[2:]])))
        count = ["cypher", "MATCH (n) RETURN count(n)", *ask[2:]]
        _show("cypher, engine opened", _median(lambda: _jiedui(count)))
        _show("status", _median(lambda: _jiedui(["status", *ask[2:]])))
        _show("--version", _median(lambda: _jiedui(["--version"])))


def _jiedui(words: list[str]) -> None:
    command = [sys.executable, "-m", "app", *words]
    subprocess.run(command, cwd=_ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)


def _median(run: Callable[[], None], before: Callable[[], None] | None = None, runs: int = _RUNS) -> float:
    seconds = []
    for _ in range(runs):
        if before is not None:
            before()
        start = time.perf_counter()
        run()
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds)


def _show(what: str, seconds: float) -> None:
    print(f"{what:44} {seconds:7.3f} s")


if __name__ == "__main__":
    seeds = _ROOT.parent / "shared" / "seeds"
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else seeds if seeds.is_dir() else resource("samples"))
