"""A guarded statement written anew with changes at single tokens; its columns keep the names they would have had."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from graph.cypher.guard import Checked
from graph.cypher.lexer import written

_CLOSES = {"(": ")", "[": "]", "{": "}"}
_ENDS = ("ORDER", "SKIP", "LIMIT", "UNION", "RETURN")


@dataclass
class Rewriting:
    """What is put before, behind and instead of tokens (by number)."""

    checked: Checked
    before: dict[int, str] = field(default_factory=dict)
    behind: dict[int, str] = field(default_factory=dict)
    instead: dict[int, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.all = self.checked.tokens
        self.close = dict(self._pairs())

    def text(self) -> str:
        """The statement with the changes."""
        self._name_columns()
        return "".join(self._written()).strip()

    def sign(self, at: int) -> str:
        """The symbol there; "" for anything else and past the end."""
        return self.all[at].text if at < len(self.all) and self.all[at].kind == "symbol" else ""

    def word(self, at: int, word: str) -> bool:
        """Whether that keyword stands there."""
        return at in self.checked.keywords and self.all[at].upper == word

    def function(self, at: int, name: str) -> bool:
        """Whether a call of that function begins there."""
        called = at not in self.checked.keywords and self.all[at].upper == name and self.sign(at + 1) == "("
        return called and self.sign(at - 1) != "."

    def around(self, first: int, last: int, before: str, behind: str) -> None:
        """Puts something around tokens, outside of what already stands there before them, inside of nothing."""
        self.before[first] = before + self.before.get(first, "")
        self.behind[last] = self.behind.get(last, "") + behind

    def _written(self) -> Iterator[str]:
        for at, token in enumerate(self.all):
            yield " " if token.gap else ""
            yield self.before.get(at, "")
            yield self.instead.get(at, written([token]))
            yield self.behind.get(at, "")

    def _pairs(self) -> Iterator[tuple[int, int]]:
        opened: list[int] = []
        for at, token in enumerate(self.all):
            if token.kind == "symbol" and token.text in _CLOSES:
                opened.append(at)
            elif token.kind == "symbol" and token.text in _CLOSES.values():
                yield opened.pop(), at

    def _name_columns(self) -> None:
        """What RETURN gives keeps the name it would have had: the words of the statement."""
        for at in sorted(self.checked.keywords):
            if self.word(at, "RETURN"):
                begin = at + 2 if at + 1 < len(self.all) and self.all[at + 1].upper == "DISTINCT" else at + 1
                for first, last in self._items(begin):
                    changed = any(i in m for i in range(first, last) for m in (self.before, self.behind, self.instead))
                    if changed and not any(self.word(i, "AS") for i in self.flat(first, last)):
                        name = written(list(self.all[first:last])).replace("`", "``")
                        self.behind[last - 1] = self.behind.get(last - 1, "") + f" AS `{name}`"

    def _items(self, begin: int) -> Iterator[tuple[int, int]]:
        first = at = begin
        while at < len(self.all) and self.sign(at) != "}":
            ended = at in self.checked.keywords and self.all[at].upper in _ENDS
            if ended:
                break
            if self.sign(at) == ",":
                yield first, at
                first = at + 1
            at = self.close.get(at, at) + 1
        yield first, at

    def flat(self, first: int, last: int) -> Iterator[int]:
        """The tokens between two that stand in no bracket opened among them; brackets are passed by where they open."""
        at = first
        while at < last:
            yield at
            at = self.close.get(at, at) + 1
