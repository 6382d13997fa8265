"""Pictures of sending, the register and sending back: for tests.shots."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from gkdesk.domain.dispatches import Handing
from gkdesk.services import dispatch_register, sending
from gkdesk.ui.centre import PageName
from gkdesk.ui.dialogs.send_dialog import SendDialog
from gkdesk.ui.theme import Theme
from gkdesk.ui.views.dispatches_page import DispatchesPage
from gkdesk.ui.window import MainWindow
from tests.shots_calendar import fit
from tests.ui.answering import answer

if TYPE_CHECKING:
    from tests.shots import Shots

DAY = date(2022, 9, 28)
_SAID = (
    "9 月 20 日召开推进会，已公开政策文件 12 件、解读材料 8 份，网站专栏同步更新。",
    "正在推进。",
    "已完成目录修订，9 月 15 日经局长办公会审定后在区政府网站公开，共 5 类 63 项。",
)
"""Invented."""


def dispatch_pages(shots: Shots) -> None:
    """The register and its dialogs in all looks, in a ledger of its own."""
    from tests.shots import DESKTOP, LAPTOP, NARROW, SMALL

    shared, shots.ledgers = shots.ledgers, shots.ledgers / "dispatches"
    shots.ledgers.mkdir()
    dark, big = Theme().shaded(True), Theme().scaled(150)
    shots.main("dispatches-empty", LAPTOP, Theme(), opened)
    shots.main("dispatches-bare", LAPTOP, Theme(), opened, filled=False)
    looks = (
        ("", LAPTOP, Theme()), ("-dark", LAPTOP, dark), ("-1920", DESKTOP, Theme()),
        ("-1093", NARROW, Theme()), ("-880", SMALL, Theme()), ("-150", LAPTOP, big),
    )  # fmt: skip
    for name, size, theme in looks:
        shots.main(f"dispatches{name}", size, theme, filled_page)
    for name, theme in (("", Theme()), ("-dark", dark), ("-150", big)):
        for words, act in (("send", send), ("sent", sent), ("answers", answers)):
            shots.main(f"dispatches-{words}{name}", LAPTOP, theme, act, dialog=True)
    shots.ledgers = shared


def opened(window: MainWindow) -> DispatchesPage:
    """The page as the ledger is."""
    window.pages.open(PageName.DISPATCHES)
    page = window.desk.page
    assert isinstance(page, DispatchesPage)
    return page


def plan(window: MainWindow) -> int:
    """The plan of 2022."""
    return next(plan.id for plan in window.browser.plans if plan.year == DAY.year)


def fill(window: MainWindow) -> None:
    """Two rounds sent, some handed out, some answered."""
    session, plan_id = window.session, plan(window)
    if dispatch_register.register(session):
        return
    folder = session.path.parent / "out"
    parts = [part for part in sending.parts(session, plan_id, period="2022Q3") if part.rows]
    files = sending.send(session, parts, folder, period="2022Q3")
    ids = [each.dispatch_id for each in files]
    dispatch_register.hand(session, ids[:9], Handing.MESSAGE, DAY)
    dispatch_register.hand(session, ids[9:12], Handing.NETWORK, DAY)
    dispatch_register.annotate(session, ids[2], "已电话提醒，答应周五前交")
    for at, dispatch_id in enumerate(ids[:6]):
        answer(session, dispatch_id, _SAID * 20 if at % 2 else _SAID[:2])
    owed = sending.owed(session, plan_id, "2022Q3")[:3]
    sending.send(session, owed, folder, period="2022Q3")


def filled_page(window: MainWindow) -> DispatchesPage:
    """The register with a few rounds in it."""
    fill(window)
    return opened(window)


def send(window: MainWindow) -> SendDialog:
    """What each unit would get."""
    opened(window)
    dialog = window.sending.send()
    assert isinstance(dialog, SendDialog)
    dialog.options.choose_period("2022Q3")
    dialog.read()
    _fit(window, dialog)
    return dialog


def sent(window: MainWindow) -> None:
    """What was written."""
    dialog = send(window)
    folder = window.session.path.parent / "sent"
    parts = dialog.parts.ticked()[:9]
    dialog.files.show_files([])
    dialog._written(sending.send(window.session, parts, folder))


def answers(window: MainWindow) -> None:
    """What a unit answered, two rows to be sent back."""
    page = filled_page(window)
    page.table.choose([line.id for line in page.listed() if line.returned_on][-1:])
    dialog = window.sending.look_at_answers()
    assert dialog is not None
    dialog.model.turn([1, 2])  # type: ignore[attr-defined]
    dialog._take_hints()  # type: ignore[attr-defined]
    _fit(window, dialog)


def _fit(window: MainWindow, dialog: QDialog) -> None:
    fit(window, dialog, 1040, 640)
