"""People with their posts in a passage.

A name is told by its post, which stands before it (`县长某某`), behind it (`某某，副县长`, `某某（副局长）`) or is
joined to it by a verb (`某某任副县长`). Who has no post of that kind (某老师, 记者某某) is no mention. Of two posts of
one person the seconded one stands, and the other tells the home.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.aiding import aid
from ingest.context import Context
from ingest.expressions import expression
from ingest.mentions import PartyMention, PersonMention, start_of
from ingest.mentions.dealt import with_dealt
from ingest.mentions.former import is_former
from ingest.mentions.holders import behind_name, trimmed
from ingest.mentions.named_by import before_post, bio_name, body_before, laid_out_name, told_by_verb
from ingest.mentions.person_names import is_national, is_whole_name, name_at
from ingest.mentions.post import Post, are_apart, is_honorary
from ingest.mentions.post_words import names_post
from ingest.mentions.posts import find_posts, with_body
from ingest.mentions.rows import Row
from ingest.mentions.sent import PLAIN_LABEL, SECONDED, SENDING, Sent, lent_behind
from ingest.parties import Party
from ingest.passages import Passage, Span
from ingest.sides import Side, side

_AROUND = 8  # characters before a post that tell whose it is: 中共中央政治局…
# Whose posts are those of the state: they stand in accounts of ceremonies and take no part.
_STATE = expression("政治局|国务委员|国务院(?:副总理|总理|秘书长)|中央书记处|全国人大常委会|全国政协(?:副主席|主席)")
_BETWEEN = expression(r"(?:[（(][^（()）]{1,8}[)）])?[\s　]{0,6}(?:的|[：:])?[\s　]{0,4}")
_NO_VERB = "(?:(?!任|在|到|率|赴|等|及|和|与|对(?!口)|向)[㐀-鿿])"
# What parts two titles of one person where the second is in a body or team that no one knows.
_SAME_PERSON = expression(
    lambda: rf"、{_NO_VERB}{{1,18}}|[，,]{_NO_VERB}{{0,12}}(?:{aid()}|工作队|工作组|联络组|指挥部)[㐀-鿿]{{0,6}}"
)
# What parts two titles of one person on both sides.
_ROW = ("、", "，", ",")
_AND_ELSEWHERE = expression("[、，,；;→\\s　｜|）)]{0,3}")
# Between two names of one title, each perhaps with its body in a bracket.
_NEXT_NAME = expression("(?:[（(][^（()）]{2,24}[)）])?、")
_LABEL = expression(r"(?:组长|成员|领队|队长|带队|代表|组员|负责人|主任)$")
# Passages longer than this are read in pieces.
_LONGEST = 3000


_SINCE = expression(
    r"[。；](?:自)?[0-9]{4}年(?:[0-9月日起至今]*[，,]?[^，,。；]{0,16}|[^。；]{0,36}援[^。；]{0,24}[，,])(?:挂职|挂任|任|担任|调任)$"
)
_GIVEN = expression(r"(?:提名为|变为|改任|挂任|挂职任?|拟任|拟挂任|挂职担任|(?<![现时兼原])任|担任|出任)$")
# `他担任某院副院长`: of whom the sentences before tell.
_OF_HIM = expression(r"[他她][^。；]{0,56}?(?:作为|挂职担任|挂职任|挂职|挂任|兼任|出任|担任|任)$")
_TOLD_BEFORE, _HIM = 240, 68


def find(
    passage: Passage, parties: Sequence[PartyMention], context: Context, own_body: Party | None = None
) -> Iterator[PersonMention]:
    """Every person named in the passage, in order; `own_body` is the body whose document it is (我院, 我局)."""
    if not names_post(passage.text):
        return
    ordered = sorted(parties, key=lambda mention: mention.span)
    found = [person for piece in _pieces(passage) for person in _found_in(piece, passage, ordered, context, own_body)]
    for person in sorted(found, key=lambda person: person.span):
        if person.name.endswith("某"):
            continue  # whose name is withheld
        around = passage.text[max(0, person.whole.start - _AROUND) : person.whole.end]
        if not is_national(person.name, around) and _STATE.search(around) is None:
            yield person


def _pieces(passage: Passage) -> Iterator[Span]:
    """The passage in stretches that end with a sentence, so that a very long one is still read in linear time."""
    start, end = 0, len(passage.text)
    while end - start > _LONGEST:
        cut = max(passage.text.rfind(sign, start + _LONGEST // 2, start + _LONGEST) for sign in "。；，\n") + 1
        cut = cut or start + _LONGEST
        yield Span(start, cut)
        start = cut
    yield Span(start, end)


def _found_in(
    piece: Span, passage: Passage, parties: Sequence[PartyMention], context: Context, own_body: Party | None
) -> Iterator[PersonMention]:
    if piece == Span(0, len(passage.text)):
        yield from _Finder(passage, parties, context, own_body).people()
        return
    first = bisect_left(parties, piece.start, key=start_of)
    last = bisect_left(parties, piece.end, key=start_of)
    inside = [replace(m, span=_moved(m.span, -piece.start)) for m in parties[first:last] if m.span.end <= piece.end]
    origin = passage.origin[piece.start : piece.end + 1]
    part = replace(passage, text=passage.text[piece.start : piece.end], origin=origin, sentences=())
    for person in _Finder(part, inside, context, own_body).people():
        yield replace(person, span=_moved(person.span, piece.start), whole=_moved(person.whole, piece.start))


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


class _Finder:
    def __init__(
        self, passage: Passage, parties: Sequence[PartyMention], context: Context, own_body: Party | None
    ) -> None:
        self.passage, self.text, self.context = passage, passage.text, context
        self.laid_out = laid_out_name(passage)
        if self.laid_out is not None:
            parties = [behind_name(self.text, mention, self.laid_out, context.own) for mention in parties]
        self.parties = trimmed(self.text, parties, context.own)
        # One line of a list of people sent, with the post at home and the one they are given.
        self.listed_sent = self.laid_out is not None and any(SENDING.search(words) for words in passage.headings)
        start = self.laid_out.end if self.laid_out is not None else 0
        found = with_dealt(self.text, self.parties, context, find_posts(self.text, self.parties, context, start))
        self.posts = [with_body(post, own_body) for post in found]
        self.sent = Sent(self.text, self.parties, context)
        self.found: dict[Span, PersonMention] = {}
        self.left: set[Span] = set()  # of whom so far only a post is told that they left
        # The names that the verb of a series (分任) still has posts for.
        self.waiting: list[Span] = []

    def people(self) -> list[PersonMention]:
        bio = bio_name(self.text) or self.laid_out
        last: Post | None = None
        row = Row(self.text, self.parties)
        open_: Post | None = None
        for told in self.posts:
            given = self._given(told, last if bio is not None else None) and not is_honorary(told.text)
            post = row.at_home(told, given)
            names = self._names(post, last, bio) or self._on_the_other_side(told, last)
            claims = self._claims(open_, post, given)
            open_ = None if names else post
            for name in names:
                for each, stands in claims:
                    self._add(each, name, stands)
            row.past(post, names, given)
            last = post
        return list(self.found.values())

    def _on_the_other_side(self, post: Post, last: Post | None) -> list[Span]:
        """Who was named with the post right before, if this one is the other side's (`某某，甲区科长，|乙县局长`)."""
        if last is None or not are_apart(last, post, self.text, self.context):
            return []
        if _AND_ELSEWHERE.fullmatch(self.text, last.span.end, post.span.start) is None:
            return []
        return [name for name, person in self.found.items() if person.whole.end == last.span.end][-1:]

    def _claims(self, open_: Post | None, post: Post, given: bool) -> list[tuple[Post, bool]]:
        """The posts of whoever is named with `post`, each with whether it stands over others told.

        `open_` is a title before it that no name followed: in a row of titles it is the same person's.
        """
        claims = [(post, given and not PLAIN_LABEL.search(post.text))]
        if open_ is None:
            return claims
        both = are_apart(open_, post, self.text, self.context) and self.text[open_.span.end : post.span.start] in _ROW
        if not both and _SAME_PERSON.fullmatch(self.text, open_.span.end, post.span.start) is None:
            return claims
        sent = SECONDED.search(self.text, open_.span.end, post.span.end) is not None
        # A mere 领队 tells less than the office before it; else what stands next to the name stands.
        first = PLAIN_LABEL.search(post.text) is not None or post.org is None
        claims.insert(0 if first else 1, (replace(open_, seconded=open_.seconded or sent), False))
        return claims

    def _given(self, post: Post, last: Post | None) -> bool:
        """Whether 挂任 or 拟任 stands right before the post; in a short life anywhere since the post before."""
        if last is not None and re.search("挂任|拟任|挂职", self.text[last.span.end : post.span.start]):
            return True
        if lent_behind(self.text, post):
            return True
        if last is not None and self.listed_sent and self.text[last.span.end : post.span.start].isspace():
            return True
        return _GIVEN.search(self.text, max(0, post.span.start - 8), post.span.start) is not None

    def _add(self, post: Post, name: Span, given: bool) -> None:
        """Adds a person; `given` where the words right before the post give it (挂任, 拟任), which then stands.

        A post that was left tells only where one comes from, where another is told.
        """
        person = self._person(post, name)
        known = self.found.get(person.span)
        left = is_former(self.text, post.span.start)
        if known is None:
            self.left |= {person.span} if left else set()
            self.found[person.span] = replace(person, seconded=False, home=None) if left else person
        elif left:
            self.found[person.span] = replace(known, home=known.home or person.org)
        else:
            self.found[person.span] = self._merged(known, person, given or person.span in self.left)
            self.left.discard(person.span)

    def _names(self, post: Post, last: Post | None, bio: Span | None) -> list[Span]:
        if bio is not None and bio.end <= post.span.start and self._in_life(bio, post):
            return [bio]
        if post.name is not None:
            return [post.name]
        behind = self._behind(post)
        if behind and (post.home is not None or not _LABEL.search(post.text)):
            return behind
        if self.waiting and last is not None and self.text[last.span.end : post.span.start] in ("和", "、", "与", "及"):
            return [self.waiting.pop(0)]
        if post.mark:
            return behind
        if not behind and (him := self._told_before(post)) is not None:
            return [him]
        told, series = told_by_verb(self.text, post, self.parties, self.found)
        if told and series:
            self.waiting = told[1:]
            return told[:1]
        told = told or (
            [] if behind and not PLAIN_LABEL.search(post.text) else before_post(self.text, post, self.parties)
        )
        return told or ([] if PLAIN_LABEL.search(post.text) and self._labels(post) else behind)

    def _told_before(self, post: Post) -> Span | None:
        """The name that 他 before the post stands for: the only one told in the words before; None for several."""
        him = _OF_HIM.search(self.text, max(0, post.span.start - _HIM), post.span.start)
        if him is None:
            return None
        if (bare := self._right_before(him.start())) is not None:
            return bare
        near = [name for name in self.found if post.span.start - _TOLD_BEFORE <= name.start < post.span.start]
        alike = {self.text[name.start : name.end] for name in near}
        return max(near) if len(alike) == 1 else None

    def _right_before(self, him: int) -> Span | None:
        """The name without a post that a body and a comma set off before 他 (`某局的|某某，他任`)."""
        names = (Span(him - 1 - size, him - 1) for size in (3, 2) if self.text[him - 1 : him] in _ROW[1:])
        told = (name for name in names if is_whole_name(self.text[name.start : name.end]))
        return next((name for name in told if body_before(self.text, name, self.parties) is not None), None)

    def _in_life(self, bio: Span, post: Post) -> bool:
        """Whether a short life speaks of its own: in its first sentence, or where a date and a verb give the post."""
        if not re.search("[。；]", self.text[bio.end : post.span.start]):
            return True
        return _SINCE.search(self.text, max(bio.end, post.span.start - 64), post.span.start) is not None

    def _labels(self, post: Post) -> bool:
        """Whether the title only labels a line of a list (`组长：某某 区委书记`)."""
        return self.text[post.span.end : post.span.end + 1] in "：:" and post.span.end < len(self.text)

    def _person(self, post: Post, name: Span) -> PersonMention:
        whole = Span(min(name.start, post.span.start), max(name.end, post.span.end))
        later = self.listed_sent and post is not self.posts[0] and not is_honorary(post.text)
        seconded = self.sent.is_sent(post, name) or later
        printed = re.sub(r"\s", "", self.text[name.start : name.end])
        calling = None if post.mark and not post.text.endswith(("教师", "医生")) else post.text
        org, home = self.sent.ends(post, name, seconded)
        return PersonMention(name, printed, whole, calling, org, seconded, home)

    def _behind(self, post: Post) -> list[Span]:
        """The names right behind a post, several with the same post parted by 、."""
        skipped = _BETWEEN.match(self.text, post.span.end)
        at = skipped.end() if skipped else post.span.end
        names: list[Span] = []
        while not self._party_at(at):
            end = name_at(self.text, at, loose=at == post.span.end and not post.mark)
            cut = self._up_to_party(at)
            end = cut if cut is not None and (end is None or end > cut) else end
            if end is None or (names and self._titled(end)):
                break
            names.append(Span(at, end))
            following = _NEXT_NAME.match(self.text, end)
            if following is None:
                break
            at = following.end()
        return names

    def _up_to_party(self, at: int) -> int | None:
        """Where a name ends that the next one's body follows at once, as in lists laid out with blanks."""
        ends = (at + size for size in (3, 2) if is_whole_name(self.text[at : at + size]))
        return next((end for end in ends if any(party.span.start == end for party in self.parties)), None)

    def _titled(self, end: int) -> bool:
        return (
            re.match(r"(?:副|常务副)?(?:书记|县长|区长|市长|主任|局长|院长|校长|镇长|乡长)", self.text[end:])
            is not None
        )

    def _party_at(self, at: int) -> bool:
        return any(party.span.start <= at < party.span.end for party in self.parties)

    def _merged(self, known: PersonMention, other: PersonMention, given: bool) -> PersonMention:
        """One mention of two; of a post at home and one on the other side the one there stands, and is seconded."""
        sides = {self._side(person): person for person in (known, other)}
        if not given and set(sides) == {"east", "west"}:
            return _merged(sides["east"], replace(sides["west"], seconded=True), True)
        return _merged(known, other, given)

    def _side(self, person: PersonMention) -> Side | None:
        """The side of the body that the words themselves name as the person's."""
        printed = person.org is not None and person.org.name[:2] in self.text[person.whole.start : person.whole.end]
        held = printed and not is_honorary(person.post or "")
        return side(person.org, self.context) if person.org is not None and held else None


def _merged(known: PersonMention, other: PersonMention, given: bool) -> PersonMention:
    whole = Span(min(known.whole.start, other.whole.start), max(known.whole.end, other.whole.end))
    label = PLAIN_LABEL.search(known.post or "") is not None and PLAIN_LABEL.search(other.post or "") is None
    first = not given and not label and _weight(known) >= _weight(other)
    stronger, weaker = (known, other) if first or other.post is None else (other, known)
    home = stronger.home or (weaker.org if weaker.org != stronger.org else None)
    return replace(stronger, whole=whole, home=home, seconded=known.seconded or other.seconded)


def _weight(person: PersonMention) -> tuple[bool, bool, bool]:
    return (person.post is not None, person.seconded, person.org is not None)
