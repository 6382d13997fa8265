"""Copies and restore in the window, a lost file, a damaged ledger, and a second window."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from gkdesk.app import Program
from gkdesk.domain.backups import BackupKind
from gkdesk.domain.tasks import EditField
from gkdesk.errors import LedgerDamaged
from gkdesk.services import backing_up, editing, outline
from gkdesk.services.session import Session
from gkdesk.store import backup, identity
from gkdesk.terms import SHARED_NOTICE
from gkdesk.ui.dialogs.lost_file_dialog import LostFileDialog
from gkdesk.ui.dialogs.message import Message
from gkdesk.ui.dialogs.restore_dialog import RestoreDialog
from gkdesk.ui.ledger_fault import LedgerFaultDialog
from gkdesk.ui.models.backups_model import BackupColumn, day_words, size_words
from gkdesk.ui.settings import Settings
from gkdesk.ui.theme import Theme
from gkdesk.ui.views.notices import Notice
from gkdesk.ui.window import MainWindow
from tests import drafts
from tests.drafts import BUDGET_ID, NOW
from tests.ui.conftest import Opener

POSIX = pytest.mark.skipif(os.name != "posix", reason="an open file cannot be moved elsewhere")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger with one plan, a copy of it, and a note written after the copy."""
    path = tmp_path / "台账.db"
    with drafts.ledger(path) as session:
        drafts.take_in(session)
        backing_up.take(session)
        editing.set_field(session, BUDGET_ID, EditField.NOTE, "后来写的")
    return path


@pytest.fixture
def session(path: Path) -> Iterator[Session]:
    with drafts.ledger(path) as session:
        yield session


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path) -> Iterator[Program]:
    made = Program(qapp, lambda: NOW, Settings(tmp_path / "window.ini"))
    yield made
    for dialog in of_kind(LedgerFaultDialog):
        dialog.reject()
    made.close()


def of_kind(kind: type[LedgerFaultDialog]) -> list[LedgerFaultDialog]:
    shown = QApplication.topLevelWidgets()
    return [one for one in shown if isinstance(one, kind) and one.isVisible()]


def note(session: Session | None) -> str:
    assert session is not None
    return outline.row(session, BUDGET_ID).note


def kept(qtbot: QtBot, dialog: QDialog) -> None:
    """Closed dialogs delete themselves; here they are looked at afterwards."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)


def proven(qtbot: QtBot, dialog: RestoreDialog) -> None:
    """Wait until every copy was looked into and the current one compared."""
    model = dialog.model
    qtbot.waitUntil(lambda: all(each.holdings or each.unfit for each in model.offered))
    qtbot.waitUntil(lambda: "正在" not in dialog.about.text())


class TestRestoreDialog:
    @pytest.fixture
    def dialog(self, qtbot: QtBot, session: Session) -> RestoreDialog:
        (backup.folder_of(session.path) / "台账-手动-2023-04-01T080000.db").write_text("坏")
        dialog = RestoreDialog(session, Theme(), None)
        kept(qtbot, dialog)
        dialog.show()
        proven(qtbot, dialog)
        return dialog

    def test_each_copy_tells_what_it_is_and_whether_it_holds(
        self, dialog: RestoreDialog
    ) -> None:
        QAbstractItemModelTester(dialog.model)
        lines = [
            [dialog.model.index(line, column).data() for column in BackupColumn]
            for line in range(len(dialog.model))
        ]
        assert [line[:2] + line[3:] for line in lines] == [
            ["2023-04-03 周一 09:30", "手动", "1", "3", "完好"],
            ["2023-04-03 周一", "每日", "1", "3", "完好"],
            ["2023-04-01 周六 08:00", "手动", "", "", "不完好"],
        ]

    def test_it_is_told_what_the_chosen_one_would_change(self, dialog: RestoreDialog) -> None:
        said = dialog.about.text()
        assert "《2023年政务公开工作要点》有 1 处不同。" in said
        assert "之后的 1 次操作将不在台账里" in said
        assert "备注" in said
        assert dialog.verb.text() == "恢复到 4月3日"

    def test_one_that_is_the_same_says_so(self, qtbot: QtBot, dialog: RestoreDialog) -> None:
        dialog.table.selectRow(1)  # the day's copy, taken when the ledger was opened
        proven(qtbot, dialog)
        assert "没有变化" in dialog.about.text()

    def test_a_broken_one_cannot_be_put_back(self, dialog: RestoreDialog) -> None:
        dialog.table.selectRow(2)
        assert not dialog.verb.isEnabled()
        assert "不完好" in dialog.about.text()

    def test_a_file_from_elsewhere_can_be_chosen(
        self, qtbot: QtBot, dialog: RestoreDialog, tmp_path: Path
    ) -> None:
        with drafts.ledger(tmp_path / "别处" / "旧.db"):
            pass
        dialog.offer(tmp_path / "别处" / "旧.db")
        proven(qtbot, dialog)
        assert dialog.table.currentIndex().row() == 0
        assert "不再有计划《2023年政务公开工作要点》，3 条任务。" in dialog.about.text()
        assert dialog.verb.text() == "恢复"
        with qtbot.waitSignal(dialog.restore_wanted) as wanted:
            dialog.verb.click()
        assert wanted.args == [tmp_path / "别处" / "旧.db"]

    def test_without_a_copy_it_is_said_how_they_come(
        self, qtbot: QtBot, tmp_path: Path
    ) -> None:
        with drafts.ledger(tmp_path / "新" / "新.db") as new:
            dialog = RestoreDialog(new, Theme(), None)
            kept(qtbot, dialog)
            assert "还没有备份" in dialog.about.text()
            assert not dialog.verb.isEnabled()


def test_words_of_days_and_sizes() -> None:
    today = NOW.date()
    assert day_words(today, today) == "4月3日"
    assert day_words(today.replace(year=2021), today) == "2021年4月3日"
    assert [size_words(size) for size in (10, 312 * 1024, 1572864)] == [
        "1 KB",
        "312 KB",
        "1.5 MB",
    ]


def test_a_copy_is_put_back_and_the_window_comes_again(
    qtbot: QtBot, program: Program, path: Path
) -> None:
    program.open(path)
    assert note(program.session) == "后来写的"
    chosen = next(e.path for e in backing_up.backups(path) if e.kind is BackupKind.BY_HAND)
    program.restore(chosen)
    assert note(program.session) == ""
    assert program.window is not None
    assert "已恢复：1 份计划、3 条任务" in program.window.desk.status.remark()
    former = [e.path for e in backing_up.backups(path) if e.kind is BackupKind.BEFORE_RESTORE]
    program.restore(former[0])
    assert note(program.session) == "后来写的"


def test_a_copy_that_turns_out_unfit_leaves_the_window(program: Program, path: Path) -> None:
    program.open(path)
    broken = path.with_name("坏.db")
    broken.write_text("坏")
    program.restore(broken)
    assert note(program.session) == "后来写的"
    assert program.window is not None
    (told,) = program.window.findChildren(Message)
    assert "不是完好的台账备份" in told.text.text()


def test_the_acts_stand_in_the_menu_and_a_copy_is_made_by_hand(
    open_window: Opener, session: Session, tmp_path: Path
) -> None:
    window = open_window(session)
    shown = {action.text() for action in window.acts.settings_menu(window).actions()}
    assert {"立即备份…", "备份与恢复…"} <= shown
    window.safety.back_up_to(tmp_path / "交接.db")
    assert "3 条任务，已核对" in window.desk.status.remark()
    assert backing_up.look_into(tmp_path / "交接.db").tasks == 3


def test_the_day_s_copy_comes_after_the_window_and_not_twice(
    qtbot: QtBot, open_window: Opener, path: Path
) -> None:
    with Session.open(path, lambda: NOW, daily=False) as session:
        for copy in backup.copies(path):
            copy.unlink()
        window = open_window(session)
        qtbot.waitUntil(lambda: len(backup.copies(path)) == 1)
        qtbot.waitUntil(lambda: "已备份" in window.desk.status._backup.text())
        backup.copies(path)[0].unlink()
        window.safety.mind_the_day()
        assert backup.copies(path) == []


def test_a_copy_that_could_not_be_taken_is_told(
    qtbot: QtBot, open_window: Opener, tmp_path: Path
) -> None:
    path = tmp_path / "账" / "台账.db"
    with drafts.ledger(path) as session:
        drafts.take_in(session)
        backup.folder_of(path).write_text("a file where the folder should be")
        window = open_window(session)
        qtbot.waitUntil(lambda: bool(window.findChildren(Notice)))
        (notice,) = window.findChildren(Notice)
        assert "今天的备份没有存成" in notice.words.text()


def test_a_share_is_told_once_and_can_be_read_away(
    qtbot: QtBot, open_window: Opener, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(identity, "is_shared", lambda _: True)
    with drafts.ledger(path) as session:
        window = open_window(session)
        (notice,) = window.findChildren(Notice)
        assert notice.words.text() == SHARED_NOTICE
        window.take_theme(window.theme.scaled(150))
        notice.link.click()
        qtbot.waitUntil(lambda: not window.findChildren(Notice))


@POSIX
def test_a_file_taken_away_is_saved_back_from_the_window(
    qtbot: QtBot, program: Program, path: Path
) -> None:
    program.open(path)
    window = program.window
    assert window is not None
    qtbot.waitUntil(lambda: window.desk.is_furnished)
    path.unlink()
    window.browser.go_to(BUDGET_ID)
    window.deeds.guarded(window.deeds.toggle_done)
    window.deeds.guarded(window.deeds.toggle_done)
    (dialog,) = window.findChildren(LostFileDialog)  # one, however often it is tried
    assert "不在原处" in dialog.text.text()
    with qtbot.waitSignal(dialog.saved):
        dialog.back.click()
    qtbot.waitUntil(lambda: program.window is not window)
    assert note(program.session) == "后来写的"
    assert program.session is not None
    assert not program.session.read_only
    assert program.session.path == path


@POSIX
def test_it_can_be_saved_elsewhere_and_a_fault_is_told_in_the_dialog(
    qtbot: QtBot, session: Session, path: Path, tmp_path: Path
) -> None:
    from gkdesk.errors import LedgerGone

    path.unlink()
    dialog = LostFileDialog(session, LedgerGone(path), Theme(), None)
    kept(qtbot, dialog)
    (tmp_path / "文件").write_text("a file where a folder should be")
    dialog.save(tmp_path / "文件" / "另存.db")
    assert "不能写入" in dialog.text.text()
    dialog.save(tmp_path / "另存.db")
    with Session.open(tmp_path / "另存.db", lambda: NOW) as saved:
        assert note(saved) == "后来写的"


def spoil(path: Path, table: str) -> None:
    """Spoil the page at which a table begins."""
    with closing(sqlite3.connect(path)) as connection:
        sql = "SELECT rootpage FROM sqlite_schema WHERE name = ?"
        (page,) = connection.execute(sql, (table,)).fetchone()
    with path.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xff" * 300)


@pytest.mark.logs_faults
def test_a_damaged_ledger_is_brought_back_by_its_newest_good_copy(
    program: Program, path: Path
) -> None:
    with path.open("r+b") as file:
        file.write(b"MZ" * 50)
    program.open(path)
    (dialog,) = of_kind(LedgerFaultDialog)
    said = dialog.missing.text()
    assert "1 份计划、3 条任务，最后一次修改是 2023年4月3日 09:30" in said
    assert "还读得出之后的 1 次操作" in said
    assert dialog.restore.text() == "用 4月3日 的备份恢复"
    dialog.restore.click()
    assert note(program.session) == ""
    folder = backup.folder_of(path)
    (listed,) = folder.glob("*之后的修改.csv")
    assert "后来写的" in listed.read_text("utf-8-sig")
    (harmed,) = folder.glob("台账-损坏-*.db")
    assert harmed.read_bytes()[:2] == b"MZ"


@pytest.mark.logs_faults
def test_damage_found_while_working_leads_to_the_same_dialog(
    qtbot: QtBot, program: Program, path: Path
) -> None:
    program.open(path)
    window = program.window
    assert window is not None
    with qtbot.waitSignal(window.safety.ledger_failed):
        window.deeds.tell(LedgerDamaged(path))
    qtbot.waitUntil(lambda: program.window is None)
    assert program.session is None
    (dialog,) = of_kind(LedgerFaultDialog)
    assert dialog.restore.isVisible()


@pytest.mark.logs_faults
def test_the_daily_copy_finds_damage_after_the_window_opened(
    qtbot: QtBot, program: Program, path: Path
) -> None:
    spoil(path, "unit_clause_plan")
    program.open(path)
    qtbot.waitUntil(lambda: bool(of_kind(LedgerFaultDialog)))
    assert program.session is None


@pytest.mark.logs_faults
def test_a_missing_ledger_that_has_copies_is_not_begun_anew_unasked(
    program: Program, path: Path
) -> None:
    path.unlink()
    program.open(path)
    (dialog,) = of_kind(LedgerFaultDialog)
    assert dialog.new.isVisible()
    assert not path.exists()
    dialog.restore.click()
    assert note(program.session) == ""


@pytest.mark.logs_faults
def test_a_missing_ledger_may_be_begun_anew(program: Program, path: Path) -> None:
    path.unlink()
    program.open(path)
    (dialog,) = of_kind(LedgerFaultDialog)
    dialog.new.click()
    assert program.session is not None
    assert [plan.sample for plan in outline.plans(program.session)] == [True] * 5


@pytest.mark.logs_faults
def test_without_a_good_copy_none_is_promised(program: Program, tmp_path: Path) -> None:
    (tmp_path / "坏.db").write_text("坏" * 5000)
    program.open(tmp_path / "坏.db")
    (dialog,) = of_kind(LedgerFaultDialog)
    assert not dialog.restore.isVisible()
    assert "没有可用的备份" in dialog.missing.text()


class TestSecondWindow:
    @pytest.fixture
    def reader(self, open_window: Opener, session: Session) -> Iterator[MainWindow]:
        """A window that only reads what ``session`` writes."""
        with Session.open(session.path, lambda: NOW, write=False) as reading:
            yield open_window(reading)

    def test_it_is_told_who_holds_the_ledger_and_since_when(self, session: Session) -> None:
        from gkdesk.errors import LedgerBusy
        from gkdesk.terms import message_for

        with pytest.raises(LedgerBusy) as caught:
            drafts.ledger(session.path).__enter__()
        said = message_for(caught.value)
        assert f"进程 {os.getpid()}，4月3日 09:30 起" in said

    def test_it_shows_what_the_other_wrote_when_one_comes_back_to_it(
        self, qtbot: QtBot, reader: MainWindow, session: Session
    ) -> None:
        reader.safety.look_again()
        editing.set_field(session, BUDGET_ID, EditField.NOTE, "新写的")
        with qtbot.waitSignal(reader.safety.written_elsewhere):
            reader.safety.look_again()
        assert outline.row(reader.session, BUDGET_ID).note == "新写的"
        with qtbot.assertNotEmitted(reader.safety.written_elsewhere):
            reader.safety.look_again()

    @POSIX
    def test_a_copy_put_back_by_the_other_is_opened(
        self, qtbot: QtBot, reader: MainWindow, session: Session
    ) -> None:
        session.path.with_name("新.db").write_bytes(session.path.read_bytes())
        session.path.with_name("新.db").replace(session.path)
        with qtbot.waitSignal(reader.safety.reopen_wanted):
            reader.safety.look_again()
