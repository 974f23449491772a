"""Files as users have them: encodings, wrong endings, and what is no text at all."""

from __future__ import annotations

import importlib
import pkgutil

import pytest

import ingest.readers
from graph.errors import JieduiError
from ingest.readers import MAX_BYTES, read, read_file
from ingest.readers.registry import READERS
from tests.support.reading import check_document

WORDS = "雁回县2022年东西部协作工作总结\n\n一、组织领导\n\n全年召开会议４次，①到位资金 20 万元。㐂𠮷\n"
PAGE = "<html><head><meta charset='{}'></head><body><h1>协作总结</h1><p>投入 20 万元，召开会议三次。</p></body></html>"


@pytest.mark.parametrize(
    ("encoding", "mark", "name"),
    [
        ("utf-8", b"", "utf-8"),
        ("utf-8", b"\xef\xbb\xbf", "utf-8"),
        ("gb18030", b"", "gb18030"),
        ("utf-16-le", b"\xff\xfe", "utf-16-le"),
        ("utf-16-be", b"\xfe\xff", "utf-16-be"),
        ("utf-16-le", b"", "utf-16-le"),
        ("utf-16-be", b"", "utf-16-be"),
        ("utf-32-le", b"\xff\xfe\x00\x00", "utf-32-le"),
    ],
)
def test_encodings(encoding, mark, name):
    document = read(mark + WORDS.encode(encoding), "report.txt")
    assert (document.text, document.encoding) == (WORDS, name)
    assert [block.kind for block in document.blocks] == ["heading", "heading", "paragraph"]
    assert document.title == "雁回县2022年东西部协作工作总结"
    check_document(document)


HEAD = "# 中共雁回县委农村工作办公室文件\n\n雁农办发〔2022〕9号\n\n"


@pytest.mark.parametrize(
    ("letter", "title"),
    [
        ("## 雁回县委农村工作办公室关于上报雁回县2022年东西部协作工作的总结", "雁回县2022年东西部协作工作的总结"),
        ("## 雁回县农办关于报送雁回县2022年东西部协作工作总结的报告", "雁回县2022年东西部协作工作总结"),
        ("## 雁回县农办关于印发东西部协作工作要点的通知", "雁回县农办关于印发东西部协作工作要点的通知"),
        ("## 附件清单", "中共雁回县委农村工作办公室文件"),
    ],
)
def test_title_stands_below_the_letterhead(letter, title):
    """The first heading of an official letter names its office; the title of what it sends up stands in the second."""
    assert read(f"{HEAD}{letter}\n\n今年以来，各项协作任务全部完成。\n".encode(), "a.txt").title == title


@pytest.mark.parametrize("text", ["结对", "和平共处", "街道\n", "a", "1", "甲。乙"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_short_texts(text, encoding):
    assert read(text.encode(encoding), "a.txt").text == text


@pytest.mark.parametrize("cut", [1, 2])
def test_a_character_cut_off_at_the_end_is_forgiven(cut):
    assert read("结对帮扶".encode()[:-cut], "a.txt").text == "结对帮"


def test_line_ends_of_all_systems():
    for ending in ("\n", "\r\n", "\r"):
        document = read(f"甲。{ending}乙。{ending}{ending}丙。".encode(), "a.txt")
        assert [document.text[block.start : block.end] for block in document.blocks] == ["甲。", "乙。", "丙。"]


def test_nul_and_control_characters_do_not_disturb():
    document = read("结\x00对\u200b帮\x07扶20万元，余下的以后再说，总数不变，一切照旧。".encode(), "a.txt")
    assert "\x00" in document.text
    check_document(document)


@pytest.mark.parametrize(
    ("declared", "encoding"), [("gb2312", "gb18030"), ("utf-8", "utf-8"), ("gbk", "utf-8"), ("no-such", "gb18030")]
)
@pytest.mark.parametrize("name", ["page.html", "page.txt", "page"])
def test_a_page_is_known_by_its_content_and_decoded_by_what_is_true(declared, encoding, name):
    document = read(PAGE.format(declared).encode(encoding), name)
    assert document.media == "text/html"
    assert document.text == "协作总结\n投入 20 万元，召开会议三次。"


def test_text_with_a_few_tags_is_no_page():
    assert read("指标\t<b>数</b>\n一、会议\t3\n".encode(), "a.txt").media == "text/plain"
    assert read(b"# A\n\n## B\n\ntext\n", "a.txt").media == "text/markdown"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file_empty"),
        (b" \n\t\r\n", "file_empty"),
        (b"\x00" * 100, "file_empty"),
        (bytes(range(256)) * 40, "file_not_text"),
        (b"\xef\xbb\xbf" + b"\x80\x81" * 50, "file_not_text"),
        (b"%PDF-1.7\n%\xe2\xe3", "format_not_read"),
        (b"PK\x03\x04" + b"\x00" * 30 + b"word/document.xml", "format_not_read"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "format_not_read"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "format_not_read"),
        (b"<html><body><script>1</script></body></html>", "page_empty"),
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_what_cannot_be_read(data, code, name):
    with pytest.raises(JieduiError) as error:
        read(data, name)
    assert error.value.code == code
    assert name in error.value.message("zh")
    assert error.value.advice("en")


def test_files(tmp_path):
    path = tmp_path / "总结.txt"
    path.write_text("召开会议。", encoding="utf-8")
    assert read_file(path).name == "总结.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    for wrong, code in ((path, "file_too_large"), (tmp_path / "no.txt", "file_missing"), (tmp_path, "file_unreadable")):
        with pytest.raises(JieduiError) as error:
            read_file(wrong)
        assert error.value.code == code


def test_every_reader_on_disk_is_registered():
    modules = [
        importlib.import_module(f"ingest.readers.{m.name}") for m in pkgutil.iter_modules(ingest.readers.__path__)
    ]
    found = {value for module in modules for name, value in vars(module).items() if name.endswith("Reader")}
    assert {type(reader) for reader in READERS} == {
        value for value in found if not getattr(value, "_is_protocol", False)
    }
