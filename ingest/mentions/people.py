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

from ingest.context import Context
from ingest.expressions import expression
from ingest.mentions import PartyMention, PersonMention, start_of
from ingest.mentions.dealt import with_dealt
from ingest.mentions.former import is_former
from ingest.mentions.holders import behind_name, trimmed
from ingest.mentions.named_by import before_post, bio_name, body_before, laid_out_name, told_by_verb, verb_before
from ingest.mentions.person_names import is_national, is_whole_name, name_at
from ingest.mentions.posts import Post, find_posts, names_post, with_body
from ingest.mentions.rows import Row, moved
from ingest.parties import Party
from ingest.passages import Passage, Span

_NEAR = 20
_AROUND = 8  # characters before a post that tell whose it is: 中共中央政治局…
# Whose posts are those of the state: they stand in accounts of ceremonies and take no part.
_STATE = expression("政治局|国务委员|国务院(?:副总理|总理|秘书长)|中央书记处|全国人大常委会|全国政协(?:副主席|主席)")
_BETWEEN = expression(r"(?:[（(][^（()）]{1,8}[)）])?[\s　]{0,6}(?:的|[：:])?[\s　]{0,4}")
# What parts two titles of one person where the second is in a body or team that no one knows.
_SAME_PERSON = expression(
    r"、(?:(?!任|在|到|率|赴|等|及|和|与|对(?!口)|向)[㐀-鿿]){1,18}|[，,](?:(?!任|在|到|率|赴|等|及|和|与|对(?!口)|向)[㐀-鿿]){0,12}"
    r"(?:援[疆藏青宁甘川滇黔桂蒙陕渝]|工作队|工作组|联络组|指挥部)[㐀-鿿]{0,6}"
)
_LABEL = expression(r"(?:组长|成员|领队|队长|带队|代表|组员|负责人|主任)$")
# Passages longer than this are read in pieces.
_LONGEST = 3000
_PLAIN_LABEL = expression(r"(?:副?组长|(?<!团)副?团长|成员|领队|队长|带队|代表|组员)$")
_SECONDED = expression(
    r"挂职|挂任|援[疆藏青宁甘川滇黔桂蒙陕渝]|指挥部|驻[㐀-鿿]{1,6}(?:工作组|工作队)|前方|(?<!党委)第一书记"
)


_SINCE = expression(
    r"[。；](?:自)?[0-9]{4}年(?:[0-9月日起至今]*[，,]?[^，,。；]{0,16}|[^。；]{0,36}援[^。；]{0,24}[，,])(?:挂职|挂任|任|担任|调任)$"
)
_GIVEN = expression(r"(?:提名为|变为|改任|挂任|挂职任?|拟任|拟挂任|挂职担任|(?<![现时兼原])任|担任|出任)$")
_SENT = expression(r"选派|挂职|援派|派驻|帮扶|支教|支医|从[^，。]{2,14}来到|援[疆藏青宁甘川滇黔桂蒙陕渝]")
# A bracket behind a number of people sent lists them (挂职干部2人（副县长甲，副主任乙）).
_SENT_LIST = expression(
    r"(?:挂职|援[疆藏青宁甘川滇黔桂蒙陕渝]|选派)[㐀-鿿]{0,8}[0-9一二两三四五六七八九十]{1,3}[名人][（(：:][^）)。]*$"
)
# `他担任某院副院长`: of whom the sentences before tell.
_OF_HIM = expression(r"[他她][^。；]{0,24}?(?:作为|挂职担任|挂职任|挂职|挂任|兼任|出任|担任|任)$")
_TOLD_BEFORE, _HIM = 240, 34
# `某某是某区选派的挂职干部`
_IS_SENT = expression(
    "(?:同志)?[，,]?(?:也|同时)?是[^，。；]{0,18}(?:选派|援[疆藏青宁甘川滇黔桂蒙陕渝]|挂职|派驻)[^，。；]{0,8}(?:干部|人才|成员|队员)"
)
# `某某来自|某校`, told behind the post
_COMES_FROM = expression("(?:同志|老师|医生)?[，,]?来自")
# `来自某校的“组团式”帮扶成员|某某`
_SENT_MEMBER = expression("(?:帮扶|援派|选派|组团|支援)[^，。；]{0,10}(?:成员|队员|教师|干部|专家)$")
_SENDS_THESE = expression("(?:选派|派出|派遣|委派|抽调|援派)(?:[㐀-鿿·]{2,6}[（(][^（()）]{2,40}[)）][、和及与]?)*$")
_SENT_BEHIND = expression(r"[，,、][㐀-鿿]{0,12}援[㐀-鿿]干部")


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
        self.listed_sent = self.laid_out is not None and any(_SENT.search(words) for words in passage.headings)
        start = self.laid_out.end if self.laid_out is not None else 0
        found = with_dealt(self.text, self.parties, context, find_posts(self.text, self.parties, context, start))
        self.posts = [with_body(post, own_body) for post in found]
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
            given = self._given(told, last if bio is not None else None)
            post = row.at_home(told, given)
            names = self._names(post, last, bio)
            claims = self._claims(open_, post, given)
            open_ = None if names else post
            for name in names:
                for each, stands in claims:
                    self._add(each, name, stands)
            row.past(post, names, given)
            last = post
        return list(self.found.values())

    def _claims(self, open_: Post | None, post: Post, given: bool) -> list[tuple[Post, bool]]:
        """The posts of whoever is named with `post`, each with whether it stands over others told.

        `open_` is a title before it that no name followed: in a row of titles it is the same person's.
        """
        claims = [(post, given and not _PLAIN_LABEL.search(post.text))]
        if open_ is None or _SAME_PERSON.fullmatch(self.text, open_.span.end, post.span.start) is None:
            return claims
        sent = _SECONDED.search(self.text, open_.span.end, post.span.end) is not None
        # A mere 领队 tells less than the office before it; else what stands next to the name stands.
        first = _PLAIN_LABEL.search(post.text) is not None or post.org is None
        claims.insert(0 if first else 1, (replace(open_, seconded=open_.seconded or sent), False))
        return claims

    def _given(self, post: Post, last: Post | None) -> bool:
        """Whether 挂任 or 拟任 stands right before the post; in a short life anywhere since the post before."""
        if last is not None and re.search("挂任|拟任|挂职", self.text[last.span.end : post.span.start]):
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
            self.found[person.span] = _merged(known, person, given or person.span in self.left)
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
            [] if behind and not _PLAIN_LABEL.search(post.text) else before_post(self.text, post, self.parties)
        )
        return told or ([] if _PLAIN_LABEL.search(post.text) and self._labels(post) else behind)

    def _told_before(self, post: Post) -> Span | None:
        """The name that 他 before the post stands for: the only one told in the words before; None for several."""
        if _OF_HIM.search(self.text, max(0, post.span.start - _HIM), post.span.start) is None:
            return None
        near = [name for name in self.found if post.span.start - _TOLD_BEFORE <= name.start < post.span.start]
        alike = {self.text[name.start : name.end] for name in near}
        return max(near) if len(alike) == 1 else None

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
        before = self.text[max(0, post.span.start - 4) : post.span.start]
        sent = re.search("挂职|挂任|拟任|分任", before) or re.search("挂职", self.text[whole.start : whole.end + 4])
        behind = self.text[whole.end : whole.end + 8]
        sent = sent or re.match("(?:人选)?[（(][^）)]{0,4}(?:挂职|援[疆藏青宁甘川滇黔桂蒙陕渝])", behind)
        from_ = self._home_in_bracket(post)
        named_so = (
            sent is not None or _SECONDED.search(self.text, max(0, post.span.start - 1), post.span.end) is not None
        )
        named_so = named_so or _SENT_MEMBER.search(self.text, max(0, name.start - 24), name.start) is not None
        named_so = named_so or _IS_SENT.match(self.text, whole.end) is not None
        seconded = post.seconded or named_so or from_ is not None or self._among_the_sent(post, name)
        seconded = seconded or (self.listed_sent and post is not self.posts[0])
        printed = re.sub(r"\s", "", self.text[name.start : name.end])
        calling = None if post.mark and not post.text.endswith(("教师", "医生")) else post.text
        origin = self._origin(post, name)
        came = self._came_from(post, name, seconded)
        told = any(party.party == post.org and self._in_post(party, post, name) for party in self.parties)
        org = post.org if came is None or told else None
        org = self._taken(post) if seconded and org is not None else org
        home = (
            origin
            or post.home
            or from_
            or came
            or self._from_behind(post)
            or (post.org if self._told_sent(post) else None)
        )
        return PersonMention(name, printed, whole, calling, org, seconded, home)

    def _in_post(self, party: PartyMention, post: Post, name: Span) -> bool:
        """Whether a body stands in a post, or behind the name as where it is held (`某某在某校担任副校长`)."""
        held = party.span.start > name.end and self.text[party.span.start - 1] in "在到任赴"
        return party.span.start >= post.span.start or held

    def _origin(self, post: Post, name: Span) -> Party | None:
        """Where one is said to come from behind name and post (`支教教师某某来自某校`)."""
        told = _COMES_FROM.match(self.text, max(name.end, post.span.end))
        return next((p.party for p in self.parties if told is not None and p.span.start == told.end()), None)

    def _taken(self, post: Post) -> Party | None:
        """Whose a seconded post without its place is: of the place told to be gone to, else of the helped."""
        east, west = self.context.east, self.context.west
        spans = (p.span for p in self.parties if p.party == post.org and p.span.inside(post.span))
        printed = next((self.text[span.start : span.end] for span in spans), "")
        if post.org is None or east is None or post.org.name[:2] in printed + post.text:
            return post.org
        if post.org.name != east.name:
            near = west is not None and east.name in post.org.within and west.name[-1] == printed[:1] == east.name[-1]
            return moved(post, west, post.text).org if near and west is not None else post.org
        start = max(self.text.rfind(sign, 0, post.span.start) for sign in "。；") + 1
        told = [p.party for p in self.parties if start <= p.span.start < post.span.start and self._goes_to(p)]
        level = [place for place in (*told[-1:], west) if place is not None and place.is_place]
        return next((place for place in level if place.name[-1] == post.org.name[-1]), post.org)

    def _goes_to(self, party: PartyMention) -> bool:
        return self.text[party.span.start - 1 : party.span.start] in ("到", "赴", "在", "来", "往", "至")

    def _came_from(self, post: Post, name: Span, seconded: bool) -> Party | None:
        """The body right before a name that a later clause gives a post (`某校某某，挂职副校长`), or behind 来自."""
        body = body_before(self.text, name, self.parties) if name.end < post.span.start else None
        if not seconded or name.end >= post.span.start:
            return body.party if body is not None and _far(body.party, post.org) else None
        near = (p for p in self.parties if 0 <= name.start - p.span.end <= _NEAR)
        body = body or next((p for p in near if self.text.endswith("来自", 0, p.span.start)), None)
        return body.party if body is not None else None

    def _from_behind(self, post: Post) -> Party | None:
        """Where somebody with a plain title comes from (`来自某市某区的|副主任医师某某`)."""
        of = post.span.start - 1
        party = next((p for p in self.parties if p.span.end == of and self.text[of] == "的"), None)
        came = party is not None and self.text.rfind("来自", max(0, party.span.start - _NEAR), party.span.start) >= 0
        return party.party if party is not None and came else None

    def _told_sent(self, post: Post) -> bool:
        """Whether the words behind the post call the person one of those sent (`某局科长，某省第三批援滇干部`)."""
        return _SENT_BEHIND.match(self.text, post.span.end, post.span.end + 24) is not None

    def _home_in_bracket(self, post: Post) -> Party | None:
        """Whom a bracket behind the post names as the sender (`副县长（某市挂职）某某`)."""
        if self.text[post.span.end : post.span.end + 1] not in ("（", "("):
            return None
        party = next((party for party in self.parties if party.span.start == post.span.end + 1), None)
        sent = party is not None and re.match(
            "(?:选派|援派)?(?:挂职|援派)", self.text[party.span.end : party.span.end + 4]
        )
        return party.party if party is not None and sent else None

    def _among_the_sent(self, post: Post, name: Span) -> bool:
        """Whether the sentence speaks of people sent, and the post is told of one of them (`其中某某任副县长`)."""
        if _PLAIN_LABEL.search(post.text):
            return False
        if _SENT_LIST.search(self.text[max(0, post.span.start - 60) : post.span.start]):
            return True
        if self._sent_in_brackets(post, name):
            return True
        if name.start > post.span.start or not verb_before(self.text, post.span.start):
            return False
        start = self.text.rfind("。", 0, name.start) + 1
        return _SENT.search(self.text, start, post.span.start) is not None or self._told_sent(post)

    def _sent_in_brackets(self, post: Post, name: Span) -> bool:
        """`选派某某（副区长）、某某（副主任）到某县挂职`: whether brackets hold the posts of those who are sent."""
        if name.end >= post.span.start or self.text[name.end] not in "（(":
            return False
        start = self.text.rfind("。", 0, name.start) + 1
        listed = _SENDS_THESE.search(self.text, start, name.start) is not None
        return listed and "挂职" in self.text[post.span.end : post.span.end + _TOLD_BEFORE].split("。")[0]

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
            if self.text[end : end + 1] != "、":
                break
            at = end + 1
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


def _far(one: Party, other: Party | None) -> bool:
    """Whether two bodies are known to lie in different prefectures."""
    if other is None or one.place is None or other.place is None:
        return False
    return one.place.code[:4] != other.place.code[:4]


def _merged(known: PersonMention, other: PersonMention, given: bool) -> PersonMention:
    whole = Span(min(known.whole.start, other.whole.start), max(known.whole.end, other.whole.end))
    label = _PLAIN_LABEL.search(known.post or "") is not None and _PLAIN_LABEL.search(other.post or "") is None
    first = not given and not label and _weight(known) >= _weight(other)
    stronger, weaker = (known, other) if first or other.post is None else (other, known)
    home = stronger.home or (weaker.org if weaker.org != stronger.org else None)
    return replace(stronger, whole=whole, home=home, seconded=known.seconded or other.seconded)


def _weight(person: PersonMention) -> tuple[bool, bool, bool]:
    return (person.post is not None, person.seconded, person.org is not None)
