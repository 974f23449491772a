"""The year a sum belongs to, and whether it was given or is planned."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from graph.facts import Status
from ingest.expressions import expression
from ingest.lexicon import lexicon
from ingest.passages import Passage
from ingest.rules import Reading
from ingest.rules.funding._above import opening
from ingest.rules.funding._cues import listed
from ingest.rules.funding._sums import Sum
from ingest.rules.funding._years import short_year

_YEAR = expression(r"((?:19|20)[0-9]{2})年(?!度?计划(?:任务|书|》)|代)")
_SINCE = expression(
    r"^[^，。；]{0,24}(?:以来|来，|起，|至今)|^起(?=对口|结对|定点|帮扶|支援)|^.{0,30}[两二三四五六七八九十]?年来"
)
_TITLED = expression(r"《[^》]*[0-9]{4}[^》]*》")
_QUOTED = expression(
    r"[“《][^”》]*[”》]|计划(?:署|生育|单列|外|内)|目标责任|完成[^，。；]{0,6}(?:目标|任务|计划)|[模虚草]拟|拟定"
)


def year(found: Sum, reading: Reading, *, within_lead: bool = False) -> int | None:
    """The year named for the sum in its sentence (or only since the sum before it), or by a word like 去年."""
    start = found.lead.start if within_lead else found.sentence.start
    before = _TITLED.sub(_blank, found.words(start, found.mention.span.start))
    explicit = _last_year(before) if not _goes_through(found, before, reading) else reading.context.year
    short = short_year(found, reading)
    relative = short if short is not None else _relative(before, reading, found)
    if relative is not None or explicit is not None or within_lead:
        return relative if relative is not None else explicit
    return _of_passage(found, reading)


def _goes_through(found: Sum, before: str, reading: Reading) -> bool:
    """Whether a yearly sum is one of a run of years in which the document's lies (2013年至2019年，每年…)."""
    run = _RUN.search(before)
    now = reading.context.year
    return run is not None and now is not None and "每年" in before[run.end() :] and int(run[1]) <= now <= int(run[2])


_RUN = expression(r"((?:19|20)[0-9]{2})年?(?:[—–~至到-]{1,2})((?:19|20)[0-9]{2})年")


def end_of_range(found: Sum) -> int | None:
    """The last year of a range named in the sentence (2017—2020年); None where none is."""
    ranges = re.findall(r"[—–~至-]{1,2}((?:19|20)[0-9]{2})年", found.before_in_sentence)
    return int(ranges[-1]) if ranges else None


_OPENS = expression(r"^.{0,8}?((?:19|20)[0-9]{2})年[，,。：]")


def _of_passage(found: Sum, reading: Reading) -> int | None:
    """The year with which the passage opens (2013年，…), or that of a heading which plans (2005年工作安排)."""
    opens = _OPENS.match(found.passage.text)
    if opens and _long_ago(found, reading, int(opens[1])):
        opens = None
    if opens and not re.search("年来|以来|累计|至今", found.before_in_sentence):
        return _latest_opening(found, reading) or int(opens[1])
    if (opened := _latest_opening(found, reading, of_sentence=True)) is not None:
        return opened
    heading = found.passage.headings[-1] if len(found.passage.headings) > 1 else ""
    if (headed := _HEADED.match(heading)) is not None:
        return int(headed[1])
    if "明年" in opening(found.passage) and (written := _written(reading)) is not None:
        return written + 1
    heading = found.passage.headings[-1] if found.passage.headings else ""
    if _AHEAD.search(heading) and (named := re.search(r"((?:19|20)[0-9]{2})年", heading)):
        return int(named[1])
    return None


_SENTENCE_OPENS = expression(r"[。；]((?:19|20)[0-9]{2})年")


_SENTENCE_SETS = expression(r"[。；！]((?:19|20)[0-9]{2})年[，,]")
# A section by its year (（一）2021年完成情况).
_HEADED = expression(r"^[（(]?[0-9一二三四五六七八九十]{0,3}[）)、.．]*((?:19|20)[0-9]{2})年(?!.{0,8}(?:以来|至今|起))")


def _long_ago(found: Sum, reading: Reading, opened: int) -> bool:
    """Whether a passage only opens with how it all began (1996年，…), and the sum stands in a later sentence."""
    now = reading.context.year
    return now is not None and opened < now - 3 and found.sentence.start > found.passage.text.find("。")


def _written(reading: Reading) -> int | None:
    """The year in which the document was written, else that which it is about."""
    return int(reading.context.written[:4]) if reading.context.written is not None else reading.context.year


def _latest_opening(found: Sum, reading: Reading, *, of_sentence: bool = False) -> int | None:
    """The year with which the last sentence before the sum opens that opens with one (`of_sentence`: and a comma)."""
    opened = reading.once(_sentences_set if of_sentence else _sentences_opened, found.passage)
    before = bisect_right(opened, found.mention.span.start, key=lambda opening: opening[0])
    return opened[before - 1][1] if before else None


def _sentences_opened(passage: Passage, _: Reading) -> Sequence[tuple[int, int]]:
    """Where a sentence has opened with a year, and the year."""
    return [(match.end(), int(match[1])) for match in _SENTENCE_OPENS.finditer(passage.text)]


def _sentences_set(passage: Passage, _: Reading) -> Sequence[tuple[int, int]]:
    return [(match.end(), int(match[1])) for match in _SENTENCE_SETS.finditer(passage.text)]


def _last_year(text: str) -> int | None:
    years = [match for match in _YEAR.finditer(text) if not _is_since(text, match)]
    return int(years[-1][1]) if years else None


def _is_since(text: str, match: re.Match[str]) -> bool:
    """Whether the year only begins a time that goes on: 自2016年…以来, 2017年结对，两年来."""
    before, behind = text[: match.start()], text[match.end() :]
    if before.endswith("由") and behind.startswith("的"):
        return False  # 由2020年的4200万元增加到…
    if before.endswith(("自", "较", "比", "与", "同", "由")):
        return True
    return bool(_SINCE.match(behind) or _TIMES.match(behind))


# 是2011年的3倍.
_TIMES = expression(r"的(?:[0-9.]+|[两几数]|[一二三四五六七八九十]+)(?:多)?[倍%]")


_GOES_ON = expression(r"[^，。；]{0,3}(?:以来|至今|起)")  # 去年以来
_COMPARED = expression(r"(?:[较比与同按]|[低高多少]于|维持|保持|参照)$")


def _relative(before: str, reading: Reading, found: Sum) -> int | None:
    """The year of the last relative word behind any explicit year."""
    last = max((match.end() for match in _YEAR.finditer(before)), default=0)
    rest = before[last:]
    words: dict[str, dict[str, int | str]] = lexicon("measure")["relative_years"]
    at, meant = -1, None
    for word, rule in words.items():
        place = rest.rfind(word)
        if place > at and _is_of_sum(rest, place, place + len(word)):
            base = _named(found) if rule["from"] == "named" else reading.context.year
            base = _written(reading) if rule["from"] == "written" else base
            at, meant = place, (base + int(rule["add"]) if base is not None else None)
    if meant is None and "全年" in rest:
        meant = _named(found) or _begun(found)
    return meant


def _begun(found: Sum) -> int | None:
    """The year from which on the passage tells (2022年以来，…。全年…)."""
    years = _YEAR.findall(found.words(0, found.mention.span.start))
    return int(years[-1]) if years else None


def _is_of_sum(text: str, start: int, end: int) -> bool:
    """Whether a word like 去年 tells the sum's year: no comparison, no beginning, not said of something told before."""
    told_before = start > _OPENS_WITH and "；" in text[end:]
    return not told_before and not _COMPARED.search(text[:start]) and not _GOES_ON.match(text, end)


# A word no further from the start of its sentence is said of all of it.
_OPENS_WITH = 8


def _named(found: Sum) -> int | None:
    """The year last named in the passage before the sum."""
    return _last_year(found.words(max(0, found.mention.span.start - 400), found.mention.span.start))


_AHEAD = expression(r"下一步|年计划|工作计划|工作安排|工作打算|打算|目标任务|明年|下半年(?:工作|打算)|工作思路|议定")
# ▲下一步工作。
_NEXT = expression(r"\W{0,3}(?:下一?步|工作打算|今后打算)[^。：，]{0,8}[。：]")
# 将 in front of the sum itself makes it an object and tells no future (将筹得的3万元交给…).
_OBJECT = expression(r"将(?:[一这首]笔|[^，。；将]{0,14}[的到])?(?:约|近)?$")
# What is ensured in a clause before is no plan of the sum.
_ENSURED = expression(r"确保[^，。；]*[，；]")
_SIGNED = expression(
    r"(?:投资|合作)协议[0-9]+[项个份]、?总?金额(?:达|约|近|超|共|计)*$|签(?:约|下|订)(?:了|资金|合同)*(?:[^，。；、]{0,16}(?:项目|协议)[0-9]*[个项]?)?(?:[，、]?(?:总|协议|合同)?(?:投资|金额|资金)总?额?)?(?:达|约|近|超|共|计)*$"
)
# A goal that what was reached is measured by: 完成年度目标（1600万元）, 全年任务9000万元.
_AIM = expression(r"(?:目标|任务|(?<![今明]年)(?<!年[内底初])计划)(?:数|额)?(?:为|是|的)?（?$")
_SENTENCE_PLANS = expression(
    r"计划(?:[向为给与][^，。；]{2,12})?(?:争取|安排|投入|引进|新增|完成|实现|拨付)|力争|争取(?:再|新)?(?:引进|引来|新增|实现)|下一步|明年|拟(?:安排|投入|引进)|将(?:安排|投入|引进|争取)|(?:确定|商定|明确)[^，。；]{0,20}每年|签[订署][^。；]{0,24}协议[^。；]{0,20}每年"
)
_SCENE = expression(r"会上|会议期间|当场|现场")
_PAST = expression(r"已|截至|累计|收到|以来|(?<![于比较])(?:去年|上年)")
_LATER = expression(
    r"^认捐|^已?列入[^，。；]{0,6}(?:预算|计划)|^(?:预计|拟|尚未|待|将于)|^的?(?:全?年度?)?(?:任务|目标)|前(?:全部)?(?:拨付|安排|落实|下达|到位|到账)|将(?:全部)?(?:拨付|到位|到账|安排|落实|下达)"
)
# When it is due is told in a later clause (追加800万元，其中…，10月底前下达).
_DUE = expression(
    r"[^。；]*(?:[0-9]+月(?:[0-9]+日|底)?|年底|月底|[0-9]+日)前(?:全部|足额)*(?:下达|汇[至到入]|拨付|到位|到账|支付|兑付)|[^。；]*。[0-9]+月[0-9]+日前(?:汇[至到入]|拨付|到位)"
)
_DONE_BEHIND = expression(
    r"^[^；。]{0,30}?(?:，已|已(?:于|经|全部|拨付|到位|运抵|送达|发放|到账|入账|交接|移交|签收|到(?=[，。；]|$)))"
)
# What the last of a list says of all (…的40万元、…设备（价值6万元）已签收).
_DONE_AT_END = expression(r"[^，；。]{0,60}[）元件台套]均?已(?:签收|到位|拨付|交接|发放|到账)")


def status(found: Sum, reading: Reading, *, rules: bool = False) -> Status | None:
    """`planned` or `actual` where the sum's own words or its heading say so; None for the document's own.

    In a book of rules (`rules`) money is planned unless its words say that it was given.
    """
    before = _ENSURED.sub(_blank, _OBJECT.sub(_blank, _QUOTED.sub(_blank, found.own_lead)))
    if reading.is_agreement and not _PAST.search(found.before_in_sentence):
        return "planned"
    if _long_past(found, reading):
        return "actual"
    planned = max((match.end() for match in listed("planned").finditer(before)), default=-1)
    past = max((match.end() for match in _PAST.finditer(before)), default=-1)
    if is_aim(found):
        return "planned"
    done = _DONE_BEHIND.match(found.following) or _DONE_AT_END.match(found.passage.text, found.mention.span.end)
    if done and not listed("planned").search(found.before_in_clause):
        return "actual"
    if planned > past or _SIGNED.search(before) or _is_to_come(found, due=past < 0):
        return "planned"
    if past < 0 and _SENTENCE_PLANS.search(_QUOTED.sub(_blank, found.before_in_sentence)):
        return "planned"
    scene = _SCENE.search(found.before_in_sentence)
    if past >= 0 or scene or found.before_in_clause.startswith("当年") or done:
        return "actual"
    if _NEXT.match(found.passage.text):
        return "planned"
    if rules or any(_AHEAD.search(heading) for heading in (*found.passage.headings[-2:], opening(found.passage))):
        return "planned"
    return None


# What was done by a time (前十个月完成1985万元, 年内完成投资3600万元), whatever was planned before.
_DONE_BY = expression(
    r"(?:前[一二三四五六七八九十0-9]+个月|(?:年内|上半年|[0-9]月底)(?!前)|累计)(?:分别|已|实际|共)*(?:完成|实现|到位)"
)


def taken_over(found: Sum, before: Status | None) -> Status | None:
    """The status that a sum without a word of its own has from the one before it."""
    return None if before == "planned" and _DONE_BY.search(found.own_lead) else before


_DUE_REACH = 120


def _is_to_come(found: Sum, *, due: bool) -> bool:
    """Whether the words behind the sum say that it is still to come, and nothing says that it came.

    `due` lets a day count by which it is to be paid.
    """
    later, end = _LATER.search(re.split(r"[，；。]", found.following)[0]), found.mention.span.end
    later = later or (_DUE.match(found.passage.text, end, end + _DUE_REACH) if due else None)
    return later is not None and not _DONE_BEHIND.match(found.following)


def is_aim(found: Sum) -> bool:
    """Whether the sum is a goal by which another is measured (完成年度目标（1600万元）)."""
    return bool(_AIM.search(found.own_lead))


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _long_past(found: Sum, reading: Reading) -> bool:
    """Whether the sum's own clause names a year before the document's."""
    named = _YEAR.findall(found.before_in_clause)
    return bool(named) and reading.context.year is not None and int(named[-1]) < reading.context.year
