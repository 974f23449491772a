"""Formats known by their first bytes that no reader takes yet, so that a person is told what to do about them."""

from __future__ import annotations

import re

# What a file starts with, and how it is called in both languages' messages.
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "PDF"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "DOC/XLS/PPT"),
    (b"{\\rtf", "RTF"),
    (b"MIME-Version:", "MHTML"),
    (b"From: <Saved by", "MHTML"),
    (b"Rar!\x1a\x07", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "7Z"),
    (b"\x1f\x8b", "GZIP"),
    (b"BZh", "BZIP2"),
    (b"\xfd7zXZ\x00", "XZ"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"SQLite format 3\x00", "SQLite"),
    (b"\x7fELF", "ELF"),
    (b"MZ", "EXE"),
)
# What a ZIP holds tells its format; the names stand uncompressed in its directory.
_IN_ZIP = ((b"word/", "DOCX"), (b"xl/", "XLSX"), (b"ppt/", "PPTX"), (b"OFD.xml", "OFD"), (b"opendocument", "ODF"))
# Magic of two letters may also start a text.
_SHORT = re.compile(rb"[\x00-\x08\x0e-\x1f]")


def known_format(data: bytes) -> str | None:
    """The name of the format, or None where the first bytes say nothing.

    >>> known_format(b"%PDF-1.7 ...")
    'PDF'
    """
    if data[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        directory = data[:65536] + data[-65536:]
        return next((name for mark, name in _IN_ZIP if mark in directory), "ZIP")
    for magic, name in _MAGIC:
        if data.startswith(magic) and (len(magic) > 3 or _SHORT.search(data[:512])):
            return name
    return None
