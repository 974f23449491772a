"""Where the embedded engine would quietly answer otherwise than Neo4j 5, a statement is written so that it does not.

`round(x)` of a half goes up (Neo4j) where the engine goes away from zero; `keys()` names a `title` of nodes and a
`type` of edges that they do not have.
"""

from __future__ import annotations

from graph.cypher.guard import Checked
from graph.cypher.rewriting import Rewriting

# Every node has `within`, an edge `source`; a document has a title of its own, and `facts` beside it.
_OWN = (
    " WHERE NOT (_own = 'title' AND 'within' IN {keys} AND NOT 'facts' IN {keys})"
    " AND NOT (_own = 'type' AND 'source' IN {keys})]"
)


def bridged(checked: Checked) -> str:
    """The statement as the embedded engine is given it."""
    found = Rewriting(checked)
    for at in range(len(found.all)):
        if found.function(at, "KEYS"):
            shut = found.close[at + 1]
            keys = Checked(checked.text, frozenset(), found.all[at : shut + 1])
            found.around(at, shut, "[_own IN ", _OWN.replace("{keys}", Rewriting(keys).text()))
        elif found.function(at, "ROUND") and not _several(found, at + 1):
            found.instead[at] = "floor"
            found.behind[at + 1] = "(" + found.behind.get(at + 1, "")
            shut = found.close[at + 1]
            found.before[shut] = found.before.get(shut, "") + ") + 0.5"
    return found.text()


def _several(found: Rewriting, opened: int) -> bool:
    """Whether a bracket holds more than one value."""
    at = opened + 1
    while at < found.close[opened]:
        if found.sign(at) == ",":
            return True
        at = found.close.get(at, at) + 1
    return False
