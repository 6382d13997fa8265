"""The dialog that prints a plan's lists: choices, schemes, a PDF, without a system dialog."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from gkdesk.domain import stored_schemes
from gkdesk.domain.print_scheme import (
    ListColumn,
    ListColumnChoice,
    ListKind,
    Margins,
    PageNumbers,
    Paper,
    PrintScheme,
)
from gkdesk.errors import SchemeNameTaken, TargetUnwritable
from gkdesk.services import print_schemes
from gkdesk.services.session import Session
from gkdesk.terms import message_for
from gkdesk.ui.dialogs import print_dialog
from gkdesk.ui.dialogs.list_dialog import ListDialog
from gkdesk.ui.dialogs.message import Message
from gkdesk.ui.models.list_columns import HEAD, NAME, ListColumns
from gkdesk.ui.theme import Theme
from gkdesk.ui.views.list_choices import ListChoices
from gkdesk.ui.views.paper_choices import PaperChoices
from tests.drafts import ledger, take_in
from tests.ui.conftest import Opener

_TICK = Qt.ItemDataRole.CheckStateRole
_TASK, _BLANK = ListColumnChoice(ListColumn.TASK), ListColumnChoice(ListColumn.BLANK, "签字")


@pytest.fixture
def session(tmp_path: Path, qtbot: QtBot) -> Iterator[Session]:
    with ledger(tmp_path / "台账.db") as opened:
        take_in(opened)
        yield opened


@pytest.fixture
def dialog(session: Session, qtbot: QtBot) -> ListDialog:
    if not QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese):
        pytest.skip("this machine has no font with Chinese glyphs to print with")
    made = ListDialog(session, 1, Theme())
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    return made


def heads(dialog: ListDialog) -> list[str]:
    return [column.head for column in dialog.list.columns]


def test_the_pages_follow_every_choice(dialog: ListDialog) -> None:
    assert (dialog.pages, dialog.list.tasks) == (1, 3)
    assert dialog.windowTitle() == "打印：2023年政务公开工作要点任务清单"
    assert dialog.choices.periods.isHidden()
    dialog.choices.kinds.choose(ListKind.UNIT)
    dialog.choices.own_pages.click()
    assert dialog.pages == 4
    assert "签字" in heads(dialog)
    dialog.choices.units.setCurrentIndex(1)
    dialog.choices.units.activated.emit(1)
    assert dialog.list.subtitle.split()[1] == "区财政局"
    assert dialog.pages == 1
    dialog.paper.size_box.setCurrentIndex(3)
    dialog.paper.size_box.activated.emit(3)
    assert (dialog.list.paper.size, dialog.list.paper.wide) == ("A3", False)
    dialog.choices.title.setText("周例会清单")
    dialog.show_chosen()
    assert dialog.list.title == "周例会清单"


def test_a_list_of_nothing_says_so_and_is_not_printed(dialog: ListDialog) -> None:
    dialog.choices.kinds.choose(ListKind.PERIOD)
    assert not dialog.choices.periods.isHidden()
    assert "没有任务可列" in dialog.desk.nothing.text()
    assert not dialog.send.isEnabled() and not dialog.save.isEnabled()
    assert dialog.pages == 0
    dialog.choices.kinds.choose(ListKind.OVERDUE)
    assert dialog.choices.own_pages.isHidden()
    assert dialog.send.isEnabled() and dialog.list.tasks == 1


def test_columns_are_arranged_and_go_back_with_another_kind(dialog: ListDialog) -> None:
    model = dialog.columns.model
    model.setData(model.index(0, NAME), Qt.CheckState.Unchecked.value, _TICK)
    assert heads(dialog)[0] == "任务内容"
    dialog.columns.blank.click()
    row = dialog.columns.table.currentIndex().row()
    model.setData(model.index(row, HEAD), " 领导 批示 ")
    assert heads(dialog)[-1] == "领导 批示"
    dialog.columns.up.click()
    assert heads(dialog)[-2] == "领导 批示"
    dialog.columns.usual.click()
    assert heads(dialog)[0] == "序号" and "领导 批示" not in heads(dialog)
    model.setData(model.index(0, NAME), Qt.CheckState.Unchecked.value, _TICK)
    dialog.choices.kinds.choose(ListKind.DEADLINE)
    assert heads(dialog)[:2] == ["序号", "完成时限"]
    assert dialog.scheme.columns == ()


def test_schemes_are_kept_chosen_changed_and_taken_out(
    dialog: ListDialog, session: Session, qtbot: QtBot
) -> None:
    bar = dialog.schemes
    dialog.choices.kinds.choose(ListKind.OVERDUE)
    with qtbot.waitSignal(dialog.schemes_edited):
        bar.save("电话催办")
    dialog.choices.kinds.choose(ListKind.SECTION)
    bar.choose("电话催办")
    assert dialog.scheme.kind is ListKind.OVERDUE
    bar.save("电话催办")
    (said,) = dialog.findChildren(Message)
    assert message_for(SchemeNameTaken("电话催办")) in said.text.text()
    said.accept()
    bar.rename("周一电话")
    dialog.paper.show_paper(Paper(points=16.0))
    bar.update_it()
    (kept,) = print_schemes.schemes(session)
    assert (kept.name, kept.scheme.paper.points) == ("周一电话", 16.0)
    bar.remove(kept.id)
    assert print_schemes.schemes(session) == [] and bar.box.count() == 1


def test_the_last_choice_is_told_when_the_dialog_is_left(
    dialog: ListDialog, qtbot: QtBot
) -> None:
    wanted = PrintScheme("", ListKind.UNIT, "区财政局", "", (_TASK, _BLANK), True, "甲")
    dialog.show_scheme(wanted)
    with qtbot.waitSignal(dialog.chosen) as told:
        dialog.reject()
    assert told.args == [wanted]


def test_a_pdf_is_written_page_by_page_and_offered(
    dialog: ListDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    target = tmp_path / "清单.pdf"
    with qtbot.waitSignal(dialog.saved) as told:
        dialog.save_to(target)
        assert not dialog.save.isEnabled() and dialog.leave.text() == "停止"
    assert told.args == [target]
    assert target.read_bytes().startswith(b"%PDF")
    assert not dialog.foot.open_folder.isHidden()
    assert dialog.save.isEnabled() and dialog.leave.text() == "关闭"
    with qtbot.waitSignal(dialog.failed) as refused:
        dialog.save_to(tmp_path / "没有" / "清单.pdf")
    assert isinstance(refused.args[0], TargetUnwritable)
    dialog.findChildren(Message)[-1].accept()


def test_a_stopped_pdf_leaves_no_file(dialog: ListDialog, tmp_path: Path, qtbot: QtBot) -> None:
    before = sorted(tmp_path.iterdir())
    dialog.choices.kinds.choose(ListKind.UNIT)
    dialog.choices.own_pages.click()
    with qtbot.waitSignal(dialog.save_to(tmp_path / "清单.pdf").progress):
        pass
    assert sorted(tmp_path.iterdir()) != before
    dialog.leave.click()
    assert sorted(tmp_path.iterdir()) == before
    assert dialog.foot.hint.text() == "已停止，没有留下文件。"
    assert dialog.send.isEnabled() and dialog.leave.text() == "取消"


def test_the_pages_go_to_a_printer_as_far_as_it_asks(
    dialog: ListDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog.choices.kinds.choose(ListKind.UNIT)
    dialog.choices.own_pages.click()
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "纸.pdf"))
    printer.setFromTo(2, 3)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    with qtbot.waitSignal(dialog.printed) as told:
        dialog.print_on(printer)
    assert told.args == [2]
    assert dialog.foot.hint.text() == "已送出 2 页"


def test_a_machine_without_printer_is_told_of(
    dialog: ListDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(print_dialog, "has_printer", lambda: False)
    dialog.send.click()
    (said,) = dialog.findChildren(Message)
    assert "可存为 PDF" in said.text.text()
    said.accept()


def test_papers_and_periods_no_list_offers_are_shown(dialog: ListDialog, qtbot: QtBot) -> None:
    paper = PaperChoices(Theme())
    qtbot.addWidget(paper)
    wanted = Paper("A3", False, 17.0, Margins(20, 21, 22, 23), PageNumbers.DASHED)
    paper.show_paper(wanted)
    assert paper.paper == wanted and not paper.own.isHidden()
    paper.edges.setCurrentIndex(0)
    paper.edges.activated.emit(0)
    assert paper.paper.margins == Margins() and paper.own.isHidden()
    choices: ListChoices = dialog.choices
    old = PrintScheme(kind=ListKind.PERIOD, period="2019H2", unit="没有的局")
    choices.show_scheme(old)
    assert (choices.chosen.period, choices.chosen.unit) == ("2019H2", "")


def test_the_columns_are_a_sound_model(qtbot: QtBot) -> None:
    model = ListColumns()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show((), (_TASK, _BLANK))
    assert model.columns() == ()
    model.move(0, 1)
    assert model.columns() == (_BLANK, _TASK)
    assert model.move(0, -1) == 0
    model.add_blank()
    assert model.columns()[-1] == ListColumnChoice(ListColumn.BLANK)
    assert not model.setData(model.index(0, NAME), "甲")


def test_the_window_remembers_what_fits_the_next_list(
    small: Session, open_window: Opener
) -> None:
    """The kind and the paper, not whose list it was or what it was called."""
    window = open_window(small)
    window.acts.print_list.trigger()
    (first,) = window.findChildren(ListDialog)
    paper = Paper("A3", False, 16.0)
    first.show_scheme(PrintScheme(kind=ListKind.UNIT, own_pages=True, title="甲", paper=paper))
    first.choices.units.setCurrentIndex(1)
    first.reject()
    wanted = PrintScheme(kind=ListKind.UNIT, own_pages=True, paper=paper)
    assert stored_schemes.read("", window.settings.list_scheme()) == wanted
    window.acts.print_list.trigger()
    second = window.findChildren(ListDialog)[-1]
    assert second.scheme == wanted
    second.reject()
