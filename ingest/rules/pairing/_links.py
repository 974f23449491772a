"""What the words between two parties say: a list mark, 与, a verb of help, 由, a description, a dash."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from ingest.expressions import expression
from ingest.lexicon import alternatives, filled, lexicon, words

LinkKind = Literal[
    "list",
    "comma",
    "with",
    "again",
    "later",
    "verb",
    "weak",
    "by",
    "now",
    "under",
    "since",
    "go",
    "later_by",
    "whose",
    "as",
    "thanks",
    "of",
    "to",
    "put",
    "be",
    "object",
    "paired",
    "dash",
    "other",
]
# Links over other words, which say something only where nothing plainer joins their parties.
LOOSE: frozenset[LinkKind] = frozenset({"later", "later_by", "since", "go", "whose", "as", "thanks"})
# What goes on behind a pairing that is told and done with.
_BEYOND: frozenset[LinkKind] = frozenset({"again", "later", "under", "paired", "since", "as", "later_by", "thanks"})
_LISTED = expression(
    "^(?:[、和及与]|以及|[，,]以及|[，,]和|或|牵头[，,]|(?:牵头)?[，,]?(?:联合|会同|协同|携手|携同)|、[0-9]{4}年(?:[0-9]{1,2}月)?[与同和])$"
)
# What is said before a comma is a pairing of its own: 甲与乙结对，由丙 …
_DONE_WITH = expression("(?:结对|对子|帮扶关系|协作关系|协议|共建)[^，,]{0,6}[，,]")
_DASH = expression(
    "^(?:—+|\\||-{1,3}|–+|－+|/|[:：]|←|→|↔|<-+|-+>|·|×|~|对应|[(（]?[一二三四五六七八九十]*组?[)）]?[:：])$"
)


@dataclass(frozen=True, slots=True)
class Link:
    """What stands between a group and the next; `each` where it says that they go one by one (分别, 依次)."""

    kind: LinkKind
    each: bool = False
    joint: bool = False


@cache
def part(name: str) -> str:
    """An expression by its name: a part of `links.yaml`, or else a list of `relations.yaml`."""
    written = lexicon("links")["parts"].get(name)
    if written is None:
        return alternatives(words("relations", name))
    return filled(written if isinstance(written, str) else f"(?:{'|'.join(written)})", part)


@cache
def _kinds() -> tuple[tuple[LinkKind, re.Pattern[str]], ...]:
    rows = (row for entry in lexicon("links")["links"] for row in entry.items())
    return tuple((kind, re.compile(filled(source, part))) for kind, source in rows)


@lru_cache(maxsize=1 << 12)
def link(gap: str) -> Link:
    """What the words between two parties say."""
    if _LISTED.match(gap):
        return Link("with" if gap == "与" else "list")
    if gap in ("，", ",", "；", ";"):
        return Link("comma")
    if _DASH.match(gap):
        return Link("dash")
    if len(gap) <= 60:
        done = _DONE_WITH.search(gap) is not None
        added = "基础上" in gap  # 在结对甲乡 7 个村的基础上，新增结对 …: of another party
        for kind, pattern in _kinds():
            if (kind == "again" if added else kind in _BEYOND or not done) and pattern.match(gap):
                return Link(kind, bool(re.search("分别|依次", gap)), "共同" in gap or "联合" in gap)
    return Link("other")
