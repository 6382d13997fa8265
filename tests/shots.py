"""Pictures of every window and state: ``python -m tests.shots FOLDER``.

Made from the sample plans on a fixed day with invented progress, without a display.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from gkdesk.app import _speak_chinese
from gkdesk.domain.queries import Query, ReadyList
from gkdesk.domain.tasks import EditField, Light
from gkdesk.errors import LedgerBusy, LedgerDamaged, NotText
from gkdesk.services import editing, outline, samples
from gkdesk.services.session import Session, clock_of
from gkdesk.ui.ledger_fault import LedgerFaultDialog
from gkdesk.ui.settings import Settings
from gkdesk.ui.theme import Theme
from gkdesk.ui.window import MainWindow
from tests.shots_arranging import arrangings
from tests.shots_breakdown import breakdowns
from tests.shots_calendar import calendars
from tests.shots_checkup import checkups
from tests.shots_collect import collects
from tests.shots_dispatches import dispatch_pages
from tests.shots_find import finds
from tests.shots_hand_over import hand_overs
from tests.shots_limits import limits
from tests.shots_lists import lists
from tests.shots_look_back import look_backs
from tests.shots_morning import mornings
from tests.shots_report import reports
from tests.shots_reread import updates
from tests.shots_review import reviews
from tests.shots_safety import safety
from tests.shots_tables import tables
from tests.shots_units import unit_pages

DAY = date(2022, 9, 28)
LAPTOP = QSize(1366, 728)  # 768 less the taskbar
DESKTOP = QSize(1920, 1040)
NARROW = QSize(1093, 582)
SMALL = QSize(880, 440)


@contextmanager
def ledger(folder: Path, *, filled: bool = True) -> Iterator[Session]:
    """A ledger with the samples and some invented progress, or an empty one."""
    name = "工作台账.gkdb" if filled else "新台账.gkdb"
    with Session.open(folder / name, clock_of(DAY)) as session:
        if filled and not samples.has_samples(session):
            samples.load_samples(session)
            invent_progress(session)
        yield session


def invent_progress(session: Session) -> None:
    """Close some tasks of the 2022 plan, give one a limit by hand and a line of progress."""
    plan = plan_of(session, 2022)
    skeleton = outline.skeleton(session, Query(plan_id=plan))
    tasks = [row for row in outline.tasks(session, Query(plan_id=plan)) if not row.due]
    assert skeleton.hits
    for row in tasks[::4][:15]:
        editing.set_field(session, row.id, EditField.STATUS, "done")
    editing.set_field(session, tasks[1].id, EditField.DEADLINE, "2022-11-30")
    editing.set_field(session, tasks[2].id, EditField.DEADLINE, "2022-10-08")
    for row in outline.tasks(session, Query(plan_id=plan, lights=(Light.SOON,))):
        said = "专栏已建，还差交通、水务、生态 3 家清单"
        editing.set_field(session, row.id, EditField.PROGRESS, said)
        break


def plan_of(session: Session, year: int) -> int:
    return next(plan.id for plan in outline.plans(session) if plan.year == year)


def settle() -> None:
    """Let everything that is due happen."""
    for _ in range(5):
        QApplication.processEvents()


class Shots:
    """Takes the pictures into a folder and counts them."""

    def __init__(self, folder: Path, ledgers: Path) -> None:
        self.folder, self.ledgers = folder, ledgers
        folder.mkdir(parents=True, exist_ok=True)
        self.taken: list[str] = []

    def save(self, widget: QWidget, name: str) -> None:
        settle()
        widget.grab().save(str(self.folder / f"{name}.png"))
        self.taken.append(name)

    def main(
        self,
        name: str,
        size: QSize,
        theme: Theme | None = None,
        act: Callable[[MainWindow], object] = lambda window: None,
        *,
        filled: bool = True,
        dialog: bool = False,
    ) -> None:
        """One picture of the main window after ``act``, or of the dialog it opened."""
        with ledger(self.ledgers, filled=filled) as session:
            window = self._window(session, theme or Theme(), size, filled)
            act(window)
            settle()
            shown = window.findChildren(QDialog) if dialog else []
            visible = [each for each in shown if each.isVisible()]
            self.save(visible[-1] if visible else window, name)
            for each in visible:
                each.close()
            window.close()
            window.deleteLater()
            QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)

    def _window(self, session: Session, theme: Theme, size: QSize, filled: bool) -> MainWindow:
        settings = Settings(self.ledgers / f"{len(self.taken)}.ini")
        settings.keep_theme(theme)
        window = MainWindow(session, settings)
        window.resize(size)
        window.show()
        settle()
        if filled:
            window.browser.open_plan(plan_of(session, 2022))
            soon = Query(plan_id=plan_of(session, 2022), lights=(Light.SOON,))
            window.browser.go_to(next(iter(outline.tasks(session, soon))).id)
        settle()
        return window


def search(words: str) -> Callable[[MainWindow], object]:
    """Type into the search box as a person does, and wait for nothing."""

    def typed(window: MainWindow) -> None:
        window.desk.toolbar.search.setFocus()
        window.desk.toolbar.search.setText(words)
        window.browser.search(words)

    return typed


def main_windows(shots: Shots) -> None:
    """The main window in all sizes and states."""
    big, huge = Theme().scaled(150), Theme().scaled(200)
    shots.main("main-1366", LAPTOP)
    shots.main("main-1920", DESKTOP)
    shots.main("main-dark-1366", LAPTOP, Theme().shaded(True))
    shots.main("main-dark-1920", DESKTOP, Theme().shaded(True))
    shots.main("narrow-1093", NARROW)
    shots.main("smallest-880", SMALL)
    shots.main("letters-125", LAPTOP, Theme().scaled(125))
    shots.main("letters-150-1366", LAPTOP, big)
    shots.main("letters-150-1920", DESKTOP, big)
    shots.main("letters-200-1366", LAPTOP, huge)
    shots.main("letters-200-1920", DESKTOP, huge)
    shots.main("drawer-200", LAPTOP, huge, lambda window: window.desk.show_details(True))
    shots.main("search", LAPTOP, act=search("专栏"))
    shots.main("search-nothing", LAPTOP, act=search("森林防火"))
    shots.main("search-1920", DESKTOP, act=search("政策"))
    shots.main("light", LAPTOP, act=lambda w: w.desk.heading.pill(Light.OVERDUE).click())
    shots.main("unit", LAPTOP, act=lambda w: w.browser.toggle_unit("区政府办公室"))
    for ready in ReadyList:
        shots.main(f"list-{ready}", LAPTOP, act=partial(open_list, ready))
    shots.main("empty-list", LAPTOP, act=empty_list)
    for name, size in (("1366", LAPTOP), ("1920", DESKTOP)):
        shots.main(f"empty-ledger-{name}", size, filled=False)
    shots.main("empty-ledger-dark", LAPTOP, Theme().shaded(True), filled=False)
    shots.main("empty-ledger-200", LAPTOP, huge, filled=False)
    shots.main("section", LAPTOP, act=lambda w: w.desk.tree.choose(first_section(w)))
    shots.main("samples-removed", LAPTOP, act=lambda w: w.deeds.remove_samples())
    shots.main("font-notice", LAPTOP, act=lambda w: w.show_font_notice())
    shots.main("keyboard-focus", LAPTOP, act=lambda w: w.desk.next_pane())


def dialogs(shots: Shots) -> None:
    """What opens above the main window."""
    for name, theme in (
        ("", Theme()),
        ("-dark", Theme().shaded(True)),
        ("-150", Theme().scaled(150)),
    ):
        take = partial(shots.main, size=DESKTOP if name == "-150" else LAPTOP, theme=theme)
        take(f"export{name}", act=lambda w: w.deeds.export(), dialog=True)
        take(f"print{name}", act=lambda w: w.deeds.print_list(), dialog=True)
        take(f"history{name}", act=lambda w: w.deeds.show_history(), dialog=True)
        take(f"about{name}", act=lambda w: w.deeds.show_about(), dialog=True)
        take(f"check{name}", act=lambda w: w.deeds.check_ledger(), dialog=True)
        take(
            f"message{name}",
            act=lambda w: w.deeds.tell(NotText(Path("扫描件.txt"), "图片")),
            dialog=True,
        )


def empty_list(window: MainWindow) -> None:
    """The overdue tasks of a year in which nothing is overdue."""
    window.browser.open_plan(plan_of(window.session, 2025))
    window.desk.heading.lights_chosen.emit((Light.OVERDUE,))


def open_list(ready: ReadyList, window: MainWindow) -> None:
    """Show one of the ready lists."""
    window.browser.open_list(ready)


def first_section(window: MainWindow) -> int | None:
    return window.model.node_id(window.model.index(0, 0))


def ledger_faults(shots: Shots) -> None:
    """What a person sees when a ledger does not open."""
    file = Path("工作台账.gkdb")
    holder = "王芳（电脑 GK-03，gkdesk，进程 4120）"
    for name, fault in (
        ("ledger-busy", LedgerBusy(file, holder)),
        ("ledger-damaged", LedgerDamaged(file)),
    ):
        dialog = LedgerFaultDialog(fault, Theme(), None)
        dialog.offer_read_only(name == "ledger-busy")
        dialog.show()
        shots.save(dialog, name)
        dialog.close()


def main(folder: Path) -> int:
    """Take all pictures; prints how many."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    _speak_chinese(application)
    with tempfile.TemporaryDirectory() as home:
        for variable in ("HOME", "USERPROFILE"):
            os.environ[variable] = home  # paths in the pictures begin with ~
        shots = Shots(folder, Path(home))
        main_windows(shots)
        dialogs(shots)
        ledger_faults(shots)
        safety(shots)
        reviews(shots)
        updates(shots)
        limits(shots)
        mornings(shots)
        calendars(shots)
        checkups(shots)
        breakdowns(shots)
        unit_pages(shots)
        dispatch_pages(shots)
        look_backs(shots)
        lists(shots)
        hand_overs(shots)
        reports(shots)
        arrangings(shots)
        tables(shots)
        finds(shots)
        collects(shots)
    print(f"{len(shots.taken)} pictures in {folder}")
    return 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m tests.shots FOLDER")
    sys.exit(main(Path(sys.argv[1])))
