"""Whether a sum stands in words of the collaboration, and which passage a list belongs to."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.context import Context
from ingest.expressions import expression
from ingest.mentions import Mention, MoneyMention
from ingest.passages import Passage
from ingest.rules import Reading
from ingest.rules.funding._above import heading_above
from ingest.rules.funding._cues import Cue, listed
from ingest.rules.funding._gift_lists import is_listed_gift
from ingest.rules.funding._record import record
from ingest.rules.funding._sums import Sum, parties
from ingest.sides import side

_ITEM = expression(r"\s*(?:[①-⑳]|[（(]?[0-9]{1,2}[.．、)）]|[一二三四五六七八九]是|[—-]{1,2}|·|●|◆|\*)")
_RULES = expression(r"(?:办法|细则|规定|条例|标准|规则)(?:（[^）]*）)?$")
# A list of more items than this has its head too far away to be trusted.
_LONGEST_LIST = 20
# The title stands among the first passages.
_OPENING = 3
_LONGEST_TITLE = 80


@dataclass(frozen=True, slots=True)
class Focus:
    """What a passage is about: `on_subject` where its headings name the collaboration, `rules` in a rule book.

    `gift` says that it is a line of a list of gifts, `sales` that a heading speaks of helping sales, `allots` that it
    is an item under a heading that allots money, `of_aid` that what its labels tell is such money; `spoken_at` is where
    the passage first names the collaboration.
    """

    on_subject: bool
    rules: bool
    gift: bool
    sales: bool
    allots: bool
    of_aid: bool
    spoken_at: float

    def covers(self, found: Sum, cue: Cue | None, mentions: Sequence[Mention], context: Context) -> bool:
        """Whether the sum stands in words of the collaboration.

        In a document about something else its own sentence must name the collaboration or the helping side, or its
        word be one of giving in a passage that named it before.
        """
        if self.on_subject or spoken(found.passage.words(found.sentence)):
            return True
        if self.spoken_at < found.sentence.start and cue is not None and _gives(cue):
            return True
        return any(side(mention.party, context) == "east" for mention in parties(mentions, found.sentence))


# 二、资金安排: what its items name is public money.
_ALLOTS = expression(r"资金(?:安排|分配|使用(?!规定|办法)|投向|计划|项目)|项目(?:安排|计划|资金|清单|一览|明细)")
_ENTRY = expression(r"\s*[（(]?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[.．、)）]|[①-⑳]")
_SALES = expression(r"消费(?:帮扶|扶贫|协作)|以购代捐|^[（(]?[一二三四五六七八九十0-9]{1,3}[）)、.．]消费[。：]$")
_OPENING_TOPIC = expression(r"^(?:【[^】]{2,20}】|[^，。；：]{2,20}[。：])")


def _gives(cue: Cue) -> bool:
    if cue.family == "sale":
        return bool(listed("helping_sales").fullmatch(cue.word))
    return cue.family in {"gift", "cash", "both", "goods"} or bool(listed("subject_in_text").search(cue.word))


def focus(passage: Passage, reading: Reading) -> Focus:
    """The focus of a passage, from the document's title, its opening lines and the headings above."""
    opening = [p.text for p in reading.passages[:_OPENING] if len(p.text) < _LONGEST_TITLE and p.text[-1:] != "。"]
    titles = [reading.document.title or "", *opening]
    opens = _OPENING_TOPIC.match(passage.text)
    topic = opens[0] if opens and spoken(opens[0]) else ""
    label = heading_above(passage, reading)
    labels = (*passage.headings, topic, label.text if label is not None else "")
    about = any(listed("subject").search(words) for words in (*titles, *labels))
    about = about or _told_in_lead(passage, reading) or _is_thanks(titles, reading) or _announced(reading)
    about = about or _head_speaks(passage, reading)
    rules = any(_RULES.search(title.strip()) for title in titles)
    sales = any(_SALES.search(words) for words in (titles[0], *labels, opens[0] if opens else ""))
    allots = about and _ENTRY.match(passage.text) is not None and any(_ALLOTS.search(words) for words in labels)
    of_aid = allots or (about and (told := record(passage, reading)) is not None and told.of_aid)
    gift = is_listed_gift(passage, reading)
    return Focus(about, rules, gift, sales, allots, of_aid, spoken(passage.text) or math.inf)


def spoken(text: str) -> int | None:
    """Behind which character the collaboration is first named; help of another kind (师徒结对) does not count."""
    found = listed("subject_in_text").search(listed("other_subject").sub(lambda match: " " * len(match[0]), text))
    return found.end() if found is not None else None


# What a notice says of itself: 现将接收…捐赠情况予以公告.
_ANNOUNCES = expression(r"现[将就][^。；]{4,60}(?:公告|公示|公布|通报|汇报|报告|总结)")


def _announced(reading: Reading) -> bool:
    """Whether one of the first passages announces a report on the collaboration."""
    announced = (_ANNOUNCES.search(p.text) for p in reading.passages[: _OPENING + 2])
    return any(match is not None and listed("subject").search(match[0]) for match in announced)


def _head_speaks(passage: Passage, reading: Reading) -> bool:
    """Whether the passage is an item of a list whose opening words name the collaboration."""
    head = head_of_list(passage, reading)
    return head is not None and spoken(head.text) is not None


# A news item is short, and its lead says what it is about.
_SHORT, _LEAD = 24, 3
# A text of so few passages has one subject.
_FEW = 8
# Texts that tell of everything in a place or a firm.
_GENERAL = expression(r"政府工作报告|年度报告|年报|年鉴|概况|公报|简介")


def _is_thanks(titles: Sequence[str], reading: Reading) -> bool:
    """Whether one side thanks the other."""
    return reading.context.partner is not None and any("感谢" in title or "致谢" in title for title in titles)


def _told_in_lead(passage: Passage, reading: Reading) -> bool:
    """Whether a short text names the collaboration in one of its first paragraphs, a very short one anywhere."""
    if len(reading.passages) > _SHORT or _GENERAL.search(reading.passages[0].text):
        return False
    if any(listed("subject_in_lead").search(p.text) for p in reading.passages[:_LEAD]):
        return True
    few = len(reading.passages) <= _FEW and not passage.text.startswith("【")
    return (
        few
        and reading.context.partner is not None
        and any(listed("subject_in_few").search(p.text) for p in reading.passages)
    )


# Items that are projects (（1）丙镇冷库项目。…) need no colon above them, if the line there counts projects.
_PROJECT = expression(
    r"\s*(?:[①-⑳（(0-9一二三四五六七八九十]{1,5}[.．、)）是]?)?\s*(?:项目名称[：:])?[^，。；：]{2,40}(?:项目|工程|基地|中心|园)(?:[，。；：（0-9]|$)"
)
_COUNTS = expression(r"(?:项目|工程)[0-9]+个|[0-9]+个[一-鿿]{0,8}(?:项目|工程)")
_ANNOUNCES_LIST = expression(r"[：:]$|(?:如下|下列|以下)[一-鿿]{0,4}[。；]?$")
# A line of a list without a mark is short.
_LINE = 90


def head_of_list(passage: Passage, reading: Reading) -> Passage | None:
    """The passage that announces the list of which `passage` is an item; None for a passage that is no item."""
    return reading.once(_head, passage)


def _head(passage: Passage, reading: Reading) -> Passage | None:
    project, rest = is_project(passage), passage.text.startswith("余款")
    if not (project or rest or _is_line(passage, reading)):
        return None
    for back in range(1, min(_LONGEST_LIST, passage.index) + 1):
        before = reading.passages[passage.index - back]
        if _ANNOUNCES_LIST.search(before.text) or (project and _COUNTS.search(before.text)):
            return before
        alike = rest or is_marked(before) == is_marked(passage)
        goes_on = alike and (_is_line(before, reading) or is_project(before))
        if before.kind == "heading" or not goes_on:
            return None
    return None


def is_project(passage: Passage) -> bool:
    """Whether the passage opens with the name of a project (1.丙镇冷库项目，…)."""
    return _PROJECT.match(passage.text) is not None


def is_marked(passage: Passage) -> bool:
    """Whether a number or a mark makes the passage an item."""
    return _ITEM.match(passage.text) is not None


def _is_line(passage: Passage, reading: Reading) -> bool:
    """Whether the passage is marked as an item, or is a short line with a sum."""
    if is_marked(passage):
        return True
    if len(passage.text) > _LINE or passage.kind == "heading":
        return False
    return any(isinstance(mention, MoneyMention) for mention in reading.mentions[passage.index])
