"""The 兵团, its divisions and their regiments: 新疆生产建设兵团, 第三师, 新疆生产建设兵团第三师, 第三师五十一团.

They are run like prefectures and townships and are none. Where a division's city stands behind it (第八师石河子市) the
two are one place of the gazetteer, which is found as that. A regiment's school or hospital is found by its own word.
All lie in one autonomous region, whatever else the document says.
"""

from __future__ import annotations

from collections.abc import Iterator

from ingest.expressions import expression

AROUND = "650000"  # the region in which all of them lie
_DIVISION = expression(
    r"(?:新疆生产建设兵团|新疆兵团|兵团)?(第[一二三四五六七八九十]{1,3}师(?![范傅徒父])(?:[一二三四五六七八九十百]{1,4}团|[0-9]{1,3}团)?)"
)
_WHOLE = expression(
    "新疆(?:生产建设)?兵团(?![第党]|[^，。；、的和与及向]{0,8}(?:办公[室厅]|[局委厅部处校院会队社]|中心|大学|学校|公司|集团))"
)


def divisions(text: str) -> Iterator[tuple[int, int, str]]:
    """Where they stand in `text`, and their names, those of divisions without that of the 兵团.

    >>> list(divisions("某市援助兵团第三师五十一团。第一师范学校"))
    [(4, 13, '第三师五十一团')]
    >>> list(divisions("某市援助新疆兵团，新疆兵团教育局致谢"))
    [(4, 8, '新疆兵团')]
    """
    if "师" in text:
        yield from ((match.start(), match.end(), match[1]) for match in _DIVISION.finditer(text))
    yield from ((match.start(), match.end(), match[0]) for match in _WHOLE.finditer(text))


def is_division(name: str) -> bool:
    """Whether a name is that of the 兵团, a division or a regiment."""
    return _DIVISION.fullmatch(name) is not None or _WHOLE.fullmatch(name) is not None
