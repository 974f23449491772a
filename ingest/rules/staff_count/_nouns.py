"""Whom a number counts: the noun behind it (`3名党政干部`), else the noun before it (`党政干部3名`)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ingest.expressions import expression
from ingest.mentions import CountMention
from ingest.passages import Span
from ingest.rules.staff_count._words import kind_of

_FILLER = expression(
    r"(?:人数|人次|名单|一共|共计|总共|合计|累计|达到|[共各达约近逾有计为]|已有|已|的|先后|分|其中|全年|[，,：:]"
    r"|[0-9一二三四五六七八九十两]+[批期](?:次)?|[（(]|\s)*$"
)
_BEFORE = expression(r"[㐀-鿿、（）()“”]{0,18}$")
_AFTER = expression(
    r"(?:以上|左右)?的?(?:参[与加]“[^”]{2,16}”的|[“\"])?(?P<noun>(?:[㐀-鿿]{0,12}[0-9]{4}年度?)?[㐀-鿿]{1,22}(?:、[㐀-鿿]{1,14})?)(?![0-9])"
)
_CUT = expression(
    r"[到赴往在]|前往|来我|来[^自的]|参加|开展|分别|分[两三]?批|从|先后|担任|任(?!教|课)|挂职(?!干部|人才|人员|教师|医生|领导)|进行|进修|启程|乘|随|接受|跟岗|克服|全部|充实|安排|定期|计划于|抵达|走进|继续|组成|作为|[与同](?!志)|共同"
)


_DEALT = expression(r"(?P<nouns>[㐀-鿿]{2,8}(?:[、和][㐀-鿿]{2,8})+?)分别(?:为|是|有|达)?$")
# People on the way are told by what they are sent as (162名赴某省挂职干部).
_BOUND_FOR = expression(
    r"(?:赴|到)[㐀-鿿]{2,14}?(?P<noun>(?:协作)?(?:挂职|支教|支医|援派|帮扶)(?:干部|人才|教师|医生))"
)
# No noun reaches back over a mark or over who takes them along (县长某某带着二十来人).
_BREAK = expression("[，,。；;]|带着|领着|带领|率领?")
_RUN = 6


def dealt_nouns(text: str, sentence: Span, counts: Sequence[CountMention]) -> Mapping[Span, str]:
    """Whom each number counts where the nouns stand before all: `教师、医生分别为10名、7名`, `其中分别为3名和7名`."""
    found: dict[Span, str] = {}
    for first, count in enumerate(counts):
        run = _run(text, counts, first)
        if not text[sentence.start : count.span.start].rstrip("为是有达").endswith("分别"):
            continue
        named = _DEALT.search(text, sentence.start, count.span.start)
        nouns = re.split("[、和]", named["nouns"]) if named else []
        if not nouns and first >= len(run) > 1:
            nouns = [noun_of(text, sentence, c) for c in counts[first - len(run) : first]]
        if len(nouns) == len(run):
            found.update(zip((c.span for c in run), nouns, strict=True))
    return found


def _run(text: str, counts: Sequence[CountMention], first: int) -> list[CountMention]:
    """The counts from `first` on that only list marks part."""
    run = [counts[first]]
    for count in counts[first + 1 : first + _RUN]:
        if not re.fullmatch("[、，和]", text[run[-1].span.end : count.span.start]):
            break
        run.append(count)
    return run


def adds_up(whole: CountMention, counts: Sequence[CountMention]) -> Sequence[CountMention]:
    """The counts right behind a whole, two or more, that together make it; none where none do."""
    behind = [count for count in counts if count.span.start >= whole.span.end][:_RUN]
    sums = (behind[:size] for size in range(2, len(behind) + 1))
    return next((run for run in sums if sum(count.number for count in run) == whole.number), [])


def noun_of(text: str, sentence: Span, count: CountMention) -> str:
    """The words that name the people counted, "" where none are known."""
    bound = _BOUND_FOR.match(text, count.span.end)
    if bound is not None:
        return bound["noun"]
    after = _AFTER.match(text, count.span.end)
    noun = after["noun"] if after else ""
    cut = _CUT.search(noun)
    noun = noun[: cut.start()] if cut else noun
    if kind_of(noun):
        return noun
    filler = _FILLER.search(text, sentence.start, count.span.start)
    end = filler.start() if filler else count.span.start
    before = _BEFORE.search(text, sentence.start, end)
    return _BREAK.split(before.group())[-1] if before else ""
