"""People with their posts in a passage.

A name is told by its post, which stands before it (`县长某某`), behind it (`某某，副县长`, `某某（副局长）`) or is joined
to it by a verb (`某某任副县长`). Who has no post of that kind (某老师, 记者某某) is no mention.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from ingest.context import Context
from ingest.lexicon import alternatives, words
from ingest.mentions import PartyMention, PersonMention
from ingest.mentions.person_names import is_national, is_whole_name, name_at, name_before, standing
from ingest.mentions.posts import Post, find_posts
from ingest.passages import Passage, Span

_BETWEEN = re.compile(r"(?:[（(][^（()）]{0,4}挂职[)）])?[\s　]{0,6}(?:的|[：:])?[\s　]{0,4}")
_CLAUSE = re.compile(r"[。；;！？\n]")
_LABEL = re.compile(r"(?:组长|成员|领队|队长|带队|代表|组员)$")


@cache
def _verbs() -> re.Pattern[str]:
    verbs = alternatives(words("posts", "sent_verbs"))
    return re.compile(rf"(?:{verbs})[：:]?(?:我|该)?$")


def find(passage: Passage, parties: Sequence[PartyMention], context: Context) -> Iterator[PersonMention]:
    """Every person named in the passage, in order."""
    text = passage.text
    found: dict[Span, PersonMention] = {}
    for post in find_posts(text, parties, context):
        for person in _people(text, post, parties, found):
            known = found.get(person.span)
            found[person.span] = person if known is None else _merge(known, person)
    ordered = sorted(found.values(), key=lambda person: person.span)
    yield from (person for person in ordered if not is_national(person.name))


def _merge(known: PersonMention, other: PersonMention) -> PersonMention:
    """One person with two posts: the seconded one stands, the other tells the home."""
    whole = Span(min(known.whole.start, other.whole.start), max(known.whole.end, other.whole.end))
    stronger, weaker = (known, other) if _weight(known) >= _weight(other) else (other, known)
    home = stronger.home or (weaker.org if weaker.org != stronger.org else None)
    return replace(stronger, whole=whole, home=home, seconded=known.seconded or other.seconded)


def _weight(person: PersonMention) -> tuple[bool, bool, bool]:
    return (person.seconded, person.post is not None, person.org is not None)


def _people(
    text: str, post: Post, parties: Sequence[PartyMention], found: dict[Span, PersonMention]
) -> Iterator[PersonMention]:
    if post.name is not None:
        yield _person(text, post, post.name)
        return
    names = _names_after(text, post, parties)
    if not names or _LABEL.search(post.text):
        told = _names_told(text, post, parties, found)
        names = told or names
    for name in names:
        yield _person(text, post, name)


def _person(text: str, post: Post, name: Span) -> PersonMention:
    whole = Span(min(name.start, post.span.start), max(name.end, post.span.end))
    around = text[max(0, whole.start - 6) : min(len(text), whole.end + 4)]
    seconded = post.seconded or any(word in around for word in ("挂职", "挂任"))
    words_ = re.sub(r"\s", "", text[name.start : name.end])
    return PersonMention(name, words_, whole, None if post.mark else post.text, post.org, seconded)


def _names_after(text: str, post: Post, parties: Sequence[PartyMention]) -> list[Span]:
    skipped = _BETWEEN.match(text, post.span.end)
    at = skipped.end() if skipped else post.span.end
    names: list[Span] = []
    while True:
        end = None if _party_at(parties, at) else name_at(text, at, loose=at == post.span.end and not post.mark)
        if end is None or (names and _titled(text, end)):
            return names
        names.append(Span(at, end))
        if text[end : end + 1] != "、":
            return names
        at = end + 1


def _titled(text: str, end: int) -> bool:
    return re.match(r"(?:副|常务副)?(?:书记|县长|区长|市长|主任|局长|院长|校长|镇长|乡长)", text[end:]) is not None


def _party_at(parties: Sequence[PartyMention], at: int) -> bool:
    return any(party.span.start <= at < party.span.end for party in parties)


def _names_told(text: str, post: Post, parties: Sequence[PartyMention], found: dict[Span, PersonMention]) -> list[Span]:
    """Names before a post: told by a verb, set off by a comma or bracket, or directly before it."""
    start = post.span.start
    verb = _verbs().search(text, max(0, start - 8), start)
    clause = max((match.end() for match in _CLAUSE.finditer(text, 0, start)), default=0)
    if verb is not None:
        subject = _subject(text, clause, verb.start(), parties)
        if subject:
            return subject
        earlier = [span for span in found if clause <= span.start < start]
        return earlier[-1:]
    if start and text[start - 1] in "，,（( 　\t":
        end = start - 1
        while end and text[end - 1] in " 　\t（(，,":
            end -= 1
        begin = name_before(text, end, clause)
        return [Span(begin, end)] if begin is not None and not _party_at(parties, begin) else []
    return []


def _subject(text: str, clause: int, end: int, parties: Sequence[PartyMention]) -> list[Span]:
    """The names that a verb's clause begins with (何某、金某分任 …; 选派的黄某 …)."""
    starts = {clause} | {clause + i + 1 for i, sign in enumerate(text[clause:end]) if sign in "，,、的：:　 "}
    starts |= {party.span.end for party in parties if clause <= party.span.end < end}
    names: list[Span] = []
    for at in sorted(starts):
        if at >= end or _party_at(parties, at):
            continue
        stop = name_at(text, at)
        if stop is not None and stop <= end:
            names.append(Span(at, stop))
    if not names:
        tail = name_before(text, end, max(clause, end - 4))
        return [Span(tail, end)] if tail is not None else []
    return _last_list(text, names)


def _last_list(text: str, names: list[Span]) -> list[Span]:
    """The last run of names that only 、 parts."""
    run = [names[-1]]
    for name in reversed(names[:-1]):
        if text[name.end : run[0].start] != "、":
            break
        run.insert(0, name)
    return run


__all__ = ["find", "is_whole_name", "standing"]
