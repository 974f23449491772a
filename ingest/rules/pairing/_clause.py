"""Runs of parties in a shape: groups of parties, and what links each group to the next."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from ingest.context import Context
from ingest.expressions import expression
from ingest.mentions import PartyMention
from ingest.passages import Passage
from ingest.rules import Reading
from ingest.rules.pairing._links import LOOSE, Link, link, part
from ingest.rules.pairing._shape import Shape, shapes, spoken
from ingest.rules.pairing._sides import side_of
from ingest.values import value

COUNTED = expression(
    lambda: (
        rf"^(?!一一|十[一二三四五]五)(等)?的?({part('number')})(?![0-9一二两三四五六七八九十]|周?年|载|月|日|对|组|轮|[余多]?[万亿元])(?:个|家|所|名)?[^\ue100，,。；;：:、与和同由]{{0,8}}"
    )
)
_SENTENCE_END = expression("[。；;！]")
_WIDE = ("province", "city", "district")
_JOINS, _PARTS = {"与", "和", "同", "跟"}, {"、", "，", ",", "；", ";"}
Groups = list[list[int]]
_DIGITS = {sign: value for value, sign in enumerate("一二三四五六七八九十", 1)} | {"两": 2}


@value(frozen=True, slots=True)
class Run:
    """Groups of parties (by their numbers in the shape), the links between them, and the words after the last."""

    shape: Shape
    groups: tuple[tuple[int, ...], ...]
    links: tuple[Link, ...]
    tail: str

    def parties(self, group: int) -> list[PartyMention]:
        """The mentions of one group."""
        return [self.shape.parties[number] for number in self.groups[group]]

    def behind(self) -> str:
        """All words of the shape behind the last group, with the signs of other parties."""
        return self.shape.text[self.shape.marks[self.groups[-1][-1]] + 1 :]

    def open(self, group: int) -> bool:
        """Whether the words after a group count more than it names (`甲校等 24 所学校`): its members stay unknown."""
        numbers = self.groups[group]
        counted = COUNTED.match(self.shape.after(numbers[-1]))
        if counted is None:
            return False
        number = int(counted[2]) if counted[2].isdigit() else _DIGITS.get(counted[2], 0)
        if number == 2 and not counted[1] and group and [len(one) for one in self.groups] == [1, 1]:
            return False  # 甲村与乙村两村: both are named
        party = self.shape.parties[numbers[-1]].party
        wider = party.type in ("city", "province") and re.search("[县区旗]", counted[0]) is not None
        return number != len(numbers) and not (wider and len(numbers) == 1 and not counted[1])


def spoken_runs(passage: Passage, reading: Reading) -> Sequence[Run]:
    """The runs of the sentences that can say of somebody that he is paired."""
    return reading.once(_spoken_runs, passage)


def _spoken_runs(passage: Passage, reading: Reading) -> Sequence[Run]:
    return runs_in(passage, reading, spoken) if spoken(passage.text) else ()


def runs_in(passage: Passage, reading: Reading, wanted: Callable[[str], bool] = bool) -> Sequence[Run]:
    """The runs of a passage, sentence by sentence, of those sentences that are `wanted`."""
    return [run for shape in shapes(passage, reading.mentions[passage.index], wanted) for run in runs(shape)]


def runs(shape: Shape) -> Iterator[Run]:
    """The runs of a shape: parties that links join; a link of another kind, or a comma before one, ends a run."""
    groups: Groups = [[0]]
    links: list[Link] = []
    for number in range(1, len(shape.parties)):
        joined = _link_before(shape, number)
        if joined.kind in ("list", "comma"):
            groups[-1].append(number)
        elif joined.kind == "other" or (joined.kind in LOOSE and links):
            yield _run(shape, groups, links)
            groups, links = [[number]], []
        else:
            done, groups, links = _parted(shape, groups, links, joined)
            yield from done
            links.append(joined)
            groups.append([number])
    yield _run(shape, groups, links)


def _link_before(shape: Shape, number: int) -> Link:
    """What stands before a party and joins it to the one before."""
    gap = shape.between(number - 1, number)
    if not gap and _side_by_side(shape, number):
        return Link("list")
    joined = link(gap)
    # 甲托管乙，双方 …: what both do is said anew
    return Link("other") if joined.kind == "comma" and _of_both(shape, number) else joined


def _parted(shape: Shape, groups: Groups, links: list[Link], joined: Link) -> tuple[list[Run], Groups, list[Link]]:
    """The runs that one more link ends, and the groups and links that go on with it."""
    if not links:
        return [], groups, links
    last, gap = links[-1], shape.after(groups[-1][-1])
    behind_comma = gap[0] in "，,"
    if last.kind in LOOSE:  # what was only near gives way to what is said
        return [], groups[-1:], []
    if last.kind == "by" and _family(joined) == "verb":  # 由甲帮扶乙 begins anew
        return [_run(shape, groups[:-1], links[:-1], "")], groups[-1:], []
    if behind_comma and joined.kind in ("by", "be"):  # 甲支援乙，由丙 …: of 乙 a second thing is said
        return [_run(shape, groups, links, gap)], groups[-1:], []
    if behind_comma and joined.kind == "with" and _family(last) == "verb":  # 甲帮扶乙，与丙结对: of 甲
        return [_run(shape, groups, links, gap)], groups[:1], []
    other = joined.kind != "again" and _family(last) != _family(joined)
    cut = _comma_in(shape, groups[-1]) if other else None
    if cut is None:
        return [], groups, links
    ended, begun = groups[-1][:cut], groups[-1][cut:]
    return [_run(shape, [*groups[:-1], ended], links, shape.after(ended[-1]))], [begun], []


def _of_both(shape: Shape, number: int) -> bool:
    """Whether a party is named 双方 or 两地."""
    return shape.passage.text.startswith(("双方", "两"), shape.parties[number].span.start)


def _side_by_side(shape: Shape, number: int) -> bool:
    """Whether two places of one kind stand beside each other without a mark, neither within the other; of towns each
    with its county."""
    one, two = shape.parties[number - 1].party, shape.parties[number].party
    end, start = shape.parties[number - 1].span.end, shape.parties[number].span.start
    beside = end == start and shape.passage.origin[start] == shape.passage.origin[end - 1] + 1  # no blank in the source
    known = one.type in _WIDE or (one.type == "street" and one.within and two.within and one.within != two.within)
    return beside and bool(known) and one.type == two.type and one.name not in two.within


def _family(joined: Link) -> str:
    """Links of one family may share a relation at the end of the run."""
    return joined.kind if joined.kind in ("with", "by", "dash", "be", "paired", "again", "now") else "verb"


def _comma_in(shape: Shape, group: Sequence[int]) -> int | None:
    """Where a comma parts a group."""
    for at in range(len(group) - 1, 0, -1):
        if shape.between(group[at - 1], group[at]) in ("，", ",", "；", ";"):
            return at
    return None


def _run(shape: Shape, groups: Sequence[Sequence[int]], links: Sequence[Link], tail: str | None = None) -> Run:
    words = shape.after(groups[-1][-1]) if tail is None else tail
    tail = _SENTENCE_END.split(words, maxsplit=1)[0]
    return Run(shape, tuple(tuple(group) for group in groups), tuple(links), tail)


def until_comma(run: Run, group: tuple[int, ...], same: Callable[[int], bool]) -> tuple[int, ...]:
    """The last group of a run, ended at a comma where what follows is not on the side of its beginning."""
    for at in range(1, len(group)):
        if run.shape.between(group[at - 1], group[at]) in ("，", ",", "；", ";") and not same(group[at]):
            return group[:at]
    return group


def halves(run: Run, context: Context) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """The two sides of every link; a group between two links ends one pair and begins the next."""
    if pairs := pair_by_pair_of(run):
        yield from pairs
        return
    left = run.groups[0]
    for group in run.groups[1:-1]:
        cut = split_between(run.shape, group) or _where_sides_change(run.shape, group, context)
        if cut is None:
            return
        yield left, cut[0]
        left = cut[1]
    yield left, run.groups[-1]


def pair_by_pair_of(run: Run) -> list[tuple[tuple[int], tuple[int]]]:
    """The pairs of 甲与乙、丙和丁、戊同己; nothing where a run has another form."""
    numbers = [number for group in run.groups for number in group]
    if not pair_by_pair([run.shape.between(one, two) for one, two in pairwise(numbers)]):
        return []
    return [((one,), (two,)) for one, two in zip(numbers[::2], numbers[1::2], strict=True)]


def pair_by_pair(gaps: Sequence[str]) -> bool:
    """Whether, of the words between four parties or more, what joins two and what parts the pairs take turns."""
    return len(gaps) > 2 and len(gaps) % 2 == 1 and set(gaps[::2]) <= _JOINS and set(gaps[1::2]) <= _PARTS


def split_between(shape: Shape, numbers: tuple[int, ...]) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """A group between two links, cut into the end of one pair and the start of the next: at a comma, or in the middle
    of two; None where it cannot be told."""
    at = _comma_in(shape, numbers) or (1 if len(numbers) == 2 else None)
    return None if at is None else (numbers[:at], numbers[at:])


def _where_sides_change(
    shape: Shape, numbers: tuple[int, ...], context: Context
) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """A group cut where the side changes, if it does so once."""
    sides = [side_of(shape.parties[number].party, context) for number in numbers]
    changes = [at for at in range(1, len(sides)) if sides[at] != sides[at - 1]]
    return (numbers[: changes[0]], numbers[changes[0] :]) if len(changes) == 1 and None not in sides else None
