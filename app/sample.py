"""`python -m app.sample FOLDER`: builds the sample workspace from `data/samples`, unless it is there already."""

from __future__ import annotations

import sys
from pathlib import Path

from app.cli.progress import Progress
from app.lang import default_lang
from app.workspace import Workspace
from data import resource


def build(folder: Path, progress: Progress) -> None:
    """Read the sample documents into the workspace `folder` and publish the graph; what is there stays as it is."""
    with Workspace.open(folder) as workspace:
        states = [result.state for result in workspace.ingest([resource("samples")], progress=progress)]
        if any(state != "unchanged" for state in states) or not workspace.status()["current"]:
            workspace.publish(progress=progress)


if __name__ == "__main__":
    with Progress(default_lang()) as told:
        build(Path(sys.argv[1]), told)
