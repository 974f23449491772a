"""Amounts as a page prints them: 万元 with the digits of the source, thousands apart, never rounded in a row."""

from __future__ import annotations

from decimal import Decimal


def wan(yuan: float | int | str | Decimal) -> str:
    """Yuan as 万元, exact.

    >>> wan(128376), wan(50000000), wan("0")
    ('12.8376', '5,000', '0')
    """
    return plain(Decimal(str(yuan)) / 10000)


def plain(number: Decimal | float | int) -> str:
    """A number with thousands apart and no idle zeros.

    >>> plain(Decimal("1234.50")), plain(7)
    ('1,234.5', '7')
    """
    text = f"{Decimal(str(number)):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
