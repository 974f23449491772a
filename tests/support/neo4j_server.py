"""A real Neo4j 5.26 for tests, from the jars of Maven Central (`tests/neo4j/pom.xml`), on a free port of this machine.

`shared()` is one server for all processes of a test run: the first that needs it starts it, the last that has used it
stops it. `Server` is one of a test's own, to be stopped and started at will.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.maven import jars

PASSWORD = "a-password-for-tests"
_OPEN = [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in ("java.nio", "java.io", "sun.nio.ch")]
_CONF = """server.bolt.listen_address=127.0.0.1:{port}
server.bolt.advertised_address=127.0.0.1:{port}
server.directories.import=import
server.http.enabled=false
server.https.enabled=false
dbms.usage_report.enabled=false
dbms.security.procedures.allowlist=db.awaitIndexes
server.memory.pagecache.size={cache}m
dbms.memory.transaction.total.max={work}m
db.memory.transaction.max={work}m
"""


class Server:
    """A server with its data in a folder. `uri` names user and password; `heap` and `cache` are in megabytes."""

    def __init__(self, home: Path, heap: int = 512, cache: int = 64) -> None:
        self.home, self.heap = home, heap
        self._lib = jars("neo4j")
        # a small server of a test is up sooner without the second compiler
        self._compiler = ["-XX:TieredStopAtLevel=1"] if heap <= 512 else []
        self._process: subprocess.Popen[bytes] | None = None
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        for name in ("conf", "import", "logs"):
            (home / name).mkdir(parents=True, exist_ok=True)
        (home / "conf" / "neo4j.conf").write_text(_CONF.format(port=self.port, cache=cache, work=heap * 2 // 5))
        self.admin("dbms", "set-initial-password", PASSWORD)

    @property
    def uri(self) -> str:
        return f"bolt://neo4j:{PASSWORD}@127.0.0.1:{self.port}"

    @property
    def running(self) -> bool:
        return self._process is not None

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    def admin(self, *words: str) -> str:
        """Runs neo4j-admin; its output."""
        main = "org.neo4j.server.startup.Neo4jAdminCommand"
        order = ["java", f"-Xmx{max(256, self.heap // 2)}m", "-cp", f"{self._lib}/*", main, *words]
        done = subprocess.run(order, env=self._env(), capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def start(self) -> Server:
        """Starts it and waits until it answers."""
        log = (self.home / "logs" / "out.log").open("ab")
        begin = ["java", *_OPEN, "-Xms256m", f"-Xmx{self.heap}m", *self._compiler, "-cp", f"{self._lib}/*"]
        main = ["org.neo4j.server.CommunityEntryPoint", f"--home-dir={self.home}", f"--config-dir={self.home}/conf"]
        self._process = subprocess.Popen(
            [*begin, *main, "--console-mode"], env=self._env(), stdout=log, stderr=log, start_new_session=True
        )
        until = time.monotonic() + 120
        while time.monotonic() < until and self._process.poll() is None:
            if self._answers():
                return self
            time.sleep(0.2)
        raise AssertionError((self.home / "logs" / "out.log").read_text()[-2000:])

    def stop(self, hard: bool = False) -> None:
        """Ends it, or kills it."""
        if self._process is not None:
            self._process.send_signal(signal.SIGKILL if hard else signal.SIGTERM)
            self._process.wait(60)
            self._process = None

    def _answers(self) -> bool:
        import neo4j

        try:
            with neo4j.GraphDatabase.driver(f"bolt://127.0.0.1:{self.port}", auth=("neo4j", PASSWORD)) as driver:
                driver.verify_connectivity()
        except (neo4j.exceptions.DriverError, neo4j.exceptions.Neo4jError, OSError):
            return False
        return True

    def _env(self) -> dict[str, str]:
        return {**os.environ, "NEO4J_HOME": str(self.home), "NEO4J_CONF": str(self.home / "conf")}


@contextlib.contextmanager
def shared(run: Path) -> Iterator[str]:
    """The URI of the server of a test run, whose folder `run` all its processes share."""
    run.mkdir(parents=True, exist_ok=True)
    state, mine = run / "neo4j.json", None
    with _locked(run / "neo4j.lock"):
        known = json.loads(state.read_text()) if state.exists() else {"users": 0}
        if not known["users"]:
            mine = Server(run / f"neo4j-{time.monotonic_ns()}").start()
            known = {"users": 0, "uri": mine.uri, "pid": mine.pid}
        state.write_text(json.dumps({**known, "users": known["users"] + 1}))
    try:
        yield known["uri"]
    finally:
        with _locked(run / "neo4j.lock"):
            known = json.loads(state.read_text())
            known["users"] -= 1
            state.write_text(json.dumps(known))
            if not known["users"]:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(known["pid"], signal.SIGTERM)


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[None]:
    if sys.platform == "win32":
        pytest.skip("the tests with Neo4j run on Linux and macOS")
    import fcntl

    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


@pytest.fixture(scope="session")
def neo4j_uri(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URI of a server that all tests of a run share; each test keeps to a workspace name of its own in it."""
    run = tmp_path_factory.getbasetemp()
    with shared(run.parent if "PYTEST_XDIST_WORKER" in os.environ else run) as uri:
        yield uri


def named(uri: str, name: str) -> str:
    """The address of a workspace in that server, one for each process of a test run."""
    return f"{uri}?workspace={name}_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"
