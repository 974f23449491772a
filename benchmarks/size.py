"""`python -m benchmarks.size TEXTS [MEGABYTES …]`: whether extraction is linear in the length of a file, and its room.

TEXTS is a folder of text files, joined until they are long enough: as they are, and without any line end. Each line is
one process of `jiedui extract`, start-up included: CPU seconds, megabytes a second, the most memory it held. Printed as
the rows of a table. Nothing here is asserted on.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

_ROOT = Path(__file__).parents[1]
_SIZES = (0.001, 0.01, 0.1, 1.0, 3.0, 10.0)  # megabytes
_LINES = (1.0, 10.0)


def joined(texts: Path, size: float, *, lines: bool) -> bytes:
    """The texts one behind the other, cut at `size` megabytes; `lines` False: in one line."""
    length, parts = int(size * 1e6), list[bytes]()
    for path in cycle(sorted(texts.glob("*.txt"))):
        text = path.read_text(encoding="utf-8")
        parts.append((text if lines else text.replace("\n", "")).encode() + b"\n\n" * lines)
        if sum(map(len, parts)) >= length:
            return b"".join(parts)[:length].decode(errors="ignore").encode()
    raise FileNotFoundError(texts / "*.txt")


def extracted(path: Path) -> tuple[float, float]:
    """CPU seconds, and megabytes of memory at most, of one `jiedui extract`.

    The program finds its bytecode beside `path`, if it ran before, as an installed one finds its own.
    """
    env = {**os.environ, "PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(path.parent)}
    command = [sys.executable, "-m", "app", "extract", str(path), "--format", "jsonl"]
    child = subprocess.Popen(command, cwd=_ROOT, env=env, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return used.ru_utime + used.ru_stime, used.ru_maxrss * 1024 / 1e6


def rows(texts: Path, sizes: tuple[float, ...], lines: tuple[float, ...]) -> Iterator[str]:
    """A row of a table for each size."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "joined.txt"
        for size, whole in (*((size, False) for size in sizes), *((size, True) for size in lines)):
            path.write_bytes(joined(texts, size, lines=not whole))
            if size == sizes[0]:
                extracted(path)  # leaves the bytecode
            seconds, memory = extracted(path)
            what = f"{size:g} MB{' in one line' if whole else ''}"
            yield f"| {what} | {seconds:.2f} s | {size / seconds:.2f} MB/s | {memory:.0f} MB |"


def main(texts: Path, sizes: tuple[float, ...] = ()) -> None:
    """Print the rows as they are measured."""
    for row in rows(texts, sizes or _SIZES, () if sizes else _LINES):
        print(row, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), tuple(map(float, sys.argv[2:])))
