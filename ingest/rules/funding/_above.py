"""The heading above a passage, one that only looks like a heading included: 【甲县】, 议题一：…, 四、明年安排。"""

from __future__ import annotations

from ingest.expressions import expression
from ingest.passages import Passage
from ingest.rules import Reading

# Headings stand at most this many passages above.
_FURTHEST = 12
_LABEL = expression(
    r"【[^】]{2,24}】|[▌■◆▲★◎※]\s*[^。；，：]{2,20}|(?:议题|议程|事项)[一二三四五六七八九十0-9]+[：:、][^。；]{2,40}|[（(]?[一二三四五六七八九十]{1,3}[、）)][^。；，：]{2,30}"
)
# What opens a passage like a heading: 四、明年安排。
_OPENING = expression(r"^(?:【[^】]{2,20}】|[（(]?[一二三四五六七八九十0-9]{1,3}[、.．）)][^，。；：]{2,20}[。：])")


def heading_above(passage: Passage, reading: Reading) -> Passage | None:
    """The nearest heading, or line that looks like one; None where none stands near."""
    for back in range(passage.index, max(-1, passage.index - _FURTHEST), -1):
        above = reading.passages[back]
        if above.kind == "heading" or (above is not passage and _LABEL.fullmatch(above.text.strip())):
            return above
    return None


def opening(passage: Passage) -> str:
    """The words with which the passage opens like a heading; empty where it does not."""
    match = _OPENING.match(passage.text)
    return match[0] if match else ""
