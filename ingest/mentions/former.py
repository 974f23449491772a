"""Posts that somebody had before they were sent: `挂职前是某局副主任`, `来某县之前任某公司经理`, `此前任某镇镇长`."""

from __future__ import annotations

from ingest.aiding import aid
from ingest.expressions import expression

_BEFORE = expression(
    lambda: (
        rf"(?:{aid()}|[进入][疆藏青]|挂职|挂任|支教|支医|支边|出发|[来到赴去][^，。；、]{{1,10}})(?:之|以)?前[，,]?[^，。；、]{{0,28}}$"
        "|曾经?在[^，。；]{2,20}(?:担任|任)$|(?:此前|之前|曾|曾经|原)(?:任|是|担任|系|为)$"
    )
)
_FAR = 48


def is_former(text: str, start: int) -> bool:
    """Whether the words before a post at `start` tell that it was left for another.

    >>> is_former("挂职前，他在某公司任经理", 10), is_former("她现任经理", 3)
    (True, False)
    """
    return _BEFORE.search(text, max(0, start - _FAR), start) is not None
