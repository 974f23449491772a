"""Who holds a speech: a name on a line of its own under the title, the post on the line below.

Only near the head of a document, and only where the line below is a post and nothing else.
"""

from __future__ import annotations

from ingest.expressions import expression
from ingest.mentions import PartyMention
from ingest.mentions.person_names import is_whole_name
from ingest.mentions.post import Post
from ingest.mentions.posts import find_posts
from ingest.passages import Passage, Span
from ingest.rules import Found, Proposal, Reading, Rule
from ingest.rules.cadre._roles import role_of_post

_HEAD = 6
_LONGEST_NAME = 4
_LENT = ("（挂职）", "(挂职)")
_REST = expression("(?:[（(](?:挂职|兼)[）)])?")


def find(passage: Passage, reading: Reading) -> Found:
    """The speaker whose name the passage is."""
    below = reading.passages[passage.index + 1 : passage.index + 2]
    if not 0 < passage.index < _HEAD or not below or len(passage.text) > _LONGEST_NAME:
        return
    if not is_whole_name(passage.text) or (post := _post(below[0], reading)) is None:
        return
    name = Span(0, len(passage.text))
    seconded = post.seconded or below[0].text.endswith(_LENT)
    parts: dict[str, object] = {
        "name": passage.text,
        "post": post.text,
        "org": post.org,
        "role": role_of_post(post.text, seconded),
        "from": None,
        "to": None,
    }
    yield Proposal("cadre", passage, name, name, parts, RULE.name, 0.7)


def _post(passage: Passage, reading: Reading) -> Post | None:
    """The post that the passage is."""
    parties = [mention for mention in reading.mentions[passage.index] if isinstance(mention, PartyMention)]
    posts = find_posts(passage.text, parties, reading.context)
    if len(posts) != 1 or posts[0].name is not None or posts[0].mark:
        return None
    start = min([posts[0].span.start, *(mention.span.start for mention in parties)])
    whole = start == 0 and _REST.fullmatch(passage.text, posts[0].span.end) is not None
    return posts[0] if whole else None


RULE = Rule("cadre.speaker", find=find, cells=False)
