"""The front end: what every page shares, then the page. Run it with `jiedui app`, or `streamlit run app/main.py`."""

from __future__ import annotations

import sys
from pathlib import Path

import streamlit as st

# Streamlit puts this folder first on the path, where our modules would hide others of the same name, also for child
# processes; what belongs there is the folder that holds the package.
HERE = Path(__file__).resolve().parent
sys.path[:] = [path for path in sys.path if Path(path or ".").resolve() != HERE]
if str(HERE.parent) not in sys.path:
    sys.path.append(str(HERE.parent))

from app import stage  # noqa: E402
from app.pages import HOME, PAGES  # noqa: E402


def main() -> None:
    """Draw the header, the bar and the page that was asked for."""
    st.set_page_config(page_title="结对 jiedui", page_icon=stage.ICON, layout="wide", initial_sidebar_state="collapsed")
    with stage.running() as now:
        pages = {
            entry.name: st.Page(
                entry.file,
                title=now.words(f"nav.{entry.name}"),
                url_path=entry.name,
                default=entry.name == HOME,
                visibility="visible" if entry.in_nav else "hidden",
            )
            for entry in PAGES
        }
        page = st.navigation(list(pages.values()), position="top")
        stage.dress(now)
        stage.guarded(now, lambda: stage.bar(now, pages, on_home=page == pages[HOME]))
        page.run()


if __name__ == "__main__":
    main()
