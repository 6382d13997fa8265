"""A master table that comes back updates its plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from gkdesk.domain.breakdown import RowsBy
from gkdesk.domain.collected import CollectedCell, Collection, Verdict, Why
from gkdesk.domain.dispatches import LockedField, SentField
from gkdesk.domain.returned import ReturnedBook, ReturnedCell, ReturnedRow
from gkdesk.domain.tasks import EditField, Status
from gkdesk.domain.units import Role
from gkdesk.exports.master_workbook import MasterBook
from gkdesk.services import collecting, editing, master_table
from gkdesk.services.exporting import Exported
from gkdesk.services.session import Session
from tests.ledger_content import content
from tests.limited_plan import opened, task
from tests.test_services_collecting import BUDGET, NOTICE

Typed = Mapping[EditField, str]


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with opened(tmp_path, NOTICE) as session:
        yield session


@pytest.fixture
def master(session: Session) -> MasterBook:
    prepared = master_table.prepare(session, 1, RowsBy.TASK)
    master_table.record(session, prepared, Exported(Path("总表.xlsx"), 5, 1))
    return prepared.book


def returned(
    book: MasterBook, typed: Mapping[int, Typed], *, measure: str | None = None
) -> ReturnedBook:
    """The table as it went out, with words typed into its rows, by their places from 0."""
    rows = []
    for at, sent in enumerate(book.rows):
        words: dict[SentField, str] = dict(sent.values)
        words.update((field, said) for field, said in typed.get(at, {}).items())
        cells: dict[SentField, ReturnedCell] = {
            field: ReturnedCell(said, f"任务分解表!{at}") for field, said in words.items()
        }
        locked = {LockedField.TASK: sent.task, LockedField.MEASURE: measure or sent.measure}
        rows.append(ReturnedRow(f"任务分解表!{at}", sent.code, locked, cells))
    said = repr(rows)
    return ReturnedBook(Path("总表.xlsx"), said, said, book.mark, tuple(rows))


def changed(found: Collection) -> list[CollectedCell]:
    return [cell for cell in found.cells if cell.verdict is not Verdict.UNCHANGED]


def test_as_it_went_it_changes_nothing(session: Session, master: MasterBook) -> None:
    assert changed(collecting.compare(session, [returned(master, {})])) == []


def test_what_was_changed_there_is_taken_as_typed(session: Session, master: MasterBook) -> None:
    typed = {
        EditField.RESPONSIBLE: "区财政局、区大数据中心",
        EditField.DEADLINE: "2023年11月底前",
        EditField.STATUS: "已办结",
        EditField.PROGRESS: "6月20日已公布",
        EditField.NOTE: "重点",
    }
    before = content(session)
    found = collecting.compare(session, [returned(master, {0: typed})])
    assert {cell.field for cell in changed(found)} == set(typed)
    assert all(cell.taken for cell in changed(found))
    applied = collecting.apply(session, found)
    row = task(session, BUDGET)
    assert row.names(Role.RESPONSIBLE) == ("区财政局", "区大数据中心")
    assert (row.due, row.status, row.progress, row.note) == (
        date(2023, 11, 30), Status.DONE, "6月20日已公布", "重点",
    )  # fmt: skip
    assert (applied.cells, applied.files) == (5, 1)
    editing.undo(session)
    assert content(session) == before


def test_what_both_changed_is_left_to_a_person(session: Session, master: MasterBook) -> None:
    editing.set_field(session, task(session, BUDGET).id, EditField.NOTE, "一般")
    found = collecting.compare(session, [returned(master, {0: {EditField.NOTE: "重点"}})])
    assert [(cell.verdict, cell.taken) for cell in changed(found)] == [
        (Verdict.CONFLICTING, False)
    ]


def test_a_limit_nobody_understands_is_told(session: Session, master: MasterBook) -> None:
    typed = {0: {EditField.DEADLINE: "等通知再说"}}
    (cell,) = changed(collecting.compare(session, [returned(master, typed)]))
    assert (cell.verdict, cell.why, cell.takable) == (
        Verdict.CONTRADICTORY, Why.TERM_NOT_READ, False,
    )  # fmt: skip


def test_the_words_of_the_notice_are_never_changed(
    session: Session, master: MasterBook
) -> None:
    text = task(session, BUDGET).text
    book = returned(master, {0: {EditField.TEXT: "另一件事"}})
    rows = (replace(book.rows[0], locked={LockedField.MEASURE: text + "再加一句"}),)
    for each in (book, replace(book, rows=rows)):
        found = collecting.compare(session, [each])
        keys = [cell.key for cell in found.cells]
        collecting.apply(session, found, keys)
        assert task(session, BUDGET).text == text
