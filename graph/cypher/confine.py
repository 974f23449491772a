"""A guarded statement as it runs on a Neo4j database that holds more than one workspace: it sees its own and no more.

Every node pattern is given the label that the nodes of the workspace alone bear, every relationship pattern without a
type the types of the model. `labels()` and `keys()` leave out what is only there for keeping workspaces apart. What the
patterns are is read from the tokens, strictly: after MATCH, and wherever a bracket stands at an end of an arrow. A
pattern of a form not known here is refused.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from graph.cypher.guard import Checked
from graph.cypher.lexer import Token, written
from graph.cypher.refusal import refuse

_CLOSES = {"(": ")", "[": "]", "{": "}"}
_HIDES = {"LABELS": "Jiedui_", "KEYS": "_"}
_SHORTEST = ("SHORTESTPATH", "ALLSHORTESTPATHS")


def confined(checked: Checked, label: str, types: Collection[str]) -> str:
    """The statement for one workspace; `cypher_refused` (`pattern`) where a pattern is not understood."""
    return _Statement(checked, label, "|".join(types)).text()


@dataclass
class _Statement:
    checked: Checked
    label: str
    types: str
    before: dict[int, str] = field(default_factory=dict)  # what is put in front of a token
    behind: dict[int, str] = field(default_factory=dict)
    instead: dict[int, str] = field(default_factory=dict)
    known: set[int] = field(default_factory=set)  # brackets of patterns that were seen to

    def __post_init__(self) -> None:
        self.all = self.checked.tokens
        self.close = dict(self._pairs())

    def text(self) -> str:
        at = 0
        while at < len(self.all):
            if self._is(at, "MATCH") or at in self.checked.patterns:
                self._patterns(at + 1 if self._is(at, "MATCH") else at)
            elif self._sign(at) == "(" and at not in self.known:
                self._chain(at)
            elif self.all[at].upper in _HIDES and self._sign(at + 1) == "(" and at not in self.checked.keywords:
                self._hide(at)
            at += 1
        self._name_columns()
        return "".join(self._written()).strip()

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

    def _sign(self, at: int) -> str:
        """The symbol there; "" for anything else and past the end."""
        return self.all[at].text if at < len(self.all) and self.all[at].kind == "symbol" else ""

    def _is(self, at: int, word: str) -> bool:
        return at in self.checked.keywords and self.all[at].upper == word

    def _variable(self, at: int) -> bool:
        token: Token | None = self.all[at] if at < len(self.all) else None
        return token is not None and token.kind in ("word", "name") and at not in self.checked.keywords

    def _no(self, at: int) -> None:
        token = self.all[min(at, len(self.all) - 1)]
        refuse("pattern", self.checked.text, max(0, self.checked.text.find(token.text)), token.text)

    def _patterns(self, at: int) -> None:
        """A list of patterns, nothing else: paths with commas between, each perhaps named, perhaps a shortest one."""
        while True:
            if self._variable(at) and self._sign(at + 1) == "=":
                at += 2
            if at < len(self.all) and self.all[at].upper in _SHORTEST and self._sign(at + 1) == "(":
                end = self._chain(at + 2)
                if end is None or end != self.close[at + 1]:
                    self._no(at)
                    return
                at = self.close[at + 1] + 1
            else:
                end = self._chain(at, alone=True)
                if end is None:
                    self._no(at)
                    return
                at = end
            if self._sign(at) != ",":
                break
            at += 1
        if at < len(self.all) and at not in self.checked.keywords and self._sign(at) != "}":
            self._no(at)

    def _chain(self, at: int, alone: bool = False) -> int | None:
        """Sees to a path that begins at a bracket; where it ends, None if it is none. `alone`: a node is a path."""
        nodes, links = [at], []
        while (end := self._node(nodes[-1])) is not None and (link := self._link(end)) is not None:
            links.append((end, link))
            nodes.append(link)
        if end is None and (len(nodes) > 1 or alone):
            self._no(nodes[-1])
        if end is None or not (links or alone):
            return None
        for node in nodes:
            self._label(node)
        for begin, stop in links:
            self._type(begin, stop)
        return end

    def _node(self, at: int) -> int | None:
        """Where a node pattern that begins there ends; None where it is something else."""
        if self._sign(at) != "(":
            return None
        end, inner = self.close[at], self._kinds(at)[1]
        return end + 1 if inner == end or self._sign(inner) == "{" or self._is(inner, "WHERE") else None

    def _kinds(self, at: int) -> tuple[int, int]:
        """In a pattern's brackets: where its labels or types begin (0 where there are none), and where they end."""
        end, inner = self.close[at], at + 1
        if self._variable(inner):
            inner += 1
        if self._sign(inner) != ":":
            return 0, inner
        begin = inner + 1
        while inner < end and self._sign(inner) not in ("{", "*") and not self._is(inner, "WHERE"):
            inner = self.close.get(inner, inner) + 1
        return begin, inner

    def _link(self, at: int) -> int | None:
        """Where the node begins to which a link that begins there leads; None where there is no link."""
        arrow, stop = self._arrow(at)
        if self._sign(stop) == "[" and arrow in ("-", "<-"):
            arrow, stop = self._arrow(self.close[stop] + 1)
            known = arrow in ("-", "->")
        else:
            known = arrow in ("--", "-->", "<--", "<-->")
        return stop if known and self._sign(stop) == "(" else None

    def _arrow(self, at: int) -> tuple[str, int]:
        arrow = ""
        while self._sign(at) and not self._sign(at).strip("<->"):
            arrow += self._sign(at)
            at += 1
        return arrow, at

    def _label(self, at: int) -> None:
        self.known.add(at)
        begin, end = self._kinds(at)
        if not begin:
            self.before[end] = f":{self.label}{'' if end == self.close[at] else ' '}" + self.before.get(end, "")
            return
        self.before[begin] = f"{self.label}&("
        self.behind[end - 1] = ")"
        for inner in range(begin, end):
            if self._sign(inner) == ":":
                self.instead[inner] = "&"

    def _type(self, begin: int, stop: int) -> None:
        """The link between two tokens."""
        bracket = next((at for at in range(begin, stop) if self._sign(at) == "["), None)
        if bracket is None:
            arrow = self._arrow(begin)[0]
            left, right = "<-" if arrow[0] == "<" else "-", "->" if arrow[-1] == ">" else "-"
            self.instead |= dict.fromkeys(range(begin, stop), "")
            self.instead[begin] = f"{left}[:{self.types}]{right}"
            return
        kinds, end = self._kinds(bracket)
        if not kinds:
            self.before[end] = f":{self.types}" + self.before.get(end, "")
        elif any(
            self.all[at].kind not in ("word", "name") and self._sign(at) not in ("|", ":") for at in range(kinds, end)
        ):
            if self._sign(end) == "*":
                self._no(end)
            self.before[kinds], self.behind[end - 1] = f"({self.types})&(", ")"

    def _hide(self, at: int) -> None:
        self.before[at] = "[_own IN " + self.before.get(at, "")
        shut = self.close[at + 1]
        word = _HIDES[self.all[at].upper]
        self.behind[shut] = self.behind.get(shut, "") + f" WHERE NOT _own STARTS WITH '{word}']"

    def _name_columns(self) -> None:
        """What RETURN gives keeps the name it would have had: the words of the statement."""
        for at in sorted(self.checked.keywords):
            if self._is(at, "RETURN"):
                begin = at + 2 if at + 1 < len(self.all) and self.all[at + 1].upper == "DISTINCT" else at + 1
                for first, last in self._items(begin):
                    changed = any(i in m for i in range(first, last) for m in (self.before, self.behind, self.instead))
                    if changed and not any(self._is(i, "AS") for i in self._flat(first, last)):
                        name = written(list(self.all[first:last])).replace("`", "``")
                        self.behind[last - 1] = self.behind.get(last - 1, "") + f" AS `{name}`"

    def _items(self, begin: int) -> Iterator[tuple[int, int]]:
        first = at = begin
        while at < len(self.all) and self._sign(at) != "}":
            ended = at in self.checked.keywords and self.all[at].upper in ("ORDER", "SKIP", "LIMIT", "UNION", "RETURN")
            if ended:
                break
            if self._sign(at) == ",":
                yield first, at
                first = at + 1
            at = self.close.get(at, at) + 1
        yield first, at

    def _flat(self, first: int, last: int) -> Iterator[int]:
        at = first
        while at < last:
            yield at
            at = self.close.get(at, at) + 1
