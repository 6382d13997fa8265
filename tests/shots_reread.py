"""Pictures of a plan beside a newer version of its notice: for tests.shots."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QApplication

from gkdesk.services import importing
from gkdesk.ui.dialogs.reread_dialog import RereadDialog
from gkdesk.ui.theme import Theme
from gkdesk.ui.window import MainWindow

if TYPE_CHECKING:
    from tests.shots import Shots

EDITS = (
    ("9月底前", "10月底前"),
    ("主动公开实施传统消费升级行动相关政策", "主动公开传统消费升级行动相关政策和办事指南"),
    ("区财政局、区税务局", "区财政局、区审计局、区税务局"),
)
"""What the invented newer version says otherwise; it also leaves out an item."""


def newer_file(folder: Path) -> Path:
    """A newer version of the 2022 plan."""
    plans = Path(__file__).parent.parent / "resources" / "plans"
    text = next(plans.glob("2022*.txt")).read_text("utf-8")
    for before, after in EDITS:
        text = text.replace(before, after)
    lines = text.split("\n")
    gone = next(at for at, line in enumerate(lines) if line.lstrip().startswith("4."))
    made = folder / "台政办发〔2022〕4号（修订版）.txt"
    made.write_text("\n".join(lines[:gone] + lines[gone + 1 :]), "utf-8")
    return made


def updates(shots: Shots) -> None:
    """The comparison in all looks."""
    from tests.shots import LAPTOP, SMALL

    opened = partial(update, file=newer_file(shots.ledgers))
    for name, size, theme in (
        ("", LAPTOP, Theme()),
        ("-dark", LAPTOP, Theme().shaded(True)),
        ("-200", LAPTOP, Theme().scaled(200)),
        ("-small", SMALL, Theme()),
    ):
        shots.main(f"update{name}", size, theme, opened, dialog=True)


def update(window: MainWindow, file: Path) -> None:
    """Compare the plan in view with the newer file, and wait for it."""
    plan_id = window.browser.current_plan()
    assert plan_id is not None
    window.deeds.rereading(plan_id).compare(importing.load(file))
    QThreadPool.globalInstance().waitForDone(20_000)
    for _ in range(5):
        QApplication.processEvents()
    for dialog in window.findChildren(RereadDialog):
        dialog.resize(window.width() - 56, window.height() - 28)  # the screen is none
