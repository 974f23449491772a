"""Long work beside the page: in a thread of its own, it tells how far it is and can be stopped; the page only looks."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

from app.results import Progress, Stopped
from graph.errors import JieduiError

T = TypeVar("T")


class Work(Generic[T]):
    """Runs `do` in a thread; what that yields is in `results` at once. `do` is given the `Progress` that it must tell.

    Read from the page's thread: `step`, `done`, `total` as last told; `results`; at the end `error` or `stopped`.
    `begins` is the step it begins with, which tells what kind of work it is.
    """

    def __init__(self, do: Callable[[Progress], Iterator[T]], begins: str = "reading") -> None:
        self._do = do
        self.begins = begins
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="jiedui-work", daemon=True)
        self.step, self.done, self.total = begins, 0, 0
        self.results: list[T] = []
        self.error: JieduiError | None = None
        self.stopped = False
        self.failed = False

    def start(self) -> Work[T]:
        """Begin; gives itself."""
        self._thread.start()
        return self

    def stop(self) -> None:
        """Ask it to stop; it does so when it next tells where it is, some tenths of a second later."""
        self._stop.set()

    @property
    def stopping(self) -> bool:
        """Whether it was asked to stop."""
        return self._stop.is_set()

    @property
    def running(self) -> bool:
        """Whether it still works."""
        return self._thread.is_alive()

    def join(self, seconds: float | None = None) -> None:
        """Wait until it is over."""
        self._thread.join(seconds)

    def _tell(self, step: str, done: int = 0, total: int = 0) -> None:
        if self._stop.is_set():
            raise Stopped
        self.step, self.done, self.total = step, done, total

    def _run(self) -> None:
        try:
            self.results.extend(self._do(self._tell))
        except Stopped:
            self.stopped = True
        except JieduiError as error:
            self.error = error
        except Exception:
            logging.getLogger("jiedui").exception("work failed")
            self.failed = True
