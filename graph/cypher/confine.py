"""A guarded statement as it runs on a Neo4j database that holds more than one workspace: it sees its own and no more.

Every node pattern is given the label that the nodes of the workspace alone bear, every relationship pattern without a
type the types of the model. `labels()` and `keys()` leave out what is only there for keeping workspaces apart. What the
patterns are is read from the tokens, strictly: after MATCH, and wherever a bracket stands at an end of an arrow. A
pattern of a form not known here is refused.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from graph.cypher.guard import Checked
from graph.cypher.lexer import Token
from graph.cypher.refusal import refuse
from graph.cypher.rewriting import Rewriting

_HIDES = {"LABELS": "Jiedui_", "KEYS": "_"}
_SHORTEST = ("SHORTESTPATH", "ALLSHORTESTPATHS")


def confined(checked: Checked, label: str, types: Collection[str]) -> str:
    """The statement for one workspace; `cypher_refused` (`pattern`) where a pattern is not understood."""
    return _Confining(checked, label=label, types="|".join(types)).confine()


@dataclass
class _Confining(Rewriting):
    label: str = ""
    types: str = ""
    known: set[int] = field(default_factory=set)  # brackets of patterns that were seen to

    def confine(self) -> str:
        for at, token in enumerate(self.all):
            if self.word(at, "MATCH") or at in self.checked.patterns:
                self._patterns(at + 1 if self.word(at, "MATCH") else at)
            elif self.sign(at) == "(" and at not in self.known:
                self._chain(at)
            elif token.upper in _HIDES and self.function(at, token.upper):
                self._hide(at)
        return self.text()

    def _variable(self, at: int) -> bool:
        token: Token | None = self.all[at] if at < len(self.all) else None
        return token is not None and token.kind in ("word", "name") and at not in self.checked.keywords

    def _no(self, at: int) -> None:
        token = self.all[min(at, len(self.all) - 1)]
        refuse("pattern", self.checked.text, max(0, self.checked.text.find(token.text)), token.text)

    def _patterns(self, at: int) -> None:
        """A list of patterns, nothing else: paths with commas between, each perhaps named, perhaps a shortest one."""
        while True:
            if self._variable(at) and self.sign(at + 1) == "=":
                at += 2
            if at < len(self.all) and self.all[at].upper in _SHORTEST and self.sign(at + 1) == "(":
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
            if self.sign(at) != ",":
                break
            at += 1
        if at < len(self.all) and at not in self.checked.keywords and self.sign(at) != "}":
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
        if self.sign(at) != "(":
            return None
        end, inner = self.close[at], self._kinds(at)[1]
        return end + 1 if inner == end or self.sign(inner) == "{" or self.word(inner, "WHERE") else None

    def _kinds(self, at: int) -> tuple[int, int]:
        """In a pattern's brackets: where its labels or types begin (0 where there are none), and where they end."""
        end, inner = self.close[at], at + 1
        if self._variable(inner):
            inner += 1
        if self.sign(inner) != ":":
            return 0, inner
        begin = inner + 1
        while inner < end and self.sign(inner) not in ("{", "*") and not self.word(inner, "WHERE"):
            inner = self.close.get(inner, inner) + 1
        return begin, inner

    def _link(self, at: int) -> int | None:
        """Where the node begins to which a link that begins there leads; None where there is no link."""
        arrow, stop = self._arrow(at)
        if self.sign(stop) == "[" and arrow in ("-", "<-"):
            arrow, stop = self._arrow(self.close[stop] + 1)
            known = arrow in ("-", "->")
        else:
            known = arrow in ("--", "-->", "<--", "<-->")
        return stop if known and self.sign(stop) == "(" else None

    def _arrow(self, at: int) -> tuple[str, int]:
        arrow = ""
        while self.sign(at) and not self.sign(at).strip("<->"):
            arrow += self.sign(at)
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
            if self.sign(inner) == ":":
                self.instead[inner] = "&"

    def _type(self, begin: int, stop: int) -> None:
        """The link between two tokens."""
        bracket = next((at for at in range(begin, stop) if self.sign(at) == "["), None)
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
            self.all[at].kind not in ("word", "name") and self.sign(at) not in ("|", ":") for at in range(kinds, end)
        ):
            if self.sign(end) == "*":
                self._no(end)
            self.before[kinds], self.behind[end - 1] = f"({self.types})&(", ")"

    def _hide(self, at: int) -> None:
        begin = _HIDES[self.all[at].upper]
        self.around(at, self.close[at + 1], "[_own IN ", f" WHERE NOT _own STARTS WITH '{begin}']")
