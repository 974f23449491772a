"""Whether a passage stands in a document of the collaboration, and which passage a list belongs to."""

from __future__ import annotations

import re

from ingest.passages import Passage
from ingest.rules import Reading
from ingest.rules.funding._channel import speaks_of_subject

_ITEM = re.compile(r"\s*(?:[①-⑳]|[（(]?[0-9]{1,2}[.．、)）]|[—-]{1,2}|·|●|◆|\*)")
# A list of more items than this has its head too far away to be trusted.
_LONGEST_LIST = 20
# The title stands among the first passages.
_OPENING = 3


def focused(passage: Passage, reading: Reading) -> bool:
    """Whether the title or a heading above the passage speaks of the collaboration."""
    title = reading.document.title or ""
    opening = (p.text for p in reading.passages[:_OPENING] if len(p.text) < 80)
    return any(speaks_of_subject(words) for words in (title, *opening, *passage.headings))


def head_of_list(passage: Passage, reading: Reading) -> Passage | None:
    """The passage ending in a colon whose items `passage` goes on; None for a passage that is no item."""
    if not _ITEM.match(passage.text) and not passage.text.startswith("余款"):
        return None
    for back in range(1, min(_LONGEST_LIST, passage.index) + 1):
        before = reading.passages[passage.index - back]
        if before.text.endswith(("：", ":")):
            return before
        if before.kind == "heading" or not _ITEM.match(before.text):
            return None
    return None
