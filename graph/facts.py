"""What a document states: seven kinds of fact, each with the words that prove it.

The keys are those of the fact format that outside programs read, one JSON object a line; `rule`, `start`, `end`,
`locator`, `confidence`, `refs` and `also` (repeated mentions) are added. Offsets count characters of the document's
text, and `text[start:end] == quote` always holds. Amounts are yuan as exact decimals.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer, TypeAdapter

from graph.ids import make_id

PartyType = Literal[
    "province", "city", "district", "street", "village", "school", "hospital", "enterprise", "social_org", "department",
    "other",
]  # fmt: skip
PairKind = Literal[
    "district", "street_town", "community_village", "village_village", "school", "hospital", "enterprise_village",
    "social_org_village", "department", "other", "total",
]  # fmt: skip
Channel = Literal[
    "fiscal", "donation_cash", "donation_goods", "donation", "investment", "consumption", "other"
]  # fmt: skip
AmountLevel = Literal["total", "part", "item"]
Role = Literal["leader", "seconded", "teacher", "doctor", "expert", "other"]
StaffKind = Literal[
    "official", "specialist", "teacher", "doctor", "trainee_official", "trainee_specialist", "other"
]  # fmt: skip
Status = Literal["actual", "planned"]


def _number(value: Decimal) -> int | float:
    """A decimal as the JSON number that prints the same digits."""
    return int(value) if value == value.to_integral_value() else float(value)


Number = Annotated[Decimal, PlainSerializer(_number, return_type=int | float, when_used="json")]


class Ref(BaseModel):
    """Which party a name of a fact means, as far as the document tells.

    `code` is the official code where the party is a place and was decided; `place` the code of the innermost official
    place that a body lies in; `within` the printed names of the containing places, outermost first. `basis` says in
    one word why (`named`, `own`, `partner`, `context`, `unique`), `candidates` the codes left open:
    of several of that name, or (`near`) of names one character off, which are never chosen.
    """

    model_config = ConfigDict(frozen=True)
    name: str
    type: PartyType
    code: str | None = None
    place: str | None = None
    within: tuple[str, ...] = ()
    basis: str | None = None
    candidates: tuple[str, ...] = ()


class Spot(BaseModel):
    """A further place of a document that states the same fact."""

    model_config = ConfigDict(frozen=True)
    line: int | None
    quote: str
    start: int
    end: int


class _Fact(BaseModel):
    """What all kinds share."""

    model_config = ConfigDict(frozen=True, populate_by_name=True, extra="ignore")
    line: int | None = None
    quote: str
    year: int | None = None
    status: Status = "actual"
    rule: str = ""
    start: int = 0
    end: int = 0
    locator: dict[str, Any] | None = None
    confidence: float = 1.0
    refs: dict[str, Ref] = Field(default_factory=dict)
    also: tuple[Spot, ...] = ()

    def key(self) -> list[Any]:
        """What the fact states, without where it stands: its own fields as JSON values."""
        shared = set(_Fact.model_fields) - {"year", "status"}
        values = self.model_dump(mode="json", by_alias=True, exclude=shared)
        return [[name, values[name]] for name in sorted(values)]

    def id(self, document: str) -> str:
        """The fact's id: over the document, what is stated, and where."""
        return make_id("f", document, self.key(), self.start, self.end)


class Pairing(_Fact):
    """One edge between two named parties; the helper is `east`."""

    type: Literal["pairing"] = "pairing"
    east: str
    east_type: PartyType
    east_in: str | None = None
    west: str
    west_type: PartyType
    west_in: str | None = None
    ended: bool = False


class PairingCount(_Fact):
    """A counted set of pairings whose members are not named."""

    type: Literal["pairing_count"] = "pairing_count"
    east: str | None = None
    west: str | None = None
    kind: PairKind
    count: int


class Funding(_Fact):
    """One mention of money that was or will be given; `amount_yuan` in yuan."""

    type: Literal["funding"] = "funding"
    funder: str | None = None
    funder_type: PartyType | None = None
    funder_in: str | None = None
    recipient: str | None = None
    recipient_type: PartyType | None = None
    recipient_in: str | None = None
    amount_yuan: Number
    approx: str | None = None
    channel: Channel
    purpose: str | None = None
    level: AmountLevel
    part_of: int | None = None
    repeat_of: int | None = None


class CadreFact(_Fact):
    """A person with a post; `from` and `to` for people sent."""

    type: Literal["cadre"] = "cadre"
    name: str
    post: str | None = None
    org: str | None = None
    role: Role
    from_: str | None = Field(default=None, alias="from")
    to: str | None = None


class Visit(_Fact):
    """A journey of one side to the other; dates as precise as stated (2023-04-18, 2023-07).

    Where nothing tells the year, a day stands without it (04-18).
    """

    type: Literal["visit"] = "visit"
    from_: str | None = Field(default=None, alias="from")
    to: str | None = None
    date: str
    end_date: str | None = None
    led_by: tuple[str, ...] = ()


class StaffCount(_Fact):
    """A number of people sent, received or trained."""

    type: Literal["staff_count"] = "staff_count"
    from_: str | None = Field(default=None, alias="from")
    to: str | None = None
    kind: StaffKind
    count: int
    term: str | None = None
    part_of: int | None = None


class IndicatorFact(_Fact):
    """One filled row of a statistics or task table; `value` verbatim, `number` what it means in `unit`."""

    type: Literal["indicator"] = "indicator"
    place: str | None = None
    path: tuple[str, ...]
    unit: str | None = None
    value: str
    number: Number | None = None
    kind: Literal["actual", "target"]


Fact = Annotated[
    Pairing | PairingCount | Funding | CadreFact | Visit | StaffCount | IndicatorFact, Field(discriminator="type")
]
FACT_KINDS = ("pairing", "pairing_count", "funding", "cadre", "visit", "staff_count", "indicator")
_ADAPTER: TypeAdapter[Fact] = TypeAdapter(Fact)


def fact_from_json(row: str | dict[str, Any]) -> Fact:
    """A fact from one line of the fact format, or from its parsed object.

    >>> fact_from_json({"type": "visit", "from": "甲区", "to": "乙县", "date": "2021-04", "quote": "…"}).to
    '乙县'
    """
    return _ADAPTER.validate_json(row) if isinstance(row, str) else _ADAPTER.validate_python(row)


def fact_to_json(fact: Fact) -> dict[str, Any]:
    """A fact as JSON values under the keys of the fact format; empty optional marks are left out."""
    row = fact.model_dump(mode="json", by_alias=True)
    for key in ("approx", "part_of", "repeat_of", "ended", "also"):
        if not row.get(key):
            row.pop(key, None)
    return {"type": row.pop("type"), **row}
