"""The words of journeys as expressions."""

from __future__ import annotations

import re
from functools import cache

from ingest.lexicon import alternatives, anywhere, starts, words

# `在某区考察`
_AT = "在(?=[㐀-鿿、]{2,30}?(?:考察|调研)(?!期间|时|后|团|组))"


@cache
def listed(key: str) -> re.Pattern[str]:
    """The words of one list of `travel.yaml` as one expression."""
    return re.compile(alternatives(words("travel", key)))


@cache
def going() -> re.Pattern[str]:
    """A word of going there, not inside other words (到位, 来自, 到期, 进入)."""
    go, first = alternatives(_go()), starts(_go(), "在")
    return re.compile(
        rf"(?=[{first}])(?<![历本原从素直遇受得达收达看做看签办未以近带迎引推促改跟增挺演先写编列载迈搬住升落])(?P<go>{go}|{_AT})(?<![感听想料碰找谈提讲说]到)(?<![发寄送运传捎换赢拿]来)(?<![十百千0-9]来)"
        r"(?!(?<=深入)(?:开展|推进|实施|贯彻|落实|学习|交流|合作)|场|年|世|除|掉|向|处|留|位|自|期|账|岗|底|源|年|校|信|电|访|目前|[0-9]|此|了解|一步|行|度|展|出|修|货|货源|劳|口|料|往|发|为|说|看|会的|会[一-鿿]{0,2}[0-9]|达[0-9]|达到|来不断|达的|的还有|来密切|来频繁|迎接|欢迎|送行|送别)"
    )


@cache
def goes() -> re.Pattern[str]:
    """Tells whether a word of going there stands in a text."""
    return anywhere(going().pattern, _go(), "在")


def _go() -> tuple[str, ...]:
    return (*words("travel", "go"), *words("travel", "seen"))


@cache
def weak() -> frozenset[str]:
    """The words of going that need a purpose or a leader."""
    return frozenset(words("travel", "weak"))


@cache
def seen() -> frozenset[str]:
    """The words of going that need the place right behind them."""
    return frozenset({"去", "在", *words("travel", "seen")})


@cache
def founded() -> re.Pattern[str]:
    """What stands behind the date on which something began, and is no ceremony that one travels to."""
    return re.compile(rf"(?:正式)?(?:{alternatives(words('travel', 'founding'))})(?!仪式|大会|典礼)")


@cache
def no_visitor() -> re.Pattern[str]:
    """Goods, a show or the press right before a word of going, and the press that goes along with others."""
    goods, press = alternatives(words("travel", "goods")), alternatives(words("travel", "press"))
    counted = r"[0-9]+(?:余|多)?(?:吨|公斤|箱|件)[㐀-鿿]{1,6}"
    often = "(?:首次|第[一二三四五六]次|顺利|集中|直接|已|正式|陆续|先后|从[^，。；]{2,8}出发[，,])*"
    along = rf"(?:{press})[^，。；]{{0,4}}(?:跟随|随同|跟着|随)[^，。；]*$"
    return re.compile(rf"(?:{goods}|{counted})[”》]?{often}$|(?:{press})[㐀-鿿0-9]{{0,9}}$|{along}")
