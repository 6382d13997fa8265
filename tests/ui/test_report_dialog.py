"""落实情况报告 as a clerk writes it and has an edited copy checked."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from gkdesk.domain.tasks import EditField
from gkdesk.services import editing
from gkdesk.ui.dialogs.report_dialog import ReportDialog
from gkdesk.ui.theme import Theme
from tests import drafts


def test_a_report_is_written_and_an_edited_copy_checked(qtbot: QtBot, tmp_path: Path) -> None:
    with drafts.ledger(tmp_path / "台账.db") as session:
        drafts.take_in(session)
        dialog = ReportDialog(session, 1, Theme())
        qtbot.addWidget(dialog)
        QAbstractItemModelTester(dialog.earlier)
        assert dialog.period.currentText() == "2023年第二季度"
        assert not dialog.check.isEnabled()
        assert "区财政局：承担1项" in dialog.text.toPlainText()
        dialog.units.setChecked(False)
        assert "区财政局：承担1项" not in dialog.text.toPlainText()
        dialog.period.setCurrentIndex(0)
        target = tmp_path / "报告.docx"
        with qtbot.waitSignal(dialog.kept):
            dialog.write(target)
        assert target.exists()
        assert dialog.earlier.index(0, 2).data() == "报告.docx"
        written = dialog.text.toPlainText()

        editing.set_field(session, drafts.WEBSITE_ID, EditField.STATUS, "done")
        check = dialog.recheck()
        assert check is not None
        QAbstractItemModelTester(check.model)
        check.open_file(str(target))
        assert "台账已变" in check.foot.hint.text()
        editing.undo(session)
        check.check()
        assert check.foot.hint.text().endswith("和台账一致")
        check.text.setPlainText(written.replace("办结率0.0%", "办结率5成", 1))
        qtbot.waitUntil(lambda: len(check.model) == 1)
        assert check.model.index(0, 0).data() == "数字改过"
        check.table.selectRow(0)
        check.lead()
        assert check.text.textCursor().selectedText() == "5成"
