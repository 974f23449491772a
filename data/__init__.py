"""What the program needs at run time and no code should hold: divisions, lexicon, sample documents.

`sources/` is edited by hand or taken from packages; `built/` is made from it by `make data`. Both `built/`
and `lexicon/` travel in the wheel and are reached through `resource` alone.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

_HERE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """The path of a data file that travels with the program.

    >>> resource("lexicon").name
    'lexicon'
    """
    return _HERE.joinpath(*parts)


def parsed(text: str) -> Any:
    """What a YAML text says; read by libyaml where it is there, which takes a tenth of the time.

    >>> parsed("a: [1, b]")
    {'a': [1, 'b']}
    """
    import yaml  # not every command reads such a file

    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 (a safe loader, both)
