"""What a run of the evaluation gained and lost against the one before: by kind, by rule, and fact by fact."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from ingest.evaluate.match import Score

State = dict[str, str]  # what was found: "set · document · kind · what" and the rule that found it
_SHOWN = 12
_TELLING = ("east", "west", "funder", "recipient", "amount_yuan", "name", "post", "from", "to", "date", "kind", "count",
            "path", "number")  # fmt: skip


def state_of(title: str, document: str, scores: Mapping[str, Score]) -> State:
    """Every right fact of a document, and every wrong one, with the rule that found it."""
    state: State = {}
    for kind, score in scores.items():
        rows = [("right", found, wanted) for found, wanted, _ in score.pairs]
        rows += [("wrong", found, found) for found in score.extra]
        for mark, found, shown in rows:
            key = f"{mark} · {title} · {document} · {kind} · line {shown.get('line')} · {_told(shown)}"
            state[key] = str(found.get("rule"))
    return state


def _told(fact: Mapping[str, Any]) -> str:
    return " ".join(str(fact[name]) for name in _TELLING if fact.get(name) not in (None, "", []))


def told_changes(file: Path, now: State) -> Iterator[str]:
    """Lines that say what changed since `file` was written; then the file holds `now`."""
    before: State | None = json.loads(file.read_text(encoding="utf-8")) if file.exists() else None
    file.write_text(json.dumps(now, ensure_ascii=False, indent=0), encoding="utf-8")
    if before is None:
        yield "the first run here: nothing to compare with"
        return
    for title, keys, rules in (
        ("gained", _of(now, before, "right"), now),
        ("lost", _of(before, now, "right"), before),
        ("newly wrong", _of(now, before, "wrong"), now),
        ("no longer wrong", _of(before, now, "wrong"), before),
    ):
        yield from _section(title, keys, rules)


def _of(one: State, other: State, mark: str) -> list[str]:
    return sorted(key for key in one.keys() - other.keys() if key.startswith(mark))


def _section(title: str, keys: list[str], rules: State) -> Iterator[str]:
    if not keys:
        return
    yield f"{title}: {len(keys)}  by kind {_counted(key.split(' · ')[3] for key in keys)}"
    yield f"  by rule {_counted(rules[key] for key in keys)}"
    yield from (f"    {key.split(' · ', 1)[1]}" for key in keys[:_SHOWN])
    if len(keys) > _SHOWN:
        yield f"    … and {len(keys) - _SHOWN} more"


def _counted(names: Iterable[str]) -> str:
    return ", ".join(f"{name} {count}" for name, count in Counter(names).most_common())
