"""A sentence as pairing rules read it: every party one sign, brackets and quotation marks gone.

Patterns over shapes stay short and linear; `Shape.span` leads from a stretch of the shape back to the passage.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from graph.facts import PartyType
from ingest.expressions import expression
from ingest.mentions import Mention, PartyMention, PersonMention, start_of
from ingest.mentions.decide import inside
from ingest.mentions.holders import trimmed
from ingest.passages import Passage, Span
from ingest.values import value

PARTY = "\ue100"
_DROPPED = expression(r"[“”\"「」『』〔〕\[\]《》\s]")
_BRACKETS = expression(r"[（(][^（）()]{0,40}[）)]")
_OURS = expression("我[镇乡村街校院局会园](?:道)?([（(][^（）()]{3,24}[）)])")
_TITLE = expression("签[订署约下了字]{0,2}了?[^，,。；;“《「]{0,4}[“《「]([^“”《》「」]{2,80})[”》」]")
_SPOKEN = expression(
    "结|对口|受援|帮扶|支援|援助|援建|协作|包[扶联保抓]|帮|合包|托管|认领|友好|兄弟|签|牵[手头起着上]|手[拉牵]|携手|共建[关单]"
    "|联建关系|[姊姐]妹|搭档|走动|挂[钩联]|定点|办学|一对|亲[戚家]|攀|认了亲|续了?约|协议|改由|院包"
)
_CELL = expression(
    "(?:第[一二三四五六七八九十]|机关|联合)?(?:党支部|党总支部?|基层党组织|党组织|党工委|党委|(?:支部|工作|村?民)?委员会"
    "|“?两委”?|(?<=街道)办)(?!书记|副书记|委员|党员|成员|办)"
    "|(?:的?(?:相关|有关|主要)?(?:负责(?:人|同志|干部)|领导)|[\u3400-\u9fff]?(?:校长|院长|园长|镇长|乡长|书记|主任)|代表)(?=[与和同、]|签|分别|共同|代表|现场)"
)
_SIGN = expression(
    "(?:分别|共同|现场|代表(?:双方|各自|两[村校院镇]))*(?:签订|签署|签下|签了|续签|签字)了?[^，,。；;]{0,14}?(?:结对|帮扶|共建|对口|友好)[^，,。；;]{0,8}"
)
_HEAD = expression("书记|校长|院长|园长|主任|镇长|乡长|苏木达|董事长|总经理|会长|理事长")
_HELD: tuple[PartyType, ...] = ("village", "street", "school", "hospital", "enterprise", "social_org")
_TAKES_OVER = expression('[“"]?(?:接棒|接替)[”"]?$')
# 我院作为某市的牵头单位，与乙院 …: what one is besides
_BESIDES = expression(
    "作为[^，,。；;与]{2,24}?(?:牵头|组长|成员|对口协作|定点)(?:单位|医院|学校|方)[，,](?=与|同|和|对口|结对)"
)
_LABEL = expression("(?:对口|结对|受援|帮扶)(?:[县区市旗]|城市)")
_SIGNS_THERE = expression("(?:正式|共同|现场|联合|隆重)*(?:签[订署约]|结[成为])")
_FOR = "代表"
_LEVELS = ("province", "city", "district", "street", "village")
_SIGNATORIES = ("甲方", "乙方")
_OF = expression("(?:所属|下属|直属|所辖|下辖|辖区|辖区内)?的?")
_NO_SENTENCE = 2000


@value(frozen=True, slots=True)
class Shape:
    """`text` is the shape, `origin[i]` the offset in the passage of its character `i`; `parties` its signs in order."""

    passage: Passage
    text: str
    origin: Sequence[int]
    parties: tuple[PartyMention, ...]
    marks: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """The stretch of the passage that the shape's `start` to `end` stand for."""
        last = end - 1
        of_party = self.text[last] == PARTY
        stop = self.parties[self.marks.index(last)].span.end if of_party else self.origin[last] + 1
        return Span(self.origin[start], stop)

    def between(self, first: int, second: int) -> str:
        """The words between two neighbouring parties, by their numbers."""
        return self.text[self.marks[first] + 1 : self.marks[second]]

    def after(self, number: int) -> str:
        """The words after a party, to the next one or the end."""
        end = self.marks[number + 1] if number + 1 < len(self.marks) else len(self.text)
        return self.text[self.marks[number] + 1 : end]

    def before(self, number: int) -> str:
        """The words before a party, from the one before it or the start."""
        start = self.marks[number - 1] + 1 if number else 0
        return self.text[start : self.marks[number]]


def spoken(words: str) -> bool:
    """Whether the words can say of anybody that he is paired: most cannot, and need no shape."""
    return _SPOKEN.search(words) is not None


def shapes(passage: Passage, mentions: Sequence[Mention], wanted: Callable[[str], bool] = bool) -> Iterator[Shape]:
    """The shape of every sentence that is `wanted` and has a party; a cell or heading is one sentence."""
    yield from _signers(passage, mentions)
    parties = [_place(passage.text, mention) for mention in _parties(mentions)]
    if not parties:
        return
    spans = passage.sentences or (Span(0, len(passage.text)),)
    at = 0
    for span in spans:
        while at < len(parties) and parties[at].span.start < span.start:
            at += 1
        first = at
        while at < len(parties) and parties[at].span.start < span.end:
            at += 1
        inside = parties[first:at]
        if inside and span.end - span.start <= _NO_SENTENCE and wanted(passage.words(span)):
            shape = _shape(passage, span, inside)
            if shape.parties:
                yield shape
            yield from _bracketed(passage, span, inside)


def _signers(passage: Passage, mentions: Sequence[Mention]) -> Iterator[Shape]:
    """What people sign for the villages, schools and towns that they head: 甲村书记某某与乙村书记某某签订协议."""
    if "签" not in passage.text or not _SIGN.search(passage.text):
        return
    heads = [m for m in mentions if isinstance(m, PersonMention) and m.post is not None and _HEAD.search(m.post)]
    for one, two in pairwise(heads):
        said = _SIGN.match(passage.text, two.whole.end)
        if said is None or passage.text[one.whole.end : two.whole.start] not in ("与", "和", "同", "、"):
            continue
        parties = [held(post, mentions, passage.text) for post in (one, two)]
        if all(party is not None for party in parties):
            both = [party for party in parties if party is not None]
            signed = Span(one.whole.start, said.end())
            yield _drawn(passage, signed, zip((one.whole, two.whole), both, strict=True), frozenset())


def held(person: PersonMention, mentions: Sequence[Mention], text: str) -> PartyMention | None:
    """The village, school or town at the head of which a person stands."""
    inside = [m for m in mentions_in(mentions, person.whole) if isinstance(m, PartyMention)]
    first = inside[0] if inside and inside[0].span.start == person.whole.start else None
    place = _place(text, first) if first is not None else None
    return place if place is not None and place.party.type in _HELD else None


def mentions_in(mentions: Sequence[Mention], span: Span) -> Sequence[Mention]:
    """The mentions that start in `span`; `mentions` are sorted."""
    first = bisect_left(mentions, span.start, key=start_of)
    return mentions[first : bisect_left(mentions, span.end, key=start_of)]


def _bracketed(passage: Passage, span: Span, parties: Sequence[PartyMention]) -> Iterator[Shape]:
    """What brackets say of two parties or more, or of one and help, as sentences of their own."""
    bracketed = (Span(m.start() + 1, m.end() - 1) for m in _BRACKETS.finditer(passage.text, span.start, span.end))
    for within in (*bracketed, *_titles(passage.text, span)):
        inside = [mention for mention in parties if mention.span.inside(within)]
        if len(inside) > 1 or (inside and spoken(passage.words(within))):
            yield _shape(passage, within, inside)


def _titles(text: str, span: Span) -> list[Span]:
    """What is signed, by its title: 签订了《甲校与乙校帮扶协议》 names the parties once more."""
    return [Span(match.start(1), match.end(1)) for match in _TITLE.finditer(text, span.start, span.end)]


def _parties(mentions: Sequence[Mention]) -> list[PartyMention]:
    """The parties that are not part of a person's post."""
    posts = [mention.whole for mention in mentions if isinstance(mention, PersonMention)]
    starts = [post.start for post in posts]
    parties = [mention for mention in mentions if isinstance(mention, PartyMention)]
    return [mention for mention in parties if not _in_post(mention.span, posts, starts)]


def _place(text: str, mention: PartyMention) -> PartyMention:
    """The town for its committee: 某街道党工委."""
    return next(iter(trimmed(text, [mention])), mention) if mention.party.name.endswith("党工委") else mention


def _in_post(span: Span, posts: Sequence[Span], starts: Sequence[int]) -> bool:
    at = bisect_right(starts, span.start) - 1
    return at >= 0 and span.inside(posts[at])


def _shape(passage: Passage, span: Span, parties: Sequence[PartyMention]) -> Shape:
    text = passage.text
    besides = _besides(text, span, parties)
    told = _told(text, (*_titles(text, span), *besides), parties)
    narrowed = [(one, two) for one, two in pairwise(told) if _narrows(text, one, two)]
    around = [one for at, one in enumerate(told) if _leads_to(text, one, told[at + 1 : at + 2])]
    around += [one for one, _ in narrowed]
    ends = {one.span.end for one in told}
    earlier = {one.span.end: start for one in told if (start := _instead_of(text, one, ends)) is not None}
    kept = [one for one in told if one not in around and one.span.end not in earlier]
    gone = _gone(text, span, kept)
    for _, two in narrowed:
        gone.difference_update(range(two.span.start, two.span.end))
    for aside in (*besides, *(Span(start, end) for end, start in earlier.items())):
        gone.update(range(aside.start, aside.end))
    for words in (*(_way_to(text, one) for one in around), *_beside_names(text, kept)):
        gone.update(words)
    return _drawn(passage, span, ((one.span, one) for one in kept), gone)


def _told(text: str, aside: Sequence[Span], parties: Sequence[PartyMention]) -> list[PartyMention]:
    """The parties of which the sentence itself tells: none that stands `aside`, no label, and of 甲区、乙县两地 only
    the two just named."""
    found = [one for one in parties if not any(one.span.inside(words) for words in aside)]
    found = [one for one in found if not _label(text, one)]
    named = {one.span.end for one in found if not one.also}
    return [one for one in found if not (one.also and one.span.start in named)]


def _way_to(text: str, place: PartyMention) -> range:
    """The words of a place that only says where the next one lies, with 的 or 所辖."""
    of = _OF.match(text, place.span.end)
    return range(place.span.start, of.end() if of is not None else place.span.end)


def _beside_names(text: str, parties: Sequence[PartyMention]) -> Iterator[range]:
    """Words before and behind the names of parties that say nothing of pairs."""
    for one in parties:
        yield _branch(text, one.span.end)
        yield _ruling(text, one.span.start)
        yield _site(text, one)


def _besides(text: str, span: Span, parties: Sequence[PartyMention]) -> list[Span]:
    """What a party is besides, said right behind its name."""
    if "作为" not in text:
        return []
    ends = {one.span.end for one in parties}
    return [Span(m.start(), m.end()) for m in _BESIDES.finditer(text, span.start, span.end) if m.start() in ends]


def _drawn(passage: Passage, span: Span, signs: Iterable[tuple[Span, PartyMention]], gone: AbstractSet[int]) -> Shape:
    """The shape of a stretch with one sign for each party, where its words stand; `gone` are the offsets left out."""
    text: list[str] = []
    origin = array("I")
    kept: list[PartyMention] = []
    marks: list[int] = []
    at = span.start
    for words, party in signs:
        if words.start < at or words.start in gone:
            continue
        _copy(passage.text, at, words.start, gone, text, origin)
        marks.append(len(origin))
        text.append(PARTY)
        origin.append(words.start)
        kept.append(party)
        at = words.end
    _copy(passage.text, at, span.end, gone, text, origin)
    return Shape(passage, "".join(text), origin, tuple(kept), tuple(marks))


def _branch(text: str, end: int) -> range:
    """The words for a village's or a body's party cell right behind its name; of these the pair is told."""
    cell = _CELL.match(text, end)
    return range(end, cell.end()) if cell is not None else range(0)


def _ruling(text: str, start: int) -> range:
    """The words 中共 right before a party, whose committee is meant."""
    return range(start - 2, start) if text.endswith("中共", 0, start) else range(0)


def _label(text: str, mention: PartyMention) -> bool:
    """Whether the words name what a party is to another (甲县是乙区的对口县) and not the party."""
    return _LABEL.fullmatch(text, mention.span.start, mention.span.end) is not None and text.endswith(
        "的", 0, mention.span.start
    )


def _site(text: str, place: PartyMention) -> range:
    """The words that only say where two sign (甲院与乙院在某市签署协议)."""
    start = place.span.start - 1
    site = place.party.is_place and text[max(start, 0)] == "在" and _SIGNS_THERE.match(text, place.span.end)
    return range(start, place.span.end) if site else range(0)


def _instead_of(text: str, other: PartyMention, ends: Container[int]) -> int | None:
    """Where the words begin that name who helped before, or for whom (`甲“接棒”乙结对丙`, `甲代表乙帮扶丙`); `ends`
    are those of the parties. None for any other party."""
    said = _TAKES_OVER.search(text, max(0, other.span.start - 4), other.span.start)
    if said is None and text.startswith(_FOR, other.span.start - len(_FOR)):
        return other.span.start - len(_FOR) if other.span.start - len(_FOR) in ends else None
    return said.start() if said is not None else None


def _leads_to(text: str, place: PartyMention, following: Sequence[PartyMention]) -> bool:
    """Whether a party only says where the next one lies: 我市的某区, 甲方的某街道, 甲方所属某校."""
    if not following or following[0].own:
        return False
    between = text[place.span.end : following[0].span.start]
    if place.own and text[place.span.start : place.span.end] in _SIGNATORIES and _OF.fullmatch(between):
        return True
    if not place.party.is_place or between not in ("的", ""):
        return False
    inner = following[0].party
    if (
        place.own
        and inner.place is None
        and inner.is_place
        and _LEVELS.index(inner.type) > _LEVELS.index(place.party.type)
    ):
        return True  # 我镇某村, which no list knows
    return place.party.name in inner.within or (
        place.party.place is not None
        and inner.place is not None
        and inner.place.code != place.party.place.code
        and inside(inner.place.code, place.party.place.code)
    )


def _narrows(text: str, place: PartyMention, inner: PartyMention) -> bool:
    """Whether brackets right behind a place hold nothing but the part of it that is meant: 甲省（乙市）对口丙县."""
    outside = (
        text[place.span.end : inner.span.start] in ("（", "(") and text[inner.span.end : inner.span.end + 1] in "）)"
    )
    one, two = place.party.place, inner.party.place
    if not outside or one is None or two is None or not (place.party.is_place and inner.party.is_place):
        return False
    return one.code != two.code and inside(two.code, one.code)


def _gone(text: str, span: Span, parties: list[PartyMention]) -> set[int]:
    """The offsets that a shape leaves out: quotation marks, and brackets with what they hold."""
    gone: set[int] = set()
    for pattern in (_DROPPED, _BRACKETS):
        for match in pattern.finditer(text, span.start, span.end):
            gone.update(range(match.start(), match.end()))
    for match in _OURS.finditer(text, span.start, span.end):  # 我镇（南翔镇）
        if not any(one.span.end == match.start(1) for one in parties):
            gone.difference_update(range(match.start(1) + 1, match.end() - 1))
    for mention in parties if gone else ():
        if mention.span.start not in gone:
            gone.difference_update(range(mention.span.start, mention.span.end))
    return gone


def _copy(source: str, start: int, end: int, gone: AbstractSet[int], text: list[str], origin: array[int]) -> None:
    kept = [offset for offset in range(start, end) if offset not in gone] if gone else range(start, end)
    text.append("".join(map(source.__getitem__, kept)) if gone else source[start:end])
    origin.extend(kept)
