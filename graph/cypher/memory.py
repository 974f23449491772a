"""How much memory a process may take, and how much it takes; each system tells it in its own way."""

from __future__ import annotations

import subprocess  # only `ps`, with a number
import sys
from pathlib import Path


def limit(megabytes: int) -> None:
    """Bounds the address space of this process where the system can; no core files are left behind either."""
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform.startswith("linux"):  # elsewhere the bound is not kept
        size = megabytes * 1024 * 1024
        resource.setrlimit(resource.RLIMIT_AS, (size, size))


def used(process: int) -> int | None:
    """The megabytes a process holds; None where that cannot be told."""
    if sys.platform.startswith("linux"):
        try:
            pages = int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1])
        except (OSError, ValueError, IndexError):
            return None
        return pages * 4096 // 2**20
    return _windows(process) if sys.platform == "win32" else _ps(process)


def _ps(process: int) -> int | None:
    command = ["/bin/ps", "-o", "rss=", "-p", str(process)]
    try:
        told = subprocess.run(command, capture_output=True, timeout=2, check=False).stdout  # noqa: S603
        return int(told) // 1024
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return None


def _windows(process: int) -> int | None:  # pragma: no cover - needs Windows
    if sys.platform != "win32":
        return None
    import ctypes
    from ctypes import wintypes

    class Counters(ctypes.Structure):
        _fields_ = [("cb", wintypes.DWORD), ("faults", wintypes.DWORD)] + [
            (name, ctypes.c_size_t) for name in ("peak", "now", "a", "b", "c", "d", "e", "f")
        ]

    counters = Counters()
    counters.cb = ctypes.sizeof(Counters)
    handle = ctypes.windll.kernel32.OpenProcess(0x1000 | 0x0010, False, process)
    try:
        known = ctypes.windll.psapi.GetProcessMemoryInfo(handle, ctypes.byref(counters), counters.cb)
        return counters.now // 2**20 if known else None
    finally:
        ctypes.windll.kernel32.CloseHandle(handle)
