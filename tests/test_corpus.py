"""The reference documents of `tests/corpus` are well formed: keys, closed lists, quotes and lines, nothing borrowed."""

from __future__ import annotations

import json
from bisect import bisect_right
from functools import cache
from itertools import accumulate
from pathlib import Path

import pytest

CORPUS = Path(__file__).parent / "corpus"
SHARED = Path(__file__).parents[2] / "shared"
BORROWED = 16  # characters in a row that a document may not share with the real ones


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PARTIES = words("province city district street village school hospital enterprise social_org department other")
STATUS = words("actual planned")
COMMON = words("type line quote year status")
KEYS = {
    "pairing": words("east east_type east_in west west_type west_in"),
    "pairing_count": words("east west kind count"),
    "funding": words("funder funder_type recipient recipient_type amount_yuan channel purpose level"),
    "cadre": words("name post org role"),
    "visit": words("from to date end_date led_by"),
    "staff_count": words("from to kind count term"),
    "indicator": words("place path unit value number kind"),
}
PAIRS = words("district street_town community_village village_village school hospital enterprise_village department")
LISTS = {
    ("pairing_count", "kind"): PAIRS | words("social_org_village other total"),
    ("funding", "channel"): words("fiscal donation_cash donation_goods donation investment consumption other"),
    ("funding", "level"): words("total part item"),
    ("cadre", "role"): words("leader seconded teacher doctor expert other"),
    ("staff_count", "kind"): words("official specialist teacher doctor trainee_official trainee_specialist other"),
    ("indicator", "kind"): words("actual target"),
}
DOCUMENTS = sorted(CORPUS.rglob("*.txt"))


def rows_of(document: Path, kind: str) -> list[dict]:
    path = document.with_name(f"{document.stem}.{kind}.jsonl")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []


def squeezed(text: str) -> str:
    return "".join(text.split())


def stands_at(text: str, quote: str, line: int) -> bool:
    """True where the quote, white space left out, touches that line of the text."""
    lines = [squeezed(part) for part in text.split("\n")]
    ends, whole, wanted = list(accumulate(map(len, lines))), "".join(lines), squeezed(quote)
    at = whole.find(wanted)
    while at >= 0:
        first, last = bisect_right(ends, at) + 1, bisect_right(ends, at + len(wanted) - 1) + 1
        if first <= line <= last:
            return True
        at = whole.find(wanted, at + 1)
    return False


def problems(document: Path, row: dict) -> list[str]:
    kind = row["type"]
    if kind not in KEYS:
        return [f"no such type {kind}"]
    found = [f"no {key}" for key in sorted((COMMON | KEYS[kind]) - row.keys())]
    readings = [row, *({key: value} for key, values in row.get("accept", {}).items() for value in values)]
    for reading in readings:
        for key, value in reading.items():
            if key.endswith("_type") and value not in PARTIES | {None}:
                found.append(f"{key} {value}")
            if (kind, key) in LISTS and value not in LISTS[kind, key]:
                found.append(f"{key} {value}")
            if key == "status" and value not in STATUS:
                found.append(f"status {value}")
    text = document.read_text(encoding="utf-8")
    if not stands_at(text, row["quote"], row["line"]):
        found.append(f"not at line {row['line']}: {row['quote']}")
    if kind == "indicator" and not squeezed(row["quote"]).endswith(squeezed(row["value"])):
        found.append("the quote does not end with the value")
    if kind == "cadre" and row["name"] not in squeezed(row["quote"]):
        found.append("the name is not in the quote")
    if "part_of" in row and not any(
        r["type"] == "staff_count" and r["line"] == row["part_of"] for r in rows_of(document, "facts")
    ):
        found.append("part of nothing")
    if "repeat_of" in row and not any(
        r["type"] == kind and r["line"] == row["repeat_of"] and r is not row for r in rows_of(document, "facts")
    ):
        found.append("repeats nothing")
    return found


def test_every_document_has_its_facts_and_every_fact_its_document():
    assert len(DOCUMENTS) >= 30
    named = {path.with_name(path.stem.removesuffix(".facts")) for path in CORPUS.rglob("*.facts.jsonl")}
    assert named == {path.with_suffix("") for path in DOCUMENTS}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_the_facts_of_a_document_are_well_formed(document):
    rows = rows_of(document, "facts")
    doubtful = rows_of(document, "borderline")
    wrong = {json.dumps(row, ensure_ascii=False): problems(document, row) for row in rows + doubtful}
    assert {row: why for row, why in wrong.items() if why} == {}
    assert all(row.get("reason") for row in doubtful)


def prose(path: Path) -> str:
    """The text without white space and the rules of tables."""
    return squeezed(path.read_text(encoding="utf-8").replace("---", "").replace("|", ""))


@cache
def shared_runs() -> frozenset[str]:
    """Every run of `BORROWED` characters in the real documents and those written after them."""
    runs = set()
    for folder in (SHARED / "seeds", SHARED / "eval" / "dev"):
        for path in sorted(folder.glob("*.txt")):
            text = prose(path)
            runs.update(text[i : i + BORROWED] for i in range(len(text) - BORROWED + 1))
    return frozenset(runs)


@pytest.mark.skipif(not (SHARED / "seeds").exists(), reason="the shared documents are not here")
@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_no_sentence_is_borrowed(document):
    text = prose(document)
    taken = [run for i in range(len(text) - BORROWED + 1) if (run := text[i : i + BORROWED]) in shared_runs()]
    assert taken == []
