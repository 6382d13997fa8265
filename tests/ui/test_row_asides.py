"""What the tree says beside a row: due points, counts, waiting, reminders; by the screenful."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gkdesk.domain.queries import Query
from gkdesk.domain.supervision import Way
from gkdesk.domain.tasks import EditField, Light, Row
from gkdesk.services import editing, extending, occurrences, outline, reminding
from gkdesk.services.session import Session
from gkdesk.ui.models import row_words
from gkdesk.ui.models.aside import Aside
from gkdesk.ui.models.row_asides import asides
from gkdesk.ui.models.tree_model import Column, TreeModel
from tests.ui.conftest import Opener
from tests.ui.limits_ledger import open_limits
from tests.ui.small_ledger import NOW, id_at, plan_id, row_at


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """A ledger with every kind of limit."""
    with open_limits(tmp_path, lambda: NOW) as opened:
        yield opened


def said(session: Session, path: str) -> tuple[str, str]:
    """Both lines of 完成时限 of a row."""
    row = row_at(session, path)
    aside = asides(session, [row]).get(row.id, Aside())
    return row_words.deadline(row, session.outlook, aside)


def test_every_kind_says_its_own(session: Session) -> None:
    assert said(session, "一/1") == ("2022-06-30 周四", "二季度 0/4 期")
    assert said(session, "二/4") == ("等待：决策文件出台", "")
    assert said(session, "三/6") == ("2022-12-31 周六", "0/10 次")
    assert said(session, "四/7") == ("2022-09-30 周五", "2022年9月底前")
    assert said(session, "四/8") == ("长期坚持", "三季度 0/4 期")
    occurrences.add_tally(session, id_at(session, "三/6"), 1, date(2022, 9, 5), 3)
    assert said(session, "三/6")[1] == "3/10 次"


def test_a_provisional_day_says_so(session: Session) -> None:
    row = replace(row_at(session, "四/7"), provisional=True)
    aside = asides(session, [row])[row.id]
    assert row_words.deadline(row, session.outlook, aside) == (
        "2022-09-30 周五",
        "暂算 2022年9月底前",
    )


def test_days_late_are_counted_from_the_last_day_in_time(session: Session) -> None:
    row = replace(row_at(session, "四/7"), due=date(2022, 9, 25), late_after=date(2022, 9, 26))
    assert row_words.remaining(row, session.outlook) == "已超 2 天"
    assert row.light(session.outlook) is Light.OVERDUE
    held = replace(row, late_after=date(2022, 9, 28))
    assert row_words.remaining(held, session.outlook) == "今天到期"
    assert held.light(session.outlook) is Light.SOON


def test_reminders_are_counted(session: Session) -> None:
    row = row_at(session, "四/7")
    for day in (20, 27):
        reminding.remind(session, [(row.id, "区教育局")], date(2022, 9, day), Way.PHONE)
    assert asides(session, [row])[row.id].reminders == 2
    model = TreeModel(
        partial(outline.rows, session), session.outlook, tell=partial(asides, session)
    )
    model.open(outline.skeleton(session, Query(plan_id=plan_id(session))))
    index = model.index_of(row.id).siblingAtColumn(Column.DEADLINE)
    assert model.data(index, Qt.ItemDataRole.ToolTipRole) == "催办 2 次"
    assert model.data(index) == "2022-09-30 周五　2022年9月底前　催办 2 次"
    other = model.index_of(id_at(session, "一/1")).siblingAtColumn(Column.DEADLINE)
    assert model.data(other, Qt.ItemDataRole.ToolTipRole) is None


def test_asides_come_with_the_rows_in_view_and_never_twice(session: Session) -> None:
    asked: list[int] = []

    def tell(rows: Iterable[Row]) -> dict[int, Aside]:
        shown = list(rows)
        asked.append(len(shown))
        return asides(session, shown)

    model = TreeModel(partial(outline.rows, session), session.outlook, tell=tell)
    model.open(outline.skeleton(session, Query(plan_id=plan_id(session))))
    model.want(range(len(model)))
    model.want_asides(range(len(model)))
    index = model.index_of(id_at(session, "一/1"))
    assert (
        model.data(index.siblingAtColumn(Column.DEADLINE)) == "2022-06-30 周四　二季度 0/4 期"
    )
    model.want_asides(range(len(model)))
    assert asked == [12]
    model.refresh([id_at(session, "一/1")])
    model.aside(model.index_of(id_at(session, "四/7")))
    assert asked == [12]


def test_a_day_entered_in_the_pane_reaches_every_row_of_the_tree(
    qtbot: QtBot, session: Session, open_window: Opener
) -> None:
    window = open_window(session)
    window.browser.go_to(id_at(session, "二/4"))
    card = window.desk.detail.limits.events.cards[0]
    card.link.click()
    card.entry.line.setText("2022-09-05")
    card.commit()
    model = window.model
    index = model.index_of(id_at(session, "二/5"))
    assert str(model.data(index.siblingAtColumn(Column.DEADLINE))).startswith("2022-12-05 周一")
    window.acts.undo.trigger()
    assert str(model.data(index.siblingAtColumn(Column.DEADLINE))).startswith("等待：")
    assert window.desk.detail.limits.events.cards[0].days == []


def test_a_collapsed_task_shows_the_most_urgent_light_of_its_measures(
    small: Session, tmp_path: Path
) -> None:
    task = row_at(small, "二/一")
    assert task.late_after == date(2022, 12, 31)
    editing.set_field(small, _measure(small, 0), EditField.DEADLINE, "2022-09-15")
    assert row_at(small, "二/一").light(small.outlook) is Light.OVERDUE


def _measure(session: Session, at: int) -> int:
    ids = outline.skeleton(session, Query(plan_id=plan_id(session))).ids
    rows = outline.rows(session, ids).values()
    parent = id_at(session, "二/一")
    return [row.id for row in rows if row.parent_id == parent][at]


def test_a_day_put_back_names_the_former_one(session: Session) -> None:
    node = id_at(session, "四/7")
    extending.extend(session, node, None, "2022-10-31", "等反馈", "区政府办公室", NOW.date())
    assert said(session, "四/7") == ("2022-10-31 周一", "延自 09-30")
    editing.set_field(session, node, EditField.DEADLINE, "2022-11-15")
    assert said(session, "四/7") == ("2022-11-15 周二", "人工设定")
