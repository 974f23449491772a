"""Posts in a passage: chains of titles (`县委副书记、县长`) and whose they are.

A title is found by its last word (书记, 院长, 主任医师) and read leftwards: rank, organ, department, and the party that
stands before it. A post of a place keeps the place's name as printed (`某区副区长`); a post in a body is the title
without the body. Titles without a party belong to the document's own place where the words of level
agree (县委 in a county's report).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from graph.facts import PartyType
from ingest.context import Context
from ingest.lexicon import alternatives, words
from ingest.mentions import PartyMention
from ingest.mentions.person_names import is_whole_name
from ingest.parties import Party
from ingest.passages import Span

_BREAKS = '，,。；;：:、（）()《》“”"！!？?\t\n 　→★※▲◆【】〔〕'
_DEPARTMENT = re.compile(r"[㐀-鿿]{0,12}(?:科|处|部|室|股|组|办|中心|党支部|党委|队|车间|学|文|语|育|电|机关|站|所)$")
_HEAD_OF: tuple[tuple[str, PartyType], ...] = (
    ("院长", "hospital"), ("校长", "school"), ("园长", "school"), ("局长", "department"), ("村长", "village"),
    ("董事长", "enterprise"), ("经理", "enterprise"), ("会长", "social_org"), ("医师", "hospital"),
    ("护士长", "hospital"),
)  # fmt: skip
_FAR = 14


@dataclass(frozen=True, slots=True)
class Post:
    """One or more titles of one person.

    `span` covers the words from the party to the last title; `name` the span of a name that stands between party and
    title (某院张三院长); `mark` says that the words only tell that the person was sent (挂职干部), `seconded` that
    the post is a seconded one.
    """

    span: Span
    text: str
    org: Party | None
    seconded: bool = False
    mark: bool = False
    name: Span | None = None


@cache
def _heads() -> re.Pattern[str]:
    heads = alternatives(words("posts", "heads"))
    marks = alternatives(words("posts", "marks"))
    return re.compile(rf"(?P<mark>{marks})(?!团|队|大会|性|处|作)|(?P<head>{heads})(?![会团处台节期务单岗类制级])")


@cache
def _left() -> re.Pattern[str]:
    organs, levels = alternatives(words("posts", "organs")), alternatives(words("posts", "levels"))
    ranks = alternatives(words("posts", "ranks"))
    return re.compile(rf"(?P<organ>(?P<level>{levels})?(?:{organs}))?(?P<rank>(?:{ranks}){{0,2}})$")


def find_posts(text: str, parties: Sequence[PartyMention], context: Context) -> list[Post]:
    """Every post in `text`, in order; neighbouring titles of one person are one post."""
    chains: list[Post] = []
    for post in _titles(text, parties, context):
        last = chains[-1] if chains else None
        if last is not None and post.name is None and _joined(text[last.span.end : post.span.start]):
            chains[-1] = _join(last, post)
        else:
            chains.append(post)
    return chains


def _joined(between: str) -> bool:
    return re.fullmatch(r"(?:[（(]挂职[)）])?[、，,兼及和]?(?:兼任?)?", between) is not None


def _join(first: Post, second: Post) -> Post:
    seconded = first.seconded or second.seconded
    span = Span(first.span.start, second.span.end)
    if first.mark != second.mark:
        kept = second if first.mark else first
        return replace(kept, span=span, seconded=True, org=kept.org)
    return Post(span, f"{first.text}、{second.text}", first.org or second.org, seconded, first.mark, first.name)


def _titles(text: str, parties: Sequence[PartyMention], context: Context) -> Iterator[Post]:
    end = 0
    for match in _heads().finditer(text):
        left = _left().search(text, end, match.start())
        start = left.start() if left else match.start()
        post = _title(text, match, start, end, left, parties, context)
        end = match.end()
        yield post


def _title(
    text: str,
    match: re.Match[str],
    start: int,
    floor: int,
    left: re.Match[str] | None,
    parties: Sequence[PartyMention],
    context: Context,
) -> Post:
    mark = match["mark"] is not None
    tail = Span(match.start(), match.end())
    holder = _holder(text, parties, start, match.start(), floor)
    if holder is not None:
        gap = text[holder.span.end : start] if holder.span.end <= start else ""
        name, gap = _split_name(gap, holder.span.end)
        title = gap + text[max(start, holder.span.end) : match.end()]
        printed = _printed(text, holder) + title if holder.party.is_place and not gap else title
        return Post(Span(holder.span.start, tail.end), printed, holder.party, mark, mark, name)
    begin = _clause_start(text, start, floor)
    name, gap = _split_name(text[begin:start], begin)
    if gap and not _DEPARTMENT.search(gap):
        gap = ""
    title = gap + text[start : match.end()]
    level = (left["level"] if left else None) or ("" if mark else match.group()[0])
    org = _own(level, context) or _nearest(match.group(), parties, start, context)
    whole = Span(name.start if name else start - len(gap), match.end())
    return Post(whole, title, org, mark, mark, name)


def _holder(text: str, parties: Sequence[PartyMention], start: int, head: int, floor: int) -> PartyMention | None:
    """The party right before the title, or a department away from it."""
    best = None
    for party in parties:
        if party.span.start >= head or party.span.end > head or party.span.start < floor:
            continue
        gap = text[party.span.end : start]
        if len(gap) > _FAR or any(sign in _BREAKS for sign in gap):
            continue
        if not gap or _DEPARTMENT.fullmatch(gap) or is_whole_name(gap) or _DEPARTMENT.search(gap.rstrip("党")):
            best = party
    return best


def _split_name(gap: str, offset: int) -> tuple[Span | None, str]:
    """A gap between party and title that is a name is no department."""
    if is_whole_name(gap) and not _DEPARTMENT.fullmatch(gap):
        return Span(offset, offset + len(gap)), ""
    return None, gap


def _printed(text: str, holder: PartyMention) -> str:
    words_ = text[holder.span.start : holder.span.end]
    return holder.party.name if words_.endswith(holder.party.name) else words_


def _clause_start(text: str, start: int, floor: int) -> int:
    at = start
    while at > floor and text[at - 1] not in _BREAKS and start - at < _FAR:
        at -= 1
    return at


def _own(level: str, context: Context) -> Party | None:
    """The document's own place, or its partner, if its name ends with the level's word."""
    if not level:
        return None
    sides = [party for party in (context.own, context.partner) if party is not None]
    return next((party for party in sides if party.is_place and party.name.endswith(level)), None)


def _nearest(head: str, parties: Sequence[PartyMention], before: int, context: Context) -> Party | None:
    """The last body of the kind that the title heads, named before it; else the document's own one."""
    wanted = next((kind for word, kind in _HEAD_OF if head.endswith(word)), None)
    if wanted is None:
        return None
    named = [mention.party for mention in parties if mention.span.end <= before and mention.party.type == wanted]
    if named:
        return named[-1]
    return context.own if context.own is not None and context.own.type == wanted else None
