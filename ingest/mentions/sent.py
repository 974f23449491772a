"""Whether the words tell of a person with a post that they were sent, where from, and whose their new post is."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.aiding import aid
from ingest.context import Context
from ingest.expressions import expression
from ingest.mentions import PartyMention
from ingest.mentions.homes import IS_SENT, Homes
from ingest.mentions.named_by import verb_before
from ingest.mentions.post import Post
from ingest.mentions.rows import moved
from ingest.parties import Party
from ingest.passages import Span
from ingest.sides import side

_TOLD_BEHIND, _BRACKET, _LISTED = 240, 30, 60
SECONDED = expression(lambda: rf"挂职|挂任|{aid()}|指挥部|驻[㐀-鿿]{{1,6}}(?:工作组|工作队)|前方|(?<!党委)第一书记")
# `某省第十批援藏工作队某县工作组|组长`
_OF_TEAM = expression(
    lambda: (
        rf"{aid()}(?:干部|人才|工作|医疗|教育)*(?:[队组]|指挥部)[^，。；、（）]{{0,12}}(?:[（(][^（()）]{{1,8}}[)）])?$"
    )
)
SENDING = expression(lambda: rf"选派|派出|派遣|委派|挂职|援派|派驻|帮扶|支教|支医|从[^，。]{{2,14}}来到|{aid()}")
# A bracket behind a number of people sent lists them (挂职干部2人（副县长甲，副主任乙）).
_SENT_LIST = expression(
    lambda: (
        rf"(?:挂职|{aid()}|选派)[㐀-鿿]{{0,8}}(?:[0-9一二两三四五六七八九十]{{1,3}}[名人]|(?<=干部)|(?<=人员)|(?<=人才))[（(：:][^）)。]*$"
    )
)
# `来自某校的“组团式”帮扶成员|某某`
_SENT_MEMBER = expression("(?:帮扶|援派|选派|组团|支援)[^，。；]{0,10}(?:成员|队员|教师|干部|专家)$")
# `选派某某（副区长）、|某某（副主任）`
_SENDS_THESE = expression("(?:选派|派出|派遣|委派|抽调|援派)(?:[㐀-鿿·]{2,6}[（(][^（()）]{2,40}[)）][、和及与]?)*$")
_SENT_BEHIND = expression(r"[，,、][㐀-鿿]{0,12}援[㐀-鿿]干部")
# `来到1800公里外的|某校`
_TO, _FAR_OFF = expression("[到赴在来往至](?:[^，。；]{1,10}[外里上]的)?$"), 14
_WIDE = ("district", "city", "province")
# A mere part in a team, no office.
PLAIN_LABEL = expression(r"(?:副?组长|(?<!团)副?团长|成员|领队|队长|带队|代表|组员)$")
_LENT = expression("挂职|挂任|拟任|分任")
_LENT_BEHIND = expression(lambda: rf"(?:人选)?[（(][^）)]{{0,4}}(?:挂职|{aid()})")


class Sent:
    """The words of one passage around its people; `parties` are its parties in order."""

    def __init__(self, text: str, parties: Sequence[PartyMention], context: Context) -> None:
        self.text, self.parties, self.context = text, parties, context
        self.homes = Homes(text, parties)

    def is_sent(self, post: Post, name: Span) -> bool:
        """Whether the post is one that a person was sent to."""
        start, end = min(name.start, post.span.start), max(name.end, post.span.end)
        return (
            post.seconded
            or _LENT.search(self.text, max(0, post.span.start - 4), post.span.start) is not None
            or "挂职" in self.text[start : end + 4]
            or _LENT_BEHIND.match(self.text, end) is not None
            or SECONDED.search(self.text, max(0, post.span.start - 1), post.span.end) is not None
            or _OF_TEAM.search(self.text, max(0, post.span.start - _BRACKET), post.span.start) is not None
            or _SENT_MEMBER.search(self.text, max(0, name.start - 24), name.start) is not None
            or IS_SENT.match(self.text, end) is not None
            or self.homes.lender(post) is not None
            or (self.homes.in_bracket(name) is not None and "挂职" in self.text[name.end : end + _BRACKET])
            or self._among_the_sent(post, name)
        )

    def ends(self, post: Post, name: Span, seconded: bool) -> tuple[Party | None, Party | None]:
        """Whose the post is, and where the person comes from."""
        came = self.homes.before_name(post, name, seconded)
        told = any(party.party == post.org and self._in_post(party, post, name) for party in self.parties)
        org = post.org if came is None or told else None
        org = self._taken(post) if seconded and org is not None else org or self._gone_to(post, name)
        at_home = self._told_sent(post) or self._listed_at_home(post)
        return org, self.homes.home_of(post, name, came) or (post.org if at_home else None)

    def _gone_to(self, post: Post, name: Span) -> Party | None:
        """`某某来到某院，担任|儿科副主任`: a post without its body, which a verb gives, is where the person went."""
        if name.end > post.span.start or not verb_before(self.text, post.span.start):
            return None
        start = max(name.end, self.text.rfind("。", 0, post.span.start) + 1)
        near = [p.party for p in self.parties if start <= p.span.start < post.span.start and self._goes_to(p)]
        return near[-1] if near and near[-1].type not in _WIDE else None

    def _in_post(self, party: PartyMention, post: Post, name: Span) -> bool:
        """Whether a body stands in a post, or behind the name as where it is held (`某某在某校担任副校长`)."""
        held = party.span.start > name.end and self.text[party.span.start - 1] in "在到任赴"
        return party.span.start >= post.span.start or held

    def _taken(self, post: Post) -> Party | None:
        """Whose a seconded post without its place is: of the place told to be gone to, else of the helped."""
        east, west = self.context.east, self.context.west
        spans = (p.span for p in self.parties if p.party == post.org and p.span.inside(post.span))
        printed = next((self.text[span.start : span.end] for span in spans), "")
        if post.org is None or east is None or post.org.name[:2] in printed + post.text:
            return post.org
        if post.org.name != east.name:
            near = west is not None and east.name in post.org.within and west.name[-1] == printed[:1] == east.name[-1]
            return moved(post, west, post.text).org if near and west is not None else post.org
        start = max(self.text.rfind(sign, 0, post.span.start) for sign in "。；") + 1
        told = [p.party for p in self.parties if start <= p.span.start < post.span.start and self._goes_to(p)]
        level = [place for place in (*told[-1:], west) if place is not None and place.is_place]
        return next((place for place in level if place.name[-1] == post.org.name[-1]), post.org)

    def _goes_to(self, party: PartyMention) -> bool:
        return _TO.search(self.text, max(0, party.span.start - _FAR_OFF), party.span.start) is not None

    def _told_sent(self, post: Post) -> bool:
        """Whether the words behind the post call the person one of those sent (`某局科长，某省第三批援滇干部`)."""
        return _SENT_BEHIND.match(self.text, post.span.end, post.span.end + 24) is not None

    def _is_listed(self, post: Post) -> bool:
        """Whether the post stands in a list of people sent."""
        return _SENT_LIST.search(self.text[max(0, post.span.start - _LISTED) : post.span.start]) is not None

    def _listed_at_home(self, post: Post) -> bool:
        """Whether such a list tells the post that somebody has at home (`挂职干部：某某，某区某局科长`)."""
        return post.org is not None and side(post.org, self.context) == "east" and self._is_listed(post)

    def _among_the_sent(self, post: Post, name: Span) -> bool:
        """Whether the sentence speaks of people sent, and the post is told of one of them (`其中某某任副县长`)."""
        if PLAIN_LABEL.search(post.text):
            return False
        if self._is_listed(post):
            return True
        if self._sent_in_brackets(post, name):
            return True
        if name.start > post.span.start or not verb_before(self.text, post.span.start):
            return False
        start = self.text.rfind("。", 0, name.start) + 1
        return SENDING.search(self.text, start, post.span.start) is not None or self._told_sent(post)

    def _sent_in_brackets(self, post: Post, name: Span) -> bool:
        """`选派某某（副区长）、某某（副主任）到某县挂职`: whether brackets hold the posts of those who are sent."""
        if name.end >= post.span.start or self.text[name.end] not in "（(":
            return False
        start = self.text.rfind("。", 0, name.start) + 1
        listed = _SENDS_THESE.search(self.text, start, name.start) is not None
        return listed and "挂职" in self.text[post.span.end : post.span.end + _TOLD_BEHIND].split("。")[0]


def lent_behind(text: str, post: Post) -> bool:
    """Whether a bracket right behind a post says that it is a seconded one (`副局长（挂职）`)."""
    return _LENT_BEHIND.match(text, post.span.end) is not None
