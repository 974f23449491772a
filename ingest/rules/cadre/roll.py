"""People in a list laid out with blanks: `某某  女  某中学  英语  某县第一中学`, one a line.

A line begins with a name and 男 or 女 and names the body that sends and the one that takes the person.
"""

from __future__ import annotations

from ingest.expressions import expression
from ingest.mentions import PartyMention
from ingest.mentions.person_names import is_whole_name
from ingest.passages import Passage, Span
from ingest.rules import Found, Proposal, Reading, Rule
from ingest.rules.cadre._roles import CALLED

_LINE = expression(r"[0-9.、\s]{0,4}(?P<name>[㐀-鿿·]{2,8}?)(?P<sex>[男女])(?![士方])")
_ABSENT = expression(r"未到岗|因病|退出|——|取消|本地")
_OFFICE = expression(r"[（(]?任(?P<post>[㐀-鿿]{2,10}?)[)）]")


def find(passage: Passage, reading: Reading) -> Found:
    """The person of a line, if it is one of such a list."""
    line = _LINE.match(passage.text)
    if passage.kind != "prose" or line is None or not is_whole_name(line["name"]) or _ABSENT.search(passage.text):
        return
    bodies = [m.party for m in reading.mentions[passage.index] if isinstance(m, PartyMention)]
    bodies = [party for party in bodies if party.type in CALLED]
    if len(bodies) < 2:
        return
    office = _OFFICE.search(passage.text)
    role = "teacher" if bodies[0].type == "school" else "doctor"
    parts: dict[str, object] = {
        "name": line["name"],
        "post": office["post"] if office else CALLED[bodies[0].type],
        "org": bodies[-1] if office else bodies[0],
        "role": role,
        "from": bodies[0],
        "to": bodies[-1],
    }
    name = Span(line.start("name"), line.end("name"))
    yield Proposal("cadre", passage, Span(name.start, len(passage.text)), name, parts, RULE.name, 0.85)


RULE = Rule("cadre.roll", find=find, cells=False)
