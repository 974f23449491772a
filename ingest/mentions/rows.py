"""Officials named in a row: `某市某区委书记甲，区委副书记乙，区政府副区长丙`, `指挥长甲、副指挥长乙`.

Who of a row is told without the place belongs to the place told last at that level, and a deputy to the body of the
head before; the words go on about the same people. Behind any other words the document's own place is meant again.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from ingest.expressions import expression
from ingest.mentions import PartyMention
from ingest.mentions.holders import kind_headed
from ingest.mentions.post import Post
from ingest.parties import Party
from ingest.passages import Span

# Where the label of a list of people ends at the latest (出席：某市：).
_LABEL = 8
_LEVELS = frozenset("省市区县旗州盟镇乡村")
# `某区党政代表团由|区委书记`, `区长某某率领的|某区代表团`
_NEAR = 24
_TEAM_WORDS = "(?:党政)?(?:代表团|考察团|慰问团|访问团|考察组|调研组)"
_TEAM = expression(_TEAM_WORDS)
_LED = expression(rf"{_TEAM_WORDS}(?:一行)?(?:则)?由")
_LEADING = expression(r"[㐀-鿿·]{2,6}?(?:同志)?(?:带队的|带领的|率领的|率领|率|带领)")
_GOES_ON = expression(r"(?:同志)?[，,、；;]?(?:和|及|与|以及)?")
_SHORT = expression(r"(?:中共)?(?P<level>[省市县区旗州盟])(?=[㐀-鿿])")
_CHIEF = expression(r"(?:常务副|第一副|副)?(?P<chief>总指挥|指挥长|组长|队长|主任|局长|院长|校长|会长|园长)$")


class Row:
    """What the officials named so far in a row leave for the next one."""

    def __init__(self, text: str, parties: Sequence[PartyMention]) -> None:
        self.text, self.parties = text, parties
        self.places: dict[str, Party] = {}
        self.last: Post | None = None
        self.end = 0
        self.taken: Party | None = None
        label = next((party for party in parties[:1] if party.span.start <= _LABEL), None)
        headed = label is not None and label.party.is_place and text[label.span.end : label.span.end + 1] in ("：", ":")
        self.heading = {label.party.name[-1]: label.party} if label is not None and headed else {}

    def at_home(self, post: Post, given: bool) -> Post:
        """The post with the place or the body that the row tells, where it tells none itself.

        `given` where a verb gives it (任, 挂任): then it may lie in the body that took the person before.
        """
        if given:
            return self._taken(post)
        goes_on = self.last is not None and _GOES_ON.fullmatch(self.text[self.end : post.span.start])
        self.places = self.places if goes_on else self._signatory(post) or dict(self.heading)
        short = _SHORT.match(self.text, post.span.start, post.span.end)
        level = short["level"] if short else post.level
        led = self._delegation(post, level)
        if led is not None and not post.is_printed_in(self.text):
            return moved(post, led, self.text[post.span.start : post.span.end])
        if level in self.places and not post.is_printed_in(self.text):
            return moved(post, self.places[level], self.text[post.span.start : post.span.end])
        return self._deputy(post) if goes_on else post

    def _delegation(self, post: Post, level: str) -> Party | None:
        """The place whose delegation the person leads (`某区代表团由区委书记某某带队`, `区长某某率领的某区代表团`)."""
        near = self._among(Span(post.span.start - _NEAR, post.span.end + _NEAR))
        before = [p.party for p in near if _LED.fullmatch(self.text, p.span.end, post.span.start)]
        behind = [
            p.party
            for p in near
            if _LEADING.fullmatch(self.text, post.span.end, p.span.start) and _TEAM.match(self.text, p.span.end)
        ]
        return next((p for p in (*before, *behind) if p.is_place and p.name.endswith(level or "-")), None)

    def _among(self, span: Span) -> Sequence[PartyMention]:
        """The parties inside a stretch of the text."""
        first = bisect_left(self.parties, span.start, key=lambda p: p.span.start)
        last = bisect_left(self.parties, span.end, key=lambda p: p.span.start)
        return [party for party in self.parties[first:last] if party.span.end <= span.end]

    def past(self, post: Post, names: Sequence[Span], given: bool) -> None:
        """Goes on behind a post and its people."""
        if given and post.org is not None and not post.org.is_place:
            self.taken = post.org
        self.end = max([post.span.end, *(name.end for name in names)])
        self.last = post
        if post.org is not None and post.org.is_place and post.is_printed_in(self.text):
            self.places[post.org.name[-1]] = post.org

    def _taken(self, post: Post) -> Post:
        """`某某任某院院长；某某任院长助理`: the second post is in the body that took the first person."""
        if self.taken is None or self._among(Span(self.end, post.span.end)):
            return post
        elsewhere = kind_headed(post.text) not in (None, self.taken.type) or post.level in _LEVELS
        if elsewhere or "。" in self.text[self.end : post.span.start]:
            return post
        return replace(post, org=self.taken)

    def _signatory(self, post: Post) -> dict[str, Party]:
        """`乙方代表：某某，区长`: the place that 乙方 means."""
        start = max(0, post.span.start - _LABEL * 3)
        near = self._among(Span(start, post.span.start))
        party = next(
            (p.party for p in reversed(near) if self.text[p.span.start : p.span.end] in ("甲方", "乙方")), None
        )
        return {party.name[-1]: party} if party is not None and party.is_place else {}

    def _deputy(self, post: Post) -> Post:
        if post.org is not None or self.last is None or self.last.org is None or post.name is not None:
            return post
        chief, before = _CHIEF.fullmatch(post.text), _CHIEF.search(self.last.text)
        if chief is None or before is None or chief["chief"] != before["chief"]:
            return post
        return replace(post, org=self.last.org, seconded=post.seconded or self.last.seconded, home=self.last.home)


def moved(post: Post, place: Party, printed: str) -> Post:
    """The post at another place of the same level: of the place itself, or of its body of that name."""
    if post.org is None or post.org.is_place:
        return replace(post, org=place)
    within = (*place.within, place.name)
    bare = next((post.org.name[len(outer) :] for outer in post.org.within if post.org.name.startswith(outer)), None)
    name = place.name + (bare if bare is not None else post.org.name[1:])
    return replace(post, org=replace(post.org, name=name, within=within, place=place.place, basis="context"))
