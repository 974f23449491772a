"""Teachers and doctors told by their body alone: `一起来的还有某区小学的某某，他在某县支教`.

The body is a helper's school or hospital, the name stands right behind it, and the sentence says that people teach or
treat on the other side. Whoever is told with a post anywhere is left to `cadre.named`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ingest.expressions import expression
from ingest.mentions import PartyMention
from ingest.mentions.person_names import is_whole_name, name_at
from ingest.passages import Passage, Span
from ingest.rules import Found, Proposal, Reading, Rule
from ingest.rules.between import opposite
from ingest.rules.cadre._roles import CALLED, role_of_post
from ingest.rules.cadre._served import served
from ingest.sides import side

_SERVES = expression("支教|任教|执教|送教|支医|坐诊|驻点|对口支援|一[起同]来")
_BEHIND = expression("(?:同志)?(?:$|[，、。；]|和|与|在|到|赴|也|等|[两三四五]位)")
_FAR = 120
# Lines of a list of bodies, below a short line that says what it is of.
_COLONS, _LINES, _SHORT = ("：", ":"), 4, 30


def find(passage: Passage, reading: Reading) -> Found:
    """The people of the passage that only a body tells, keyed by their names."""
    for mention in reading.mentions[passage.index]:
        if not isinstance(mention, PartyMention) or mention.party.type not in CALLED:
            continue
        names = list(_names(passage.text, mention.span.end))
        if not names or side(mention.party, reading.context) != "east":
            continue
        for name in names if _is_said(passage, mention.span.end, reading) else ():
            if passage.words(name) not in reading.people:
                yield _proposal(passage, mention, name, reading)


def _is_said(passage: Passage, at: int, reading: Reading) -> bool:
    """Whether the words around, or the line above a list, say that people teach or treat on the other side."""
    if passage.text.startswith(_COLONS, at):
        above = reading.passages[max(0, passage.index - _LINES) : passage.index]
        return any(_SERVES.search(line.text) for line in above if len(line.text) < _SHORT)
    sentence = passage.sentence_at(at)
    start, end = max(sentence.start, at - _FAR), min(sentence.end, at + _FAR)
    return _SERVES.search(passage.text, start, end) is not None


def _names(text: str, start: int) -> Iterator[Span]:
    """The names from `start` on, as long as only list marks part them."""
    start += text.startswith(("的", *_COLONS), start)
    while (end := name_at(text, start)) is not None and is_whole_name(text[start:end]):
        if _BEHIND.match(text, end) is None:
            return
        yield Span(start, end)
        if text[end : end + 1] not in ("、", "和", "与"):
            return
        start = end + 1


def _proposal(passage: Passage, mention: PartyMention, name: Span, reading: Reading) -> Proposal:
    post = CALLED[mention.party.type]
    parts: dict[str, object] = {
        "name": passage.words(name),
        "post": post,
        "org": mention.party,
        "role": role_of_post(post, seconded=True),
        "from": mention.party,
        "to": served(name.end, passage, reading) or opposite(mention.party, reading.context),
    }
    return Proposal("cadre", passage, Span(mention.span.start, name.end), name, parts, RULE.name, 0.6)


RULE = Rule("cadre.of_body", find=find, cells=False)
