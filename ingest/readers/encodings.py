"""From bytes to text: byte order mark, UTF-8, UTF-16 without a mark, GB18030, in this order.

Each step either explains all bytes or passes on; nothing is replaced or dropped. A lone broken byte at the end of a
cut-off file is forgiven. Text has no NUL beyond a stray one and few control characters; all else is binary.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.expressions import expression

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Looking at the first part settles what a file is; a file that turns binary later is still read as text.
_SAMPLE = 1 << 16
_MAX_CONTROLS = 0.05
_CONTROLS = expression("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_USUAL = expression("[\n\r\t -~\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef“”‘’—…·①-⑳]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and the name of the encoding it was in; `marked` where a byte order mark said so."""

    text: str
    encoding: str
    marked: bool = False


def decode(data: bytes) -> Decoded | None:
    """The text of the bytes, or None where they are no text in any known encoding.

    >>> decode("结对".encode("gb18030"))
    Decoded(text='结对', encoding='gb18030', marked=False)
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _strict(data[len(mark) :], encoding)
            return Decoded(text, encoding, True) if text is not None and _is_text(text) else None
    for encoding in _candidates(data):
        text = _strict(data, encoding)
        if text is not None and _is_text(text):
            return Decoded(text, encoding)
    return None


def _candidates(data: bytes) -> Iterator[str]:
    """Encodings worth trying without a mark; NUL bytes, or more sense as UTF-16, bring UTF-16 to the front."""
    sample = data[:_SAMPLE]
    if b"\x00" not in sample:
        yield "utf-8"
    wide = [name for name in ("utf-16-le", "utf-16-be") if _looks_wide(sample, name)]
    if b"\x00" in sample and not wide:
        yield "utf-8"
    yield from wide
    if b"\x00" in sample and wide:
        yield "utf-8"
    yield "gb18030"


def _looks_wide(sample: bytes, encoding: str) -> bool:
    """Whether the bytes make sense as UTF-16 of that order: usual characters, line ends or spaces among them."""
    even = sample[: len(sample) // 2 * 2]
    try:
        text = codecs.getincrementaldecoder(encoding)().decode(even)
    except UnicodeDecodeError:
        return False
    usual = len(_USUAL.findall(text))
    narrow = sum(1 for char in text if char < "\u0080" or "\u3000" <= char <= "\u3002" or char == "，")
    return len(text) > 1 and usual >= 0.95 * len(text) and (narrow > 0 or b"\x00" in sample)


def _strict(data: bytes, encoding: str) -> str | None:
    """The text, forgiving one character cut off at the very end."""
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        return decoder.decode(data)
    except UnicodeDecodeError:
        return None


def _is_text(text: str) -> bool:
    sample = text[:_SAMPLE]
    return len(_CONTROLS.findall(sample)) <= _MAX_CONTROLS * max(len(sample), 60)
