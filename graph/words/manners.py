"""Manners of asking that ask nothing themselves: `麻烦帮我们捋一捋`, `能否提供一份`, `给领导汇报用`.

They are put together from the verbs and particles of `data/lexicon/manners.yaml`, so that a verb of finding or telling
is known in all its forms.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from graph.words.lexicon import any_of, loaded

_BEGINS = r"(?:^|(?<=[,，。;；:：!！?？、]))\s*+"
_ENDS = r"(?=[,，。;；:：!！?？\s]|$)"
_LISTS = "(?:简单|详细|完整)?的?(?:清单|名单|台账|台帐|明细|单子|名录|册子|表|列表|花名册|目录|总?数|名册|.{0,3}图)"


def find(text: str) -> dict[int, int]:
    """Where each such stretch begins and ends.

    >>> find("望潮区的结对帮我捋一捋"), find("望潮区捐了多少")
    ({6: 11}, {})
    """
    found: dict[int, int] = {}
    for pattern in _patterns():
        for match in pattern.finditer(text):
            start = match.end() - len(match[0].lstrip())
            found[start] = max(found.get(start, start), match.end())
    return {start: end for start, end in found.items() if end > start}


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    words = {name: any_of(said) for name, said in loaded("manners.yaml").items()}
    verb, whose = _verb(words), _for_whom(words)
    lead = f"(?>{words['before']}|{whose}|{words['whom']}|\\s)"
    leading = f"{words['leading']}{words['ends']}*|{words['first']}{words['ends']}+"
    alone = f"{words['one']}|{words['first']}{_ENDS}"
    said = (
        f"(?:{whose}|[帮给])?[来再先]?{verb}",
        f"{_BEGINS}(?:{lead}*(?:{verb}|{leading})|{lead}+(?:{alone})|{lead}*?{whose})",
        f"{_BEGINS}{words['clauses']}{_ENDS}",
        f"{_BEGINS}(?:各位{words['addressed']}们?[您你]?好?|{words['addressed']}们?[您你]?好){_ENDS}",
        *_for_use(words),
    )
    return tuple(map(re.compile, said))


def _verb(words: Mapping[str, str]) -> str:
    """A verb of finding or telling in one of its forms."""
    one, two, first, ends = (words[name] for name in ("one", "two", "first", "ends"))
    forms = (
        f"{one}(?:一下[子儿]?|下子?|一[遍番轮圈通回]|出来|一?个数)",
        f"(?P<v>{one})[一了]?(?P=v)(?:看|{ends})?",
        f"(?P<w>{two})(?P=w)",
        f"{two}{ends}*",
        f"(?:{one}|{first})一?[个张份套幅](?={_LISTS})",
    )
    return f"(?:{'|'.join(forms)})"


def _for_whom(words: Mapping[str, str]) -> str:
    return f"(?:帮忙|帮着|[帮给替为跟向]{words['whom']})"


def _for_use(words: Mapping[str, str]) -> tuple[str, ...]:
    """For whom and what for, where a clause ends: `摘给我`, `给领导汇报用`, `发我邮箱`."""
    whom = words["whom"]
    return (
        f"(?:发|传|拷|导|寄)(?:给|到)?{whom}的?(?:邮箱|微信|钉钉|手机|电脑|群)里?",
        f"(?:{words['one']}|{words['first']}|提供)?给{whom}(?:看看?|用|听听?|瞧瞧|参考|吧)*{_ENDS}",
        f"[给做写报供]?{whom}?[做写]?{words['wanted']}[时里上]?[要急备使]?用的?{_ENDS}",
    )
