"""The front end: what every page shares, then the page. Run it with `jiedui app`, or `streamlit run app/main.py`."""

from __future__ import annotations

import streamlit as st

from app import frame
from app.pages import HOME, PAGES


def main() -> None:
    """Draw the header, the bar and the page that was asked for."""
    st.set_page_config(page_title="结对 jiedui", page_icon=frame.ICON, layout="wide", initial_sidebar_state="collapsed")
    with frame.running() as now:
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
        frame.dress(now)
        frame.guarded(now, lambda: frame.bar(now, pages, on_home=page == pages[HOME]))
        page.run()


if __name__ == "__main__":
    main()
