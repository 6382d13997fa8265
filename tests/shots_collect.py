"""Pictures of what came back: the table, a row in question, the files, what was taken, and
what a unit has answered beside its row: for tests.shots."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from gkdesk.domain.collected import Applied, Collection
from gkdesk.domain.queries import Query
from gkdesk.services import collecting, outline, sending
from gkdesk.services.session import Session
from gkdesk.ui.dialogs.collect_dialog import FILES, CollectDialog
from gkdesk.ui.models.collect_lines import Shelf
from gkdesk.ui.theme import Theme
from gkdesk.ui.window import MainWindow
from tests.made_collection import collection
from tests.returned_books import sheet
from tests.shots_calendar import fit

if TYPE_CHECKING:
    from tests.shots import Shots

Then = Callable[[CollectDialog], object]


def collects(shots: Shots) -> None:
    """The dialog in all looks, and the answers in the detail pane."""
    from tests.shots import DESKTOP, LAPTOP, NARROW, SMALL

    dark, big = Theme().shaded(True), Theme().scaled(150)
    looks = (
        ("", LAPTOP, Theme()), ("-dark", LAPTOP, dark), ("-150", LAPTOP, big),
        ("-1093", NARROW, Theme()), ("-880", SMALL, Theme()), ("-1920", DESKTOP, Theme()),
    )  # fmt: skip
    for name, size, theme in looks:
        take = partial(shots.main, size=size, theme=theme, dialog=True)
        take(f"collect{name}", act=partial(opened, then=partial(at, Shelf.CONFLICTING)))
        take(f"collect-question{name}", act=opened)
        take(f"collect-files{name}", act=partial(opened, then=lambda d: d.turn(FILES)))
    shots.main("collect-done", LAPTOP, Theme(), partial(opened, then=done), dialog=True)
    shared, shots.ledgers = shots.ledgers, shots.ledgers / "answers"
    shots.ledgers.mkdir()
    for name, theme in (("", Theme()), ("-dark", dark), ("-150", big)):
        shots.main(f"answers{name}", LAPTOP, theme, answers)
    shots.ledgers = shared


def opened(window: MainWindow, then: Then = lambda _dialog: None) -> None:
    """The dialog with invented files about the plan in view."""
    found = made(window)
    dialog = CollectDialog(window.session, found, window.theme, window)
    size = dialog.size()
    fit(window, dialog, size.width(), size.height())
    dialog.open()
    then(dialog)


def made(window: MainWindow) -> Collection:
    """Invented files about the plan in view."""
    query = Query(plan_id=window.browser.current_plan())
    return collection([row.id for row in outline.tasks(window.session, query)])


def at(shelf: Shelf, dialog: CollectDialog) -> None:
    """At the first line of a kind."""
    shelves = [line.shelf for line in dialog.model.shown_lines()]
    dialog.pane.table.choose(shelves.index(shelf))


def done(dialog: CollectDialog) -> None:
    """What was taken and what is left; the files are invented, and nothing is written."""
    keys = dialog.model.accepted()
    dialog.show_done(Applied(1, len(keys), 62, 11), keys)


def answers(window: MainWindow) -> None:
    """A row with what one of its units has answered."""
    from tests.shots import settle

    node_id = answered(window.session, window.browser.current_plan() or 0)
    window.browser.go_to(node_id)
    window.desk.source.set_open(False)
    settle()
    bar = window.desk.detail.sheet.area.verticalScrollBar()
    bar.setValue(bar.maximum())


def answered(session: Session, plan_id: int) -> int:
    """Let a unit answer about its first row, and give the row's id."""
    prepared = sending.prepare(session, sending.parts(session, plan_id)[:1])
    written = [sending.Written(session.path.with_name("填报表.xlsx"))]
    (sent,) = sending.record(session, prepared, written)
    said = "9 月 20 日召开推进会，已公开政策文件 12 件，解读材料 8 份，专栏同步更新。"
    link = "http://example.gov.cn/zwgk/2022/0915.html\n关于修订公开目录的通知.pdf"
    back = sheet(session, sent.dispatch_id).type(
        0, progress=said, evidence=link, person="王芳 6012101", problem="人手不足"
    )
    found = collecting.compare(session, [back.book()])
    collecting.apply(session, found)
    return next(cell.node_id for cell in found.cells if cell.node_id is not None)
