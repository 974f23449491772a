"""`python -m benchmarks.front [WORKSPACE]`: how long a person waits in the front end, in a real Chromium.

WORKSPACE is a published one (default: the sample documents, made anew). Wall seconds, median and largest of several
runs: the question is what a person sees, so compare only on a quiet machine, and within one run. Nothing is asserted.
"""

from __future__ import annotations

import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from playwright.sync_api import Page, sync_playwright

from app.cli.progress import Progress
from app.sample import build
from app.workspace import Workspace
from graph.words.examples import example_names

RUNS = 9
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def main(workspace: Path) -> None:
    """Print one line a measurement."""
    with Workspace.open(workspace) as opened:
        places = [example_names(opened.view)[key] for key in ("place", "partner") if key in example_names(opened.view)]
    with serving(workspace) as site, sync_playwright() as playwright:
        path = next(found for name in BROWSERS if (found := shutil.which(name)))
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = browser.new_context(viewport={"width": 1366, "height": 768}, locale="zh-CN").new_page()
        asked = [f"{place}{what}" for place in places for what in ("的所有结对", "收到的资金", "的互访", "的挂职干部")]
        show("first page of a new server, search box usable", [loaded(page, f"{site}/", "search")])
        show("a page loaded again: search box usable", [loaded(page, f"{site}/", "search") for _ in range(RUNS)])
        answer = f"{site}/?q={quote(asked[0])}"
        show("an answer loaded by its address: rows", [loaded(page, answer, "rows") for _ in range(RUNS)])
        loaded(page, f"{site}/", "search")
        show("a question on an open page, first time: sentence", [ask(page, text, ".und") for text in asked])
        loaded(page, f"{site}/", "search")
        show("the same again: sentence", [ask(page, text, ".und") for text in asked])
        loaded(page, answer, "panel")
        show("the next row: its source", [timed(lambda: next_row(page)) for _ in range(5)])
        show("another page of the site", [turned(page, at) for at in (2, 1, 2, 1)])
        browser.close()


def loaded(page: Page, address: str, part: str) -> float:
    """Seconds from opening an address until a part of the page is drawn."""
    return timed(lambda: (page.goto(address, wait_until="commit"), ready(page, part)))


def ready(page: Page, part: str) -> None:
    """Wait until a component is drawn."""
    page.wait_for_selector(f".st-key-{part} [data-ready]", state="attached")


def ask(page: Page, text: str, shown: str) -> float:
    """Seconds from Enter until the sentence of that question stands there."""
    before = page.locator(shown).first.inner_text() if page.locator(shown).count() else ""
    page.locator(".st-key-search input").fill(text)
    page.keyboard.press("Escape")
    changed = f"(was) => {{ const one = document.querySelector('{shown}'); return one && one.innerText !== was }}"
    return timed(lambda: (page.keyboard.press("Enter"), page.wait_for_function(changed, arg=before, polling=10)))


def next_row(page: Page) -> None:
    """Go to the next row and wait until its words are shown."""
    before = page.locator(".st-key-panel .src-f").inner_text() + page.locator(".st-key-panel mark").inner_text()
    page.locator(".st-key-rows .tw").focus()
    page.keyboard.press("j")
    while page.locator(".st-key-panel .src-f").inner_text() + page.locator(".st-key-panel mark").inner_text() == before:
        time.sleep(0.005)


def turned(page: Page, at: int) -> float:
    """Seconds from a click on a name of the header until that page is marked and the search box stands."""
    link = page.locator("[data-testid=stTopNavLink]").nth(at)
    address = link.get_attribute("href") or ""
    return timed(lambda: (link.click(), page.wait_for_url(f"**{address}*"), page.wait_for_selector(".jd h2")))


def timed(act: Callable[[], Any]) -> float:
    """Seconds that something takes."""
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def show(what: str, seconds: list[float]) -> None:
    """One line: median and largest."""
    print(
        f"{what:52} {statistics.median(seconds):6.2f} s   largest {max(seconds):6.2f} s   of {len(seconds)}", flush=True
    )


@contextmanager
def serving(workspace: Path) -> Iterator[str]:
    """The address of a front end over a workspace, started as a person does."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "app", "app", "--port", str(port), "--workspace", str(workspace)]
    with open(os.devnull, "wb") as nowhere:
        server = subprocess.Popen(command, stdout=nowhere, stderr=nowhere)
    try:
        site = f"http://127.0.0.1:{port}"
        for _ in range(200):
            try:
                urllib.request.urlopen(f"{site}/_stcore/health", timeout=1)
                break
            except OSError:
                time.sleep(0.1)
        yield site
    finally:
        server.terminate()
        server.wait(20)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        own = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(folder) / "workspace"
        if len(sys.argv) < 2:
            with Progress("zh") as told:
                build(own, told, "zh")
        main(own)
