"""Statements of the kinds that the guard lets through, generated from templates, and small random graphs to run them on.

A template's `{…}` is filled with each value of that list, all combinations. Rows are compared as a bag, in order where
the statement orders them.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from graph.build import publish
from graph.ledger import Ledger, Source
from graph.store.embedded import EmbeddedView
from tests.support.graphs import PLACES, B, P, document

FILLED = {
    "T": ["PAIRED_WITH", "FUNDED", "LOCATED_IN"],
    "U": ["PAIRED_WITH|FUNDED", "LOCATED_IN|MENTIONED_IN"],
    "L": ["District", "Village", "School"],
    "A": ["-[r:{T}]->", "<-[r:{T}]-", "-[r:{T}]-"],
    "AGG": ["count(r)", "count(DISTINCT b)", "sum(r.amount_yuan)", "min(b.name)", "max(r.amount_yuan)", "avg(size(b.name))"],
    "TEXT": ["CONTAINS '县'", "STARTS WITH '雁'", "ENDS WITH '村'", "=~ '.*[县区]'", "IN ['雁回县', '望潮区', null]", "> '望'"],
    "LIST": ["[]", "[1]", "[3, 1, 2]", "['b', 'a']", "[null, 1]", "null"],
    "ON": ["size({})", "head({})", "last({})", "tail({})", "reverse({})", "{}[0]", "{}[-1]", "{}[1..]", "{}[..-1]", "2 IN {}",
           "[x IN {} WHERE x IS NOT NULL | x]", "any(x IN {} WHERE x = 1)", "all(x IN {} WHERE x = 1)",
           "none(x IN {} WHERE x = 1)", "single(x IN {} WHERE x = 1)", "reduce(s = 0, x IN {} | s + 1)", "{} + [9]",
           "{} = [1]", "isEmpty({})"],
    "LOGIC": ["true AND null", "false AND null", "true OR null", "false OR null", "true XOR null", "NOT null", "null = null",
              "null <> 1", "null IS NULL", "1 = 1.0", "'1' = 1", "1 < null", "null IN [1]", "1 IN [1, null]", "2 IN [1, null]",
              "[1, null] = [1, null]", "NOT (1 = 2)", "1 = 1 AND 2 > 1 OR false", "'a' < 'B'", "true > false", "1 < 'a'"],
    "SUM": ["1 + 2", "7 / 2", "-7 / 2", "7 % 3", "-7 % 3", "7.0 / 2", "2 ^ 3", "2 ^ 0.5", "1 - 0.9", "1 / 3.0", "5 - 2 - 1", "2 * 3 + 4",
            "'a' + 1", "1 + 'a'", "'a' + null", "1 + null", "[1] + 2", "1e3", "0x1F", "-3", "9007199254740993", "-(2 + 3)"],
    "F": ["abs(-1.5)", "ceil(1.2)", "floor(-1.2)", "round(2.5)", "round(-2.5)", "round(1.25, 1)", "sign(-3)", "sqrt(9)", "toInteger('12')",
          "toInteger('1.9')", "toInteger('x')", "toInteger(1.9)", "toFloat('1.5')", "toFloat('x')", "toString(1.5)", "toString(3)",
          "toString(true)", "toBoolean('true')", "toBoolean('x')", "coalesce(null, 2)", "nullIf(1, 1)", "size('雁回县')", "toUpper('aß')",
          "toLower('AÄ')", "trim('  a ')", "lTrim('  a')", "rTrim('a  ')", "left('雁回县', 2)", "right('雁回县', 2)",
          "substring('雁回县', 1)", "substring('雁回县', 1, 1)", "substring('abc', 5)", "replace('aaa', 'a', 'b')", "split('a,b,', ',')",
          "split('', ',')", "reverse('雁回')", "range(1, 5)", "range(5, 1)", "range(5, 1, -2)", "range(0, 10, 3)", "exp(0)", "log(1)",
          "date('2021-04-18')", "date('2021-04-18').year", "date('2021-04-18') < date('2021-05-01')", "size(null)", "toLower(null)",
          "e() > 2", "pi() > 3", "round(pi(), 2)", "left('abc', 0)", "tail([1])", "head([])", "isNaN(0.0 / 0.0)"],
    "G": ["round(-0.5)", "round(0.5)", "round(-1.4)", "round(abs(-2.5)) + round(-3.5)", "round(null)", "round(7)", "round(2.567, 2)"],
    "CASE": ["CASE WHEN null THEN 1 ELSE 2 END", "CASE 1 WHEN 1 THEN 'a' END", "CASE 3 WHEN 1 THEN 'a' END",
             "CASE null WHEN null THEN 1 ELSE 2 END", "CASE WHEN 1 = 1 THEN CASE WHEN false THEN 1 ELSE 3 END END"],
}  # fmt: skip
TEMPLATES = """RETURN {LOGIC} AS v
RETURN {G} AS v
MATCH (a)-[r:{T}]->(b) RETURN properties(r) AS m
RETURN {SUM} AS v
RETURN {F} AS v
RETURN {CASE} AS v
WITH {LIST} AS l RETURN {ON} AS v
MATCH (n:{L}) RETURN n.name AS name ORDER BY name, n.id
MATCH (n:{L}) RETURN n
MATCH (n) WHERE n.name {TEXT} RETURN n.id AS id
MATCH (n:{L}) WHERE NOT n.name {TEXT} RETURN n.id AS id
MATCH (a){A}(b) RETURN a.id AS a, b.id AS b
MATCH (a:{L}){A}(b) RETURN a.id AS a, {AGG} AS v
MATCH (a){A}(b) RETURN {AGG} AS v
MATCH (a){A}(b) WITH a, {AGG} AS v WHERE v > 1 RETURN a.name AS name, v ORDER BY v DESC, name, a.id
MATCH (a:{L}) OPTIONAL MATCH (a){A}(b) RETURN a.id AS a, count(r) AS n, b IS NULL AS none
MATCH (a:{L})-[r:{U}*1..2]-(b) RETURN a.id AS a, b.id AS b, size(r) AS n
MATCH (a:{L})-[r:{U}*0..1]->(b) RETURN a.id AS a, b.id AS b, size(r) AS n
MATCH p = (a:{L})-[:{U}]-(b)-[:{U}]-(c) RETURN [n IN nodes(p) | n.id] AS ids, length(p) AS n
MATCH p = shortestPath((a:{L})-[:{U}*..5]-(b:Region)) RETURN a.id AS a, b.id AS b, length(p) AS n
MATCH p = allShortestPaths((a:{L})-[:{U}*..4]-(b:Street)) RETURN a.id AS a, [r IN relationships(p) | r.id] AS ids
MATCH (a:{L}) WHERE EXISTS { (a)-[:{U}]->(:District) } RETURN a.id AS id
MATCH (a:{L}) WHERE NOT EXISTS { MATCH (a)-[:{U}]-(b) WHERE b.name CONTAINS '县' } RETURN a.id AS id
MATCH (a:{L}) WHERE (a)-[:{T}]->() RETURN a.id AS id
MATCH (a:{L}) RETURN a.id AS id, COUNT { (a)-[:{U}]-() } AS n
MATCH (a:{L}) RETURN a.id AS id, size([(a)-[:{U}]-(b) WHERE b.id <> a.id | b.id]) AS n
MATCH (a:{L}) CALL (a) { MATCH (a)-[r:{T}]-() RETURN count(r) AS n } RETURN a.id AS id, n
MATCH (a:{L}) WITH a ORDER BY a.id SKIP 1 LIMIT 2 RETURN collect(a.id) AS ids
MATCH (a:{L})-[r:{T}]-(b) WITH a, b ORDER BY a.id, b.id RETURN a.id AS a, collect(DISTINCT b.name) AS names
MATCH (a:{L}) UNWIND a.within AS w RETURN w, count(*) AS n ORDER BY n DESC, w
MATCH (a)-[r:{T}]->(b) UNWIND r.years AS y RETURN y, type(r) AS t, count(*) AS n ORDER BY y
MATCH (a)-[r:{T}]->(b) RETURN r.year AS y, startNode(r) = a AS s, endNode(r).id AS e, labels(b) AS l
MATCH (n:{L}) RETURN n.code AS code ORDER BY code DESC
MATCH (n:{L}) RETURN n.code AS code ORDER BY code LIMIT 2
MATCH (n:{L}) RETURN n.name AS x UNION MATCH (m:Street) RETURN m.name AS x
MATCH (n:{L}) RETURN n.type AS x UNION ALL MATCH (m:Street) RETURN m.type AS x
MATCH (n:{L}) RETURN n {.id, .name, more: size(n.within)} AS m
MATCH (n:{L}) RETURN n {.*} AS m
MATCH (n:{L}) RETURN properties(n) AS m
MATCH (n:{L}) UNWIND keys(n) AS k RETURN DISTINCT k ORDER BY k
MATCH (a)-[r:{T}]->(b) UNWIND keys(r) AS k RETURN DISTINCT k ORDER BY k
MATCH (a)-[r:{T}]->(b) RETURN r
MATCH (n:{L}) RETURN DISTINCT n.place_name AS place ORDER BY place
MATCH (n:{L}|Street) RETURN labels(n)[0] AS label, count(*) AS n ORDER BY label
MATCH (n:{L}) RETURN n.nothing AS v, n.nothing IS NULL AS none, n.nothing = 1 AS same
MATCH (n:{L}) WHERE n.nothing <> 1 RETURN n.id AS id
MATCH (a:{L}), (b:{L}) WHERE a.id < b.id AND a.place = b.place RETURN a.id AS a, b.id AS b
MATCH (a:{L})--(b)--(a) RETURN count(*) AS n
MATCH (a:{L}) RETURN stDevP(size(a.name)) AS d, count(*) AS n
MATCH (a:{L}) RETURN sum(null) AS s, avg(null) AS a, min(null) AS m, count(null) AS c, collect(null) AS l""".splitlines()
_SLOT = re.compile(r"\{(" + "|".join(FILLED) + r")\}")
_MOST = 9  # statements of one template, spread over all combinations; lists of expressions are taken whole


def statements() -> list[str]:
    """All of them, each once."""
    return list(dict.fromkeys(one for template in TEMPLATES for one in _some(template)))


def _some(template: str) -> Iterator[str]:
    found = list(_filled(template))
    whole = len(_SLOT.findall(template)) == 1 and not template.startswith("MATCH")
    yield from found if whole else found[:: max(1, len(found) // _MOST)]


def _filled(template: str) -> Iterator[str]:
    slots = list(dict.fromkeys(_SLOT.findall(template)))
    if not slots:
        yield template
        return
    for values in product(*(FILLED[slot] for slot in slots)):
        given = dict(zip(slots, values, strict=True))
        if "ON" in given:
            given = {"ON": given["ON"].replace("{}", "l"), "LIST": given["LIST"]}
        text = template
        for slot, value in given.items():
            text = text.replace("{" + slot + "}", value)
        yield from _filled(text)


def random_graph(workspace: Path, seed: int) -> EmbeddedView:
    """A published graph of random pairings and gifts between invented places, schools and firms."""
    dice = random.Random(seed)  # noqa: S311 - the same graph each time
    codes = [
        "910102",
        "910102001",
        "910102001001",
        "933021",
        "933021102",
        "933021102201",
        "933021101202",
        "930121",
        "920101",
    ]
    bodies = [B(f"第{n}小学", "school", dice.choice(("910102", "933021"))) for n in range(3)]
    ends = [*map(P, codes), *bodies, B("远洋公司", "enterprise", "910102")]
    rows = []
    for n in range(25):
        east, west = dice.sample(ends, 2)
        rows.append((f"第{n}句结对。", [{"type": "pairing", "east": east, "west": west}]))
        giver, taker = dice.sample(ends, 2)
        gift = {
            "type": "funding",
            "funder": giver,
            "recipient": taker,
            "amount_yuan": dice.choice([5000, "0.1", "220090.6", 10**7]),
        }
        gift |= {
            "channel": dice.choice(["fiscal", "donation_cash"]),
            "level": "item",
            "purpose": dice.choice([None, "产业"]),
        }
        rows.append((f"第{n}句资金。", [gift]))
    ledger = Ledger.open(workspace)
    for year in (2021, 2022):
        some = dice.sample(rows, 30)
        read = document(f"{year}年总结", some, place=P("933021"), partners=[P("910102")], side="west", year=year)
        ledger.record(Source(f"{year}.txt", read.text.encode()), read)
    with ledger:
        publish(ledger, PLACES)
    return EmbeddedView.open(workspace)
