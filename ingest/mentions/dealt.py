"""Posts that one verb deals out in order: `甲、乙、丙分别任某局副局长、某校副校长、某院副院长`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.context import Context
from ingest.expressions import expression
from ingest.mentions import PartyMention
from ingest.mentions.named_by import subject_of
from ingest.mentions.person_names import name_at
from ingest.mentions.post import Post
from ingest.mentions.posts import single_posts
from ingest.mentions.title_rows import join
from ingest.passages import Span

_DEALS = expression("分别(?:拟)?(?:挂职任|挂职担任|挂任|挂职|担任|兼任|出任|任)(?:了)?")
_ENDS = expression("[。；;！？\n]|$")
_SENT = expression("挂任|挂职|选派|派驻|援派")
# A seat in a committee goes with the office named behind it (县委常委、副县长).
_SEAT = expression("(?:常委|委员|成员|书记)$")


def with_dealt(text: str, parties: Sequence[PartyMention], context: Context, found: list[Post]) -> list[Post]:
    """The posts of a text, those that a verb deals out split by person, each with the name it goes to."""
    for verb in _DEALS.finditer(text) if "分别" in text else ():
        scope = _scope(text, verb)
        names = subject_of(text, scope.start, verb.start(), parties)
        names = names if len(names) > 1 else _titled(text, Span(scope.start, verb.start()), found)
        dealt = _by_person(single_posts(text, parties, context, Span(verb.end(), scope.end)), len(names))
        if len(names) > 1 and len(dealt) == len(names):
            sent = _SENT.search(text, scope.start, verb.end()) is not None
            posts = zip(_in_one_body(text, dealt), names, strict=True)
            named = [replace(post, name=name, seconded=post.seconded or sent) for post, name in posts]
            others = [post for post in found if not verb.end() <= post.span.start < scope.end]
            found = sorted([*others, *named], key=lambda post: post.span)
    return found


def _titled(text: str, span: Span, posts: Sequence[Post]) -> list[Span]:
    """The names right behind the posts of a stretch (`某局科长|某某、某院主任|某某到某县挂职`)."""
    starts = [post.span.end for post in posts if post.span.inside(span) and not post.mark]
    ends = [name_at(text, start) for start in starts]
    return [Span(start, end) for start, end in zip(starts, ends, strict=True) if end is not None and end <= span.end]


def _scope(text: str, verb: re.Match[str]) -> Span:
    """The sentence around the verb."""
    end = _ENDS.search(text, verb.end())
    start = max((sign.end() for sign in _ENDS.finditer(text, 0, verb.start()) if sign.group()), default=0)
    return Span(start, end.start() if end is not None else len(text))


def _by_person(titles: Sequence[Post], people: int) -> list[Post]:
    """The titles, seats joined with the office behind them until each person has one."""
    dealt = list(titles)
    while len(dealt) > people > 1:
        seat = next((i for i, post in enumerate(dealt[:-1]) if _SEAT.search(post.text) and dealt[i + 1].level), None)
        if seat is None:
            break
        dealt[seat : seat + 2] = [join(dealt[seat], dealt[seat + 1])]
    return dealt


def _in_one_body(text: str, dealt: Sequence[Post]) -> list[Post]:
    """The posts, each that only a list mark parts from one in a body in that body too (`某校校长、教务主任`)."""
    found = list(dealt[:1])
    for post in dealt[1:]:
        last = found[-1]
        beside = re.fullmatch("[、和与及]", text[last.span.end : post.span.start]) is not None
        same = beside and post.org is None and last.org is not None and not last.org.is_place
        found.append(replace(post, org=last.org) if same else post)
    return found
