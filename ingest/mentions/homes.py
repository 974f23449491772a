"""Where people come from who are told with a post elsewhere: the body before or behind name and post that sent them."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.aiding import aid
from ingest.expressions import expression
from ingest.mentions import PartyMention
from ingest.mentions.named_by import body_before
from ingest.mentions.post import Post
from ingest.mentions.post_words import stationed
from ingest.parties import Party
from ingest.passages import Span

_NEAR = 20
# `某某是某区选派的挂职干部`
IS_SENT = expression(
    lambda: (
        rf"(?:同志)?[，,]?(?:也|同时)?是[^，。；]{{0,18}}(?:选派|{aid()}|挂职|派驻)[^，。；]{{0,8}}(?:干部|人才|成员|队员)"
    )
)
# `某某来自|某校`, `某某，派出单位为|某局`, told behind the name or the post
_COMES_FROM = expression("(?:同志|老师|医生)?[，,]?(?:是?来自|从|(?:派出|选派|原)(?:工作)?单位(?:为|是|[：:]))")
_COMES = ("来", "到", "赴", "调", "奔赴", "前往")  # 从某校来到
# `某院|选派某某`
_SENDS = expression("(?:选派|派出|派遣|委派|抽调|援派)了?")
# `某某（|原单位：某局），挂任副局长`
_HOME_LABEL = expression("[（(](?:(?:原|派出|选派|来自|现)?(?:工作)?单位[：:]?|来自|系|原)?")
_CLOSES = expression("(?:选派|派出|挂职|援派|派驻)*(?:干部|教师|医生)?(?:[，,、][㐀-鿿]{1,6})?[）)]")
_OPENS = expression("[（(，,、；](?:由|系|来自)?")
_LENT = expression("(?:选派|援派)?(?:挂职|援派)")
_LENT_ALL = expression("(?:选派|援派|派出|挂职|派驻)+(?:干部|人员|教师|医生)?[）)]")


class Homes:
    """The words of one passage around its people; `parties` are its parties in order."""

    def __init__(self, text: str, parties: Sequence[PartyMention]) -> None:
        self.text, self.parties = text, parties

    def home_of(self, post: Post, name: Span, came: Party | None) -> Party | None:
        """Whom the person comes from; `came` is the body before the name."""
        told = self._told_behind(post, name) or self.in_bracket(name) or self._stationed(post)
        return told or post.home or self.lender(post) or came or self._of(post) or self._sender(post, name)

    def before_name(self, post: Post, name: Span, seconded: bool) -> Party | None:
        """The body right before a name that a later clause gives a post (`某校某某，挂职副校长`), or behind 来自."""
        body = body_before(self.text, name, self.parties) if name.end <= post.span.start else None
        if not seconded or name.end >= post.span.start:
            return body.party if body is not None and _far(body.party, post.org) else None
        near = (p for p in self.parties if 0 <= name.start - p.span.end <= _NEAR)
        body = body or next((p for p in near if self.text.endswith("来自", 0, p.span.start)), None)
        return body.party if body is not None else None

    def lender(self, post: Post) -> Party | None:
        """Whom a bracket behind the post, or its end, names as the sender (`（某市挂职）`, `副局长，某局选派）`)."""
        opened = _OPENS.match(self.text, post.span.end)
        party = self._at(opened.end()) if opened is not None else None
        if party is None or opened is None:
            return None
        lent = _LENT if opened.group()[0] in "（(" else _LENT_ALL
        return party.party if lent.match(self.text, party.span.end) is not None else None

    def in_bracket(self, name: Span) -> Party | None:
        """The body alone in a bracket right behind a name (`某某（某局）挂任副局长`, `校长某某（某校挂职）`)."""
        opened = _HOME_LABEL.match(self.text, name.end)
        body = self._at(opened.end()) if opened is not None else None
        closed = body is not None and _CLOSES.match(self.text, body.span.end) is not None
        return body.party if body is not None and closed else None

    def _told_behind(self, post: Post, name: Span) -> Party | None:
        """Where one is said to come from behind name or post (`支教教师某某来自某校`, `某某是某校选派的挂职干部`)."""
        for end in {name.end, max(name.end, post.span.end)}:
            told = _COMES_FROM.match(self.text, end)
            body = self._at(told.end()) if told is not None else None
            leaves = told is not None and told.group().endswith("从")
            if body is not None and (not leaves or self.text.startswith(_COMES, body.span.end)):
                return body.party
        sent = IS_SENT.match(self.text, max(name.end, post.span.end))
        inside = (p.party for p in self.parties if sent is not None and p.span.inside(Span(*sent.span())))
        return next(inside, None)

    def _stationed(self, post: Post) -> Party | None:
        """Whom the words before a post name as the one that keeps it there (`某院派驻某院的|骨科医师`)."""
        held = next((p for p in self.parties if p.party == post.org and p.span.inside(post.span)), None)
        if held is None:
            return None
        before = (p for p in self.parties if p.span.end < held.span.start)
        return next((p.party for p in before if self.text[p.span.end : held.span.start] in stationed()), None)

    def _of(self, post: Post) -> Party | None:
        """Where somebody with a plain title comes from (`来自某市某区的|副主任医师某某`)."""
        of = post.span.start - 1
        party = next((p for p in self.parties if p.span.end == of and self.text[of] == "的"), None)
        came = party is not None and self.text.rfind("来自", max(0, party.span.start - _NEAR), party.span.start) >= 0
        return party.party if party is not None and came else None

    def _sender(self, post: Post, name: Span) -> Party | None:
        """The body that the words before a name say sent it there (`某院选派某某到某院挂职副院长`)."""
        if name.end > post.span.start:
            return None
        verb = _SENDS.search(self.text, max(0, name.start - _NEAR), name.start)
        body = next((p for p in self.parties if verb is not None and p.span.end == verb.start()), None)
        return body.party if body is not None and not body.party.is_place else None

    def _at(self, start: int) -> PartyMention | None:
        return next((party for party in self.parties if party.span.start == start), None)


def _far(one: Party, other: Party | None) -> bool:
    """Whether two bodies are known to lie in different prefectures."""
    if other is None or one.place is None or other.place is None:
        return False
    return one.place.code[:4] != other.place.code[:4]
