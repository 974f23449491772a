"""Givers that no finder of names knows, told by the verb right behind them: 市民某某向乙校捐款, 某某电器捐赠….

A person is told by the surname, a firm by the trade that ends its short name, a club or fund by its last word.
"""

from __future__ import annotations

from collections.abc import Sequence

from ingest.context import Context
from ingest.expressions import expression
from ingest.lexicon import alternatives, words
from ingest.mentions import Mention
from ingest.mentions.person_names import is_whole_name
from ingest.parties import Party
from ingest.passages import Span
from ingest.rules.funding._sums import Sum, parties
from ingest.sides import side

_GIVES = (
    r"(?:个人|一次性|自愿|主动|无偿|现场|当场|再次|又|还|也|先后|累计|分别|带头|慷慨|当即|立即)*"
    r"(?:捐|出资|资助|赞助|认捐|拿出|给予|支援|援助|[向为给][^，。；]{2,24}?(?:捐|赠|送|购置|添置|寄)|[将把][^，。；]{2,16}捐)"
)
_SUBJECT = expression(rf"(?:其中|同时|此外|另外|随后|当[天日])*(?P<who>[㐀-鿿·“”]{{2,20}}?)(?={_GIVES}[^。；]*$)")
_CLAUSE = expression(r"[，。；：、]")
_PERSON = expression(
    lambda: rf"(?:[㐀-鿿]*?(?P<known>{alternatives(words('roles', 'persons'))}))?(?P<name>[㐀-鿿·]{{2,7}})"
)
# 个人捐款：某某5000元、某某3000元.
_LISTED = expression(r"[：、，；](?P<name>[㐀-鿿]{2,4})(?:捐款?)?$")
_CALLED = expression(r"[㐀-鿿](?:先生|女士|老师|老板|同学|阿姨|师傅|大[爷姐妈])")
_FIRM = expression(lambda: rf"(?![购采买将把用以])[㐀-鿿]{{2,8}}(?:{alternatives(words('roles', 'trades'))})")
_CLUB = expression(lambda: rf"[㐀-鿿“”]{{2,12}}(?:{alternatives(words('roles', 'clubs'))})")
# 镇商会: of the town told before.
_BODY_OF = expression(
    r"(?P<level>街道|镇|乡|村|区|市|县)(?P<body>商会|总商会|总工会|工会|慈善会|慈善总会|慈善分会|红十字会|工商联|企业家协会|关工委|妇联|侨联|残联)"
)
_FAR = 200
# Fewer characters are a name only behind a word for what the person is.
_SURE_NAME = 3


def stranger(found: Sum, mentions: Sequence[Mention], start: int, context: Context) -> Party | None:
    """The giver right before the verb of the sum, a person or a body that no finder knows; None where none stands."""
    text, end = found.passage.text, found.mention.span.start
    listed = _LISTED.search(found.own_lead)
    if listed is not None and "个人" in found.before_in_sentence and is_whole_name(listed["name"]):
        return Party(name=listed["name"], type="other")
    starts = [start, *(mark.end() for mark in _CLAUSE.finditer(text, start, end))]
    for at in reversed(starts):
        told = _SUBJECT.match(text, at, end)
        if told is not None:
            who = Span(*told.span("who"))
            return _named(who, found, mentions) or _of_place(found.words(*who), at, mentions, context)
    return None


def _of_place(printed: str, at: int, mentions: Sequence[Mention], context: Context) -> Party | None:
    """The body of the helping town, district … named before (甲镇捐赠3万元，镇商会捐赠2万元)."""
    told = _BODY_OF.fullmatch(printed)
    named = parties(mentions, Span(max(0, at - _FAR), at)) if told is not None else []
    for mention in reversed(named):
        place = mention.party
        if told is not None and place.name.endswith(told["level"]) and side(place, context) == "east":
            return Party(name=place.name + told["body"], type="social_org", within=(*place.within, place.name))
    return None


def _named(who: Span, found: Sum, mentions: Sequence[Mention]) -> Party | None:
    """The party that the words name, where no other is named in them but the place it is of."""
    printed = found.words(*who)
    known = [mention.span for mention in parties(mentions, who)]
    person = _person(printed)
    if person is not None and not any(span.end > who.end - len(person) for span in known):
        return Party(name=person, type="other")
    of_place = not known or (len(known) == 1 and known[0].start == who.start and known[0].end < who.end)
    if not of_place:
        return None
    if _CLUB.fullmatch(printed):
        return Party(name=printed, type="social_org")
    return Party(name=printed, type="enterprise") if _FIRM.fullmatch(printed) else None


def _person(printed: str) -> str | None:
    """The name of the person that ends the words (爱心人士某某, 陈先生)."""
    told = _PERSON.fullmatch(printed)
    if told is None:
        return None
    name, described = told["name"], told["known"] is not None
    if _CALLED.fullmatch(name):
        return name
    return name if is_whole_name(name) and (described or len(name) == _SURE_NAME) else None
