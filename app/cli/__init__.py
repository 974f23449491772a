"""The command line: parses, calls, prints. A module holds a group of commands; a command is loaded when it is named."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> None:
    """Run `jiedui` with `argv` (the words after the program's name) and leave with the exit code of the contract."""
    from app.cli.group import run

    sys.exit(run(list(sys.argv[1:] if argv is None else argv)))
