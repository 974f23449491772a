"""Givers and receivers of one sum, as a value."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.parties import Party


@dataclass(frozen=True, slots=True)
class Roles:
    """Givers and receivers of one sum as its own words name them; empty where they do not.

    `label` are parties on the helped side that stand without a frame before the sum (乙村饮水工程30万元). `crowd` says
    that more give than are named (甲公司等12家企业, 社会各界).
    """

    givers: tuple[Party, ...] = ()
    receivers: tuple[Party, ...] = ()
    label: tuple[Party, ...] = ()
    crowd: bool = False

    @property
    def targets(self) -> tuple[Party, ...]:
        """Who gets it: as framed, else as labelled."""
        return self.receivers or self.label
