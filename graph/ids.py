"""The one id function.

An id says what a thing is: it is a hash over a canonical JSON list of the thing's key fields, so that
`["a", "bc"]` and `["ab", "c"]` differ, and stating the same twice gives the same id.
"""

from __future__ import annotations

import hashlib
import json
from decimal import Decimal

Part = str | int | float | bool | Decimal | None
_CANONICAL = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=str, allow_nan=False).encode


def make_id(prefix: str, *parts: Part | list[Part]) -> str:
    """`prefix` and 16 hexadecimal characters over the canonical encoding of `parts`, in their order.

    >>> make_id("f", "a", "bc") == make_id("f", "ab", "c")
    False
    >>> make_id("f", 1, None)
    'f-28f6766b5fb80e87'
    """
    text = _CANONICAL(parts)
    return f"{prefix}-{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"
