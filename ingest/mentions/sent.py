"""Whether the words tell of a person with a post that they were sent, where from, and whose their new post is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.aiding import aid
from ingest.context import Context
from ingest.expressions import expression
from ingest.mentions import PartyMention
from ingest.mentions.named_by import body_before, verb_before
from ingest.mentions.post import Post
from ingest.mentions.rows import moved
from ingest.parties import Party
from ingest.passages import Span

_NEAR, _TOLD_BEHIND = 20, 240
SECONDED = expression(lambda: rf"挂职|挂任|{aid()}|指挥部|驻[㐀-鿿]{{1,6}}(?:工作组|工作队)|前方|(?<!党委)第一书记")
SENDING = expression(lambda: rf"选派|挂职|援派|派驻|帮扶|支教|支医|从[^，。]{{2,14}}来到|{aid()}")
# A bracket behind a number of people sent lists them (挂职干部2人（副县长甲，副主任乙）).
_SENT_LIST = expression(
    lambda: (
        rf"(?:挂职|{aid()}|选派)[㐀-鿿]{{0,8}}(?:[0-9一二两三四五六七八九十]{{1,3}}[名人]|(?<=干部)|(?<=人员)|(?<=人才))[（(：:][^）)。]*$"
    )
)
# `某某是某区选派的挂职干部`
_IS_SENT = expression(
    lambda: (
        rf"(?:同志)?[，,]?(?:也|同时)?是[^，。；]{{0,18}}(?:选派|{aid()}|挂职|派驻)[^，。；]{{0,8}}(?:干部|人才|成员|队员)"
    )
)
# `某某来自|某校`, told behind the post
_COMES_FROM = expression("(?:同志|老师|医生)?[，,]?来自")
# `某某（|原单位：某局），挂任副局长`
_HOME_LABEL = expression("[（(](?:(?:原|派出|选派|来自|现)?(?:工作)?单位[：:]?|来自|系|原)?")
# `来自某校的“组团式”帮扶成员|某某`
_SENT_MEMBER = expression("(?:帮扶|援派|选派|组团|支援)[^，。；]{0,10}(?:成员|队员|教师|干部|专家)$")
# `选派某某（副区长）、|某某（副主任）`
_SENDS_THESE = expression("(?:选派|派出|派遣|委派|抽调|援派)(?:[㐀-鿿·]{2,6}[（(][^（()）]{2,40}[)）][、和及与]?)*$")
_SENT_BEHIND = expression(r"[，,、][㐀-鿿]{0,12}援[㐀-鿿]干部")
# A mere part in a team, no office.
PLAIN_LABEL = expression(r"(?:副?组长|(?<!团)副?团长|成员|领队|队长|带队|代表|组员)$")
_LENT = expression("挂职|挂任|拟任|分任")
_LENT_BEHIND = expression(lambda: rf"(?:人选)?[（(][^）)]{{0,4}}(?:挂职|{aid()})")


class Sent:
    """The words of one passage around its people; `parties` are its parties in order."""

    def __init__(self, text: str, parties: Sequence[PartyMention], context: Context) -> None:
        self.text, self.parties, self.context = text, parties, context

    def is_sent(self, post: Post, name: Span) -> bool:
        """Whether the post is one that a person was sent to."""
        start, end = min(name.start, post.span.start), max(name.end, post.span.end)
        return (
            post.seconded
            or _LENT.search(self.text, max(0, post.span.start - 4), post.span.start) is not None
            or "挂职" in self.text[start : end + 4]
            or _LENT_BEHIND.match(self.text, end) is not None
            or SECONDED.search(self.text, max(0, post.span.start - 1), post.span.end) is not None
            or _SENT_MEMBER.search(self.text, max(0, name.start - 24), name.start) is not None
            or _IS_SENT.match(self.text, end) is not None
            or self._home_in_bracket(post) is not None
            or self._among_the_sent(post, name)
        )

    def ends(self, post: Post, name: Span, seconded: bool) -> tuple[Party | None, Party | None]:
        """Whose the post is, and where the person comes from."""
        came = self._came_from(post, name, seconded)
        told = any(party.party == post.org and self._in_post(party, post, name) for party in self.parties)
        org = post.org if came is None or told else None
        org = self._taken(post) if seconded and org is not None else org
        home = self._origin(post, name) or self._alone_in_bracket(name) or post.home or self._home_in_bracket(post)
        home = home or came
        return org, home or self._from_behind(post) or (post.org if self._told_sent(post) else None)

    def _in_post(self, party: PartyMention, post: Post, name: Span) -> bool:
        """Whether a body stands in a post, or behind the name as where it is held (`某某在某校担任副校长`)."""
        held = party.span.start > name.end and self.text[party.span.start - 1] in "在到任赴"
        return party.span.start >= post.span.start or held

    def _origin(self, post: Post, name: Span) -> Party | None:
        """Where one is said to come from behind name and post (`支教教师某某来自某校`)."""
        told = _COMES_FROM.match(self.text, max(name.end, post.span.end))
        return next((p.party for p in self.parties if told is not None and p.span.start == told.end()), None)

    def _alone_in_bracket(self, name: Span) -> Party | None:
        """The body that a bracket right behind a name holds and nothing else (`某某（某局）挂任副局长`)."""
        opened = _HOME_LABEL.match(self.text, name.end)
        body = next((p for p in self.parties if opened is not None and p.span.start == opened.end()), None)
        return body.party if body is not None and self.text[body.span.end : body.span.end + 1] in ("）", ")") else None

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
        return self.text[party.span.start - 1 : party.span.start] in ("到", "赴", "在", "来", "往", "至")

    def _came_from(self, post: Post, name: Span, seconded: bool) -> Party | None:
        """The body right before a name that a later clause gives a post (`某校某某，挂职副校长`), or behind 来自."""
        body = body_before(self.text, name, self.parties) if name.end <= post.span.start else None
        if not seconded or name.end >= post.span.start:
            return body.party if body is not None and _far(body.party, post.org) else None
        near = (p for p in self.parties if 0 <= name.start - p.span.end <= _NEAR)
        body = body or next((p for p in near if self.text.endswith("来自", 0, p.span.start)), None)
        return body.party if body is not None else None

    def _from_behind(self, post: Post) -> Party | None:
        """Where somebody with a plain title comes from (`来自某市某区的|副主任医师某某`)."""
        of = post.span.start - 1
        party = next((p for p in self.parties if p.span.end == of and self.text[of] == "的"), None)
        came = party is not None and self.text.rfind("来自", max(0, party.span.start - _NEAR), party.span.start) >= 0
        return party.party if party is not None and came else None

    def _told_sent(self, post: Post) -> bool:
        """Whether the words behind the post call the person one of those sent (`某局科长，某省第三批援滇干部`)."""
        return _SENT_BEHIND.match(self.text, post.span.end, post.span.end + 24) is not None

    def _home_in_bracket(self, post: Post) -> Party | None:
        """Whom a bracket behind the post names as the sender (`副县长（某市挂职）某某`)."""
        if self.text[post.span.end : post.span.end + 1] not in ("（", "("):
            return None
        party = next((party for party in self.parties if party.span.start == post.span.end + 1), None)
        sent = party is not None and re.match(
            "(?:选派|援派)?(?:挂职|援派)", self.text[party.span.end : party.span.end + 4]
        )
        return party.party if party is not None and sent else None

    def _among_the_sent(self, post: Post, name: Span) -> bool:
        """Whether the sentence speaks of people sent, and the post is told of one of them (`其中某某任副县长`)."""
        if PLAIN_LABEL.search(post.text):
            return False
        if _SENT_LIST.search(self.text[max(0, post.span.start - 60) : post.span.start]):
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


def _far(one: Party, other: Party | None) -> bool:
    """Whether two bodies are known to lie in different prefectures."""
    if other is None or one.place is None or other.place is None:
        return False
    return one.place.code[:4] != other.place.code[:4]
