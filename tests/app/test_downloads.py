"""The files that are downloaded: whole, readable by others, and nothing in them that a spreadsheet would run."""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree

from app.downloads import as_csv, as_markdown
from app.xlsx import workbook

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


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
    assert as_csv([["=cmd()", -5, "-甲"]]).decode("utf-8-sig") == "'=cmd(),-5,'-甲\r\n"


def test_markdown_keeps_its_columns():
    text = as_markdown("标题", [["a", "b"], ["x|y", "<img>\n2"]], [["行"]])
    assert "| x\\|y | &lt;img> 2 |" in text
