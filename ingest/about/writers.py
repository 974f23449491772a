"""Whom 我院, 我校, 甲方 and 乙方 mean, and which bodies a document names in full."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ingest.about.tally import Named, zones
from ingest.expressions import expression
from ingest.mentions.names import bare
from ingest.mentions.units import Unit
from ingest.parties import Party
from ingest.passages import Passage, running_text

if TYPE_CHECKING:
    from ingest.frame import Frame

_SIGNATORY = expression(r"([甲乙丙]方)[(（]?[^:：]{0,8}[:：]\s*")
# `某校（以下称甲方）与某校（以下简称乙方）`
_NAMED_AS = expression(r"[（(]以下(?:简)?称(?:为)?[“\"]?([甲乙丙]方)[”\"]?[）)]")
# 我院, or 学校 at the head of a clause that tells what it did.
_OWN_BODY = expression(
    "我(?:院|校|局|公司|司|中心|会|园|集团)|本(?:院|校|局|公司|司|中心|会|园|集团)"
    "|公司(?<![^，。；]公司)(?=[^与和。]{0,12}(?:结对|帮扶|捐赠|响应|实现)|于[0-9]{4}年[^，。；]{0,30}(?:结对|帮扶))"
    "|学校(?<![^，。；]学校)(?=先后|选派|派出|组织|现有)"
)
_OWN_VILLAGE = expression("我们?(?:村|社区|嘎查)|本(?:村|社区)(?!级|民)")
_QUOTED = expression("“[^”]{0,400}”")
_COMES = expression("[^，。；;]{0,12}?(?:到访|访问|来到?|走进|莅临|抵达|赴|与|和|向|随同|感谢)[我本][院校局园]")
_GOES = expression(
    "[我本][院校局园](?:(?:[^，。；;]{0,10}?(?:赴|前往|走进|来到|到))?[与和同向]?|[^，。；;]{0,8}(?:帮扶|支援|结对)[^，。；;]{0,24})$"
)
_WITH = ("与", "和", "同", "向", "给", "致", "赴", "到", "往", "至", "在", "驻", "抵达", "支援", "帮扶", "援助")
_LED = ("hospital", "school", "enterprise")
_FARTHEST = 36
_PROFILE = expression("(?:医院|学校|学院|大学|公司|企业|集团|单位)?(?:简介|概况|介绍)$")
_FIRST_LINES = 3
_FAR = 5  # passages
_KIND = {"学校": "school", "院": "hospital", "校": "school", "园": "school", "局": "department", "会": "social_org"}


def note_bodies(frame: Frame) -> None:
    """Notes bodies that are printed with their place, to complete those printed without."""
    from ingest.mentions.who import Who

    for units in frame.units.values():
        who = Who(frame)
        for unit in units:
            if unit.piece is None and unit.chain and not unit.apart and (mention := who.mention(unit)):
                frame.names.note_body(unit.text, mention.party.name, unit.kind, mention.party.place)


def signatories(passages: Sequence[Passage], frame: Frame) -> Mapping[str, Party]:
    """The parties of an agreement by their word; those of the first lines that name them."""
    from ingest.mentions.who import Who

    found: dict[str, Party] = {}
    for passage in passages[:20]:
        for match in _SIGNATORY.finditer(passage.text):
            unit = next((unit for unit in frame.units.get(passage.index, ()) if unit.start >= match.end()), None)
            mention = Who(frame).mention(unit) if unit is not None and unit.start - match.end() < 3 else None
            if mention is not None:
                found.setdefault(match[1], mention.party)
        for match in _NAMED_AS.finditer(passage.text):
            unit = next((unit for unit in frame.units.get(passage.index, ()) if unit.end == match.start()), None)
            mention = Who(frame).mention(unit) if unit is not None else None
            if mention is not None:
                found.setdefault(match[1], mention.party)
    return found


def named_above(frame: Frame) -> dict[int, Sequence[Sequence[Party]]]:
    """Of the passages that say 该院 or 该村, by their index: whom each of the few before names, the nearest first."""
    from ingest.mentions.who import Who

    def named(index: int) -> list[Party]:
        who = Who(frame)
        mentions = (who.mention(unit) for unit in frame.units.get(index, ()))
        return [mention.party for mention in mentions if mention is not None and not mention.own]

    asking = [index for index, units in frame.units.items() if any(unit.kind == "that" for unit in units)]
    return {index: [named(before) for before in range(index - 1, max(-1, index - _FAR), -1)] for index in asking}


def subject(passages: Sequence[Passage], units: Mapping[int, Sequence[Unit]]) -> Unit | None:
    """The body that the title begins with (or the text under 医院简介), if it names no other of its kind there: its
    heads are told without it."""
    lines = [p for p in passages[:_FIRST_LINES] if p.text and p.kind != "cell"]
    told = [p for p in lines if not _PROFILE.match(p.text)]
    if not told:
        return None
    title = told[0]
    end = title.sentence_at(0).end if title is not lines[0] else len(title.text)
    named = [unit for unit in units.get(title.index, ()) if unit.kind in _LED and unit.start < end]
    alone = [unit.kind for unit in named].count(named[0].kind) == 1 if named else False
    return named[0] if alone and named[0].start == 0 else None


def writer(unit: Unit | None, frame: Frame) -> Party | None:
    """The body that wrote the document, which 我院 and 我校 mean; `unit` is what `writing` found."""
    from ingest.mentions.who import Who

    mention = Who(frame).mention(unit) if unit is not None else None
    return mention.party if mention is not None else None


def note_writer(unit: Unit | None, named: Mapping[str, Named]) -> None:
    """Notes the county, or the city, of the body that wrote the document; `unit` is what `writing` found."""
    known = [piece.places[0].code for piece in unit.chain if len(piece.places) == 1] if unit is not None else []
    home = next((code for code in reversed(known) if len(code) == 6 and code in named), None)
    if home is not None:
        named[home].wrote = True


def writing(passages: Sequence[Passage], units: Mapping[int, Sequence[Unit]]) -> Unit | None:
    """The first body of the kind that the document calls its own, in its head or at its end, else the one that is named
    most; none after 与, and none that it sets beside its own."""
    own = _OWN_BODY.search(running_text(passages))
    if own is None:
        return _own_village(passages, units)
    kind = _KIND.get(own[0].lstrip("我本"), "enterprise")
    named = [(p, u) for p in passages for u in units.get(p.index, ()) if u.kind == kind and u.piece is None]
    others = {p.text[u.start : u.end] for p, u in named if _beside_own(p.text, u) or u.text.startswith("某")}
    left = [
        (p, u) for p, u in named if p.text[u.start : u.end] not in others and not p.text.endswith(_WITH, 0, u.start)
    ]
    where = zones(passages)
    ends = [u for p, u in left if p.index in where.head | where.end and not p.text.endswith(("：", ":"))]
    return ends[0] if ends else _most_named(left)


def _own_village(passages: Sequence[Passage], units: Mapping[int, Sequence[Unit]]) -> Unit | None:
    """The one village that head and end of the document name, where it says 我村 and quotes nobody with it."""
    if not any("我" in p.text or "本" in p.text for p in passages):
        return None
    if not any(_OWN_VILLAGE.search(_QUOTED.sub("", p.text)) for p in passages):
        return None
    where = zones(passages)
    edges = [p for p in passages if p.index in where.head | where.end and "。" not in p.text]
    named = [
        unit for p in edges for unit in units.get(p.index, ()) if unit.kind == "village" and unit.piece is not None
    ]
    one = len({bare(unit.piece.name, "village") for unit in named if unit.piece is not None}) == 1
    return named[0] if one else None


def _beside_own(text: str, unit: Unit) -> bool:
    """Whether a clause sets a body beside the own one: 某校一行到访我校, 我校与某校."""
    if _COMES.match(text, unit.end) is not None:
        return True
    return _GOES.search(text, max(0, unit.start - _FARTHEST), unit.start) is not None


def _most_named(left: Sequence[tuple[Passage, Unit]]) -> Unit | None:
    """The unit that stands there more than once and more often than any other."""
    names = Counter(passage.text[unit.start : unit.end] for passage, unit in left).most_common(2)
    if not names or names[0][1] < 2 or (len(names) == 2 and names[0][1] == names[1][1]):
        return None
    return next(unit for passage, unit in left if passage.text[unit.start : unit.end] == names[0][0])
