"""The sentence above an answer: what was understood, with every constraint, and the number where it was asked for."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from graph.errors import Lang
from graph.questions import sets
from graph.questions.base import Asked, Parameter, Question
from graph.questions.parameters import plain_number
from graph.store.base import Node

_SETS = {
    "type": sets.PARTY_TYPES,
    "funder_type": sets.PARTY_TYPES,
    "recipient_type": sets.PARTY_TYPES,
    "channel": sets.CHANNELS,
    "level": sets.LEVELS,
    "status": sets.STATUSES,
    "role": sets.ROLES,
    "relation": sets.RELATIONS,
    "side": sets.PARTS,
    "change": {**sets.PAIR_CHANGES, **sets.CHANGES},
}
_EVERYWHERE: Mapping[Lang, str] = {"zh": "各地", "en": "all places"}  # where no entity is asked about
_KINDS = (sets.PAIR_KINDS, sets.STAFF_KINDS, sets.INDICATOR_KINDS)
_OTHER_SIDES = {"funder_type": ("{}给出", "given by: {}"), "recipient_type": ("{}收到", "received by: {}")}
_TEXTS = {"post": ("职务", "post"), "project": ("用途", "use"), "date": ("日期", "date")}
# Which way, where both ends are named.
_WAYS = {
    "forth": ("由{a}到{b}", "from {a} to {b}"),
    "back": ("由{b}到{a}", "from {b} to {a}"),
    "given": ("给{other}", "to {other}"),
    "received": ("来自{other}", "from {other}"),
    "out": ("去往{other}", "to {other}"),
    "in": ("来自{other}", "from {other}"),
}
_DIRECTIONS = (sets.DIRECTIONS, sets.SIDES, sets.COURSES, sets.BETWEEN)


def understood(question: Question, asked: Asked, lang: Lang, count: int | None = None, unnamed: int = 0) -> str:
    """The sentence; `count` is the number of rows where the asker wanted to know how many, `unnamed` how many more
    the documents count without naming them.
    """
    template = question.wording(lang).understood
    told = {one.name for one in question.parameters if "{" + one.name + "}" in template}
    shown = {
        one.name: shown_value(one, asked.values[one.name], lang) if one.name in asked.values else _EVERYWHERE[lang]
        for one in question.parameters
        if one.name in told
    }
    way = _way(asked, lang)
    told |= {"direction", "other"} if way else set()
    rest = [
        _constraint(one, asked.values[one.name], lang)
        for one in question.parameters
        if one.name not in told and asked.values.get(one.name) is not None
    ]
    sentence = ("，" if lang == "zh" else ", ").join([template.format_map(shown), *way, *rest])
    return sentence if count is None else sentence + _number(count, unnamed, lang)


def _way(asked: Asked, lang: Lang) -> list[str]:
    """From whom to whom, where one direction is asked for between two that are named."""
    ends = {name: node.name for name, node in asked.values.items() if isinstance(node, Node)}
    direction: tuple[str, ...] = asked.values.get("direction") or ()
    way = _WAYS.get(direction[0]) if len(direction) == 1 else None
    if way is None or not ({"a", "b"} <= ends.keys() or "other" in ends):
        return []
    return [way[0 if lang == "zh" else 1].format_map(ends)]


def _number(count: int, unnamed: int, lang: Lang) -> str:
    if unnamed:
        return (
            f"：有名单的 {count} 条，另报 {unnamed} 对" if lang == "zh" else f": {count} named, {unnamed} more counted"
        )
    return f"：共 {count} 条" if lang == "zh" else f": {count} in all"


def _constraint(parameter: Parameter, value: Any, lang: Lang) -> str:
    shown = shown_value(parameter, value, lang)
    if parameter.kind == "text":
        where = _TEXTS[parameter.name][0 if lang == "zh" else 1]
        return f"{where}含“{shown}”" if lang == "zh" else f"“{shown}” in the {where}"
    if parameter.kind == "number" and parameter.name != "limit":
        least, most = ("不少于", "不超过") if lang == "zh" else ("at least", "at most")
        money = parameter.columns == ("amount_yuan",)
        return f"{least if parameter.least else most} {_money(value, lang) if money else shown}"
    if parameter.name in _OTHER_SIDES:
        return _OTHER_SIDES[parameter.name][0 if lang == "zh" else 1].format(shown)
    if parameter.name == "limit":
        return f"前 {int(value)} 名" if lang == "zh" else f"the first {int(value)}"
    if parameter.name in ("entity", "places"):
        return shown
    if parameter.name == "sender":
        return f"由{shown}派出" if lang == "zh" else f"sent by {shown}"
    if parameter.kind == "entity":
        return f"与{shown}之间" if lang == "zh" else f"with {shown}"
    return f"{shown} 年" if parameter.kind == "years" and lang == "zh" else shown


def _money(yuan: Decimal, lang: Lang) -> str:
    """An amount as people read it.

    >>> _money(Decimal(5000000), "zh"), _money(Decimal(5000000), "en"), _money(Decimal("800.5"), "zh")
    ('500 万元', '5,000,000 yuan', '800.5 元')
    """
    if lang == "en":
        return f"{plain_number(yuan):,} yuan"
    return f"{plain_number(yuan / 10000):,} 万元" if yuan and yuan % 1000 == 0 else f"{plain_number(yuan):,} 元"


def shown_value(parameter: Parameter, value: Any, lang: Lang) -> str:
    """A parameter's value in the words of a language."""
    if isinstance(value, Node):
        return full_name(value)
    if parameter.kind == "entities":
        return ("、" if lang == "zh" else ", ").join(map(full_name, value))
    if parameter.kind == "indicator":
        return _measure(value, lang)
    if isinstance(value, Decimal):
        return str(plain_number(value))
    if parameter.kind == "years":
        first, last = value
        dash = "—" if lang == "zh" else "–"
        return str(first) if first == last else f"{first}{dash}{last}"
    if parameter.kind == "choice":
        return ("、" if lang == "zh" else ", ").join(_choice(parameter, one, lang) for one in value)
    return str(value)


def _measure(id: str, lang: Lang) -> str:
    """An indicator of the catalogue by its title, a total by its question's, a printed one as it is."""
    from graph.indicators import catalogue
    from graph.questions.registry import names, question

    if id in names():
        return question(id).wording(lang).title
    return next((one.zh if lang == "zh" else one.en for one in catalogue() if one.id == id), id)


def full_name(node: Node) -> str:
    """A node's name after the place it lies in, as people write it.

    >>> full_name(Node("n-1", "Street", "旧港街道", "street", place_name="东澜市 听海区"))
    '东澜市听海区旧港街道'
    """
    place = (node.place_name or "").replace(" ", "")
    return node.name if place in node.name else place + node.name


def _choice(parameter: Parameter, value: str, lang: Lang) -> str:
    found = _SETS.get(parameter.name)
    if found is None or value not in found:
        found = next(
            (one for one in (*_KINDS, *_DIRECTIONS) if set(parameter.values) <= set(one)), {value: (value, value)}
        )
    return sets.word(found, value, lang) if value in found else value
