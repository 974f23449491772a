"""Which of two sides helps: votes of sentences, of the titles of bodies, and of what only one side says of itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ingest.about.tally import Named
from ingest.expressions import expression
from ingest.lexicon import lexicon
from ingest.mentions.decide import inside
from ingest.mentions.units import Piece, Unit
from ingest.passages import Passage, running_text

_SIGNS = expression("[甲乙]")
_PARTY = expression(r"([甲乙]方)[(（]?[^:：]{0,8}[:：]\s*")
_FIRST_LINES = 20
_OURS = expression("[我本](?:[镇乡校院局会村]|街道|社区)|来(?=[院校]的?(?:支|坐|挂|帮|开|任))")
_THEIRS = expression("贵(?=[省市区县州旗方地校院局])[省市区县州旗方地校院局]")
_SENTENCE_ENDS = expression("[。；\n]")
_SPEECH = expression("(“[^“”]*”)")
_GAP = "[^，。；甲乙]{0,14}"
_FAINT_ENOUGH = 0.8  # one weak sign from a town or a body does not tell a county's side
_MOST_OF_A_BODY = 2.0  # an office that signs every page is one voice


@dataclass
class Votes:
    """For and against the own place being the helper; `told` are the words that weighed most."""

    helps: float = 0.0
    helped: float = 0.0
    offices: float = 0.0
    told: str = ""

    def add(self, weight: float, word: str) -> None:
        """A vote: positive where the own place helps."""
        self.helps += max(weight, 0.0)
        self.helped += max(-weight, 0.0)
        self.told = self.told or word

    @property
    def score(self) -> float:
        """Positive where the own place helps."""
        offices = max(-_MOST_OF_A_BODY, min(_MOST_OF_A_BODY, self.offices))
        return self.helps - self.helped + offices


@dataclass(frozen=True)
class _Wanted:
    """The places of one side: by code, and those without one by name."""

    codes: frozenset[str]
    names: frozenset[str]

    @classmethod
    def of(cls, places: Sequence[Named]) -> _Wanted:
        codes = frozenset(item.place.code for item in places if item.place is not None)
        return cls(codes, frozenset(item.name for item in places if item.place is None))

    def meant_by(self, piece: Piece) -> bool:
        """Whether a name may mean one of them."""
        return piece.name in self.names or any(place.code in self.codes for place in piece.places)


@cache
def _phrases() -> tuple[tuple[float, re.Pattern[str]], ...]:
    """Weights and expressions for sentences in which our side is 甲 and the other 乙."""
    return tuple((float(group["weight"]), _one_of(group["words"])) for group in lexicon("sides")["phrases"])


@cache
def _said(key: str) -> tuple[tuple[float, re.Pattern[str]], ...]:
    """Weights (positive for helping) and expressions of a list of words."""
    return tuple(
        (float(row["weight"]) * (1 if row["side"] == "helps" else -1), _one_of(row["words"]))
        for row in lexicon("sides")[key]
    )


def _one_of(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(words).replace("~", _GAP))


def votes(
    passages: Sequence[Passage], units: Mapping[int, Sequence[Unit]], own: Named, partners: Sequence[Named]
) -> Votes:
    """All votes of a document; towns, and bodies that call themselves 我校, speak only where nothing else tells."""
    found = _votes(passages, units, own, partners, faint=False)
    if found.score:
        return found
    faint = _votes(passages, units, own, partners, faint=True)
    return faint if abs(faint.score) >= _FAINT_ENOUGH else found


def _votes(
    passages: Sequence[Passage],
    units: Mapping[int, Sequence[Unit]],
    own: Named,
    partners: Sequence[Named],
    *,
    faint: bool,
) -> Votes:
    us, them = _Wanted.of([own]), _Wanted.of(partners)
    found, parties = Votes(), _parties(passages, units, us, them)
    told: list[str] = []

    def sign_of(unit: Unit) -> str:
        sign = (parties and _as_party(unit, parties)) or _sign(unit, us, them, faint=faint)
        return sign or (_sign_of_town(unit, own, partners) if faint else "")

    for passage in passages:
        signed = [(unit, sign) for unit in units.get(passage.index, ()) if (sign := sign_of(unit))]
        told += _sentences(passage.text, signed, faint=faint)
        for unit, sign in signed:
            if unit.piece is None and not (parties and any(piece.own == "prefix" for piece in unit.chain)):
                _vote_of_office(unit, sign, found)
    _vote("。\n".join(told), found)
    for weight, pattern in _said("own_words"):
        for match in pattern.finditer(running_text(passages)):
            found.add(weight, match[0])
    return found


def _vote(text: str, found: Votes) -> None:
    swapped = _swapped(text)
    for weight, words in _phrases():
        for match in words.finditer(text):
            found.add(weight, match[0])
        for match in words.finditer(swapped):
            found.add(-weight, _swapped(match[0]))


def _swapped(text: str) -> str:
    return text.replace("甲", "\0").replace("乙", "甲").replace("\0", "乙")


def _vote_of_office(unit: Unit, sign: str, found: Votes) -> None:
    for weight, pattern in _said("offices"):
        if pattern.search(unit.text):
            found.offices += weight if sign == "甲" else -weight


def _parties(
    passages: Sequence[Passage], units: Mapping[int, Sequence[Unit]], us: _Wanted, them: _Wanted
) -> dict[str, str]:
    """Which side 甲方 and 乙方 are, by the first line that names each."""
    found: dict[str, str] = {}
    for passage in passages[:_FIRST_LINES]:
        for match in _PARTY.finditer(passage.text):
            unit = next((unit for unit in units.get(passage.index, ()) if unit.start >= match.end()), None)
            if unit is not None and unit.start - match.end() < 3 and (sign := _sign(unit, us, them)):
                found.setdefault(match[1], sign)
    return found


def _sentences(text: str, signed: Sequence[tuple[Unit, str]], *, faint: bool) -> Iterator[str]:
    """The sentences in which a side is named, own names written 甲 and the other side's 乙."""
    if not signed and not faint and "贵" not in text:
        return
    marked, at = [], 0
    for unit, sign in signed:
        marked += [_SIGNS.sub("某", text[at : unit.start]), sign]
        at = unit.end
    text = "".join([*marked, _SIGNS.sub("某", text[at:])])
    text = _outside_speech(lambda words: _THEIRS.sub("乙", _OURS.sub("甲", words) if faint else words), text)
    if _SIGNS.search(text):
        yield from (sentence for sentence in _SENTENCE_ENDS.split(text) if _SIGNS.search(sentence))


def _outside_speech(change: Callable[[str], str], text: str) -> str:
    """The text changed where nobody is quoted: 我村 in a villager's mouth is not the writer's."""
    return "".join(part if part.startswith("“") else change(part) for part in _SPEECH.split(text))


def _as_party(unit: Unit, parties: Mapping[str, str]) -> str:
    """The side of a name that is 甲方 or 乙方, or begins with it."""
    pieces = (piece for piece in (*unit.chain, unit.piece) if piece is not None)
    return next((parties.get(piece.name, "") for piece in pieces if piece.own == "party"), "")


def _sign(unit: Unit, us: _Wanted, them: _Wanted, *, faint: bool = True) -> str:
    pieces = (*unit.chain, unit.piece) if unit.piece else unit.chain
    if any(piece.own in ("own", "prefix") or (faint and piece.own == "own_body") for piece in pieces):
        return "甲"
    for piece in pieces:
        if us.meant_by(piece):
            return "甲"
        if them.meant_by(piece):
            return "乙"
    return ""


def _sign_of_town(unit: Unit, own: Named, partners: Sequence[Named]) -> str:
    last = unit.piece or (unit.chain[-1] if unit.chain else None)
    mine, theirs = (last is not None and _lies_in(last, side) for side in ([own], partners))
    return "" if mine == theirs else "甲" if mine else "乙"


def _lies_in(piece: Piece, wanted: Sequence[Named]) -> bool:
    codes = {place.code for place in piece.places}
    return len(codes) == 1 and any(item.place and inside(min(codes), item.place.code) for item in wanted)
