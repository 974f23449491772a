"""Regular expressions that a Neo4j server may run: it tries every way, and a few letters can keep it busy for hours."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from graph.cypher.guard import Checked
from graph.cypher.refusal import refuse

_LONGEST = 200
_MOST = 3  # repetitions without an upper bound
_SMALL = re.compile(r"\{\d{1,2}(?:,\d{1,2})?\}")
_PART = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?[:=!<>a-zA-Z]*|[()|*+?]|\{[^}]*\}|.", re.DOTALL)


def check_regex(checked: Checked, values: Mapping[str, Any]) -> None:
    """Looks at what stands behind every `=~`: a text or a parameter; `cypher_refused` (`regex`) for anything risky."""
    for at, token in enumerate(checked.tokens):
        if token.kind != "symbol" or token.text != "=~":
            continue
        following = checked.tokens[at + 1 : at + 2]
        pattern: object = None
        if following and following[0].kind == "string":
            pattern = following[0].text
        elif following and following[0].kind == "parameter":
            pattern = values.get(following[0].text[1:])
        joined = checked.tokens[at + 2].text if at + 2 < len(checked.tokens) else ""
        if not isinstance(pattern, str) or not harmless(pattern) or joined in ("+", "[", "."):
            refuse("regex", checked.text, max(0, checked.text.find("=~")), "=~")


def harmless(pattern: str) -> bool:
    """Whether the time a pattern takes is bounded well enough.

    >>> harmless(".*小学"), harmless("(a+)+"), harmless("(a|aa)*")
    (True, False, False)
    """
    if len(pattern) > _LONGEST:
        return False
    unbounded, groups, last = 0, [False], ""  # of each open group: whether it repeats or chooses
    for part in _PART.findall(pattern):
        repeats = part in ("*", "+") or (part[0] == "{" and not _SMALL.fullmatch(part))
        if part.startswith("(?") and part not in ("(?", "(?:", "(?i"):
            return False
        if part[0] == "\\" and part[1:2] in "123456789kQG":
            return False
        if part[0] == "(":
            groups.append(False)
        elif part == ")":
            last = "varied" if groups.pop() else ")"
            if not groups:
                return False
            groups[-1] = groups[-1] or last == "varied"
            continue
        elif repeats or part == "?" or part[0] == "{" or part == "|":
            if last == "varied" and part != "|" and part != "?":
                return False
            unbounded += repeats
            groups[-1] = True
        last = part
    return unbounded <= _MOST
