"""Pictures of a plan beside another one: for tests.shots."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QApplication

from gkdesk.ui.centre import PageName
from gkdesk.ui.theme import Theme
from gkdesk.ui.views.look_back_page import LookBackPage
from gkdesk.ui.window import MainWindow

if TYPE_CHECKING:
    from tests.shots import Shots


def look_backs(shots: Shots) -> None:
    """The page in all looks, and choosing a partner by hand, in a ledger of its own."""
    from tests.shots import DESKTOP, LAPTOP, NARROW, SMALL

    shared, shots.ledgers = shots.ledgers, shots.ledgers / "look-back"
    shots.ledgers.mkdir()
    dark, big = Theme().shaded(True), Theme().scaled(150)
    for name, size, theme in (
        ("", LAPTOP, Theme()), ("-dark", LAPTOP, dark), ("-1920", DESKTOP, Theme()),
        ("-1093", NARROW, Theme()), ("-880", SMALL, Theme()), ("-150", LAPTOP, big),
    ):  # fmt: skip
        shots.main(f"look-back{name}", size, theme, opened)
        shots.main(f"look-back-changed{name}", size, theme, changed)
    shots.main("look-back-empty", LAPTOP, Theme(), opened, filled=False)
    for name, theme in (("", Theme()), ("-dark", dark), ("-150", big)):
        shots.main(f"look-back-partner{name}", LAPTOP, theme, choose, dialog=True)
    shots.ledgers = shared


def opened(window: MainWindow) -> LookBackPage:
    """The page with the first plan beside the likeliest other."""
    window.pages.open(PageName.LOOK_BACK)
    QThreadPool.globalInstance().waitForDone(20_000)
    for _ in range(5):
        QApplication.processEvents()
    page = window.desk.page
    assert isinstance(page, LookBackPage)
    return page


def changed(window: MainWindow) -> None:
    """Only what has changed, the second line settled."""
    page = opened(window)
    page.bar.tabs.tabs[2].click()
    page.list.go_to(1)
    page.list.confirm_wanted.emit()
    QThreadPool.globalInstance().waitForDone(20_000)


def choose(window: MainWindow) -> None:
    """The list of partners for a line that has some."""
    page = opened(window)
    page.bar.tabs.tabs[2].click()
    page.list.go_to(2)
    page.list.partner_wanted.emit()
