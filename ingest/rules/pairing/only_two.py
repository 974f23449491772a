"""The only two towns, villages, schools or hospitals of a document, of which a sentence speaks of help.

Where a document names no other of the kind, whatever sentence names both and a word of the relation tells of them:
甲镇代表团赴乙镇对接东西部协作. Gifts and visits without such a word say nothing, nor does what people of the two do. Of
two in one province, one of which is known to be helped, the word must be one of pairing.
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
from ingest.rules.pairing._sides import inside_province, same_place, side_of

NAME = "pairing.only_two"
_KINDS: tuple[PartyType, ...] = ("street", "village", "school", "hospital")
_HELP = expression(
    "结对|对口|手拉手|[姊姐]妹|友好|兄弟|牵手|托管|组团式|(?:东西部?|扶贫|山海)协作|共建单位"
    "|(?:帮扶|支援)(?:单位|医院|学校|团队|工作|协议|下|从)"
)
_PAIRED = expression("结对|对口|手拉手|[姊姐]妹|托管|定点帮扶")
_OTHERS = expression(
    "(?<!从)未|等[0-9]+[所家个对]|没有|尚无|不再|拟|师徒|师带徒|带教|拜师|认亲|居民|务工|投资|参观学习"
    "|(?:困难|贫困)(?:户|家庭|群众|学生|职工)|学生结对|(?:推进|现场|动员|表彰|经验交流|工作)会|支援(?:教师|医生|医师|人员)"
)


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


def _pairs(reading: Reading) -> list[tuple[PartyMention, PartyMention]]:
    """The two of each kind of which the document names no others; not two that stand on one side or in one county."""
    named: dict[PartyType, dict[str, PartyMention]] = defaultdict(dict)
    for mentions in reading.mentions:
        for mention in mentions:
            if isinstance(mention, PartyMention) and mention.party.type in _KINDS:
                named[mention.party.type].setdefault(mention.party.name, mention)
    twos = [tuple(found.values()) for found in named.values() if len(found) == 2]
    return [(one, two) for one, two in twos if not same_place(one.party, two.party)]


def _sentence(
    passage: Passage, reading: Reading, one: PartyMention, two: PartyMention
) -> tuple[Span, tuple[PartyMention, PartyMention]] | None:
    """The first sentence of a passage that names both and tells of help, with the two mentions."""
    known = _opposite(one, two, reading)
    if not known and inside_province(one.party, two.party) is None:
        return None
    said = _HELP if known else _PAIRED
    for sentence in passage.sentences or (Span(0, len(passage.text)),):
        parties = [m for m in mentions_in(reading.mentions[passage.index], sentence) if isinstance(m, PartyMention)]
        first = next((m for m in parties if m.party.name == one.party.name), None)
        second = next((m for m in parties if m.party.name == two.party.name), None)
        words = passage.words(sentence)
        if first and second and said.search(words) and not _OTHERS.search(words):
            start, end = min(first.span.start, second.span.start), max(first.span.end, second.span.end)
            return Span(start, end), (first, second)
    return None


def _opposite(one: PartyMention, two: PartyMention, reading: Reading) -> bool:
    """Whether the two are known to stand on different sides."""
    return {side_of(one.party, reading.context), side_of(two.party, reading.context)} == {"east", "west"}


RULE = Rule(NAME, find=find, cells=False)
