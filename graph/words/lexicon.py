"""The words that say what a question is about, read from `data/lexicon/intents.yaml` (its head explains the lists)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Any

from data import parsed, resource

_CHOICE = re.compile(r"\(([^()]*)\)")
_MARKS = " \t\r\n?？。.!！,，、;；呢呀啊"
# ("signal", "pairing"), ("filler", ""), ("unread", ""), ("years", "2021-2025"), or (group, value)
Meaning = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a sentence; see the head of the file for what each part says."""

    question: str
    entities: int = 1
    needs: tuple[tuple[str, ...], ...] = ()
    may: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()
    groups: tuple[str, ...] = ()
    takes: tuple[tuple[str, str], ...] = ()
    sets: tuple[tuple[str, str], ...] = ()
    raw: str | None = None
    of: str | None = None
    unlike: str | None = None
    bare: bool = False
    several: bool = False
    counts: bool = True
    helped: bool = False
    sender: bool = False
    span: bool = False
    many: bool = False
    contrast: bool = False
    drops: frozenset[str] = frozenset()

    def fits(self, signals: frozenset[str]) -> bool:
        """Whether the signals hold all that is needed and nothing that is not allowed."""
        named = signals | {base(signal) for signal in signals}
        needed = {name for one in self.needs for name in one}
        allowed = self.may | needed
        return (
            all(named.intersection(one) for one in self.needs)
            and not named.intersection(self.unless)
            and all(signal in allowed or base(signal) in allowed for signal in signals)
        )


@dataclass(frozen=True)
class Lexicon:
    """Phrases with what they say: those in `placed` where a sentence begins or ends; `longest` is a length."""

    phrases: Mapping[str, frozenset[Meaning]]
    placed: frozenset[str]
    longest: int
    directed: frozenset[str]
    wider: Mapping[Meaning, tuple[str, ...]]
    kinds: Mapping[str, tuple[str, ...]]
    trained: Mapping[str, str]
    gapped: Mapping[str, re.Pattern[str]]
    readings: Sequence[Reading]

    def match(self, text: str, at: int) -> int:
        """The length of the longest phrase that starts there, 0 for none; Latin phrases end where a word does."""
        for length in range(min(self.longest, len(text) - at), 0, -1):
            end = at + length
            if self.read(text, at, end) is not None and _whole(text, at, end):
                return length
        return 0

    def with_gaps(self, text: str) -> Iterator[tuple[int, int, Meaning]]:
        """Start, end and meaning of what is said in words with others between."""
        for signal, said in self.gapped.items():
            yield from ((*match.span(), ("signal", signal)) for match in said.finditer(text))

    def read(self, text: str, start: int, end: int) -> frozenset[Meaning] | None:
        """What `text[start:end]` says, nothing where it must not be cut into others; None where it is no phrase.

        Some say something only where the sentence begins (`^WORD`) or ends (`WORD$`).
        """
        word = text[start:end]
        meanings = self.phrases.get(word)
        if word in self.placed:
            first = self.phrases.get("^" + word) if not text[:start].strip(_MARKS) else None
            last = self.phrases.get(word + "$") if not text[end:].strip(_MARKS) else None
            meanings = first or last or meanings
        return meanings if meanings is None or ("unread", "") not in meanings else frozenset()


def any_of(words: str) -> str:
    """An expression for one of the words, or of what their patterns stand for, the longest first.

    >>> any_of("查 (理|捋)清")
    '(?:(?:理|捋)清|查)'
    """
    return _either(sorted(map(_expression, words.split()), key=lambda one: (-len(one), one)))


def _expression(pattern: str) -> str:
    """A pattern as an expression: what it stands for may be thousands of phrases."""
    parts = _CHOICE.split(pattern)  # words and choices in turn
    return "".join(
        _either(map(re.escape, one.split("|"))) if at % 2 else re.escape(one) for at, one in enumerate(parts)
    )


def _either(expressions: Iterable[str]) -> str:
    return f"(?:{'|'.join(expressions)})"


def _gapped(begins: str, between: str, ends: str, behind: str) -> re.Pattern[str]:
    clause = r"(?:的|(?=[,，。;；?？吗呢\s]|$))"
    return re.compile(f"{any_of(begins)}{any_of(between)}*{any_of(ends)}{any_of(behind)}*{clause}")


def base(signal: str) -> str:
    """A directed signal without its direction.

    >>> base("help<"), base("pairing")
    ('help', 'pairing')
    """
    return signal.rstrip("<>")


@cache
def lexicon() -> Lexicon:
    """The lexicon, read once."""
    raw = loaded("intents.yaml")
    phrases: dict[str, frozenset[Meaning]] = {}
    for said, meanings in _entries(raw):
        for phrase in said:
            known = phrases.get(phrase)
            phrases[phrase] = meanings if known is None else known | meanings
    wider = {(group, one): tuple(many) for group, ones in raw["wider"].items() for one, many in ones.items()}
    return Lexicon(
        phrases=phrases,
        placed=frozenset(one.strip("^$") for one in phrases if one[0] == "^" or one[-1] == "$"),
        longest=max(map(len, phrases)),
        directed=frozenset(raw["directed"]),
        wider=wider,
        kinds={type: tuple(kinds) for type, kinds in raw["kinds"].items()},
        trained=raw["trained"],
        gapped={signal: _gapped(**said) for signal, said in raw["gapped"].items()},
        readings=[_reading(row) for row in raw["readings"]],
    )


def loaded(name: str) -> dict[str, Any]:
    """A file of the lexicon."""
    found: dict[str, Any] = parsed(resource("lexicon", name).read_text(encoding="utf-8"))
    return found


def _entries(raw: Mapping[str, Any]) -> Iterator[tuple[Iterable[str], frozenset[Meaning]]]:
    """Phrases, each with all that they say: there are tens of thousands, so those alike share what they say."""
    for part in ("signals", "also"):
        for name, words in raw[part].items():
            yield _phrases(words), frozenset([("signal", name)])
    for group, values in raw["constraints"].items():
        for value, words in values.items():
            yield _phrases(words), frozenset([(group, value), *_implied(raw["implies"], group, value)])
    yield _phrases(raw["fillers"]), frozenset([("filler", "")])
    yield _phrases(raw["unread"]), frozenset([("unread", "")])
    for phrase, (first, last) in raw["years"].items():
        yield [phrase], frozenset([("years", f"{first}-{last}")])


def _implied(implies: Mapping[str, str], group: str, value: str) -> Iterator[Meaning]:
    signal = implies.get(f"{group}.{value}", implies.get(group))
    if signal is not None:
        yield "signal", signal


def _phrases(words: Mapping[str, str]) -> Iterator[str]:
    for one in (*words["zh"].split(), *words["en"].split(",")):
        yield from spelled(one.strip())


def spelled(pattern: str) -> list[str]:
    """The phrases that a pattern stands for.

    >>> spelled("(没|未)结对(|的)")
    ['没结对', '没结对的', '未结对', '未结对的']
    """
    if "(" not in pattern:
        return [pattern] if pattern else []
    parts = [part.split("|") for part in _CHOICE.split(pattern)]
    return [phrase for phrase in map("".join, product(*parts)) if phrase]


def _reading(row: Mapping[str, Any]) -> Reading:
    return Reading(
        question=row["question"],
        entities=row.get("entities", 1),
        needs=tuple((one,) if isinstance(one, str) else tuple(one) for one in row.get("needs", ())),
        may=frozenset(row.get("may", ())),
        unless=frozenset(row.get("unless", ())),
        groups=tuple(row.get("with", ())),
        takes=tuple(row.get("takes", {}).items()),
        sets=tuple(row.get("sets", {}).items()),
        raw=row.get("raw"),
        of=row.get("of"),
        unlike=row.get("unlike"),
        bare=row.get("bare", False),
        several=row.get("several", False),
        counts=row.get("counts", True),
        helped=row.get("helped", False),
        sender=row.get("sender", False),
        span=row.get("span", False),
        many=row.get("many", False),
        contrast=row.get("contrast", False),
        drops=frozenset(row.get("drops", ())),
    )


def _whole(text: str, start: int, end: int) -> bool:
    """Whether no Latin word or number is cut at either end, nor 多少 in the middle."""
    if text[end - 1 : end + 1] == "多少":
        return False
    return not (_latin(text, start - 1) and _latin(text, start)) and not (_latin(text, end - 1) and _latin(text, end))


def _latin(text: str, at: int) -> bool:
    return 0 <= at < len(text) and text[at].isascii() and text[at].isalnum()
