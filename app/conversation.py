"""The last question of a workspace, kept in a small file beside the ledger so that a follow-up can go on from it."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graph.questions import Answer
    from graph.words.context import Remembered

FILE = "last_question.json"


def recall(workspace: Path) -> Remembered | None:
    """The last question; None where there is none, or where the file cannot be read."""
    from graph.words.context import Remembered

    try:
        kept: Any = json.loads((workspace / FILE).read_text(encoding="utf-8"))
        return Remembered(str(kept["question"]), dict(kept["parameters"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def keep(workspace: Path, answer: Answer) -> None:
    """Keep the question of an answer; where the workspace cannot be written, it is forgotten."""
    from graph.words.context import remembered

    asked = remembered(answer)
    if asked is None:
        return
    text = json.dumps({"question": asked.question, "parameters": asked.parameters}, ensure_ascii=False)
    with suppress(OSError):
        draft = workspace / f"{FILE}.{os.getpid()}"
        draft.write_text(text, encoding="utf-8")
        draft.replace(workspace / FILE)
