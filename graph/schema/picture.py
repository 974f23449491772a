"""The model as a picture: an SVG drawn from the schema, without fonts, scripts or anything from outside.

Places and bodies stand together in the middle, since most edges may join any two of them; what only sends edges stands
to the left, what only receives them to the right.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape

from graph.schema import PLACE_LABELS, EdgeType, schema
from graph.schema.described import PARTY

_WIDTH, _HEIGHT = 980, 500
_BOX = (150, 44)
_MIDDLE = (300, 150, 380, 330)  # x, y, width and height of the frame around places and bodies
_LEFT, _RIGHT = 30, 800
_LOOPS = 26  # between the lines that lead from the frame back to it
_HEAD = (
    f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" font-family="sans-serif" role="img">\n'
    "<title>The model: labels and edge types</title>\n"
    '<defs><marker id="a" markerWidth="9" markerHeight="9" refX="8" refY="4.5" orient="auto">'
    '<path d="M0 0 9 4.5 0 9z" fill="#52606d"/></marker></defs>\n'
    f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/>'
)
_COLOURS = {"place": "#dcefe6", "body": "#e3ebfa", "other": "#f6ead7"}


def picture() -> str:
    """The whole SVG."""
    return "\n".join([_HEAD, *_frame(), *_boxes(), *_loops(), *_sides(), "</svg>", ""])


def _frame() -> Iterator[str]:
    x, y, width, height = _MIDDLE
    yield f'<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="10" fill="none" stroke="#9aa5b1"/>'
    yield _text(x + width / 2, y + 20, "地方与单位 · places and bodies", 13)


def _boxes() -> Iterator[str]:
    x, y, width, _ = _MIDDLE
    bodies = [label for label in PARTY if label not in PLACE_LABELS]
    for column, labels in enumerate((PLACE_LABELS, bodies)):
        for at, label in enumerate(labels):
            left = x + 12 + column * (width - 24 - _BOX[0])
            yield _box(left, y + 36 + at * 58, label, "body" if column else "place")
    yield from _located(x, y, width)
    for label, (beside, top) in _outside().items():
        yield _box(beside, top, label, "other")


def _located(x: float, y: float, width: float) -> Iterator[str]:
    """The edges from bodies to places, drawn once, at the foot of the frame."""
    foot = y + 36 + 4 * 58 + 22
    yield _line(f"M{x + width - 12 - _BOX[0] / 2} {foot}H{x + 12 + _BOX[0] / 2}")
    yield _text(x + width / 2, foot - 6, _said(schema().edges["LOCATED_IN"]), 12)


def _outside() -> dict[str, tuple[float, float]]:
    """Where the other labels stand: those that receive edges to the right, the rest to the left."""
    others = [label for label in schema().nodes if label not in PARTY]
    taking = [label for label in others if any(label in edge.targets for edge in _between())]
    sides = ((_LEFT, [label for label in others if label not in taking]), (_RIGHT, taking))
    return {label: (x, 200 + at * 190) for x, labels in sides for at, label in enumerate(labels)}


def _between() -> list[EdgeType]:
    """The edge types with an end outside of places and bodies that is not only a stand-in for an unnamed one."""
    return [
        edge
        for edge in schema().edges.values()
        if not (set(PARTY) & set(edge.sources) and set(PARTY) & set(edge.targets))
    ]


def _loops() -> Iterator[str]:
    """The edge types that join any two of places and bodies, above the frame."""
    x, y, width, _ = _MIDDLE
    whole = [edge for edge in schema().edges.values() if set(PARTY) <= set(edge.sources) & set(edge.targets)]
    for at, edge in enumerate(whole):
        top = y - 18 - at * (_LOOPS)
        inset = 10 + (len(whole) - at) * 8
        yield _line(f"M{x + inset} {y}V{top}H{x + width - inset}V{y - 1}")
        yield _text(x + width / 2, top - 5, _said(edge), 12)


def _sides() -> Iterator[str]:
    """Edges to and from the labels outside."""
    x, _, width, _ = _MIDDLE
    where = _outside()
    for edge in _between():
        sources = [label for label in edge.sources if label in where]
        targets = [label for label in edge.targets if label in where and label not in edge.sources]
        if targets and set(PARTY) & set(edge.sources):
            left, top = where[targets[0]]
            yield from _arrow(x + width, left, top + _BOX[1] / 2, edge)
        elif sources:
            left, top = where[sources[0]]
            yield from _arrow(left + _BOX[0], x, top + _BOX[1] / 2, edge)


def _arrow(start: float, end: float, height: float, edge: EdgeType) -> Iterator[str]:
    yield _line(f"M{start} {height}H{end - 1}")
    for at, part in enumerate(_said(edge).split(" ", 1)):
        yield _text((start + end) / 2, height - 8 + at * 24, part, 11 if at == 0 else 12)


def _said(edge: EdgeType) -> str:
    return f"{edge.type} {edge.zh} · {edge.en}"


def _box(x: float, y: float, label: str, colour: str) -> str:
    node = schema().nodes[label]
    size = f'width="{_BOX[0]}" height="{_BOX[1]}"'
    rect = f'<rect x="{x}" y="{y}" {size} rx="6" fill="{_COLOURS[colour]}" stroke="#52606d"/>'
    middle = x + _BOX[0] / 2
    return rect + _text(middle, y + 19, label, 14, bold=True) + _text(middle, y + 36, node.zh[0], 12)


def _line(path: str) -> str:
    return f'<path d="{path}" fill="none" stroke="#52606d" stroke-width="1.3" marker-end="url(#a)"/>'


def _text(x: float, y: float, text: str, size: int, *, bold: bool = False) -> str:
    weight = ' font-weight="bold"' if bold else ""
    place = f'x="{x:g}" y="{y:g}" text-anchor="middle"'
    return f'<text {place} font-size="{size}"{weight} fill="#1f2933">{escape(text)}</text>'
