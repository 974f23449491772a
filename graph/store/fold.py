"""How names are compared."""

from __future__ import annotations

import unicodedata

_LEFT_OUT = dict.fromkeys(map(ord, "'’`-"))  # as in Xi'an and He-ping


def fold(text: str) -> str:
    """A name as it is compared: compatibility forms made one; case, white space, apostrophes and hyphens gone.

    >>> fold("Heping  District"), fold("和平区　"), fold("Xi'an")
    ('hepingdistrict', '和平区', 'xian')
    """
    return "".join(unicodedata.normalize("NFKC", text).casefold().translate(_LEFT_OUT).split())
