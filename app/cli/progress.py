"""Progress on stderr: one line that is overwritten on a terminal, and only what matters otherwise."""

from __future__ import annotations

import sys
import time
from types import TracebackType

from app.words import say
from graph.errors import Lang

_WIDTH = 20  # of the bar, in columns
_EVERY = 0.1  # seconds between two repaints; a terminal over a slow line should not set the pace


class Progress:
    """Called with what is being done and how far it is; `total` 0 means unknown."""

    def __init__(self, lang: Lang) -> None:
        self._lang = lang
        self._live = sys.stderr.isatty()
        self._waited = False
        self._painted = 0.0
        self._wide = 0

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.clear()

    def __call__(self, step: str, done: int = 0, total: int = 0) -> None:
        """Tell a step (a key of the words, `step_waiting` …) and how much of it is done."""
        now = time.monotonic()
        if step == "waiting" and not self._live:
            self._say_waiting()
        elif self._live and (now - self._painted >= _EVERY or done == total):
            self._painted = now
            self._paint(
                f"{_bar(done, total)} {say(f'step_{step}', self._lang)}" + (f" {done}/{total}" if total else "")
            )

    def _say_waiting(self) -> None:
        """Into a pipe only once, however long it takes."""
        if not self._waited:
            print(say("step_waiting", self._lang), file=sys.stderr)
        self._waited = True

    def clear(self) -> None:
        """Wipe the line, so that something else can be printed."""
        if self._live and self._wide:
            print("\r" + " " * self._wide + "\r", end="", file=sys.stderr, flush=True)
            self._wide = 0

    def _paint(self, text: str) -> None:
        self.clear()
        print(text, end="", file=sys.stderr, flush=True)
        self._wide = 2 * len(text)  # Chinese takes two columns


def _bar(done: int, total: int) -> str:
    """How much is done, as a picture.

    >>> _bar(1, 2)
    '██████████░░░░░░░░░░'
    """
    filled = _WIDTH * done // total if total else 0
    return "█" * filled + "░" * (_WIDTH - filled)
