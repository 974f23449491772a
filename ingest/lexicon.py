"""Word lists, read once and only when first asked for.

What people may want to add words to stands in `data/lexicon/*.yaml`; code asks for a list by file and key.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

import yaml

from data import resource

# The loader of libyaml, where it is, reads the same in a tenth of the time.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def lexicon(name: str) -> Mapping[str, Any]:
    """The lists of `data/lexicon/NAME.yaml`."""
    text = resource("lexicon", f"{name}.yaml").read_text(encoding="utf-8")
    loaded: Mapping[str, Any] = yaml.load(text, Loader=_LOADER)  # noqa: S506 (a safe loader, both)
    return loaded


@cache
def words(name: str, key: str) -> tuple[str, ...]:
    """One list of a lexicon, in its order; a line of several words separated by spaces is several words."""
    listed: str | Iterable[str] = lexicon(name)[key]
    rows = [listed] if isinstance(listed, str) else listed
    return tuple(word for row in rows for word in str(row).split())


def starts(*lists: Iterable[str]) -> str:
    """The first characters of the words, for the inside of a character class.

    A long expression behind a lookahead for them (`(?=[...])`) is tried at few positions of a text.

    >>> starts(["县长", "县"], "12")
    '12县'
    """
    import re

    return "".join(re.escape(sign) for sign in sorted({word[0] for words in lists for word in words}))


def alternatives(*lists: Iterable[str]) -> str:
    """The words as one regular expression, longer ones first so that the longest wins.

    >>> alternatives(["县", "县长"])
    '县长|县'
    """
    import re

    found = {word for words in lists for word in words}
    return "|".join(re.escape(word) for word in sorted(found, key=lambda word: (-len(word), word)))
