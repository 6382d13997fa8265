"""Word 97 files: one that an office program saved, and small ones written byte by byte.

``notice.doc`` is a made-up notice of our own, put together with ``build_docx`` and saved as
Word 97 by LibreOffice 7.4: a letterhead in a text box, a title broken into two lines,
tracked and hidden words, a field, lists on three levels, a page break, a table with merged
cells whose first column is numbered by a list, and a list that starts at four.
"""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from gkdesk import documents
from gkdesk.documents.blocks import Grid, Line
from gkdesk.documents.word97 import read_doc
from gkdesk.documents.word97_file import LIST_USES, LISTS, PARAGRAPHS, Word97
from gkdesk.documents.word97_lists import Lists97
from gkdesk.documents.word97_properties import Row
from gkdesk.documents.word97_tables import Table97
from gkdesk.domain.document import Document
from gkdesk.errors import FileDamaged, FileProtected, GkdeskError, NotText
from tests.documents.build_doc import Part, doc_of, ole

PATH = Path("要点.doc")
NOTICE = Path(__file__).parent / "notice.doc"


def seen(*parts: Part | str, properties: tuple[bytes, ...] = ()) -> str:
    pieces = [Part(one) if isinstance(one, str) else one for one in parts]
    return read_doc(doc_of(pieces, properties=properties), PATH).text


@pytest.fixture(scope="module")
def notice() -> Document:
    return documents.read(NOTICE)


def test_a_notice_as_its_reader_sees_it(notice: Document) -> None:
    assert notice.text.split("\n")[:-1] == [
        "梧桐区政务公开办公室文件",
        "梧政公开办〔2026〕4号",
        "关于印发2026年梧桐区政务公开工作要点的通知",
        "各镇街、各部门：",
        "现将要点印发给你们，请对照第一项落实。",
        "一、公开预算决算",
        "（一）按季度公开收支。（区财政局）",
        "（二）6月底前公开决算。",
        "1.逐级汇总。",
        "二、解读重要政策",
        "（一）同步解读。",
        "本项2026-2027年有效。",
        "下一页续。",
        "分工表",
        "序号\t任务\t单位\t时限",
        "1\t公开\t财政局",
        "审计局\t6月底前",
        "2\t民政局\t7月底前",
        "以上每月报送",
        "3\t解读\t司法局\t年内",
        "第四条 另起",
        "2026年2月10日",
    ]
    assert notice.remarks == ("文中有2处修订，按全部接受读入。",)


def test_its_table(notice: Document) -> None:
    (table,) = notice.tables
    cells = [
        (one.row, one.column, one.rows, one.columns, notice.text[slice(*one.span)])
        for one in table.cells
        if one.row in (1, 2, 3)
    ]
    assert cells == [
        (1, 0, 1, 1, "1"),
        (1, 1, 2, 1, "公开"),
        (1, 2, 1, 1, "财政局\n审计局"),
        (1, 3, 1, 1, "6月底前"),
        (2, 0, 1, 1, "2"),
        (2, 2, 1, 1, "民政局"),
        (2, 3, 1, 1, "7月底前"),
        (3, 0, 1, 4, "以上每月报送"),
    ]


def test_its_looks(notice: Document) -> None:
    looks = {
        notice.text[slice(*hint.span)]: (hint.heading, hint.bold, hint.centered, hint.size)
        for hint in notice.hints
    }
    assert looks["关于印发2026年梧桐区政务公开工作要点的通知"] == (0, True, True, 22)
    assert looks["分工表"] == (2, True, False, 16)
    assert looks["二、解读重要政策"] == (0, False, False, 16)


def test_a_wps_of_the_same_body(tmp_path: Path, notice: Document) -> None:
    path = tmp_path / "要点.wps"
    path.write_bytes(NOTICE.read_bytes())
    assert documents.read(path) == notice


def test_pieces_of_both_widths_in_any_order() -> None:
    parts = [Part("一、公开 "), Part("R&D “2026” caf\xe9", narrow=True), Part("。\r")]
    for backwards in (False, True):
        data = doc_of(parts, backwards=backwards)
        assert read_doc(data, PATH).text == "一、公开 R&D “2026” café。\n"


def test_a_piece_may_be_taken_away_as_a_whole() -> None:
    removed = b"\x00\x08\x01"  # sprmCFRMarkDel, on
    text = seen("甲", Part("乙", properties=0), "丙\r", properties=(removed,))
    assert text == "甲丙\n"


def test_a_letter_that_takes_two_places() -> None:
    assert seen("\U00020bb7野镇\r公开\r") == "\U00020bb7野镇\n公开\n"


@pytest.mark.parametrize(
    ("stored", "text"),
    [
        ("见\x13 REF a \x14第一条\x15。\r", "见第一条。\n"),
        ("\x13 eq \\o\\ac(○,2) \x15公开\r", "②公开\n"),
        ("\x13 TOC \x14一、公开 1\r二、解读 2\x15\r一、公开\r", "一、公开\n"),
        ("\x13 TOC \x14一、公开\r二、解读\r", "一、公开\n二、解读\n"),
        ("甲\x0b乙\x0c丙\x1e丁\x1f戊\r", "甲\n乙\n丙-丁戊\n"),
        ("注\x02，图\x01，框\x08。\r", "注，图，框。\n"),
        ("甲\t乙\r", "甲\t乙\n"),
    ],
)
def test_the_marks_of_the_text(stored: str, text: str) -> None:
    assert seen(stored).lstrip("\n") == text


def test_what_is_left_out_is_told() -> None:
    document = read_doc(doc_of([Part("公开\x02。\x13TOC\x14目录\x15\r")]), PATH)
    assert document.remarks == ("文前的目录没有读入。", "文中的1条脚注没有读入。")


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"flags": 0x0300}, FileProtected),
        ({"magic": 0xA5DC, "version": 0x0065}, NotText),
        ({"version": 0x0065}, NotText),
        ({"magic": 0x1234}, FileDamaged),
        ({"flags": 0}, FileDamaged),
    ],
    ids=["password", "Word 6", "Word 95", "no Word", "no table stream"],
)
def test_a_head_that_forbids_reading(changed: dict[str, int], fault: type[Exception]) -> None:
    with pytest.raises(fault):
        documents.read_content(doc_of([Part("公开\r")], **changed), PATH)  # type: ignore[arg-type]


@pytest.mark.parametrize("at", range(0, 24, 2))
def test_a_broken_table_of_pieces_is_a_damage_or_reads(at: int) -> None:
    whole = doc_of([Part("一、公开\r")])
    start = whole.index(b"\x02\x10\x00\x00\x00\x00\x00\x00\x00")
    data = whole[: start + at] + b"\xff\xff" + whole[start + at + 2 :]
    try:
        assert read_doc(data, PATH).text
    except GkdeskError:
        return


def test_tables_that_are_cut_off_are_a_damage() -> None:
    with pytest.raises(FileDamaged):
        read_doc(doc_of([Part("公开\r")], places={PARAGRAPHS: (0, 10**6)}), PATH)


def test_pieces_that_unfold_one_text_many_times_are_a_damage() -> None:
    with pytest.raises(FileDamaged):
        read_doc(doc_of([Part("公" * 1000)] * 20, shared=True), PATH)


def _level(start: int, form: int, words: str) -> bytes:
    """A level without properties; a character of number 0 stands for its own number."""
    head = struct.pack("<iBB", start, form, 0) + bytes(18) + bytes(4)
    return head + struct.pack("<H", len(words)) + words.encode("utf-16-le")


def test_a_list_use_that_sets_its_start_counts_anew() -> None:
    kinds = struct.pack("<H", 1) + struct.pack("<i", 77) + bytes(22) + b"\x01\x00"
    uses = struct.pack("<I", 2)
    uses += struct.pack("<i8xBBH", 77, 0, 0, 0) + struct.pack("<i8xBBH", 77, 1, 0, 0)
    uses += b"\xff" * 4  # nothing is set otherwise in the first use
    uses += b"\xff" * 4 + struct.pack("<iI", 7, 0x10)
    tables = kinds + _level(1, 39, "（\0）") + uses
    main = bytearray(2000)
    struct.pack_into("<II", main, 0x9A + 8 * LISTS, 0, len(kinds))
    struct.pack_into("<II", main, 0x9A + 8 * LIST_USES, len(tables) - len(uses), len(uses))
    lists = Lists97(Word97(bytes(main), tables, b""))
    seen = [lists.label(use, None) for use in ("1", "1", "2", "2", "1", "3")]
    assert seen == ["（一）", "（二）", "（七）", "（八）", "（九）", ""]


def test_edges_of_columns_that_nearly_meet_are_one() -> None:
    table = Table97()
    for middle in (1000, 1020):
        for words in ("甲", "乙"):
            table.add([Line(words)])
            table.end_cell()
        table.end_row(Row((0, middle, 2000), (False, False), (False, False)))
    (grid,) = table.blocks()
    assert isinstance(grid, Grid)
    assert [(cell.row, cell.column, cell.columns) for cell in grid.cells] == [
        (0, 0, 1),
        (0, 1, 1),
        (1, 0, 1),
        (1, 1, 1),
    ]


@pytest.mark.parametrize(
    ("streams", "fault"),
    [
        ({"EncryptedPackage": b"", "EncryptionInfo": b""}, FileProtected),
        ({"PowerPoint Document": b""}, NotText),
        ({"__properties_version1.0": b""}, NotText),
        ({"WPS 97": b""}, NotText),
        ({"WordDocument": b""}, FileDamaged),
    ],
)
def test_other_files_of_the_same_kind(
    streams: dict[str, bytes], fault: type[Exception]
) -> None:
    with pytest.raises(fault):
        documents.read_content(ole(streams), PATH)
