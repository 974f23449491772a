"""Whose money a sum is, by the words behind it."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.expressions import expression
from ingest.mentions import Mention
from ingest.parties import Party
from ingest.passages import Span
from ingest.rules.funding._lists import groups
from ingest.rules.funding._sums import Sum

_BY = expression(r"的?[一-鿿]{0,6}(?:[全均]部?)?由")
_GIVES_IT = expression(r"(?:无偿|独家|定向|全额|一次性)?(?:捐|出资|资助|援助|赞助|赠|提供|拨付|筹集|募集|承担|投入)")
FUND_BEHIND = expression(r"(?:的)?(?:财政|结对|帮扶|援助|对口|协作|社会)[一-鿿]{0,6}(?:资金|款)")


def source_behind(found: Sum, mentions: Sequence[Mention]) -> tuple[Party, ...]:
    """Whose money it is by the words right behind it: 用好2000万元甲省财政援助资金, 30万元善款由甲公司捐给丙村."""
    for group in groups(found, mentions, Span(found.mention.span.end, found.tail.end))[:1]:
        if _BY.fullmatch(found.words(found.mention.span.end, group.span.start)) and _GIVES_IT.match(
            found.words(group.span.end, group.span.end + 8)
        ):
            return group.parties
        if group.span.start == found.mention.span.end and FUND_BEHIND.match(
            found.words(group.span.end, group.span.end + 14)
        ):
            return group.parties
    return _told_after(found, mentions)


# Who gave is told after what was given: 30万元汇到了丙镇。这笔款项来自甲街道; 9万元的电脑运抵丙县，这批电脑由甲会捐赠.
_POINTS = expression(r"(?:这|该|此|上述|均|全部|都)[^，。；]{0,12}(?P<by>由|来自|是)")
_THIS = expression(rf"{_POINTS.pattern}$")
_LATER = 60


def _told_after(found: Sum, mentions: Sequence[Mention]) -> tuple[Party, ...]:
    """Who is said to have given 这笔, 这批 … in the clauses behind the sum."""
    behind, more = found.mention.span.end, found.tail.end < found.sentence.end
    end = found.tail.end if more else behind + _LATER
    if _POINTS.search(found.passage.text, behind, end) is None:
        return ()
    for group in groups(found, mentions, Span(behind, end)):
        told = _THIS.search(found.words(behind, group.span.start))
        if told is not None and (
            told["by"] == "来自" or _GIVES_IT.match(found.words(group.span.end, group.span.end + 8))
        ):
            return group.parties
    return ()
