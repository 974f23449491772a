"""Starts the front end from any folder; its settings travel beside `main.py` in `.streamlit/config.toml`."""

from __future__ import annotations

import os
from pathlib import Path

MAIN = Path(__file__).with_name("main.py")


def launch(workspace: Path, host: str, port: int) -> int:
    """Serve the front end on `host:port` over a workspace until it is stopped; 0 when it was stopped.

    Settings are given as options of the command, so that a `.streamlit` folder where it is started changes nothing.
    """
    from streamlit.web import bootstrap

    os.environ["JIEDUI_WORKSPACE"] = str(workspace.absolute())
    options = {**settings(), "server.address": host, "server.port": port}
    flags = {name.replace(".", "_"): value for name, value in options.items()}
    bootstrap.load_config_options(flags)
    bootstrap.prepare_streamlit_environment(str(MAIN))
    bootstrap.run(str(MAIN), False, [], flags)
    return 0


def settings() -> dict[str, object]:
    """The settings of `.streamlit/config.toml` by dotted name (`theme.light.primaryColor`)."""
    import tomllib

    loaded = tomllib.loads(MAIN.with_name(".streamlit").joinpath("config.toml").read_text(encoding="utf-8"))
    return dict(_dotted(loaded, ""))


def _dotted(table: dict[str, object], prefix: str) -> list[tuple[str, object]]:
    found: list[tuple[str, object]] = []
    for name, value in table.items():
        dotted = f"{prefix}{name}"
        found += _dotted(value, f"{dotted}.") if isinstance(value, dict) else [(dotted, value)]
    return found
