"""Jars of Maven Central for tests that ask another program, named by a pom.xml in a folder of `tests`."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

_TESTS = Path(__file__).resolve().parents[1]


def needs(tool: str, package: str) -> None:
    """Skips the test where a tool is not there, and says which package of Debian has it."""
    if shutil.which(tool) is None:
        pytest.skip(f"{tool} is not installed (Debian: apt-get install {package})")


def jars(name: str) -> Path:
    """The folder with the jars of `tests/NAME/pom.xml`, fetched once; the test is skipped where that cannot be done."""
    needs("java", "openjdk-17-jdk-headless")
    needs("mvn", "maven")
    pom = _TESTS / name / "pom.xml"
    user = os.getuid() if hasattr(os, "getuid") else 0
    lib = Path(tempfile.gettempdir()) / f"jiedui-{name}-{user}-{pom.stat().st_mtime_ns}"
    if not (lib / "complete").is_file():
        part = lib.with_name(f"{lib.name}.{os.getpid()}")
        order = ["mvn", "-q", "-B", "-f", str(pom), "dependency:copy-dependencies", "-DincludeScope=runtime"]
        done = subprocess.run([*order, f"-DoutputDirectory={part}"], capture_output=True, text=True)
        if done.returncode:
            pytest.skip(f"Maven could not fetch what {name} needs: {(done.stdout + done.stderr).strip()[-300:]}")
        (part / "complete").touch()
        with contextlib.suppress(OSError):
            part.rename(lib)
        if not lib.is_dir():
            return part
    return lib
