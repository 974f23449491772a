"""Lines of a list of pairs that hold nothing but the pair: 1. 甲街道与乙镇, 甲街道（乙镇）、丙街道（丁镇）; and lines
under 结对学校 that begin with a school, in the own page of another.

Neither 与 nor brackets say anything alone: a heading above or the line that announces the list must speak of pairing.
"""

from __future__ import annotations

from itertools import pairwise

from graph.facts import PartyType
from ingest.expressions import expression
from ingest.mentions import PartyMention
from ingest.parties import Party
from ingest.passages import Passage, Span
from ingest.rules import Found, Reading, Rule
from ingest.rules.pairing._announced import of_pairs
from ingest.rules.pairing._clause import Run, runs_in
from ingest.rules.pairing._propose import pairs_of, propose
from ingest.rules.pairing._shape import PARTY
from ingest.rules.pairing._sides import go_together, opposed, side_of

NAME = "pairing.lines"
_LONGEST = 300
_LINE = expression(
    f"[0-9一二三四五六七八九十]{{0,3}}[、.．)）:：]?{PARTY}(?:[、和]{PARTY})*[与同跟]{PARTY}(?:[、和]{PARTY})*[。；;，,]?"
)
_LINKED = expression("[与同跟]|[（(][\u3400-\u9fff]{3,20}[）)]")
# Two columns of a list, set apart by blanks: 1  甲街道    乙镇.
_COLUMNS = expression(
    f"(?:[0-9]{{1,3}}|[一二三四五六七八九十]{{1,2}})?[、.．]?[\u3400-\u9fff]{{0,2}}{PARTY}{PARTY}(?:[,，]?[0-9年月.—~至-]{{4,20}})?[。；;]?"
)
_WIDE = ("province", "city", "district")
_NUMBERED = expression("(?:[0-9]{1,2}[、.．)）]|[·•●○▪-]|[（(][0-9一二三四五六七八九十]{1,2}[)）])? ?")
_PAIRED = expression("(?:结对|对口|帮扶|支援|友好|姊妹|姐妹|手拉手)(?:帮扶|支援|共建)?(学校|医院)(?:名单|一览)?$")
_ITEM_ENDS = expression("$|[（(：:，,、；;。—–-]")
_NO_PAIR = expression("无协议|未签|没有签|仅为|不再|解除|终止|期满未|意向|洽谈|拟")


def find(passage: Passage, reading: Reading) -> Found:
    """The pairs of a line of such a list."""
    if len(passage.text) > _LONGEST or passage.kind == "cell":
        return
    yield from _of_own_body(passage, reading)
    columns = _two_columns(passage, reading)
    if not (columns or _LINKED.search(passage.text)) or not of_pairs(passage, reading):
        return
    if columns:
        words = Span(columns[0].span.start, columns[1].span.end)
        yield from propose(NAME, passage, reading, [columns], words, first="unknown", confidence=0.7)
        return
    for run in runs_in(passage, reading):
        if [link.kind for link in run.links] == ["with"] and _LINE.fullmatch(run.shape.text):
            yield from _read(run, passage, reading)
    yield from _in_brackets(passage, reading)


def _of_own_body(passage: Passage, reading: Reading) -> Found:
    """1.甲校（2018年签约） under 结对学校: paired with the school whose page it is."""
    heading = _PAIRED.search(passage.headings[-1]) if passage.headings else None
    start = _NUMBERED.match(passage.text)
    mentions = [mention for mention in reading.mentions[passage.index] if isinstance(mention, PartyMention)]
    if heading is None or start is None or not mentions or _NO_PAIR.search(passage.text):
        return
    other = mentions[0]
    own = _own_body(reading, "school" if heading[1] == "学校" else "hospital")
    if own is None or other.party.type != own.type or other.span.start != start.end():
        return
    if _ITEM_ENDS.match(passage.text, other.span.end) and opposed(own, other.party, reading.context):
        pair = (PartyMention(other.span, own, own=True), other)
        yield from propose(NAME, passage, reading, [pair], other.span, first="unknown", confidence=0.75)


def _own_body(reading: Reading, kind: PartyType) -> Party | None:
    """Whom 我校 or 学校 means in the document."""
    own = (m for mentions in reading.mentions for m in mentions if isinstance(m, PartyMention) and m.own)
    return next((mention.party for mention in own if mention.party.type == kind), None)


def _two_columns(passage: Passage, reading: Reading) -> tuple[PartyMention, PartyMention] | None:
    """The two parties of a line that holds nothing else, with blanks between them in the source."""
    parties = [mention for mention in reading.mentions[passage.index] if isinstance(mention, PartyMention)]
    if len(parties) != 2:
        return None
    one, two = parties
    gap = passage.text[one.span.end : two.span.start].strip()
    if gap not in ("", "，", ","):
        return None
    apart = bool(gap) or passage.origin[two.span.start] - passage.origin[one.span.end - 1] > 1
    line = (passage.text[: one.span.start] + PARTY * 2 + passage.text[two.span.end :]).replace(" ", "")
    return (one, two) if apart and _may_pair(one, two, reading) and _COLUMNS.fullmatch(line) else None


def _may_pair(one: PartyMention, two: PartyMention, reading: Reading) -> bool:
    """Whether two parties are no counties, or such as stand on different sides."""
    wide = one.party.type in _WIDE or two.party.type in _WIDE
    return not wide or go_together(one.party, two.party, reading.context)


def _read(run: Run, passage: Passage, reading: Reading) -> Found:
    left, right = run.parties(0), run.parties(1)
    if not all(_may_pair(one, two, reading) for one in left for two in right):
        return
    words = Span(left[0].span.start, right[-1].span.end)
    pairs = pairs_of(left, right, each=True) or []
    yield from propose(NAME, passage, reading, pairs, words, first="unknown", confidence=0.75)


def _in_brackets(passage: Passage, reading: Reading) -> Found:
    """Of two parties of one type, or two counties or cities, the second in brackets behind the first and of the other
    side."""
    text = passage.text
    parties = [mention for mention in reading.mentions[passage.index] if isinstance(mention, PartyMention)]
    for one, two in pairwise(parties):
        close = two.span.end < len(text) and text[two.span.end] in "）)"
        if not close or text[one.span.end : two.span.start] not in ("（", "("):
            continue
        sides = {side_of(one.party, reading.context), side_of(two.party, reading.context)}
        alike = one.party.type == two.party.type or {one.party.type, two.party.type} <= set(_WIDE)
        if alike and sides == {"east", "west"}:
            words = Span(one.span.start, two.span.end)
            yield from propose(NAME, passage, reading, [(one, two)], words, first="unknown", confidence=0.75)


RULE = Rule(NAME, find=find)
