"""The path of each row of an indicator table: section, subsection, numbered row, row.

Depth is told by numbering and by words, since indentation is lost: 一、 and （一） are sections, `1.` a numbered row,
an unnumbered row goes on under the last numbered one, 其中 opens a series under the row before it that has its unit,
and ①②③ lie under the last row that is none of them.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from ingest.expressions import expression
from ingest.lexicon import alternatives, words
from ingest.normalize.clean import squeezed

_SECTION = expression(r"[一二三四五六七八九十]{1,3}[、.．]")
_SUBSECTION = expression(r"[（(][一二三四五六七八九十]{1,3}[）)]")
_NUMBERED = expression(r"\d{1,3}[、.．](?:(?!\d)|(?=(?:19|20)\d\d年))")
_AMONG = expression(r"(?:\d{1,3}[、.．])?\s*(?:其\s*中|#)")
_CIRCLED = expression("[①-⑳]|[（(]\\d{1,2}[）)]")
_COUNT = expression("(?:人?数|个数|人次|金额|情况|[（(][^（）()]*[）)])+$")
# Two labels that share so much of their ends, or so many pairs of characters, name the same thing twice.
_SHARED_END = 4
_ALIKE = 0.5
_SHARED_NAME = 3
_EFFECT = expression(alternatives(words("columns", "effect_starts")))


@dataclass(slots=True)
class _Row:
    """A row that others may lie under."""

    label: str
    unit: str | None
    path: tuple[str, ...]


@dataclass(slots=True)
class Outline:
    """Takes the rows of a table in order and gives each its path."""

    prefix: tuple[str, ...] = ()
    _section: str | None = None
    _subsection: str | None = None
    _numbered: _Row | None = None
    _base: _Row | None = None
    _series: _Row | None = None
    _series_unit: str | None = None
    _last: _Row | None = field(default=None)

    def enter(self, prefix: tuple[str, ...]) -> None:
        """Begin a group of rows whose category stands in a column of its own."""
        if prefix != self.prefix:
            self.prefix = prefix
            self._section = self._subsection = None
            self._forget_rows()

    def path(self, label: str, unit: str | None, serial: str = "") -> tuple[str, ...]:
        """The path of the next row, its own label last; `serial` is its number where that has a column of its own."""
        plain = squeezed(label)
        if serial and not _SECTION.match(plain) and not _NUMBERED.match(plain) and not _AMONG.match(plain):
            plain = f"{squeezed(serial).rstrip('.、')}、{plain}"
        if _AMONG.match(plain):
            return self._among(label, unit)
        if _SECTION.match(plain):
            self._section, self._subsection = label, None
            self._forget_rows()
            return (*self.prefix, label)
        if _SUBSECTION.match(plain):
            self._subsection = label
            self._forget_rows()
            return self._above()
        if _CIRCLED.match(plain):
            return (*(self._last or self._base or _Row("", None, self._above())).path, label)
        if _NUMBERED.match(plain):
            return self._number(label, unit)
        return self._continue(label, unit)

    def _above(self) -> tuple[str, ...]:
        return (*self.prefix, *(part for part in (self._section, self._subsection) if part))

    def _forget_rows(self) -> None:
        self._numbered = self._base = self._series = self._last = None

    def _number(self, label: str, unit: str | None) -> tuple[str, ...]:
        row = _Row(label, unit, (*self._above(), label))
        self._numbered = self._base = self._last = row
        self._series = None
        return row.path

    def _among(self, label: str, unit: str | None) -> tuple[str, ...]:
        """A part of the row before it, or of the numbered row where only that has its unit."""
        parents = [row for row in (self._base, self._numbered) if row is not None]
        parent = next((row for row in parents if row.unit == unit), parents[0] if parents else None)
        self._series, self._series_unit = parent, unit
        path = (*(parent.path if parent else self._above()), label)
        self._last = _Row(label, unit, path)
        return path

    def _continue(self, label: str, unit: str | None) -> tuple[str, ...]:
        """An unnumbered row: a further part of an open series, an effect of the row before, or a row of its own."""
        if self._series is not None and self._is_part(label, unit):
            path = (*self._series.path, label)
            self._last = _Row(label, unit, path)
            return path
        if self._series is not None and self._last is not None and _is_effect(label, unit, self._last):
            return (*self._last.path, label)
        self._series = None
        beside = self._numbered is None or _same_thing(label, self._numbered.label)
        path = (*(self._above() if beside or self._numbered is None else self._numbered.path), label)
        self._base = self._last = _Row(label, unit, path)
        return path

    def _is_part(self, label: str, unit: str | None) -> bool:
        """Whether a row goes on with the parts; a row like the whole, or like the numbered row, is a new whole."""
        wholes = [row for row in (self._series, self._numbered) if row is not None]
        return unit == self._series_unit and not any(_alike(label, row.label) for row in wholes)


def _same_thing(label: str, other: str) -> bool:
    """Whether two labels end in the same noun (续建园区数 beside 新建园区数)."""
    a, b = (_COUNT.sub("", squeezed(text)) for text in (label, other))
    return len(a) >= _SHARED_END and a[-_SHARED_END:] == b[-_SHARED_END:]


def _alike(label: str, other: str) -> bool:
    a, b = (_pairs(text) for text in (label, other))
    return bool(a and b) and len(a & b) > _ALIKE * min(len(a), len(b))


def _pairs(text: str) -> set[str]:
    plain = squeezed(text)
    return {plain[at : at + 2] for at in range(len(plain) - 1)}


def _is_effect(label: str, unit: str | None, last: _Row) -> bool:
    """Whether a row counts in another unit what the row before it did for the same people or things."""
    a, b = squeezed(label), squeezed(last.label)
    shared = any(a[at : at + _SHARED_NAME] in b for at in range(len(a) - _SHARED_NAME + 1))
    return unit != last.unit and shared and _EFFECT.match(a) is not None
