"""What a document as rules see it keeps between questions is the same in whatever order it is asked."""

from __future__ import annotations

import pytest

from ingest.context import Context
from ingest.document import Document
from ingest.mentions import PartyMention
from ingest.parties import Party
from ingest.passages import Passage, Span
from ingest.rules import Reading

PLACES = (("听海区", "district"), ("听涛街道", "street"), ("石梁县", "district"), ("听海区", "district"))


@pytest.fixture
def reading() -> Reading:
    passages = [Passage(name, range(len(name) + 1), "prose", at) for at, (name, _) in enumerate(PLACES)]
    mentions = [(PartyMention(Span(0, len(name)), Party(name, level)),) for name, level in PLACES]  # type: ignore[arg-type]
    return Reading(Document("a.txt", "", ()), passages, mentions, Context())


@pytest.mark.parametrize("order", [(0, 1, 2, 3, 4), (4, 2, 0, 3, 1)])
def test_counties_above_a_passage(reading: Reading, order: tuple[int, ...]) -> None:
    found = {index: list(reading.counties_above(index)) for index in order}
    one, two = "听海区", "石梁县"
    assert [found[index] for index in range(5)] == [[], [one], [one], [one, two], [one, two]]


def test_what_is_given_out_may_be_added_to(reading: Reading) -> None:
    reading.counties_above(1)["云岭县"] = Party("云岭县", "district")
    assert list(reading.counties_above(3)) == ["听海区", "石梁县"]
