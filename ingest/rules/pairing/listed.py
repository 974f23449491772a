"""Lists of pairs: 甲镇—乙镇、丙镇—丁镇, 甲校：乙校、丙校, 甲镇/乙镇, 甲校 ← 乙校.

A dash or colon alone says nothing: the line itself, a heading above it or the line that announces the list must speak
of pairing. Lists on both sides of one dash go one by one if they are equally long.
"""

from __future__ import annotations

from collections.abc import Iterator

from ingest.document import Table
from ingest.expressions import expression
from ingest.mentions import PartyMention
from ingest.passages import Passage
from ingest.rules import Cells, Found, Reading, Rule
from ingest.rules.pairing._announced import of_pairs
from ingest.rules.pairing._clause import Run, halves, runs_in, until_comma
from ingest.rules.pairing._propose import First, pairs_of, propose, spread
from ingest.rules.pairing._shape import PARTY
from ingest.rules.pairing._sides import opposed
from ingest.unread import Unread

NAME = "pairing.listed"
# Every dash, arrow or colon holds one of these.
_MARK = expression("[-|—–－/:：←→↔<>·×~]|对应")
_ENDS = expression("[。；;，,]?$")
_WIDE = ("province", "city", "district")
_HEAD = expression(f"(?:其中)?[：:]?{PARTY}[—–－-]+{PARTY}")
_PARK = expression("[^，,。；;]{0,10}(?:产业园|示范园|工业园|园区|产业合作园)")  # 甲·乙东西部协作产业园
_NONE = expression("^[^，。；;]{0,8}(?:不安排|暂不|未安排|不再|不承担)")


def find(passage: Passage, reading: Reading) -> Found:
    """Every pair of a list that is said to be one of pairs."""
    crossed = "×" in passage.text
    if not _MARK.search(passage.text) or not (crossed or of_pairs(passage, reading)):
        return
    for run in runs_in(passage, reading, lambda words: _MARK.search(words) is not None):
        if run.links and all(_marks(run, number) for number in range(len(run.links))):
            for part in _parts(run):
                yield from _read(part, passage, reading)


def _marks(run: Run, number: int) -> bool:
    """Whether a link is a mark of a list; 对 is where nothing follows that it goes with (甲对乙、丙对丁开展帮扶)."""
    if run.links[number].kind == "dash":
        return True
    return run.shape.after(run.groups[number][-1]) == "对" and _ENDS.match(run.tail) is not None


def _parts(run: Run) -> Iterator[Run]:
    """A run cut at its colons where it has dashes, too: 甲市—乙市：丙区—丁县, 戊区—己县."""
    colons = [run.shape.after(group[-1]) in (":", "：") for group in run.groups[:-1]]
    if all(colons) or not any(colons):
        yield run
        return
    start = 0
    for at in (*(at for at, colon in enumerate(colons, 1) if colon), len(run.groups)):
        if at - start > 1:
            yield Run(run.shape, run.groups[start:at], run.links[start : at - 1], run.tail)
        start = at


def _read(run: Run, passage: Passage, reading: Reading) -> Found:
    for left, right in halves(run, reading.context):
        if _PARK.match(run.shape.after(right[-1])) or run.tail.startswith("的"):  # 甲镇：乙镇的好邻居
            continue
        if _NONE.match(run.shape.after(right[-1])):
            right = until_comma(run, right, lambda number: False)
            if _NONE.match(run.shape.after(right[-1])):
                continue
        one, two = [run.shape.parties[n] for n in left], [run.shape.parties[n] for n in right]
        words = run.shape.span(run.shape.marks[left[0]], run.shape.marks[right[-1]] + 1)
        pairs = pairs_of(spread(one), spread(two), each=True)
        colon = run.shape.after(left[-1]) in (":", "：")
        if colon and pairs is not None and any(_unlike(*pair) for pair in pairs):
            continue  # 某市：某区妇联 …: a headline behind the name of its place
        if "×" in run.shape.after(left[-1]):
            alone = _ENDS.match(run.tail) is not None
            pairs = [pair for pair in pairs or [] if alone and _stand_apart(*pair, reading)]
        if pairs is None:
            yield Unread(passage, words, "pairs_unclear", "pairing", NAME)
        else:
            yield from propose(NAME, passage, reading, pairs, words, first=_first(run, left), confidence=0.8)


def _stand_apart(one: PartyMention, two: PartyMention, reading: Reading) -> bool:
    """Whether two of one kind stand on different sides, which × alone pairs: 甲镇 × 乙镇."""
    return one.party.type == two.party.type and opposed(one.party, two.party, reading.context)


def _unlike(one: PartyMention, two: PartyMention) -> bool:
    """Whether the one is a county or more and the other a body."""
    wide, body = sorted((one.party, two.party), key=lambda party: party.type not in _WIDE)
    return wide.type in _WIDE and not body.is_place and body.type not in ("enterprise", "department")


def _first(run: Run, left: tuple[int, ...]) -> First:
    """What stands left of the mark: an arrow points to the helped."""
    mark = run.shape.after(left[-1])
    return "helped" if mark.startswith(("←", "<")) else "helper" if mark.startswith("→") else "unknown"


def find_in_table(table: Table, cells: Cells, reading: Reading) -> Found:
    """The pairs over the columns of a table: 其中：甲镇—乙县."""
    for place, passage in cells.items():
        if place[0] >= table.head or table.rows[place[0]][place[1]].inherited or not _MARK.search(passage.text):
            continue
        for run in runs_in(passage, reading):
            if _HEAD.fullmatch(run.shape.text) and of_pairs(passage, reading):
                yield from _read(run, passage, reading)


RULE = Rule(NAME, find=find, find_in_table=find_in_table, cells=False)
