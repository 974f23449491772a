"""The whole numbers that graph engines hold: those of 64 bits with a sign."""

from __future__ import annotations

_END = 2**63


def fits(number: int) -> bool:
    """Whether an engine holds the number exactly.

    >>> fits(2**63 - 1), fits(2**63), fits(-(2**63))
    (True, False, True)
    """
    return -_END <= number < _END
