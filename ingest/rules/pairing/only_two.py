"""The two towns, villages, schools or hospitals of a document, one on each side, of which a sentence speaks of help.

Where a document names no other of the kind, whatever sentence names both and a word of the relation tells of them:
甲镇代表团赴乙镇对接东西部协作. Gifts and visits without such a word say nothing, nor does what people of the two do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from graph.facts import PartyType
from ingest.expressions import expression
from ingest.mentions import PartyMention
from ingest.passages import Passage, Span
from ingest.rules import Found, Reading, Rule
from ingest.rules.pairing._propose import propose
from ingest.rules.pairing._shape import mentions_in
from ingest.rules.pairing._sides import Side, side_of

NAME = "pairing.only_two"
_KINDS: tuple[PartyType, ...] = ("street", "village", "school", "hospital")
_HELP = expression(
    "结对|对口|手拉手|[姊姐]妹|友好|兄弟|牵手|托管|组团式|(?:东西部?|扶贫|山海)协作|共建单位"
    "|(?:帮扶|支援)(?:单位|医院|学校|团队|工作|协议|下|从)"
)
_OTHERS = expression(
    "(?<!从)未|等[0-9]+[所家个对]|没有|尚无|不再|拟|师徒|师带徒|带教|拜师|认亲|居民|务工|投资|参观学习"
    "|(?:困难|贫困)(?:户|家庭|群众|学生|职工)|学生结对|(?:推进|现场|动员|表彰|经验交流)会"
)
Pair = tuple[str, str]


def find(passage: Passage, reading: Reading) -> Found:
    """The pair, from the first sentence that tells of it."""
    for words, pair in reading.once(_told, reading.passages[0]).get(passage.index, ()):
        yield from propose(NAME, passage, reading, [pair], words, first="unknown", confidence=0.55)


def _told(_: Passage, reading: Reading) -> Mapping[int, list[tuple[Span, tuple[PartyMention, PartyMention]]]]:
    """The first sentence of each pair, by the number of its passage."""
    found: dict[int, list[tuple[Span, tuple[PartyMention, PartyMention]]]] = defaultdict(list)
    for one, two in _pairs(reading):
        for passage in reading.passages:
            if passage.kind != "cell" and (said := _sentence(passage, reading, one, two)) is not None:
                found[passage.index].append(said)
                break
    return found


def _pairs(reading: Reading) -> list[Pair]:
    """The names of the two, for each kind of which the document names one on either side and no other."""
    named: dict[PartyType, dict[str, Side | None]] = defaultdict(dict)
    for mentions in reading.mentions:
        for mention in mentions:
            if isinstance(mention, PartyMention) and mention.party.type in _KINDS:
                named[mention.party.type][mention.party.name] = side_of(mention.party, reading.context)
    return [(*sides,) for sides in named.values() if len(sides) == 2 and set(sides.values()) == {"east", "west"}]


def _sentence(
    passage: Passage, reading: Reading, one: str, two: str
) -> tuple[Span, tuple[PartyMention, PartyMention]] | None:
    """The first sentence of a passage that names both and tells of help, with the two mentions."""
    for sentence in passage.sentences or (Span(0, len(passage.text)),):
        parties = [m for m in mentions_in(reading.mentions[passage.index], sentence) if isinstance(m, PartyMention)]
        first = next((m for m in parties if m.party.name == one), None)
        second = next((m for m in parties if m.party.name == two), None)
        words = passage.words(sentence)
        if first and second and _HELP.search(words) and not _OTHERS.search(words):
            start, end = min(first.span.start, second.span.start), max(first.span.end, second.span.end)
            return Span(start, end), (first, second)
    return None


RULE = Rule(NAME, find=find, cells=False)
