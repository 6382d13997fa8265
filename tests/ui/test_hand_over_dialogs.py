"""生成交接包 and 打开交接包 in the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from gkdesk.domain.queries import Query
from gkdesk.services import handing_over, outline
from gkdesk.services.session import Session
from gkdesk.store.logical_hash import logical_hash
from gkdesk.ui.dialogs.hand_over_dialog import HandOverDialog
from gkdesk.ui.dialogs.take_over_dialog import TakeOverDialog
from gkdesk.ui.hand_over_deeds import HandOverDeeds
from gkdesk.ui.models.handed_table import HandedTable
from tests.ui.conftest import Opener

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


@pytest.fixture
def told(session: Session) -> Session:
    """A ledger with evidence that is there and some that is not."""
    (session.path.parent / "照片.png").write_bytes(b"x" * 3000)
    task = next(outline.tasks(session, Query()))
    record = {
        "plan_id": task.plan_id, "node_id": task.id, "unit": "甲", "words": "照片.png、缺.pdf",
        "link": "", "day": "2023-04-01", "source": "填报", "deleted": 0,
    }  # fmt: skip
    with session.ledger.transaction():
        session.ledger.insert_all("evidence", [record])
    return session


def lines(table: HandedTable) -> list[tuple[str, str]]:
    QAbstractItemModelTester(table, FATAL)
    return [
        (table.index(row, 0).data(), table.index(row, 1).data())
        for row in range(table.rowCount())
    ]


def test_a_ledger_is_handed_over_and_taken_over_again(
    told: Session, open_window: Opener, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(told)
    window.acts.papers.hand_over.trigger()
    (giving,) = window.findChildren(HandOverDialog)
    qtbot.waitUntil(lambda: len(giving.named) == 2)
    assert lines(giving.named) == [("照片.png", "3 KB"), ("缺.pdf", "没有找到")]
    assert giving.evidence.isChecked()
    giving.set_target(tmp_path / "包.zip")
    with qtbot.waitSignal(giving.written):
        giving.act.click()
    assert "包.zip" in giving.foot.hint.text()
    assert giving.leave.text() == "关闭"
    giving.reject()

    deeds = window.findChild(HandOverDeeds)
    assert deeds is not None
    deeds.take_over_from(str(tmp_path / "包.zip"))
    (taking,) = window.findChildren(TakeOverDialog)
    qtbot.waitUntil(lambda: taking.found is not None)
    shown = lines(taking.files)
    assert shown[0][0] == "台账.db"
    assert ("佐证/001_照片.png", "3 KB") in shown
    assert shown[-1] == ("缺.pdf", "没有找到")
    assert "1 份计划" in taking.about.text()
    taking.set_target(told.path)
    assert not taking.act.isEnabled()  # the open ledger stays what it is
    taking.set_target(tmp_path / "接.db")
    with qtbot.waitSignal(window.ledger_wanted) as wanted:
        taking.act.click()
    assert wanted.args == [tmp_path / "接.db"]
    assert logical_hash(tmp_path / "接.db") == logical_hash(told.path)
    assert (tmp_path / "接_交接材料" / "任务台账.html").is_file()


def test_an_archive_that_was_altered_is_not_opened(
    told: Session, open_window: Opener, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(told)
    path = tmp_path / "包.zip"
    handing_over.write(told.path, path, told.clock, "甲")
    path.write_bytes(path.read_bytes()[:-40])
    taking = TakeOverDialog(path, window.theme, window)
    taking.open()
    qtbot.waitUntil(lambda: taking.leave.text() == "关闭")
    assert "不是完好的交接包" in taking.about.text()
    assert not taking.act.isVisible()
    taking.reject()


def test_a_running_writing_is_called_off_first(
    told: Session, open_window: Opener, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(told)
    giving = HandOverDialog(told, window.theme, window)
    giving.open()
    giving.set_target(tmp_path / "包.zip")
    giving.start()
    giving.reject()
    assert giving.isVisible()
    qtbot.waitUntil(giving.act.isVisible)
    assert giving.foot.hint.text() == "已取消，没有留下文件，台账没有改动"
    assert not (tmp_path / "包.zip").exists()
    giving.reject()
