"""The marks and words of an HTML page, in order, in one pass and in time linear in its length whatever is broken.

Neither a tree nor an error: an unclosed quote, comment or tag costs a bounded look ahead. `docs/decisions` has the
measurements that led away from `html.parser` (a minute and a half on 120 KB of `<p `) and from a tree builder.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import Literal

from ingest.expressions import expression

MarkKind = Literal["start", "end", "text"]

_NAME = expression(r"[a-zA-Z][a-zA-Z0-9:-]{0,30}")
_ATTRIBUTE = expression(r"""([a-zA-Z_:][\w:.-]{0,40})(?:\s{0,5}=\s{0,5}(?:"([^"]*)"|'([^']*)'|([^\s"'>]{1,2000})))?""")
_RAW = {name: re.compile(f"</{name}", re.IGNORECASE) for name in ("script", "style", "textarea", "title", "xmp")}
# A tag longer than this, or with more `>` inside quotes, is taken to end at its first `>`.
_LONGEST_TAG = 20_000
_MOST_QUOTED_ENDS = 20


@dataclass(frozen=True, slots=True)
class Mark:
    """A start or end tag (`name` in small letters) or a stretch of words (`text`, entities decoded)."""

    kind: MarkKind
    name: str = ""
    text: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)


def find_marks(page: str) -> Iterator[Mark]:
    """The marks of a page.

    >>> [(m.kind, m.name or m.text) for m in find_marks("<p>甲&amp;乙<br></p>")]
    [('start', 'p'), ('text', '甲&乙'), ('start', 'br'), ('end', 'p')]
    """
    at, size = 0, len(page)
    absent: set[str] = set()
    while at < size:
        tag = page.find("<", at)
        if tag < 0:
            tag = size
        if tag > at:
            yield Mark("text", text=unescape(page[at:tag]))
        if tag == size:
            return
        mark, at = _mark(page, tag, absent)
        if mark is None:
            continue
        yield mark
        if mark.kind == "start" and mark.name in _RAW:
            close = _RAW[mark.name].search(page, at)
            end = close.start() if close else size
            if mark.name in ("title", "textarea"):
                yield Mark("text", text=unescape(page[at:end]))
            at = end


def _mark(page: str, tag: int, absent: set[str]) -> tuple[Mark | None, int]:
    """The mark that starts with the `<` at `tag` (None for comments and the like), and where it ends.

    `absent` remembers which closing marks do not come any more, so that nobody looks for them twice.
    """
    following = page[tag + 1 : tag + 2]
    if following in ("!", "?"):
        return None, _comment_end(page, tag, absent)
    closing = following == "/"
    name = _NAME.match(page, tag + 1 + closing)
    if name is None:
        return Mark("text", text="<"), tag + 1
    end = _tag_end(page, name.end())
    if end is None:
        return Mark("text", text="<"), tag + 1
    low = name[0].lower()
    if closing:
        return Mark("end", low), end + 1
    return Mark("start", low, attributes=_attributes(page[name.end() : end])), end + 1


def _comment_end(page: str, tag: int, absent: set[str]) -> int:
    """Where a comment or declaration ends; one that is never closed hides nothing but its own beginning."""
    close = "-->" if page.startswith("<!--", tag) else "]]>" if page.startswith("<![CDATA[", tag) else ">"
    end = -1 if close in absent else page.find(close, tag)
    if end < 0:
        absent.add(close)
        return tag + 2
    return end + len(close)


def _tag_end(page: str, start: int) -> int | None:
    """Where a tag ends: at the first `>` outside quotes."""
    limit = start + _LONGEST_TAG
    first = end = page.find(">", start, limit)
    for _ in range(_MOST_QUOTED_ENDS):
        if end < 0:
            break
        inside = page[start:end]
        if inside.count('"') % 2 == 0 and inside.count("'") % 2 == 0:
            return end
        end = page.find(">", end + 1, limit)
    return first if first >= 0 else None


def _attributes(words: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(words):
        found.setdefault(match[1].lower(), unescape(match[2] or match[3] or match[4] or ""))
    return found
