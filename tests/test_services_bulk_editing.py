"""Many cells in one change mean what they mean one by one, and are undone as one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gkdesk.domain.cells import Cell, Manner
from gkdesk.domain.changes import ChangeKind
from gkdesk.domain.queries import Query
from gkdesk.domain.tasks import EditField, NodeKind, Row, Status
from gkdesk.domain.units import Role
from gkdesk.errors import (
    DeadlineNotUnderstood,
    FieldNotEditable,
    NoSuchDay,
    UnknownStatus,
    UnknownTask,
)
from gkdesk.services import bulk_editing, editing, outline
from gkdesk.services.session import Session
from gkdesk.terms import message_for
from tests.ledger_content import content
from tests.limited_plan import opened

NOTICE = """2023年工作要点
一、主动公开
（一）公开目录。甲事3月底前公开。乙事9月底前公开。丙事按需公开。（牵头单位：办公室；责任单位：教育局）
（二）每季度公布一次。（责任单位：财政局）
（三）全年评议不少于2次。
二、政策解读。做好解读。
"""
VALUES = {
    EditField.STATUS: ("done", "推进中", "办结"),
    EditField.DEADLINE: (
        "2023-08-15",
        "9月底前",
        "3月底前，11月底前",
        "每月底前",
        "长期坚持",
        "",
    ),
    EditField.LEAD: ("教育局", "财政局、水务局", ""),
    EditField.RESPONSIBLE: ("各镇街", "教育局，民政局", ""),
    EditField.SUPPORTING: ("档案馆", ""),
    EditField.PROGRESS: ("已完成初稿", ""),
    EditField.NOTE: ("列入督查", " 两行\n备注 ", ""),
}


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    with opened(tmp_path_factory.mktemp("bulk"), NOTICE) as session:
        yield session


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Session]:
    with opened(tmp_path, NOTICE) as session:
        yield session


def rows(session: Session, *kinds: NodeKind) -> list[Row]:
    ids = outline.skeleton(session, Query(plan_id=1)).ids
    found = outline.rows(session, ids)
    return [found[i] for i in ids if not kinds or found[i].kind in kinds]


CELLS = st.lists(
    st.sampled_from(list(EditField))
    .filter(VALUES.__contains__)
    .flatmap(
        lambda field: st.tuples(
            st.integers(0, 8), st.just(field), st.sampled_from(VALUES[field])
        )
    ),
    max_size=8,
    unique_by=lambda cell: cell[:2],
)


@settings(max_examples=15, deadline=None)
@given(CELLS, CELLS)
def test_many_at_once_is_one_by_one(
    session: Session,
    former: list[tuple[int, EditField, str]],
    wanted: list[tuple[int, EditField, str]],
) -> None:
    places = rows(session, NodeKind.TASK, NodeKind.MEASURE)
    start = content(session)
    for at, field, value in former:
        editing.set_field(session, places[at % len(places)].id, field, value)
    middle = content(session)
    cells = {
        (places[at % len(places)].id, field): Cell(places[at % len(places)].id, field, value)
        for at, field, value in wanted
    }
    touched = bulk_editing.set_cells(session, list(cells.values()))
    at_once = content(session)
    assert bool(touched) == (at_once != middle)
    if touched:
        editing.undo(session)
    assert content(session) == middle
    alone = 0
    for cell in cells.values():
        before = session.ledger.value("SELECT max(id) FROM change")
        editing.set_field(session, cell.node_id, cell.field, cell.value)
        alone += session.ledger.value("SELECT max(id) FROM change") != before
    assert content(session) == at_once
    for _ in range(alone):
        editing.undo(session)
    assert content(session) == middle
    while content(session) != start:
        editing.undo(session)


def test_all_is_one_line_of_the_undo(fresh: Session) -> None:
    before = content(fresh)
    tasks = rows(fresh, NodeKind.TASK)
    cells = [Cell(task.id, EditField.LEAD, "水务局") for task in tasks]
    assert set(bulk_editing.set_cells(fresh, cells)) == {task.id for task in tasks}
    assert {entry.what for entry in editing.history(fresh)[: len(tasks)]} == {ChangeKind.BULK}
    editing.undo(fresh)
    assert content(fresh) == before


def test_what_stands_already_leaves_no_line(fresh: Session) -> None:
    task = rows(fresh, NodeKind.TASK)[0]
    newest = editing.history(fresh, limit=1)
    assert bulk_editing.set_cells(fresh, [Cell(task.id, EditField.LEAD, "办公室")]) == ()
    assert bulk_editing.set_cells(fresh, []) == ()
    assert editing.history(fresh, limit=1) == newest


def test_cells_that_cannot_be_written_are_told_and_nothing_is(fresh: Session) -> None:
    section, task = rows(fresh, NodeKind.SECTION)[0], rows(fresh, NodeKind.TASK)[0]
    cells = [
        Cell(task.id, EditField.NOTE, "可写"),
        Cell(task.id, EditField.DEADLINE, "看情况吧"),
        Cell(task.id, EditField.DEADLINE, "2月30日前"),
        Cell(task.id, EditField.STATUS, "大概"),
        Cell(section.id, EditField.STATUS, "done"),
        Cell(section.id, EditField.DEADLINE, "9月底前"),
        Cell(999, EditField.NOTE, "没有这一行"),
    ]
    faults = bulk_editing.understood(fresh, cells)
    assert [fault.cell for fault in faults] == cells[1:]
    assert [type(fault.why) for fault in faults] == [
        DeadlineNotUnderstood,
        NoSuchDay,
        UnknownStatus,
        FieldNotEditable,
        FieldNotEditable,
        UnknownTask,
    ]
    assert message_for(faults[1].why).startswith("没有2023年2月30日这一天")
    before = content(fresh)
    with pytest.raises(DeadlineNotUnderstood):
        bulk_editing.set_cells(fresh, cells)
    assert content(fresh) == before


def test_units_join_and_leave_those_shown(fresh: Session) -> None:
    task = rows(fresh, NodeKind.TASK)[0]
    measure = rows(fresh, NodeKind.MEASURE)[0]
    ways = [(task.id, "水务局、教育局", Manner.ADD), (measure.id, "水务局", Manner.ADD)]
    bulk_editing.set_cells(
        fresh, [Cell(i, EditField.RESPONSIBLE, names, how) for i, names, how in ways]
    )
    assert outline.row(fresh, task.id).names(Role.RESPONSIBLE) == ("教育局", "水务局")
    # The measure showed its task's unit; with another one beside it they are its own.
    assert outline.row(fresh, measure.id).names(Role.RESPONSIBLE) == ("教育局", "水务局")
    out = Cell(task.id, EditField.RESPONSIBLE, "教育局", Manner.TAKE_OUT)
    bulk_editing.set_cells(fresh, [out])
    assert outline.row(fresh, task.id).names(Role.RESPONSIBLE) == ("水务局",)
    nobody = Cell(task.id, EditField.RESPONSIBLE, "统计局", Manner.TAKE_OUT)
    assert bulk_editing.set_cells(fresh, [nobody]) == ()


def test_a_note_is_put_below_the_one_that_stands(fresh: Session) -> None:
    first, second = rows(fresh, NodeKind.TASK)[:2]
    editing.set_field(fresh, first.id, EditField.NOTE, "一")
    cells = [Cell(task.id, EditField.NOTE, "二", Manner.ADD) for task in (first, second)]
    bulk_editing.set_cells(fresh, cells)
    notes = [outline.row(fresh, task.id).note for task in (first, second)]
    assert notes == ["一\n二", "二"]


def test_a_task_follows_its_measures_in_bulk(fresh: Session) -> None:
    task = rows(fresh, NodeKind.TASK)[0]
    first, second, third = rows(fresh, NodeKind.MEASURE)[:3]
    bulk_editing.set_cells(
        fresh,
        [
            Cell(first.id, EditField.STATUS, "done"),
            Cell(second.id, EditField.DEADLINE, "2023-10-20"),
            Cell(third.id, EditField.DEADLINE, "2023-08-31"),
        ],
    )
    assert outline.row(fresh, task.id).due == date(2023, 8, 31)
    assert outline.row(fresh, task.id).status is Status.OPEN


def test_progress_is_told_today(fresh: Session) -> None:
    measure = rows(fresh, NodeKind.MEASURE)[0]
    bulk_editing.set_cells(fresh, [Cell(measure.id, EditField.PROGRESS, "已公开")])
    task = outline.row(fresh, measure.parent_id or 0)
    assert outline.row(fresh, measure.id).reported_on == task.reported_on == date(2023, 8, 1)
