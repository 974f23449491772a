"""What the program needs at run time and no code should hold: divisions, lexicon, sample documents.

`sources/` is edited by hand or taken from packages; `built/` is made from it by `make data`. Both `built/`
and `lexicon/` travel in the wheel and are reached through `resource` alone.
"""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """The path of a data file that travels with the program.

    >>> resource("lexicon").name
    'lexicon'
    """
    return _HERE.joinpath(*parts)
