"""Which provinces a document pairs, by how they have really stood since the collaboration began."""

from __future__ import annotations

import pytest

from graph.facts import Pairing
from ingest.gazetteer import open_gazetteer
from ingest.pipeline import extract
from ingest.readers import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("对口支援青海工作总结\n\n对口支援西藏、对口支援青海以来，青海与西藏两地各项事业发展。\n", []),
        ("山东省对口支援重庆工作总结\n\n我省与重庆市开展扶贫协作，投入资金3亿元。\n", [("山东省", "重庆")]),
    ],
)
def test_two_that_are_both_helped_help_each_other_in_nothing(text: str, expected: list[tuple[str, str]]) -> None:
    found = [
        fact for fact in extract(read(text.encode(), "a.txt"), open_gazetteer()).facts if isinstance(fact, Pairing)
    ]
    assert [(fact.east, fact.west[:2]) for fact in found if fact.east_type == "province"] == expected
