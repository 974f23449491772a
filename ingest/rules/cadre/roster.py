"""Registers of people sent: a row with a name, and its posts or the bodies that sent and took the person.

The seconded post stands before the home post; where no post is told, the teachers of a school and the doctors of a
hospital are called so. Contacts and liaison officers are no columns of people.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from graph.facts import Role
from ingest.document import Cell, Table
from ingest.expressions import expression
from ingest.mentions import PartyMention
from ingest.mentions.holders import trimmed
from ingest.mentions.person_names import is_whole_name
from ingest.mentions.post import Post
from ingest.mentions.posts import find_posts
from ingest.parties import Party
from ingest.passages import Passage, Span
from ingest.rules import Found, Proposal, Reading, Rule
from ingest.rules.cadre._roles import role_of_post
from ingest.rules.columns import columns, parties_of, rows, told

Cells = Mapping[tuple[int, int], Passage]
_WITH_POST = expression(r"(?P<name>[㐀-鿿·]{2,8})[（(](?P<post>[㐀-鿿]{2,12})[)）]")


def find_in_table(table: Table, cells: Cells, reading: Reading) -> Found:
    """Every person of the register, keyed by the cell of the name."""
    named = columns(table)
    posts = {"seconded_post", "home_post", "post"} & set(named)
    if "name" not in named and "responsible" in named and posts:
        named = {**named, "name": named["responsible"]}
    if "name" not in named or not (posts or {"from", "to"} & set(named)):
        return
    for row in rows(table):
        yield from _Row(table, row, cells, reading, named).person()


class _Row:
    def __init__(
        self, table: Table, row: Sequence[Cell], cells: Cells, reading: Reading, named: Mapping[str, int]
    ) -> None:
        self.table, self.row, self.cells, self.reading, self.named = table, row, cells, reading, named

    def _passage(self, role: str) -> Passage | None:
        return told(self.cells, self.row[0].row, self.named[role]) if role in self.named else None

    def person(self) -> Found:
        """The person of the row; nothing where the cell holds no name or no post can be told."""
        cell = self._passage("name")
        name = re.sub(r"\s", "", cell.text) if cell is not None else ""
        if cell is not None and self._party("to") is not None:
            yield from self._with_posts(cell)
        if cell is None or not is_whole_name(name):
            return
        seconded, home, plain = self._post("seconded_post"), self._post("home_post"), self._post("post")
        post = seconded or plain or home
        sender, receiver = self._party("from"), self._party("to")
        title = post.text if post is not None else self._calling(sender or receiver)
        if title is None:
            return
        sent = seconded is not None or receiver is not None
        org = (post.org if post is not None else None) or receiver or sender or self._beside()
        if receiver is not None and seconded is not None and not self._party("seconded_post"):
            org = receiver  # 副区长, and the place in a column of its own
        role: Role = role_of_post(title, sent)
        parts: dict[str, object] = {
            "name": name,
            "post": title,
            "org": org,
            "role": role,
            "from": (home.org if home is not None and sent else None) or (sender if sent else None),
            "to": (receiver or org) if sent else None,
        }
        source = (min(c.start for c in self.row if c.text and not c.inherited), max(c.end for c in self.row))
        key = Span(0, len(cell.text))
        yield Proposal("cadre", cell, key, key, parts, RULE.name, 0.9, None, None, source)

    def _with_posts(self, cell: Passage) -> Found:
        """The people of a cell that tells each one's post in the receiving body: `某某（副局长）、某某（副主任）`."""
        for told_ in _WITH_POST.finditer(cell.text):
            if not is_whole_name(told_["name"]) or not find_posts(told_["post"], [], self.reading.context):
                continue
            receiver = self._party("to")
            parts: dict[str, object] = {
                "name": told_["name"],
                "post": told_["post"],
                "org": receiver,
                "role": role_of_post(told_["post"], True),
                "from": self._party("from") or self.reading.context.east,
                "to": receiver,
            }
            key = Span(told_.start("name"), told_.end("name"))
            yield Proposal("cadre", cell, Span(told_.start(), told_.end()), key, parts, RULE.name, 0.9)

    def _post(self, role: str) -> Post | None:
        passage = self._passage(role)
        if passage is None or not passage.text.strip():
            return None
        mentions = [m for m in self.reading.mentions[passage.index] if isinstance(m, PartyMention)]
        posts = find_posts(
            passage.text, trimmed(passage.text, mentions, self.reading.context.own), self.reading.context
        )
        if posts:
            return posts[0]
        plain = passage.text.strip()
        return Post(Span(0, len(plain)), plain, None) if role == "seconded_post" and 2 <= len(plain) <= 12 else None

    def _beside(self) -> Party | None:
        """The party of the column right before the name (`某街道 | 某某 | 党工委书记`)."""
        found = parties_of(self.cells.get((self.row[0].row, self.named["name"] - 1)), self.reading)
        return found[0] if len(found) == 1 and "responsible" in self.named else None

    def _party(self, role: str) -> Party | None:
        found = parties_of(self._passage(role), self.reading)
        return found[0] if found else None

    def _calling(self, party: Party | None) -> str | None:
        if party is not None and party.type == "school":
            return "教师"
        return "医生" if party is not None and party.type == "hospital" else None


RULE = Rule("cadre.roster", find_in_table=find_in_table)
