"""A plain spreadsheet file: sheets of text and numbers, first row bold and kept in view; no formula is ever written."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any
from xml.sax.saxutils import escape, quoteattr

Grid = Sequence[Sequence[Any]]
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_DOC = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><fonts count="2"><font/><font><b/></font></fonts><fills count="1"><fill/></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="2"><xf/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>'
)


def workbook(sheets: Mapping[str, Grid]) -> bytes:
    """The bytes of an XLSX file with the named sheets."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in _parts(sheets).items():
            file.writestr(name, _HEAD + text)
    return out.getvalue()


def _parts(sheets: Mapping[str, Grid]) -> dict[str, str]:
    numbers = range(1, len(sheets) + 1)
    overrides = "".join(_override(f"/xl/worksheets/sheet{n}.xml", "worksheet") for n in numbers)
    named = "".join(
        f'<sheet name={quoteattr(name[:31])} sheetId="{n}" r:id="r{n}"/>'
        for n, name in zip(numbers, sheets, strict=True)
    )
    links = "".join(_link(f"r{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in numbers)
    return {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f"{_override('/xl/workbook.xml', 'sheet.main')}{_override('/xl/styles.xml', 'styles')}{overrides}</Types>"
        ),
        "_rels/.rels": _relations(_link("r0", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_DOC}"><sheets>{named}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relations(links + _link("rs", "styles", "styles.xml")),
        "xl/styles.xml": _STYLES,
        **{f"xl/worksheets/sheet{n}.xml": _sheet(grid) for n, grid in zip(numbers, sheets.values(), strict=True)},
    }


def _relations(links: str) -> str:
    return f'<Relationships xmlns="{_RELS}">{links}</Relationships>'


def _override(part: str, kind: str) -> str:
    return f'<Override PartName="{part}" ContentType="{_TYPE}.{kind}+xml"/>'


def _link(id: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{id}" Type="{_DOC}/{kind}" Target="{target}"/>'


def _sheet(grid: Grid) -> str:
    rows = "".join(
        f'<row r="{at}">{"".join(_cell(value, bold=at == 1) for value in row)}</row>' for at, row in enumerate(grid, 1)
    )
    pane = '<pane ySplit="1" topLeftCell="A2" state="frozen"/>'
    frozen = f'<sheetViews><sheetView workbookViewId="0">{pane}</sheetView></sheetViews>'
    return f'<worksheet xmlns="{_MAIN}">{frozen}<sheetData>{rows}</sheetData></worksheet>'


def _cell(value: Any, *, bold: bool) -> str:
    style = ' s="1"' if bold else ""
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return f"<c{style}><v>{value}</v></c>"
    text = "" if value is None else "".join(one for one in str(value) if one in "\t\n" or ord(one) >= 32)
    return f'<c t="inlineStr"{style}><is><t xml:space="preserve">{escape(text)}</t></is></c>'
