"""Posts in a passage: chains of titles (`县委副书记、县长`) and whose they are.

A title is found by its last word (书记, 院长, 主任医师) and read leftwards: rank, organ, department, and the party that
stands before it. A post of a place keeps the place's name as printed (`某区副区长`); a post in a body is the title
without the body. Titles without a party belong to the document's own place where the words of level
agree (县委 in a county's report).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.context import Context
from ingest.mentions import PartyMention
from ingest.mentions.holders import kind_headed
from ingest.mentions.post import Post, are_apart
from ingest.mentions.post_words import DEPARTMENT
from ingest.mentions.title_rows import are_joined, beside, ends_with_visited, is_of_another, join, outranking
from ingest.mentions.titles import Titles
from ingest.parties import Party
from ingest.passages import Span

# No one has more titles than fit here.
_CHAIN = 80


def find_posts(text: str, parties: Sequence[PartyMention], context: Context, start: int = 0) -> list[Post]:
    """Every post in `text` from `start`, in order; neighbouring titles of one person are one post."""
    chains: list[Post] = []
    for post in Titles(text, parties, context, start):
        last = chains[-1] if chains else None
        if (
            last is not None
            and post.name is None
            and last.name is None
            and len(last.text) < _CHAIN
            and are_joined(text[last.span.end : post.span.start])
            and not (is_of_another(last, post, text) or ends_with_visited(last, post, text))
            and not are_apart(last, post, text, context)
        ):
            chains[-1] = outranking(last, post, text) or join(last, post)
        elif last is not None and (unknown := _of_unknown(last, post, text)) is not None:
            chains[-1] = join(last, unknown)
        else:
            chains.append(beside(last, post, text))
    return chains


def single_posts(text: str, parties: Sequence[PartyMention], context: Context, span: Span) -> list[Post]:
    """Every title inside a stretch of the text by itself."""
    return [post for post in Titles(text, parties, context, span.start) if post.span.end <= span.end]


def _of_unknown(last: Post, post: Post, text: str) -> Post | None:
    """A second title whose body is no known party (`某市委副书记、横川新区党委书记`), with its words."""
    between = text[last.span.end : post.span.start]
    plain = re.fullmatch(r"、[㐀-鿿]{1,8}", between) is not None and not DEPARTMENT.fullmatch(between[1:])
    if not plain or not (last.org or last.level) or (post.org is not None and not post.level) or post.name is not None:
        return None
    return replace(post, text=between[1:] + post.text, org=None)


def with_body(post: Post, own_body: Party | None) -> Post:
    """The post with the document's own body, where it has no other and heads a body of that kind (局长, 副主任医师)."""
    if post.org is not None or own_body is None or post.mark:
        return post
    return replace(post, org=own_body) if kind_headed(post.text) == own_body.type else post
