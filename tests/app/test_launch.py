"""The settings that the front end is started with are ones that Streamlit knows, and close what must be closed."""

from __future__ import annotations

from streamlit import config

from app.launch import MAIN, settings


def test_settings_are_known_to_streamlit():
    known = set(config.get_config_options())
    assert [name for name in settings() if name not in known] == []


def test_nothing_is_sent_and_only_this_machine_is_served():
    given = settings()
    assert given["browser.gatherUsageStats"] is False
    assert given["server.address"] == "127.0.0.1"
    assert given["client.showErrorDetails"] == "none"
    assert given["server.fileWatcherType"] == "none"
    assert MAIN.is_file()
