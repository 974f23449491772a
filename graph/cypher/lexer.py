"""A Cypher statement as tokens, by rules strict enough to mean the same to every engine.

What engines read differently is refused here: characters outside ASCII except in strings and backticks, broken
Unicode, escapes other than the common ones, what is not closed. The statement that runs is written anew from the
tokens (`written`), so comments and spellings of escapes never reach an engine.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, cast

from graph.cypher.refusal import refuse

Kind = Literal["word", "name", "parameter", "number", "string", "symbol"]
_GAP = re.compile(r"(?:[ \t\r\n]|//[^\r\n]*|/\*(?:[^*]|\*(?!/))*\*/)+")
_TOKEN = re.compile(
    r"""(?P<word>[A-Za-z_][A-Za-z0-9_]*)
    |(?P<number>0[xX][0-9A-Fa-f]+|0[oO][0-7]+|(?:[0-9]+(?:\.(?!\.)[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)
    |(?P<parameter>\$[A-Za-z_][A-Za-z0-9_]*)
    |(?P<symbol><-->|<--|-->|<->|<-|->|--|\.\.|<>|<=|>=|=~|[()\[\]{},:;.|!&%+\-*/^=<>])""",
    re.VERBOSE,
)
_STRING = {q: re.compile(rf"{q}((?:[^{q}\\]|\\.)*){q}", re.DOTALL) for q in "'\""}
_NAME = re.compile(r"`([^`\\\x00-\x1f\x7f]+)`")
_ESCAPES = {"\\": "\\", "'": "'", '"': '"', "n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "/": "/"}
_BACK = {"\\": "\\\\", "'": "\\'", "\n": "\\n", "\t": "\\t", "\r": "\\r", "\b": "\\b", "\f": "\\f"}


@dataclass(frozen=True, slots=True)
class Token:
    """A token: `text` as written (for strings and backticked names their meaning), where it starts, and whether a gap
    stands before it."""

    kind: Kind
    text: str
    start: int
    gap: bool = False

    @property
    def upper(self) -> str:
        """The text in capitals, for words; "" for anything else."""
        return self.text.upper() if self.kind == "word" else ""


def tokens(statement: str) -> list[Token]:
    """The tokens of a statement; `cypher_refused` where it cannot be read without doubt."""
    found: list[Token] = []
    at, gap = 0, False
    while at < len(statement):
        if space := _GAP.match(statement, at):
            at, gap = space.end(), True
            continue
        token, at = _next(statement, at, gap)
        found.append(token)
        gap = False
    return found


def _next(statement: str, at: int, gap: bool) -> tuple[Token, int]:
    sign = statement[at]
    if sign in _STRING:
        match = _STRING[sign].match(statement, at)
        if match is None:
            refuse("unclosed", statement, at, sign)
        return Token("string", _meaning(statement, at + 1, match[1]), at, gap), match.end()
    if sign == "`":
        match = _NAME.match(statement, at)
        if match is None:
            refuse("unclosed", statement, at, sign)
        return Token("name", _whole(statement, at, match[1]), at, gap), match.end()
    match = _TOKEN.match(statement, at)
    if match is None or statement.startswith("/*", at):
        refuse("unclosed" if statement.startswith("/*", at) else "character", statement, at, sign)
    kind = cast("Kind", match.lastgroup)  # the groups are named as the kinds are
    end = match.end()
    if kind == "number" and end < len(statement) and (statement[end].isalnum() or statement[end] == "_"):
        refuse("character", statement, end, statement[end])
    return Token(kind, match[0], at, gap), end


def _meaning(statement: str, at: int, raw: str) -> str:
    """What a string means; a backslash in it may stand before the common letters and four hexadecimal digits only."""
    out, i = [], 0
    while i < len(raw):
        sign = raw[i]
        if sign != "\\":
            out.append(sign)
            i += 1
        elif raw[i + 1] in _ESCAPES:
            out.append(_ESCAPES[raw[i + 1]])
            i += 2
        elif (digits := re.match(r"u([0-9A-Fa-f]{4})", raw[i + 1 :])) is not None:
            out.append(chr(int(digits[1], 16)))
            i += 6
        else:
            refuse("escape", statement, at + i, raw[i : i + 2])
    return _whole(statement, at, "".join(out))


def _whole(statement: str, at: int, text: str) -> str:
    """Text that is valid Unicode without control characters and without what an engine might take for an escape."""
    for sign in text:
        if "\ud800" <= sign <= "\udfff" or (sign < " " and sign not in "\n\t\r\b\f") or sign == "\x7f":
            refuse("escape", statement, at, f"U+{ord(sign):04X}")
    if re.search(r"\\[uU]", text):
        refuse("escape", statement, at, "\\u")
    return text


def written(found: list[Token]) -> str:
    """The statement anew: the tokens as they are, strings in one spelling, one space where a gap stood."""
    return "".join((" " if token.gap else "") + _written(token) for token in found).strip()


def _written(token: Token) -> str:
    if token.kind == "string":
        return "'" + "".join(_BACK.get(sign, sign) for sign in token.text) + "'"
    return f"`{token.text}`" if token.kind == "name" else token.text
