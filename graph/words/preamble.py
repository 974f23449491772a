"""Who asks and what for, in a clause beside the question: `我在写一篇报道，望潮区和谁结对`, `…，下午开会要用`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.words.scanning import Token

_ASKERS = "我们?|本人|咱们?|俺|领导|老板|主任|处长|科长|局长|同事|记者|编辑|编导|老师"
_NEEDS = (
    "小白|新手|新人|刚接手|刚来|新来|外行|需要|要用|急用|急需|很急|着急|等着|打扰|课题|论文|稿子?|材料|汇报|简报|检查|审计|迎检|巡查|采访|选题|报道|上会|开会|会上|调研"
    "|下午|上午|今天|明天|今晚|马上|周[一二三四五六日末]|下周"
)
_CLAUSE = re.compile(
    rf"(?:(?:{_ASKERS})[^,，。;；:：?？]{{1,24}}|[^,，。;；:：?？]{{0,12}}(?:{_NEEDS})[^,，。;；:：?？]{{0,12}})[,，。;；:：]"
    r"|(?:i am|i'm|i’m|we are|we're|we’re|for (?:my|our|an?)|my boss|my editor|our editor)\b[^,.;:?]{1,60}[,.;:]"
)
_LAST = re.compile(
    rf"[,，。;；]\s*(?:{_ASKERS}|(?:今天|明天|下午|上午|今晚|马上|下周|周[一二三四五六日末])|急|等|赶)[^,，。;；:：?？]{{1,14}}[。.!！]?$"
)
_CHANGES = re.compile(r"[不没别除非无未只仅光否]|\b(?:not|no|never|without|except|only|but|don't|un\w+)\b")
_OF_WRITING = {"document", "mention", "about", "work", "who", "list", "count"}


def without_preamble(text: str, tokens: Sequence[Token]) -> list[Token]:
    """The tokens without those of such a clause: one with unknown words and no name, year, bound or constraint."""
    found = list(tokens)
    for clause in (_CLAUSE.match(text), _LAST.search(text)):
        if clause is not None and not _CHANGES.search(clause[0]):
            inside = [one for one in found if clause.start() <= one.start < clause.end()]
            if any(one.kind == "unknown" for one in inside) and all(map(_says_nothing, inside)):
                found = [one for one in found if one not in inside]
    return found


def _says_nothing(token: Token) -> bool:
    """Whether it asks nothing of the subject: unknown, a manner of speaking, or of writing a report."""
    if token.kind != "words":
        return token.kind == "unknown"
    return all(group == "filler" or (group == "signal" and value in _OF_WRITING) for group, value in token.meanings)
