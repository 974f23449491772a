"""Runs of parties in a shape, and what links each to the next: a list mark, 与, a verb of help, 由, a description."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from ingest.lexicon import alternatives, words
from ingest.mentions import PartyMention
from ingest.passages import Passage
from ingest.rules import Reading
from ingest.rules.pairing._shape import Shape, shapes, spoken

LinkKind = Literal[
    "list",
    "comma",
    "with",
    "again",
    "later",
    "verb",
    "weak",
    "by",
    "now",
    "under",
    "since",
    "go",
    "of",
    "to",
    "put",
    "be",
    "object",
    "paired",
    "dash",
    "other",
]
_NUMBER = "(?:[0-9]+|[一二两三四五六七八九十]+)"
COUNTED = re.compile(
    rf"^(?!一一|十[一二三四五]五)(等)?({_NUMBER})(?![0-9一二两三四五六七八九十]|年|月|日|对|组)(?:个|家|所|名)?[^\ue100，,。；;：:、与和同由]{{0,8}}"
)
ADVERBS = (
    "(?:分别|依次|均|都|也|同时|还|又|在|成功|顺利|现场|当场|当天|当日|线上|最终|相互|互相|双方|三方|四方|将|日前|近日|今年|去年|负责|开始|重点|主要|具体|新近|近期|率先|新|改|转|接续|接力|已经?|继续|先后|共同|联合|各自|自此|正式|再次|重新|则|就|全部|[，,]?具体负责[，,]?|主动|长期|持续|逐一|随后|结伴|牵头"
    "|(?:自|从|于)?[0-9]{4}年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?(?:底|初)?(?:起|开始|以来)?|现|仍|曾|另|一起|携手|其中|一一)*"
)
_SENTENCE_END = re.compile("[。；;！]")
_LISTED = re.compile("^(?:[、和及与]|以及|[，,]以及|[，,]和|或|(?:牵头)?[，,]?(?:联合|会同|协同|携手|携同))$")
# What is said before a comma is a pairing of its own: 甲与乙结对，由丙 …
_DONE_WITH = re.compile("(?:结对|对子|帮扶关系|协作关系|协议|共建)[^，,]{0,6}[，,]")
_DASH = re.compile(
    "^(?:—+|\\||-{1,3}|–+|－+|/|[:：]|←|→|↔|<-+|-+>|·|~|对应|[(（]?[一二三四五六七八九十]*组?[)）]?[:：])$"
)
_HELPED = "(?:地区|对象|县区?|区县|旗县|旗|地|乡镇|苏木|村|嘎查|学校|医院|单位)"
_WIDE = ("province", "city", "district")
_DIGITS = {sign: value for value, sign in enumerate("一二三四五六七八九十", 1)} | {"两": 2}


@dataclass(frozen=True, slots=True)
class Link:
    """What stands between a group and the next; `each` where it says that they go one by one (分别, 依次)."""

    kind: LinkKind
    each: bool = False
    joint: bool = False


@dataclass(frozen=True)
class Run:
    """Groups of parties (by their numbers in the shape), the links between them, and the words after the last."""

    shape: Shape
    groups: tuple[tuple[int, ...], ...]
    links: tuple[Link, ...]
    tail: str

    def parties(self, group: int) -> list[PartyMention]:
        """The mentions of one group."""
        return [self.shape.parties[number] for number in self.groups[group]]

    def open(self, group: int) -> bool:
        """Whether the words after a group count more than it names (`甲校等 24 所学校`): its members stay unknown."""
        numbers = self.groups[group]
        counted = COUNTED.match(self.shape.after(numbers[-1]))
        if counted is None:
            return False
        number = int(counted[2]) if counted[2].isdigit() else _DIGITS.get(counted[2], 0)
        party = self.shape.parties[numbers[-1]].party
        wider = party.type in ("city", "province") and re.search("[县区旗]", counted[0]) is not None
        return number != len(numbers) and not (wider and len(numbers) == 1 and not counted[1])


@cache
def _kinds() -> tuple[tuple[LinkKind, re.Pattern[str]], ...]:
    verbs = alternatives(words("relations", "verbs"))
    weak = alternatives(words("relations", "weak_verbs"))
    lead = f"^(?:等)?(?:的?{_NUMBER}(?:个|家|所|名|对|组)?[^，,。；;：:、与和同由]{{0,8}}?)?[，,]?{ADVERBS}"
    return (
        ("of", re.compile(f"{lead}(?:所)?(?:{verbs}|{weak})的$")),
        ("object", re.compile(f"^的(?:结对)?(?:帮扶|支援|援助|结对)?(?:对象|伙伴){ADVERBS}(?:是|为)$")),
        (
            "object",
            re.compile(f"{lead}(?:{verbs}|{weak})的?{_HELPED}{ADVERBS}(?:调整|变更|确定|明确|增加|扩大)?(?:是|为|到)$"),
        ),
        (
            "paired",
            re.compile(
                "^(?:结对|结成对子|对口)(?:帮扶|共建)?的(?:分别|依次)?(?:是|为|有)$"
                "|^的(?:结对|对口|定点)(?:帮扶|支援|协作|共建)?(?:单位|学校|医院|乡镇|街道|社区|村|镇|县区|县|区|城市|方)[，,]$"
                "|^[，,；;]?的?(?:结对)?(?:受援|受助|受帮扶|被帮扶|帮扶|支援|援助|派出|包扶|包联)"
                "(?:单位|学校|医院|乡镇|镇街|街道|社区|村|企业|方|旗县|县区?)[:：]?$"
                "|^的?(?:(?:结对|对口|定点)(?:帮扶|支援|协作|援助)?|帮扶|支援|援助|包扶|包联)(?:单位|学校|医院|乡镇|镇街|街道|社区|村|镇|乡|县区|县|区|旗县|企业)"
                "(?:分别|依次|均|则|就)?(?:是|为)$"
            ),
        ),
        (
            "again",
            re.compile(
                "^[^，,。；;\ue100]{0,12}(?:结对|对子|友好|帮扶关系|协作关系|帮扶协议|共建)[^，,。；;\ue100]{0,6}[，,]"
                "(?:另外?|还|又|并|同时|也|其中)*(?:与|同)$"
            ),
        ),
        ("verb", re.compile(f"{lead}(?:承担起?|负责)?(?:{verbs})(?:了|起)?(?:任务)?$")),
        ("now", re.compile("^(?:调整|变更|更换|改)为(?:由)?$")),
        (
            "since",
            re.compile(
                "^(?:正式|率先)?(?:结对|结成[^，,。；;\ue100]{0,6}|建立[^，,。；;\ue100]{0,8}关系|签约)(?:帮扶|共建|协作)?"
                "[^，,。；;\ue100]{0,4}?(?:以来|后|以后|之后|起)[，,]$"
            ),
        ),
        (
            "under",
            re.compile(
                "^的?(?:大力|倾力|无私|精心)?(?:对口|结对|定点|组团式?)(?:帮扶|支援|援助|协作)[^，,。；;\ue100]{0,4}下[，,]$"
            ),
        ),
        ("weak", re.compile(f"{lead}(?:负责|具体负责)?(?:{weak})$")),
        ("by", re.compile(f"{lead}(?:由|(?:接受|得到)(?:了|来自)?|的?(?:结对|对口)?(?:帮扶|支援)?任务(?:归|由))$")),
        (
            "with",
            re.compile(
                f"{lead}(?:除|召开|举行|举办|开展)?了?(?:与|同|跟|和|对接){ADVERBS}(?:对口帮扶的|结对帮扶的|结对的)?$"
            ),
        ),
        ("to", re.compile(f"{lead}对$")),
        ("put", re.compile(f"{lead}(?:将|把)$")),
        ("go", re.compile("^[^，,。；;：:\ue100]{0,14}(?:到|赴|来到|前往|深入|走进)$")),
        ("be", re.compile(f"{lead}[，,]?(?:被)?(?:挂牌)?(?:作为|确定为|列为|选定为|明确为|定为|成为|是|为)(?:了)?$")),
        (
            "later",
            re.compile("^[^。；;：:\ue100]{2,40}[，,](?:正式|启动|开展|并|还|又|同时|共同|现场|已|均|分别)*(?:与|同)$"),
        ),
    )


@lru_cache(maxsize=1 << 12)
def link(gap: str) -> Link:
    """What the words between two parties say."""
    if _LISTED.match(gap):
        return Link("with" if gap == "与" else "list")
    if gap in ("，", ",", "；", ";"):
        return Link("comma")
    if _DASH.match(gap):
        return Link("dash")
    if len(gap) <= 60:
        done = _DONE_WITH.search(gap) is not None
        for kind, pattern in _kinds():
            if (kind in ("again", "later", "under", "paired", "since") or not done) and pattern.match(gap):
                return Link(kind, bool(re.search("分别|依次", gap)), "共同" in gap or "联合" in gap)
    return Link("other")


def spoken_runs(passage: Passage, reading: Reading) -> Sequence[Run]:
    """The runs of a passage that can say of somebody that he is paired; none of any other."""
    return reading.once(runs_in, passage) if reading.once(_spoken, passage) else ()


def _spoken(passage: Passage, reading: Reading) -> bool:
    return spoken(passage)


def runs_in(passage: Passage, reading: Reading) -> Sequence[Run]:
    """The runs of a passage, sentence by sentence."""
    return [run for shape in shapes(passage, reading.mentions[passage.index]) for run in runs(shape)]


def runs(shape: Shape) -> Iterator[Run]:
    """The runs of a shape: parties that links join; a link of another kind, or a comma before one, ends a run."""
    groups: list[list[int]] = [[0]]
    links: list[Link] = []
    for number in range(1, len(shape.parties)):
        gap = shape.between(number - 1, number)
        joined = Link("list") if not gap and _side_by_side(shape, number) else link(gap)
        if joined.kind in ("list", "comma"):
            groups[-1].append(number)
        elif joined.kind == "other" or (joined.kind == "later" and links):
            yield _run(shape, groups, links)
            groups, links = [[number]], []
        else:
            if links and links[-1].kind == "by" and _family(joined) == "verb":  # 由甲帮扶乙 begins anew
                yield _run(shape, groups[:-1], links[:-1], "")
                groups, links = [groups[-1]], []
            if links and joined.kind == "by" and gap[0] in "，,":  # 甲对口支援乙，由丙 …: of 乙 a second thing is said
                yield _run(shape, groups, links, gap)
                groups, links = [groups[-1]], []
            cut = (
                _comma_in(shape, groups[-1])
                if links and joined.kind != "again" and _family(links[-1]) != _family(joined)
                else None
            )
            if cut is not None:
                last = groups[-1]
                yield _run(shape, [*groups[:-1], last[:cut]], links, shape.between(last[cut - 1], last[cut]))
                groups, links = [last[cut:]], []
            links.append(joined)
            groups.append([number])
    yield _run(shape, groups, links)


def _side_by_side(shape: Shape, number: int) -> bool:
    """Whether two counties, cities or provinces stand beside each other without a mark, neither within the other."""
    one, two = shape.parties[number - 1].party, shape.parties[number].party
    end, start = shape.parties[number - 1].span.end, shape.parties[number].span.start
    beside = end == start and shape.passage.origin[start] == shape.passage.origin[end - 1] + 1  # no blank in the source
    return beside and one.type in _WIDE and one.type == two.type and one.name not in two.within


def _family(joined: Link) -> str:
    """Links of one family may share a relation at the end of the run."""
    return joined.kind if joined.kind in ("with", "by", "dash", "be", "paired", "again", "now") else "verb"


def _comma_in(shape: Shape, group: Sequence[int]) -> int | None:
    """Where a comma parts a group."""
    for at in range(len(group) - 1, 0, -1):
        if shape.between(group[at - 1], group[at]) in ("，", ",", "；", ";"):
            return at
    return None


def _run(shape: Shape, groups: Sequence[Sequence[int]], links: Sequence[Link], tail: str | None = None) -> Run:
    words = shape.after(groups[-1][-1]) if tail is None else tail
    tail = _SENTENCE_END.split(words, maxsplit=1)[0]
    return Run(shape, tuple(tuple(group) for group in groups), tuple(links), tail)


def until_comma(run: Run, group: tuple[int, ...], same: Callable[[int], bool]) -> tuple[int, ...]:
    """The last group of a run, ended at a comma where what follows is not on the side of its beginning."""
    for at in range(1, len(group)):
        if run.shape.between(group[at - 1], group[at]) in ("，", ",", "；", ";") and not same(group[at]):
            return group[:at]
    return group


def split_between(shape: Shape, numbers: tuple[int, ...]) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """A group between two links, cut into the end of one pair and the start of the next: at a comma, or in the middle
    of two; None where it cannot be told."""
    for at in range(len(numbers) - 1, 0, -1):
        if shape.between(numbers[at - 1], numbers[at]) in ("，", ",", "；", ";"):
            return numbers[:at], numbers[at:]
    return (numbers[:1], numbers[1:]) if len(numbers) == 2 else None
