"""Whole numbers as people write them in a question."""

from __future__ import annotations

_DIGITS = {char: at for at, char in enumerate("零一二三四五六七八九")} | {"两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_SPELLED = {"two": 2, "three": 3, "four": 4, "five": 5, "ten": 10, "twenty": 20}


def whole(said: str) -> int:
    """A number in figures, in Chinese or as an English word.

    >>> whole("10"), whole("二十一"), whole("一千五百"), whole("ten")
    (10, 21, 1500, 10)
    """
    if said.isdigit() or said in _SPELLED:
        return _SPELLED.get(said) or int(said)
    number = digit = 0
    for char in said:
        if char in _TENS:
            number, digit = number + (digit or 1) * _TENS[char], 0
        else:
            digit = _DIGITS[char]
    return number + digit
