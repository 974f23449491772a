"""Names in a text by their shape: what the gazetteer knows, what ends like a place or a body, and chains of these.

A `Unit` is a name before it is decided who is meant. Names are cut on the left by punctuation, by words that cannot
stand in a name (`data/lexicon/stops.yaml`) and by a division's full name, since a body's name begins with its place.
One pass over the text; nothing looks back further than the last cut.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence

from ingest.expressions import expression
from ingest.mentions.at_hand import AtHand
from ingest.mentions.breaks import MASK, SIGN
from ingest.mentions.spots import Spot
from ingest.mentions.units import PLAIN_BODY, Piece, Unit
from ingest.mentions.words import PREFECTURE, Word, finder, known_areas, names_area, short_body

_BRACKET = expression(r"[（(][\u3400-\u9fff]{2,5}[)）](?=[\u3400-\u9fff]{0,8}(?:公司|集团|合作社|有限))")
_CJK = expression(r"[\u3400-\u9fff]+")
_EMPTY_PREFIX = frozenset((*"县区旗市州省", PREFECTURE))
_OF_PREFECTURE = expression(
    "第[一二三四五]|人民医院|[中维]医|教育局|[一二三四]中|行署|卫健委|发改委|[\u3400-\u9fff]{2,6}(?:局|委员会)"
)
_OF_STREET = "党工委(?!书记|副|委员|成员|班子|组织|宣|纪|政|统|武|会议|办|理论|中心)"
_TAIL = expression(
    f"人民政府|街道办事处|办事处|政府(?!办|部门|工作|采购|性|网|购)|(?:村民|居民)?委员会|[村居]委会|{_OF_STREET}"
)
_BRANCH = expression("分校|分院|院区|校区|分公司|附属|附中|附小|医院|学校|中学|小学")
_COMMON_NOUN = expression("友好区县")  # 友好区 is a district as well
_OFFICE = expression("(?:省|市)?(?:分行|支行|分公司|有限(?:责任)?公司)")
_COUNTY_BODY = expression("人民医院|[中藏蒙]?医|妇幼|职业|第[一二三四五六七八九十]|[一二三四五六]中|实验|民族|特殊")
# What a word for a part of a county is only the beginning of: 市|民政局, 县|外国语学校, 区|直机关工委.
_OF_COUNTY = expression(
    "民(?:政局|[宗族]|委|中)|外(?:国语|办|事|贸|资|商|经)|直(?:属)?机关(?:工委|事务|幼儿)|级机关(?:工委|事务|幼儿)|场监|域(?:合作|协作|发展)[局办中]"
    "|长[江征安春城青乐宁][\u3400-\u9fff]{0,2}(?:中学|小学|学校|幼儿园)"
)
# What leads to a place without being known as a word: 促进|甲乙发展, 走出甲乙.
_LEADS_TO = expression(
    "(?:促进|推动|带动|拉动|激活|温暖|惠及|造福|服务|奔向|扎根|心系|情系|走出|爱上|了解|关注|直达|直通|直供|落地|挺进|助推|返回|离开|支边|[驻回入进至访探送帮爱])$"
)
_WHAT_ONE_DOES = expression("(?:先后|已|现|还|又|正式|长期)*(?:与|对口|结对|定点|承担|作为|选派|派出|被)")
_HELPED_ONE = expression("(?:对口|定点|结对)(?:支援|帮扶|援助)$")
_TRADE = expression(
    "(?:种植|养殖|种养殖?|农机|农产品|水产品?|果蔬|粮油|农业|蔬菜|水果|茶叶|中?药材|畜牧|农民|农村|生态|特色|产业|手工|加工|旅游|股份|经济|村集体|集体|扶贫|劳务|[个家户名])*"
)
# Ends that with the name of a trade are nobody's name; of these, those that are none behind a place either.
_OF_TRADES, _OF_ANY = ("合作社", "批发市场"), ("专业合作社", "农民专业合作社", "批发市场")
_MAY_BEGIN = frozenset("于元向余那同")
_VILLAGE = expression(
    "(?:大山|新建|和平|跃进|联合|合作|五一|八一|工农|新农|老街|先进|长安|劳动)(?:村(?![民里级委两支])|社区)"
)
_DONE_TO_VILLAGES = frozenset(
    ("改造", "建设", "打造", "美化", "亮化", "整治", "服务", "慰问", "管理", "发展", "振兴", "奖励", "补助")
)
_TOWN = expression("(?:[东西南北中一二三四]{0,2}([路街道里巷]))?(?:街道|社区|居民区|镇|乡(?!村)|村(?![级民里委两支]))")
_FARTHEST = 60
_LONGEST_STEM = {"place": 7, "enterprise": 26, "body": 18}


def chained(text: str, spots: Sequence[Spot]) -> list[Unit]:
    """The units of `text` that begin with their place, in order and without overlaps."""
    return _Builder(text, spots).run() if spots or finder().names(text) else []


def _begins(text: str, start: int) -> bool:
    """Whether a clause begins at `start`."""
    return start == 0 or text[start - 1] in "，。；：:、“”（()） "


def _is_own(text: str, start: int, end: int) -> bool:
    """Whether 学校, 医院 or 公司 may be that of the document: at the head of a clause, or as the one helped."""
    if _begins(text, start):
        return text[start:end] != "医院" or _WHAT_ONE_DOES.match(text, end) is not None
    ends = text[end : end + 1] in ("", "，", "。", "；", "、")
    return ends and _HELPED_ONE.search(text, max(0, start - _FARTHEST), start) is not None


def _is_street(chain: Sequence[Piece], text: str, start: int) -> bool:
    """Whether a street's own committee stands at `start`, which gives as the street."""
    named = bool(chain) and chain[-1].level == "street" and chain[-1].end == start
    return named and text.startswith("党工委", start) and _TAIL.match(text, start) is not None


class _Builder(AtHand):
    """Reads the words and spots of a text in order; what is asked of the name at hand stands in `AtHand`."""

    def run(self) -> list[Unit]:
        """Reads spots and words in order; words are looked for only outside of spots."""
        self.masked, waiting = self._masked()
        self.signs = array("I", [match.start() for match in SIGN.finditer(self.masked)])
        waiting.reverse()
        for start, end, word in finder().find(self.masked):
            while waiting and waiting[-1].start < start:
                self._spot(waiting.pop())
            if start < self.left:
                continue
            if (
                word.kind == "stop" and not self.chain and self.body is None and word.text not in _MAY_BEGIN
            ):  # as most do
                self.left, self.apart = end, False
            else:
                self._word(start, end, word)
        while waiting:
            self._spot(waiting.pop())
        self._cut(len(self.text))
        self._flush()
        return self.found

    def _word(self, start: int, end: int, word: Word) -> None:
        match word.kind:
            case "stop":
                self._stop(start, end)
            case "part":
                self._part(start, end, word)
            case "body":
                self._suffix(start, end, word)
            case "place" | "prefix":
                self._place(start, end, word)
            case "area":
                self._area(start, end, word)
            case "of":
                self._of(start, end)
            case "plain":
                pass
            case _:
                self._own(start, end, word)

    def _masked(self) -> tuple[str, list[Spot]]:
        """The text with spots, and with places in brackets inside a firm's name, blotted out; and the other spots."""
        covered = [(match.start(), match.end()) for match in _BRACKET.finditer(self.text)]
        if not covered and not self.spots:
            return self.text, []
        inside = {offset for start, end in covered for offset in range(start, end)}
        spots = [spot for spot in self.spots if spot.start not in inside]
        pieces, at = [], 0
        for start, end in sorted([*covered, *((spot.start, spot.end) for spot in spots)]):
            pieces += [self.text[at:start], MASK * (end - start)]
            at = end
        return "".join([*pieces, self.text[at:]]), spots

    def _part(self, start: int, end: int, word: Word) -> None:
        """市民, 县外, 地区: a part of a county, or the county or prefecture before a body's name."""
        if word.text == PREFECTURE and _OF_PREFECTURE.match(self.text, end):
            self._place(start, end, Word(word.text, "prefix", word.value))
        elif _OF_COUNTY.match(self.text, start + 1):
            self._place(start, start + 1, Word(word.text[0], "prefix", word.value))
        else:
            self._stop(start, end)

    def _stop(self, start: int, end: int) -> None:
        """The end of the name at hand."""
        gap = self._cut(start)
        if len(gap) == 1 and self.chain and end - start == 1 and self.body is None:
            return  # 海岳正和电子公司: one character alone is no name
        if gap and end - start == 1 and self.in_gacha():
            return
        if not gap and (self.begins_body(start) or self.begins_place(start)):
            return
        if self._village_of_town():
            return
        self._flush(start)
        self.left = end

    def _village_of_town(self) -> bool:
        """某镇五一村, 某镇联合村: behind a town such words name a village, whatever else they say."""
        town = self.chain[-1] if self.chain and self.body is None else None
        if town is None or town.level != "street" or town.end != self.left:
            return False
        named = _VILLAGE.match(self.masked, self.left)
        if named is not None:
            self.chain.append(Piece(self.left, named.end(), "village", named[0]))
            self.left = named.end()
        return named is not None

    def _cut(self, until: int) -> str:
        """The words between the last cut and `until`; a break among them ends what stands before it."""
        last = self.last_break(max(self.left, until - 2 * _FARTHEST), until)
        if last is not None:
            self._flush()
            self.left = last
        if until - self.left > _FARTHEST:  # no name is that long; look back no further
            self._flush()
            self.left = until - _FARTHEST
        gap = self.text[self.left : until]
        if gap[:1].isdigit() and not self.chain and self.body is None:  # the number of a list item
            gap = gap.lstrip("0123456789")
            self.left = until - len(gap)
        return gap

    def _spot(self, spot: Spot) -> None:
        start, end = spot.start, spot.end
        if start < self.left or _COMMON_NOUN.match(self.text, start):
            return
        gap = self._cut(start)
        piece = Piece(start, end, spot.level, self.text[start:end], spot.places, full=spot.full, sure=spot.sure)
        if not gap and self.body and self.body[2] == "enterprise" and _OFFICE.match(self.text, end):
            return  # 某某银行云屏省分行
        if self.in_longer_village(spot, gap):
            piece = Piece(self.left, end, "village", self.text[self.left : end])
            gap = ""
        if gap and spot.sure and _LEADS_TO.search(gap):
            self._flush(start)
            gap = ""
        if not spot.full and (gap or self.apart or (self.body and _BRANCH.match(self.text, end))):
            return  # a short form inside a longer name
        if not spot.full and not gap and self.gave_its_name(spot):
            return
        town = None if spot.full else _TOWN.match(self.masked, end)
        if town and (town[1] or not self.deeper(spot.level)):
            return  # 我区望潮镇, 江洲道社区: called like its county, or after a city
        if gap or self.body or not self.deeper(spot.level):
            self._flush(start)
        self.chain.append(piece)
        self.left = end
        self._short_body()

    def _short_body(self) -> None:
        """某县二院, 市作协: a short form of a body is one only right behind its place."""
        found = short_body(self.masked, self.left)
        if found is not None:
            end, kind = found
            self.body, self.left = (self.chain[0].start, end, kind), end

    def _place(self, start: int, end: int, word: Word) -> None:
        stem = self._cut(start)
        if word.text == "街" and not self.in_district(stem, end):
            return
        if not stem:
            self._bare_place_word(start, end, word)
        elif word.kind == "prefix" or not _CJK.fullmatch(stem) or len(stem) > _LONGEST_STEM["place"]:
            return  # part of some longer name, or of none
        else:
            self._named_place(end, word, stem)

    def _named_place(self, end: int, word: Word, stem: str) -> None:
        if self.body is not None or (len(stem) < 2 and word.value == "district"):
            return  # 红旗: no banner
        if not self.deeper(word.value):
            self._flush()
        if word.value == "district" and (stem[-1] in _EMPTY_PREFIX or stem[0] == "个"):
            return  # 某县县委, 这个边境县
        if word.value == "village" and stem in _DONE_TO_VILLAGES:
            return  # 支持某街道改造社区食堂
        if len(stem) < 2 and not (
            self.listed_town(word, stem) if not self.chain else word.value == "village" or self.short_town(stem)
        ):
            return
        self.chain.append(Piece(self.left, end, word.value, stem + word.text))
        self.left = end

    def _area(self, start: int, end: int, word: Word) -> None:
        """江洲市江北新区: an area is a name right after its city, with or without a stem; of a county it is a body."""
        stem = self._cut(start)
        last = self.chain[-1] if self.chain and self.body is None else None
        if word.text in known_areas():
            if self.body is None and not stem and (last is None or self.deeper("district")):
                self.chain.append(Piece(start, end, "district", word.text))
                self.left = end
        elif last is None:
            if self.body is None and not word.weak and names_area(stem):
                self.body, self.left = (self.left, end, "other"), end
        elif last.level in ("city", "province") and _CJK.fullmatch(stem) and 1 < len(stem) < _LONGEST_STEM["place"]:
            self.chain.append(Piece(self.left, end, "district", stem + word.text))
            self.left = end
        elif not stem and not word.weak and last.end == start and last.own is None:
            self._area_of(last, end)

    def _area_of(self, last: Piece, end: int) -> None:
        """An area without a name of its own: 临潮高新区, 禾泉县开发区."""
        if last.level in ("city", "province"):
            self.chain.append(Piece(last.start, end, "district", self.text[last.start : end]))
        elif last.level == "district":
            self.body = (self.chain[0].start, end, "other")
        self.left = end

    def _bare_place_word(self, start: int, end: int, word: Word) -> None:
        """A suffix without a stem: after a short form it completes it, after nothing it may mean one's own county."""
        last = self.chain[-1] if self.chain else None
        if last is not None and self.goes_on(last, start, word):
            self.chain[-1], self.left = Piece(last.start, end, "village", last.name + word.text), end
            return
        short = len(word.text) < 3 or word.text == "居民区"
        if last is not None and not last.full and self.body is None and short and last.end == start:
            self._complete(last, end, word)
        elif last is not None and last.full and word.text in _EMPTY_PREFIX:
            return  # 听海区市桥小学: part of the name that follows
        elif last is None and self.body is None and word.text in _EMPTY_PREFIX:
            self.chain.append(Piece(start, end, word.value, word.text, own="prefix"))
            self.left = end
            self._short_body()
        else:
            self._flush()
            self.left = end

    def _complete(self, last: Piece, end: int, word: Word) -> None:
        self.chain.pop()
        name = self.text[last.start : end]
        if word.kind == "prefix":
            self.chain.append(Piece(last.start, end, last.level, name, last.places))
        elif self.deeper(word.value):
            self.chain.append(Piece(last.start, end, word.value, name))
        self.left = end

    def _suffix(self, start: int, end: int, word: Word) -> None:
        stem = self._cut(start)
        if word.text.endswith(_OF_TRADES) and (not self.chain or word.text in _OF_ANY) and _TRADE.fullmatch(stem):
            self._flush(start)
            self.left = end  # 成立种植合作社, 某镇养殖专业合作社: nobody's name
            return
        longest = _LONGEST_STEM["enterprise" if word.value == "enterprise" else "body"]
        if len(stem) > longest or (not stem and self.body is None and _is_street(self.chain, self.text, start)):
            self._flush(start)
            self.left = end
        elif self.body is not None:
            self.body = (self.body[0], end, word.value)
            self.left = end
        elif stem and not self.chain and PLAIN_BODY.match(stem + word.text) and self.joined(self.left):
            self._inherit(self.left, end, word, stem)
        elif stem or (self.chain and not (word.weak and self.chain[-1].full)):
            self.body = (self.chain[0].start if self.chain else self.left, end, word.value)
            self.left = end
        else:
            self._stemless(start, end, word)

    def _stemless(self, start: int, end: int, word: Word) -> None:
        """教育局、卫健局: the second takes the chain of the first."""
        self._flush()
        if not word.weak and self.joined(start):
            self._inherit(start, end, word, "")
        elif word.text in ("公司", "学校", "医院") and _is_own(self.text, start, end):
            self.found += [Unit(start, end, "own_body", (), Piece(start, end, word.value, word.text, own="own_body"))]
        self.left = end

    def _inherit(self, start: int, end: int, word: Word, stem: str) -> None:
        chain = self.found[-1].chain
        self.found.append(Unit(start, end, word.value, chain, None, stem + word.text, inherited=True))
        self.left = end

    def _own(self, start: int, end: int, word: Word) -> None:
        self._cut(start)
        self._flush(start)
        if word.kind == "other" and word.text[-1] in _EMPTY_PREFIX and _COUNTY_BODY.match(self.masked, end):
            self.chain.append(Piece(end - 1, end, "district", word.text[-1], own="prefix"))
            self.left = end  # 组团帮扶县医院
            return
        kind = "party" if word.kind.startswith("party") else word.kind
        piece = Piece(start, end, word.value or "province", word.text, own=kind)
        if word.kind in ("own", "party_a", "party_b"):
            self.chain.append(piece)
        else:
            self.found.append(Unit(start, end, word.kind, (), piece))
        self.left = end

    def _of(self, start: int, end: int) -> None:
        if self._cut(start) or self.body or not self.chain:
            self._flush()
        self.apart = bool(self.chain)
        self.left = end

    def _flush(self, at: int = -1) -> None:
        """Ends the name at hand; `at` is where the next known word starts."""
        if self.body is not None:
            start, end, kind = self.body
            last = self.chain[-1].end if self.chain else start
            text = self.text[last:end] if not self.apart else re.sub("^[所下辖区属的]+", "", self.text[last:end])
            self.found.append(Unit(start, end, kind, tuple(self.chain), None, text, apart=self.apart))
        elif self.chain:
            self._flush_place(at)
        self.chain, self.body, self.apart = [], None, False

    def _flush_place(self, at: int) -> None:
        *outer, piece = self.chain
        if piece.own == "prefix" or not (piece.full or self.ends_cleanly(piece, at)):
            return
        kind = "own" if piece.own else piece.level
        tail = _TAIL.match(self.text, piece.end)
        end = tail.end() if tail else piece.end
        self.found.append(Unit(self.chain[0].start, end, kind, tuple(outer), piece))
