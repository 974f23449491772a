"""How names are compared."""

from __future__ import annotations

import unicodedata


def fold(text: str) -> str:
    """A name as it is compared: compatibility forms made one, case and white space gone.

    >>> fold("Heping  District"), fold("和平区　")
    ('hepingdistrict', '和平区')
    """
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())
