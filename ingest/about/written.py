"""When a document was written, as far as it says: the date line at its end, or the one under its title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.expressions import expression
from ingest.mentions.dates import find
from ingest.passages import Passage

_HEAD, _TAIL, _LONGEST = 12, 12, 60
_LINE = expression(
    r"发布(?:时间|日期)|印发|星期|^[（(]?(?:[0-9OoＯ〇○零一二三四五六七八九]{4})年[^，。；]*$|(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}"
)


def written_on(passages: Sequence[Passage]) -> str | None:
    """The full date (ISO) of the date line; None where there is none."""
    lines = [p for p in passages if p.kind != "cell"]
    for passage in [*reversed(lines[-_TAIL:]), *lines[:_HEAD]]:
        found = _date(passage.text)
        if found is not None:
            return found
    return None


def _date(text: str) -> str | None:
    if len(text) > _LONGEST:
        return None
    full = [m for m in find(text, None) if len(m.first) == 10 and m.last is None]
    if len(full) != 1:
        return None
    rest = text[: full[0].span.start] + text[full[0].span.end :]
    alone = len(re.sub(r"[\s（）()]", "", rest)) <= 24 and not re.search("[，。；,;]", rest)
    return full[0].first if alone or _LINE.search(text) else None
