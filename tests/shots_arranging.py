"""Pictures of working the tree: several rows chosen, the split, other words: for
tests.shots."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gkdesk.domain.queries import Query
from gkdesk.domain.tasks import NodeKind, Row
from gkdesk.services import arranging, outline
from gkdesk.ui.arranging_acts import Deed
from gkdesk.ui.theme import Theme
from gkdesk.ui.window import MainWindow

if TYPE_CHECKING:
    from tests.shots import Shots


def arrangings(shots: Shots) -> None:
    """The tree with several rows chosen, and its dialogs, in some looks."""
    from tests.shots import LAPTOP, SMALL

    shots.main("arrange-chosen", LAPTOP, Theme(), choose_some)
    for name, size, theme in (
        ("", LAPTOP, Theme()),
        ("-dark", LAPTOP, Theme().shaded(True)),
        ("-150", LAPTOP, Theme().scaled(150)),
        ("-small", SMALL, Theme()),
    ):
        shots.main(f"arrange-split{name}", size, theme, split, dialog=True)
    shots.main("arrange-words", LAPTOP, Theme(), reword, dialog=True)


def _long_task(window: MainWindow) -> Row:
    """The longest task of the plan in view, without its measures."""
    plan_id = window.browser.current_plan()
    tasks = list(outline.tasks(window.session, Query(plan_id=plan_id)))
    return max(tasks, key=lambda row: len(row.text))


def choose_some(window: MainWindow) -> None:
    """Three rows beside each other, and the line where a fourth would be dropped."""
    tree = window.desk.tree
    plan_id = window.browser.current_plan()
    tasks = list(outline.tasks(window.session, Query(plan_id=plan_id)))
    beside = [row.id for row in tasks if row.parent_id == tasks[0].parent_id]
    tree.choose_all(beside[:3])
    index = window.model.index_of(beside[-1])
    rect = tree.visualRect(index)
    tree.hands.place = tree.hands.place_at(rect.bottomLeft())
    tree.viewport().update()


def split(window: MainWindow) -> None:
    """The split of the longest task."""
    row = _long_task(window)
    below = arranging.children(window.session, row.plan_id, row.id)
    if below:
        window.browser.arranged(arranging.remove(window.session, below))
    window.desk.tree.choose(row.id)
    window.arranging.do(Deed.SPLIT)


def reword(window: MainWindow) -> None:
    """Other words than were printed."""
    row = _long_task(window)
    assert row.kind is NodeKind.TASK
    window.desk.tree.choose(row.id)
    window.arranging.do(Deed.REWORD)
    from gkdesk.ui.dialogs.reword_dialog import RewordDialog

    dialog = next(each for each in window.findChildren(RewordDialog) if each.isVisible())
    QTest.keyClick(dialog.text, Qt.Key.Key_Home)
    QTest.keyClicks(dialog.text, "2022 ")
