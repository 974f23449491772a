"""Numbers as Chinese documents print them: their exact values.

Arabic digits may be full width, grouped by commas or thin spaces, or hold the letter O for a zero; Chinese numerals
may be the financial ones (叁拾万). `NUMBER` finds where a number stands, `value` says what it means. Nothing here
knows of money, people or dates; their grammars build on it.
"""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from ingest.expressions import expression

_DIGIT = "0-9０-９"
# A number broken at the end of a line comes with a space inside a group (1,46 0).
# A letter O counts as a zero only behind a digit, so that no word of Latin letters is a number.
ARABIC = (
    rf"[{_DIGIT}]{{1,3}}(?:,[{_DIGIT}]{{3}})*,(?:[{_DIGIT}] [{_DIGIT}]{{2}}|[{_DIGIT}]{{2}} [{_DIGIT}])(?![{_DIGIT}])"
    rf"|[{_DIGIT}]{{1,3}}(?:[  ][{_DIGIT}OＯ]{{3}}(?![{_DIGIT}]))+(?:[.．][{_DIGIT}OＯ]+)?"
    rf"|[{_DIGIT}][{_DIGIT}OＯ]*(?:[,，][{_DIGIT}OＯ]{{3}}(?![{_DIGIT}]))*(?:[.．][{_DIGIT}OＯ]+)?"
)
_CHINESE_DIGITS = {
    **{c: i for i, c in enumerate("零一二三四五六七八九")},
    **{c: i + 1 for i, c in enumerate("壹贰叁肆伍陆柒捌玖")},
    "〇": 0, "两": 2, "貳": 2, "參": 3, "陸": 6, "兩": 2,
}  # fmt: skip
_TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000, "廿": 20}
SCALES = {"万": 10_000, "萬": 10_000, "亿": 100_000_000, "億": 100_000_000}
_NUMERALS = "".join((*_CHINESE_DIGITS, *_TENS))
CHINESE = f"[{_NUMERALS}][{_NUMERALS}{''.join(SCALES)}]*"
# What a number begins with, for the inside of a character class.
FIRST = _DIGIT + _NUMERALS
NUMBER = expression(rf"(?:{ARABIC})|(?:{CHINESE})")
_FOLD = str.maketrans("０１２３４５６７８９．OＯ", "0123456789.00", ",，  ")


def value(printed: str) -> Decimal | None:
    """What a printed number means; None where the characters make no number (`十百`, `三四`).

    >>> value("1,2OO"), value("５ 460"), value("叁拾万"), value("两百三十")
    (Decimal('1200'), Decimal('5460'), Decimal('300000'), Decimal('230'))
    """
    try:
        return Decimal(printed.translate(_FOLD))
    except InvalidOperation:
        return _chinese(printed)


def _chinese(printed: str) -> Decimal | None:
    """A numeral with ten, hundred, thousand, 万 and 亿, or digits read one by one (二〇二一)."""
    if len(printed) > 1 and all(c in _CHINESE_DIGITS for c in printed):
        read = "".join(str(_CHINESE_DIGITS[c]) for c in printed)
        # 三四 is "three or four"; digit by digit only years and the like are written, with four characters or a zero
        return Decimal(read) if len(read) >= 4 or "0" in read else None
    if not any(c in _CHINESE_DIGITS or c in _TENS for c in printed):
        return None
    total = section = digit = 0
    last_unit = 10**9
    for c in printed:
        if c in _CHINESE_DIGITS:
            if digit:
                return None
            digit = _CHINESE_DIGITS[c]
            last_unit = 10**9 if c in "零〇" else last_unit
        elif c in _TENS:
            section += (digit or 1) * _TENS[c] if c != "廿" else 20
            digit, last_unit = 0, 10 if c == "廿" else _TENS[c]
        elif c in SCALES:
            scaled = (section + digit or (1 if not total else 0)) * SCALES[c]
            total = (total + section + digit) * SCALES[c] if total and SCALES[c] > 10_000 else total + scaled
            section, digit, last_unit = 0, 0, SCALES[c]
        else:
            return None
    # 二百五 is 250: a digit after a unit counts in the next lower one
    tail = digit * last_unit // 10 if digit and 10 < last_unit <= 100_000_000 and len(printed) > 1 else digit
    return Decimal(total + section + tail)
