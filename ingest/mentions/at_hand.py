"""The name at hand while a text is read: its places, its body so far, and what is asked of them.

Answers only; what follows from an answer is done in `ingest.mentions.chains`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.expressions import expression
from ingest.mentions.breaks import BREAK, MEASURES, ends_cleanly, said_of_county
from ingest.mentions.spots import LEVELS, Spot
from ingest.mentions.units import Piece, Unit
from ingest.mentions.words import Word

_SHORT_STEM = expression(r"[\u3400-\u9fff]{1,2}")
_TOWN_CODE = 9  # digits
_FIRM = expression("[同元和][\u3400-\u9fff]{1,4}?(?:集团|控股|实业|股份|公司)")
_CLUB = expression("乡村[\u3400-\u9fff]{0,6}?(?:协会|促进会|基金会|研究会|联合会)")
_GIFT = expression(
    "(?:第[一二三四五六七八九十]|高级|初级|实验|职业|民族|双语|寄宿制|中心|人民|希望|友谊)*(?:小学|中学|高中|初中|学校|医院|幼儿园)"
)
# 某县以礼中学: a first character that is a word elsewhere.
_SCHOOL = expression(
    "[以元同于和][\u3400-\u9fff](?<![各全县区市镇乡村中小大高初实第我本其他该两几多外有])(?:小学|中学|完小|初中|高中|学校|医院|卫生院|村|社区)"
)
_LISTED_PLACE = expression(
    "(?:[于元向余]|那(?![个些里种样片几时])|同(?![一样类年期时步等县乡省市区行事]))[\u3400-\u9fff]{1,3}?(?:镇|乡|村(?![级民里委两支])|社区|街道)"
)
# Behind these 向 and 于 begin a name; elsewhere they lead to one: 每年向甲村捐款.
_BEFORE_PLACE = frozenset("、与和及由对在到为从给进")
_NOT_BEFORE_PLACE = frozenset("，。；：:\n （(“”并均已也将又还再先后曾共可应能需会都就只仅即但而或")
_SIDES = frozenset("大小上下东西南北前后老")
_GACHA = expression("[\u3400-\u9fff]{2,8}?嘎查")
_NO_STREET = expression("[道头坊巷景面边心区上]")
_NO_TOWN = "各全本该两城家故下老返多每某这那一二三四五"
_LIST_GAP = expression(r"[、和及]|以及")


@dataclass
class AtHand:
    """The name at hand in `text`, in which `masked` blots out what is known: it begins at `left` or with its `chain`.

    `body` is its end so far (start, end, party type), `found` the names before it, `apart` whether words like 所辖 part
    it from its chain; `signs` are the offsets of the marks that may break a name.
    """

    text: str
    spots: Sequence[Spot]
    left: int = 0
    chain: list[Piece] = field(default_factory=list)
    body: tuple[int, int, str] | None = None
    found: list[Unit] = field(default_factory=list)
    apart: bool = False
    masked: str = ""
    signs: Sequence[int] = ()

    def in_gacha(self) -> bool:
        """某镇哈吐布其嘎查: names of another language hold characters that part names elsewhere."""
        behind = bool(self.chain) and self.body is None and self.chain[-1].level == "street"
        return behind and _GACHA.match(self.masked, self.left) is not None

    def begins_place(self, start: int) -> bool:
        """甲镇、那坡镇; 与于家庄村; 甲镇那坡村: where no such word can stand, the character begins a name."""
        if self.chain:
            behind = self.body is None and self.chain[-1].level == "street" and self.chain[-1].end == start
            return behind and self.text[start] in "那元余" and _LISTED_PLACE.match(self.masked, start) is not None
        before = self.text[start - 1] if start > 0 and self.left == start else "，"
        led_to = before in _BEFORE_PLACE if self.text[start] in "向于" else before not in _NOT_BEFORE_PLACE
        return led_to and _LISTED_PLACE.match(self.masked, start) is not None

    def begins_body(self, start: int) -> bool:
        """某市同元集团, 某县乡村发展协会: right behind its place a stop may be the first word of a body's name."""
        if self.body is not None or not self.chain or self.chain[-1].own is not None:
            return False
        last = self.chain[-1]
        firm = last.level in ("province", "city") and _FIRM.match(self.masked, start)
        school = last.full and last.end == start and _SCHOOL.match(self.masked, start)
        return bool(firm or school or _CLUB.match(self.masked, start))

    def last_break(self, start: int, until: int) -> int | None:
        """Where the last break between `start` and `until` ends."""
        at = bisect_left(self.signs, until) - 1
        if at < 0 or self.signs[at] < start:
            return None
        if self.masked[self.signs[at]] not in MEASURES:
            return self.signs[at] + 1
        ends = [match.end() for match in BREAK.finditer(self.masked, start, until)]
        return ends[-1] if ends else None

    def gave_its_name(self, spot: Spot) -> bool:
        """某县东澜中学: a school or hospital right behind its place may be called like the city that built it."""
        behind = bool(self.chain) and self.body is None and self.chain[-1].end == spot.start
        return behind and not self.deeper(spot.level) and _GIFT.match(self.masked, spot.end) is not None

    def in_longer_village(self, spot: Spot, gap: str) -> bool:
        """某镇张王家村, where a 王家村 lies in another town: behind a town every word is of the name; and 大清河村."""
        if spot.level == "village" and gap in _SIDES and not self.chain and self.body is None:
            return True
        town = self.chain[-1] if self.chain and self.body is None else None
        if town is None or (town.level, spot.level) != ("street", "village") or not _SHORT_STEM.fullmatch(gap):
            return False
        codes = [place.code[:_TOWN_CODE] for place in town.places]
        return bool(codes) and not any(place.code.startswith(code) for place in spot.places for code in codes)

    def deeper(self, level: str) -> bool:
        """Whether a place of that level may lie in the last one of the chain."""
        return (
            not self.chain or self.chain[-1].own == "party" or LEVELS.index(self.chain[-1].level) < LEVELS.index(level)
        )

    def in_district(self, stem: str, end: int) -> bool:
        """某区二七街: `街` makes a street's name only right behind its district."""
        behind = bool(self.chain) and self.chain[-1].level == "district" and self.chain[-1].own != "prefix"
        return behind and self.body is None and 1 < len(stem) < 5 and _NO_STREET.match(self.masked, end) is None

    def listed_town(self, word: Word, stem: str) -> bool:
        """甲镇、庙镇, 甲镇与乌镇: a town of one character behind another."""
        last = self.found[-1] if self.found and word.value == "street" else None
        listed = last is not None and last.kind == "street" and last.end == self.left - 1
        return listed and self.text[self.left - 1] in "、与和及" and stem not in _NO_TOWN

    def short_town(self, stem: str) -> bool:
        """某区花乡: a town of one character right behind its county."""
        last = self.chain[-1]
        return last.level == "district" and last.full and last.end == self.left and stem not in _NO_TOWN

    def goes_on(self, last: Piece, start: int, word: Word) -> bool:
        """某二村社区, 某社区村: one name with two suffixes."""
        joined = last.level == word.value == "village" and last.end == start and self.body is None
        return (
            joined and last.own is None and word.text in ("村", "社区", "居民区") and not last.name.endswith(word.text)
        )

    def joined(self, start: int) -> bool:
        """Whether a list mark joins `start` to a body whose place is known."""
        last = self.found[-1] if self.found else None
        if last is None or last.piece is not None or not last.chain:
            return False
        return _LIST_GAP.fullmatch(self.text, last.end, start) is not None

    def ends_cleanly(self, stem: Piece, at: int) -> bool:
        """Whether a known word or a break begins behind a bare stem, or what is said of counties: 和平发展 is none."""
        if at == stem.end or ends_cleanly(self.text, stem.end):
            return True
        return stem.sure and said_of_county().match(self.text, stem.end) is not None
