"""Tables of Word: merged cells, frames, tables within tables."""

from __future__ import annotations

from pathlib import Path

from gkdesk.documents.word import read_docx
from gkdesk.domain.document import Document
from tests.documents.build_docx import cell, package, paragraph, row, table

DOWN, GOES_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def read(body: str) -> Document:
    return read_docx(package(body), Path("要点.docx"))


def cells(document: Document, index: int = 0) -> list[tuple[int, int, int, int, str]]:
    """Row, column, rows, columns and words of the cells of a table."""
    return [
        (one.row, one.column, one.rows, one.columns, document.text[slice(*one.span)])
        for one in document.tables[index].cells
    ]


def test_a_breakdown_table() -> None:
    document = read(
        paragraph("任务分解表")
        + table(row("序号", "任务", "单位"), row("1", "公开预算", "财政局\n审计局"))
        + paragraph("注：略")
    )
    assert document.text == (
        "任务分解表\n序号\t任务\t单位\n1\t公开预算\t财政局\n审计局\n注：略\n"
    )
    assert cells(document) == [
        (0, 0, 1, 1, "序号"),
        (0, 1, 1, 1, "任务"),
        (0, 2, 1, 1, "单位"),
        (1, 0, 1, 1, "1"),
        (1, 1, 1, 1, "公开预算"),
        (1, 2, 1, 1, "财政局\n审计局"),
    ]
    (found,) = document.tables
    assert document.text[slice(*found.span)].startswith("序号")
    assert document.text[slice(*found.span)].endswith("审计局")


def test_merged_cells() -> None:
    document = read(
        table(
            row(cell("类别", DOWN), cell("责任分工", '<w:gridSpan w:val="2"/>')),
            row(cell("", GOES_ON), "牵头", "配合"),
            row(cell("甲", DOWN), "乙", "丙"),
            row(cell("", GOES_ON), "丁", "戊"),
            row(cell("通栏", '<w:gridSpan w:val="3"/>')),
            row(cell("己", '<w:gridSpan w:val="2"/>'), "庚"),
        )
    )
    assert cells(document) == [
        (0, 0, 2, 1, "类别"),
        (0, 1, 1, 2, "责任分工"),
        (1, 1, 1, 1, "牵头"),
        (1, 2, 1, 1, "配合"),
        (2, 0, 2, 1, "甲"),
        (2, 1, 1, 1, "乙"),
        (2, 2, 1, 1, "丙"),
        (3, 1, 1, 1, "丁"),
        (3, 2, 1, 1, "戊"),
        (4, 0, 1, 3, "通栏"),
        (5, 0, 1, 2, "己"),
        (5, 2, 1, 1, "庚"),
    ]


def test_a_cell_that_goes_on_from_nowhere_is_a_cell() -> None:
    document = read(table(row("甲", "乙"), row(cell("丙", GOES_ON), cell("丁", GOES_ON))))
    assert cells(document) == [(0, 0, 2, 1, "甲"), (0, 1, 2, 1, "乙")]
    alone = read(table(row(cell("丙", GOES_ON), "丁")))
    assert cells(alone) == [(0, 0, 1, 1, "丙"), (0, 1, 1, 1, "丁")]


def test_the_older_way_to_merge_sideways() -> None:
    left, right = '<w:hMerge w:val="restart"/>', "<w:hMerge/>"
    document = read(table(row(cell("甲", left), cell("", right), "乙"), row("丙", "丁", "戊")))
    assert cells(document)[:2] == [(0, 0, 1, 2, "甲"), (0, 2, 1, 1, "乙")]


def test_rows_that_begin_further_right() -> None:
    document = read(table(row("甲", "乙"), row("丙", properties='<w:gridBefore w:val="1"/>')))
    assert cells(document)[2] == (1, 1, 1, 1, "丙")


def test_a_row_removed_by_a_tracked_change_is_gone() -> None:
    document = read(table(row("甲", "乙"), row("丙", "丁", properties="<w:del/>")))
    assert document.text == "甲\t乙\n"


def test_rows_and_cells_in_content_controls() -> None:
    inner = row(f"<w:sdt><w:sdtContent>{cell('甲')}</w:sdtContent></w:sdt>", "乙")
    document = read(table(f"<w:sdt><w:sdtContent>{inner}</w:sdtContent></w:sdt>"))
    assert document.text == "甲\t乙\n"


def test_a_table_of_one_cell_is_a_frame() -> None:
    document = read(table(row("一、公开预算。\n二、公开决算。")))
    assert document.text == "一、公开预算。\n二、公开决算。\n"
    assert not document.tables


def test_a_layout_table_around_a_table_is_a_frame() -> None:
    inner = table(row("序号", "任务"), row("1", "公开"))
    document = read(table(row(cell(paragraph("标题")), cell(inner + paragraph("")))))
    assert document.text.split("\n")[:3] == ["标题", "序号\t任务", "1\t公开"]
    assert len(document.tables) == 1


def test_a_small_table_in_a_cell_is_lines_of_that_cell() -> None:
    inner = table(row("甲", "乙"), row("丙", "丁"))
    document = read(table(row("1", "2", "3"), row("4", cell(inner + paragraph("")), "5")))
    assert cells(document)[4] == (1, 1, 1, 1, "甲 乙\n丙 丁")


def test_tables_in_tables_in_tables() -> None:
    inner = paragraph("底")
    for _ in range(60):
        inner = table(row(cell(inner), "旁"))
    assert "底" in read(inner).text


def test_a_table_without_rows_is_nothing() -> None:
    assert read(table() + paragraph("甲")).text == "甲\n"
