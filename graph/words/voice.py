"""Who does it to whom: what a word for help, a gift or a sending says where it stands, and in which voice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from graph.words.said import acts, asks, is_type, said_by, says
from graph.words.scanning import Token

THERE_IS = ("有", "有没有", "有无", "是否有", "是不是有", "可有")
AT = ("在", "到", "往", "赴", "来", "去", " in", " at", " to")
_DONE_BY = {"help": "passive", "give": "receive", "send": "receive"}
_OTHER_SIDE = {"helped": "helper", "helper": "helped"}
_UNCLEAR = {"help": "pairing", "give": "unclear", "send": "unclear"}
_TOWARDS = ("给", "向", "对", "为", "往")
COMING = ("来", "前来", "过来")
GOING = (*COMING, "去", "前往", "过去")
_BY = ("是", "由", "被", "受", "归", "让", "靠")
_OUTWARDS = re.compile("[出外]")  # who is sent out is sent by the name: `X有哪些人在外挂职`
_SAID_OF_HELP = ("结对帮扶", "协作帮扶")  # nouns, and verbs before a name
_PARTICIPLE = re.compile("[a-z]+ed$|given$|paid$|sent$|lent$")
_BE = re.compile(r"\b(?:is|are|was|were|been|being|gets?|got)$")
_BY_WHOM = re.compile(r"by (?:whom|who|which|what)\b")


def signal_of(value: str, text: str, tokens: Sequence[Token], at: int, first: int, asked: Sequence[int]) -> str:
    """What a signal of the word at `at` says of the name that begins at `first`; `asked` is where it is asked who."""
    token = tokens[at]
    if token.start > first and value in _DONE_BY and _is_suffered(text, tokens, at):
        return _DONE_BY[value]
    if token.start > first and value == "help" and at and comes(text, tokens[at - 1], token):
        return "passive"
    wondered = says(tokens, "who", "count", "amount")
    if value == "help" and not wondered and _is_attribute(text, token, _behind(tokens, at)):
        return "pairing"
    return _turned(value, token, text, max((start for start in asked if start < token.start), default=None))


def signals(text: str, tokens: Sequence[Token], at: int, first: int) -> Iterator[str]:
    """The signals of the word at `at`, without those that it has only beside others: 给 of `给X搞帮扶`."""
    token = tokens[at]
    if _orders(text, token, _behind(tokens, at)):
        return
    for value in _spoken(text, tokens, at):
        if value == "to" and comes(text, token, _behind(tokens, at), GOING):
            continue
        if value == "send" and _is_there(text, token, first):
            continue
        if value == "give" and (_is_got(tokens, at) or _is_for(text, tokens, at)):
            continue
        yield value


def comes(text: str, token: Token, later: Token | None, words: Sequence[str] = COMING) -> bool:
    """Whether 来 stands right before help, which others then bring: `X有哪些单位来帮扶`."""
    return (
        text[token.start : token.end] in words
        and later is not None
        and token.end == later.start
        and says([later], "help")
    )


def _behind(tokens: Sequence[Token], at: int) -> Token | None:
    return tokens[at + 1] if at + 1 < len(tokens) else None


def asked_at(text: str, tokens: Sequence[Token], first: int) -> list[int]:
    """Where it is asked behind the first name who does something: at 谁, and at 有 before a type (`X有企业帮扶吗`)."""
    return [
        one.start
        for one, later in zip_longest(tokens, tokens[1:])
        if one.start > first
        and not _did(tokens, first, one.start)
        and not text[one.start].isascii()
        and (asks(text, one) or (text[one.start : one.end] in THERE_IS and later is not None and is_type(later)))
    ]


def _did(tokens: Sequence[Token], first: int, asked: int) -> bool:
    """Whether the name is said to have done something before it is asked to whom: `X捐了什么给谁`."""
    return says([one for one in tokens if first < one.start and one.end <= asked], *_DONE_BY)


def done_to(before: str, tokens: Sequence[Token]) -> bool:
    """Whether what is done is done to the name behind `before`: 给X, and 在X where somebody before it does it."""
    someone = any(
        (token.end <= len(before) and acts(token)) or ("channel", "investment") in token.meanings for token in tokens
    )
    return before.rstrip().endswith((*_TOWARDS, "在") if someone else _TOWARDS)


def _spoken(text: str, tokens: Sequence[Token], at: int) -> Iterator[str]:
    """Its signals; of a noun that is a verb here, beside a name (`谁结对帮扶X`, `给X结对帮扶`), that of help."""
    token, later = tokens[at], _behind(tokens, at)
    before_name = later is not None and later.kind == "name" and later.start == token.end
    for_name = at > 1 and tokens[at - 1].kind == "name" and text[: tokens[at - 1].start].endswith(_TOWARDS)
    if (before_name or for_name) and text[token.start : token.end] in _SAID_OF_HELP:
        return iter(("help",))
    return said_by(token)


def _is_suffered(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether an English participle tells what is done to the name: `is NAME funded`, `NAME was helped`."""
    token = tokens[at]
    if not _PARTICIPLE.match(text[token.start : token.end]):
        return False
    last = tokens[at - 1]
    before = text[: last.start if last.kind == "name" else token.start].rstrip()
    return _BE.search(before) is not None or _BY_WHOM.match(text) is not None


def _turned(signal: str, token: Token, text: str, asked: int | None) -> str:
    """What a word for help or gifts says where it stands; `asked` is where the question word before it stands.

    Help behind 的 is a noun (`X的帮扶企业`) and says nothing of who helps whom. Behind `是谁` and `由谁` it is done to
    the name before (`X是谁帮扶的`); somebody's (`X是谁的帮扶对象`) is the other side. Behind the bare question word it
    may be either way round (`X哪些单位捐了款`).
    """
    owned = text[token.start - 1 : token.start] == "的"
    if signal == "help" and owned:
        return "pairing"
    if asked is None or text[:asked].endswith(_TOWARDS):
        return signal
    if signal in _OTHER_SIDE:
        return _OTHER_SIDE[signal] if owned else signal
    if signal == "help" and _is_told_of(text[asked : token.start]):
        return "passive"
    if signal in ("to", "travel") and "来" in text[asked : token.end]:
        return "host"  # `X有谁来过`
    if signal == "send" and _OUTWARDS.search(text, token.start, token.end) and not text[:asked].endswith(_BY):
        return signal
    return (_DONE_BY if text[:asked].endswith(_BY) else _UNCLEAR).get(signal, signal)


def _is_told_of(asked: str) -> bool:
    """Whether the words between a name and help ask who helps it: `X谁在帮`, `X有企业帮扶吗`; not `X有哪些企业帮扶`."""
    return asked.startswith(("谁", "有")) and not asked.startswith("有哪些")


def _is_attribute(text: str, help: Token, later: Token | None) -> bool:
    """Whether a bare word for help stands right before a type, so that `X帮扶企业` may be read either way round."""
    if later is None or later.start != help.end or not is_type(later):
        return False
    return not text[help.start : help.end].isascii() and text[help.end - 1] not in "的了过着"


def _orders(text: str, token: Token, later: Token | None) -> bool:
    """Whether it is a `by` before what is compared or ranked (`by money`), not before somebody who did something."""
    if text[token.start : token.end] != "by":
        return False
    return later is None or (later.kind == "words" and not is_type(later))


def _is_got(tokens: Sequence[Token], at: int) -> bool:
    """Whether a gift stands right behind a word for getting, and is what was got (`接受捐赠的明细`)."""
    return at > 0 and tokens[at - 1].end == tokens[at].start and says(tokens[at - 1 : at], "receive")


def _is_there(text: str, token: Token, first: int) -> bool:
    """Whether it tells only what kind of people are at the name: `在X的援派干部`."""
    return text[token.start - 1 : token.start] == "的" and text[:first].rstrip().endswith(AT) and token.start > first


def _is_for(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether 给 says for whom something else is done: `给X搞帮扶`."""
    token = tokens[at]
    done = text[token.start : token.end] == "给" and (
        says(tokens[at + 1 :], "help", "send") or any(text[one.start : one.end] in _SAID_OF_HELP for one in tokens[at:])
    )
    return done and not says(tokens, "money", "how_much")
