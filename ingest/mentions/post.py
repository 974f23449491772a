"""What is known of a post: its words, whose it is, and what it tells of whoever holds it."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.context import Context
from ingest.expressions import expression
from ingest.parties import Party
from ingest.passages import Span
from ingest.sides import side

# A part in a team of helpers, which goes with any office.
_OF_TEAM = expression("(?:组长|指挥长|总指挥|队长|指挥|领队|队员|成员|干部)$")


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

    def is_printed_in(self, text: str) -> bool:
        """Whether the words of the post themselves name whose it is; else it is only understood."""
        return self.org is not None and self.org.name[:2] in text[self.span.start : self.span.end]


def is_honorary(title: str) -> bool:
    """Whether nobody was sent to hold a title (名誉村长)."""
    return "名誉" in title


def are_apart(one: Post, other: Post, text: str, context: Context) -> bool:
    """Whether two posts of a text name bodies or places on different sides."""
    if one.org is None or other.org is None or not (one.is_printed_in(text) and other.is_printed_in(text)):
        return False
    if _OF_TEAM.search(one.text) or _OF_TEAM.search(other.text):
        return False
    return {side(one.org, context), side(other.org, context)} == {"east", "west"}
