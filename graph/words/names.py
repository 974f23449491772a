"""Names in a scanned sentence: a place before the name that lies in it, and what to say of a name nobody knows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from graph.errors import JieduiError
from graph.places import Gazetteer
from graph.store.base import View
from graph.words.entities import UNASKED, inside, named, official, unknown
from graph.words.lexicon import lexicon
from graph.words.near import sounds_like
from graph.words.scanning import Token
from graph.words.short import shortened
from graph.words.text import has_han

_KINDS = (*"省市区县旗盟州镇乡村", "街道", "社区", "嘎查", "自治区", "自治州", "自治县")
_FIRMS = ("公司", "集团")
_LATIN_KINDS = ("province", "prefecture", "city", "district", "county", "subdistrict", "town", "township", "village")
_ENDS = re.compile(
    ".(?:省|市|区|县|旗|盟|州|镇|乡|村|街道|社区|嘎查|小学|中学|学校|大学|学院|幼儿园|医院|卫生院|公司|集团|厂|合作社|局|委|办|协会|商会|基金会|总会)$"
)
_BETWEEN = re.compile(r"^\s*(?:的|,|，|of|in|\(|\s)?\s*$")
_MOST_UNKNOWN = 6  # words that no question has so many of
_MOST_PIECES = 8
_SHORTEST_PART = 3  # characters of a name; two stand in too many
_MOST_HOLDING = 5
_OF_PEOPLE = {"person", "led", "work", "people", "send"}
_WHO = ("是谁", "谁是", "who is ", "who was ")
_SCHOOL = re.compile(r"[\u3400-\u9fff]{2,8}?第?[一二三四五六七八九十]{1,3}[中小幼](?![\u3400-\u9fff]?[学年月])")
_PERSON = re.compile(r"[\u3400-\u9fff·]{2,4}$|[a-z]+(?: [a-z]+){1,2}$")


def merged(text: str, tokens: Sequence[Token]) -> list[Token]:
    """Tokens in which a place and a name inside it have become that one name: `东澜市听海区`, `Tinghai, Donglan`."""
    found: list[Token] = []
    for token in tokens:
        last = found[-1] if found else None
        if last is not None and last.kind == token.kind == "name":
            one = _one_name(text, last, token)
            if one is not None:
                found[-1] = one
                continue
        found.append(token)
    return _around_fillers(text, found)


def _around_fillers(text: str, tokens: list[Token]) -> list[Token]:
    """The same across a single 的, of or in between."""
    for at in range(len(tokens) - 2):
        first, middle, last = tokens[at : at + 3]
        if first.kind == last.kind == "name" and middle.filler and _BETWEEN.match(text[middle.start : middle.end]):
            one = _one_name(text, first, last)
            if one is not None:
                return _around_fillers(text, [*tokens[:at], one, *tokens[at + 3 :]])
    return tokens


def _one_name(text: str, first: Token, second: Token) -> Token | None:
    between = text[first.end : second.start]
    if between.strip(" 的,，(（") not in ("", "of", "in"):
        return None
    same = [node for node in first.nodes if node in second.nodes]
    inner = same or inside(second.nodes, {node.id for node in first.nodes})
    if inner:
        return replace(second, start=first.start, nodes=tuple(inner))
    if has_han(text[first.start : second.end]) and "(" not in between:
        return None
    outer = inside(first.nodes, {node.id for node in second.nodes})
    return replace(first, end=second.end, nodes=tuple(outer)) if outer else None


def doubtful(text: str, tokens: Sequence[Token]) -> list[Token]:
    """Tokens in which a short name before a word for a kind of place or a firm is none: `望潮县` beside `望潮区`.

    Pinyin before its own kind (`wangchao区`) is the name.
    """
    found: list[Token] = []
    for token in tokens:
        last = found[-1] if found else None
        if (
            last is not None
            and last.kind == "name"
            and token.kind == "words"
            and _is_kind(text[token.start : token.end], text[last.end : token.start])
            and not text[last.start : last.end].endswith((*_KINDS, *_FIRMS, *_LATIN_KINDS))
            and last.nodes[0].code != text[last.start : last.end]
        ):
            spelled = tuple(node for node in last.nodes if node.name.endswith(text[token.start : token.end]))
            if spelled and text[last.start : last.end].isascii():
                found[-1] = replace(last, end=token.end, nodes=spelled)
                continue
            found[-1] = Token("unknown", last.start, token.end)
            continue
        found.append(token)
    return found


def repaired(text: str, tokens: Sequence[Token], view: View, gazetteer: Gazetteer | None) -> list[Token]:
    """Tokens in which unknown words are a name: another one of a known place, or a shorter one of a known body."""
    for at in _unknown(tokens):
        for start, end in stretches(text, tokens, at):
            name = text[start:end].strip()
            if nodes := official(name, view, gazetteer) or (shortened(name, view) if has_han(name) else []):
                known = Token("name", start, end, nodes=tuple(nodes), full=True)
                before = [one for one in tokens if one.end <= start]
                after = [one for one in tokens if one.start >= end]
                return repaired(text, [*before, known, *after], view, gazetteer)
    return list(tokens)


def _unknown(tokens: Sequence[Token]) -> list[int]:
    """Where unknown words stand; only the first few, since each is looked for in a hundred ways."""
    return [at for at, token in enumerate(tokens) if token.kind == "unknown"][:_MOST_UNKNOWN]


def _is_kind(word: str, before: str) -> bool:
    return (word in (*_KINDS, *_FIRMS) and not before) or (word in _LATIN_KINDS and before in ("", " "))


def trouble(text: str, tokens: Sequence[Token], view: View, gazetteer: Gazetteer | None) -> JieduiError | None:
    """The error of the first name in the sentence that nobody knows; None where what is left over is no name."""
    for at in _unknown(tokens):
        error = _of(text, tokens, at, view, gazetteer)
        if error is not None:
            return error
    for first, second in pairwise(tokens):
        if first.kind == second.kind == "name" and first.end == second.start:
            error = unknown(text[first.start : second.end], view, gazetteer)
            if error.code == "place_not_in_ledger":
                return error
    return None


def _of(text: str, tokens: Sequence[Token], at: int, view: View, gazetteer: Gazetteer | None) -> JieduiError | None:
    """What is wrong with the name around the unknown stretch: one character off, a real place elsewhere, or nothing."""
    for start, end in stretches(text, tokens, at):
        name = text[start:end].strip()
        if named(name, view):
            continue
        error = unknown(name, view, gazetteer)
        if error.code == "place_not_in_ledger" or (error.code == "name_near" and not _read_anyway(error, tokens, name)):
            return error
    found = (
        _school(text, tokens, at)
        or _likely(text, tokens, at)
        or _part_of_a_name(text, tokens, at, view)
        or _somebody(text, tokens)
    )
    return None if found is None else unknown(found, view, gazetteer)


def _read_anyway(error: JieduiError, tokens: Sequence[Token], name: str) -> bool:
    """Whether the names near are those that the sentence holds already: the character too many is a word of its own.

    It is none where the whole sounds like the name (`望潮屈`): then its last character was mistyped.
    """
    known = {node.id for token in tokens for node in token.nodes}
    return all(one["id"] in known and not sounds_like(name, one["name"]) for one in error.candidates)


def _school(text: str, tokens: Sequence[Token], at: int) -> str | None:
    """A numbered school in short behind a place (`雁回九中`), though the place and 中 are words of their own."""
    last = tokens[at - 1] if at else None
    behind = last is not None and last.kind == "name" and last.end == tokens[at].start
    match = _SCHOOL.match(text, last.start if last is not None and behind else tokens[at].start)
    return match[0] if match and match.end() >= tokens[at].end else None


def _part_of_a_name(text: str, tokens: Sequence[Token], at: int, view: View) -> str | None:
    """The longest stretch around the unknown one that stands in a known name: `慈善会` of `望潮区慈善会`."""
    for start, end in stretches(text, tokens, at):
        part = text[start:end]
        known = view.search(part, _MOST_HOLDING) if end - start >= _SHORTEST_PART and has_han(part) else ()
        if any(part in node.name and node.label not in UNASKED for node in known):
            return part
    return None


def _somebody(text: str, tokens: Sequence[Token]) -> str | None:
    """What is unknown, where the sentence asks about one person and names nobody else."""
    signals = {value for token in tokens for group, value in token.meanings if group == "signal"}
    unread = [token for token in tokens if token.kind == "unknown"]
    name = text[unread[0].start : unread[-1].end]
    asked = signals & _OF_PEOPLE or text.strip(" ?？。.").replace(name, "") in _WHO
    return name if asked and _PERSON.match(name) and all(token.kind != "name" for token in tokens) else None


def stretches(text: str, tokens: Sequence[Token], at: int) -> Iterator[tuple[int, int]]:
    """The unknown stretch with its neighbours, the longest first: a name may begin or end with a word (`和`)."""
    first = at
    while first > 0 and at - first < _MOST_PIECES and _touches(text, tokens[first - 1], tokens[first]):
        first -= 1
    last = at
    while last + 1 < len(tokens) and last - at < _MOST_PIECES and _touches(text, tokens[last], tokens[last + 1]):
        last += 1
    spans = {(tokens[a].start, tokens[b].end) for a in range(first, at + 1) for b in range(at, last + 1)}
    yield from sorted(spans, key=lambda span: (span[0] - span[1], span))


def _touches(text: str, one: Token, two: Token) -> bool:
    between = text[one.end : two.start]
    return one.kind not in ("years", "bound") and two.kind not in ("years", "bound") and between in ("", " ")


def _leads_on(token: Token) -> bool:
    """Whether it is a word such as 给 or 到, which leads from one name to the next."""
    directed = lexicon().directed
    return any(group == "signal" and value in directed for group, value in token.meanings)


def _likely(text: str, tokens: Sequence[Token], at: int) -> str | None:
    """The unknown stretch with the word for a kind after it, if that looks like a name."""
    start, end = tokens[at].start, tokens[at].end
    last = tokens[at - 1] if at else None
    if last is not None and last.end == start and last.end - last.start == 1 and not last.filler:
        leads = at > 1 and tokens[at - 2].kind == "name" and _leads_on(last)
        start = start if leads else last.start  # `人` of `人民医院` was a word
    if (_ENDS.search(text[start:end]) and end - start > 1) or text[start:end].endswith(_LATIN_KINDS):
        return text[start:end]
    if at + 1 < len(tokens) and tokens[at + 1].start - end <= 1:
        name = text[start : tokens[at + 1].end]
        kinds = {group for group, _ in tokens[at + 1].meanings}
        if text[tokens[at + 1].end :].startswith("长"):
            return None  # `副县长` is a post
        if "type" in kinds and (_ENDS.search(name) or not has_han(name)):
            return name
    return None
