"""Posts in a passage: chains of titles (`县委副书记、县长`) and whose they are.

A title is found by its last word (书记, 院长, 主任医师) and read leftwards: rank, organ, department, and the party that
stands before it. A post of a place keeps the place's name as printed (`某区副区长`); a post in a body is the title
without the body. Titles without a party belong to the document's own place where the words of level
agree (县委 in a county's report).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from graph.facts import PartyType
from ingest.context import Context
from ingest.expressions import expression
from ingest.lexicon import alternatives, anywhere, starts, words
from ingest.mentions import PartyMention
from ingest.mentions.holders import kind_headed, nearest_body, own_place
from ingest.mentions.person_names import is_whole_name, name_at
from ingest.mentions.title_rows import are_joined, beside, ends_with_visited, is_of_another, join
from ingest.parties import Party
from ingest.passages import Span

_BREAKS = '，,。；;：:、（）()《》“”"！!？?—-…\t\n 　→★※▲◆【】〔〕0123456789'
_UNIT = r"(?:科|处|部|室|股|组|办|中心|支部|队|车间|机关|站|所|工委)"
_DEPARTMENT = expression(
    lambda: (
        rf"(?:(?!带|率|任|在|到|对|向|的|及|由|从|是|有|选派)[㐀-鿿]){{1,12}}{_UNIT}"
        r"|[语数英外理化生政史地物机电文体音美信]{1,3}(?:学|文|语|电|育|乐|术)?"
        rf"|{alternatives(words('posts', 'departments'))}"
    )
)
_SENT_MARK = expression("挂职|援|帮扶|选派|交流|支教|支医|派驻|驻村")
_SOCIETY = expression(
    r"[㐀-鿿]{0,8}(?:商会|协会|学会|联合会|促进会|研究会|基金会|合作社|公司|集团|工厂|学院|大学|党校|中心|研究院)"
)
_COMMITTEE = expression(r"(?!人大|政协)[㐀-鿿]{2,8}(?<!市)(?<!区)(?<!县)(?<!省)(?<!州)(?:工委|委)")
# What may stand before a name in the same clause, and is no part of it (在某某院长的带领下, 市政府某某副秘书长).
_LEAD_IN = expression(
    r"^(?:在|由|向|与|和|随|同|以|让|为|听取|邀请|党委|党组|(?:[省市县区旗州]?(?:委|政府|人大|政协|院|校|局))|[^，。；]*?(?:队员|专家|干部|代表|会上|在|由|随|跟|的))"
    r"(?=(?:[㐀-鿿]{2,5}|[㐀-鿿]{1,6}[·•・][㐀-鿿·•・]{1,9})$)"
)
# What a level stands behind where it is the end of a body's name (团省委, 医院党委).
_ENDS_OF_BODIES = {*(f"团{level}" for level in "省市区县旗州盟"), "医院", "学院", "学校"}
# A department behind the verb that gives the post (某某任产科|主任).
_GIVEN_PLACE = expression(r"(?:(?<![现时兼原])任|挂职|担任)(?P<gap>[㐀-鿿]{1,6}(?:科|处|部|室|股|组|办|中心|所))$")
# A body that no one else knows, by its last word (某某农村干部学院副院长).
_UNKNOWN_BODY = expression(
    r"(?:(?:由|在|和|与|请|对|向|来自|邀请|包括|其中))?(?P<name>[㐀-鿿]{2,18}(?P<kind>学院|大学|医院|卫生院|中学|小学|学校|幼儿园|公司|集团|银行"
    r"|协会|商会|基金会|促进会|研究院|研究所|合作社|中心))(?P<gap>[㐀-鿿]{0,8})"
)
_KINDS: dict[str, PartyType] = {
    "医院": "hospital", "卫生院": "hospital", "中学": "school", "小学": "school", "学校": "school", "幼儿园": "school",
    "学院": "school", "大学": "school", "公司": "enterprise", "集团": "enterprise", "银行": "enterprise",
    "合作社": "enterprise", "协会": "social_org", "商会": "social_org", "基金会": "social_org", "促进会": "social_org",
    "学会": "social_org", "联合会": "social_org", "研究会": "social_org", "工厂": "enterprise",
}  # fmt: skip
# A team of helpers, and what stands between its home and where it is.
_TEAM = expression(
    "(?:对口)?(?:帮扶|协作|支援|援建)?(?:协作)?(?:工作|挂职干部|干部)?(?:[组队]|专班)|(?:前方)?(?:指挥部|联络组)"
)
_STATIONED = ("驻", "援", "援助", "支援", "帮扶", "对口支援", "对口帮扶", "对口协作", "赴")
_NOW = expression("^(?:现任|时任|新任)")
_FAR = 14
_TITLED = expression("(?:常务副|副)?(?:书记|[县区市镇乡旗局院校部处科]长|主任)")
_PARTY = "中共"
# No one has more titles than fit here.
_CHAIN = 80


@dataclass(frozen=True, slots=True)
class Post:
    """One or more titles of one person.

    `span` covers the words from the party to the last title; `name` the span of a name that stands between party and
    title (某院张三院长); `mark` says that the words only tell that the person was sent (挂职干部), `seconded` that
    the post is a seconded one, `home` whom the person comes from where the post itself tells it (某市援派教师). `level`
    is the word of level (县, 区) where no party stands before the post and `org` is only understood.
    """

    span: Span
    text: str
    org: Party | None
    seconded: bool = False
    mark: bool = False
    name: Span | None = None
    home: Party | None = None
    level: str = ""


_AIDED = "疆藏青宁甘川滇黔桂蒙陕渝派"


@cache
def _heads() -> re.Pattern[str]:
    heads = alternatives(words("posts", "heads"))
    marks = alternatives(words("posts", "marks"))
    first = starts(words("posts", "heads"), words("posts", "marks"), "援")
    aid = rf"援[{_AIDED}](?:支教)?(?:教师|医生|医师|专家)"
    behind = "会团处台节期务单岗类制级们等队人组库"
    return re.compile(
        rf"(?=[{first}])(?!支书记)"  # 党总支|书记
        rf"(?:(?P<mark>{marks})(?!团|队|大会|性|处|作)|(?P<head>{aid}|{heads})(?!(?!人选)[{behind}]|发展|进修|培训|资格|培养))"
    )


@cache
def _left() -> re.Pattern[str]:
    organs, levels = alternatives(words("posts", "organs")), alternatives(words("posts", "levels"))
    ranks = alternatives(words("posts", "ranks"))
    return re.compile(rf"(?P<organ>(?P<level>{levels})?(?:{organs}))?(?P<rank>(?:{ranks}){{0,2}})$")


def names_post(text: str) -> bool:
    """Whether a word of `text` may end a post; where none does, no one has a post."""
    return _any_head().search(text) is not None


@cache
def _any_head() -> re.Pattern[str]:
    return anywhere(
        _heads().pattern, words("posts", "heads"), words("posts", "marks"), (f"援{sign}" for sign in _AIDED)
    )


def find_posts(text: str, parties: Sequence[PartyMention], context: Context, start: int = 0) -> list[Post]:
    """Every post in `text` from `start`, in order; neighbouring titles of one person are one post."""
    chains: list[Post] = []
    for post in _Titles(text, parties, context, start):
        last = chains[-1] if chains else None
        if (
            last is not None
            and post.name is None
            and last.name is None
            and len(last.text) < _CHAIN
            and are_joined(text[last.span.end : post.span.start])
            and not (is_of_another(last, post, text) or ends_with_visited(last, post, text))
        ):
            chains[-1] = join(last, post)
        elif last is not None and (unknown := _of_unknown(last, post, text)) is not None:
            chains[-1] = join(last, unknown)
        else:
            chains.append(beside(last, post, text))
    return chains


def single_posts(text: str, parties: Sequence[PartyMention], context: Context, span: Span) -> list[Post]:
    """Every title inside a stretch of the text by itself."""
    return [post for post in _Titles(text, parties, context, span.start) if post.span.end <= span.end]


def _of_unknown(last: Post, post: Post, text: str) -> Post | None:
    """A second title whose body is no known party (`某市委副书记、横川新区党委书记`), with its words."""
    between = text[last.span.end : post.span.start]
    plain = re.fullmatch(r"、[㐀-鿿]{1,8}", between) is not None and not _DEPARTMENT.fullmatch(between[1:])
    if not plain or not (last.org or last.level) or (post.org is not None and not post.level) or post.name is not None:
        return None
    return replace(post, text=between[1:] + post.text, org=None)


def with_body(post: Post, own_body: Party | None) -> Post:
    """The post with the document's own body, where it has no other and heads a body of that kind (局长, 副主任医师)."""
    if post.org is not None or own_body is None or post.mark:
        return post
    return replace(post, org=own_body) if kind_headed(post.text) == own_body.type else post


def _name_size(gap: str) -> int:
    """How long the name is that a department stands before (`神经外科|陈建教授`); 0 where there is none."""
    sizes = (size for size in (3, 2) if is_whole_name(gap[-size:]) and _DEPARTMENT.fullmatch(gap[:-size]))
    return next(sizes, 0)


def _office(place: Party, gap: str, named: bool) -> Party | None:
    """The office that stands between a place and a name (`某市支援合作办|张三副主任`)."""
    size = _name_size(gap) if named and place.is_place else 0
    if not size or gap.startswith("委"):
        return None
    return Party(place.name + gap[:-size], "department", (*place.within, place.name), place.place, "context")


def _kind_of_body(words_: str) -> PartyType | None:
    """What kind of body the words behind a place name, None where they name none."""
    if _COMMITTEE.fullmatch(words_):
        return "department"
    if _SOCIETY.fullmatch(words_) is None:
        return None
    return next((kind for word, kind in _KINDS.items() if words_.endswith(word)), "other")


class _Titles:
    """The single titles of a text."""

    def __init__(self, text: str, parties: Sequence[PartyMention], context: Context, start: int) -> None:
        self.text, self.context, self.start, self.parties = text, context, start, parties

    def __iter__(self) -> Iterator[Post]:
        floor = self.start
        for match in _heads().finditer(self.text, self.start):
            if any(p.span.start <= match.start() and match.end() < p.span.end for p in self.parties):
                continue
            if match.group() == "村支书" and any(p.span.end == match.start() + 1 for p in self.parties):
                match = _heads().match(self.text, match.start() + 1) or match  # 某某村|支书
            yield self._title(match, floor)
            floor = match.end()

    def _title(self, match: re.Match[str], floor: int) -> Post:
        left = _left().search(self.text, max(floor, match.start() - 2 * _FAR), match.start())
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
        sent = gap == "挂职" or (mark and _SENT_MARK.search(match.group()) is not None)
        gap = "" if gap[:1] in ("（", "(") or gap == "挂职" else gap
        name = Span(end, end + len(gap)) if gap and is_whole_name(gap) and not _DEPARTMENT.fullmatch(gap) else None
        if name is None and (size := _name_size(gap)):
            name = Span(end + len(gap) - size, end + len(gap))
        if sent and (east := self.context.east) is not None and holder.party.name == east.name:
            return self._lent(match, holder, start)
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
        places = (p for p in self.parties if p.party.is_place and p.span.end < holder.span.start)
        return next((p for p in places if self.text[p.span.end : holder.span.start] in _STATIONED), None)

    def _of_team(self, sender: PartyMention, title: Span) -> Post:
        """A post in a helper's team on the other side (`某市驻某州工作队领队`)."""
        name = self.text[sender.span.start : title.start]
        team = Party(name, "department", (*sender.party.within, sender.party.name), sender.party.place, "context")
        words_ = self.text[title.start : title.end]
        return Post(Span(sender.span.start, title.end), words_, team, True, home=sender.party)

    def _lent(self, match: re.Match[str], home: PartyMention, start: int) -> Post:
        """`某区挂职副县长`: the helper's name tells where from; the post is one of the helped."""
        title, west = self.text[start : match.end()], self.context.west
        head = match.group().removeprefix("副")[0]
        org = west if west is not None and west.name.endswith(head) else None
        return Post(Span(self._chain_start(home), match.end()), title, org, True, home=home.party)

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
            if party.span.end <= start and party.party.is_place and (kind := _kind_of_body(gap)) is not None:
                name = self._printed(party) + gap
                body = Party(name, kind, (*party.party.within, party.party.name), party.party.place, "context")
                return PartyMention(Span(party.span.start, end), body)
        return None

    def _free(self, match: re.Match[str], left: re.Match[str] | None, start: int, floor: int, mark: bool) -> Post:
        begin = self._clause_start(start, floor)
        begin += self.text[begin : begin + 1] in ("和", "与", "及")
        words_ = self.text[begin:start]
        whole = is_whole_name(words_) and not _DEPARTMENT.fullmatch(words_) and not self._named_behind(match)
        lead = None if whole or words_.endswith(("任", "为", "是", "兼")) else _LEAD_IN.match(words_)
        if lead is not None and is_whole_name(words_[lead.end() :]):
            begin += lead.end()
            words_, whole = self.text[begin:start], not self._named_behind(match)
        whole = whole and (left is None or left["level"] != "地")  # 和田|地委书记
        name = Span(begin, start) if words_ and whole else None
        if name is None and (size := _name_size(words_)) and not self._named_behind(match):
            name = Span(start - size, start)
        gap = words_ if words_ and name is None and _DEPARTMENT.fullmatch(words_) else ""
        if name is None and not gap and (given := _GIVEN_PLACE.search(words_)):
            gap = given["gap"]
        level = (left["level"] if left else None) or ("" if mark else match.group().removeprefix("副")[0])
        org = own_place(level, self.context)
        if org is None and (gap or name or not re.search(r"(?:会|社|司|集团|局|厂|行|委)$", words_)):
            org = nearest_body(match.group(), level, self.parties, start, self.context)
        if org is None and name is None and not (level or mark) and (body := _UNKNOWN_BODY.fullmatch(words_)):
            return self._of_body(match, body, start)
        if level in ("村", "社区") or gap.startswith("村"):
            org = nearest_body("村长", "村", self.parties, start, self.context)
        title = gap + self.text[start : match.end()]
        span = Span(name.start if name else start - len(gap), match.end())
        understood = level if org is None or org.is_place else ""
        sent = mark and _SENT_MARK.search(match.group()) is not None
        return Post(span, title, org, sent, mark, name, None, understood)

    def _of_body(self, match: re.Match[str], body: re.Match[str], start: int) -> Post:
        """A post in a body that only its own name tells."""
        org = Party(body["name"], _KINDS.get(body["kind"], "other"))
        title = body["gap"] + self.text[start : match.end()]
        return Post(Span(start - len(body["name"] + body["gap"]), match.end()), title, org)

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
            if gap in ("", "挂职") or _DEPARTMENT.fullmatch(gap) or is_whole_name(gap) or _name_size(gap):
                best = party
        return best

    def _gap(self, holder: PartyMention, start: int) -> str:
        """What stands between a party and the title; 的 behind a body is no part of it (`某院的|骨科医生`)."""
        gap = self.text[holder.span.end : start]
        return _NOW.sub("", gap) if holder.party.is_place else gap.removeprefix("的")

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
