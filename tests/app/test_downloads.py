"""The files that are downloaded: whole, readable by others, and nothing in them that a spreadsheet would run."""

from __future__ import annotations

import io
import zipfile
from typing import Any
from xml.etree import ElementTree

import pytest

from app.downloads import made
from app.frame import Frame
from app.xlsx import workbook

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

FRAME = Frame("zh", dark=False)


def answer(*names: str) -> dict[str, Any]:
    """An answer of two rows, the first with a source."""
    rows = [{"name": names[0], "years": [2021, 2022], "edge": "e-1"}, {"name": names[1], "years": [], "edge": None}]
    columns = [{"name": name} for name in ("name", "years", "edge")]
    proof = {"title": "甲总结", "document": names[0], "line": 3, "quote": "结对"}
    return {"understood": "*全部*", "columns": columns, "rows": rows, "evidence": {"e-1": [proof]}}


def download(kind: str, *names: str) -> bytes:
    given = answer(*names)
    return made(FRAME, given, given["rows"], kind)


def cells(data: bytes, sheet: int) -> list[list[str]]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        for name in file.namelist():
            ElementTree.fromstring(file.read(name))  # every part is well formed
        root = ElementTree.fromstring(file.read(f"xl/worksheets/sheet{sheet}.xml"))
    return [["".join(cell.itertext()) for cell in row] for row in root.iter(f"{MAIN}row")]


def test_workbook_holds_its_sheets_and_exact_numbers():
    data = workbook({"数据": [["名称", "元"], ["<甲>&\x00乙", 220090.6]], "出处": [["行"], [3]]})
    assert cells(data, 1) == [["名称", "元"], ["<甲>&␀乙", "220090.6"]]
    assert cells(data, 2) == [["行"], ["3"]]


def test_texts_are_never_formulas():
    data = workbook({"s": [["=cmd()", "+1", "@x"]]})
    assert b"<f>" not in zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml")


def test_csv_is_known_as_utf8_and_holds_no_formulas():
    data = download("csv", "=cmd()", "＝甲")
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.decode("utf-8-sig") == "name,years,edge\r\n'=cmd(),2021、2022,e-1\r\n'＝甲,,\r\n"


def test_markdown_keeps_its_columns_and_reads_nothing_as_markup():
    data = download("md", "x|y", "[a](http://b)<img>\n2").decode()
    assert data.splitlines()[0] == "# \\*全部\\*"
    assert "| x\\|y | 2021、2022 | e-1 |" in data
    assert "| \\[a\\](http://b)&lt;img&gt; 2 |  |  |" in data
    assert "甲总结" in data


@pytest.mark.parametrize("kind", ["csv", "json", "md", "xlsx"])
def test_names_that_no_encoding_knows_can_be_downloaded(kind):
    assert download(kind, "\udcff.txt", "b")
