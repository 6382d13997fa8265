"""Pictures of the calendar and of the dialogs about days: for tests.shots."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QDialog

from gkdesk.domain.occurrences import RestDays
from gkdesk.services import occurrences
from gkdesk.ui.centre import PageName
from gkdesk.ui.dialogs.carry_dialog import CarryDialog
from gkdesk.ui.dialogs.holidays_dialog import HolidaysDialog
from gkdesk.ui.theme import Theme
from gkdesk.ui.views.calendar_page import CalendarPage
from gkdesk.ui.window import MainWindow

if TYPE_CHECKING:
    from tests.shots import Shots

Act = Callable[[CalendarPage], object]

NOTICE = """关于2031年放假安排的通知
一、元旦：1月1日（周三）放假1天。
二、春节：1月22日至28日放假调休，共7天。1月19日（周日）、2月1日（周六）上班。
三、清明节：4月5日（周六）至7日（周一）放假，共3天。
四、劳动节：5月1日（周四）至4日（周日）放假，共4天。5月10日（周六）上班。
五、端午节：6月24日（周二）放假1天。
六、中秋节、国庆节：10月1日（周三）至8日（周三）放假调休，共8天。9月27日（周六）、10月11日（周六）上班。
"""
"""Invented."""
DOUBTFUL = NOTICE.replace("1月22日至28日", "1月22日至27日").replace(
    "9月27日（周六）", "9月27日（周日）"
)


def calendars(shots: Shots) -> None:
    """The month, the year, and what opens above them, in all looks."""
    from tests.shots import DESKTOP, LAPTOP, NARROW, SMALL

    dark, big, huge = Theme().shaded(True), Theme().scaled(150), Theme().scaled(200)
    looks = (
        ("", LAPTOP, Theme()), ("-dark", LAPTOP, dark), ("-1920", DESKTOP, Theme()),
        ("-1093", NARROW, Theme()), ("-880", SMALL, Theme()),
        ("-125", LAPTOP, Theme().scaled(125)), ("-150", LAPTOP, big), ("-200", LAPTOP, huge),
    )  # fmt: skip
    for name, size, theme in looks:
        shots.main(f"calendar-month{name}", size, theme, partial(month, day=date(2022, 9, 30)))
        shots.main(f"calendar-year{name}", size, theme, partial(opened, act=whole_year))
    shots.main("calendar-october", LAPTOP, Theme(), partial(month, day=date(2022, 10, 8)))
    shots.main("calendar-provisional", LAPTOP, Theme(), partial(month, day=date(2051, 2, 6)))
    shots.main("calendar-keyboard", LAPTOP, Theme(), partial(opened, act=to_the_list))
    shots.main("calendar-year-over", LAPTOP, Theme(), a_year_later)
    day_dialogs(shots)


def day_dialogs(shots: Shots) -> None:
    """Holidays, settings, what moved, the change of year, the calendar file."""
    from tests.shots import LAPTOP, SMALL

    for name, size, theme in (
        ("", LAPTOP, Theme()),
        ("-dark", LAPTOP, Theme().shaded(True)),
        ("-150", LAPTOP, Theme().scaled(150)),
        ("-880", SMALL, Theme()),
    ):
        take = partial(shots.main, size=size, theme=theme, dialog=True)
        take(f"holidays{name}", act=partial(holidays, text=""))
        take(f"holidays-doubts{name}", act=partial(holidays, text=DOUBTFUL))
        take(f"holidays-nonsense{name}", act=partial(holidays, text="关于防汛工作的通知。"))
        take(f"holidays-asked{name}", act=asked)
        take(f"limit-settings{name}", act=lambda w: w.limits.settings())
        take(f"moves{name}", act=moved)
        take(f"carry{name}", act=partial(carry, done=False))
        take(f"carry-done{name}", act=partial(carry, done=True))
        take(f"calendar-file{name}", act=lambda w: w.limits.export_calendar())


def opened(window: MainWindow, act: Act) -> None:
    """Do something on the calendar's page."""
    window.browser.open_page(PageName.CALENDAR)
    page = window.desk.page
    assert isinstance(page, CalendarPage)
    act(page)


def month(window: MainWindow, day: date) -> None:
    """The month of a day, with the day's work."""
    opened(window, lambda page: page.choose(day))


def whole_year(page: CalendarPage) -> None:
    page.show_year(True)


def to_the_list(page: CalendarPage) -> None:
    """By keys to the day's first line."""
    page.choose(date(2022, 9, 30))
    page.month.entered.emit()


def a_year_later(window: MainWindow) -> None:
    """The ledger on the first working day of another year."""
    window.session._clock = lambda: datetime(2023, 1, 3, 9).astimezone()
    opened(window, lambda page: page.choose(date(2023, 1, 3)))


def holidays(window: MainWindow, text: str) -> HolidaysDialog:
    """The tables of holidays, with a pasted text."""
    window.limits.holidays(None)
    dialog = window.findChildren(HolidaysDialog)[-1]
    fit(window, dialog, 1020, 620)
    if text:
        dialog.paste.text.setPlainText(text)
        dialog.paste.read_now()
    return dialog


def asked(window: MainWindow) -> None:
    """What is asked before a doubtful table is written."""
    holidays(window, DOUBTFUL).save.click()


def moved(window: MainWindow) -> None:
    """What another rule on rest days moves."""
    plan_id = window.browser.current_plan()
    assert plan_id is not None
    session = window.session
    former = occurrences.rest_days(session, plan_id)
    moves = occurrences.set_rest_days(session, plan_id, RestDays.FORWARD)
    window.limits.show_moves(moves)
    occurrences.set_rest_days(session, plan_id, former)


def carry(window: MainWindow, *, done: bool) -> None:
    """The change of year, before or after; the ledger is one of pictures only."""
    year = 2031 if done else 2023
    window.session._clock = lambda: datetime(year, 1, 3, 9).astimezone()
    window.limits.carry()
    dialog = window.findChildren(CarryDialog)[-1]
    fit(window, dialog, 880, 560)
    if done:
        dialog.act.click()
        for _report in dialog.reports:
            window.deeds.undo()


def fit(window: MainWindow, dialog: QDialog, wide: int, high: int) -> None:
    """The size it has on a real screen, which this is not."""
    room = window.size() * 0.94
    dialog.resize(QSize(window.theme.px(wide), window.theme.px(high)).boundedTo(room))
    QApplication.processEvents()
