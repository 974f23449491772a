"""Who holds a speech: a name on a line of its own under the title, the post on the line below.

Only near the head of a document, and only where the line below is a post and nothing else.
"""

from __future__ import annotations

from ingest.mentions.person_names import is_whole_name
from ingest.mentions.posts import Post, find_posts
from ingest.passages import Passage, Span
from ingest.rules import Found, Proposal, Reading, Rule
from ingest.rules.cadre._roles import role_of_post

_HEAD = 6
_LONGEST_NAME = 4


def find(passage: Passage, reading: Reading) -> Found:
    """The speaker whose name the passage is."""
    below = reading.passages[passage.index + 1 : passage.index + 2]
    if not 0 < passage.index < _HEAD or not below or len(passage.text) > _LONGEST_NAME:
        return
    if not is_whole_name(passage.text) or (post := _post(below[0], reading)) is None:
        return
    name = Span(0, len(passage.text))
    parts: dict[str, object] = {
        "name": passage.text,
        "post": post.text,
        "org": post.org,
        "role": role_of_post(post.text, post.seconded),
        "from": None,
        "to": None,
    }
    yield Proposal("cadre", passage, name, name, parts, RULE.name, 0.7)


def _post(passage: Passage, reading: Reading) -> Post | None:
    """The post that the passage is."""
    posts = find_posts(passage.text, [], reading.context)
    whole = len(posts) == 1 and posts[0].span == Span(0, len(passage.text)) and posts[0].name is None
    return posts[0] if whole and not posts[0].mark else None


RULE = Rule("cadre.speaker", find=find, cells=False)
