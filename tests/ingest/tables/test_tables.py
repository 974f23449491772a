"""Tables from rows, and what kind of table they are."""

from __future__ import annotations

import pytest

from ingest.columns import columns, is_unit, is_year, without_unit
from ingest.document import Table
from ingest.readers import read
from ingest.table_kinds import table_kind
from ingest.tables import head_path, is_filled_number, is_sum_row


def _table(text: str) -> Table:
    return next(block.table for block in read(text.encode(), "a.txt").blocks if block.table is not None)


@pytest.mark.parametrize(
    ("text", "kind", "shape"),
    [
        ("指标\t单位\t数量\n1.会议\t次\t3\n", "indicators", "rows"),
        ("指标\t2021年\t2022年\n1.会议（次）\t3\t4\n2.结对（对）\t3\t4\n", "indicators", "rows"),
        ("项目\t数值\n结对村\t3个\n资金\t50万元\n", "indicators", "rows"),
        ("县区\t资金（万元）\t结对村（个）\n甲县\t3\t4\n乙县\t3\t4\n", "indicators", "matrix"),
        ("年份\t资金（万元）\t结对村（个）\n2021\t3\t4\n2022\t3\t4\n", "indicators", "matrix"),
        ("序号\t项目名称\t金额（万元）\n1\t果园\t30\n2\t水渠\t40\n", "register", None),
        ("姓名\t派出单位\t挂任职务\n甲某\t教育局\t副局长\n乙某\t卫健局\t副局长\n", "register", None),
        ("支援方\t受援方\t资金\n甲区\t乙县\t30\n丙区\t丁县\t40\n", "register", None),
        ("序号\t项目\t协作资金（万元）\n1\t白杨镇果园道路\t30\n2\t红柳乡水渠\t40\n", "register", None),
        ("序号\t项目\t资金（万元）\n1\t财政援助资金\t30\n2\t镇村结对资金\t40\n", "indicators", "rows"),
        ("甲\t乙\n丙\t丁\n", "other", None),
        ("1\t2\n3\t4\n", "other", None),
    ],
)
def test_kinds(text, kind, shape):
    found = table_kind(_table(text))
    assert (found.kind, found.shape) == (kind, shape)
    assert found.reason


def test_heads_of_three_rows():
    table = _table(
        "县区\t资金\t\t\t人\n\t财政\t\t社会\t教师\n\t到位\t使用\t捐赠\t\n甲县\t3\t2\t5\t6\n乙县\t2\t1\t3\t4\n"
    )
    assert table.head == 3
    assert [head_path(table, col) for col in range(5)] == [
        ("县区",),
        ("资金", "财政", "到位"),
        ("资金", "财政", "使用"),
        ("资金", "社会", "捐赠"),
        ("人", "教师"),
    ]


def test_caption_and_notes():
    table = _table("2022年协作统计表\n\n填报单位：县委办\n\n单位：万元\n\n指标\t数量\n资金\t3\n捐赠\t4\n")
    assert table.caption == "2022年协作统计表"
    assert table.notes == ("填报单位：县委办", "单位：万元")


def test_tables_of_other_widths_are_two():
    document = read("甲\t乙\n1\t2\n\n丙\t丁\t戊\n3\t4\t5\n".encode(), "a.txt")
    assert [block.table.width for block in document.blocks if block.table] == [2, 3]


def test_ragged_rows_are_padded():
    table = _table("甲\t乙\t丙\n1\n2\t3\n4\t5\t6\n")
    assert [[cell.text for cell in row] for row in table.rows][1:] == [
        ["2", "3", ""],
        ["4", "5", "6"],
    ] or table.width == 3


def test_columns():
    table = _table(
        "序号\t任务类别\t指标名称\t计量单位\t目标值\t完成率\t责任单位\t备注\n1\t产业\t企业数\t家\t3\t50%\t县局\t无\n"
    )
    roles = [column.role for column in columns(table)]
    assert roles == ["serial", "category", "label", "unit", "value", "rate", "body", "remark"]


def test_small_words():
    assert is_filled_number("1,058")
    assert is_filled_number("—")
    assert is_filled_number("≥5")
    assert not is_filled_number("3年")
    assert is_unit("万 元")
    assert is_unit("%")
    assert not is_unit("万")
    assert is_year("2021年")
    assert is_year("2021")
    assert not is_year("2021年计划")
    assert without_unit("资金（万元）") == "资金"
    assert is_sum_row(_table("甲\t乙\n1\t2\n合 计\t3\n").rows[2])
