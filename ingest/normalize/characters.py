"""Classes of characters and the one-for-one replacements of cleaning.

Every replacement is one character for one, so that a clean character always has one place in the source. NFKC is
used only where it keeps that (radicals and compatibility ideographs); ①②③ and full-width commas stay as they are.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from ingest.expressions import expression

# Radicals of the CJK supplement that NFKC leaves alone though PDF and OCR print them for the character itself.
_RADICALS = dict(
    zip(
        "⺠⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻥⻦⻨⻩⻬⻮⻰",
        "民西见角贝车长门青韦页风飞食马骨鱼鸟麦黄齐齿龙",
        strict=True,
    )
)
_FULL_WIDTH = {chr(code): chr(code - 0xFEE0) for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B))}
_FULL_WIDTH |= {chr(code): chr(code - 0xFEE0) for code in range(0xFF41, 0xFF5B)}
_FULL_WIDTH |= {"％": "%", "＋": "+", "－": "-", "．": ".", "／": "/", "＝": "="}
_COMPATIBLE = expression("[⼀-⿕豈-﫿]")
# Half-width marks that become full-width beside a Chinese character.
HALF_TO_FULL = {",": "，", ";": "；", ":": "：", "(": "（", ")": "）", "?": "？", "!": "！"}
# What has no width and no meaning here: control characters, zero-width and direction marks, variation selectors.
_UNSEEN = expression(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff9-\ufffb\ue000-\uf8ff]"
)
# The inside of a character class: white space of any kind, line ends included.
SPACES = r" \t\r\n\f\v\x85\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_CHINESE = expression("[\u2e80-\u2fdf\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff①-⓿]")
_CHINESE_MARK = expression("[\u3001-\u3006\u3008-\u301f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65“”‘’…—·]")

_WIDE = expression("[\u2e80-\U0010ffff①-⓿“”‘’…—·]+")


@cache
def folded(char: str) -> str:
    """The character that stands for `char` in clean text: itself, or its usual form.

    >>> folded("１"), folded("⻓"), folded("，")
    ('1', '长', '，')
    """
    if char in _FULL_WIDTH:
        return _FULL_WIDTH[char]
    if char in _RADICALS:
        return _RADICALS[char]
    if _COMPATIBLE.match(char):
        usual = unicodedata.normalize("NFKC", char)
        return usual if len(usual) == 1 else char
    return char


@cache
def is_chinese(char: str) -> bool:
    """Whether it is a Chinese character (or a circled number, which stands among them)."""
    return bool(_CHINESE.match(char))


@cache
def is_chinese_or_mark(char: str) -> bool:
    """Whether it is a Chinese character or a mark of Chinese punctuation."""
    return bool(_CHINESE.match(char) or _CHINESE_MARK.match(char))


@cache
def is_unseen(char: str) -> bool:
    """Whether a reader of the page sees nothing of it."""
    return bool(_UNSEEN.match(char))


def width(text: str) -> float:
    """How wide a line is in Chinese characters; two Latin letters or digits are one.

    >>> width("2021年")
    3.0
    """
    wide = len(text) - len(_WIDE.sub("", text))
    return wide + (len(text) - wide) / 2
