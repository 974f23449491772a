"""How often, and where in a document, each province, prefecture and county is named."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from operator import itemgetter

from graph.places import Place
from ingest.aiding import aid
from ingest.expressions import expression
from ingest.mentions.decide import Ground, narrow
from ingest.mentions.units import Piece, Unit
from ingest.passages import Passage, Span, running_text

_UPPER = ("province", "city", "district")
_LONG = 60
_NO_TITLE = expression("[。；，]|[:：]$|^附件|^来源|^发布|(?:网|日报|晚报|电视台)$")
_HEADLINE = 200
_NAVIGATION = expression("上一篇|下一篇|上一条|下一条|往期|相关(?:阅读|链接|新闻)|版权|打印|责任编辑|友情链接|推荐阅读")
_OF_THE_SITE = expression("[>＞»›]|发表于[^，。]{2,4}$")  # 首页 > 某市 > 正文; 18:00 发表于某省
_DASH = expression("[·•—–－-]{1,2}")
_HEAD = 8
_RELATION = expression(
    lambda: f"结对|对口|帮扶|支援|援助|援建|{aid()}|协作|捐[赠助款]|协议|手拉手|挂钩|支教|支医|援派|跟岗"
)
_TITLE = expression(
    "报告|总结|方案|通知|计划|要点|任务书|责任书|简报|公示|名单|致辞|讲话|感谢信|协议|办法|答复|情况|纪要|名册|名录|清单|概况|活动|安排|规划|一览表|台账|情况表|统计表"
)
_MEDIA = expression("融媒|电视台|广播|日报|晚报|网讯|新闻网|新闻讯|新闻中心|发布$")
_SPEECH = expression("讲话|致辞|致词|发言|答谢词")
_SPEAKER = 30
_RECIPIENT = expression(r"[:：]$")
_FILE = expression("文件$|〔[0-9]{4}〕")


Lookup = Callable[[str], Sequence[Place]]


@dataclass
class Named:
    """What is known of one place by the words of the document.

    `first` weighs where it leads the title; `alone` counts where no narrower place follows; `theirs` is the last
    character of 我省, 我县 … where the document sets the place apart from that (我省对口支援丙州, 甲市向我县捐赠);
    `venues` counts where it is but where people met, `joined` where it is one of two (甲与乙两地).
    Of provinces: `short` counts the short forms that mean it, `others` the sentences with 我省 that name it; of cities,
    too, `voiced` is set by the name of a paper.
    """

    name: str
    level: str
    place: Place | None
    count: int = 0
    related: int = 0
    titled: int = 0
    first: float = 0.0
    issued: int = 0
    signed: int = 0
    greeted: int = 0
    wrote: bool = False
    came: bool = False
    alone: int = 0
    short: int = 0
    voiced: bool = False
    others: int = 0
    theirs: str = ""
    venues: int = 0
    joined: int = 0
    candidates: tuple[str, ...] = ()

    @property
    def letter(self) -> str:
        """The division that 我县 or 我市 names, even where only the stem of the name is printed."""
        return (self.place.name if self.place is not None else self.name)[-1]


@dataclass(frozen=True)
class Zones:
    """Which passages are the head of the document, and which its end."""

    head: frozenset[int]
    end: frozenset[int]


def zones(passages: Sequence[Passage]) -> Zones:
    """The head: what stands before the first long paragraph. The end: short lines after the last one, or, in
    a short document, after the last sentence."""
    texts = [(p.index, len(p.text)) for p in passages if p.kind != "cell" and p.text]
    head: list[int] = []
    for index, length in texts[:_HEAD]:
        if length > _LONG and head:
            break
        head.append(index)
    tail = []
    for index, length in texts[::-1][:4]:
        if length > _LONG // 2 or _NAVIGATION.search(passages[index].text):
            break
        tail.append(index)
    told = max((index for index in head if "。" in passages[index].text), default=None)
    closing = {index for index in tail if told is not None and index > told}
    return Zones(frozenset(head) - closing, frozenset(tail) - frozenset(head) | closing)


def tally(
    passages: Sequence[Passage], units: Mapping[int, Sequence[Unit]], ground: Ground, former: Lookup
) -> dict[str, Named]:
    """Every province, prefecture and county of the document, by code (by name where it was not decided).

    `former` finds the divisions of a name that is printed no more.
    """
    where = zones(passages)
    found: dict[str, Named] = {}
    titled = speech = False
    for passage in passages:
        if (passage.index not in where.head and not units.get(passage.index)) or _is_navigation(passage.text):
            continue
        related = cache(lambda span, passage=passage: bool(_RELATION.search(passage.words(span))))
        in_title = passage.index in where.head and _is_title(passage, first=passage.index <= min(where.head) + 2)
        leader, weight = _leader(passage, units.get(passage.index, ())) if in_title else (None, 0.0)
        speaks = speech and len(passage.text) < _SPEAKER and "。" not in passage.text
        speech = speech or bool(in_title and _SPEECH.search(passage.text))
        greets, is_file = bool(_RECIPIENT.search(passage.text[-2:])), bool(_FILE.search(passage.text[:_HEADLINE]))
        for unit, piece, place, rest in _pieces(units.get(passage.index, ()), ground, former):
            if _is_wide_paper(passage.text, unit, piece) or _names_university(unit, piece):
                continue
            named = found.setdefault(place.code if place else piece.name, Named(piece.name, piece.level, place))
            named.candidates = rest
            named.name = max(named.name, piece.name, key=len)
            named.count += 1
            named.alone += piece is _last(unit)
            named.related += _in_sentence(passage, unit.start, related)
            if passage.index in where.head:
                named.greeted += greets or _addressed(passage, unit)
                named.issued += is_file or (
                    unit.piece is None and not in_title and unit.start < _LONG and "。" not in passage.text
                )
                named.titled += in_title
                named.wrote |= speaks or _is_media(passage.text, unit)
                named.first = named.first or (weight if not titled and piece is leader else 0.0)
            named.came |= passage.text[unit.start - 1 : unit.start] == "来"
            named.theirs = named.theirs or (_set_apart(passage.text, unit) if piece is _last(unit) else "")
            named.venues += _is_venue(passage.text, unit)
            named.joined += _BOTH.match(passage.text, unit.end) is not None
            named.signed += passage.index in where.end
        titled = titled or leader is not None
    return found


_FROM_US = expression(
    "我([省市县区旗州盟])[^，。；]{0,30}(?:抵达|赴|奔赴|前往|对口(?:支援|帮扶|援助|协作)|结对帮扶|帮扶|援助|支援|向|派[^，。；]{2,24}[到往])$"
)
_TO_US = expression(
    "[^，。；]{0,40}(?:向|对口(?:支援|帮扶|援助|协作)|帮扶|支援|援助|赴|来"
    "|对(?=我.的?[^，。；]{0,4}(?:帮扶|支援|援助|支持|帮助|关心|关爱)))我([省市县区旗州盟])|[与同和]我([省市县区旗州盟])"
)
_GOING = ("赴", "前往", "支援", "援助")
_BOTH = expression("(?:[与和、][㐀-鿿]{2,8})?两[地省市州县区]")
_MET = expression("(?:隆重|顺利|成功|圆满)?(?:召开|举行|举办|启动|开幕|揭牌|签约)")


def _is_navigation(text: str) -> bool:
    """Whether a line is of the site and not of the document: 上一篇, 首页 > 某市 > 正文."""
    return _NAVIGATION.match(text) is not None or (len(text) < _LONG and _OF_THE_SITE.search(text) is not None)


def _last(unit: Unit) -> Piece | None:
    return unit.piece or (unit.chain[-1] if unit.chain else None)


def _set_apart(text: str, unit: Unit) -> str:
    """By which word the document sets a place apart from its own: 我省对口支援丙州, 甲市向我县捐赠."""
    before, after = text[max(0, unit.start - 48) : unit.start], text[unit.end : unit.end + 48]
    told = ("我" in before and _FROM_US.search(before)) or ("我" in after and _TO_US.match(after))
    return str(told[told.lastindex]) if told and told.lastindex else ""


def _is_wide_paper(text: str, unit: Unit, piece: Piece) -> bool:
    """Whether it is the stem of a city or province in the name of its paper (丙日报), which tells of counties too."""
    return not piece.full and piece.level != "district" and _MEDIA.match(text, unit.end) is not None


def _names_university(unit: Unit, piece: Piece) -> bool:
    """Whether a stem is only a part of a university's name (武汉大学), which belongs to no city."""
    return unit.piece is None and not piece.full and unit.text.endswith("大学")


def _is_media(text: str, unit: Unit) -> bool:
    """Whether a name is that of a place's own paper or station (乙县|电视台, 乙县融媒体中心)."""
    return bool(_MEDIA.match(text, unit.end) or (unit.piece is None and _MEDIA.match(unit.text)))


def _is_venue(text: str, unit: Unit) -> bool:
    """Whether a place is only where people met: 座谈会在乙县召开."""
    return text[unit.start - 1 : unit.start] == "在" and _MET.match(text, unit.end) is not None


def _addressed(passage: Passage, unit: Unit) -> bool:
    """Whether a title says that the document is to this place, or people went there: 致某区的信, 率队赴某县对接."""
    before = passage.text[max(0, unit.start - 4) : unit.start]
    return before.endswith(_GOING) or (unit.start < 4 and before.endswith(("致", "写给")))


def _is_title(passage: Passage, *, first: bool) -> bool:
    """Whether a line of the head is a title: by its words, or as the short first line."""
    plain = first and len(passage.text) <= _LONG and not _NO_TITLE.search(passage.text)
    return plain or ("。" not in passage.text and _TITLE.search(passage.text) is not None)


def _leader(passage: Passage, units: Sequence[Unit]) -> tuple[Piece | None, float]:
    """The county that a title names first, and its weight, a quarter where it is one of two (甲·乙协作)."""
    for unit in units:
        pieces = [p for p in (*unit.chain, unit.piece) if p is not None and not p.own and p.level in _UPPER]
        if pieces and not _addressed(passage, unit):
            joined = _DASH.match(passage.text, unit.end)
            of_two = joined is not None and any(other.start == joined.end() for other in units)
            return pieces[-1], 0.25 if of_two else 1.0
    return None, 0.0


def _in_sentence(passage: Passage, at: int, holds: Callable[[Span], bool]) -> bool:
    """Whether something holds of the sentence around `at`."""
    number = bisect_right(passage.sentences, at, key=itemgetter(0)) - 1
    return number >= 0 and holds(passage.sentences[number])


def _pieces(
    units: Sequence[Unit], ground: Ground, former: Lookup
) -> Iterator[tuple[Unit, Piece, Place | None, tuple[str, ...]]]:
    """The pieces to the county of all units, each with its place, and with the candidates left open."""
    for unit in units:
        if unit.inherited:
            continue
        pieces = (*unit.chain, *([unit.piece] if unit.piece else []))
        steps = narrow([piece.places for piece in pieces])
        for piece, places in zip(pieces, steps, strict=True):
            if piece.own is None and piece.level in _UPPER:
                known = places or (former(piece.name) if piece.level == "district" and not piece.places else ())
                choice = ground.choose(known) if known else None
                yield unit, piece, choice.place if choice else None, choice.candidates if choice else ()


@dataclass(frozen=True)
class OwnWords:
    """How often a document says 我县, 我区 …, by the last character."""

    counts: Mapping[str, float] = field(default_factory=dict)

    @property
    def letter(self) -> str | None:
        """The division a document speaks of as its own: 县, 区, 市 …; None where it does not."""
        return max(self.counts, key=lambda key: self.counts[key]) if self.counts else None

    @property
    def sure(self) -> float:
        """How sure that is, to 1: said once, it may be the city around (来本市就读)."""
        return min(1.0, max(self.counts.values(), default=0) / 2)


_OWN = expression("([我本全])([县区市州旗盟])")


def own_words(passages: Sequence[Passage]) -> OwnWords:
    """Counts 我县, 本县 (once) and 全县 (a quarter)."""
    counts: dict[str, float] = {}
    for match in _OWN.finditer(running_text(passages)):
        counts[match[2]] = counts.get(match[2], 0) + (0.25 if match[1] == "全" else 1)
    return OwnWords(counts)
