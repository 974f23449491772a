"""Every expression about sides and subject begins with a character that its list names, or would never be found."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import pytest

from ingest.lexicon import lexicon

parse = import_module("re._parser").parse  # how an expression is read is told nowhere else
GROUPS = lexicon("sides")["phrases"] + [
    {"first": first, "words": lexicon("subject")[key]} for key, first in lexicon("subject")["first"].items()
]
PLAIN = [word for group in lexicon("sides")["own_words"] for word in group["words"]] + lexicon("subject")["sure"]


def first_signs(items: Any) -> set[str]:
    """The characters with which what a parsed expression matches can begin; "" where it can match nothing."""
    found = {""}
    for kind, value in items:
        if "" not in found:
            break
        found = (found - {""}) | _first_of(str(kind), value)
    return found


def _first_of(kind: str, value: Any) -> set[str]:
    match kind:
        case "ASSERT" | "ASSERT_NOT" | "AT":
            return {""}
        case "LITERAL":
            return {chr(value)}
        case "IN":
            return {chr(sign) for _, sign in value}
        case "SUBPATTERN":
            return first_signs(value[3])
        case "BRANCH":
            return set().union(*map(first_signs, value[1]))
        case _:  # a repetition
            return first_signs(value[2]) | ({""} if value[0] == 0 else set())


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group["first"])
def test_expressions_begin_with_what_their_group_lists(group: dict[str, Any]) -> None:
    for words in group["words"]:
        assert first_signs(parse(words.replace("~", "甲"))) <= set(group["first"]), words


@pytest.mark.parametrize("word", PLAIN)
def test_expressions_of_lists_without_characters_begin_with_plain_ones(word: str) -> None:
    ((kind, value), *_) = parse(word)
    begins = [str(items[0][0]) for items in value[1]] if str(kind) == "BRANCH" else [str(kind)]
    assert set(begins) == {"LITERAL"}
