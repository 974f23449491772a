"""Reads many files at once, each in a child process with limits of time and memory.

The children are started with the same interpreter and talk over pipes only, so this works from any program (a
Streamlit page, too) and on every platform.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from graph.errors import JieduiError

SECONDS_PER_FILE = 120.0
_FAULT = 1  # what Python exits with after an exception nobody caught; a limit ends the child by a signal
_PULSE = 0.2  # seconds between two calls of `pulse`
_AHEAD = 4  # jobs in hand for each worker; more would only hold their bytes in memory


@dataclass(frozen=True, slots=True)
class Job:
    """A file to read: its bytes, the name it is known by, and what the user says of it."""

    name: str
    content: bytes = field(repr=False)
    place: str | None = None
    year: int | None = None
    origin: str | None = None
    ner: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a job: the worker's answer (see `ingest.worker.answer`), or the error this file cost, or neither."""

    job: Job
    answer: dict[str, Any] | None = None
    error: JieduiError | None = None


class Reader:
    """One child process that reads files one after the other and is replaced when it dies or takes too long."""

    def __init__(self, seconds: float = SECONDS_PER_FILE) -> None:
        self._seconds = seconds
        self._child: subprocess.Popen[bytes] | None = None

    def read(self, job: Job) -> Outcome:
        """The outcome of one job; never raises for a bad file."""
        child = self._running()
        late = threading.Event()
        timer = threading.Timer(self._seconds, _stop, (child, late))
        timer.start()
        try:
            line = _ask(child, job)
        finally:
            timer.cancel()
        if line.endswith(b"\n"):
            return _outcome(job, json.loads(line))
        broken = _exit_code(child)
        self.close()
        code = "file_too_slow" if late.is_set() else "reader_broken" if broken == _FAULT else "file_too_much"
        return Outcome(job, error=JieduiError(code, file=job.name, seconds=int(self._seconds)))

    def close(self) -> None:
        """End the child, if one runs."""
        child, self._child = self._child, None
        if child is not None:
            child.kill()
            child.communicate()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._child is None or self._child.poll() is not None:
            self.close()
            self._child = subprocess.Popen(
                [sys.executable, "-m", "ingest.worker"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
            )
        return self._child


def _ask(child: subprocess.Popen[bytes], job: Job) -> bytes:
    """The child's answer line; cut short or empty where it died."""
    request = {"name": job.name, "place": job.place, "year": job.year, "ner": job.ner, "size": len(job.content)}
    if child.stdin is None or child.stdout is None:
        return b""
    try:
        child.stdin.write(json.dumps(request).encode("ascii") + b"\n" + job.content)
        child.stdin.flush()
        return child.stdout.readline()
    except OSError:  # the pipe broke: the child is gone
        return b""


def _exit_code(child: subprocess.Popen[bytes]) -> int | None:
    """How a child that stopped answering has ended; None where it has not."""
    with suppress(subprocess.TimeoutExpired):
        return child.wait(timeout=1)
    return None


def _stop(child: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    child.kill()


def _outcome(job: Job, answer: dict[str, Any]) -> Outcome:
    if "error" in answer:
        error = JieduiError(answer["error"], candidates=answer["candidates"], **answer["parameters"])
        return Outcome(job, error=error)
    return Outcome(job, answer=answer)


def read_all(
    jobs: Iterable[Job | Outcome],
    workers: int = 1,
    seconds: float = SECONDS_PER_FILE,
    pulse: Callable[[], None] = lambda: None,
) -> Iterator[Outcome]:
    """The outcome of every job, in the order of the jobs; what is an outcome already goes through as it is.

    Only a few jobs per worker are taken ahead, so `jobs` may be long. Closing the iterator stops the children; so does
    an exception of `pulse`, which is called a few times a second while a file is waited for.
    """
    mine = threading.local()
    readers: list[Reader] = []

    def read(job: Job) -> Outcome:
        if not hasattr(mine, "reader"):
            mine.reader = Reader(seconds)
            readers.append(mine.reader)
        reader: Reader = mine.reader
        return reader.read(job)

    pool = ThreadPoolExecutor(max_workers=workers)
    coming = iter(jobs)
    try:
        waiting = deque(_submit(pool, read, job) for job in islice(coming, workers * _AHEAD))
        while waiting:
            first = waiting.popleft()
            yield first if isinstance(first, Outcome) else _awaited(first, pulse)
            waiting.extend(_submit(pool, read, job) for job in islice(coming, 1))
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        for reader in readers:
            reader.close()


def _awaited(coming: Future[Outcome], pulse: Callable[[], None]) -> Outcome:
    while True:
        pulse()
        with suppress(TimeoutError):
            return coming.result(timeout=_PULSE)


def _submit(pool: ThreadPoolExecutor, read: Any, job: Job | Outcome) -> Outcome | Future[Outcome]:
    return job if isinstance(job, Outcome) else pool.submit(read, job)
