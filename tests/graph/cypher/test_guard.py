"""Good statements pass unchanged in meaning, bad ones are refused with the right reason at the right place."""

from __future__ import annotations

import random
from contextlib import suppress
from pathlib import Path

import pytest

from graph.cypher import guard
from graph.cypher.guard import check
from graph.cypher.lexer import tokens, written
from graph.cypher.refusal import reasons
from graph.errors import JieduiError
from graph.questions import catalogue

HERE = Path(__file__).parent
GOOD = [line for line in (HERE / "good.txt").read_text(encoding="utf-8").splitlines() if line]


def bad() -> list[tuple[str, str]]:
    lines = (HERE / "bad.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split(" | ", 1) if " | " in line else [line.rstrip(" |"), ""] for line in lines if line[0] != "#"]
    return [(reason, _spelled(statement)) for reason, statement in rows]


def _spelled(text: str) -> str:
    return text.encode("latin-1", "backslashreplace").decode("unicode_escape") if "\\" in text else text


@pytest.mark.parametrize("statement", GOOD)
def test_a_good_statement_passes(statement):
    checked = check(statement)
    assert check(checked.text) == checked, "what is written anew passes, unchanged"


@pytest.mark.parametrize(("reason", "statement"), bad())
def test_a_bad_statement_is_refused(reason, statement):
    with pytest.raises(JieduiError) as caught:
        check(statement)
    error = caught.value
    assert (error.code, error.exit_code, error.parameters["reason"]) == ("cypher_refused", 5, reason)
    assert error.message("zh")
    assert error.message("en")


def test_there_are_many_of_each():
    assert len(GOOD) >= 90
    assert len(bad()) >= 120


def test_every_statement_of_a_named_question_passes():
    for question in catalogue():
        check(question.cypher)


def test_the_place_is_told():
    with pytest.raises(JieduiError) as caught:
        check("MATCH (n)\nRETURN n\n  DELETE n")
    told = caught.value.parameters
    assert (told["word"], told["line"], told["column"], told["position"]) == ("DELETE", 3, 3, 21)


def test_a_function_is_named_as_it_was_written():
    with pytest.raises(JieduiError) as refused:
        check("RETURN randomUUID()")
    assert refused.value.parameters["word"] == "randomUUID"


def test_what_runs_is_written_anew():
    assert check('RETURN "it\'s" /* no */ AS x // no\n').text == "RETURN 'it\\'s' AS x"
    assert check("MATCH (a)-->(b)\n\t RETURN a.x<-1").text == "MATCH (a)-->(b) RETURN a.x<-1"
    assert check("RETURN '\\u4e2d' AS x;").text == "RETURN '中' AS x"


def test_parameters_are_told():
    assert check("MATCH (n {id: $id}) WHERE n.year IN $years RETURN '$no'").parameters == {"id", "years"}


@pytest.mark.parametrize(
    ("reason", "statement"),
    [
        ("too_long", "RETURN '" + "x" * guard.MAX_CHARACTERS + "'"),
        ("too_long", "RETURN " + "1+" * guard.MAX_TOKENS + "1"),
        ("too_deep", "RETURN " + "(" * 60 + "1" + ")" * 60),
        ("too_deep", "RETURN " + "[" * 60 + "1" + "]" * 60),
        ("too_deep", "RETURN " + "NOT " * 60 + "true"),
        ("too_deep", "RETURN " + "-" * 1 + " -" * 60 + "1"),
        ("too_deep", "RETURN " + "CASE WHEN true THEN " * 60 + "1" + " END" * 60),
        ("too_deep", "MATCH (n) RETURN n" + ".a" * 60),
        ("too_deep", "CALL { " * 60 + "RETURN 1 AS x" + " } RETURN x" * 60),
        ("too_many_unions", "RETURN 1 AS x" + " UNION RETURN 1 AS x" * 60),
    ],
)
def test_size_and_depth_are_bounded(reason, statement):
    with pytest.raises(JieduiError) as caught:
        check(statement)
    assert caught.value.parameters["reason"] == reason


def test_every_reason_is_worded_and_used():
    used = {reason for reason, _ in bad()} | {"too_long", "too_deep", "too_many_unions"}
    used |= {"pattern", "regex", "range", "nested_list"}  # on a database only, see tests/neo4j and test_lists.py
    assert {name for name in reasons() if not name.startswith("stopped_")} == used


HOSTILE = [
    "LOAD CSV FROM '/etc/passwd' AS z RETURN z",
    "CREATE (z)",
    "DETACH DELETE n",
    "SET n.z = 1",
    "CALL db.labels() YIELD label",
    "UNION LOAD CSV FROM '/etc/passwd' AS z RETURN z",
    "FOREACH (z IN [1] | CREATE (y))",
    "; MATCH (z) DELETE z",
    "apoc.load.json('x')",
]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_nothing_hostile_passes_anywhere_in_a_good_statement(hostile):
    for statement in GOOD:
        found = tokens(statement)
        for at in range(len(found) + 1):
            text = f"{written(found[:at])} {hostile} {written(found[at:])}"
            with pytest.raises(JieduiError):
                check(text)


def test_no_statement_breaks_the_guard():
    chance, letters = random.Random(3), "MATCH RETURN (n){}[]'`\"\\/*-.,:;$<>=|中\ud800 CALL UNION 1 0x WITH AS"
    for _ in range(3000):
        words = "".join(chance.choice(letters) for _ in range(chance.randrange(60)))
        cut = chance.choice(GOOD)
        for statement in (words, cut[: chance.randrange(len(cut))], cut[: chance.randrange(len(cut))] + words):
            with suppress(JieduiError):
                check(statement)
