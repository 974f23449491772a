"""Dataclasses that nobody changes, for what is made by the ten thousand.

To the type checker they are frozen dataclasses. The running program does not guard them: a frozen dataclass sets each
of its fields by a call, and takes two and a half times as long to make.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = ["value"]

if TYPE_CHECKING:
    from dataclasses import dataclass as value
else:
    from dataclasses import dataclass

    def value(*, frozen: bool, slots: bool) -> object:
        """A dataclass that compares and hashes as a frozen one does."""
        return dataclass(slots=slots, unsafe_hash=frozen)
