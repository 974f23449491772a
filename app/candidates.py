"""What a name that stayed open could be, in words: a code alone tells nobody which place is meant."""

from __future__ import annotations

from collections.abc import Iterable

from app.english import gazetteer


def in_words(codes: Iterable[str]) -> str:
    """The places of the codes with those around them, or "" for none; a code that nobody has stands as it is.

    >>> in_words(["530921101", "999999"]), in_words([])
    ('云南省临沧市凤庆县凤山镇（530921101）、999999', '')
    """
    names = ((code, "".join(place.name for place in gazetteer().path(code))) for code in codes)
    return "、".join(f"{name}（{code}）" if name else code for code, name in names)
