"""Breakdown tables kept through the year become plans: nothing they say is lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from gkdesk.domain.queries import Query
from gkdesk.domain.tasks import Row, Status
from gkdesk.domain.units import Role
from gkdesk.services import editing, importing, outline
from gkdesk.services.session import Session
from tests import drafts
from tests.old_tables import OLD_TABLES, Expected, OldTable


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with drafts.ledger(tmp_path / "台账.db") as session:
        yield session


def _taken_in(session: Session, table: OldTable, folder: Path) -> list[Row]:
    path = folder / "2024年任务分解表.xlsx"
    path.write_bytes(table.data())
    loaded = importing.load(path)
    plan = importing.take_in(session, loaded).plan
    return list(outline.tasks(session, Query(plan_id=plan.id)))


def _told(session: Session, row: Row) -> Expected:
    limits = "；".join(each.expression for each in outline.limits(session, row.id))
    names = [
        "、".join(row.names(role)) for role in (Role.LEAD, Role.RESPONSIBLE, Role.SUPPORTING)
    ]
    done = row.status is Status.DONE
    return row.text, *names, limits, row.progress, done, row.note  # type: ignore[return-value]


@pytest.mark.parametrize("table", OLD_TABLES, ids=lambda table: table.name)
def test_an_old_table_arrives_whole(session: Session, table: OldTable, tmp_path: Path) -> None:
    rows = _taken_in(session, table, tmp_path)
    assert [_told(session, row) for row in rows] == table.rows


@pytest.mark.parametrize("table", OLD_TABLES, ids=lambda table: table.name)
def test_every_word_of_it_is_in_a_row_or_listed(table: OldTable, tmp_path: Path) -> None:
    path = tmp_path / "分解表.xlsx"
    path.write_bytes(table.data())
    draft = importing.load(path).draft
    assert "".join(draft.source[slice(*piece.span)] for piece in draft.pieces) == draft.source
    left = [
        leftover.text for leftover in draft.leftovers if not leftover.why.startswith("表头")
    ]
    assert left == list(table.left)


def test_a_state_that_is_not_understood_is_asked_about(
    session: Session, tmp_path: Path
) -> None:
    (table,) = (one for one in OLD_TABLES if one.name == "a word of a state nobody knows")
    first, second = _taken_in(session, table, tmp_path)
    asked = "没有认出“甲类第三档”是否办结，原话记在进展里，按推进中列入。"
    assert asked in [doubt.what for doubt in outline.doubts(session, first.id)]
    told = [doubt.what for doubt in outline.doubts(session, second.id)]
    assert not any("是否办结" in what for what in told), "基本完成 says that it is not done"


def test_a_table_taken_in_is_one_undo(session: Session, tmp_path: Path) -> None:
    _taken_in(session, OLD_TABLES[0], tmp_path)
    editing.undo(session)
    assert outline.plans(session) == []
    editing.redo(session)
    (plan,) = outline.plans(session)
    assert (plan.tasks, plan.done) == (2, 1)
