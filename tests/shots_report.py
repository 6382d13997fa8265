"""Pictures of the report on a plan and of checking an edited copy: for tests.shots."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.services import outline, report_writing
from gkdesk.ui.dialogs.recheck_dialog import RecheckDialog
from gkdesk.ui.dialogs.report_dialog import ReportDialog
from gkdesk.ui.theme import Theme
from gkdesk.ui.window import MainWindow

if TYPE_CHECKING:
    from tests.shots import Shots


def reports(shots: Shots) -> None:
    """Both dialogs in all looks."""
    from tests.shots import LAPTOP

    for name, theme in (
        ("", Theme()), ("-dark", Theme().shaded(True)), ("-150", Theme().scaled(150)),
    ):  # fmt: skip
        shots.main(f"report{name}", LAPTOP, theme, report, dialog=True)
        shots.main(f"recheck{name}", LAPTOP, theme, recheck, dialog=True)


def report(window: MainWindow) -> ReportDialog:
    """The report of a plan, one kept before."""
    session = window.session
    plan_id = outline.plans(session)[0].id
    if not report_writing.kept(session, plan_id):
        period = report_writing.periods(session, plan_id)[5]
        drawn = report_writing.draw_up(session, plan_id, period)
        report_writing.keep(session, drawn, "落实情况报告.docx")
    dialog = ReportDialog(session, plan_id, window.theme, window)
    dialog.open()
    return dialog


def recheck(window: MainWindow) -> RecheckDialog:
    """An edited copy: a rate raised, a sentence added."""
    dialog = report(window)
    check = dialog.recheck()
    assert check is not None
    words = dialog.earlier.kept[0].report.text
    rate = words.split("办结率", 1)[1].split("%", 1)[0]
    words = words.replace(f"办结率{rate}%", "办结率百分之九十六", 1)
    check.text.setPlainText(f"{words}全年培训260人次。\n")
    check.check()
    check.table.selectRow(0)
    check.lead()
    return check
