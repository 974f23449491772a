"""What the page of an entity puts together from named questions: figures, both roles, money, people, time line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from typing import Any

from app import answers
from app.answers import Answer
from app.frame import Frame
from app.links import link
from app.money import plain, wan
from app.proofs import place
from app.tables import span
from graph.store.base import Node

FISCAL = ("fiscal",)
DONATED = ("donation", "donation_cash", "donation_goods")
UNSENT = ("trainee_official", "trainee_specialist", "other")
SHADES = 4
Row = Mapping[str, Any]


class Dossier:
    """One entity, asked by name of question; each answer is asked once."""

    def __init__(self, frame: Frame, node: Node) -> None:
        self.frame = frame
        self.node = node
        self._answers: dict[str, Answer] = {}

    def ask(self, name: str) -> Answer:
        """The answer of a named question about the entity."""
        if name not in self._answers:
            self._answers[name] = answers.named(self.frame, name, entity=self.node.id)
        return self._answers[name]

    def chip(self, name: str, edge: str | None) -> dict[str, str] | None:
        """The link to the first words behind an edge of an answer."""
        found = self.ask(name)["evidence"].get(edge or "", ())
        if not found:
            return None
        href = link("documents", id=found[0]["document_id"], at=found[0]["fact"])
        return {"text": place(self.frame, found[0], short=True), "href": href}

    # The strip

    def figures(self) -> list[dict[str, Any]]:
        """Five figures, each with a note and a link to words that state it."""
        return [
            self._pairs(),
            self._money("fiscal", FISCAL),
            self._money("donated", DONATED),
            self._staff(),
            self._visits(),
        ]

    def _pairs(self) -> dict[str, Any]:
        words, named = self.frame.words, self.ask("pairings_of")["rows"]
        counted = [row for row in self._counted if row["kind"] != "total"]
        note = words("entity.pairs_named", n=len(named))
        if (stated := self._stated_total()) is not None:
            parts = sum(row["count"] for row in counted)
            differ = f"{words('entity.pairs_parts', n=parts)} · " if parts not in (0, stated["count"]) else ""
            return self._figure("pairs", plain(stated["count"]), "pairs_unit", differ + note, "pairing_counts", stated)
        total = sum(
            max(_counts(counted, kind), _kind(named, kind)) for kind in {row["kind"] for row in [*named, *counted]}
        )
        first = next(iter([*counted, *named]), None)
        name = "pairing_counts" if counted else "pairings_of"
        return self._figure("pairs", str(total) if total else "", "pairs_unit", note, name, first)

    def _stated_total(self) -> Row | None:
        """The number of all pairings, where a report states it and nothing else is counted than what it sums up."""
        totals = [row for row in self._counted if row["kind"] == "total"]
        sides = {(row["helper_id"], row["helped_id"], row["year"]) for row in self._counted}
        return totals[0] if len(totals) == 1 and len(sides) == 1 else None

    def _money(self, label: str, channels: tuple[str, ...]) -> dict[str, Any]:
        rows = [row for row in self._totals if row["channel"] in channels]
        yuan = sum((Decimal(str(row["amount_yuan"])) for row in rows), Decimal(0))
        edges = [id for row in rows for id in row["counted_from"]]
        note = self.frame.words("entity.sums", n=len(edges)) if edges else ""
        first = {"edge": edges[0]} if edges else None
        return self._figure(label, wan(yuan) if rows else "", "wan", note, "funding_totals", first)

    def _staff(self) -> dict[str, Any]:
        came = [row for row in self._sent if row["to_id"] == self.node.id]
        sent = came or [row for row in self._sent if row["from_id"] == self.node.id]
        most: dict[tuple[object, ...], int] = {}
        for row in sent:  # further statements on one kind, year and recipient repeat the largest or are slices of it
            key = (row["kind"], row["year"], row["to_id"])
            most[key] = max(most.get(key, 0), row["count"])
        note = self.frame.words("entity.posts", n=len(self.ask("cadres_of")["rows"]))
        total = plain(sum(most.values())) if sent else ""
        return self._figure("staff", total, "person", note, "staff_counts", next(iter(sent), None))

    @cached_property
    def _sent(self) -> list[Row]:
        """Wholes of people actually sent between two named parties, without those only trained."""
        rows = self.ask("staff_counts")["rows"]
        named = [row for row in rows if row["from_id"] and row["to_id"] and row["from_id"] != row["to_id"]]
        return [row for row in named if not row["part_of"] and row["status"] == "actual" and row["kind"] not in UNSENT]

    def _visits(self) -> dict[str, Any]:
        rows = self.ask("visits_of")["rows"]
        came = sum(1 for row in rows if row["to_id"] == self.node.id)
        note = self.frame.words("entity.visits_note", came=came, went=len(rows) - came) if rows else ""
        return self._figure(
            "visits", str(len(rows)) if rows else "", "times", note, "visits_of", next(iter(rows), None)
        )

    def _figure(self, label: str, value: str, unit: str, note: str, name: str, row: Row | None) -> dict[str, Any]:
        words = self.frame.words
        return {
            "label": words(f"entity.{label}"),
            "value": value or words("entity.none"),
            "unit": words(f"entity.{unit}") if value else "",
            "note": note if value else words("entity.nothing_stated"),
            "chip": self.chip(name, row["edge"]) if row else None,
        }

    @cached_property
    def _counted(self) -> list[Row]:
        return list(self.ask("pairing_counts")["rows"])

    @cached_property
    def _totals(self) -> list[Row]:
        """Actual sums by year and channel: received ones, or given ones where none was received."""
        rows = self.ask("funding_totals")["rows"]
        rows = [row for row in rows if row["status"] == "actual" and row["amount_yuan"] is not None]
        received = [row for row in rows if row["direction"] == "received"]
        return received or [row for row in rows if row["direction"] == "given"]

    # Pairings by role

    def roles(self) -> list[dict[str, Any]]:
        """As helped and as helper: a line a kind with what is counted, named and by whom."""
        return [self._role("helped"), self._role("helper")]

    def _role(self, role: str) -> dict[str, Any]:
        named = [row for row in self.ask("pairings_of")["rows"] if self._inside(row[f"{role}_id"], row, role)]
        kinds_counted = [row for row in self._counted if row["kind"] != "total"]
        counted = [row for row in kinds_counted if self._inside(row[f"{role}_id"], row, role)]
        kinds = list(dict.fromkeys(row["kind"] for row in [*named, *counted]))
        lines = [self._line(kind, named, counted) for kind in kinds]
        title = self.frame.words(f"entity.as_{role}")
        years = sorted({year for row in named for year in row["years"]})
        return {
            "title": title,
            "lines": lines,
            "years": "—".join(str(year) for year in dict.fromkeys((years[0], years[-1]))) if years else "",
        }

    def _inside(self, id: str | None, row: Row, role: str) -> bool:
        """Whether that end of a pairing is the entity or lies in it."""
        if id == self.node.id:
            return True
        other = row["helped_id" if role == "helper" else "helper_id"]
        return id is not None and other != self.node.id and self.node.id in self._within.get(id, ())

    @cached_property
    def _within(self) -> dict[str, tuple[str, ...]]:
        rows = [*self.ask("pairings_of")["rows"], *self._counted]
        ids = {row[end] for row in rows for end in ("helper_id", "helped_id") if row[end]}
        return {id: node.within for id, node in self.frame.view.nodes(ids).items()}

    def _line(self, kind: str, named: Iterable[Row], counted: Iterable[Row]) -> dict[str, Any]:
        mine = [row for row in named if row["kind"] == kind]
        counts = [row for row in counted if row["kind"] == kind]
        first, name = (mine[0], "pairings_of") if mine else (counts[0], "pairing_counts")
        return {
            "kind": self.frame.words.word("pair_kind", kind),
            "counted": sum(row["count"] for row in counts) if counts else None,
            "named": len(mine),
            "names": [{"helper": row["helper"], "helped": row["helped"]} for row in mine[:6]],
            "more": max(0, len(mine) - 6),
            "chip": self.chip(name, first["edge"]),
        }

    # Money

    def uses(self) -> dict[str, Any] | None:
        """The largest sum that the documents break down, its parts, and what they leave unexplained."""
        rows = self._direction_rows
        parts: dict[str, list[Row]] = {}
        for row in rows:
            if row["part_of"]:
                parts.setdefault(row["part_of"], []).append(row)
        wholes = [row for row in rows if any(not _no_use(part, row) for part in parts.get(row["edge"], ()))]
        if not wholes:
            return None
        whole = max(wholes, key=lambda row: row["amount_yuan"])
        return self._breakdown(whole, sorted(parts[whole["edge"]], key=lambda row: -row["amount_yuan"]))

    @cached_property
    def _direction_rows(self) -> list[Row]:
        name = "funding_received" if self.ask("funding_received")["rows"] else "funding_given"
        return list(self.ask(name)["rows"])

    def _breakdown(self, whole: Row, parts: Sequence[Row]) -> dict[str, Any]:
        name = "funding_received" if self.ask("funding_received")["rows"] else "funding_given"
        total = Decimal(str(whole["amount_yuan"]))
        asides = [row for row in parts if _no_use(row, whole)]
        parts = [row for row in parts if row not in asides]
        left = total - sum((Decimal(str(row["amount_yuan"])) for row in parts), Decimal(0))
        shown = [
            {
                "text": row["purpose"] or self.frame.words.word("channel", row["channel"]),
                "amount": wan(row["amount_yuan"]),
                "share": _share(row["amount_yuan"], total),
                "shade": min(at + 1, SHADES),
                "chip": self.chip(name, row["edge"]),
            }
            for at, row in enumerate(parts)
        ]
        over = wan(-left) if left < 0 else ""
        rest = {"amount": wan(left), "share": _share(left, total)} if left > 0 else None
        between = " → ".join(str(row) for row in (whole["funder"], whole["recipient"]) if row)
        return {
            "amount": wan(total),
            "note": " · ".join([between, str(whole["year"] or "")]),
            "parts": shown,
            "rest": rest,
            "over": over,
            "chip": self.chip(name, whole["edge"]),
            "asides": [{"amount": wan(row["amount_yuan"]), "chip": self.chip(name, row["edge"])} for row in asides],
        }

    # What happened when, and who

    def timeline(self) -> list[dict[str, Any]]:
        """Visits with their dates and actual sums by year, in order of time."""
        events = [self._visit(row) for row in self.ask("visits_of")["rows"]]
        for row in self._totals:
            sum_ = self.frame.words("money.wan", n=wan(row["amount_yuan"]))
            said = f"{self.frame.words.word('channel', row['channel'])} {sum_}"
            chip = self.chip("funding_totals", row["counted_from"][0]) if row["counted_from"] else None
            events.append({"when": str(row["year"] or "—"), "tone": "", "way": "", "text": said, "chip": chip})
        return sorted(events, key=lambda event: event["when"])

    def _visit(self, row: Row) -> dict[str, Any]:
        came = row["to_id"] == self.node.id
        other = row["from"] if came else row["to"]
        led = "、".join(row["led_by"])
        text = " · ".join(part for part in (other or "", led) if part)
        way = self.frame.words("entity.came" if came else "entity.went")
        when = span(row["date"], row["end_date"])
        return {
            "when": when,
            "tone": "e" if came else "w",
            "way": way,
            "text": text,
            "chip": self.chip("visits_of", row["edge"]),
        }

    def staff(self) -> list[dict[str, Any]]:
        """Counts of people sent and received, as stated."""
        words = self.frame.words
        return [
            {
                "kind": words.word("staff", row["kind"]),
                "count": plain(row["count"]),
                "between": " → ".join(str(end) for end in (row["from"], row["to"]) if end),
                "part": bool(row["part_of"]),
                "planned": words("status.planned") if row["status"] == "planned" else "",
                "chip": self.chip("staff_counts", row["edge"]),
            }
            for row in self.ask("staff_counts")["rows"][:12]
        ]

    def people(self) -> list[dict[str, Any]]:
        """People with a post there."""
        return [
            {
                "name": row["name"],
                "href": link("entity", id=row["name_id"]),
                "post": row["post"] or "",
                "org": row["org"] or "",
                "chip": self.chip("cadres_of", row["edge"]),
            }
            for row in self.ask("cadres_of")["rows"][:10]
        ]

    def posts(self) -> list[dict[str, Any]]:
        """The posts of a person."""
        rows = answers.named(self.frame, "cadre", name=self.node.name)["rows"]
        return [
            {
                "post": row["post"] or "",
                "org": row["org"] or "",
                "href": link("entity", id=row["at_id"]),
                "when": " — ".join(str(one) for one in (row["from"], row["to"]) if one),
                "year": row["year"],
            }
            for row in rows
            if row["name_id"] == self.node.id
        ]


def _kind(rows: Iterable[Row], kind: str) -> int:
    return sum(1 for row in rows if row["kind"] == kind)


def _counts(rows: Iterable[Row], kind: str) -> int:
    return sum(row["count"] for row in rows if row["kind"] == kind)


def _no_use(part: Row, whole: Row) -> bool:
    """A part that says how much of its whole came (was paid out, has arrived), not what for: it is none of the uses."""
    return not part["purpose"] and all(part[one] == whole[one] for one in ("channel", "funder", "recipient"))


def _share(part: object, whole: Decimal) -> float:
    return round(float(Decimal(str(part)) / whole * 100), 1) if whole else 0.0
