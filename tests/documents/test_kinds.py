"""Every kind of file is told by its content, whatever its name says."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from gkdesk import documents
from gkdesk.documents.kinds import Kind, kind_of
from gkdesk.errors import FileEmpty, FileProtected, GkdeskError, NotText
from tests.documents.build_docx import docx_of, package, paragraph, zipped

HERE = Path(__file__).parent
PATH = Path("要点.dat")
OPEN = "application/vnd.oasis.opendocument."


def typed(content_type: str) -> bytes:
    """A package that names no part in the usual way but tells what its main part is."""
    said = f'<Types><Override PartName="/a.xml" ContentType="{content_type}+xml"/></Types>'
    return zipped({"[Content_Types].xml": said.encode(), "a.xml": b"<a/>"})


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        ("一、公开预算。".encode(), Kind.TEXT),
        ("<甲>不是网页".encode("gb18030"), Kind.TEXT),
        ("BM 区政府".encode(), Kind.TEXT),
        ("MZ 代号的工作".encode("gb18030"), Kind.TEXT),
        (docx_of("一、公开"), Kind.WORD),
        (typed("application/vnd.ms-word.document.macroEnabled.main"), Kind.WORD),
        (zipped({"xl/workbook.xml": b"<workbook/>"}), Kind.XLSX),
        (typed("application/vnd.ms-excel.sheet.macroEnabled.main"), Kind.XLSX),
        (zipped({"mimetype": f"{OPEN}spreadsheet".encode()}), Kind.ODS),
        (zipped({"mimetype": f"{OPEN}text-template".encode()}), Kind.ODT),
        (zipped({"OFD.xml": b"<ofd/>"}), Kind.OFD),
        (zipped({"word\\document.xml": b"<a/>"}), Kind.WORD),
        (b"%PDF-1.4\n", Kind.PDF),
        (b"\r\n\x00junk" * 50 + b"%PDF-1.7\n", Kind.PDF),
        (b"{\\rtf1\\ansi", Kind.RTF),
        (b"<!DOCTYPE html><html>", Kind.HTML),
        (b"\xef\xbb\xbf\r\n<HTML lang=zh>", Kind.HTML),
        ("<html><p>公开</p></html>".encode("utf-16"), Kind.HTML),
        (b'<?xml version="1.0"?>\n<!-- a --><html xmlns="x">', Kind.HTML),
        ("<div>公开<p>预算".encode("gb18030"), Kind.HTML),
        (
            b"From: <Saved by>\r\nMIME-Version: 1.0\r\n"
            b'Content-Type: multipart/related; boundary="a"\r\n',
            Kind.MHTML,
        ),
        ((HERE / "notice.doc").read_bytes(), Kind.WORD97),
    ],
)  # fmt: skip
def test_a_format_is_known_by_its_content(data: bytes, kind: Kind) -> None:
    assert kind_of(data, PATH) is kind


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(64), "PNG 图片"),
        (b"\xff\xd8\xff\xe0" + bytes(64), "JPEG 图片"),
        (b"BM\x36\x00\x00\x00" + bytes(64), "BMP 图片"),
        (b"II*\x00" + bytes(64), "TIFF 图片"),
        (b"Rar!\x1a\x07" + bytes(64), "RAR 压缩文件"),
        (b"7z\xbc\xaf\x27\x1c" + bytes(64), "7z 压缩文件"),
        (b"SQLite format 3\x00" + bytes(64), "数据库文件"),
        (b"MZ\x90\x00" + bytes(64), "程序文件"),
        (zipped({"a/要点.txt": b"a"}), "压缩文件"),
        (zipped({}), "压缩文件"),
        (zipped({"ppt/presentation.xml": b"<a/>"}), "演示文稿"),
        (b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
         b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', "XML 表格"),
    ],
)  # fmt: skip
def test_a_kind_without_words_is_named(data: bytes, name: str) -> None:
    with pytest.raises(NotText) as fault:
        documents.read_content(data, PATH)
    assert fault.value.detail == name


@pytest.mark.parametrize(
    "data",
    [
        b"%TSD-Header-###%" + bytes(512),
        b"\x62\x14\x23\x65" + bytes(8) + b"E-SafeNet" + bytes(512),
        zipped(
            {
                "mimetype": f"{OPEN}text".encode(),
                "META-INF/manifest.xml": b"<manifest:encryption-data/>",
            }
        ),
    ],
    ids=["guard", "another guard", "OpenDocument"],
)
def test_a_sealed_file_is_told(data: bytes) -> None:
    with pytest.raises(FileProtected):
        documents.read_content(data, PATH)


def test_the_suffix_says_nothing(tmp_path: Path) -> None:
    path = tmp_path / "要点.txt"
    path.write_bytes(package(paragraph("一、公开预算。")))
    assert documents.read(path).text == "一、公开预算。\n"


@pytest.mark.parametrize(
    "data", [b"", b"\r\n ", package(""), package(paragraph("　"))], ids=["0", "1", "2", "3"]
)
def test_a_file_without_words_is_empty(data: bytes) -> None:
    with pytest.raises(FileEmpty):
        documents.read_content(data, PATH)


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.9])
@pytest.mark.parametrize("name", ["docx", "doc"])
def test_a_file_that_was_cut_off_is_refused(name: str, share: float) -> None:
    data = docx_of("一、公开预算。\n" * 50) if name == "docx" else _notice()
    with pytest.raises(GkdeskError):
        documents.read_content(data[: int(len(data) * share)], PATH)


def _notice() -> bytes:
    return (HERE / "notice.doc").read_bytes()


def test_an_archive_that_asks_for_a_password_is_told() -> None:
    data = bytearray(zipped({"word/document.xml": b"<a/>"}, zipfile.ZIP_STORED))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1
    with pytest.raises(FileProtected):
        documents.read_content(bytes(data), PATH)


def test_no_library_of_a_format_is_loaded_before_such_a_file_comes() -> None:
    code = (
        "import sys, gkdesk.documents;"
        "print({'lxml', 'olefile', 'pypdfium2', 'openpyxl'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "set()"
