"""Counties by the first character of their names, as their own news call them: 专程来延考察, 在酉支教, 赴万对接."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ingest.context import Context
from ingest.expressions import expression
from ingest.lexicon import lexicon
from ingest.mentions import PartyMention
from ingest.mentions.elided import Taken
from ingest.parties import Party
from ingest.passages import Span

# What the character stands between: a word of going or being there, and what one goes there for.
_SIGN = expression(
    "[来赴在抵驻离](?P<sign>[\u3400-\u9fff])(?=考察|调研|对接|挂职|支教|支医|支援|帮扶|交流|指导|座谈|义诊|洽谈|走访|慰问|投资|务工|就业"
    "|期间|工作(?![室站人])|开展|学习|[，。；！!\n]|$)"
)
# Characters that are words behind these: 在会, 来访, 在岗.
_NO_SIGN = frozenset(
    "会建岗乡东西南北中上下开同和公民学校区县市省家国内外线京此人电函信自源历年前后于之了的看说讲做读任职位场即逃途"
)


def signs(context: Context) -> Mapping[str, Party]:
    """The counties of both sides by the first character of their names; none that two of them share."""
    found: dict[str, Party | None] = {}
    for party in (context.own, *context.partners):
        if party is not None and party.place is not None and party.type == "district":
            sign = party.place.name[0]
            found[sign] = None if sign in found else party
    taken = _NO_SIGN.union(lexicon("provinces")["short"])  # 来津 is to the municipality
    return {sign: party for sign, party in found.items() if party is not None and sign not in taken}


def by_sign(text: str, mentions: Sequence[PartyMention], known: Mapping[str, Party]) -> Iterator[PartyMention]:
    """Where a county is called by its sign, outside of other names."""
    taken = Taken(sorted(mention.span for mention in mentions))
    for match in _SIGN.finditer(text):
        party = known.get(match["sign"])
        span = Span(*match.span("sign"))
        if party is not None and taken.over(span) is None:
            yield PartyMention(span, party)
