"""What speaks for provinces and cities in a document in which no place stands out: short forms, papers, 我省."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from graph.places import Place
from ingest.about.tally import Named
from ingest.expressions import expression
from ingest.lexicon import lexicon
from ingest.parties import Party
from ingest.passages import Passage, running_text

_OURS = "我省"
_HEAD = 400
_MEDIA = expression("日报|晚报|在线|新闻|电视|卫视|广播|网[^站络]?")
_SUFFIX = expression("(?:壮族|回族|维吾尔)?(?:自治区|省|市|特别行政区)$")
_VOICED = ("province", "city")
_SENTENCE_END = expression("[。；]")


@cache
def _short_forms() -> re.Pattern[str]:
    """Two provinces in one word: 苏陕协作, 粤桂两省区."""
    known = lexicon("provinces")
    signs = "".join(known["short"])
    return re.compile(rf"([{signs}])([{signs}])(?={'|'.join(known['behind'])})")


def note_provinces(
    passages: Sequence[Passage], named: dict[str, Named], by_code: Callable[[str], Place | None]
) -> None:
    """Notes what speaks for each province: how often a short form means it; of cities too whether their paper wrote."""
    text = running_text(passages)
    _note_short(text, named, by_code)
    ours = [sentence for sentence in _SENTENCE_END.split(text) if _OURS in sentence] if _OURS in text else []
    texts = [passage.text for passage in passages if passage.text]
    heads = [text[:_HEAD] for text in (*texts[:3], *texts[-2:])]
    for item in named.values():
        if item.level in _VOICED and item.place is not None:
            stem = _SUFFIX.sub("", item.place.name)
            item.voiced = any(_MEDIA.match(text, at + len(stem)) for text in heads for at in _places(text, stem))
            item.others = sum(stem in sentence for sentence in ours)


def standing(code: str) -> str | None:
    """How the province of a place has stood: the name of its list in `provinces.yaml`, None where it is in none.

    >>> standing("440300"), standing("650000"), standing("410000")
    ('helping', 'helped_first', None)
    """
    return _standings().get(code[:2])


@cache
def _standings() -> Mapping[str, str]:
    lists = lexicon("provinces")["standing"].items()
    return {province: name for name, provinces in lists for province in provinces}


def are_partners(one: str, other: str) -> bool:
    """Whether the province of one of two places has helped that of the other as its partner.

    >>> are_partners("640121", "350102"), are_partners("350102", "640121"), are_partners("640121", "320106")
    (True, True, False)
    """
    pairs = lexicon("provinces")["pairs"]
    return other[:2] in pairs.get(one[:2], ()) or one[:2] in pairs.get(other[:2], ())


def helped_inside(code: str) -> bool:
    """Whether a prefecture, or what lies in it, is one that others of its own province help."""
    return code[:4] in lexicon("provinces")["helped_inside"]


def settle_by_partners(named: dict[str, Named], by_code: Callable[[str], Place | None]) -> None:
    """Of several districts of one name, takes that whose province is a partner of one that the document tells of."""
    told = [item.place.code for item in named.values() if item.place is not None]
    for key, item in [*named.items()]:
        left = [code for code in item.candidates if any(are_partners(code, other) for other in told)]
        place = by_code(left[0]) if item.place is None and len(left) == 1 else None
        if place is not None and place.code not in named:
            item.place, item.candidates = place, ()
            named[place.code] = named.pop(key)


def signs_of(party: Party) -> str:
    """The one-character names of a province; "" for any other place."""
    code = party.place.code if party.place is not None and party.type == "province" else ""
    return "".join(sign for sign, known in lexicon("provinces")["short"].items() if known == code)


def _places(text: str, stem: str) -> list[int]:
    return [match.start() for match in re.finditer(re.escape(stem), text)]


def _note_short(text: str, named: dict[str, Named], by_code: Callable[[str], Place | None]) -> None:
    codes: Mapping[str, str] = lexicon("provinces")["short"]
    told = Counter(sign for match in _short_forms().finditer(text) for sign in match.groups())
    for sign, times in told.items():
        place = by_code(codes[sign])
        stem = _SUFFIX.sub("", place.name) if place is not None else ""
        if place is not None and (place.code in named or stem in text):
            named.setdefault(place.code, Named(stem, "province", place)).short += times
