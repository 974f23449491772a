"""From two parties that words pair to a proposal: who helps, since when, planned or done."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Literal

from graph.facts import PartyType, Status
from ingest.expressions import expression
from ingest.mentions import PartyMention
from ingest.normalize.numbers import value
from ingest.parties import Party
from ingest.passages import Passage, Span
from ingest.rules import Proposal, Reading
from ingest.rules.pairing._shape import mentions_in
from ingest.rules.pairing._sides import Side, completed, helps_counties, inside_province, opposite, same_place, side_of
from ingest.rules.pairing._since import start_year

First = Literal["helper", "helped", "unknown"]
Pair = tuple[PartyMention, PartyMention]
_PAIRED_KINDS: tuple[set[PartyType], ...] = ({"enterprise", "village"},)
_HELPERS: tuple[PartyType, ...] = ("enterprise", "social_org", "department")
_AREA = expression("(?:开发|经开|高新|保税|保税港|新)区$")
_EACH = expression("分别|依次|一一|逐一")
_ALL_WITH_ALL = expression("均|都|各|共同|联合|交叉|轮流|多对|抱团|组团")
_NEAR = 80
_WINDOW = 1600  # no sentence is longer; what is, is a line without marks
_GUESSED = 0.65  # how sure a pair is of which only the order tells who helps
_YEAR = expression(r"(?<![0-9])((?:19|20)[0-9]{2})年(?!度?至|[—–~-]|(?:底|末|年)?(?:以前|之前|前))")
_BACK = expression(
    "(?:^|[。，,；;])(?:早在|就在)?(?:(去年|上年|前年)(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?|年初|年底|底|初)?|([0-9]{1,2}|[一二两三四五六七八九十]{1,2})年前)[，,起]?$"
)
_YEARS_BACK = {"去年": 1, "上年": 1, "前年": 2}
_LONGEST_BACK = 16
# 甲校与乙校2019年签约
_RIGHT_BEHIND = expression(
    "(?:已|就|也)?[于在自从]?((?:19|20)[0-9]{2})年(?!度|[—–~-])(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?(?:起|就|又|正式)*(?:签|结|建立|开展|对口)"
)
_UNTIL = expression("(?:截至|截止|到|至|[0-9]{4}年?[—–~～-]+ ?)$")
_RANGE = expression("(?<![0-9])((?:19|20)[0-9]{2})年?(?:[—–~～-]+ ?|至|到)(?:19|20)[0-9]{2}年")
_PLANNED = expression(
    "拟|计划|将(?!.{0,20}(?:列入|列为|纳入|确定为|作为))|力争|争取|确保|预计|打算|准备|下一步|年内完成|就要|有意|意向|建议"
    "|希望(?!小学|中学|学校|工程)|(?<![重主需])要(?:推动|推进|促成|实现|与|和|同)"
)
_AHEAD = expression("下一步|下一阶段|接下来|下阶段|下半年|明年|今后|未来")
_DONE = expression("已|继续|此前|续签|保持|巩固|不变|曾|完成了|建立了|签订了|结成了|签下|延续")
_AGREED = expression("[甲乙]方")


def one_by_one(words: str) -> bool:
    """Whether the words say that two lists go one by one."""
    return _EACH.search(words) is not None


def in_order(left: Sequence[PartyMention], right: Sequence[PartyMention], words: str) -> bool:
    """Whether two lists match item by item without a word that says so; `words` must not tell them apart.

    Equal in number and, item by item, in kind (or firms and villages); 均, 共同 and the like pair them another way.
    """
    kinds = [mention.party.type for mention in left]
    others = [mention.party.type for mention in right]
    alike = kinds == others or {*kinds} | {*others} in _PAIRED_KINDS
    return len(kinds) > 1 and alike and _ALL_WITH_ALL.search(words) is None


def pairs_of(left: Sequence[PartyMention], right: Sequence[PartyMention], *, each: bool) -> list[Pair] | None:
    """Who goes with whom: one with all, all with one, or one by one where `each`; None where unclear."""
    if not left or not right:
        return []
    if len(left) == 1 or len(right) == 1:
        return list(product(left, right))
    if each and len(left) == len(right):
        return list(zip(left, right, strict=True))
    return _by_kind(left, right) if each else None


def _by_kind(left: Sequence[PartyMention], right: Sequence[PartyMention]) -> list[Pair] | None:
    """Two lists of unequal length, told apart by kind, if each of the shorter has its one counterpart."""
    short, long = (left, right) if len(left) < len(right) else (right, left)
    found: list[tuple[PartyMention, PartyMention]] = []
    for one in short:
        fits = [two for two in long if _alike(one.party.type, two.party.type)]
        if len(fits) != 1 or any(fits[0] is two for _, two in found):
            return None
        found.append((one, fits[0]))
    return found if short is left else [(two, one) for one, two in found]


def _alike(one: PartyType, two: PartyType) -> bool:
    return one == two or {one, two} in _PAIRED_KINDS


def spread(mentions: Sequence[PartyMention]) -> list[PartyMention]:
    """The mentions, 双方 and 两地 being two."""
    found = []
    for mention in mentions:
        found.append(mention)
        found += [PartyMention(mention.span, party, own=True) for party in mention.also]
    return found


def propose(
    rule: str,
    passage: Passage,
    reading: Reading,
    pairs: Sequence[Pair],
    words: Span,
    *,
    first: First,
    confidence: float,
    said_at: int | None = None,
    ended: bool = False,
) -> Iterator[Proposal]:
    """A proposal for every pair that joins two sides; `first` says what the first party of each pair is.

    `said_at` is an offset in the sentence that tells the year, where it is not the one that names the parties.
    """
    many_first = len({second.span for _, second in pairs}) == 1 and len(pairs) > 1
    said = _sentence(passage, words if said_at is None else Span(said_at, words.end))
    for one, two in pairs:
        ends = _ends(one.party, two.party, reading, first)
        if ends is None:
            continue
        helper, helped = ends
        key = one.span if many_first else two.span
        span = _quoted(passage, words, one, two, alone=len(pairs) == 1)
        parts: dict[str, Party | bool] = {"east": helper, "west": helped}
        if ended:
            parts["ended"] = True
        guessed = first == "unknown" and _untold(one.party, two.party, reading)
        sure = min(confidence, _GUESSED) if guessed else confidence
        year = (
            _begun(one.party, two.party, reading)
            or _stated_year(passage, said, key if said_at is None else said)
            or _years_ago(passage, span, reading.context.year)
        )
        yield Proposal("pairing", passage, span, key, parts, rule, sure, year, _status(passage, span, reading, helper))


def _quoted(passage: Passage, words: Span, one: PartyMention, two: PartyMention, *, alone: bool) -> Span:
    """The words that prove a pair: of one among several from its own first party on."""
    first = words.start if alone else len(passage.text)
    return Span(min(one.span.start, two.span.start, first), max(words.end, one.span.end, two.span.end))


def _ends(one: Party, two: Party, reading: Reading, first: First) -> tuple[Party, Party] | None:
    """Helper and helped; None for two parties that make no pair of two sides."""
    context = reading.context
    if same_place(one, two):
        return None
    sides = side_of(one, context), side_of(two, context)
    if None in sides and first == "unknown":
        first = _by_types(one, two)
    told = inside_province(one, two) if first == "unknown" and sides[0] == sides[1] else None
    side = told or _first_side(sides, first)
    one, two = completed(one, side, context), completed(two, opposite(side), context)
    return (one, two) if side == "east" else (two, one)


def _begun(one: Party, two: Party, reading: Reading) -> int | None:
    """Since when the document's own two counties are paired, where another sentence says so."""
    own, partner = reading.context.own, reading.context.partner
    if (
        own is None
        or partner is None
        or {(p.name, p.type) for p in (one, two)} != {(p.name, p.type) for p in (own, partner)}
    ):
        return None
    return reading.once(_start_of_own, reading.passages[0])


def _start_of_own(_: Passage, reading: Reading) -> int | None:
    """The same for every mention of the pair, so that it is looked for once."""
    own, partner = reading.context.own, reading.context.partner
    return start_year(reading, own, partner) if own is not None and partner is not None else None


def _untold(one: Party, two: Party, reading: Reading) -> bool:
    """Whether nothing but the order of the words says which of two equals helps."""
    first, second = side_of(one, reading.context), side_of(two, reading.context)
    return first == second and _by_types(one, two) == "unknown" and inside_province(one, two) is None


def _by_types(one: Party, two: Party) -> First:
    """Where no place tells, firms, societies and development areas help villages and towns, firms and universities
    counties."""
    if _gives_to(one, two):
        return "helper"
    return "helped" if _gives_to(two, one) else "unknown"


def _gives_to(helper: Party, helped: Party) -> bool:
    if helped.type == "district":
        return helps_counties(helper)
    return helped.type in ("village", "street") and _gives(helper)


def _gives(party: Party) -> bool:
    return party.type in _HELPERS or (party.type == "other" and _AREA.search(party.name) is not None)


def _first_side(sides: tuple[Side | None, Side | None], first: First) -> Side:
    if first != "unknown":
        return "east" if first == "helper" else "west"
    if sides[0] is not None and sides[0] != sides[1]:
        return sides[0]
    return opposite(sides[1]) if sides[0] is None and sides[1] is not None else "east"


def _sentence(passage: Passage, words: Span) -> Span:
    return passage.sentence_at(words.start)


def _clause(passage: Passage, words: Span) -> Span:
    """The words of a pair with those of its clause before and after."""
    nearest = max(0, words.start - _NEAR)
    before = max(nearest, *(passage.text.rfind(mark, nearest, words.start) + 1 for mark in "，,。；;：:"))
    after = re.compile("[，,。；;]").search(passage.text, words.end)
    return Span(before, min(after.start() if after else len(passage.text), words.end + 20))


def _without_names(passage: Passage, span: Span, reading: Reading) -> str:
    """The words of a span without its parties: 计划 in 妇幼保健计划生育服务中心 plans nothing."""
    text, at = "", span.start
    for mention in mentions_in(reading.mentions[passage.index], span):
        if isinstance(mention, PartyMention) and mention.span.start >= at:
            text += passage.text[at : mention.span.start]
            at = mention.span.end
    return text + passage.text[at : max(at, span.end)]


def _stated_year(passage: Passage, sentence: Span, key: Span) -> int | None:
    """The last year that the sentence says before or among the pair, not as an end (截至 2020 年)."""
    if begun := _RIGHT_BEHIND.match(passage.text, key.end, sentence.end):
        return int(begun[1])
    nearest = max(sentence.start, key.start - _WINDOW)
    start = max(nearest, *(passage.text.rfind(mark, nearest, key.start) + 1 for mark in "；;"))
    end = min(key.end + 30, sentence.end)
    ends = [at for mark in "；;" if (at := passage.text.find(mark, key.end, end)) >= 0]
    end = min([end, *ends])
    term = _RANGE.search(passage.text, start, end)
    year = int(term[1]) if term is not None and term.start() < key.end else None
    last = 0
    for match in _YEAR.finditer(passage.text, start, end):
        if not _UNTIL.search(passage.text[max(0, match.start() - 8) : match.start()]):
            year = int(match[1]) if match.start() < key.end or year is None else year
            last = match.end() if match.start() < key.start else last
    if year is not None and last and passage.text.find("今年", last, key.start) >= 0:
        return None  # 甲2019年签约，乙今年加入
    return int(term[1]) if year is None and term is not None else year


def _years_ago(passage: Passage, one: Span, year: int | None) -> int | None:
    """The year that is counted back from the document's right before the first of a pair: 去年, 三年前."""
    said = _BACK.search(passage.text[max(0, one.start - _LONGEST_BACK) : one.start]) if year is not None else None
    if said is None or year is None:
        return None
    return year - (_YEARS_BACK.get(said[1]) or int(value(said[2]) or 0))


def _status(passage: Passage, words: Span, reading: Reading, helper: Party) -> Status | None:
    clause = _clause(passage, words)
    said = _without_names(passage, clause, reading)
    if reading.context.status == "planned":
        settled = (
            _DONE.search(said)
            or _AGREED.search(passage.words(clause))
            or helper.type in ("province", "city", "district")
        )
        return "actual" if settled and not re.search("拟|新增|推动", said) else None
    ahead = _AHEAD.match(passage.text, _sentence(passage, words).start) is not None
    return "planned" if (ahead or _PLANNED.search(said)) and not _DONE.search(said) else None
