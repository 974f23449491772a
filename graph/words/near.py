"""Names that differ from known ones by one character: found to ask about them, never to answer for them."""

from __future__ import annotations

from collections.abc import Iterator

from graph.schema import PLACE_LABELS
from graph.store.base import Node, View
from graph.store.ends import SEVERAL
from graph.store.fold import fold

_SHORTEST = 3
_SHORTEST_SPELLED = 6  # of fewer Latin letters every second word is one off some name
_LONGEST = 40
_ENOUGH = 200  # names that share two characters with the one asked about; more say nothing


def one_off(one: str, two: str) -> bool:
    """Whether exactly one character is wrong, missing or too many, or two neighbours are exchanged.

    >>> one_off("望湖区", "望潮区"), one_off("潮望区", "望潮区"), one_off("望潮", "听海区")
    (True, True, False)
    """
    if one == two or abs(len(one) - len(two)) > 1:
        return False
    start = next((at for at, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
    rest, other = one[start:], two[start:]
    if len(one) != len(two):
        return rest[1:] == other or rest == other[1:]
    return rest[1:] == other[1:] or (rest[:2] == other[1::-1] and rest[2:] == other[2:])


def sounds_like(one: str, two: str) -> bool:
    """Whether two names of one length sound alike, whatever their tones.

    >>> sounds_like("望潮屈", "望潮区"), sounds_like("望潮", "望潮区")
    (True, False)
    """
    from graph.store.names import syllables  # pinyin takes a moment to import: only for a name nobody knows

    return len(one) == len(two) and syllables(one) == syllables(two)


def near(name: str, view: View, limit: int = 9) -> list[Node]:
    """Known names one character off, the most linked first as the view gives them."""
    if not _SHORTEST <= len(name) <= _LONGEST:
        return []
    if name.isascii():
        return list(_spelled(name, view))[:limit]
    found: dict[str, Node] = {}
    for part in _parts(name):
        for node in view.search(part, _ENOUGH):
            if any(one_off(name, known) for known in (node.name, *node.aliases)):
                found.setdefault(node.id, node)
    return list(found.values())[:limit]


def _spelled(name: str, view: View) -> Iterator[Node]:
    """Known names that are one letter off in pinyin or in English; the slip must not be in their first quarter."""
    wanted = fold(name)
    if len(wanted) < _SHORTEST_SPELLED:
        return
    from graph.store.names import forms  # takes half a second to import: only for a name nobody knows

    for size in (len(wanted) // 2, max(_SHORTEST, len(wanted) // 4)):  # the longer beginning is held by fewer names
        found = [
            node
            for node in view.search(wanted[:size], _ENOUGH)
            if any(one_off(wanted, form) for form, _ in forms(node.name, place=node.label in PLACE_LABELS))
        ]
        if found:
            yield from found
            return


def alike(name: str, view: View, limit: int = 5) -> list[Node]:
    """Known names that share most with `name`: what to suggest when nothing is near."""
    name = name[-_LONGEST:]
    for length in range(min(len(name), 6), 1, -1):
        for at in range(len(name) - length, -1, -1):  # from its end: there the inner name stands
            part = name[at : at + length]
            # several that are named together (甲镇、乙镇) are no name that anybody asks for
            if found := [node for node in view.search(part, 2 * limit) if SEVERAL not in node.name][:limit]:
                return found
    return []


def _parts(name: str) -> Iterator[str]:
    """Pieces of which at least one survives a single slip: every two neighbours, and the first character."""
    yield from dict.fromkeys(name[at : at + 2] for at in range(len(name) - 1))
    yield name[0]
