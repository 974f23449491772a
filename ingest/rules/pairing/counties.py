"""The pairs of counties (or cities) that the whole document is about, one fact each; quoted where it says so best.

Fires once, for the main place of the other side, if a sentence speaks of both and of help; for a further place of that
side only where a sentence names both and speaks of pairing. Other rules that read the pair in a plainer sentence are
preferred to it. The confidence tells how plain the best sentence is and how many there are.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from typing import NamedTuple

from ingest.about.provinces import signs_of
from ingest.aiding import aid
from ingest.expressions import expression
from ingest.mentions import PartyMention
from ingest.mentions.decide import inside
from ingest.parties import Party
from ingest.passages import Passage, Span
from ingest.rules import Found, Proposal, Reading, Rule
from ingest.rules.pairing._shape import mentions_in
from ingest.rules.pairing._sides import belongs, custom, same_place, side_of
from ingest.rules.pairing._since import start_year

NAME = "pairing.counties"
_SAYS = (
    re.compile("结对(?:帮扶)?关系|建立.{0,8}(?:结对|帮扶|协作)关系|结对帮扶|对口(?:支援|帮扶|协作|援助)"),
    expression(
        lambda: (
            rf"(?:帮扶|援助|支援|支持)下|对[^，,。；;]{{2,12}}的?(?:大力|倾力|无私)?(?:帮扶|援助|支援)|东西部(?:扶贫)?协作|扶贫协作|结对|对口|{aid()}|援建"
        )
    ),
    re.compile("帮扶|协作|援助|支援|携手"),
)
_PARTS = ("street", "village")
_CITIES = ("city", "district")
_OF_THEIR_OWN = ("street", "village", "school", "hospital")  # which are paired and not their place
_IMPLIED = len(_SAYS)  # added to the rank where only the other side is named
_LEVELS = ("province", "city", "district")
# By rank of the best sentence, where others speak of the two as well, and where it is the only one. Whatever a rule
# reads in a sentence itself is surer; below 0.5 a pair is a proposal and no edge.
_SURE = (0.7, 0.7, 0.6, 0.6, 0.55, 0.4)
_ALONE = (0.65, 0.6, 0.5, 0.5, 0.5, 0.4)
_ADDRESSED = len(_SURE) - 1  # only addressed: a letter that thanks 贵区
_SHORT = 2  # 苏陕协作 is as plain as a sentence that names both and help
# 藏族儿童结对帮扶仪式: people are paired with people
_PEOPLE = expression(
    "(?:儿童|学生|家庭|师徒)(?:爱心)?结对(?:帮扶)?|结对子?(?:帮扶)?[^，,。；;]{0,6}?(?:儿童|学生|家庭|困难群众|老人)"
)
_AID = expression("帮扶|支援|援助|支持|协作")
_MET = expression("(?:隆重|正式|顺利|成功)?(?:召开|举行|举办|签署|签订|启动|开幕|闭幕)")
_HOME_OF = expression("的[\u3400-\u9fff]{2,4}(?:老师|教师|医生|大夫|同志|队员)")  # 来自某市的某某老师
_HELPS = expression("(?:对口|结对|定点|继续)*(?:支援|帮扶|援助|援建|协作)[^，,。；;]")
_HELPED_BEHIND = expression("(?:帮扶|支援|援助|援建)了?$")
_HELPED_BY = expression("(?:的)?(?:对口|结对|定点)(?:支援|帮扶|援助|协作)(?:下|以来|后)?[，,。]")
_PAIRED = expression("(?:建立|开展|签订|正式)?(?:结对|对口|帮扶|协作)")
_ON_THE_WAY = expression("(?:到达|抵达|飞抵|途经|途径|经由|转机|返回)了?$")
_ONCE = expression("曾(?:经)?[^，。；]{0,12}$")
_TEAM = expression("(?:结对|对口)(?:帮扶|支援|协作)(?:工作)?[队组]")
_OFFICE = expression("党组成员|党组书记|副?[区县市旗州]长[^率带]{0,4}[，、。]")
_LISTED = expression("、(?:[^，。；、与和]{2,10}、)*")
_LINKED = expression("[与和同—－-]")
_TWO_TOGETHER = expression("两|双方|牵手|结[对成为]|签|携手|东西部|对口|建立|开展|共同|联|召开|举行|协作|扶贫")
_COUNTED = expression("(?:、[^，。；、与和]{2,10})*等?(?:[0-9]+|[二两三四五六七八九十]+)个")
_OTHERS = 4  # counties and cities in one sentence beside the two: then it is a list of others' pairs


class _Said(NamedTuple):
    """A sentence that speaks of the two: the lower the rank, the plainer; `key` is the other side's name.

    `apart` where others are named between the two, to whom the words may belong.
    """

    rank: int
    passage: Passage
    span: Span
    key: Span
    apart: bool = False


def find(passage: Passage, reading: Reading) -> Found:
    """The pairs of the document, once, each from the passage that says it best."""
    own = reading.context.own
    if own is None or own.type not in _LEVELS or reading.context.side is None or passage.index != reading.opening:
        return
    for number, partner in enumerate(reading.context.partners):
        if partner.type not in _LEVELS or same_place(own, partner):
            continue
        if not number:
            kinds = {own.type, partner.type}
            loose = reading.context.several if kinds == {"province"} else "province" in kinds
            yield from _pair(own, partner, reading, farthest=0 if loose else _ADDRESSED)
        elif partner.type == "district" and own.type != "province" and reading.context.several:
            yield from _pair(own, partner, reading, farthest=1)


def _alike(own: Party, partner: Party) -> bool:
    """Whether both lie in provinces that help, or both in helped ones: then named together they may only have met."""
    if own.place is None or partner.place is None or own.place.code[:2] == partner.place.code[:2]:
        return False
    return custom(own) is not None and custom(own) == custom(partner)


def _pair(own: Party, partner: Party, reading: Reading, farthest: int) -> Found:
    if own.type == partner.type == "province" and _alike(own, partner):
        return
    said = _all_said(own, partner, reading, farthest)
    best = min(said, key=lambda one: (one.rank, one.apart, one.passage.index), default=None)
    if best is None or _another_meant(best, own, partner, reading):
        return
    own_helps = reading.context.side == "east" and not _helped_there(best)
    helper, helped = (own, partner) if own_helps else (partner, own)
    if helper.type == "district" and helped.type != "district":
        return  # no county is the helper of a whole city or province
    sure = (_SURE if len(said) > 1 else _ALONE)[best.rank]
    parts = {"east": helper, "west": helped}
    since = start_year(reading, own, partner)
    yield Proposal("pairing", best.passage, best.span, best.key, parts, NAME, sure, since, "actual")


def _all_said(own: Party, partner: Party, reading: Reading, farthest: int) -> list[_Said]:
    """Where the document speaks of the two, down to the rank `farthest`; of its first partner also less plainly."""
    first = partner is reading.context.partner
    said = [one for one in _sentences(reading, own, partner) if one.rank <= farthest]
    if _alike(own, partner):
        said = [one for one in said if not 0 < one.rank < _IMPLIED]
    if own.type == "province" != partner.type:  # 甲、乙市各县帮扶丙省: none of the list helps the whole of it
        said = [one for one in said if one.passage.text[one.key.end : one.key.end + 1] != "、"]
    said = [one for one in said if (first and one.rank < _IMPLIED) or not _third(one, own, reading)]
    if said or not first:
        return said
    return [*_addressed(reading, partner), *_by_team(reading, own), *_in_short(reading, own, partner)]


def _another_meant(best: _Said, own: Party, partner: Party, reading: Reading) -> bool:
    """Whether a place around or inside one of the two is said to be paired instead."""
    if best.rank > 0 and (_wider_said(reading, own, partner) or _wider_said(reading, partner, own)):
        return True
    parts = _PARTS if best.rank >= _IMPLIED else _CITIES if own.type == partner.type == "province" else ()
    return bool(parts) and _inner_said(reading, own, partner, parts)


def _helped_there(said: _Said) -> bool:
    """Whether the sentence itself says that the partner, named first, helps the own place."""
    behind = said.passage.text[said.key.end : said.span.end]
    return said.key.start == said.span.start and _HELPS.match(behind) is not None


def _third(said: _Said, own: Party, reading: Reading) -> bool:
    """Whether the sentence speaks of another county of the own side, which may be the one that helps."""
    sentence = said.passage.sentence_at(said.span.start)
    parties = [mention.party for mention in _parties(said.passage, sentence, reading)]
    mine = [p for p in parties if p.type == "district" and side_of(p, reading.context) == reading.context.side]
    return any(not _means(party, own) for party in mine)


def _wider_said(reading: Reading, own: Party, partner: Party) -> bool:
    """Whether a sentence pairs the own place with the province or city around the partner: then that is the pair."""
    for passage in reading.passages:
        for sentence in passage.sentences if _names(own, passage, reading) else ():
            parties = [m.party for m in _parties(passage, sentence, reading)]
            around = any(p.place and partner.place and p.type in _LEVELS and _around(p, partner) for p in parties)
            if around and any(_means(p, own) for p in parties) and _SAYS[0].search(passage.words(sentence)):
                return True
    return False


def _inner_said(reading: Reading, own: Party, partner: Party, types: Container[str]) -> bool:
    """Whether a sentence says that the own place helps a part of the partner of these types: then that is the pair."""
    for passage in reading.passages:
        parties = _parties(passage, Span(0, len(passage.text)), reading) if _names(own, passage, reading) else []
        for mention in parties:
            verb = _HELPS.match(passage.text, mention.span.end) if _means(mention.party, own) else None
            helped = verb and next((m.party for m in parties if m.span.start == verb.end() - 1), None)
            if helped and helped.type in types and (partner.name in helped.within or _around(partner, helped)):
                return True
    return False


def _around(party: Party, partner: Party) -> bool:
    a, b = party.place, partner.place
    return a is not None and b is not None and a.code != b.code and inside(b.code, a.code)


def _sentences(reading: Reading, own: Party, partner: Party) -> Iterator[_Said]:
    """Sentences that speak of the pair; both named before one implied."""
    first = partner is reading.context.partner
    for passage in reading.passages:
        if passage.kind == "cell" or not _names(partner, passage, reading):
            continue
        for sentence in _parts(passage):
            named = _parties(passage, sentence, reading)
            meant = (m for m in named if _means(m.party, partner) and not _aside(passage, m, named))
            other = next((m for m in meant if first or not _reached(passage, m)), None)
            said = _said_in(passage, sentence, named, other, own, partner, first=first) if other is not None else None
            if said is not None:
                yield said


def _said_in(
    passage: Passage,
    sentence: Span,
    named: list[PartyMention],
    other: PartyMention,
    own: Party,
    partner: Party,
    *,
    first: bool,
) -> _Said | None:
    """What a sentence says of the two, `other` being the partner in it; None where it tells nothing or of others."""
    words = _PEOPLE.sub("", passage.words(sentence))
    if not first and "挂职" in words:
        return None  # 援滇干部分赴甲、乙、丙县挂职
    rank = next((at for at, pattern in enumerate(_SAYS) if pattern.search(words)), None)
    if rank is None or (rank and _many(named, own, partner)) or _helps_another(passage, other, named, own):
        return None
    mine = next((m for m in named if _means(m.party, own) and not m.also), None)
    if mine is not None:
        if _of_one_kind(passage, mine, other) or _both_helped(passage, mine, other):
            return None
        apart = any(_between(m.span, mine.span, other.span) for m in named)
        return _Said(rank, passage, _over(mine.span, other.span), other.span, apart)
    if rank == _IMPLIED - 1 or _of_others(passage, other, named, own) or _body_helps(passage, named, own, partner):
        return None
    return _Said(rank + _IMPLIED, passage, sentence, other.span, apart=False)


def _parts(passage: Passage) -> Iterator[Span]:
    """The sentences of a passage, cut where a semicolon begins another statement."""
    for sentence in passage.sentences or (Span(0, len(passage.text)),):
        start = sentence.start
        for mark in re.finditer("[；;]", passage.words(sentence)):
            yield Span(start, sentence.start + mark.end())
            start = sentence.start + mark.end()
        yield Span(start, sentence.end)


def _many(named: list[PartyMention], own: Party, partner: Party) -> bool:
    """Whether so many other places are named that the sentence is about pairs of others."""
    codes = {m.party.place.code for m in named if m.party.type in _LEVELS and m.party.place is not None}
    mine = [place.code for place in (own.place, partner.place) if place is not None]
    return sum(not any(inside(code, one) or inside(one, code) for one in mine) for code in codes) >= _OTHERS


def _of_others(passage: Passage, other: PartyMention, named: list[PartyMention], own: Party) -> bool:
    """Whether a sentence without the own place tells of one around or inside it, of an office or of the past."""
    places = [m.party for m in named if m is not other and m.party.type in _LEVELS]
    if any(_around(party, own) or _around(own, party) for party in places):
        return True
    behind = next((m for m in named if m.span.start == other.span.end + 1), None)
    if behind is not None and passage.text[other.span.end] in "与同和" and _PAIRED.match(passage.text, behind.span.end):
        return True  # 乙县与丙乡结对
    before = passage.text[max(0, other.span.start - 16) : other.span.start]
    return _ONCE.search(before) is not None or _OFFICE.match(passage.text, other.span.end) is not None


def _helps_another(passage: Passage, other: PartyMention, named: list[PartyMention], own: Party) -> bool:
    """Whether the words right behind the other place say that it helps a third (按照甲市对口帮扶乙市的部署)."""
    verb = _HELPS.match(passage.text, other.span.end)
    helped = verb and next((m.party for m in named if m.span.start == verb.end() - 1), None)
    return helped is not None and helped.type in _LEVELS and not _means(helped, own)


def _body_helps(passage: Passage, named: list[PartyMention], own: Party, partner: Party) -> bool:
    """Whether the sentence speaks of a town or body and not of its place: a body that helps (通过甲医院对口帮扶), or
    one of the own place, be it a town, school or hospital or of a city where the partner is a county."""
    bodies = [m for m in named if not m.party.is_place]
    if any(_HELPED_BY.match(passage.text, m.span.end) for m in bodies):
        return True
    mine = [m.party for m in named if m.party.type not in _LEVELS and belongs(m.party, own)]
    return any(party.type in _OF_THEIR_OWN or (not party.is_place and own.type != partner.type) for party in mine)


def _of_one_kind(passage: Passage, mine: PartyMention, other: PartyMention) -> bool:
    """Whether both are items of one list (甲、乙分别帮扶, 甲、乙2个单列市), or of two pairs (甲与乙、丙与丁)."""
    first, last = sorted((mine.span, other.span))
    between = passage.text[first.end : last.start]
    if between == "、" and _LINKED.match(passage.text, last.end):
        return _LINKED.match(passage.text, first.start - 1) is not None
    if between == "、" and not _TWO_TOGETHER.match(passage.text, last.end):
        return True
    return _LISTED.fullmatch(between) is not None and _COUNTED.match(passage.text, last.end) is not None


def _both_helped(passage: Passage, mine: PartyMention, other: PartyMention) -> bool:
    """Whether each stands right behind a verb of help: 甲、乙帮扶这县，丙、丁帮扶那县."""
    text = passage.text
    return all(_HELPED_BEHIND.search(text, max(0, m.span.start - 8), m.span.start) for m in (mine, other))


def _aside(passage: Passage, mention: PartyMention, named: list[PartyMention]) -> bool:
    """Whether a place only leads to the names behind it (某省甲、乙两县), or is only where people met (在某市召开)."""
    behind = (other for other in named if other.span.start == mention.span.end and not other.also)  # 甲县两地 are both
    if any(other.party.is_place for other in behind):
        return True
    before = passage.text[max(0, mention.span.start - 2) : mention.span.start]
    if before == "来自" and _HOME_OF.match(passage.text, mention.span.end) is not None:
        return True
    return before.endswith("在") and _MET.match(passage.text, mention.span.end) is not None


def _reached(passage: Passage, mention: PartyMention) -> bool:
    """Whether a place is only named as one that people reach on their way (到达某市)."""
    return _ON_THE_WAY.search(passage.text, max(0, mention.span.start - 4), mention.span.start) is not None


def _addressed(reading: Reading, partner: Party) -> Iterator[_Said]:
    """Where a letter names the other side, which it thanks afterwards without its name."""
    named = None
    for passage in reading.passages:
        if passage.kind == "cell":
            continue
        if named is None:
            whole = Span(0, len(passage.text))
            named = next((m for m in _parties(passage, whole, reading) if _means(m.party, partner)), None)
            where = passage
        elif (thanks := re.search("贵[县区市旗]", passage.text)) and _AID.search(passage.text, thanks.end()):
            yield _Said(_ADDRESSED, where, named.span, named.span)
            return


def _by_team(reading: Reading, own: Party) -> Iterator[_Said]:
    """Where a helper's document tells of its team for the one place that it helps."""
    if reading.context.side != "east" or reading.context.several:
        return
    for passage in reading.passages:
        for mention in _parties(passage, Span(0, len(passage.text)), reading):
            team = _TEAM.match(passage.text, mention.span.end) if _means(mention.party, own) else None
            if team is not None:
                words = Span(mention.span.start, team.end())
                yield _Said(_IMPLIED, passage, words, Span(team.start(), team.end()))


def _in_short(reading: Reading, own: Party, partner: Party) -> Iterator[_Said]:
    """Where one word of two signs says that two provinces work together (苏陕协作)."""
    ours, theirs = signs_of(own), signs_of(partner)
    if not ours or not theirs:
        return
    word = re.compile(f"(?:[{ours}][{theirs}]|[{theirs}][{ours}])(?:东西部)?(?:扶贫|对口|帮扶)?(?:协作|帮扶)")
    for passage in reading.passages:
        if said := word.search(passage.text):
            span = Span(said.start(), said.end())
            yield _Said(_SHORT, passage, span, span)


def _between(span: Span, one: Span, two: Span) -> bool:
    """Whether a span lies between two others."""
    first, last = sorted((one, two))
    return first.end <= span.start and span.end <= last.start


def _over(one: Span, two: Span) -> Span:
    return Span(min(one.start, two.start), max(one.end, two.end))


def _names(place: Party, passage: Passage, reading: Reading) -> bool:
    return any(isinstance(m, PartyMention) and _means(m.party, place) for m in reading.mentions[passage.index])


def _parties(passage: Passage, sentence: Span, reading: Reading) -> list[PartyMention]:
    found = mentions_in(reading.mentions[passage.index], sentence)
    return [mention for mention in found if isinstance(mention, PartyMention)]


def _means(party: Party, wanted: Party) -> bool:
    """Whether the place itself is meant, and no body in it."""
    if party.type not in _LEVELS:
        return False
    if party.place is not None and wanted.place is not None:
        return party.place.code == wanted.place.code
    return party.name == wanted.name and party.type == wanted.type


RULE = Rule(NAME, find=find)
