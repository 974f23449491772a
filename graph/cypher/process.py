"""One child process from the parent's side: started, asked, watched, killed."""

from __future__ import annotations

import json
import os
import queue
import subprocess  # the child is this program itself
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from graph.cypher import memory
from graph.errors import JieduiError

_LOOK = 0.05  # seconds between two looks at the child
_OPENING = 120.0  # seconds the child may take to open its graph


class StoppedError(Exception):
    """The child went past a limit (`time`, `memory`), was cancelled (`cancelled`) or died (`died`)."""


class Child:
    """A process that holds one graph open and answers one request at a time."""

    def __init__(self, graph: Path, megabytes: int) -> None:
        self._megabytes = megabytes
        self._answers: queue.Queue[bytes] = queue.Queue()
        root = str(Path(__file__).parents[2])
        paths = [root, *filter(None, [os.environ.get("PYTHONPATH")])]
        self._process = subprocess.Popen(  # noqa: S603 - this interpreter, and paths of ours
            [sys.executable, "-m", "graph.cypher.child", str(graph), str(megabytes)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONUTF8": "1"},
        )  # fmt: skip
        threading.Thread(target=self._listen, daemon=True).start()
        opened = self._wait(_OPENING, None)
        if "broken" in opened:
            self.kill()
            raise JieduiError("snapshot_broken", folder=str(graph), reason=opened["broken"])

    @property
    def alive(self) -> bool:
        """Whether it can be asked again."""
        return self._process.poll() is None

    def ask(self, request: dict[str, Any], seconds: float, cancelled: Callable[[], bool] | None) -> dict[str, Any]:
        """The answer. After `seconds`, when cancelled, or past its memory, the child is killed: `StoppedError`."""
        pipe = self._process.stdin
        try:
            if pipe is None:
                raise BrokenPipeError
            pipe.write(json.dumps(request, allow_nan=False).encode("ascii") + b"\n")
            pipe.flush()
        except OSError as fault:
            self.kill()
            raise StoppedError("died") from fault
        return self._wait(seconds, cancelled)

    def kill(self) -> None:
        """Ends the process at once."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:  # what was still to be written is of no use
                    continue

    def _listen(self) -> None:
        pipe = self._process.stdout
        try:
            for line in pipe or ():
                self._answers.put(line)
        except (OSError, ValueError):
            pass  # closed under our hands
        self._answers.put(b"")

    def _wait(self, seconds: float, cancelled: Callable[[], bool] | None) -> dict[str, Any]:
        until = time.monotonic() + seconds
        try:
            while True:
                try:
                    line = self._answers.get(timeout=_LOOK)
                except queue.Empty:
                    self._look(until, cancelled)
                    continue
                if not line:
                    raise StoppedError("died")
                answer: dict[str, Any] = json.loads(line)
                return answer
        except BaseException:
            self.kill()
            raise

    def _look(self, until: float, cancelled: Callable[[], bool] | None) -> None:
        if time.monotonic() > until:
            raise StoppedError("time")
        if cancelled is not None and cancelled():
            raise StoppedError("cancelled")
        held = memory.used(self._process.pid)
        if held is not None and held > self._megabytes:
            raise StoppedError("memory")
