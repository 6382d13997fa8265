"""Pages of placed characters: rows, running lines, paragraphs, tables; PDF and OFD files."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPageSize, QPainter, QPdfWriter

from gkdesk.documents.ofd import read_ofd
from gkdesk.documents.pdf import read_pdf
from gkdesk.documents.ruled_tables import Rule, ruled_tables
from gkdesk.documents.running_lines import Sheet, without_running_lines
from gkdesk.documents.typeset import Glyph, Row, rows_of, settled
from gkdesk.domain.document import Document
from gkdesk.domain.radicals import unified
from gkdesk.errors import (
    FileDamaged,
    FileProtected,
    FileTooLarge,
    FileUnsafe,
    GkdeskError,
    ScanWithoutText,
)
from tests.documents.build_docx import zipped
from tests.documents.build_ofd import Placed, content, package, text_object
from tests.documents.build_pdf import MM, RESOLUTION, font_of, pdf_of
from tests.documents.notice_looks import Look, Looked

PATH = Path("通知")
pytestmark = pytest.mark.usefixtures("qapp")


def glyphs(text: str, left: float = 90, bottom: float = 700, size: float = 16) -> list[Glyph]:
    """Characters side by side, those of ASCII half as wide."""
    placed = []
    for sign in text:
        wide = size * (0.5 if sign.isascii() else 1.0)
        if sign != "_":
            placed.append(Glyph(sign, left, left + wide, bottom, bottom + size, size))
        left += wide
    return placed


def texts(drawn: Sequence[Glyph], blanks_drawn: bool = False) -> list[str]:
    return [settled(row.text, blanks_drawn) for row in rows_of(drawn)]


def test_rows_are_found_by_place_not_by_order() -> None:
    first, second = glyphs("一、公开", bottom=700), glyphs("（一）及时", bottom=671)
    assert texts([*second[::-1], *first[2:], *first[:2]]) == ["一、公开", "（一）及时"]


def test_gaps_become_blanks() -> None:
    assert texts(glyphs("甲_乙____丙") + glyphs("丁", left=300)) == ["甲 乙  丙  丁"]
    narrow = glyphs("第", left=90) + glyphs("5", left=110) + glyphs("条", left=122)
    assert texts(narrow) == ["第 5 条"]
    assert texts(narrow, blanks_drawn=True) == ["第5条"]


def test_a_character_drawn_twice_is_one() -> None:
    assert texts(glyphs("公开", left=90) + glyphs("公开", left=90.3)) == ["公开"]


@pytest.mark.parametrize(
    ("drawn", "meant"),
    [("出⽣年⽉", "出生年月"), ("⻅⻚⻋", "见页车"), ("ﬁ", "fi"), ("①（）Ａ，", "①（）Ａ，")],
)
def test_radicals_are_read_as_characters(drawn: str, meant: str) -> None:
    assert unified(drawn) == meant


def row(text: str, height: float, size: float = 16) -> Row:
    return Row(text, 90, 500, height, height + size, size, pieces=((90, 500),))


def sheets(pages: Sequence[Sequence[Row]]) -> list[Sheet]:
    return [Sheet(number, 595, 842, tuple(rows)) for number, rows in enumerate(pages)]


def kept(pages: Sequence[Sequence[Row]]) -> list[list[str]]:
    done, _said = without_running_lines(sheets(pages))
    return [[each.text for each in sheet.rows] for sheet in done]


def body(page: int) -> list[Row]:
    return [row(f"第{'甲乙丙丁'[page]}页的第{n}行文字", 700 - 29 * n) for n in range(8)]


@pytest.mark.parametrize(
    "numbers", ["— {} —", "- {} -", "第{}页", "第 {} 页 共 4 页", "{}/4", "{}", "－{}－"]
)
def test_page_numbers_are_taken_out(numbers: str) -> None:
    pages = [[*body(n), row(numbers.format(n + 1), 60)] for n in range(4)]
    assert kept(pages) == [[each.text for each in body(n)] for n in range(4)]


def test_a_running_header_is_taken_out_and_told() -> None:
    pages = [[row("某市文件汇编", 790), *body(n)] for n in range(4)]
    done, said = without_running_lines(sheets(pages))
    assert [len(sheet.rows) for sheet in done] == [8, 8, 8, 8]
    assert said == ["某市文件汇编"]


def test_a_line_of_the_text_at_the_same_height_stays() -> None:
    pages = [[row("确保各项任务落到实处", 729), *body(n)] for n in range(4)]
    assert all(page[0] == "确保各项任务落到实处" for page in kept(pages))


def test_a_year_at_the_end_of_a_page_stays() -> None:
    pages = [[*body(0)[:3], row("2024", 584)], body(1)]
    assert kept(pages)[0][-1] == "2024"


def written(draw: Callable[[QPainter, QPdfWriter], None]) -> bytes:
    """A PDF of one or more A4 pages that ``draw`` paints in units of 1/300 inch."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setResolution(RESOLUTION)
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    painter = QPainter(writer)
    painter.setFont(font_of(16))
    draw(painter, writer)
    painter.end()
    return bytes(buffer.data().data())


def write(painter: QPainter, text: str, left: float, top: float) -> None:
    """Writes at a place given in millimetres."""
    painter.drawText(QPointF(left * MM, top * MM), text)


def pdf_lines(*lines: str) -> list[str]:
    return read_pdf(pdf_of([Looked(line, Look.BODY) for line in lines]), PATH).text.splitlines()


LONG = (
    "各单位要高度重视政务公开工作，明确专人负责，细化任务分工，确保各项任务落到实处并按时报送。"
)


def test_paragraphs_of_a_pdf_are_joined_and_parted() -> None:
    lines = [f"一、{LONG}", "（一）短的一段", f"2023年{LONG}", f"第二，{LONG}{LONG}"]
    assert pdf_lines(*lines) == lines


def test_paragraphs_set_without_indent_are_parted() -> None:
    lines = [Looked(f"{label}{LONG}{LONG}", Look.FLUSH) for label in ("1.", "2.", "没有标号，")]
    document = read_pdf(pdf_of(lines), PATH)
    assert document.text.splitlines() == [line.text for line in lines]


def test_a_title_in_the_middle_is_told() -> None:
    lines = [Looked("某市工作要点", Look.TITLE), *[Looked(LONG, Look.BODY)] * 3]
    title, text = read_pdf(pdf_of(lines), PATH).hints[:2]
    assert (title.centered, text.centered) == (True, False)
    assert abs(title.size - 22) < 0.3
    assert abs(text.size - 16) < 0.3


def test_pages_begin_where_they_begin_within_a_paragraph_too() -> None:
    document = read_pdf(pdf_of([Looked(LONG * 40, Look.BODY)]), PATH)
    assert document.text == f"{LONG * 40}\n"
    first, second, third, fourth = document.pages
    assert first == 0 < second < third < fourth


GRID = ((20, 60, 110, 160), (40, 52, 64, 76))
"""Where the lines of the test table stand, in millimetres: across, down."""
WORDS = [("序号", 22, 48), ("任务", 62, 48), ("单位", 112, 48), ("1", 22, 60),
         ("公开目录", 62, 60), ("市政府办", 112, 60), ("规范专栏", 62, 72),
         ("市财政局", 112, 72)]  # fmt: skip
CELLS = [
    ("序号", 0, 0, 1, 1), ("任务", 0, 1, 1, 1), ("单位", 0, 2, 1, 1), ("1", 1, 0, 2, 1),
    ("公开目录", 1, 1, 1, 1), ("市政府办", 1, 2, 1, 1), ("规范专栏", 2, 1, 1, 1),
    ("市财政局", 2, 2, 1, 1),
]  # fmt: skip


def rules() -> list[tuple[float, float, float, float]]:
    """The lines of the table; the first cell of the lower rows reaches over both."""
    across, down = GRID
    level = [(20, y, 160, y) if y != 64 else (60, y, 160, y) for y in down]
    return [*level, *((x, 40, x, 76) for x in across)]


def cells(document: Document) -> list[tuple[str, int, int, int, int]]:
    return [
        (document.text[slice(*cell.span)], cell.row, cell.column, cell.rows, cell.columns)
        for table in document.tables
        for cell in table.cells
    ]


@pytest.mark.parametrize("turned", [False, True], ids=["upright", "turned"])
def test_a_ruled_table_of_a_pdf_keeps_its_cells(turned: bool) -> None:
    def draw(painter: QPainter, _writer: QPdfWriter) -> None:
        if turned:
            painter.translate(210 * MM, 0)
            painter.rotate(90)
        write(painter, "任务分解表", 80, 30)
        for x0, y0, x1, y1 in rules():
            painter.drawLine(QPointF(x0 * MM, y0 * MM), QPointF(x1 * MM, y1 * MM))
        for text, left, top in WORDS:
            write(painter, text, left, top)

    document = read_pdf(written(draw), PATH)
    assert cells(document) == CELLS
    assert document.text.startswith("任务分解表\n序号\t任务\t单位\n1\t公开目录\t市政府办\n")


def test_a_ruled_table_of_an_ofd_keeps_its_cells() -> None:
    lines = "".join(
        f'<ofd:PathObject Boundary="{x0} {y0} {x1 - x0 or 0.3} {y1 - y0 or 0.3}">'
        f"<ofd:AbbreviatedData>M 0 0 L {x1 - x0} {y1 - y0}</ofd:AbbreviatedData>"
        "</ofd:PathObject>"
        for x0, y0, x1, y1 in rules()
    )
    words = "".join(text_object(Placed(text, left, top - 5, 14)) for text, left, top in WORDS)
    assert cells(read_ofd(package([content(lines + words)]), PATH)) == CELLS


def test_a_table_goes_on_over_the_page_without_its_head_again() -> None:
    def draw(painter: QPainter, writer: QPdfWriter) -> None:
        for page in range(2):
            for x0, y0, x1, y1 in rules():
                painter.drawLine(QPointF(x0 * MM, y0 * MM), QPointF(x1 * MM, y1 * MM))
            for text, left, top in WORDS:
                write(painter, text if text != "1" else str(page + 1), left, top)
            if not page:
                writer.newPage()

    document = read_pdf(written(draw), PATH)
    assert len(document.tables) == 1
    assert [cell[0] for cell in cells(document) if cell[2] == 0] == ["序号", "1", "2"]
    assert document.text[document.pages[1] :].startswith("2\t公开目录")


def test_rules_that_make_no_table_leave_the_words_alone() -> None:
    drawn = glyphs("一、公开")
    assert ruled_tables([Rule(False, 695, 80, 500)], drawn) == ([], drawn)


def _picture() -> QImage:
    image = QImage(600, 800, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.lightGray)
    return image


def _scan(painter: QPainter) -> None:
    painter.drawImage(QRectF(0, 0, 210 * MM, 297 * MM), _picture())


def test_a_scan_is_refused() -> None:
    with pytest.raises(ScanWithoutText):
        read_pdf(written(lambda painter, _writer: _scan(painter)), PATH)


def test_a_page_that_is_a_picture_is_told() -> None:
    def draw(painter: QPainter, writer: QPdfWriter) -> None:
        write(painter, "一、公开信息", 28, 40)
        writer.newPage()
        _scan(painter)

    document = read_pdf(written(draw), PATH)
    assert document.text == "一、公开信息\n"
    assert document.remarks == ("第 2 页没有文字层，是图片，没有读入。",)


def test_a_slanting_stamp_is_left_out_and_told() -> None:
    def draw(painter: QPainter, _writer: QPdfWriter) -> None:
        for line in range(6):
            write(painter, LONG[:26], 28, 40 + 11 * line)
        painter.translate(60 * MM, 150 * MM)
        painter.rotate(-45)
        write(painter, "内部资料", 0, 0)

    document = read_pdf(written(draw), PATH)
    assert "内部" not in document.text
    assert document.remarks == ("页面上斜放的水印（共 4 字）没有读入。",)


def by_hand(*objects: bytes, trailer: bytes = b"") -> bytes:
    """A PDF of these objects, the first of them its catalogue."""
    out, places = b"%PDF-1.7\n", []
    for number, inner in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, inner)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R %s >>\n"
        b"startxref\n%d\n%%%%EOF"
        % (len(objects) + 1, table, len(objects) + 1, trailer, len(out))
    )


def stream(inner: bytes, more: bytes = b"") -> bytes:
    packed = zlib.compress(inner, 9)
    head = b"<< /Length %d /Filter /FlateDecode %s>>" % (len(packed), more)
    return head + b"\nstream\n" + packed + b"\nendstream"


FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"


def one_page(inner: bytes, *more: bytes, pages: int = 1) -> bytes:
    """A PDF by hand: object 4 is the font, 5 the content, those after it are ``more``."""
    return by_hand(
        CATALOG,
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b"3 0 R " * pages, pages),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources "
        b"<< /Font << /F1 4 0 R >> /XObject << /X 6 0 R >> >> >>",
        FONT,
        stream(inner),
        *more,
    )


WORDS_BY_HAND = b"BT /F1 12 Tf 72 700 Td (Plan of the year) Tj ET"


def test_a_pdf_by_hand() -> None:
    assert read_pdf(one_page(WORDS_BY_HAND), PATH).text == "Plan of the year\n"


def _protected() -> bytes:
    lock = (
        b"/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>"
        % (b"11" * 32, b"22" * 32)
    )
    return by_hand(CATALOG, b"<< /Type /Pages /Kids [] /Count 0 >>", FONT, trailer=lock)


def _forms_within_forms() -> bytes:
    forms = [
        stream(
            b"/X Do " * 10,
            b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources "
            b"<< /XObject << /X %d 0 R >> >> " % number,
        )
        for number in range(7, 30)
    ]
    return one_page(b"/X Do", *forms, stream(WORDS_BY_HAND, b"/Subtype /Form /BBox [0 0 9 9] "))


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"%PDF-1.7\n", FileDamaged),
        (b"%PDF-1.7\n" + bytes(range(256)) * 40, FileDamaged),
        (one_page(WORDS_BY_HAND)[:200], FileDamaged),
        (_protected(), FileProtected),
        (one_page(b"0 0 m 1 1 l S"), ScanWithoutText),
        (one_page(b" " * 300_000_000), FileUnsafe),
        (_forms_within_forms(), FileUnsafe),
        (one_page(WORDS_BY_HAND, pages=10_000), FileTooLarge),
    ],
    ids=["head only", "noise", "cut", "password", "no words", "bomb", "forms", "10,000 pages"],
)
def test_what_is_refused_of_pdf(data: bytes, fault: type[GkdeskError]) -> None:
    with pytest.raises(fault):
        read_pdf(data, PATH)


def ofd_text(*objects: str) -> str:
    return read_ofd(package([content("".join(objects))]), PATH).text


def ofd_object(text: str, code: str, more: str = "") -> str:
    return (
        f'<ofd:TextObject Boundary="28 40 150 8" Font="3" Size="5" {more}>'
        f"<ofd:TextCode {code}>{text}</ofd:TextCode></ofd:TextObject>"
    )


@pytest.mark.parametrize(
    ("drawn", "seen"),
    [
        (ofd_object("一、公开", 'X="0" Y="5" DeltaX="g 3 5"'), "一、公开\n"),
        (ofd_object("一、公开", 'X="0" Y="5" DeltaX="5 5 5"'), "一、公开\n"),
        (ofd_object("一、公开", 'X="0" Y="5"'), "一、公开\n"),
        (ofd_object("甲乙", 'X="0" Y="5" DeltaX="12.5"'), "甲  乙\n"),
        (ofd_object("看不见", 'Y="5"', 'Visible="false"') + ofd_object("一", 'Y="5"'), "一\n"),
        (ofd_object("公开", 'X="0" Y="10" DeltaX="5"', 'CTM="0.5 0 0 0.5 0 0"'), "公开\n"),
        (ofd_object("公开", 'X="q" Y="" DeltaX="g x"', 'CTM="1 2"'), "公开\n"),
    ],
)  # fmt: skip
def test_text_objects_of_ofd(drawn: str, seen: str) -> None:
    assert ofd_text(drawn) == seen


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (zipped({"OFD.xml": b"<x/>"}), FileDamaged),
        (zipped({"a.xml": b"<x/>"}), FileDamaged),
        (package([content("")]), ScanWithoutText),
        (package([content('<ofd:ImageObject Boundary="0 0 210 297"/>')]), ScanWithoutText),
        (package(["<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>"]), FileUnsafe),
        (package([content(ofd_object("一", ""))], {"Encryptions.xml": "<x/>"}), FileProtected),
        (package([content(ofd_object("一", ""))])[:400], FileDamaged),
    ],
)
def test_what_is_refused_of_ofd(data: bytes, fault: type[GkdeskError]) -> None:
    with pytest.raises(fault):
        read_ofd(data, PATH)


def test_a_page_missing_from_an_ofd_is_told() -> None:
    page = content(ofd_object("一、公开", 'Y="5"'))
    data = package([page, page]).replace(b"Page_1/Content.xml", b"Page_9/Content.xml")
    document = read_ofd(data, PATH)
    assert document.text == "一、公开\n"
    assert document.remarks == ("第 2 页已损坏，没有读入。",)
