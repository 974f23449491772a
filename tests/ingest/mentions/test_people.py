"""Names and posts in plain text, with places found by a stand-in."""

from __future__ import annotations

import pytest

from ingest.context import Context
from ingest.mentions import PartyMention
from ingest.mentions.people import find
from ingest.mentions.person_names import is_whole_name, name_at
from ingest.parties import Party
from ingest.passages import Passage, Span

OWN = Context(own=Party("禾泉县", "district"), partners=(Party("望潮区", "district"),), side="west", year=2021)
KNOWN = (("望潮区", "district"), ("禾泉县", "district"), ("禾泉县第一中学", "school"), ("禾泉县医院", "hospital"))


def _people(text: str):
    parties = []
    for name, kind in sorted(KNOWN, key=lambda known: -len(known[0])):
        at = text.find(name)
        while at >= 0:
            if not any(p.span.start <= at < p.span.end for p in parties):
                parties.append(PartyMention(Span(at, at + len(name)), Party(name, kind)))
            at = text.find(name, at + 1)
    passage = Passage(text, range(len(text) + 1), "prose", 0)
    ordered = sorted(parties, key=lambda mention: mention.span)
    return [(p.name, p.post, p.org.name if p.org else None, p.seconded) for p in find(passage, ordered, OWN)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("望潮区委书记姚见率团来县", [("姚见", "望潮区委书记", "望潮区", False)]),
        ("县委副书记、县长舒明时带领", [("舒明时", "县委副书记、县长", "禾泉县", False)]),
        ("县长程敏率队赴望潮区", [("程敏", "县长", "禾泉县", False)]),
        ("县委书记汪洋率队，国务院副总理汪洋作出批示", [("汪洋", "县委书记", "禾泉县", False)]),
        ("副区长潘海发放慰问金", [("潘海", "副区长", "望潮区", False)]),
        ("副区长潘海发表示满意", [("潘海发", "副区长", "望潮区", False)]),
        ("副区长潘广亦于7月5日到县", [("潘广", "副区长", "望潮区", False)]),
        ("副区长潘海挂任副县长", [("潘海", "副县长", "禾泉县", True)]),
        ("副县长陈贤和8名教师", [("陈贤", "副县长", "禾泉县", False)]),
        ("区长顾琛共同主持", [("顾琛", "区长", "望潮区", False)]),
        ("禾泉县医院曹岳院长带队", [("曹岳", "院长", "禾泉县医院", False)]),
        ("李彬，望潮区副区长", [("李彬", "望潮区副区长", "望潮区", False)]),
        ("裘广义　区委书记", [("裘广义", "区委书记", "望潮区", False)]),
        ("其中顾海峰任县委常委、副县长", [("顾海峰", "县委常委、副县长", "禾泉县", False)]),
        ("副县长（挂职）梁志国", [("梁志国", "副县长", "禾泉县", True)]),
        ("挂职副县长的于海洋同志", [("于海洋", "副县长", "禾泉县", True)]),
        ("县长索朗次仁摊开手", [("索朗次仁", "县长", "禾泉县", False)]),
        ("县委书记艾尼瓦尔·吐尔逊、县长李建设一同", [
            ("艾尼瓦尔·吐尔逊", "县委书记", "禾泉县", False), ("李建设", "县长", "禾泉县", False)]),
        ("禾泉县第一中学校长上官云岫（女）", [("上官云岫", "校长", "禾泉县第一中学", False)]),
        ("县委书记王平、县长李刚出席", [("王平", "县委书记", "禾泉县", False), ("李刚", "县长", "禾泉县", False)]),
    ],
)  # fmt: skip
def test_people(text, wanted):
    assert _people(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "习近平总书记关于扶贫工作的重要论述",
        "记者张三报道",
        "联系人：李四",
        "县委书记和县长分别带队",
        "主任委员会议",
        "选派校长1名、副校长1名",
        "教师方面安排10人",
        "院长期不变",
        "王某老师说",
    ],
)
def test_nobody(text):
    assert [person for person in _people(text) if person[1]] == []


@pytest.mark.parametrize("word", ["姓名", "合计", "蒙古族", "干部", "望潮区", "李", "教师", "男"])
def test_no_names(word):
    assert not is_whole_name(word)


@pytest.mark.parametrize("word", ["李彬", "欧阳明月", "乌力吉", "阿卜杜拉·麦麦提", "申屠晔"])
def test_names(word):
    assert is_whole_name(word)


@pytest.mark.parametrize(("text", "end"), [("赵永刚任", 3), ("韩立新先后于", 3), ("沈国耀7月", 3), ("方面的", None)])
def test_name_at(text, end):
    assert name_at(text, 0) == end
