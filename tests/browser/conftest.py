"""A real browser on a real server over the invented workspace; skipped, with what to install, where there is none."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.support import front

ROOT = Path(__file__).parents[2]
CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
)
INSTALL = "install Chromium (Debian: apt-get install chromium fonts-noto-cjk) and the Python package playwright"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running front end over the invented workspace."""
    folder = tmp_path_factory.mktemp("browser")
    with serving(front.make(folder / "workspace"), folder) as address:
        yield address


@pytest.fixture
def empty_site(tmp_path: Path) -> Iterator[str]:
    """The address of a front end over a workspace that does not exist yet."""
    with serving(tmp_path / "workspace", tmp_path) as address:
        yield address


@contextmanager
def serving(workspace: Path, folder: Path) -> Iterator[str]:
    """A front end started as a user does, from a folder that is not ours."""
    port = _free_port()
    command = [sys.executable, "-m", "app", "app", "--port", str(port), "--workspace", str(workspace)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with open(folder / "server.log", "wb") as log:
        server = subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=log)
        try:
            address = f"http://127.0.0.1:{port}"
            _wait(f"{address}/_stcore/health", server, folder / "server.log")
            yield address
        finally:
            server.terminate()
            server.wait(20)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(240):
        if server.poll() is not None:
            pytest.fail(log.read_text(encoding="utf-8", errors="replace"))
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except OSError:
            time.sleep(0.25)
    pytest.fail("the server did not start")


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    sync = pytest.importorskip("playwright.sync_api", reason=INSTALL)
    if CHROMIUM is None:
        pytest.skip(INSTALL)
    with sync.sync_playwright() as playwright:
        options = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"]
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=options)
        yield opened
        opened.close()


class Window:
    """A page with what it asked the network for and what went wrong in it."""

    def __init__(self, page: Any, site: str) -> None:
        self.page = page
        self.site = site
        self.outside: list[str] = []
        self.errors: list[str] = []
        page.on("request", lambda request: self._asked(request.url))
        page.on("websocket", lambda socket: self._asked(socket.url.replace("ws:", "http:")))
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def _asked(self, url: str) -> None:
        if not url.startswith((self.site, "data:", "blob:")):
            self.outside.append(url)

    def open(self, address: str, ready: str = "rows") -> Any:
        """Goes to an address of the site and waits until a component of the page is drawn."""
        self.page.goto(f"{self.site}/{address}")
        self.page.wait_for_selector(f".st-key-{ready} [data-ready]", state="attached", timeout=30000)
        return self.page


@pytest.fixture
def window(browser: Any, site: str) -> Iterator[Window]:
    with looking(browser, site) as opened:
        yield opened


@pytest.fixture
def empty_window(browser: Any, empty_site: str) -> Iterator[Window]:
    with looking(browser, empty_site) as opened:
        yield opened


@contextmanager
def looking(browser: Any, site: str) -> Iterator[Window]:
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="zh-CN")
    opened = Window(context.new_page(), site)
    yield opened
    context.close()
    assert opened.outside == []
    assert opened.errors == []
