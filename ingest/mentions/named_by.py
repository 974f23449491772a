"""Names that stand before a post: told by a verb, set off by a mark, laid out in columns, or at the head of a note."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache

from ingest.expressions import expression
from ingest.lexicon import alternatives, words
from ingest.mentions import PartyMention
from ingest.mentions.person_names import is_whole_name, name_at, name_before
from ingest.mentions.post import Post
from ingest.passages import Passage, Span

# A line of a list set in columns: its longest, how many words of it are looked at, what parts them besides blanks.
_LONGEST_ROW, _COLUMNS, _BARS = 64, 3, " \u3000\t｜|"
_LONGEST_GIVEN = 2  # characters of a name behind the surname
_NUMBERED = expression(r"[（(]?[0-9]{1,3}[.．、)）]?\s*")
_CLAUSE = expression(r"[。；;！？\n]")
_BIO = expression(
    r"^(?:人物|个人)?(?:简介|名片|档案|小传)?[：:]?[0-9.、（()）\s]*(?P<name>[㐀-鿿·\s　]{2,16}?)(?:同志)?[，,]\s*"
    r"(?:[男女][，,]|(?:19|20)[0-9]{2}年[0-9]{0,2}月?(?:出)?生)"
)
_TITLE_END = expression(r"(?:师|长|任|员|记|授|事|席)[（(]?[^，。；;]{0,12}[；;。]?$")
_POST_END = expression(r"(?:书记|[县区市镇乡局院校部科处队组]长|主任|常委|委员|干部|教师|医生|专家|队员|领队)$")
# `某某 挂职岗位：|副县长`, `成员某某——|某中学校长`
_LABELS = expression(r"(?:\s*(?:挂职岗位|挂任职务|挂职单位及职务|现任职务|职务)[：:]|—{1,2})$")
_MEMBER = expression(r"(?:成员|队员|教师|老师|干部|专家|[文/：:，,。；（(\s])$")
# `任命某某同志为|副县长`
_APPOINTS = expression(r"(?:任命|聘任|聘请|提名|推荐)(?P<name>[㐀-鿿·]{2,8}?)(?:同志)?(?:为|担任|任)$")
_CALLED_SO = expression(
    "我叫|名叫|我是|其中|由|选派的?|派出的?|派来的|派遣|挂职干部|教师|医生|同志|干部|[队组]长|领队|[队组]员|成员|专家"
)
_STARTS = "，,、的：:　 （("
_ADDRESSED = ("同志", "老师", "医生", "先生", "女士")
# Between two names of a list, or a name and the next one's body; its town may be unknown.
_NEXT = expression("[、和](?:[㐀-鿿]{1,4}[镇乡])?")
# `选派一名管理人员到某院任|院长`: somebody who is not named.
_SOMEBODY = expression("(?:派|邀请|聘请|推荐|抽调)[0-9一两二三四五六七八九十]+(?:名|位|人)")
_SENDS = ("选派", "派出", "派遣", "委派", "抽调", "援派", "其中", "包括", "分别是", "分别为")
_GOES = expression("(?:来到|[到赴在])$")
_DATED = expression(r"(?:[0-9年月日起止—–\-~至.\s]|自|于|先后|相继|现|拟|到[县区市旗])*$")


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(words('posts', 'sent_verbs'))})[：:]?$")


def bio_name(text: str) -> Span | None:
    """The name that a short life begins with (`某某，男，汉族，…，现任…，拟任…`)."""
    match = _BIO.match(text)
    if match is None or not is_whole_name(re.sub(r"\s", "", match["name"])):
        return None
    return Span(match.start("name"), match.end("name"))


def laid_out_name(passage: Passage) -> Span | None:
    """A name set off from its post by bars or by white space that the clean text has lost (`1. 某某  普外科主治医师`).

    It is the first word of its line, or the second behind the body that it comes from.
    """
    if len(passage.text) > _LONGEST_ROW or not _TITLE_END.search(passage.text):
        return None
    first, *others = _words_laid_out(passage)[:_COLUMNS]
    may_be = [first] if _TITLE_END.search(passage.words(first)) else [first, *others[:1]]
    name = next((word for word in may_be if is_whole_name(re.sub(r"\s", "", passage.words(word)))), None)
    return name if others else None


def _words_laid_out(passage: Passage) -> list[Span]:
    """The words of a line that bars or white space part, without the number in front; a single character is one with
    the next, if that is short: a surname with its name (`程 敏`, `程 敏之`)."""
    text, origin = passage.text, passage.origin
    start = numbered.end() if (numbered := _NUMBERED.match(text)) else 0
    words: list[Span] = []
    for at in range(start, len(text) + 1):
        if at == len(text) or text[at] in _BARS or (at > start and origin[at] - origin[at - 1] > 1):
            if 0 < at - start <= _LONGEST_GIVEN and words and words[-1].end - words[-1].start == 1:
                words[-1] = Span(words[-1].start, at)
            elif at > start:
                words.append(Span(start, at))
            start = at + (at < len(text) and text[at] in _BARS)
    return words or [Span(0, len(text))]


def told_by_verb(
    text: str, post: Post, parties: Sequence[PartyMention], found: Collection[Span]
) -> tuple[list[Span], bool]:
    """The names whose verb (任, 挂任, 是) has the post as its object, and whether the verb deals posts out (分任)."""
    start = post.span.start
    named = _APPOINTS.search(text, max(0, start - 20), start)
    if named is not None and is_whole_name(named["name"]):
        return [Span(named.start("name"), named.end("name"))], False
    verb = _verbs().search(text, max(0, start - 8), start) or _lent_to(text, post)
    if verb is None:
        return [], False
    clause = max((match.end() for match in _CLAUSE.finditer(text, 0, start)), default=0)
    subject = subject_of(text, clause, verb.start(), parties)
    if not subject:
        earlier = max((span for span in found if clause <= span.start < start), default=None)
        behind = clause if earlier is None else earlier.end
        known = earlier is not None and _SOMEBODY.search(text, behind, verb.start()) is None
        subject = [earlier] if earlier is not None and known else []
    return subject, verb.group().startswith("分") and len(subject) > 1


def _lent_to(text: str, post: Post) -> re.Match[str] | None:
    """The word of going before a post that holds its verb (`某某到|某县挂职副县长`)."""
    inside = post.seconded and "挂职" in text[post.span.start : post.span.end]
    return _GOES.search(text, max(0, post.span.start - 2), post.span.start) if inside else None


def verb_before(text: str, start: int) -> bool:
    """Whether a verb that gives posts (任, 挂任, 是) stands right before `start`."""
    return _verbs().search(text, max(0, start - 8), start) is not None


def before_post(text: str, post: Post, parties: Sequence[PartyMention]) -> list[Span]:
    """The name that only a comma, a bracket or white space parts from its post (`某某，副区长`, `某某（副局长）`)."""
    start = post.span.start
    if (labelled := _behind_label(text, start)) is not None:
        return [labelled]
    marks = "，,（( 　\t" + ("、" if text[:start].count("、") == 1 else "")
    if not start or text[start - 1] not in marks:
        return []
    clause = max((match.end() for match in _CLAUSE.finditer(text, 0, start)), default=0)
    end = start - 1
    while end and text[end - 1] in marks:
        end -= 1
    end -= 2 if text.endswith(_ADDRESSED, 0, end) else 0
    begin = name_before(text, end, clause)
    if begin is None and end - clause >= 2:
        begin = _after_post(text, end) or _sent_before(text, end)
    if begin is None or any(party.span.start <= begin < party.span.end for party in parties):
        return []
    return [Span(begin, end)]


def _behind_label(text: str, end: int) -> Span | None:
    """The name that stands between a label and its body (`领队：某某|某区教育局副局长`)."""
    label = _LABELS.search(text, max(0, end - 12), end)
    end = label.start() if label is not None else end
    for size in (3, 2):
        begin = end - size
        told = begin > 0 and (
            text[begin - 1] in "：:" or (label is not None and _MEMBER.search(text, max(0, begin - 3), begin))
        )
        if told and is_whole_name(text[begin:end]):
            return Span(begin, end)
    return None


def _sent_before(text: str, end: int) -> int | None:
    """Where a name starts that a word of sending or of listing stands right before (`选派某某（副区长）`)."""
    starts = (end - size for size in (3, 2) if end > size and is_whole_name(text[end - size : end]))
    return next((start for start in starts if text.endswith(_SENDS, 0, start)), None)


def _after_post(text: str, end: int) -> int | None:
    """Where a name starts that a post stands right before (`副主任某某（另一职务）`)."""
    for size in (3, 2):
        start = end - size
        if is_whole_name(text[max(start, 0) : end]) and _POST_END.search(text, max(0, start - 4), start):
            return start
    return None


def subject_of(text: str, clause: int, end: int, parties: Sequence[PartyMention]) -> list[Span]:
    """The names that a clause begins with, from `clause` to its verb at `end` (何某、金某分任; 郑某（1998年任)."""
    bracket = max(text.rfind("（", clause, end), text.rfind("(", clause, end))
    if bracket > clause and text[end - 1] in "）)":
        end = bracket
    elif bracket > clause and _DATED.fullmatch(text[bracket + 1 : end]):
        begin = name_before(text, bracket, clause) or _after_post(text, bracket)
        return [Span(begin, bracket)] if begin is not None else []
    starts = {clause} | {clause + i + 1 for i, sign in enumerate(text[clause:end]) if sign in _STARTS}
    starts |= {party.span.end for party in parties if clause <= party.span.end < end}
    starts |= {clause + match.end() for match in _CALLED_SO.finditer(text[clause:end])}
    names: list[Span] = []
    for at in sorted(starts):
        inside = any(party.span.start <= at and party.span.end <= end and at < party.span.end for party in parties)
        stop = None if inside else name_at(text, at)
        held = stop is not None and any(at < party.span.start < stop for party in parties)  # 从某市|奔赴
        if stop is not None and stop <= end and not held:
            names.append(Span(at, stop))
    if not names:
        tail = name_before(text, end, max(clause, end - 4))
        return [Span(tail, end)] if tail is not None else []
    return _last_list(text, names, parties)


def _last_list(text: str, names: list[Span], parties: Sequence[PartyMention]) -> list[Span]:
    """The last run of names that only 、 or 和 parts, each perhaps behind the body that it comes from."""
    run = [names[-1]]
    for name in reversed(names[:-1]):
        home = body_before(text, run[0], parties)
        begin = run[0].start if home is None or body_before(text, name, parties) is None else home.span.start
        if _NEXT.fullmatch(text, name.end, begin) is None:
            break
        run.insert(0, name)
    return run


def body_before(text: str, name: Span, parties: Sequence[PartyMention]) -> PartyMention | None:
    """The body that a name stands right behind, with no post between (`某中学|某某`, `某局的|某某`)."""
    end = name.start - (text[name.start - 1 : name.start] == "的")
    return next((party for party in parties if party.span.end == end and not party.party.is_place), None)
