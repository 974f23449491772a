"""Who gives where a sum's own clauses name nobody: who speaks, the firm of a list, the firm of the sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from ingest.expressions import expression
from ingest.mentions import Mention, PartyMention
from ingest.parties import Party
from ingest.passages import Span
from ingest.rules import Reading
from ingest.rules.funding._focus import head_of_list, is_marked
from ingest.rules.funding._frames import names_project
from ingest.rules.funding._meant import firm_before
from ingest.rules.funding._sums import Sum, parties
from ingest.sides import side

# Who speaks stands no further from what is said.
_NEAR = 80
# What is said is no longer on either side of the sum.
_LONGEST = 300
_WE = expression(r"(?<![给为向对帮助持让和与])(?:我们|咱们|咱|我司|我(?=[今去前明]年|捐|又|再))")
_SAYS = r"(?:说|表示|介绍|告诉[^，。：“]{1,6}|坦言|透露|承诺|道|称)"
_BEFORE = expression(rf"[^。“”]{{0,40}}{_SAYS}[^，。：“]{{0,6}}[：，]?")
_BEHIND = expression(rf"[^。“”，]{{0,24}}{_SAYS}")


def speaking(found: Sum, reading: Reading) -> tuple[Party, ...]:
    """The body whose officer says 我们今年捐了10万元; nobody where a helped place speaks."""
    text, at = found.passage.text, found.mention.span.start
    opened = text.rfind("“", max(0, at - _LONGEST), at)
    if opened < 0 or "”" in text[opened:at] or not _WE.search(text, opened, at):
        return ()
    told = next(_speakers(found, reading.mentions[found.passage.index], opened), None)
    if told is None or (told.type not in ("enterprise", "social_org") and side(told, reading.context) != "east"):
        return ()
    return (told,)


def _speakers(found: Sum, mentions: Sequence[Mention], opened: int) -> Iterator[Party]:
    """Who is said to speak, right before the quotation or right behind it."""
    text = found.passage.text
    for mention in reversed(parties(mentions, Span(max(0, opened - _NEAR), opened))):
        if _BEFORE.fullmatch(text, mention.span.end, opened):
            yield mention.party
    closed = text.find("”", found.mention.span.end, found.mention.span.end + _LONGEST)
    for mention in parties(mentions, Span(closed, closed + _NEAR)) if closed >= 0 else ():
        if _BEHIND.match(text, mention.span.end):
            yield mention.party


_TIME = (
    r"(?:截至[^，。；]{0,6}|目前|[今去前同当]年|此后|之后|随后|期间|多年来|[0-9]{4}年|[0-9]{1,2}[月日]"
    r"|[上下]半年|年底|[^，。；]{0,8}(?:仪式|会|活动|现场|座谈|慰问|考察|调研)(?:上|中|期间|时|后)?，"
    r"|[，已共又还再并也]|累计|先后|陆续|无偿|现场)"
)
_ELIDED = expression(
    rf"(?:(?:按照?|根据)[^，。；]{{2,20}}，|(?:[一二三四五六七八九]是|[（(]?[0-9一二三四五六七八九]{{1,2}}[）).、．])[^，。；]{{2,16}}，)?{_TIME}*(?:[向为给对][^，。；]{{2,20}}?)?"
    r"(?:捐|赠|资助|援助|送|直接投入|投入|安排(?:财政|帮扶|援助|协作|对口)|拨付)"
)
# A subject stands no further from the start of its sentence, and no further above, in passages.
_FIRST, _FURTHEST = 14, 2
# Points without a subject of their own (一是…。二是…。) have that of the sentence before them.
_POINTS = 4


def subject_before(found: Sum, reading: Reading) -> tuple[Party, ...]:
    """The subject of the sentence before, where this one tells a gift and has none (甲会来到乙县。去年，捐赠了…)."""
    text, sentence = found.passage.text, found.sentence
    if not _ELIDED.match(text, sentence.start, found.mention.span.start):
        return ()
    giver = _subject(found, reading)
    if giver is None or side(giver, reading.context) == "west":
        return ()
    return (giver,) if not giver.is_place or side(giver, reading.context) == "east" else ()


def _subject(found: Sum, reading: Reading) -> Party | None:
    """Who opens the sentence before, or the first one of the passage above."""
    index, sentences = found.passage.index, found.passage.sentences
    at = bisect_left(sentences, found.sentence.start, key=lambda other: other.start) - 1
    if at >= 0:
        back = range(at, max(-1, at - _POINTS), -1)
        return next(filter(None, (_opening(sentences[one], index, reading) for one in back)), None)
    above = (reading.passages[back] for back in range(index - 1, max(-1, index - 1 - _FURTHEST), -1))
    opened = (_opening(passage.sentences[0], passage.index, reading) for passage in above if passage.sentences)
    return next(filter(None, opened), None)


def _opening(sentence: Span, index: int, reading: Reading) -> Party | None:
    """Who is named near the start of a sentence of the passage of that index."""
    named = parties(reading.mentions[index], Span(sentence.start, min(sentence.end, sentence.start + _NEAR)))
    return named[0].party if named and named[0].span.start <= sentence.start + _FIRST else None


# The firm as the subject of a list's head: 公司于2018年…签署协议。报告期内：.
_SUBJECT = expression(r"(?:^|[，。；])(?:该|本|我)?(公司|集团)(?=[于自与同和向为对在按以积累先共已])")


def firm_of_list(found: Sum, reading: Reading) -> tuple[Party, ...]:
    """The firm whose doings a list tells, where the passage is an item of it."""
    head = head_of_list(found.passage, reading) if is_marked(found.passage) else None
    subjects = list(_SUBJECT.finditer(head.text)) if head is not None else []
    return firm_before(subjects[-1][1], head.index, subjects[-1].start(), reading) if head and subjects else ()


# A body that no finder of names knows stands before the verb (，某某乳业投资3000万元).
_UNKNOWN = expression(
    r"[，、；]?[一-鿿（）]{2,12}(?:[药乳酒牧农林实]业|厂|超市|商场|酒店|中心|市场|合作社|商行|[中小]学|学院|医院|[局办会院馆]|工作室|事务所)"
    r"(?=捐|赠|投|出资|援|采购|认购|拨|支持|募|筹|[向为给][^，。；]{2,20}(?:捐|赠))"
)


def names_unknown(lead: str) -> bool:
    """Whether the words that lead to a sum begin with a body that no finder of names knows."""
    return _UNKNOWN.match(lead) is not None


_LEADS = expression(r"(?:[^，。；]{0,4}(?:子公司|旗下|下属|企业))?")


def firm_of_sentence(found: Sum, reading: Reading) -> tuple[Party, ...]:
    """The firm with which the sentence begins (甲公司2019年落户乙县，…；2022年追加投资1800万元)."""
    named = parties(reading.mentions[found.passage.index], Span(found.sentence.start, found.mention.span.start))
    first: PartyMention | None = named[0] if named else None
    if first is None or first.party.type != "enterprise" or names_project(found, first.span):
        return ()
    if names_unknown(found.own_lead):
        return ()
    return (first.party,) if _LEADS.fullmatch(found.passage.text, found.sentence.start, first.span.start) else ()
