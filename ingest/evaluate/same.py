"""When two printed values mean the same: names, amounts, dates, and whole facts of each kind."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from ingest.expressions import expression

Fact = Mapping[str, Any]
_OWN = expression(r"^(我|全|本)?(县|区|市)(?=.{2,})")
_SUFFIXES = frozenset({"县", "区", "市", "省", "镇", "乡", "街道", "道", "村", "社区"})
_LINES_APART = 8  # a sum or a count is the same mention only where it stands near


def squeeze(text: object) -> str:
    """The text without white space, brackets made alike, 办事处 and 人民政府 dropped."""
    bare = re.sub(r"\s+", "", str(text or "")).replace("(", "（").replace(")", "）")
    return bare.replace("办事处", "").replace("人民政府", "")


class Names:
    """Decides whether two printed names mean the same party; `aliases` gives other forms of a name."""

    def __init__(self, aliases: Mapping[str, Sequence[str]]) -> None:
        self._main: dict[str, str] = {}
        for name, others in aliases.items():
            for form in (name, *others):
                self._main.setdefault(squeeze(form), squeeze(name))

    def same(self, first: object, second: object) -> bool:
        """True where both are empty, equal, aliases, or one is the other with a place in front or a suffix behind.

        >>> names = Names({})
        >>> names.same("甲县第一中学", "第一中学"), names.same("云溪", "云溪县"), names.same("云溪县", "云岭县")
        (True, True, False)
        """
        if not first or not second:
            return not first and not second
        ours, theirs = self._parts(first), self._parts(second)
        if ours == theirs:
            return True
        if len(ours) != 1 or len(theirs) != 1:
            return False
        short, long = sorted((*ours, *theirs), key=len)
        if len(short) < 2:
            return False
        ends = long.endswith(short) or _OWN.sub("", long) == _OWN.sub("", short)
        return ends or (long.startswith(short) and long[len(short) :] in _SUFFIXES)

    def agree(self, field: str, found: Fact, wanted: Fact) -> bool:
        """A side field agrees, or the reference leaves it open."""
        return wanted.get(field) is None or self.same(found.get(field), wanted[field])

    def _parts(self, name: object) -> set[str]:
        texts = (squeeze(part) for part in re.split(r"[、,，]", str(name)) if part)
        return {self._main.get(text, text) for text in texts}


def near(first: object, second: object) -> bool:
    """Two amounts are the same to a millionth, or to a cent."""
    try:
        a, b = float(str(first)), float(str(second))
    except ValueError:
        return False
    return abs(a - b) <= max(0.01, 1e-6 * abs(b))


def same_date(first: object, second: object) -> bool:
    """Equal, or one says the other with less precision.

    >>> same_date("2021-04", "2021-04-29"), same_date("2021", "2021-04")
    (True, False)
    """
    a, b = str(first or ""), str(second or "")
    return a == b or (min(len(a), len(b)) >= 7 and (a.startswith(b) or b.startswith(a)))


def lines_apart(found: Fact, wanted: Fact) -> int:
    """Lines between the two; 0 where either has none."""
    a, b = found.get("line"), wanted.get("line")
    return 0 if a is None or b is None else abs(int(a) - int(b))


def key_agrees(kind: str, found: Fact, wanted: Fact, names: Names) -> bool:
    """The two agree on the key that makes a fact of this kind what it is."""
    match kind:
        case "pairing":
            ends = [(found.get("east"), found.get("west")), (found.get("west"), found.get("east"))]
            return any(names.same(a, wanted.get("east")) and names.same(b, wanted.get("west")) for a, b in ends)
        case "pairing_count":
            return all(found.get(field) == wanted.get(field) for field in ("count", "kind"))
        case "funding":
            close = lines_apart(found, wanted) <= _LINES_APART
            return close and near(found.get("amount_yuan"), wanted.get("amount_yuan"))
        case "cadre":
            return squeeze(found.get("name")) == squeeze(wanted.get("name"))
        case "visit":
            dated = same_date(found.get("date"), wanted.get("date"))
            return dated and names.same(found.get("from"), wanted.get("from"))
        case "staff_count":
            return found.get("count") == wanted.get("count") and lines_apart(found, wanted) <= _LINES_APART
        case _:
            rows = [squeeze((one.get("path") or [""])[-1]) for one in (found, wanted)]
            return rows[0] == rows[1] and squeeze(found.get("value")) == squeeze(wanted.get("value"))


def rest_agrees(kind: str, found: Fact, wanted: Fact, names: Names) -> bool:
    """The other fields agree, too; a side that the reference leaves open agrees with anything."""

    def equal(*fields: str) -> bool:
        return all(found.get(field) == wanted.get(field) for field in fields)

    def agree(*fields: str) -> bool:
        return all(names.agree(field, found, wanted) for field in fields)

    match kind:
        case "pairing":
            straight = names.same(found.get("east"), wanted.get("east"))
            return straight and equal("east_type", "west_type", "year", "status") and agree("east_in", "west_in")
        case "pairing_count":
            return equal("year", "status") and agree("east", "west")
        case "funding":
            return equal("channel", "level", "year", "status") and agree("funder", "recipient")
        case "cadre":
            post = squeeze(wanted.get("post")) in squeeze(found.get("post"))
            return post and equal("role") and agree("org")
        case "visit":
            ended = not wanted.get("end_date") or same_date(found.get("end_date"), wanted["end_date"])
            led = set(found.get("led_by") or []) == set(wanted.get("led_by") or [])
            return ended and led and names.same(found.get("to"), wanted.get("to"))
        case "staff_count":
            return equal("kind", "status") and agree("from", "to")
        case _:
            paths = [[squeeze(step) for step in one.get("path") or []] for one in (found, wanted)]
            number = equal("number") or near(found.get("number"), wanted.get("number"))
            return (
                paths[0] == paths[1]
                and squeeze(found.get("unit")) == squeeze(wanted.get("unit"))
                and number
                and equal("kind")
            )
