"""延期 from the pane: what is missing is said, what was said stays, the chain is shown."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gkdesk.domain.tasks import EditField
from gkdesk.services import editing, extending, occurrences
from gkdesk.services.session import Session
from gkdesk.ui.dialogs.extend_dialog import ExtendDialog
from gkdesk.ui.views.detail import DetailPane
from tests.ui.limits_ledger import open_limits, shown_pane
from tests.ui.small_ledger import NOW, id_at, row_at
from tests.ui.test_detail import type_in


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """A ledger with every kind of limit."""
    with open_limits(tmp_path, lambda: NOW) as opened:
        yield opened


@pytest.fixture
def pane(qtbot: QtBot, session: Session) -> DetailPane:
    return shown_pane(qtbot, session, "四/7")


def opened(pane: DetailPane) -> ExtendDialog:
    """The dialog behind 延期…."""
    QTest.mouseClick(pane.deadline.extend, Qt.MouseButton.LeftButton)
    (dialog,) = pane.findChildren(ExtendDialog)
    return dialog


def fill(dialog: ExtendDialog, until: str, reason: str, approver: str) -> None:
    for line, words in (
        (dialog.until, until),
        (dialog.reason, reason),
        (dialog.approver, approver),
    ):
        type_in(line, words)


def test_the_present_limit_is_shown_and_the_new_day_told(
    qtbot: QtBot, pane: DetailPane
) -> None:
    dialog = opened(pane)
    assert dialog.former.text() == "2022年9月30日（周五）\n“2022年9月底前”"
    type_in(dialog.until, "10月底前")
    told = "即 2022年10月31日（周一），取2022年10月最后一天，推后 31 天"
    qtbot.waitUntil(lambda: dialog.meaning.text() == told)
    type_in(dialog.until, "2月30日")
    qtbot.waitUntil(lambda: dialog.meaning.text() == "没有2022年2月30日这一天")
    type_in(dialog.until, "9月15日")
    qtbot.waitUntil(lambda: "不比现在的2022年9月30日晚" in dialog.meaning.text())
    dialog.reject()


def test_it_is_put_back_and_the_pane_shows_the_chain(
    qtbot: QtBot, pane: DetailPane, session: Session
) -> None:
    dialog = opened(pane)
    fill(dialog, "10月底前", "验收要等反馈", "区政府办公室")
    with qtbot.waitSignal(pane.edited):
        QTest.mouseClick(dialog.act, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()
    assert row_at(session, "四/7").due == date(2022, 10, 31)
    assert pane.deadline.day.text() == "2022年10月31日（周一）"
    assert pane.deadline.printed[0] == (
        "原 2022年9月30日，经 区政府办公室 同意延至 2022年10月31日（验收要等反馈），"
        "2022年9月28日批准"
    )
    assert pane.deadline.printed[1] == "原文“2022年9月底前”，取该月最后一天"
    editing.undo(session)
    pane.refresh()
    assert pane.deadline.day.text() == "2022年9月30日（周五）"
    assert pane.deadline.printed == ["原文“2022年9月底前”，取该月最后一天"]


def test_twice_put_back_shows_both_steps(pane: DetailPane, session: Session) -> None:
    node = id_at(session, "四/7")
    for until in ("2022-10-31", "2022-11-30"):
        extending.extend(session, node, None, until, "等反馈", "区政府办公室", NOW.date())
    pane.refresh()
    steps = [line for line in pane.deadline.printed if line.startswith("原 ")]
    assert [line.split("，")[0] for line in steps] == ["原 2022年9月30日", "原 2022年10月31日"]


@pytest.mark.parametrize(
    ("until", "reason", "approver", "said"),
    [
        ("", "等反馈", "区政府办公室", "时限"),
        ("10月底前", "", "区政府办公室", "原因"),
        ("10月底前", "等反馈", "", "批准人"),
        ("9月15日前", "等反馈", "区政府办公室", "更晚"),
    ],
)
def test_what_is_missing_is_said_and_everything_stays(
    pane: DetailPane, session: Session, until: str, reason: str, approver: str, said: str
) -> None:
    dialog = opened(pane)
    fill(dialog, until, reason, approver)
    dialog.extend()
    assert dialog.isVisible()
    assert said in dialog.why.text()
    assert dialog.reason.text() == reason
    assert row_at(session, "四/7").due == date(2022, 9, 30)
    dialog.reject()


def test_one_quarter_is_put_back_alone(pane: DetailPane, session: Session) -> None:
    pane.show_row(id_at(session, "一/1"))
    assert not pane.deadline.extend.isVisible()
    QTest.mouseClick(pane.limits.stages.editor.extend, Qt.MouseButton.LeftButton)
    (dialog,) = pane.findChildren(ExtendDialog)
    assert dialog.former.text().startswith("2022年二季度　2022年6月30日")
    fill(dialog, "2022-10-14", "等反馈", "区政府办公室")
    dialog.extend()
    days = [each.term.due for each in occurrences.of_row(session, id_at(session, "一/1"))]
    assert date(2022, 10, 14) in days
    assert date(2022, 9, 30) in days
    assert pane.limits.stages.chosen is not None
    assert "同意延至 2022年10月14日" in pane.limits.stages.editor.notes.text()


def test_without_a_day_there_is_nothing_to_put_back(pane: DetailPane, session: Session) -> None:
    pane.show_row(id_at(session, "四/8"))
    assert not pane.deadline.extend.isVisible()
    editing.set_field(session, id_at(session, "四/7"), EditField.STATUS, "done")
    pane.show_row(id_at(session, "四/7"))
    assert not pane.deadline.extend.isVisible()
