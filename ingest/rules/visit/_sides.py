"""Who goes on a journey, where to and under whom, as the words around a word of going tell."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.aiding import aid
from ingest.expressions import expression
from ingest.mentions import Mention, PersonMention
from ingest.mentions.holders import kind_headed
from ingest.mentions.person_names import name_at
from ingest.parties import Party
from ingest.passages import Span
from ingest.rules import Reading
from ingest.rules.between import joint, opposite, parties_within, run_at, run_before, same_side, side_words
from ingest.rules.visit._listed_goals import listed_goals
from ingest.rules.visit._words import listed
from ingest.sides import side

_LEADS = expression(r"(?:同志)?(?:亲自)?(?:率|带队|带领|带着|领着|领队|牵头)")
DELEGATION = expression(r"[^，,。；]{0,6}?(?:代表团|考察团|交流团|考察组|调研组|慰问团|访问团|陪送团|工作组)")
# `赴医院定点帮扶村某村`
_OWN_CHARGE = expression("[^，。；]{0,6}(?:对口|定点|结对|包联)(?:帮扶|支援|协作|联系)(?:的|[村乡镇县点]|地区|单位)?")
_FOLLOWING = expression("(?:跟?随同?|参加)$")
_FOLLOWS = expression("[^，,。]{0,4}(?:跟随|随同|随)(?!行|后|即)")
_BODIES = ("school", "hospital", "enterprise")
_BOTH = expression("(?:两|上述|受援)[地县市区旗]")
_SIDE_TOLD = expression("(?:方面|一侧|那边)[，,：:]|[：:]")
_ORGANIZES = expression("(?:组织|安排|选派)(?!部)")
# A body of the helper that lives there (某区驻某县工作组); its ways to towns and villages are its daily work.
_STATIONED = expression("(?:工作[组队]|联络组|指挥部|前指|驻[㐀-鿿]{1,6}办事处)$")
_ON_THE_SPOT = expression(lambda: f"(?:{aid()}|援派)[^，。；]{{0,12}}(?:领队|队长|组长|指挥长|干部|医生|教师)|挂职")
_BARE_POST = expression("(?:^|[，,])([县区市旗州])(?:委|政府|人大|政协)?(?:常委|副)?(?:书记|[县区市旗州]?长|主席|主任)")
_UNTOLD = expression("我[县区市镇乡]|省[城里会]|市里|州府|外地|外省|周边")
_HELPED = expression(
    r"(?:对口(?:支援|帮扶|协作)|结对(?:帮扶)?|帮扶|援建|定点帮扶)的|(?:对口|定点)(?:支援|帮扶|协作)(?:地区|单位|[省市县区])"
)
# A body of no known place that sends others (中心组织9位专家): where it goes from is not told.
_SENDS = expression(
    "(?:^|[，,])(?P<body>[㐀-鿿]{2,14}?(?:中心|公司|集团|协会|学会|基金会|总会|大学|学院|研究院|委员会))(?:组织|安排|选派)"
)
_SUFFIX = expression(
    "(?:(?:蒙古|哈萨克|柯尔克孜|土家|布依|仡佬|哈尼|傈僳|纳西|拉祜|撒拉|裕固|朝鲜|[回藏苗彝壮侗瑶傣羌黎水佤怒])族)*(?:各族)?自治[县州旗]$"
    "|[省市县区旗州盟]$"
)


class Sides:
    """The people and parties of one part of a sentence, and what they are to a journey told there."""

    def __init__(self, text: str, span: Span, mentions: Sequence[Mention], reading: Reading) -> None:
        self.text, self.span, self.context, self.known = text, span, reading.context, reading.people
        self.own_body = body = reading.own_body
        # Whose people go who are told without a place: the school or hospital whose news it is, else the own place.
        self.home = body if body is not None and body.type in ("school", "hospital") else self.context.own
        self.people = [m for m in mentions if isinstance(m, PersonMention)]
        parties = parties_within(mentions, span)
        told = [m for m in side_words(text, span, self.context) if not any(m.span.overlaps(p.span) for p in parties)]
        self.parties = sorted([*parties, *told], key=lambda m: m.span)

    def leaders(self, clause: Span, go: re.Match[str]) -> list[str]:
        """The names between date and word of going that a word of leading follows, or that stand alone as subject."""
        within = [p for p in self.people if clause.start <= p.span.start and p.span.end <= go.end() + 1]
        if not within:
            return self._bare_leader(clause, go)
        # Who goes with the leader, or receives him, may stand behind (甲率代表团在乙陪同下前往).
        leads = [i for i, p in enumerate(within) if _LEADS.match(self.text, max(p.whole.end, p.span.end))]
        last = leads[0] if leads else len(within) - 1
        named = [within[last]]
        for person in reversed(within[:last]):
            if not re.fullmatch(r"(?:同志)?[、，,和与及]{0,2}", self.text[person.whole.end : named[0].whole.start]):
                break
            named.insert(0, person)
        behind = self.text[named[-1].span.end : go.start()]
        if _FOLLOWS.match(behind):
            return []
        alone = re.fullmatch(r"[^，,]{0,16}", behind) is not None
        return [person.name for person in named] if listed("lead").search(behind) or alone else []

    def _bare_leader(self, clause: Span, go: re.Match[str]) -> list[str]:
        """A name without its post before a word of leading (周某带队前往)."""
        lead = listed("lead").search(self.text, clause.start, go.start())
        if lead is None:
            return []
        for start in range(clause.start, lead.start()):
            if any(party.span.start <= start < party.span.end for party in self.parties):
                continue  # 江门 is a name by its form
            if start == clause.start or self.text[start - 1] in "，,由 ":
                end = name_at(self.text, start)
                if end is not None and end <= lead.start():
                    return [self.text[start:end]]
        return []

    def goers(self, go: re.Match[str], clause: Span, leaders: list[str]) -> list[Party] | None:
        """Who goes: the place of the delegation or of its leader, else the parties before the word; None if untold."""
        before = [i for i, p in enumerate(self.parties) if clause.start <= p.span.start and p.span.end <= go.start()]
        people = [p for p in self.people if p.name in leaders]
        named = [*people, *(person for name in leaders for person in self.known.get(name, ()))]
        orgs = [person.org for person in named if person.org is not None]
        if sent := self._sent_by(go) or self._organized(before) or self._followed(before):
            return sent
        if orgs:
            return [self._delegation(people, go) or self._place_led(people, orgs[0])]
        lead = min((p.whole.start for p in people), default=clause.start)
        sending = [i for i in before if self.parties[i].span.end <= lead and not self._is_goal(i)]
        if people and sending:
            return [self.parties[sending[-1]].party]
        if people or re.search("我(?![县区市旗州省院校局们])", self.text[clause.start : go.start()]):
            return None if self.home is None else [self.home]
        free = [i for i in before if not self._is_goal(i)]
        if free:
            return [p.party for p in run_before(self.text, self.parties, free[-1])]
        return self._of_bare_post(clause, go)

    def _of_bare_post(self, clause: Span, go: re.Match[str]) -> list[Party] | None:
        """Whose leader a post without a place is (区委书记到某镇): the own place of that level, else the partner."""
        told = _BARE_POST.search(self.text[clause.start : go.start()])
        sides = [party for party in (self.context.own, self.context.partner) if party is not None]
        return [party for party in sides if told is not None and party.name.endswith(told[1])][:1] or None

    def _sent_by(self, go: re.Match[str]) -> list[Party]:
        """Who sent the delegations (`甲区派出由 … 组成的代表团，乙区派出由 … 组成的代表团来 …`)."""
        return [p.party for p in self.parties if p.span.end < go.start() and self.text.startswith("派出由", p.span.end)]

    def _followed(self, before: Sequence[int]) -> list[Party]:
        """Whose delegation the people told go with (`董事长某某随某市党政代表团赴 …`)."""
        parties = [self.parties[i] for i in before if DELEGATION.match(self.text, self.parties[i].span.end)]
        return [p.party for p in parties if _FOLLOWING.search(self.text, self.span.start, p.span.start)][-1:]

    def _organized(self, before: Sequence[int]) -> list[Party]:
        """Who sends others there (`我县组织农业农村局、林草局等部门负责人赴 …`)."""
        parties = [self.parties[i] for i in before]
        by = [p.party for p in parties if p.party.is_place and _ORGANIZES.match(self.text, p.span.end)]
        return by[-1:] if len(parties) > 1 else []

    def _delegation(self, people: Sequence[PersonMention], go: re.Match[str]) -> Party | None:
        """The place whose delegation the leader leads (`某省委常委、某市委书记某某率某市党政代表团赴 …`)."""
        lead = max((max(p.whole.end, p.span.end) for p in people), default=go.start())
        for party in self.parties:
            if lead < party.span.start and party.span.end < go.start() and party.party.is_place:
                behind = self.text[party.span.end : go.start()]
                return party.party if DELEGATION.match(behind) else None
        return None

    def _place_led(self, people: Sequence[PersonMention], org: Party) -> Party:
        """The place whose post stands last (`某市人大常委会副主任、|某县委书记某某`), else the body told."""
        spans = [Span(person.whole.start, person.span.start) for person in people]
        inside = (p for p in self.parties if any(span.start <= p.span.start < span.end for span in spans))
        places = [p.party for p in inside if p.party.is_place and self.text[p.span.start - 1] == "、"]
        return org if org.is_place or not places else places[-1]

    def led(self, clause: Span, go: re.Match[str]) -> bool:
        """Whether leaders without a name, or a delegation, go (`区委副书记带队`, `党政代表团`)."""
        said = self.text[clause.start : go.start()]
        return bool(listed("leaders").search(said) or listed("party").search(said) or re.search("带队|率[队团]", said))

    def of_untold_body(self, leaders: Sequence[str]) -> bool:
        """Whether who leads heads a school, hospital or firm that nobody names (校长某某率教师赴 …)."""
        known = [person for name in leaders for person in self.known.get(name, ())]
        named = any(person.org is not None for person in known)
        own = self.home.type if self.home is not None else None
        headed = {kind_headed(person.post or "") for person in known}
        return not named and bool(headed & set(_BODIES) - {own})

    def lives_there(self, leaders: Sequence[str]) -> bool:
        """Whether who leads is of those whom the helper has there (援派医疗队领队, a seconded county leader)."""
        return any(
            person.seconded or _ON_THE_SPOT.search(self.text, person.whole.start, person.span.start)
            for person in self.people
            if person.name in leaders
        )

    def sent_by_stranger(self, clause: Span, go: re.Match[str]) -> bool:
        """Whether a body sends them that no party here is: where they come from is not told."""
        told = _SENDS.search(self.text[clause.start : go.start()])
        if told is None:
            return False
        start, end = clause.start + told.start("body"), clause.start + told.end("body")
        return not any(party.span.start < end and start < party.span.end for party in self.parties)

    def _is_goal(self, index: int) -> bool:
        start = self.parties[index].span.start
        return re.search(r"(?:与|向|同|对|在)$", self.text[max(0, start - 2) : start]) is not None

    def goals(self, go: re.Match[str], goers: list[Party] | None) -> list[Party]:
        """Where they go: the parties right behind the word, else the side opposite to the goers."""
        if several := self._both(go.end()) or listed_goals(self.text, go.end(), self.parties):
            return several
        if (short := self._short_partner(go.end())) is not None and not self._at(go.end()):
            return [short]
        for index, party in enumerate(self.parties):
            if party.span.start < go.end() or party.span.end > self.span.end:
                continue
            if party.span.start - go.end() <= 4 and _HELPED.match(self.text, party.span.end):
                # `来到某省对口支援的某州`
                following = self.parties[index + 1 : index + 2]
                return [p.party for p in following if p.span.start - party.span.end <= 8]
            gap = self.text[go.end() : party.span.start]
            if (len(gap) <= 4 and not re.search(r"[，,。]", gap)) or _OWN_CHARGE.fullmatch(gap):
                return [p.party for p in run_at(self.text, self.parties, index)]
            break
        own = self.context.own
        if self.untold(go):
            return []
        if (province := listed("provinces").match(self.text, go.end())) is not None:
            return [Party(province.group(), "province")]
        if goers and (side_told := self._label(go)) is not None:
            return [side_told]
        if goers:
            other = opposite(goers[0], self.context)
            return [other] if other is not None else []
        return [own] if go["go"] in ("来", "莅临") and own is not None else []

    def _at(self, at: int) -> bool:
        """Whether a party's own words begin there."""
        return any(party.span.start == at for party in self.parties)

    def untold(self, go: re.Match[str]) -> bool:
        """Whether the goal is the writer's own place, and no one knows which, or a place without a name (省城)."""
        return _UNTOLD.match(self.text, go.end()) is not None

    def _short_partner(self, at: int) -> Party | None:
        """A partner whose name without its last word stands there (赴乌兰 for 乌兰县)."""
        known = [*self.context.partners, *([self.context.own] if self.context.own is not None else [])]
        stems = ((party, _SUFFIX.sub("", party.name)) for party in known)
        return next((party for party, stem in stems if len(stem) > 1 and self.text.startswith(stem, at)), None)

    def _both(self, at: int) -> list[Party]:
        """The two partners that 两地 means of one who helps both."""
        first = self.context.partners[:1]
        alike = [party for party in self.context.partners if party.type == first[0].type] if first else []
        return alike if _BOTH.match(self.text, at) and len(alike) == 2 else []

    def _label(self, go: re.Match[str]) -> Party | None:
        """The other side that the part begins with (`某县方面，副市长某某8月6日带队前往`)."""
        first = next((p for p in self.parties if p.span.end < go.start()), None)
        labelled = first is not None and _SIDE_TOLD.match(self.text, first.span.end)
        return first.party if first is not None and labelled else None

    def from_here(self, goals: list[Party]) -> Party | None:
        """Who goes there of whom nothing is told: the body whose news it is, if it lies opposite, else that side."""
        other = self.opposite(goals)
        if other is None or self.home is None or self.home.is_place or not same_side(other, self.home, self.context):
            return other
        return self.home

    def opposite(self, goals: list[Party]) -> Party | None:
        """The side opposite to the goals."""
        return opposite(goals[0], self.context) if goals else None

    def stays(self, from_: Party | str | None, to: Party | str | None) -> bool:
        """Whether both ends lie in one county: no journey between the sides."""
        if not isinstance(from_, Party) or not isinstance(to, Party):
            return from_ is None
        if _STATIONED.search(from_.name) and to.type in ("street", "village", "school", "hospital", "enterprise"):
            return True
        apart = side(to, self.context) is None and side(from_, self.context) is not None
        if apart and self.context.partners and to.is_place and to.type != "province" and to != self.own_body:
            return True
        return from_.name == to.name or same_side(from_, to, self.context)

    def nth(self, parties: list[Party], position: int, dates: int) -> Party | str | None:
        """The party that belongs to the date at `position` where there is one for each; else all of them."""
        if dates > 1 and len(parties) == dates:
            return parties[position]
        return joint(parties)
