"""What offices type into a cell, read or told, never guessed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from gkdesk.domain.cell_book import BookCell, CellBook, CellSheet
from gkdesk.domain.dispatches import LockedField
from gkdesk.domain.feedback import FillField
from gkdesk.domain.returned import BookRemark, CellAmiss, ReturnedCell
from gkdesk.domain.tasks import Status
from gkdesk.reading.returned import count_of, day_of, read_returned, status_of

YEAR = 2026


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2024.3.5", date(2024, 3, 5)),
        ("2024-03-05 00:00:00", date(2024, 3, 5)),
        ("２０２４／３／５", date(2024, 3, 5)),
        ("2024年3月5日（星期二）", date(2024, 3, 5)),
        ("20240305", date(2024, 3, 5)),
        ("3月5日", date(YEAR, 3, 5)),
        ("45380", date(2024, 3, 29)),
        ("二〇二四年三月五日", date(2024, 3, 5)),
        ("已于6月28日完成", date(YEAR, 6, 28)),
        ("2024.3", None),
        ("6.3", None),
        ("3月底", None),
        ("二季度", None),
        ("6月28日前完成", None),
        ("计划6月28日完成", None),
        ("6月28日至30日", None),
        ("2024年2月30日", None),
        ("12345678901", None),
        ("", None),
    ],
)
def test_a_day_is_read_or_none_is_said(words: str, day: date | None) -> None:
    assert day_of(ReturnedCell(words, "A1"), YEAR) == day


def test_the_day_a_cell_holds_stands_above_its_words() -> None:
    assert day_of(ReturnedCell("3月5日", "A1", day=date(2025, 3, 5)), YEAR) == date(2025, 3, 5)


@pytest.mark.parametrize(
    ("words", "count"),
    [
        *(("3", 3), ("３次", 3), ("三次", 3), ("共 3 场", 3), ("3.00", 3), ("1,234", 1234)),
        *(("0次", 0), ("十余次", None), ("3-4次", None), ("第3次", None), ("3.5", None)),
        *(("若干", None), ("", None)),
    ],
)
def test_a_count_is_read_or_none_is_said(words: str, count: int | None) -> None:
    assert count_of(words) == count


@pytest.mark.parametrize(
    ("words", "status"),
    [
        *(("已办结", Status.DONE), (" 已 完 成。", Status.DONE), ("推进中", Status.OPEN)),
        *(("未完成", Status.OPEN), ("基本完成", None), ("50%", None), ("", None)),
    ],
)
def test_a_status_is_read_or_none_is_said(words: str, status: Status | None) -> None:
    assert status_of(words) is status


def returned(*lines: list[str], merges: tuple[tuple[int, int, int, int], ...] = ()) -> CellBook:
    """A workbook of one sheet."""
    cells = {
        (row, column): BookCell(words)
        for row, line in enumerate(lines)
        for column, words in enumerate(line)
        if words
    }
    return CellBook(Path("表.xlsx"), "", (CellSheet("表", cells=cells, merges=list(merges)),))


def test_a_table_is_found_below_new_lines_with_its_columns_moved_and_renamed() -> None:
    book = read_returned(
        returned(
            ["关于报送进展的表"],
            [],
            ["工作进展", "是否完成", "任务", "备考"],
            ["已公开", "是", "公开预算", "领导已阅"],
        )
    )
    (row,) = book.rows
    assert row.locked == {LockedField.TASK: "公开预算"}
    assert {field: cell.words for field, cell in row.cells.items()} == {
        FillField.PROGRESS: "已公开",
        FillField.STATUS: "是",
    }
    assert {BookRemark.MARK_LOST, BookRemark.COLUMN_UNKNOWN} <= set(book.remarks)
    assert any("领导已阅" in words for words in book.rest)


def test_of_two_columns_that_say_the_same_ours_is_meant() -> None:
    head = ["工作任务", "完成情况", "进展情况", "完成状态"]
    book = read_returned(returned(head, ["公开预算", "是", "已公开12条", "推进中"]))
    assert book.rows[0].cells[FillField.PROGRESS].words == "已公开12条"
    assert any("是" in words for words in book.rest)


@pytest.mark.parametrize(
    ("line", "named"),
    [
        (
            "填报单位：区财政局\u3000\u3000报送期间：2026年第二季度\u3000\u3000下发日期：2026年7月1日",
            ("区财政局", "2026年第二季度"),
        ),
        ("填报单位:区财政局 下发日期:2026年7月1日", ("区财政局", "")),
        ("填报单位：", ("", "")),
        ("区财政局填报", ("", "")),
    ],
)
def test_the_line_under_the_title_names_the_unit_and_the_period(
    line: str, named: tuple[str, str]
) -> None:
    head = ["工作任务", "进展情况", "完成状态"]
    book = read_returned(returned(["填报表"], [line], head, ["公开预算", "已公开"]))
    assert (book.unit, book.period) == named


def test_a_cell_over_several_rows_is_told_of_and_not_copied_down() -> None:
    head = ["工作任务", "进展情况", "完成状态"]
    lines = [head, ["公开预算", "已公开"], ["公开决算"]]
    first, second = read_returned(returned(*lines, merges=((1, 1, 2, 1),))).rows
    assert first.cells[FillField.PROGRESS].amiss is CellAmiss.MERGED
    assert not second.cells


def test_a_workbook_without_our_columns_holds_no_rows() -> None:
    book = read_returned(returned(["姓名", "电话", "单位"], ["张三", "123", "区财政局"]))
    assert not book.rows
    assert len(book.rest) == 6
