"""How a sentence is asked: what every step from words to an answer is handed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from graph.errors import Lang
from graph.places import Gazetteer
from graph.store.base import View, Years


@dataclass(frozen=True, slots=True)
class Asking:
    """Of which graph and in which language; `year` holds where the sentence names none, `today` says what 今年 is."""

    view: View
    lang: Lang
    gazetteer: Gazetteer | None = None
    year: Years | int | str | None = None
    today: date = field(default_factory=date.today)
