"""What is known of a post: its words, whose it is, and what it tells of whoever holds it."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.parties import Party
from ingest.passages import Span


@dataclass(frozen=True, slots=True)
class Post:
    """One or more titles of one person.

    `span` covers the words from the party to the last title; `name` the span of a name that stands between party and
    title (某院张三院长); `mark` says that the words only tell that the person was sent (挂职干部), `seconded` that
    the post is a seconded one, `home` whom the person comes from where the post itself tells it (某市援派教师). `level`
    is the word of level (县, 区) where no party stands before the post and `org` is only understood.
    """

    span: Span
    text: str
    org: Party | None
    seconded: bool = False
    mark: bool = False
    name: Span | None = None
    home: Party | None = None
    level: str = ""
