"""How a document prints the names of places and bodies, to complete each to the fullest form that stands there."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from graph.places import Place
from ingest.expressions import expression
from ingest.mentions.decide import Ground, narrow
from ingest.mentions.units import PLAIN_BODY, Piece, Unit

_DROPPED = expression(r"(?:村民|居民)?委员会$|[村居]委会$|办事处$|办$")
_SHORTHAND = expression(
    r"([\u3400-\u9fff]{4,30})[（(](?:以下|下文|下)?(?:简称|统称)[为:：]?[“\"「]?([\u3400-\u9fff]{2,12})[”\"」]?[)）]"
)
_AREAS = {"经济技术开发区": "经开区", "高新技术产业开发区": "高新区", "高新技术开发区": "高新区"}
_ORDINALS = {"中": "中学", "小": "小学", "幼": "幼儿园"}
_ATTACHED = (("师大", "师范大学"), ("附中", "附属中学"), ("附小", "附属小学"))
_ORDINAL = expression(r"^(.*?)第?([一二三四五六七八九十]+)(中学?|小学?|幼(?:儿园)?)$")


def bare(name: str, level: str) -> str:
    """A printed place without its committee or office.

    >>> bare("望江里社区居委会", "village"), bare("听涛街道办事处", "street"), bare("东关居委会", "village")
    ('望江里社区', '听涛街道', '东关居委会')
    """
    if level not in ("street", "village"):
        return name
    short = _DROPPED.sub("", name)
    return short if short.endswith(("村", "社区", "嘎查", "居民区", "街道", "镇", "乡", "苏木", "街")) else name


def spelled_out(name: str) -> str:
    """A school's name in full, to compare: `石梁县一中` and `石梁县第一中学` are one.

    >>> spelled_out("石梁县一中"), spelled_out("五幼"), spelled_out("师大附中")
    ('石梁县第一中学', '第五幼儿园', '师范大学附属中学')
    """
    for short, long in _ATTACHED if "附" in name else ():
        name = name.replace(short, long)
    match = _ORDINAL.match(name)
    return f"{match[1]}第{match[2]}{_ORDINALS[match[3][0]]}" if match else name


def short_area(name: str) -> str:
    """An area by its shortest form, to compare; "" for what is none.

    >>> short_area("临潮市经济技术开发区"), short_area("临潮经开区"), short_area("望潮区")
    ('临潮经开区', '临潮经开区', '')
    """
    for long, short in _AREAS.items():
        if name.endswith((long, short)) and len(name) > len(short):
            return name.removesuffix(long).removesuffix(short).replace("市", "") + short
    return ""


@dataclass
class Names:
    """The printed forms of a document: `places` by code; of bodies the full names by stem (`stems`), by stem and place
    (`homes`), and the stem and place of each (`heads`); `chains`: what is printed around a place; `areas`: the fullest
    form of each development zone by its shortest.
    """

    places: Mapping[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    stems: Mapping[tuple[str, str], set[str]] = field(default_factory=lambda: defaultdict(set))
    chains: Mapping[str, set[tuple[str, ...]]] = field(default_factory=lambda: defaultdict(set))
    heads: dict[str, tuple[str, str]] = field(default_factory=dict)
    homes: Mapping[tuple[str, str], set[str]] = field(default_factory=lambda: defaultdict(set))
    shorthand: dict[str, str] = field(default_factory=dict)
    areas: dict[str, str] = field(default_factory=dict)

    def place(self, place: Place, printed: str) -> str:
        """The fullest form of a place that the document prints; former names stay what they are.

        A form is fuller only if it begins alike: 香草县 does not become 青石市 that it is called today.
        """
        forms = [form for form in self.places.get(place.code, ()) if form[:2] == printed[:2] or form[:1] == form]
        return max([*forms, printed], key=len)

    def area(self, name: str) -> str:
        """The fullest printed form of an area without a code, the name itself for anything else."""
        return self.areas.get(short_area(name), name)

    def note_area(self, name: str) -> None:
        """Notes a printed form of an area."""
        if short := short_area(name):
            self.areas[short] = max(name, self.areas.get(short, ""), key=len)

    def printed(self, place: Place) -> str | None:
        """The fullest printed form of a place, None where it is not printed."""
        forms = self.places.get(place.code)
        return max(forms, key=len) if forms else None

    def chain(self, name: str) -> tuple[str, ...]:
        """The containing places that the document prints with this name; empty where there are none or several."""
        longest = max(self.chains.get(name, {()}), key=len)
        others = self.chains.get(name, set())
        agree = all(longest[len(longest) - len(other) :] == other for other in others)
        return longest if agree else ()

    def note_body(self, stem: str, full: str, kind: str, place: Place | None) -> None:
        """Notes a body printed with its place; forms of one stem in one place are one body."""
        stem = spelled_out(stem)
        home = (stem, place.code if place is not None else full)
        self.stems[stem, kind].add(full)
        self.heads[full] = home
        self.homes[home].add(full)

    def body(self, name: str, kind: str) -> str:
        """The fullest form of a body: of a declared shorthand, or the one printed name with a place before it.

        Of a firm the words after its place may be shortened: 青禾集团 for 海岳省青禾集团有限公司.
        """
        if name in self.shorthand:
            return self.shorthand[name]
        if name in self.heads:
            return max(self.homes[self.heads[name]], key=lambda full: (len(full), full == name, full))
        fuller = set() if PLAIN_BODY.match(name) else set(self.stems.get((spelled_out(name), kind), ()))
        if not fuller and kind == "enterprise":
            fuller = {full for stem, full in self._firms.get(name[:4], ()) if stem.startswith(name) and len(name) > 3}
        one_body = len({self.heads[full] for full in fuller}) == 1
        return max(fuller, key=lambda full: (len(full), full)) if one_body else name

    @cached_property
    def _firms(self) -> Mapping[str, list[tuple[str, str]]]:
        """The firms by the first four characters after their place; asked for only when all are noted."""
        found: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for (stem, kind), fulls in self.stems.items():
            if kind == "enterprise":
                found[stem[:4]] += [(stem, full) for full in fulls]
        return found


def note_shorthand(names: Names, text: str) -> None:
    """Notes every `某某公司（以下简称“某某”）` of a text."""
    if "简称" not in text and "统称" not in text:
        return
    for match in _SHORTHAND.finditer(text):
        names.shorthand[match[2]] = match[1]


def note_places(names: Names, units: Iterable[Unit], ground: Ground) -> None:
    """Notes the printed forms of places that the chain or the ground decides, and what is printed around whom."""
    for unit in units:
        for piece, places in _steps(unit):
            place = ground.choose(places).place if places and piece.own is None else None
            if place is not None:
                names.places[place.code][bare(piece.name, piece.level)] += 1
            elif piece.level == "district" and piece.own is None:
                names.note_area(piece.name)
        if unit.piece is not None and unit.piece.own is None and unit.chain:
            outer = tuple(bare(piece.name, piece.level) for piece in unit.chain if piece.own is None)
            names.chains[bare(unit.piece.name, unit.piece.level)].add(outer)


def plain_places(units: Iterable[Unit]) -> Iterator[str]:
    """The codes of the places that the chains of names leave no choice about."""
    for unit in units:
        yield from (places[0].code for piece, places in _steps(unit) if len(places) == 1 and piece.own is None)


def _steps(unit: Unit) -> Iterator[tuple[Piece, tuple[Place, ...]]]:
    """The pieces of a name, the outermost first, each with the places it may mean inside the one before."""
    pieces = (*unit.chain, unit.piece) if unit.piece else unit.chain
    return zip(pieces, narrow([piece.places for piece in pieces]), strict=True)
