"""What may be run: statements that read, decided by an allow-list over tokens.

At every place where a word could act (where a clause begins, after something complete, before a bracket) only known
words are let through; names of properties, labels, variables and text are free. So a clause that an engine adds
tomorrow is refused without anyone having heard of it. The statement that runs is written anew from the tokens.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto

from graph.cypher.lexer import Token, tokens, written
from graph.cypher.refusal import refuse
from graph.cypher.vocabulary import CLAUSES, COMPLETE, CONTINUATIONS, FUNCTIONS, PAIRS, PREFIXES, SUBQUERIES

MAX_CHARACTERS = 20_000
MAX_TOKENS = 4_000
MAX_DEPTH = 40  # brackets, CASE and repeated signs; the engine's parser dies at some hundreds
MAX_UNIONS = 50
MAX_HOPS = 50  # the upper bound of a variable-length path
MAX_STEPS = 20  # properties of properties
_OPEN = {"(": ")", "[": "]", "{": "}"}


class _State(Enum):
    CLAUSE = auto()  # a clause must begin
    VALUE = auto()  # a value, name or pattern is expected
    AFTER = auto()  # something is complete
    CLOSED = auto()  # a CALL subquery has ended: a clause must begin, or nothing follows


@dataclass(frozen=True, slots=True)
class Checked:
    """A statement that may be run, written anew, and the names of its parameters.

    `keywords` are the tokens (by number) that were read as one, `patterns` those with which a pattern begins for which
    no MATCH is written (EXISTS { (a)-->(b) }).
    """

    text: str
    parameters: frozenset[str]
    tokens: tuple[Token, ...] = field(default=(), compare=False)
    keywords: frozenset[int] = field(default=frozenset(), compare=False)
    patterns: frozenset[int] = field(default=frozenset(), compare=False)


@dataclass(slots=True)
class _Reader:
    statement: str
    all: list[Token]
    at: int = 0
    state: _State = _State.CLAUSE
    stack: list[tuple[str, str, Token]] = field(default_factory=list)  # bracket, what it holds, where
    cases: int = 0
    unions: int = 0
    signs: int = 0
    steps: int = 0
    keywords: set[int] = field(default_factory=set)
    patterns: set[int] = field(default_factory=set)

    def run(self) -> None:
        while self.at < len(self.all):
            token = self.all[self.at]
            if token.kind == "word":
                self._word(token)
            elif token.kind == "symbol":
                self._symbol(token)
            else:
                self._value(token)
        if self.stack:
            self._no("bracket", self.stack[-1][2])
        if self.state in (_State.CLAUSE, _State.VALUE):
            self._no("unclosed", self.all[-1])

    def _no(self, reason: str, token: Token) -> None:
        refuse(reason, self.statement, token.start, token.text)

    def _peek(self, ahead: int = 1) -> str:
        """The text of a token further on, in capitals; "" past the end."""
        at = self.at + ahead
        return "" if at >= len(self.all) or self.all[at].kind == "string" else self.all[at].text.upper()

    def _go(self, state: _State, by: int = 1) -> None:
        self.at += by
        self.state = state

    def _value(self, token: Token) -> None:
        """A text, number, parameter or backticked name."""
        if self.state in (_State.CLAUSE, _State.CLOSED):
            self._no("clause", token)
        if token.kind == "name" and self._peek() == "(":
            self._no("function", token)
        self._hops(token)
        self.signs = self.steps = 0
        if token.kind == "name" and self._key():
            self._go(_State.VALUE, by=2)
        else:
            self._go(_State.AFTER)

    def _word(self, token: Token) -> None:
        if self.state is _State.VALUE:
            self._name(token)
        elif self.state is _State.AFTER:
            if token.upper not in CONTINUATIONS:
                self._no("clause", token)
            self._keyword(token)
        else:
            if token.upper not in CLAUSES:
                self._no("clause", token)
            self._keyword(token)

    def _name(self, token: Token) -> None:
        """A word where a value is expected: a sign of one (NOT, CASE …), a subquery, a function, else a free name."""
        self.steps = 0
        after, word = self._peek(), token.upper
        if self._key():
            self._go(_State.VALUE, by=2)
        elif word in SUBQUERIES and after == "{":
            self._go(_State.VALUE)
            self._open(self.all[self.at], "subquery")
        elif word in PREFIXES:
            self._deeper(token, word)
            self._go(_State.VALUE)
        elif after in ("(", ".") and self._function(token):
            return
        else:
            self.signs = 0
            self._go(_State.AFTER)

    def _key(self) -> bool:
        """Whether a name is a key in a map."""
        inside = bool(self.stack) and self.stack[-1][:2] == ("{", "map")
        return inside and self._peek() == ":" and self.all[self.at - 1].text in ("{", ",")

    def _function(self, token: Token) -> bool:
        """Reads a function's name, dots included, if a bracket follows; it must be known."""
        name, ahead = token.text, 1
        while self._peek(ahead) == "." and self.at + ahead + 1 < len(self.all):
            name += "." + self.all[self.at + ahead + 1].text
            ahead += 2
        if self._peek(ahead) != "(":
            return False
        if name.lower() not in FUNCTIONS:
            refuse("function", self.statement, token.start, name)
        self.signs = 0
        self._go(_State.VALUE, by=ahead)
        return True

    def _deeper(self, token: Token, word: str) -> None:
        if word == "CASE":
            self.cases += 1
        elif word == "NOT":
            self.signs += 1
        self._depth(token)

    def _depth(self, token: Token) -> None:
        if len(self.stack) + self.cases + self.signs > MAX_DEPTH:
            self._no("too_deep", token)

    def _keyword(self, token: Token) -> None:
        word, after = token.upper, self._peek()
        self.keywords.add(self.at)
        if word == "OPTIONAL":
            self.keywords.add(self.at + 1)
        self.signs = self.steps = 0
        if word in PAIRS and after not in PAIRS[word]:
            self._no("clause", token)
        if word == "CALL":
            self._call(token)
        elif word == "UNION":
            self.unions += 1
            if self.unions > MAX_UNIONS:
                self._no("too_many_unions", token)
            self._go(_State.CLAUSE, by=2 if after in ("ALL", "DISTINCT") else 1)
        elif word == "IS":
            self._go(_State.AFTER, by=3 if after == "NOT" and self._peek(2) == "NULL" else 2)
        elif word in PAIRS:
            self._go(_State.VALUE, by=2)
        else:
            self.cases -= word == "END" and self.cases > 0
            self._go(_State.AFTER if word in COMPLETE else _State.VALUE)

    def _call(self, token: Token) -> None:
        """CALL { … } and CALL (a, b) { … }; anything else would be a procedure."""
        ahead = 1
        if self._peek() == "(":
            ahead = self._imports(token)
        if self._peek(ahead) != "{":
            self._no("procedure", token)
        self._go(_State.CLAUSE, by=ahead)
        self._open(self.all[self.at], "call")

    def _imports(self, token: Token) -> int:
        """How far the list of imported variables reaches: names with commas between, or a star, or nothing."""
        ahead, name = 2, True
        while self._peek(ahead) not in (")", ""):
            following = self.all[self.at + ahead]
            if (following.kind in ("word", "name") or following.text == "*") is not name:
                self._no("procedure", token)
            if not name and following.text != ",":
                self._no("procedure", token)
            ahead, name = ahead + 1, not name
        return ahead + 1

    def _symbol(self, token: Token) -> None:
        sign = token.text
        if self.state in (_State.CLAUSE, _State.CLOSED) and sign not in "(});":
            self._no("clause", token)
        if sign in _OPEN:
            self._bracket(token)
        elif sign in (")", "]", "}"):
            self._close(token)
        elif sign == ";":
            if self.at + 1 < len(self.all) or self.stack:
                self._no("second", token)
            self.all.pop()
        elif sign == "." and (self.state is _State.AFTER or self.all[self.at - 1].text in ("{", ",")):
            self._property(token)
        elif sign == "*" and self.state is _State.VALUE:
            self._go(_State.AFTER)  # RETURN *, count(*), [*1..3]
        else:
            self.signs = self.signs + 1 if self.state is _State.VALUE and sign in "+-" else 0
            self._depth(token)
            self._go(_State.VALUE)

    def _bracket(self, token: Token) -> None:
        if self.state is _State.CLOSED or (self.state is _State.CLAUSE and not self._pattern()):
            self._no("clause", token)
        if self.state is _State.CLAUSE:
            self.patterns.add(self.at)
        self._open(token, "map" if token.text == "{" else "")

    def _pattern(self) -> bool:
        """EXISTS { (a)-->(b) }: a subquery may be a pattern alone."""
        return bool(self.stack) and self.stack[-1][1] == "subquery" and self.all[self.at - 1].text == "{"

    def _open(self, token: Token, holds: str) -> None:
        self.stack.append((token.text, holds, token))
        self.signs = self.steps = 0
        self._depth(token)
        self._go(_State.CLAUSE if holds in ("subquery", "call") else _State.VALUE)

    def _close(self, token: Token) -> None:
        if not self.stack or _OPEN[self.stack[-1][0]] != token.text:
            self._no("bracket", token)
        _, holds, opened = self.stack.pop()
        if holds in ("subquery", "call") and self.all[self.at - 1] is opened:
            self._no("empty", opened)
        self._go(_State.CLOSED if holds == "call" else _State.AFTER)

    def _property(self, token: Token) -> None:
        """`.name` after a value, `.name` and `.*` in a map projection."""
        self.steps += 1
        if self.steps > MAX_STEPS:
            self._no("too_deep", token)
        if self.at + 1 >= len(self.all):
            self._no("unclosed", token)
        following = self.all[self.at + 1]
        if following.kind not in ("word", "name") and following.text != "*":
            self._no("character", following)
        if self._peek(2) == "(" and following.text != "*":
            self._no("function", following)
        self._go(_State.AFTER, by=2)

    def _hops(self, token: Token) -> None:
        """The bounds of a variable-length path are small."""
        if token.kind != "number" or self.at == 0 or self.all[self.at - 1].text not in ("*", ".."):
            return
        bracket = bool(self.stack) and self.stack[-1][0] == "["
        if bracket and token.text.isdigit() and int(token.text) > MAX_HOPS and self._in_path():
            self._no("path_length", token)

    def _in_path(self) -> bool:
        """Whether the square bracket around stands in a relationship, not in a list."""
        opened = self.stack[-1][2]
        before = next((t for t in reversed(self.all) if t.start < opened.start), None)
        return before is not None and before.text in ("-", "<-", "--", "<--")


def check(statement: str) -> Checked:
    """The statement as it may be run; `cypher_refused` with word, place and reason where it may not."""
    if len(statement) > MAX_CHARACTERS:
        refuse("too_long", statement, MAX_CHARACTERS, statement[MAX_CHARACTERS : MAX_CHARACTERS + 10])
    found = tokens(statement)
    if not found or found[0].text == ";":
        refuse("empty", statement, 0, "Cypher")
    if len(found) > MAX_TOKENS:
        refuse("too_long", statement, found[MAX_TOKENS].start, found[MAX_TOKENS].text)
    reader = _Reader(statement, found)
    reader.run()
    names = frozenset(token.text[1:] for token in found if token.kind == "parameter")
    return Checked(written(found), names, tuple(found), frozenset(reader.keywords), frozenset(reader.patterns))
