"""Rich Text Format: characters, numbers, tables and what is left out; the source of every
case is written by hand after the specification of the format, version 1.9.1."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkdesk.documents import read_content
from gkdesk.documents.rtf import read_rtf
from gkdesk.domain.document import Document
from gkdesk.errors import FileUnsafe, GkdeskError, ScanWithoutText

PATH = Path("要点.doc")
HEAD = r"{\rtf1\ansi\ansicpg936\uc1{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset134 B;}}"


def read(body: str) -> Document:
    return read_rtf((HEAD + body + "}").encode("latin-1"), PATH)


def coded(words: str) -> str:
    """Words as bytes of code page 936."""
    return "".join(f"\\'{byte:02x}" for byte in words.encode("gbk"))


def numbers(words: str) -> str:
    """Words as Unicode numbers, each with a stand-in."""
    units = words.encode("utf-16-le")
    pairs = (int.from_bytes(units[at : at + 2], "little") for at in range(0, len(units), 2))
    return "".join(f"\\u{unit - 65536 * (unit > 32767)}?" for unit in pairs)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (coded("一、公开预算。") + r"\par", "一、公开预算。"),
        (r"\'81\'40\'81@\par", "\u4e02\u4e02"),
        (numbers("公开“R&D”") + r"\par", "公开“R&D”"),
        (numbers("\U00020bb7野") + r"\par", "\U00020bb7野"),
        (r"\uc2\u20844\'b9\'ab\u24320\'bf\'aa\par", "公开"),
        (r"{\uc0\u20844}\u24320?\par", "公开"),
        ("a\r\nb\\par", "ab"),
        (r"a\tab b\line c\~d\_e\-f\{g\}\\\par", "a\tb\nc d-ef{g}\\"),
        (r"\ldblquote a\rdblquote\emdash b\par", "“a”—b"),
        (r"{\v hidden}seen\par", "seen"),
        (r"{\deleted gone}{\revised new}\par", "new"),
        (r"{\*\generator x;}a{\info{\title b}}{\header c}\par", "a"),
        (r"{\*\unheard of}a{\unheard b}\par", "ab"),
        (r"{\listtext\pard\plain " + numbers("（一）") + r"\tab}a\par", "（一）a"),
        (r"{\listtext\'b7\tab}a\par", "a"),
        (r"{\pntext 1.\tab}a\par", "1.a"),
        (r"{\field{\*\fldinst REF b}{\fldrslt c}}d\par", "cd"),
        (r"{\pict\bin4 {{{{}a\par", "a"),
        (r"a{\footnote b}\par", "a"),
        (r"\u20844?bc\par", "公bc"),
        ("a", "a"),
    ],
)
def test_what_is_seen(source: str, text: str) -> None:
    assert read(source).text.rstrip("\n") == text


def test_a_western_font_in_a_chinese_file_still_holds_chinese_bytes() -> None:
    assert read(r"{\f0 " + coded("公开") + "}").text == "公开\n"


def test_a_chinese_font_in_a_western_file() -> None:
    source = r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f1\fcharset134 B;}}\f1 %s\f0 \'e9}"
    data = (source % coded("公开")).encode("latin-1")
    assert read_rtf(data, PATH).text == "公开é\n"


ROW = r"\trowd\clvmgf\cellx100\cellx200\cellx300 "
NEXT = r"\trowd\clvmrg\cellx100\cellx200\cellx300 "
WIDE = r"\trowd\cellx300 "


def test_a_table() -> None:
    document = read(
        r"before\par\pard\intbl "
        + ROW
        + r"a\cell b\par c\cell d\cell\row "
        + NEXT
        + r"\cell e\cell f\cell\row "
        + WIDE
        + r"g\cell\row\pard after\par"
    )
    (table,) = document.tables
    cells = [
        (one.row, one.column, one.rows, one.columns, document.text[slice(*one.span)])
        for one in table.cells
    ]
    assert cells == [
        (0, 0, 2, 1, "a"),
        (0, 1, 1, 1, "b\nc"),
        (0, 2, 1, 1, "d"),
        (1, 1, 1, 1, "e"),
        (1, 2, 1, 1, "f"),
        (2, 0, 1, 3, "g"),
    ]
    assert document.text.startswith("before\na\t")
    assert document.text.endswith("g\nafter\n")


def test_looks() -> None:
    document = read(
        r"\pard\qc\b\fs44 a\par\pard\plain\outlinelevel1\fs32 b\par\pard\plain {\b c}d\par"
    )
    assert [
        (document.text[slice(*one.span)], one.heading, one.bold, one.centered, one.size)
        for one in document.hints
    ] == [("a", 0, True, True, 22), ("b", 2, False, False, 16)]


def test_a_text_box_stands_before_its_paragraph() -> None:
    box = r"{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt letterhead\par}}{\shprslt no}}"
    assert read(box + r"words\par").text == "letterhead\nwords\n"
    assert read("before " + box + r"after\par").text == "letterhead\nbefore after\n"


def test_what_is_left_out_is_told() -> None:
    document = read(
        r"{\field{\*\fldinst TOC}{\fldrslt contents}}a{\footnote b}{\deleted c}\par"
    )
    assert document.text == "a\n"
    assert document.remarks == (
        "文中有1处修订，按全部接受读入。",
        "文前的目录没有读入。",
        "文中的1条脚注没有读入。",
    )


def test_pictures_only_are_a_scan() -> None:
    with pytest.raises(ScanWithoutText):
        read(r"{\pict 0123}\par")


def test_groups_without_end() -> None:
    with pytest.raises(FileUnsafe):
        read("{" * 100_000)


def test_closing_braces_without_groups() -> None:
    assert read("}}}}a\\par").text == "a\n"


_PIECES = ["{", "}", "\\", "\\par ", "\\cell ", "\\row ", "\\trowd ", "\\cellx9 ", "\\u-3 "]
_MORE = [
    "\\intbl ",
    "{\\shptxt ",
    "{\\*",
    "\\bin9 ",
    "\\'d5",
    "\\pard",
    "公".encode().hex(),
    "{\\field",
]


@given(st.lists(st.sampled_from(_PIECES + _MORE), max_size=60))
def test_any_order_of_marks_reads(pieces: list[str]) -> None:
    try:
        document = read_content((HEAD + "".join(pieces)).encode(), PATH)
    except GkdeskError:
        return
    assert document.text.strip()
