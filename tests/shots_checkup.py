"""Pictures of the check before handing out and of the reference to another plan."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize

from gkdesk.domain.tasks import EditField
from gkdesk.services import editing, preflight
from gkdesk.ui.dialogs.checkup_dialog import CheckupDialog
from gkdesk.ui.dialogs.refer_dialog import ReferDialog
from gkdesk.ui.theme import Theme
from gkdesk.ui.window import MainWindow

if TYPE_CHECKING:
    from tests.shots import Shots

LAPTOP, DESKTOP = QSize(1366, 728), QSize(1920, 1040)


def spoil(window: MainWindow) -> None:
    """Some units twice, days off, and findings set aside; once for all pictures."""
    session, plan_id = window.session, window.browser.current_plan()
    assert plan_id is not None
    if preflight.asides(session, plan_id):
        return
    found = preflight.findings(session, plan_id)
    rows = [each.node_id for each in found if each.node_id is not None]
    editing.set_field(session, rows[0], EditField.DEADLINE, "2022-10-02")
    editing.set_field(session, rows[1], EditField.DEADLINE, "2022-03-01")
    editing.set_field(session, rows[2], EditField.LEAD, "区财政局")
    editing.set_field(session, rows[2], EditField.RESPONSIBLE, "区财政局、区民政局")
    preflight.set_aside(session, plan_id, found[-2:], "按上级文件办，不改")


def check(line: int, aside: bool, window: MainWindow) -> None:
    """Open the check at one of its kinds."""
    spoil(window)
    window.checkup.check()
    dialog = window.findChild(CheckupDialog)
    assert dialog is not None
    dialog.kind_list.selectRow(line)
    if aside:
        dialog.pane.aside.click()


def refer(window: MainWindow) -> None:
    """Open the reference to the latest other plan, for everything."""
    window.refer.refer()
    dialog = window.findChild(ReferDialog)
    assert dialog is not None
    dialog.everything.setChecked(True)


def checkups(shots: Shots) -> None:
    """The check in its looks."""
    for name, theme in (
        ("", Theme()),
        ("-dark", Theme().shaded(True)),
        ("-150", Theme().scaled(150)),
    ):
        size = DESKTOP if name == "-150" else LAPTOP
        take = partial(shots.main, size=size, theme=theme, dialog=True)
        take(f"checkup{name}", act=partial(check, 0, False))
        take(f"refer{name}", act=refer)
        take(f"checkup-aside{name}", act=partial(check, 1, True))
