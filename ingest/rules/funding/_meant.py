"""Parties that a sum's words mean without naming them: 公司, 该村, 三个村, 贵区."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.facts import PartyType
from ingest.expressions import expression
from ingest.mentions import Mention, PartyMention
from ingest.parties import Party
from ingest.passages import Span
from ingest.rules import Reading
from ingest.rules.funding._sums import Sum, parties
from ingest.sides import side

# How far back, in characters and in passages, something may be meant.
_FAR, _PASSAGES = 1500, 3
_FIRM = expression(
    r"(?:^|[，。；、是]|代表)(?:该|本|我)?(公司|集团|企业|商会|协会|基金会|促进会|慈善总会|慈善会|红十字会|总工会|(?<=该)行)"
    r"(?=(?<!会)[^，。；]*$|(?<!会)[^。；]{0,20}$|(?<!企业)(?:自[0-9]{4}年|[向为给]|通过|积极|[^，。；]*帮扶))"
)


def firm_meant(found: Sum, reading: Reading, start: int) -> tuple[Party, ...]:
    """The firm or club that 公司 or 该商会 means: the one last named before it near by, else that of the opening."""
    match = _FIRM.search(found.words(start, found.mention.span.start))
    return firm_before(match[1], found.passage.index, start + match.end(), reading) if match is not None else ()


def firm_before(word: str, index: int, end: int, reading: Reading) -> tuple[Party, ...]:
    """The firm or club that `word` means before `end` in the passage of that index."""
    for named in _passages_back(index, reading, end):
        fitting = [party for party in named if _is_body(party, word)]
        if fitting:
            return (fitting[-1],)
    opening = [party for mentions in reading.mentions[:_PASSAGES] for party in _named(mentions)]
    return tuple(party for party in opening if _is_body(party, word))[:1]


# What a firm builds is not the firm.
_PLANTS = ("厂", "车间", "基地", "合作社", "园")


def _is_body(party: Party, word: str) -> bool:
    """Whether 公司, 商会 … may mean the party."""
    if word.endswith(("会", "行")):
        return party.name.endswith(word)
    return party.type == "enterprise" and not (word in ("公司", "集团") and party.name.endswith(_PLANTS))


_CORE = expression(r"(?:股份|有限|责任|集团|总|公司|（[^）]*）)+$")
_SHORTEST = 4


def firm_short(found: Sum, reading: Reading) -> tuple[Party, ...]:
    """The firm named before whose short name stands in the words of the sum (海晟食品 for 临潮海晟食品有限公司)."""
    lead = found.own_lead
    before = parties(reading.mentions[found.passage.index], Span(max(0, found.own_start - _FAR), found.own_start))
    for mention in reversed(before):
        core = _CORE.sub("", mention.party.name) if mention.party.type == "enterprise" else ""
        runs = (core[at : at + _SHORTEST] for at in range(len(core) - _SHORTEST + 1))
        if any(run in lead for run in runs):
            return (mention.party,)
    return ()


def _passages_back(index: int, reading: Reading, end: int) -> Iterator[list[Party]]:
    """The parties named before `end` in the passage of that index, then those of the passages above it."""
    yield [m.party for m in parties(reading.mentions[index], Span(max(0, end - _FAR), end))]
    for back in range(index - 1, max(-1, index - _PASSAGES), -1):
        yield _named(reading.mentions[back])


def _named(mentions: Sequence[Mention]) -> list[Party]:
    return [mention.party for mention in mentions if isinstance(mention, PartyMention)]


_OFFICE = expression(r"(省|市|区)(?:委、[省市区]政府|人民政府|政府|财政)(?!局|部门|工作)")


def government_meant(found: Sum, reading: Reading, start: int) -> tuple[Party, ...]:
    """The helping place whose 区政府 or 省财政 is said to give: the last of that level before it in the passage."""
    match = _OFFICE.search(found.words(start, found.mention.span.start))
    own = reading.context.own
    if match is None or (own is not None and own.name.endswith(match[1])):
        return ()
    end = start + match.start()
    before = parties(reading.mentions[found.passage.index], Span(max(0, end - _FAR), end))
    known = [m.party for m in before if m.party.is_place and m.party.name.endswith(match[1])]
    helping = [party for party in known if side(party, reading.context) != "west"]
    return (helping[-1],) if helping else ()


_COUNTED = expression(r"(?:([两二三四五六七八九])|([2-9]))个?(村|镇|乡|社区|街道|县|旗|区)(?!级)")
_TYPES: dict[str, PartyType] = {"村": "village", "社区": "village", "镇": "street", "乡": "street", "街道": "street",
    "县": "district", "旗": "district", "区": "district", "校": "school", "院": "hospital"}  # fmt: skip


# Counties are counted over a page at most where a document is one line.
_PAGE = 4000


def counted_back(found: Sum, reading: Reading, start: int) -> tuple[Party, ...]:
    """The parties that 两个村, 4县 means: as many of that type as stood last before it, counties anywhere above."""
    match = _COUNTED.search(found.words(start, found.mention.span.start))
    if match is None:
        return ()
    number = int(match[2]) if match[2] else "零一二三四五六七八九".find(match[1].replace("两", "二"))
    wanted, end = _TYPES[match[3]], start + match.start()
    if wanted == "district":
        known = _counties(found, reading, end)
        return known if len(known) == number else ()
    before = parties(reading.mentions[found.passage.index], Span(max(0, end - _FAR), end))
    near = list(dict.fromkeys(m.party for m in before if m.party.type == wanted))
    return tuple(near[-number:]) if len(near) >= number else ()


def _counties(found: Sum, reading: Reading, end: int) -> tuple[Party, ...]:
    """The helped counties named so far in the document, in their order."""
    index = found.passage.index
    here = (m.party for m in parties(reading.mentions[index], Span(max(0, end - _PAGE), end)))
    everyone = reading.counties_above(index)
    everyone.update((party.name, party) for party in here if party.type == "district")
    return tuple(party for party in everyone.values() if side(party, reading.context) == "west")


_THAT = expression(r"该(村|镇|乡|街道|社区|校|院|县|区)")


# 捐资35万元，帮助该村修路.
_FOR_THAT = expression(
    r"[0-9.余多几万亿元]+[^，。；]{0,8}，?(?:主要|专项)?(?:用于|帮助|支持|资助|改善|解决|建设|修建|为|给|在)该(村|镇|乡|街道|社区|校|院|县|区)"
)


def that_before(found: Sum, reading: Reading, start: int) -> tuple[Party, ...]:
    """The party that 该村, 该校 means, before the sum or in its use: the last of that type before it."""
    at, end = found.mention.span.start, found.tail.end
    match = _THAT.search(found.passage.text, start, at) or _FOR_THAT.match(found.passage.text, at, end)
    if match is None:
        return ()
    end = match.start()
    for named in _passages_back(found.passage.index, reading, end):
        known = [party for party in named if party.type == _TYPES[match[1]]]
        helped = [party for party in known if side(party, reading.context) != "east"]
        if known:
            return tuple((helped or known)[-1:])
    return ()


_THAT_GIVES = expression(
    r"(?:^|[，。；])(?:该|(?=街道)|医(?=院))(街道|镇|乡|区|校|院)"
    r"(?=(?:于|共|已|将|再|陆续|先后|累计|还|又|[0-9年月日])*(?:对口|结对|帮扶|[向给为在]|捐|投[入资]|拨付|出资|拿出|安排|援建|选派|派出|派驻))"
)


def that_gives(found: Sum, reading: Reading, start: int) -> tuple[Party, ...]:
    """The party that 该街道 or 街道 means where it gives: the last of that type before it that is on no helped side."""
    match = _THAT_GIVES.search(found.words(start, found.mention.span.start))
    for named in _passages_back(found.passage.index, reading, start + match.start()) if match is not None else ():
        known = [party for party in named if match is not None and _is_such(party, match[1])]
        if known:
            giving = [party for party in known if side(party, reading.context) != "west"]
            return tuple(giving[-1:])
    return _of_opening(match[1], reading) if match is not None else ()


def helping_before(found: Sum, kind: PartyType, reading: Reading) -> tuple[Party, ...]:
    """The party of that type named last before the sum, here or not far above, that is known to help."""
    for named in _passages_back(found.passage.index, reading, found.mention.span.start):
        helping = [party for party in named if party.type == kind and side(party, reading.context) == "east"]
        if helping:
            return (helping[-1],)
    return ()


def of_helping_place(found: Sum, body: Party, printed: str, reading: Reading) -> tuple[Party, ...]:
    """The body as one of the helping 市 or 区 named before it, where the document's own place is none (市妇联).

    `printed` are the words in which it stands there.
    """
    own, level = reading.context.own, printed[:1]
    if level not in ("省", "市", "区") or own is None or own.name.endswith(level):
        return ()
    start = found.mention.span.start
    before = parties(reading.mentions[found.passage.index], Span(max(0, start - _FAR), start))
    helping = (m.party for m in reversed(before) if side(m.party, reading.context) == "east")
    for party in helping:
        around = (*party.within, party.name) if party.is_place else party.within
        place = next((name for name in reversed(around) if name.endswith(level)), None)
        if place is not None:
            return (Party(name=place + printed[1:], type=body.type, within=(place,), place=party.place),)
    return ()


# 考察团向丙村捐赠…: the place or body that went there.
_DELEGATION = expression(
    r"(?:^|[，。；])(?:党政|经贸|教育)?(?:代表团|考察团|慰问团|访问团|交流团|考察组|慰问组)(?:一行|成员)?(?:还|又|现场|分别|当场|共|也)*(?=[向为给]|捐|赠|送)"
)


def delegation_meant(found: Sum, reading: Reading, start: int) -> tuple[Party, ...]:
    """The helping place whose delegation gives."""
    east = reading.context.east
    told = _DELEGATION.search(found.words(start, found.mention.span.start))
    return (east,) if told is not None and east is not None else ()


# Names that begin alike are of one body, one of them short.
_ALIKE = 4


def _of_opening(word: str, reading: Reading) -> tuple[Party, ...]:
    """The hospital or school that the opening tells of, where it is the only one on no helped side."""
    if word not in ("院", "校"):
        return ()
    opening = (party for mentions in reading.mentions[:_PASSAGES] for party in _named(mentions))
    known = {party for party in opening if _is_such(party, word) and side(party, reading.context) != "west"}
    alike = {party.name[:_ALIKE] for party in known}  # 临潮大学一附院, 临潮大学第一附属医院
    return (max(known, key=lambda party: len(party.name)),) if len(alike) == 1 else ()


def _is_such(party: Party, word: str) -> bool:
    """Whether 该镇, 该校 … may mean the party."""
    return party.type == _TYPES[word] and (party.type != "street" or party.name.endswith(word))


_YOURS = expression(r"贵(?:省|市|区|县|方)|(?:^|[，。；])你们")


_YOUR_BODY = expression(r"贵(?:会|司|公司|单位|校|院|局|集团|商会|街道|镇)")
_GREETED = 8


def yours(found: Sum, reading: Reading, start: int) -> tuple[Party, ...]:
    """Whom a letter of thanks calls 贵区: the helping place; 贵会 is the body that it greets."""
    words = found.words(start, found.mention.span.start)
    if _YOUR_BODY.search(words):
        return _greeted(reading)
    east = reading.context.east
    return (east,) if _YOURS.search(words) and east is not None and reading.context.side == "west" else ()


def _greeted(reading: Reading) -> tuple[Party, ...]:
    """The body in the line that greets (望潮区慈善总会：)."""
    for passage in reading.passages[:_GREETED]:
        if passage.text.endswith(("：", ":")):
            return tuple(_named(reading.mentions[passage.index])[:1])
    return ()
