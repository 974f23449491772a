"""Titles in a row: whether two are one person's, and the place that the second has from the first."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.expressions import expression
from ingest.passages import Span

if TYPE_CHECKING:
    from ingest.mentions.post import Post

_GIVEN = expression(r"(?:(?<![现时兼原])任|挂职|担任)$")
_VISITED = expression(r"(?:慰问|看望|探望|走访|会见|座谈|欢送|迎接|感谢|关心|见|送别)了?[㐀-鿿]{0,12}$")
_SEAT = expression("(?<!政协)(?:常委|委员|党组成员)$")
_ASSEMBLIES = ("人大常委会", "人大", "政协")
# The part of a committee that its member heads (市委常委、市委|组织部|部长).
_SEATED = expression("[省市县区州旗盟]?(?:委[㐀-鿿]{2,4}部|纪委|监委|政法委|人大常委会|人大|政协|工商联)$")
_PLACELESS = expression("[省市县区州旗盟](?:委|纪|监|政|人|工)")
# A post in a street's organs, behind one that names the street.
_OF_STREET = expression("党?工委|办事处")
# The head of a team, which tells less than the office that follows.
_LABEL = expression("[总副]?(?:领队|[组队]长)")
_NAME_BETWEEN = expression(r"[㐀-鿿·]{2,8}[、和，,]")


def beside(last: Post | None, post: Post, text: str) -> Post:
    """`某区委书记甲、区长乙`, `某街道工委书记甲，工委副书记乙`: the second post is of the same place as the first."""
    if last is not None and _of_street(last) and _OF_STREET.match(post.text) and post.org is None:
        parted = _NAME_BETWEEN.fullmatch(text, last.span.end, post.span.start)
        return replace(post, org=last.org) if parted else post
    if last is None or not post.level or last.level or last.org is None or not last.org.name.endswith(post.level):
        return post
    between = text[last.span.end : post.span.start]
    near = re.fullmatch(r"[㐀-鿿·]{2,8}[、和]", between) is not None
    return replace(post, org=last.org) if near and last.org.is_place else post


def _of_street(post: Post) -> bool:
    return post.org is not None and post.org.type == "street"


def are_joined(between: str) -> bool:
    """Whether the words between two titles only join them."""
    return re.fullmatch(r"(?:[（(](?:挂职|兼职|兼)[)）])?[、，,]?(?:兼任?)?", between) is not None


def is_of_another(last: Post, post: Post, text: str) -> bool:
    """`某某任某院副院长，某校教师某某`: behind a post that a verb gave, a comma opens what is told of the next one."""
    comma = text[last.span.end : post.span.start] in ("，", ",")
    return (
        comma
        and post.org is not None
        and not post.level
        and _GIVEN.search(text, max(0, last.span.start - 4), last.span.start) is not None
    )


def ends_with_visited(last: Post, post: Post, text: str) -> bool:
    """`慰问援疆干部，校党委副书记某某陪同`: those visited end their clause; what follows is of someone else."""
    comma = text[last.span.end : post.span.start] in ("，", ",")
    return comma and last.mark and _VISITED.search(text, max(0, last.span.start - 16), last.span.start) is not None


def outranking(seat: Post, post: Post, text: str) -> Post | None:
    """`某市委常委、某区委书记`: the office that somebody has elsewhere stands, and not the seat in a committee."""
    org = post.org
    if org is None or seat.org is None or post.mark or not post.is_printed_in(text):
        return None
    above = org.is_place and seat.org.name.endswith(_ASSEMBLIES)
    if not above and (_SEAT.search(seat.text) is None or (org.type == "department" and seat.org.is_place)):
        return None
    return None if org.name == seat.org.name else replace(post, span=Span(seat.span.start, post.span.end))


def join(first: Post, second: Post) -> Post:
    """Two titles of one person as one post."""
    seconded = first.seconded or second.seconded
    span = Span(first.span.start, second.span.end)
    if first.mark != second.mark:
        kept, mark = (second, first) if first.mark else (first, second)
        return replace(kept, span=span, seconded=seconded, home=kept.home or (mark.org if mark.seconded else None))
    there = second.org is not None and (second.org.is_place or first.seconded)
    away = there and re.search(r"(?:组长|指挥长|队长|指挥|领队)$", first.text)
    if away and _LABEL.fullmatch(first.text):
        return replace(second, span=span, seconded=True, home=second.home or first.home)
    seat = _SEATED.search(second.org.name) if second.org is not None and (first.level or _of_place(first)) else None
    text = f"{first.text}、{seat.group() if seat else ''}{second.text}"
    org = second.org if away else first.org or second.org
    if seat is not None and first.org is None and org is not None and _PLACELESS.match(org.name):
        org = None  # 县委常委、县纪委书记 of a county that is not named here
    home = first.home or second.home
    return replace(first, span=span, text=text, org=org, seconded=seconded or bool(away), home=home, level="")


def _of_place(post: Post) -> bool:
    return post.org is not None and post.org.is_place
