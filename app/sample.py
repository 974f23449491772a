"""`python -m app.sample FOLDER`: builds the sample workspace from `data/samples`, unless it is there already."""

from __future__ import annotations

import sys
from pathlib import Path

from app.cli.output import write_error
from app.cli.progress import Progress
from app.lang import default_lang
from app.workspace import Workspace
from data import resource
from graph.errors import Lang


def build(folder: Path, progress: Progress, lang: Lang) -> None:
    """Read the sample documents into the workspace `folder` and publish the graph; what is there stays as it is.

    A file that cannot be read is told and costs that file only.
    """
    with Workspace.open(folder) as workspace:
        changed = False
        for result in workspace.ingest([resource("samples")], progress=progress):
            changed |= result.state != "unchanged"
            if result.error is not None:
                progress.clear()
                write_error(result.error, lang)
        if changed or not workspace.status()["current"]:
            workspace.publish(progress=progress)


if __name__ == "__main__":
    with Progress(default_lang()) as told:
        build(Path(sys.argv[1]), told, default_lang())
