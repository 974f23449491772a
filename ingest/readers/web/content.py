"""Which items of a page are its content, and lines that a break cut inside a sentence put together again."""

from __future__ import annotations

from ingest.normalize.characters import width
from ingest.readers.web.furniture import is_furniture
from ingest.readers.web.items import Item, Paragraph
from ingest.readers.wraps import is_finished, starts_item

_MAIN_SHARE = 0.4
# A shorter line is ended on purpose.
_SHORTEST_BROKEN = 15
# A longer paragraph is no sentence that was cut, but a page without end marks.
_LONGEST_WHOLE = 5000


def content(items: list[Item], parents: list[int]) -> list[Item]:
    """The items without the frame of the page."""
    sizes = [0] * len(parents)
    for item in items:
        sizes[item.region] += _size(item)
    for region in range(len(parents) - 1, 0, -1):
        sizes[parents[region]] += sizes[region]
    left_out = [False] * len(parents)
    for region in range(1, len(parents)):
        left_out[region] = left_out[parents[region]] or sizes[region] < _MAIN_SHARE * sizes[0]
    kept = [item for item in items if not left_out[item.region]]
    whole = _rejoined(_without_links(kept))
    return [item for item in whole if not (isinstance(item, Paragraph) and is_furniture(item.words))]


def _size(item: Item) -> int:
    if isinstance(item, Paragraph):
        return len(item.words)
    return sum(len(cell.words) for row in item.rows for cell in row)


def _rejoined(items: list[Item]) -> list[Item]:
    """The items, lines that a break cut in the middle of a sentence put together again."""
    joined: list[Item] = []
    for item in items:
        last = joined[-1] if joined else None
        if isinstance(last, Paragraph) and isinstance(item, Paragraph) and _goes_on(last, item):
            words, linked = last.words + item.words, last.linked + item.linked
            joined[-1] = Paragraph(words, last.level, last.region, linked, item.broken, last.indented)
        else:
            joined.append(item)
    return joined


def _goes_on(last: Paragraph, item: Paragraph) -> bool:
    ends = item.indented or is_finished(last.words) or starts_item(item.words)
    return (
        last.broken and not ends and len(last.words) < _LONGEST_WHOLE and width(last.words[-100:]) >= _SHORTEST_BROKEN
    )


def _without_links(items: list[Item]) -> list[Item]:
    """The items without runs of paragraphs that are nothing but links."""
    kept: list[Item] = []
    run: list[Item] = []
    for item in items:
        if isinstance(item, Paragraph) and item.level == 0 and item.linked >= 0.8 * len("".join(item.words.split())):
            run.append(item)
            continue
        kept += run if len(run) < 5 else []
        run = []
        kept.append(item)
    return kept + (run if len(run) < 5 else [])
