"""The dialog that exports a table, without opening a system dialog."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gkdesk.domain.breakdown import Layout, RowsBy
from gkdesk.errors import TargetUnwritable, UnknownPlan
from gkdesk.services.session import Session
from gkdesk.terms import label
from gkdesk.ui.dialogs.export_dialog import ExportDialog
from gkdesk.ui.dialogs.message import Message
from gkdesk.ui.dialogs.option_group import Option, OptionGroup
from gkdesk.ui.style import dress_application
from gkdesk.ui.theme import Theme
from tests.drafts import ledger, take_in


@pytest.fixture
def session(tmp_path: Path, qtbot: QtBot) -> Iterator[Session]:
    with ledger(tmp_path / "台账.db") as opened:
        take_in(opened)
        yield opened


@pytest.fixture
def export(session: Session, tmp_path: Path, qtbot: QtBot) -> ExportDialog:
    dialog = ExportDialog(session, 1, Theme())
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.set_target(tmp_path / "表.xlsx")
    return dialog


def test_a_file_is_suggested_by_the_tables_title(session: Session, qtbot: QtBot) -> None:
    dialog = ExportDialog(session, 1, Theme())
    qtbot.addWidget(dialog)
    assert dialog.target.name == "2023年政务公开工作要点任务分解表.xlsx"


def test_the_choices_change_the_table_shown(export: ExportDialog) -> None:
    assert export.about.text() == "共 3 行，A4 横向 1 页。"
    export.rows.choose(RowsBy.MEASURE)
    assert export.about.text() == "共 4 行，A4 横向 1 页。"
    assert export.turner.words.text() == "第 1 页，共 1 页"


def test_the_preview_paints_a_page(export: ExportDialog) -> None:
    export.preview.resize(900, 640)
    image = export.preview.grab().toImage()
    dark = sum(
        image.pixelColor(x, y).lightness() < 100
        for x in range(0, image.width(), 3)
        for y in range(0, image.height(), 3)
    )
    assert dark > 100


@pytest.mark.parametrize("height", [300, 900])
def test_the_paper_keeps_its_shape(export: ExportDialog, height: int) -> None:
    """A4 lying, whatever the window; what is too tall is scrolled."""
    export.preview.resize(600, height)
    export.preview.show()
    page = export.preview.widget()
    assert page is not None
    image = page.grab().toImage()
    edge = export.theme.palette.line2.name()
    lowest = max(y for y in range(image.height()) if image.pixelColor(9, y).name() == edge)
    assert lowest == pytest.approx(page.width() * 210 / 297, abs=3)


def test_export_writes_what_was_chosen_and_offers_to_open_it(
    export: ExportDialog, qtbot: QtBot
) -> None:
    export.rows.choose(RowsBy.MEASURE)
    export.layouts.choose(Layout.BANNER)
    with qtbot.waitSignal(export.exported):
        export.write.click()
    sheet = load_workbook(export.target).active
    assert sheet is not None
    assert [cell.value for cell in sheet[3]][:3] == ["序号", "工作任务", "具体措施"]
    opened: list[Path] = []
    export.foot.opener = opened.append
    export.foot.open_file.click()
    export.foot.open_folder.click()
    assert opened == [export.target, export.target.parent]
    assert not export.foot.open_file.isHidden()
    assert export.leave.text() == "关闭"


def test_a_refused_export_is_told_and_can_be_tried_again(
    export: ExportDialog, qtbot: QtBot
) -> None:
    held = export.target
    held.write_bytes(b"old")
    held.chmod(0o444)
    with qtbot.waitSignal(export.failed) as told:
        export.start()
    assert isinstance(told.args[0], TargetUnwritable)
    assert export.write.isEnabled()
    (said,) = export.findChildren(Message)
    assert held.name in said.text.text()
    assert export.target.name in said.text.text()
    said.accept()
    assert export.target != held
    with qtbot.waitSignal(export.exported):
        export.start()
    assert (held.read_bytes(), export.target.read_bytes()[:2]) == (b"old", b"PK")


def test_a_file_that_is_there_is_announced(export: ExportDialog) -> None:
    export.target.write_bytes(b"old")
    export.set_target(export.target)
    assert "将被替换" in export.foot.hint.text()


def test_a_plan_nobody_knows_opens_no_dialog(session: Session) -> None:
    with pytest.raises(UnknownPlan):
        ExportDialog(session, 99, Theme())


def test_an_option_that_is_not_chosen_is_seen_in_the_dark(qtbot: QtBot) -> None:
    theme = Theme().shaded(True)
    dress_application(theme)
    group = OptionGroup(theme, "每行写什么", [Option(one, label(one), "") for one in RowsBy])
    qtbot.addWidget(group)
    group.show()
    button = group.buttons.button(1)
    picture = button.grab().toImage()
    seen = {
        picture.pixelColor(x, y).lightness()
        for x in range(theme.px(14))
        for y in range(picture.height())
    }
    assert max(seen) - theme.palette.surface.lightness() > 60
