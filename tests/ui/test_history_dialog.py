"""The history: searched, filtered, folded, printed and copied; and what undo would undo."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gkdesk.domain.changes import Change, ChangeKind, FieldChange
from gkdesk.domain.occurrences import OccurrenceField
from gkdesk.domain.queries import Query
from gkdesk.domain.tasks import EditField, Status
from gkdesk.exports.plain_text import history_lines
from gkdesk.exports.printed_list import PrintedList, PrintedRow
from gkdesk.services import editing, history_pages, occurrences, outline, saved_views
from gkdesk.services.session import Session
from gkdesk.store import changes
from gkdesk.ui.dialogs.history_dialog import HistoryDialog
from gkdesk.ui.dialogs.print_dialog import PrintDialog
from gkdesk.ui.models.history_model import HistoryColumn
from gkdesk.ui.print_pages import ListPages
from gkdesk.ui.theme import Theme
from tests.ledger_content import content
from tests.ui.conftest import Opener
from tests.ui.small_ledger import id_at, open_small


@pytest.fixture
def owner(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    widget.resize(1200, 700)
    qtbot.addWidget(widget)
    return widget


def bulk(session: Session, note: str) -> list[int]:
    """A note at every row, as one change of many lines."""
    ids = [i for i in outline.skeleton(session, Query(plan_id=1)).ids if i > 0]
    rows = outline.rows(session, ids)
    fields = tuple(FieldChange("node", i, "note", rows[i].note, note) for i in ids)
    changes.apply(session.ledger, Change(ChangeKind.BULK, fields), session.hand)
    return ids


def shown(dialog: HistoryDialog) -> list[tuple[str, str]]:
    """What and field of each line."""
    return [
        (words[HistoryColumn.WHAT], words[HistoryColumn.FIELD])
        for words in map(dialog.model.words, range(len(dialog.model)))
    ]


def find(dialog: HistoryDialog, words: str) -> None:
    dialog.filter.words.setText(words)
    dialog.filter.settle()


def test_words_kind_and_field_narrow_the_lines(
    qtbot: QtBot, session: Session, owner: QWidget
) -> None:
    node = id_at(session, "一/一/2")
    editing.set_field(session, node, EditField.NOTE, "等Ａ级回复")
    editing.set_field(session, node, EditField.STATUS, "done")
    saved_views.save(session, "待办", Query(plan_id=1))
    dialog = HistoryDialog(session, Theme(), owner)
    everything = [("视图", "保存的视图"), ("修改", "状态"), ("修改", "备注"), ("导入", "计划")]
    assert shown(dialog) == everything
    find(dialog, "已办结 目录")
    assert shown(dialog) == [("修改", "状态")]
    find(dialog, "a级")
    assert shown(dialog) == [("修改", "备注")]
    find(dialog, "没有这些字")
    assert dialog.empty.text() == "没有符合条件的记录，可以少选几项，或换一种说法。"
    find(dialog, "")
    dialog.filter.kind.setCurrentIndex(dialog.filter.kind.findText("导入"))
    assert shown(dialog) == [("导入", "计划")]
    dialog.filter.kind.setCurrentIndex(0)
    dialog.filter.field.setCurrentIndex(dialog.filter.field.findText("状态"))
    assert shown(dialog) == [("修改", "状态")]
    dialog.filter.field.setCurrentIndex(0)
    assert shown(dialog) == everything


def test_days_and_all_rows_are_asked_for(qtbot: QtBot, tmp_path: Path, owner: QWidget) -> None:
    with open_small(tmp_path) as session:
        node, other = id_at(session, "一/一/2"), id_at(session, "一/一/1")
        editing.set_field(session, other, EditField.NOTE, "甲")
        sql = "UPDATE change SET at = '2022-09-01T08:00:00+08:00'"
        session.ledger.execute(sql)
        editing.set_field(session, node, EditField.NOTE, "乙")
        dialog = HistoryDialog(session, Theme(), owner, node_id=node)
        assert len(dialog.model) == 1
        dialog.filter.rows.setCurrentIndex(1)
        assert len(dialog.model) == 3
        assert not dialog.table.isColumnHidden(HistoryColumn.TASK)
        dialog.filter.days.setCurrentIndex(dialog.filter.days.findText("近 7 天"))
        assert len(dialog.model) == 1
        dialog.filter.days.setCurrentIndex(dialog.filter.days.findText("近 30 天"))
        assert len(dialog.model) == 3


def test_a_change_of_many_rows_is_one_line_that_opens(
    qtbot: QtBot, session: Session, owner: QWidget
) -> None:
    ids = bulk(session, "已核")
    dialog = HistoryDialog(session, Theme(), owner)
    QAbstractItemModelTester(
        dialog.model, QAbstractItemModelTester.FailureReportingMode.Fatal, dialog
    )
    head = dialog.model.words(0)
    assert head[HistoryColumn.WHAT] == "批量修改"
    assert head[HistoryColumn.TASK] == f"▸ {len(ids)} 条任务、{len(ids)} 处"
    assert len(dialog.model) == 2
    dialog.table.activated.emit(dialog.model.index(0, 0))
    assert len(dialog.model) == 2 + len(ids)
    assert dialog.model.words(1)[5:] == ("—", "已核")
    dialog.table.activated.emit(dialog.model.index(0, 0))
    assert len(dialog.model) == 2
    find(dialog, "招生 已核")
    assert dialog.model.words(0)[HistoryColumn.AFTER] == "已核"


def test_a_due_points_status_is_told_with_its_period(
    qtbot: QtBot, session: Session, owner: QWidget
) -> None:
    sql = "SELECT id FROM occurrence WHERE deleted = 0 AND name <> ''"
    point = session.ledger.value(sql)
    occurrences.set_field(session, point, OccurrenceField.STATUS, "done")
    dialog = HistoryDialog(session, Theme(), owner)
    words = dialog.model.words(0)
    assert words[HistoryColumn.FIELD] == "状态"
    assert words[HistoryColumn.AFTER].endswith("已办结")
    assert words[HistoryColumn.AFTER] in "\n".join(history_lines(editing.history(session)))


def test_a_line_leads_to_its_row(qtbot: QtBot, session: Session, owner: QWidget) -> None:
    node = id_at(session, "一/一/2")
    editing.set_field(session, node, EditField.NOTE, "甲")
    dialog = HistoryDialog(session, Theme(), owner)
    dialog.open()
    dialog.table.setCurrentIndex(dialog.model.index(1, 0))
    assert not dialog.go.isEnabled()  # the import is about no row
    dialog.table.setCurrentIndex(dialog.model.index(0, 0))
    with qtbot.waitSignal(dialog.row_wanted) as told:
        QTest.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert told.args == [node]


def test_it_is_copied_and_printed(qtbot: QtBot, session: Session, owner: QWidget) -> None:
    editing.set_field(session, id_at(session, "一/一/2"), EditField.NOTE, "甲\n乙")
    dialog = HistoryDialog(session, Theme(), owner)
    dialog.copy_text()
    head, first, *_ = QGuiApplication.clipboard().text().split("\n")
    assert head == "时间\t操作人\t操作\t任务\t栏目\t原来\t改为"
    assert first.split("\t")[3:] == ["2.更新公开目录，完善检索。", "备注", "—", "甲 乙"]
    dialog.open_print()
    preview = dialog.findChild(PrintDialog)
    assert preview is not None
    printed = preview.list
    assert isinstance(printed, PrintedList)
    rows = [line for line in printed.lines if isinstance(line, PrintedRow)]
    assert [row.cells[4].text for row in rows] == ["备注", "计划"]
    assert ListPages([printed]).pages() == 1
    preview.close()


def test_a_long_history_comes_page_by_page(
    qtbot: QtBot, session: Session, owner: QWidget
) -> None:
    node, day = id_at(session, "一/一/1"), datetime(2022, 9, 1).astimezone()
    lines = [
        {
            "id": 100 + number, "at": (day + timedelta(minutes=number)).isoformat(),
            "who": "甲", "kind": "edit", "state": "settled", "of_change": None,
        }
        for number in range(500)
    ]  # fmt: skip
    fields = [
        {
            "change_id": 100 + number, "entity": "node", "target": node, "field": "note",
            "before": str(number), "after": f"第{number + 1}次",
        }
        for number in range(500)
    ]  # fmt: skip
    with session.ledger.transaction():
        session.ledger.insert_all("change", lines)
        session.ledger.insert_all("change_field", fields)
    dialog = HistoryDialog(session, Theme(), owner)
    assert len(dialog.model) == 200
    assert dialog.model.words(0)[HistoryColumn.AFTER] == "第500次"
    find(dialog, "第3次")
    qtbot.waitUntil(lambda: len(dialog.model) == 1)
    assert dialog.lines()[0][HistoryColumn.BEFORE] == "2"
    find(dialog, "")
    assert len(dialog.lines()) == 501


def test_the_undo_button_says_what_it_would_undo(session: Session, open_window: Opener) -> None:
    ids = bulk(session, "已核")
    window = open_window(session)
    assert window.acts.undo.toolTip() == f"撤销：批量修改 {len(ids)} 条（Ctrl+Z）"
    editing.set_field(session, id_at(session, "一/一/2"), EditField.PROGRESS, "已建")
    window.follow_changes()
    assert window.acts.undo.toolTip() == "撤销：修改进展情况（Ctrl+Z）"
    window.acts.undo.trigger()
    assert window.acts.redo.toolTip() == "重做：修改进展情况（Ctrl+Y）"


def hasten(session: Session) -> None:
    """Wait for no disk: here nobody pulls the plug."""
    session.ledger.execute("PRAGMA synchronous = OFF")


def other_status(session: Session, node: int) -> str:
    return "open" if outline.row(session, node).status is Status.DONE else "done"


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A ledger in which 200 changes of all kinds were made, then closed."""
    with open_small(tmp_path) as session:
        paths = "一/一/1", "一/一/2", "一/二/1", "二/一"
        ids = [id_at(session, path) for path in paths]
        hasten(session)
        for number in range(200):
            node = ids[number % 4]
            if number % 10 == 7:
                bulk(session, f"第{number}次")
            elif number % 10 == 8:
                saved_views.save(session, f"视图{number}", Query(plan_id=1, section=node))
            else:
                field, value = [
                    (EditField.PROGRESS, f"进展{number}"),
                    (EditField.LEAD, f"区第{number}局"),
                    (EditField.STATUS, other_status(session, node)),
                    (EditField.DEADLINE, f"2022-11-{number % 28 + 1:02}"),
                    (EditField.NOTE, f"备注{number}"),
                ][number % 5]
                editing.set_field(session, node, field, value)
    return tmp_path / "台账.db"


def test_two_hundred_changes_undo_and_redo_in_another_session(many: Path) -> None:
    clock = datetime(2022, 9, 29, 9).astimezone()
    with Session.open(many, lambda: clock, write=False) as reading:
        after = content(reading)
    steps = 0
    with Session.open(many, lambda: clock) as session:
        hasten(session)
        while history_pages.undo_words(session).startswith(("修改", "批量", "视图")):
            editing.undo(session)
            steps += 1
        before = content(session)
        assert not session.ledger.rows("SELECT 1 FROM node WHERE note <> '' OR progress <> ''")
    assert steps == 200
    with Session.open(many, lambda: clock) as session:
        assert content(session) == before
        hasten(session)
        for _ in range(steps):
            editing.redo(session)
        assert content(session) == after
        assert history_pages.redo_words(session) == ""
