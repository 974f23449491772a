"""Passages: headings above them, cells of tables, numbering."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.document import Block, Document
from ingest.normalize import passages
from ingest.readers import read, read_file
from tests.support.reading import check_document

SEEDS = Path(__file__).parents[4] / "shared" / "seeds"


def test_paths_of_headings():
    text = "一、甲\n\n（一）乙\n\n1、丙情况\n\n正文。\n\n二是丁。\n\n（二）戊\n\n二、己\n\n正文。"
    found, _ = passages(read(text.encode(), "a.txt"))
    assert [(p.kind, p.headings, p.text) for p in found] == [
        ("heading", (), "一、甲"),
        ("heading", ("一、甲",), "（一）乙"),
        ("heading", ("一、甲", "（一）乙"), "1、丙情况"),
        ("prose", ("一、甲", "（一）乙", "1、丙情况"), "正文。"),
        ("prose", ("一、甲", "（一）乙"), "二是丁。"),
        ("heading", ("一、甲",), "（二）戊"),
        ("heading", (), "二、己"),
        ("prose", ("二、己",), "正文。"),
    ]


def test_cells_of_a_table():
    found, ((table, cells),) = passages(read("县\t村\n甲县\t乙村\n\t丙村\n\t\n".encode(), "a.txt"))
    assert [p.text for p in found] == ["县", "村", "甲县", "乙村", "丙村"]
    assert cells[2, 0] is cells[1, 0]
    assert table.rows[2][0].inherited


def test_a_span_leads_back_to_the_source():
    text = "投入 20 \n万元，用于**产 业**发展。"
    document = Document("a.txt", text, (Block("paragraph", ((0, 6), (7, len(text)))),))
    passage = passages(document)[0][0]
    at = passage.text.index("20万元")
    start, end = passage.source(type(passage.sentences[0])(at, at + 4))
    assert document.text[start:end] == "20 \n万元"


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the reference texts are not here")
def test_the_reference_texts():
    paths = sorted([*SEEDS.glob("*.txt"), *(SEEDS.parent / "eval" / "dev").glob("*.txt")])
    assert paths
    for path in paths:
        check_document(read_file(path))
