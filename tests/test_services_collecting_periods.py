"""Whose answer a file is, and for which period: what its heading says, what comes too late."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from gkdesk.domain.collected import Collection, FileStatus, Verdict, Why
from gkdesk.domain.dispatches import Dispatch
from gkdesk.domain.feedback import FillField
from gkdesk.domain.returned import ReturnedBook, ReturnedCell
from gkdesk.services import collecting, dispatch_register, feedback, importing
from gkdesk.services.session import Session
from tests.limited_plan import opened
from tests.returned_books import Sheet, handed

NOTICE = """2023年工作要点
一、主动公开
1.公布财政预算。（责任单位：区财政局）
2.改进政务公开专区。（责任单位：区司法局）
"""
FINANCE, JUSTICE = "区财政局", "区司法局"
SPRING, SUMMER = "2023Q2", "2023Q3"
WORDS = "已公布3件"


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with opened(tmp_path, NOTICE) as session:
        yield session


def compared(session: Session, *books: ReturnedBook) -> Collection:
    return collecting.compare(session, books)


def line(session: Session, period: str) -> Dispatch:
    told = dispatch_register.register(session)
    return next(each for each in told if (each.unit, each.period) == (FINANCE, period))


def nameless(sheet: Sheet, period: str = "") -> ReturnedBook:
    """The rows of a workbook in another one, with the line above them or without it."""
    return replace(replace(sheet, mark=None).book(), unit=FINANCE, period=period)


def test_a_workbook_passed_on_is_not_taken_for_the_first_unit(session: Session) -> None:
    book = handed(session)[FINANCE].type(0, progress=WORDS).book()
    found = compared(session, replace(book, unit=JUSTICE))
    (file,) = found.files
    assert (file.status, file.detail) == (FileStatus.OTHER_UNIT, JUSTICE)
    assert not any(cell.taken for cell in found.cells)


@pytest.mark.parametrize("name", [FINANCE, "区财政局预算科", ""])
def test_a_heading_that_names_no_other_unit_asks_nothing(session: Session, name: str) -> None:
    book = handed(session)[FINANCE].type(0, progress=WORDS).book()
    found = compared(session, replace(book, unit=name))
    assert [cell.taken for cell in found.cells if cell.verdict is Verdict.NEW] == [True]


def test_rows_without_mark_are_of_the_period_above_them(session: Session) -> None:
    spring = handed(session, period=SPRING)[FINANCE].type(0, progress=WORDS)
    handed(session, period=SUMMER)
    (file,) = compared(session, nameless(spring, "2023年第二季度")).files
    assert (file.status, file.period) == (FileStatus.READY, SPRING)


def test_rows_that_do_not_say_their_period_are_asked_about(session: Session) -> None:
    spring = handed(session, period=SPRING)[FINANCE].type(0, progress=WORDS)
    alone = compared(session, nameless(spring))
    assert any(cell.taken for cell in alone.cells)
    handed(session, period=SUMMER)
    found = compared(session, nameless(spring))
    assert "2023年第三季度" in found.files[0].detail
    assert [cell.takable for cell in found.cells if cell.verdict is Verdict.NEW] == [True]
    assert not any(cell.taken for cell in found.cells)


@pytest.mark.parametrize("at_once", [True, False])
def test_a_late_answer_leaves_the_next_period_answered(session: Session, at_once: bool) -> None:
    spring = handed(session, period=SPRING)[FINANCE].type(0, person="甲 6780001")
    summer = handed(session, period=SUMMER)[FINANCE].type(0, progress=WORDS)
    rounds = [[summer, spring]] if at_once else [[summer], [spring]]
    for sheets in rounds:
        collecting.apply(session, compared(session, *(each.book() for each in sheets)))
    assert line(session, SUMMER).blank == 0
    assert (line(session, SPRING).returned_on is not None, line(session, SPRING).blank) == (
        True,
        0,
    )


def test_an_answer_for_a_later_period_is_none_for_the_one_before(session: Session) -> None:
    """The spring's workbook never came back: it is still owed."""
    handed(session, period=SPRING)
    summer = handed(session, period=SUMMER)[FINANCE].type(0, progress=WORDS)
    collecting.apply(session, compared(session, summer.book()))
    assert (line(session, SUMMER).blank, line(session, SPRING).blank) == (0, 1)


def test_a_row_of_another_plan_is_not_of_this_ones_period(
    session: Session, tmp_path: Path
) -> None:
    sheet = handed(session, period=SUMMER)[FINANCE]
    source = tmp_path / "去年.txt"
    source.write_text(NOTICE.replace("2023", "2022"), encoding="utf-8")
    other = importing.take_in(session, importing.load(source)).plan.id
    pasted = handed(session, other, SPRING)[FINANCE].type(0, progress=WORDS).rows[0]
    sheet.rows.append(replace(pasted, place="填报表!99"))
    found = compared(session, sheet.book())
    (cell,) = [each for each in found.cells if each.verdict is not Verdict.UNCHANGED]
    assert (cell.why, cell.takable, cell.taken) == (Why.NOT_ITS_ROW, True, False)
    collecting.apply(session, found, [cell.key])
    (said,) = feedback.of_row(session, pasted.code.node_id if pasted.code else 0)
    assert (said.progress, said.period) == (WORDS, "")


def test_a_number_no_ledger_holds_is_no_count(session: Session) -> None:
    sheet = handed(session)[FINANCE].type(0, count="1")
    huge = ReturnedCell("1E+300", "填报表!K5", number=1e300)
    sheet.rows[0] = replace(sheet.rows[0], cells={FillField.COUNT: huge})
    (cell,) = compared(session, sheet.book()).cells
    assert (cell.why, cell.takable) == (Why.COUNT_NOT_READ, False)
