"""Pictures of time limits in the window: due points, events, counts, extensions, reminders."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from gkdesk.domain.occurrences import OccurrenceField
from gkdesk.domain.queries import Query
from gkdesk.domain.supervision import Way
from gkdesk.domain.tasks import EditField
from gkdesk.services import editing, extending, occurrences, outline, reminding
from gkdesk.services.session import Session, clock_of
from gkdesk.ui.settings import Settings
from gkdesk.ui.theme import Theme
from gkdesk.ui.window import MainWindow
from tests.ui.limits_ledger import open_limits

if TYPE_CHECKING:
    from tests.shots import Shots

DAY = date(2022, 9, 28)
LAPTOP, DESKTOP = QSize(1366, 728), QSize(1920, 1040)
SMALL = QSize(880, 440)


@contextmanager
def limits_ledger(folder: Path) -> Iterator[Session]:
    """A ledger with every kind of limit and some invented work."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "时限台账.db"
    made = file.exists()
    clock = clock_of(DAY)
    with Session.open(file, clock) if made else open_limits(folder, clock) as session:
        if not made:
            invent(session)
        yield session


def invent(session: Session) -> None:
    """Some quarters and months done, an event's day, counts, an extension, reminders."""
    first = occurrences.of_row(session, row(session, "一/1"))
    said = "专栏已更新三个栏目，还差规划图则"
    occurrences.set_field(session, first[1].id, OccurrenceField.STATUS, "done")
    occurrences.set_field(session, first[2].id, OccurrenceField.PROGRESS, said)
    occurrences.set_field(session, first[2].id, OccurrenceField.EVIDENCE, "截图 0926.png")
    for month in occurrences.of_row(session, row(session, "一/2"))[4:8]:
        occurrences.set_field(session, month.id, OccurrenceField.STATUS, "done")
    for week in range(18, 38):
        occurrences.add_tally(
            session, row(session, "一/3"), 1, date.fromisocalendar(2022, week, 3)
        )
    counted = row(session, "三/6")
    for day, amount, note in (
        (date(2022, 6, 8), 1, "区政府常务会议"),
        (date(2022, 8, 17), 2, "教育局、民政局局长办公会"),
    ):
        occurrences.add_tally(session, counted, 1, day, amount, note)
    built, office = row(session, "四/7"), "区教育局"
    extending.extend(
        session,
        built,
        None,
        "10月底前",
        "栏目验收要等上级反馈",
        "区政府办公室",
        date(2022, 9, 26),
    )
    reminding.remind(
        session, [(built, office)], date(2022, 9, 20), Way.PHONE, "王主任", "栏目已搭好，等验收"
    )
    reminding.remind(session, [(built, office)], date(2022, 9, 27), Way.MESSAGE, "王主任")
    editing.set_field(session, built, EditField.PROGRESS, "专栏已搭好")


def row(session: Session, path: str) -> int:
    """The id of the row with this path in the only plan."""
    plan_id = outline.plans(session)[0].id
    ids = outline.skeleton(session, Query(plan_id=plan_id)).ids
    return next(each.id for each in outline.rows(session, ids).values() if each.path == path)


Act = Callable[[MainWindow], object]


def at(path: str, then: Callable[[MainWindow], object] | None = None) -> Act:
    """Go to a row as a person does, then do something more."""

    def act(window: MainWindow) -> None:
        window.browser.go_to(row(window.session, path))
        window.desk.show_details(True)
        if then is not None:
            then(window)

    return act


def take(
    shots: Shots,
    session: Session,
    name: str,
    shape: tuple[QSize, Theme],
    act: Act,
    *,
    dialog: bool = False,
) -> None:
    """One picture of a window of that size and look after ``act``, or of its dialog."""
    settings = Settings(shots.ledgers / f"{name}.ini")
    settings.keep_theme(shape[1])
    window = MainWindow(session, settings)
    window.resize(shape[0])
    window.show()
    settle()
    act(window)
    settle()
    shown = [each for each in window.findChildren(QDialog) if each.isVisible()]
    shots.save(shown[-1] if dialog else window, name)
    focused = window.focusWidget()
    if focused is not None and not dialog:
        QTest.keyClick(focused, Qt.Key.Key_Escape)  # what is typed here stays out of the ledger
    for each in shown:
        each.close()
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)


def settle() -> None:
    """Let everything that is due happen."""
    for _ in range(5):
        QApplication.processEvents()


def limits(shots: Shots) -> None:
    """The detail pane with every kind of limit, and the tree beside it."""
    folder = shots.ledgers / "limits"
    dark, big, huge = Theme().shaded(True), Theme().scaled(125), Theme().scaled(150)
    scenes: list[tuple[str, str, Act | None]] = [
        ("quarters", "一/1", None),
        ("months", "一/2", None),
        ("weeks", "一/3", None),
        ("waiting", "二/4", None),
        ("event-entry", "二/4", event_entry),
        ("count", "三/6", None),
        ("count-entry", "三/6", lambda w: w.desk.detail.limits.tallies.add.click()),
        ("extended", "四/7", None),
        ("ongoing", "四/8", None),
        ("typed", "四/7", lambda w: typed(w, "每季度首月10日前")),
        ("typed-several", "四/7", lambda w: typed(w, "10月底前，12月20日前")),
        ("typed-impossible", "四/7", lambda w: typed(w, "2月30日前")),
        ("typed-early", "四/7", lambda w: typed(w, "3月底前")),
    ]
    with limits_ledger(folder) as session:
        for name, path, then in scenes:
            take(shots, session, f"limits-{name}", (LAPTOP, Theme()), at(path, then))
        for name, size, theme in (
            ("dark", LAPTOP, dark),
            ("1920", DESKTOP, Theme()),
            ("125", LAPTOP, big),
            ("150", LAPTOP, huge),
            ("880", SMALL, Theme()),
        ):
            for path, scene in (("一/1", "quarters"), ("一/2", "months"), ("四/7", "extended")):
                take(shots, session, f"limits-{scene}-{name}", (size, theme), at(path))
        for name, theme in (("", Theme()), ("-dark", dark), ("-150", huge)):
            extend = at("一/1", lambda w: w.desk.detail.limits.stages.editor.extend.click())
            size = DESKTOP if name == "-150" else LAPTOP
            take(shots, session, f"limits-extend{name}", (size, theme), extend, dialog=True)


def event_entry(window: MainWindow) -> None:
    """Type the day of an event that came before the notice was signed."""
    card = window.desk.detail.limits.events.cards[0]
    card.link.click()
    card.entry.line.setText("4月8日")


def typed(window: MainWindow, words: str) -> None:
    """Open the line of the time limit, type, and let its meaning be told."""
    field = window.desk.detail.deadline
    field.edit()
    field.line.setText(words)
    field.tell()
