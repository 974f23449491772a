"""When a document was written, as far as it says: the date line at its end, or the one under its title.

Where there is no such line, the address of the page often tells the day (`…/20170919/1793.html`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from ingest.expressions import expression
from ingest.mentions.dates import find
from ingest.passages import Passage

_HEAD, _TAIL, _LONGEST = 12, 12, 60
_LINE = expression(
    r"发布(?:时间|日期)|印发|星期|^[（(]?(?:[0-9OoＯ〇○零一二三四五六七八九]{4})年[^，。；]*$|(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}"
)

_ADDRESS = expression(
    r"^[^，。；]{0,12}https?://\S*?[/_t](20[0-3][0-9])[-/]?(0[1-9]|1[0-2])[-/]?(0[1-9]|[12][0-9]|3[01])[/_]"
)


def written_on(passages: Sequence[Passage]) -> str | None:
    """The full date (ISO) of the date line, else of the page's address; None where there is neither."""
    lines = [p for p in passages if p.kind != "cell"]
    near = [passage.text for passage in [*reversed(lines[-_TAIL:]), *lines[:_HEAD]]]
    dates = (found for read in (_date, _address) for text in near if (found := read(text)) is not None)
    return next(dates, None)


def _address(text: str) -> str | None:
    found = _ADDRESS.match(text)
    return _date("-".join(found.groups())) if found else None


@lru_cache(maxsize=1 << 5)  # asked for the year of a document, and again for its own sake
def _date(text: str) -> str | None:
    if len(text) > _LONGEST:
        return None
    full = [m for m in find(text, None) if len(m.first) == 10 and m.last is None and m.year]
    if len(full) != 1:
        return None
    rest = text[: full[0].span.start] + text[full[0].span.end :]
    alone = len(re.sub(r"[\s（）()]", "", rest)) <= 24 and not re.search("[，。；,;]", rest)
    return full[0].first if alone or _LINE.search(text) else None
