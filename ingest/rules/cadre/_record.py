"""One person of whom name, posts and bodies are told each by itself: a row of a register, a note of labelled lines.

The seconded post stands before the home post; where no post is told, the teachers of a school and the doctors of a
hospital are called so.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from ingest.mentions import PartyMention
from ingest.mentions.holders import trimmed
from ingest.mentions.person_names import is_whole_name
from ingest.mentions.post import Post
from ingest.mentions.posts import find_posts
from ingest.parties import Party
from ingest.passages import Passage, Span
from ingest.rules import Reading
from ingest.rules.between import mentions_within
from ingest.rules.cadre._roles import CALLED, role_of_post

_LONGEST_PLAIN_POST = 12


class Stretch(NamedTuple):
    """The words of a passage that tell one thing."""

    passage: Passage
    span: Span

    @property
    def text(self) -> str:
        """The words themselves."""
        return self.passage.words(self.span)


class Record:
    """What is told of one person, by the roles of `data/lexicon/rosters.yaml`; `beside` is a body before the name."""

    def __init__(self, told: Mapping[str, Stretch], reading: Reading, beside: Party | None = None) -> None:
        self.told, self.reading, self.beside = told, reading, beside

    @property
    def name(self) -> str | None:
        """The name, without the blanks in a short one; None where the words are no name."""
        told = self.told.get("name")
        name = re.sub(r"\s", "", told.text) if told is not None else ""
        return name if is_whole_name(name) else None

    def parts(self) -> dict[str, object] | None:
        """The parts of the fact; None where no name or no post is told."""
        name = self.name
        seconded, home, plain = self.post("seconded_post"), self.post("home_post"), self.post("post")
        post = seconded or plain or home
        sender, receiver = self.party("from"), self.party("to")
        title = post.text if post is not None else _calling(sender or receiver)
        if name is None or title is None:
            return None
        sent = seconded is not None or receiver is not None
        org = (post.org if post is not None else None) or receiver or sender or self.beside
        if receiver is not None and seconded is not None and self.party("seconded_post") is None:
            org = receiver  # 副区长, and the place in a column of its own
        return {
            "name": name,
            "post": title,
            "org": org,
            "role": role_of_post(title, sent),
            "from": (home.org if home is not None and sent else None) or (sender if sent else None),
            "to": (receiver or org) if sent else None,
        }

    def party(self, role: str) -> Party | None:
        """The first party that the words of a role name."""
        return next((mention.party for mention in self._parties(role)), None)

    def post(self, role: str) -> Post | None:
        """The first post that the words of a role tell; a seconded one may be any short words."""
        told = self.told.get(role)
        if told is None or not told.text.strip():
            return None
        context, start = self.reading.context, told.span.start
        parties = [replace(m, span=Span(m.span.start - start, m.span.end - start)) for m in self._parties(role)]
        posts = find_posts(told.text, trimmed(told.text, parties, context.own), context)
        if posts:
            return posts[0]
        plain = told.text.strip()
        short = role == "seconded_post" and 2 <= len(plain) <= _LONGEST_PLAIN_POST
        return Post(Span(0, len(plain)), plain, None) if short else None

    def _parties(self, role: str) -> Sequence[PartyMention]:
        told = self.told.get(role)
        if told is None:
            return []
        within = mentions_within(self.reading.mentions[told.passage.index], told.span)
        return [mention for mention in within if isinstance(mention, PartyMention)]


def _calling(party: Party | None) -> str | None:
    return CALLED.get(party.type) if party is not None else None
