"""The single titles of a text: each by its last word, read leftwards to the party that it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.context import Context
from ingest.expressions import expression
from ingest.mentions import PartyMention
from ingest.mentions.holders import kind_headed, nearest_body, own_place
from ingest.mentions.person_names import is_whole_name, name_at
from ingest.mentions.post import Post
from ingest.mentions.post_words import DEPARTMENT, SENT_MARK, heads, stationed
from ingest.mentions.post_words import left as left_of
from ingest.mentions.unknown_bodies import body_named, kind_of_body
from ingest.parties import Party
from ingest.passages import Span

_BREAKS = '，,。；;：:、（）()《》“”"！!？?—-…\t\n 　→★※▲◆【】〔〕0123456789'
# What may stand before a name in the same clause, and is no part of it (在某某院长的带领下, 市政府某某副秘书长).
_LEAD_IN = expression(
    r"^(?:在|由|向|与|和|随|同|以|让|为|听取|邀请|党委|党组|(?:[省市县区旗州]?(?:委|政府|人大|政协|院|校|局))|[^，。；]*?(?:队员|专家|干部|代表|会上|在|由|随|跟|的))"
    r"(?=(?:[㐀-鿿]{2,5}|[㐀-鿿]{1,6}[·•・][㐀-鿿·•・]{1,9})$)"
)
# What a level stands behind where it is the end of a body's name (团省委, 医院党委).
_ENDS_OF_BODIES = {*(f"团{level}" for level in "省市区县旗州盟"), "医院", "学院", "学校"}
# A department behind the verb that gives the post (某某任产科|主任).
_GIVEN_PLACE = expression(r"(?:(?<![现时兼原])任|挂职|担任)(?P<gap>[㐀-鿿]{1,6}(?:科|处|部|室|股|组|办|中心|所))$")
# The end of a body that is no party here: its head is nobody else's.
_OTHER_BODY = expression("(?:会|社|司|集团|局|厂|行|委)$")
# A team of helpers, and what stands between its home and where it is.
_TEAM = expression(
    "(?:对口)?(?:帮扶|协作|支援|援建)?(?:协作)?(?:工作|挂职干部|干部|医疗|医疗专家|支教|专家)?(?:[组队]|专班)|(?:前方)?(?:指挥部|联络组)"
)
_NOW = expression("^(?:现任|时任|新任|原任?(?!料|则|种))")
_FAR = 14
_TITLED = expression("(?:常务副|副)?(?:书记|[县区市镇乡旗局院校部处科]长|主任)")
_PARTY = "中共"


class Titles:
    """The single titles of a text."""

    def __init__(self, text: str, parties: Sequence[PartyMention], context: Context, start: int) -> None:
        self.text, self.context, self.start, self.parties = text, context, start, parties

    def __iter__(self) -> Iterator[Post]:
        floor = self.start
        for match in heads().finditer(self.text, self.start):
            if any(p.span.start <= match.start() and match.end() < p.span.end for p in self.parties):
                continue
            if match.group() == "村支书" and any(p.span.end == match.start() + 1 for p in self.parties):
                match = heads().match(self.text, match.start() + 1) or match  # 某某村|支书
            yield self._title(match, floor)
            floor = match.end()

    def _title(self, match: re.Match[str], floor: int) -> Post:
        left = left_of().search(self.text, max(floor, match.start() - 2 * _FAR), match.start())
        start = left.start() if left else match.start()
        mark = match["mark"] is not None
        if left is not None and left["level"]:
            if self.text[start - 1 : start] + left["level"] in _ENDS_OF_BODIES and not self._ends_party(left):
                return self._in_body(match, left, start)
            if left["level"] == "地" and (prefecture := self._prefecture(match, start)) is not None:
                return prefecture
        behind = floor
        floor = self._past_name(floor, start)
        if behind < floor == start and not mark and is_whole_name(self.text[behind:floor]):
            return Post(Span(start, match.end()), self.text[start : match.end()], None, name=Span(behind, floor))
        society = self._society(start, left, floor)
        holder = self._holder(start, match.start(), floor)
        if holder is None or (
            society is not None and holder.party.is_place and society.span.start == holder.span.start
        ):
            holder = society
        if holder is not None and match.group().startswith("援") and not mark:
            return self._sent(match, holder)
        if holder is not None:
            return self._held(match, holder, start, mark)
        return self._free(match, left, start, floor, mark)

    def _past_name(self, floor: int, start: int) -> int:
        """Where to look for the party: behind the name that belongs to the title before."""
        if floor == self.start or self.text[floor : floor + 1] in _BREAKS:
            return floor
        end = name_at(self.text, floor, loose=True)
        return end if end is not None and end <= start and end - floor <= 4 else floor

    def _ends_party(self, left: re.Match[str]) -> bool:
        return any(party.span.end == left.end("level") for party in self.parties)

    def _in_body(self, match: re.Match[str], left: re.Match[str], start: int) -> Post:
        """`团省委|副书记`, `医院|党委书记`: the level is the end of a body's name."""
        league = self.text[start - 1] == "团"
        title = self.text[left.end("organ") if league else left.end("level") : match.end()]
        if league:
            org: Party | None = Party(self.text[start - 1 : left.end("organ")], "department", basis="context")
        else:
            org = nearest_body(title, left["level"], self.parties, start, self.context)
        return Post(Span(start - 1, match.end()), title, org)

    def _prefecture(self, match: re.Match[str], start: int) -> Post | None:
        """`某地委|书记`: a prefecture of the document by its stem."""
        for party in (self.context.own, *self.context.partners):
            stem = party.name.removesuffix("地区").removesuffix("市") if party is not None else ""
            if party is not None and party.type == "city" and len(stem) > 1 and self.text.endswith(stem, 0, start):
                return Post(Span(start - len(stem), match.end()), self.text[start - len(stem) : match.end()], party)
        return None

    def _held(self, match: re.Match[str], holder: PartyMention, start: int, mark: bool) -> Post:
        end = holder.span.end
        gap = self._gap(holder, start)
        if _TEAM.fullmatch(gap) and (sender := self._sender(holder)) is not None:
            return self._of_team(sender, Span(end + len(gap), match.end()))
        sent = gap == "挂职" or (mark and SENT_MARK.search(match.group()) is not None)
        gap = "" if gap[:1] in ("（", "(") or gap == "挂职" else gap
        name = Span(end, end + len(gap)) if gap and is_whole_name(gap) and not DEPARTMENT.fullmatch(gap) else None
        if name is None and (size := _name_size(gap)):
            name = Span(end + len(gap) - size, end + len(gap))
        if sent and (east := self.context.east) is not None and holder.party.name == east.name:
            return self._lent(match, holder, start, mark)
        level = holder.party.name[-1] if gap.startswith("委") and holder.party.is_place else ""  # 某市|委农办副主任
        title = ("" if name else level + gap) + self.text[max(start, end) : match.end()]
        office = _office(holder.party, gap, name is not None)
        place = holder.party.is_place and office is None and (not gap or name is not None)
        place = place and (name is None or kind_headed(title) is None)  # 某县张三副局长
        text = self._printed(holder) + title if place else title
        span = Span(self._chain_start(holder), match.end())
        return Post(span, text, office or holder.party, sent, mark, name, holder.party if mark else None)

    def _sender(self, holder: PartyMention) -> PartyMention | None:
        """Whose team is at a place (`某市驻|某州工作队`)."""
        before = (p for p in self.parties if p.span.end < holder.span.start)
        return next((p for p in before if self.text[p.span.end : holder.span.start] in stationed()), None)

    def _of_team(self, sender: PartyMention, title: Span) -> Post:
        """A post in a helper's team on the other side (`某市驻某州工作队领队`)."""
        name = self.text[sender.span.start : title.start]
        team = Party(name, "department", (*sender.party.within, sender.party.name), sender.party.place, "context")
        words_ = self.text[title.start : title.end]
        return Post(Span(sender.span.start, title.end), words_, team, True, home=sender.party)

    def _lent(self, match: re.Match[str], home: PartyMention, start: int, mark: bool) -> Post:
        """`某区挂职副县长`: the helper's name tells where from; the post is one of the helped."""
        title, west = self.text[start : match.end()], self.context.west
        head = match.group().removeprefix("副")[0]
        org = west if west is not None and west.name.endswith(head) else None
        return Post(Span(self._chain_start(home), match.end()), title, org, True, mark, home=home.party)

    def _sent(self, match: re.Match[str], home: PartyMention) -> Post:
        """`某校某市援派教师`: the place tells where from, the body before it where to."""
        body = self._holder(home.span.start, home.span.start, 0)
        begin = body.span.start if body else home.span.start
        title = self.text[home.span.start : match.end()] if home.party.is_place else match.group()
        org = body.party if body is not None else None if home.party.is_place else home.party
        return Post(Span(begin, match.end()), title, org, True, False, None, home.party)

    def _society(self, start: int, left: re.Match[str] | None, floor: int) -> PartyMention | None:
        """A body named by a place and a plain noun before the title (`某镇商会|会长`, `某州卫生计生委|主任`)."""
        end = left.end("organ") if left is not None and left["organ"] and not left["level"] else start
        for party in reversed(self.parties):
            if party.span.end < start - _FAR or party.span.start < floor:
                return None
            gap = self.text[party.span.end : end]
            if party.span.end <= start and party.party.is_place and (kind := kind_of_body(gap)) is not None:
                name = self._printed(party) + gap
                body = Party(name, kind, (*party.party.within, party.party.name), party.party.place, "context")
                return PartyMention(Span(party.span.start, end), body)
        return None

    def _free(self, match: re.Match[str], left: re.Match[str] | None, start: int, floor: int, mark: bool) -> Post:
        """A title that no party stands before: of the own place of its level, or of a body named before."""
        begin, name = self._name_in_front(match, left, start, floor)
        words_ = self.text[begin:start]
        gap = "" if name is not None else _department(words_)
        told = left["level"] if left is not None else None
        if name is None and not told and not mark and (named := body_named(words_)):
            return self._of_body(match, *named, start)
        level = told or ("" if mark else match.group().removeprefix("副")[0])
        org = self._owner(match, level, gap, words_, start, name is not None)
        sent = mark and SENT_MARK.search(match.group()) is not None
        span = Span(name.start if name else start - len(gap), match.end())
        understood = level if org is None or org.is_place else ""
        return Post(span, gap + self.text[start : match.end()], org, sent, mark, name, None, understood)

    def _name_in_front(
        self, match: re.Match[str], left: re.Match[str] | None, start: int, floor: int
    ) -> tuple[int, Span | None]:
        """Where the words before a title begin, and the name among them (`在某某|院长的带领下`)."""
        begin = self._clause_start(start, floor)
        begin += self.text[begin : begin + 1] in ("和", "与", "及")
        words_ = self.text[begin:start]
        whole = is_whole_name(words_) and not DEPARTMENT.fullmatch(words_) and not self._named_behind(match)
        lead = None if whole or words_.endswith(("任", "为", "是", "兼")) else _LEAD_IN.match(words_)
        if lead is not None and is_whole_name(words_[lead.end() :]):
            begin, whole = begin + lead.end(), not self._named_behind(match)
        if begin < start and whole and (left is None or left["level"] != "地"):  # 和田|地委书记
            return begin, Span(begin, start)
        size = _name_size(self.text[begin:start])
        return begin, Span(start - size, start) if size and not self._named_behind(match) else None

    def _owner(self, match: re.Match[str], level: str, gap: str, words_: str, start: int, named: bool) -> Party | None:
        """Whose a title without its party is, as far as its level or its kind tells."""
        if level in ("村", "社区") or gap.startswith("村"):
            return nearest_body("村长", "村", self.parties, start, self.context)
        org = own_place(level, self.context)
        if org is None and (gap or named or not _OTHER_BODY.search(words_)):
            return nearest_body(match.group(), level, self.parties, start, self.context)
        return org

    def _of_body(self, match: re.Match[str], body: Party, gap: str, start: int) -> Post:
        """A post in a body that only its own name tells."""
        return Post(Span(start - len(body.name + gap), match.end()), gap + self.text[start : match.end()], body)

    def _named_behind(self, match: re.Match[str]) -> bool:
        """Whether a name stands behind the title, so that what stands before it is none (`区移民工委书记|某某介绍`)."""
        end = name_at(self.text, match.end())
        return end is not None and _TITLED.match(self.text, end) is None

    def _holder(self, start: int, head: int, floor: int) -> PartyMention | None:
        """The party right before the title, or a department or a name away from it."""
        best = None
        if self.text[start - 1 : start] in ("）", ")"):
            opened = max(self.text.rfind("（", floor, start), self.text.rfind("(", floor, start))
            start = head = opened if opened > floor else start
        for party in self.parties:
            if party.span.start >= head or party.span.end > head or party.span.start < floor:
                continue
            gap = self._gap(party, start)
            if gap in ("", "挂职") or DEPARTMENT.fullmatch(gap) or is_whole_name(gap) or _name_size(gap):
                best = party
        return best

    def _gap(self, holder: PartyMention, start: int) -> str:
        """What stands between a party and the title; 的 behind a body is no part of it (`某院的|骨科医生`)."""
        gap = self.text[holder.span.end : start]
        return _NOW.sub("", gap if holder.party.is_place else gap.removeprefix("的"))

    def _chain_start(self, holder: PartyMention) -> int:
        """Where the run of places begins that ends with the holder (`某县|某中学`), and the 中共 before it."""
        begin = holder.span.start
        for party in reversed(self.parties):
            at_once = party.span.end == begin or (party.span.end == begin - 1 and self.text[begin - 1] == "委")
            begin = party.span.start if at_once else begin
        return begin - len(_PARTY) if self.text.endswith(_PARTY, 0, begin) else begin

    def _printed(self, holder: PartyMention) -> str:
        words_ = self.text[holder.span.start : holder.span.end]
        return holder.party.name if words_.endswith(holder.party.name) else words_

    def _clause_start(self, start: int, floor: int) -> int:
        at = start
        while at > floor and self.text[at - 1] not in _BREAKS and start - at < _FAR:
            at -= 1
        return at


def _name_size(gap: str) -> int:
    """How long the name is that a department stands before (`神经外科|陈建教授`); 0 where there is none."""
    sizes = (size for size in (3, 2) if is_whole_name(gap[-size:]) and DEPARTMENT.fullmatch(gap[:-size]))
    return next(sizes, 0)


def _department(words_: str) -> str:
    """The department that the words before a title are, or that a verb gives together with it (`任|产科`)."""
    given = _GIVEN_PLACE.search(words_)
    return words_ if DEPARTMENT.fullmatch(words_) else given["gap"] if given is not None else ""


def _office(place: Party, gap: str, named: bool) -> Party | None:
    """The office that stands between a place and a name (`某市支援合作办|张三副主任`)."""
    size = _name_size(gap) if named and place.is_place else 0
    if not size or gap.startswith("委"):
        return None
    return Party(place.name + gap[:-size], "department", (*place.within, place.name), place.place, "context")
