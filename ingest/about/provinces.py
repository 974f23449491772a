"""What speaks for provinces in a document in which no county or city stands out: short forms, media, 我省."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from graph.places import Place
from ingest.about.tally import Named
from ingest.expressions import expression
from ingest.lexicon import lexicon
from ingest.passages import Passage

_OURS = "我省"
_MEDIA = expression("日报|晚报|在线|新闻|电视|卫视|广播|网[^站络]?")
_SUFFIX = expression("(?:壮族|回族|维吾尔)?(?:自治区|省|市|特别行政区)$")


@cache
def _short_forms() -> re.Pattern[str]:
    """Two provinces in one word: 苏陕协作, 粤桂两省区."""
    known = lexicon("provinces")
    signs = "".join(known["short"])
    return re.compile(rf"(?<![\u4e00-\u9fff]{{9}})([{signs}])([{signs}])(?={'|'.join(known['behind'])})")


def note_provinces(
    passages: Sequence[Passage], named: dict[str, Named], by_code: Callable[[str], Place | None]
) -> None:
    """Notes what speaks for each province: how often a short form means it, whether a paper of its name wrote."""
    texts = [passage.text for passage in passages if passage.text]
    _note_short(texts, named, by_code)
    provinces = [item for item in named.values() if item.level == "province" and item.place is not None]
    for item in provinces:
        stem = _SUFFIX.sub("", item.place.name if item.place else item.name)
        item.voiced = any(
            _MEDIA.match(text, at + len(stem)) for text in (*texts[:3], *texts[-2:]) for at in _places(text, stem)
        )
        item.others = sum(_OURS in text and stem in text for text in _sentences(texts))


def _places(text: str, stem: str) -> list[int]:
    return [match.start() for match in re.finditer(re.escape(stem), text)]


def _sentences(texts: Sequence[str]) -> list[str]:
    return [sentence for text in texts if _OURS in text for sentence in re.split("[。；]", text)]


def _note_short(texts: Sequence[str], named: dict[str, Named], by_code: Callable[[str], Place | None]) -> None:
    codes: Mapping[str, str] = lexicon("provinces")["short"]
    for match in (match for text in texts for match in _short_forms().finditer(text)):
        for sign in match.groups():
            place = by_code(codes[sign])
            if place is None:
                continue
            stem = _SUFFIX.sub("", place.name)
            if place.code not in named and not any(stem in text for text in texts):
                continue
            named.setdefault(place.code, Named(stem, "province", place)).short += 1
