"""What a passage mentions: parties, people, sums, dates, counts; found once, read by every rule.

A mention is a span of the passage's clean text and its meaning. Finders propose; `find` lets the longer mention win,
so that the result is sorted and no two mentions overlap, except that a person's post may hold a party.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from operator import attrgetter

from ingest.parties import Party
from ingest.passages import Span
from ingest.values import value


@value(frozen=True, slots=True)
class PartyMention:
    """A party; `span` covers the whole chain (`望潮区听涛街观澜社区` is one mention of the community).

    `own` marks words for one's own or the other side (我县, 两地, 双方, 对方), already resolved where they could be;
    `also` holds the second party of 两地 and 双方.
    """

    span: Span
    party: Party
    own: bool = False
    also: tuple[Party, ...] = ()


@value(frozen=True, slots=True)
class MoneyMention:
    """A sum in yuan. `approx` is the word that makes it inexact (余, 近, 约, 超), `per` what it is per (亩, 人, 年).

    `ratio`-like things (prices, thresholds, averages) are still mentions; rules decide what they are.
    """

    span: Span
    yuan: Decimal
    approx: str | None = None
    per: str | None = None
    unit: str = "元"


UNTOLD = 4  # stands for a year that nobody tells; a leap year, so that each day is one


@value(frozen=True, slots=True)
class DateMention:
    """A date or a range, ISO and only as precise as stated; `last` None for a single date. Years are completed.

    A day of a year that nobody tells stands in the year `UNTOLD`.
    """

    span: Span
    first: str
    last: str | None = None

    @property
    def year(self) -> int | None:
        """The year of its first day, None where nobody tells it."""
        year = int(self.first[:4])
        return None if year == UNTOLD else year

    @property
    def stated(self) -> tuple[str, str | None]:
        """The first and the last day without a year that nobody tells.

        >>> DateMention(Span(0, 5), "0004-06-13", "0004-06-15").stated
        ('06-13', '06-15')
        """
        untold = f"{UNTOLD:04}-"
        return self.first.removeprefix(untold), self.last and self.last.removeprefix(untold)


@value(frozen=True, slots=True)
class CountMention:
    """A counted thing: `34 对`, `24 所学校`; `noun` is what follows the measure word, as far as it was found."""

    span: Span
    number: int
    unit: str
    noun: str = ""
    approx: str | None = None


@value(frozen=True, slots=True)
class PersonMention:
    """A person; `post` the shortest complete title (posts joined by 、), `org` whom the post belongs to.

    `span` covers the name, `whole` post and name together. `seconded` where the words say 挂职; `home` is then whom the
    person was sent by, where that is told.
    """

    span: Span
    name: str
    whole: Span
    post: str | None = None
    org: Party | None = None
    seconded: bool = False
    home: Party | None = None


Mention = PartyMention | MoneyMention | DateMention | CountMention | PersonMention

# The key to look mentions up by where they start; made for bisection, which asks it often.
start_of: Callable[[Mention], int] = attrgetter("span.start")
