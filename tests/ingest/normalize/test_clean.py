"""Cleaning: what goes, what stays, and that every character knows where it stood."""

from __future__ import annotations

import random

import pytest

from ingest.document import Block, Document
from ingest.normalize.clean import clean
from ingest.normalize.sentences import sentences
from tests.support.reading import check_document

PAIRS = [
    ("2021 年 10 月 9 日", "2021年10月9日"),
    ("召开会议 ,印发方案;明确 : 三项(详见附件)", "召开会议，印发方案；明确：三项（详见附件）"),
    ("共 1,058 人,9:30 开会", "共1,058人，9:30开会"),
    ("**（一）组织领导。**会议", "（一）组织领导。会议"),
    ("<b>一、会议</b>", "一、会议"),
    ("甲&nbsp;乙 A&amp;B", "甲乙A&B"),
    ("投入１２万元，占５％", "投入12万元，占5%"),
    ("⼀些⻓者①②", "一些长者①②"),
    ("甲\u200b乙\x00丙\ufeff", "甲乙丙"),
    ('"飞地"与"双报到"', "“飞地”与“双报到”"),
    ("拨付8名.衢江区派2名.", "拨付8名。衢江区派2名。"),
    ("拨付8名。阿不都.买买提", "拨付8名。阿不都.买买提"),
    ("投入 22.00906 万元", "投入22.00906万元"),
    ("填报单位：县委办　　　　审核：王海", "填报单位：县委办 审核：王海"),
    ("贺信  龙  世  江", "贺信龙世江"),
    ("New York 市 GDP 5 %", "New York市GDP 5 %"),
]
CELLS = [
    ("指 标", "指标"),
    ("人  次", "人次"),
    ("区发改局 区经信局", "区发改局 区经信局"),
    ("该指标 只作统 计，不 作考 核", "该指标 只作统计，不作考核"),
    ("俞 斌", "俞斌"),
    ("乙医院<br>丙医院", "乙医院\n丙医院"),
    ("31 600", "31 600"),
    ("4. 29, 县长", "4. 29，县长"),
]


@pytest.mark.parametrize(("source", "words"), PAIRS)
def test_prose(source, words):
    assert clean(source, [(0, len(source))])[0] == words


@pytest.mark.parametrize(("source", "words"), CELLS)
def test_cells(source, words):
    assert clean(source, [(0, len(source))], cell=True)[0] == words


def test_pieces_of_a_broken_paragraph():
    text = "投入 100 \n\n万元 and\n more"
    words, origin = clean(text, [(0, 6), (9, 15), (17, 21)])
    assert words == "投入100万元and more"
    assert [text[at] for at in origin[:-1]] == list("投入100万元and\nmore")


def test_cleaning_twice_changes_nothing():
    for source, words in [*PAIRS, *CELLS]:
        if "&" not in source:
            again = clean(words, [(0, len(words))])[0]
            assert again.replace(" ", "") == words.replace(" ", "").replace("\n", ""), source


ALPHABET = "甲乙丙0123abc ,.;:()\"'*#|-_<b></b>\t\u3000\u00a0\u200b\x00，。；：（）《》“”①１％\u2028&nbsp;~\\\n"


@pytest.mark.parametrize("seed", range(60))
def test_any_characters(seed):
    chance = random.Random(seed)
    text = "".join(chance.choice(ALPHABET) for _ in range(chance.randrange(1, 200)))
    text += "".join(chr(chance.choice([*range(0x20, 0xD800, 7), *range(0xE000, 0x2FFFF, 31)])) for _ in range(20))
    cuts = sorted(chance.sample(range(len(text) + 1), min(6, len(text))))
    pieces = tuple(zip(cuts[::2], cuts[1::2], strict=False))
    for cell in (False, True):
        words, origin = clean(text, pieces, cell=cell)
        assert len(origin) == len(words) + 1
        inside = [any(start <= at <= end for start, end in pieces) for at in origin[:-1]]
        assert all(inside)
    check_document(Document("a.txt", text, (Block("paragraph", ((0, len(text)),)),)))


def test_sentences():
    text = "甲。乙！“丙。”丁（戊。己）庚；辛《壬。癸》子\n丑"
    assert [text[s.start : s.end] for s in sentences(text)] == [
        "甲。",
        "乙！",
        "“丙。”",
        "丁（戊。己）庚；辛《壬。癸》子",
        "丑",
    ]
    assert sentences("") == ()
