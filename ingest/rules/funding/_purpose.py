"""What a sum is for, as printed: the use behind it, the label in front of a part, or the things given."""

from __future__ import annotations

import re
from functools import cache

from ingest.expressions import expression
from ingest.lexicon import alternatives, words
from ingest.rules.funding._cues import cues
from ingest.rules.funding._sums import Sum

_LONGEST = 40
# A label that only says whose money it is.
_SOURCE = expression(
    r"(?:到|截至|目前|已|累计|年底|[0-9一二三四五六七八九十]+月(?:底|末)?|资金|拨付|支付|支出|到账|报账|完成|捐款|捐物|现金|物资|折款|折价)*|"
    r"[一-鿿]{0,4}(?:协作|帮扶|援助|支援|财政|配套|统筹|自筹|无偿|社会|自有)+[一-鿿]{0,2}(?:资金|款|财力|经费)|"
    r"(?:东西部?|对口|结对|扶贫|定点|地方|中央|[省市区县各]级)?(?:协作|帮扶|援助|支援|财政|配套|统筹|自筹|无偿|社会|自有)+|"
    r"[省市区县](?:级|本级)?|每[一-鿿]{1,2}|.*(?:公司|集团|协会|商会|[省市县区局委会])"
)
_EDGES = " ，、；：。（）()《》的元"


@cache
def _behind() -> re.Pattern[str]:
    marks, verbs = alternatives(words("purposes", "use_marks")), alternatives(words("purposes", "use_verbs"))
    return re.compile(rf"^[，]?(?:(?:{marks})|(?=(?:{verbs})))(?P<use>[^，。；（]{{2,{_LONGEST}}})")


@cache
def _dropped() -> re.Pattern[str]:
    return re.compile(
        rf"^(?:{alternatives(words('purposes', 'label_drop'))}|[一二三四五六七八九]是|[0-9]{{4}}年度?|[{_EDGES}])+"
    )


@cache
def _ahead() -> re.Pattern[str]:
    """`用于产业开发` right in front of its sum: what then follows (`，用于劳务协作169万元`) is the next sum's use."""
    return re.compile(rf"(?:{alternatives(words('purposes', 'use_marks'))})(?P<use>[^，。；（用]{{2,{_LONGEST}}})$")


# 投资200万元建设的光伏电站正在发电: what was built, not what it does.
_BUILT = expression(r"(?:建设|修建|新建|建成|兴建|援建)的(?P<what>.{2,30}?(?:项目|工程|电站|中心|大楼|基地|学校|广场))")


def purpose(found: Sum, *, part: bool, goods: bool) -> str | None:
    """The purpose of a sum; `part` lets the label in front count, `goods` the things between verb and value."""
    ahead = _ahead().search(found.before_in_clause)
    if ahead:
        return _label_of(ahead["use"])
    behind = _behind().match(found.own_following)
    if behind:
        built = _BUILT.match(behind["use"])
        return built["what"] if built else behind["use"].strip(_EDGES) or None
    if goods:
        return _things(found)
    named = _NAMED.match(found.following)
    if named and not _SOURCE.fullmatch(named["use"]):
        return named["use"]
    return _label(found) if part else None


# What stands between the sum and its money: 20万元村道硬化援建资金.
_NAMED = expression(
    r"(?:的|[0-9.]+(?:平方米|公里|千米|米|亩)的?)?(?P<use>[一-鿿]{3,16}?)(?:援建|帮扶|扶持|专项|补助)+(?:资金|经费|款)(?=[，。；、]|$)"
)


def _label(found: Sum) -> str | None:
    return _label_of(found.before_in_clause)


def _label_of(printed: str) -> str | None:
    """A label without what only says that money was given, and whose it is."""
    label = _dropped().sub("", printed).strip(_EDGES)
    for cue in reversed(cues(label)):
        if cue.end == len(label) and cue.start:
            label = label[: cue.start].strip(_EDGES)
    return None if _SOURCE.fullmatch(label) else label[-_LONGEST:] or None


_THING = expression(r"^(?:[，]?的(?P<thing>[^，。；、（）元]{2,20})|(?P<bare>[一-鿿]{2,8})(?=[，。；、（]|$))")


def _things(found: Sum) -> str | None:
    """The things of a gift: behind the sum (价值3万元的校服), or between the verb and the value."""
    behind = _THING.match(found.following)
    if behind:
        thing = re.split(r"[和及与]?(?:价值|折合)", behind["thing"] or behind["bare"])[0]
        if behind.end() == len(found.following) and found.tail.end < found.sentence.end:
            thing = re.split(r"以及|[和及与、]", thing)[0]  # what follows belongs to the next sum
        return re.split(r"(?<=.{2})(?:帮助|用于|支持|资助)", thing)[0] or None
    gifts = [cue for cue in cues(found.leading) if cue.family in {"gift", "aid"}]
    if not gifts:
        return None
    between = re.split(r"[，（]", found.leading[gifts[-1].end :])[0]
    values = [cue.start for cue in cues(between) if cue.family == "goods" and cue.start and cue.word[0] in "价折市总"]
    between = between[: values[-1]] if values else between
    return between.strip(_EDGES).removeprefix("了")[:_LONGEST] or None
