"""`python -m benchmarks.speed [TEXTS]`: how long the things take that people wait for.

TEXTS is a folder of text files (default `../shared/seeds`, else the sample documents). Wall and CPU seconds of whole
processes, the median of several runs; machines differ, so compare within one run. Nothing here is asserted on.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from data import resource

_ROOT = Path(__file__).parents[1]
_SIZES = (10_000, 100_000, 1_000_000, 3_000_000)  # bytes
_RUNS = 5


def main(texts: Path) -> None:
    """Print one line a measurement."""
    files = sorted(path for path in texts.iterdir() if path.suffix in (".txt", ".md", ".html"))
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        for size in _SIZES:
            _throughput(files, size, work)
        workspace = work / "workspace"
        ingest = ["ingest", *map(str, files), "--workspace", str(workspace)]
        _show("ingest and publish all", _median(lambda: _jiedui(ingest), lambda: shutil.rmtree(workspace, True), 3))
        _show("the same again, nothing changed", _median(lambda: _jiedui(ingest)))
        ask = ["ask", "所有结对", "--workspace", str(workspace)]
        for words in ("和平区的所有结对", "舟曲县收到的资金", "all pairings of Heping District"):
            _show(f"ask {words}", _median(lambda words=words: _jiedui(["ask", words, *ask[2:]])))  # type: ignore[misc]
        count = ["cypher", "MATCH (n) RETURN count(n)", *ask[2:]]
        _show("cypher, engine opened", _median(lambda: _jiedui(count)))
        _show("status", _median(lambda: _jiedui(["status", *ask[2:]])))
        _show("--version", _median(lambda: _jiedui(["--version"])))


def _throughput(files: list[Path], size: int, work: Path) -> None:
    """CPU seconds of `extract` on a text of about `size` bytes, put together from the files."""
    text, at = "", 0
    while len(text.encode()) < size:
        text += files[at % len(files)].read_text(encoding="utf-8") + "\n\n"
        at += 1
    path = work / f"{size}.txt"
    path.write_bytes(text.encode()[:size].decode(errors="ignore").encode())
    before = os.times()
    _jiedui(["extract", str(path), "--format", "jsonl"])
    after = os.times()
    seconds = (after.children_user - before.children_user) + (after.children_system - before.children_system)
    print(f"extract {size / 1e6:6.2f} MB  {seconds:7.2f} s CPU  {size / 1e6 / seconds:6.2f} MB/s")


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
