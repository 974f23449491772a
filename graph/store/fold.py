"""How names are compared."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_LEFT_OUT = dict.fromkeys(map(ord, "'’`-"))  # as in Xi'an and He-ping


@lru_cache(maxsize=1 << 12)
def fold(text: str) -> str:
    """A name as it is compared: compatibility forms made one; case, white space, apostrophes and hyphens gone.

    >>> fold("Wangchao  District"), fold("望潮区　"), fold("Xi'an")
    ('wangchaodistrict', '望潮区', 'xian')
    """
    return "".join(unicodedata.normalize("NFKC", text).casefold().translate(_LEFT_OUT).split())
