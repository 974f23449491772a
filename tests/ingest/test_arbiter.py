"""Which of two competing proposals stands."""

from __future__ import annotations

from ingest.arbiter import decide
from ingest.passages import Passage, Span
from ingest.rules import Proposal

PASSAGE = Passage("甲区向乙县捐赠三十万元", range(12), "prose", 0)


def proposal(type="funding", key=(6, 11), rule="funding.gifts", confidence=0.9, **parts):
    return Proposal(type, PASSAGE, Span(0, 11), Span(*key), parts, rule, confidence)


def test_the_surer_rule_stands():
    weak, strong = proposal(rule="funding.uses", confidence=0.6), proposal()
    assert decide([weak, strong], ["funding.uses", "funding.gifts"]) == [strong]


def test_a_tie_goes_to_the_rule_registered_first():
    first, second = proposal(rule="a"), proposal(rule="b")
    assert decide([second, first], ["a", "b"]) == [first]


def test_one_rule_may_give_several_facts_for_one_key():
    each = [proposal(recipient="甲"), proposal(recipient="乙")]
    assert decide([*each, proposal(rule="other", confidence=0.5)], []) == each


def test_a_number_is_not_read_twice_as_different_kinds():
    people, pairs = proposal("staff_count", confidence=0.7), proposal("pairing_count", confidence=0.8)
    assert decide([people, pairs], []) == [pairs]


def test_names_and_numbers_do_not_compete():
    both = [proposal("cadre"), proposal("funding")]
    assert len(decide(both, [])) == 2


def test_the_order_is_that_of_the_text():
    late, early = proposal(key=(8, 9)), proposal(key=(1, 2))
    assert decide([late, early], []) == [early, late]
