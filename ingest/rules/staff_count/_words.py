"""The words of sending, receiving and training people, found in a sentence."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from graph.facts import StaffKind
from ingest.lexicon import alternatives, starts, words
from ingest.values import value

Action = Literal["send", "receive", "train", "present", "study", "exchange"]
_ACTIONS: tuple[Action, ...] = ("exchange", "train", "send", "receive", "present", "study")


_SEES = ("考察", "参观", "观摩", "调研", "访问")


@value(frozen=True, slots=True)
class Cue:
    """A word that moves people, at `start` to `end` of the passage; `weak` ones need a word of motion."""

    action: Action
    start: int
    end: int
    weak: bool = False


@cache
def _pattern() -> re.Pattern[str]:
    groups = "|".join(f"(?P<{action}>{alternatives(words('staff', action))}){_other(action)}" for action in _ACTIONS)
    # A class tells of people trained only with its number (培训班2期50人).
    number = r"\s?[0-9一二三四五六七八九十两]{1,3}(?:期|场次|批|次)"
    first = starts(*(words("staff", action) for action in _ACTIONS))
    # 互派, 党派, 志愿服务 and the like are other words.
    return re.compile(
        rf"(?=[{first}])(?<![互党帮])(?<!志愿)(?:{groups})(?!班(?!{number})|费|补|基地|中心|机构|项目|资金|补贴|出所|车间|情况|教(?![师员育练]))"
    )


def _other(action: Action) -> str:
    """What must not stand behind the words of `action`; 学习贯彻 and 学习用品 train nobody."""
    if action != "train":
        return ""
    read = alternatives(words("staff", "read_up"))
    return f"(?!{alternatives(words('staff', 'not_trained'))}|[^，。；、0-9]{{0,16}}(?:{read}))"


@cache
def _weak() -> frozenset[str]:
    return frozenset(words("staff", "weak_send"))


def cues(text: str, start: int, end: int) -> list[Cue]:
    """All cues between `start` and `end`, in order; the longest at each place."""
    found = []
    for match in _pattern().finditer(text, start, end):
        action = next(a for a in _ACTIONS if match[a])
        if action == "study" and text.startswith("的", match.end()):
            continue  # 在某大学就读的学生 are there already
        if match.group() == "学习" and (text.endswith(_SEES, 0, match.start()) or text.startswith(_SEES, match.end())):
            continue  # 考察学习 is a visit
        found.append(Cue(action, match.start(), match.end(), match.group() in _weak()))
    return found


@cache
def _kinds() -> tuple[re.Pattern[str], dict[str, StaffKind]]:
    names: tuple[StaffKind, ...] = ("teacher", "doctor", "official", "specialist", "other")
    table = {word: kind for kind in names for word in words("staff", f"kinds_{kind}")}
    return re.compile(alternatives(table)), table


def kind_of(noun: str) -> StaffKind | None:
    """Whom a noun names; the last known word decides (`教师等专业技术人才` are specialists); None where none is known.

    >>> kind_of("党政干部"), kind_of("教师、医生等专业技术人才"), kind_of("镇")
    ('official', 'specialist', None)
    """
    pattern, table = _kinds()
    last = None
    for match in pattern.finditer(noun):
        last = match.group()
    if last is None:
        return None
    kinds = {table[match.group()] for match in pattern.finditer(noun)}
    if last in ("专家", "人才", "骨干", "队员") and "专技" not in noun and "专业技术" not in noun:
        kinds.discard("specialist")
        return next(iter(kinds)) if kinds in ({"doctor"}, {"teacher"}) else table[last]
    return "specialist" if kinds == {"teacher", "doctor"} else table[last]


@cache
def against() -> re.Pattern[str]:
    """Words by which a count is of people who are not sent, received or trained."""
    return re.compile(rf"(?<!未)(?:{alternatives(words('staff', 'against'))})")


@cache
def attending() -> re.Pattern[str]:
    """From behind a count to a word of taking part in what is held or told there, which is no course and no service."""
    course = "[^，。；]{0,20}(?:培训|学习|研修|进修|跟岗|挂职|集训|轮训|研学|支教|支医|援|帮扶|支援|班)"
    attends = rf"{alternatives(words('staff', 'attends'))}|(?:参加|参与)(?!{course})"
    return re.compile(rf"[^，,。；;0-9]{{0,24}}?(?:{attends})")


@cache
def motion() -> re.Pattern[str]:
    """Words of motion, before the place that people go to."""
    return re.compile(rf"(?:{alternatives(words('staff', 'motion'))})")
