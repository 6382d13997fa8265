"""The tray: the window hides, the day's work is told, quitting quits."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from gkdesk.domain.agenda import Bell, Morning
from gkdesk.services import morning as morning_service
from gkdesk.services.session import Session
from gkdesk.ui import tray as tray_room
from gkdesk.ui import tray_duty
from gkdesk.ui.snooze import Snooze
from gkdesk.ui.tray import STAYS, Tray
from gkdesk.ui.views import morning_page
from gkdesk.ui.views.morning_page import MorningPage
from gkdesk.ui.window import MainWindow
from tests.ui.conftest import Opener
from tests.ui.made_morning import busy, quiet
from tests.ui.small_ledger import NOW

# what Qt says of a platform that has no tray at all
pytestmark = pytest.mark.qt_log_ignore("QPlatformNativeInterface", extend=True)


class Desktop:
    """A desktop with a tray: what was said there, what time it is, what is due."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.now = NOW
        self.due: Morning = busy()
        self.read = 0

    def morning(self, _session: Session) -> Morning:
        self.read += 1
        return self.due


@pytest.fixture
def desktop(small: Session, monkeypatch: pytest.MonkeyPatch) -> Desktop:
    made = Desktop()
    monkeypatch.setattr(tray_duty, "tray_available", lambda: True)
    monkeypatch.setattr(morning_service, "morning", made.morning)
    monkeypatch.setattr(morning_page, "morning_of", made.morning)
    monkeypatch.setattr(small, "_clock", lambda: made.now)
    monkeypatch.setattr(
        QSystemTrayIcon, "showMessage", lambda _icon, _title, words, *_: made.said.append(words)
    )
    return made


def hidden(window: MainWindow) -> Tray:
    """Turn the setting on and close the window as a person does."""
    window.acts.to_tray.setChecked(True)
    window.close()
    assert window.isHidden()
    assert window.duty.tray is not None
    return window.duty.tray


def test_without_the_setting_closing_is_closing(
    desktop: Desktop, small: Session, open_window: Opener
) -> None:
    window = open_window(small)
    assert window.duty.tray is None
    event = QCloseEvent()
    window.closeEvent(event)
    assert event.isAccepted()


def test_the_setting_is_kept(desktop: Desktop, small: Session, open_window: Opener) -> None:
    window = open_window(small)
    assert not window.settings.stays_in_tray()
    window.acts.to_tray.setChecked(True)
    assert window.settings.stays_in_tray()
    window.acts.to_tray.setChecked(False)
    assert window.duty.tray is None


def test_no_tray_no_hiding(small: Session, open_window: Opener) -> None:
    window = open_window(small)  # the platform without a display has no tray
    window.acts.to_tray.setChecked(True)
    assert window.duty.tray is None
    assert not window.acts.to_tray.isVisible()
    event = QCloseEvent()
    window.closeEvent(event)
    assert event.isAccepted()


def test_hiding_is_said_once(desktop: Desktop, small: Session, open_window: Opener) -> None:
    window = open_window(small)
    hidden(window)
    assert desktop.said == [STAYS]
    window.show()
    window.close()
    assert desktop.said == [STAYS]


def test_it_reminds_once_a_day(desktop: Desktop, small: Session, open_window: Opener) -> None:
    window = open_window(small)
    hidden(window)
    desktop.said.clear()
    for _minute in range(3):
        window.mind_the_day()
    assert desktop.said == ["逾期 3 条，今日到期 1 条，本周稍后 1 条，近期到期 2 条"]
    assert desktop.read == 1
    desktop.now = NOW + timedelta(days=1)  # the machine slept over midnight
    window.mind_the_day()
    assert len(desktop.said) == 2


def test_it_does_not_remind_of_what_was_seen(
    desktop: Desktop, small: Session, open_window: Opener
) -> None:
    window = open_window(small, morning=True)
    hidden(window)
    desktop.said.clear()
    window.mind_the_day()
    assert desktop.said == []


def test_a_page_left_open_over_midnight_was_not_seen(
    desktop: Desktop, small: Session, open_window: Opener
) -> None:
    window = open_window(small, morning=True)
    hidden(window)
    desktop.said.clear()
    desktop.now = NOW + timedelta(days=1)
    window.mind_the_day()
    assert len(desktop.said) == 1


def test_it_does_not_remind_while_the_window_is_seen(
    desktop: Desktop, small: Session, open_window: Opener
) -> None:
    window = open_window(small)
    window.acts.to_tray.setChecked(True)
    window.mind_the_day()
    assert desktop.said == []


def test_nothing_due_says_nothing(
    desktop: Desktop, small: Session, open_window: Opener
) -> None:
    desktop.due = quiet()
    window = open_window(small)
    hidden(window)
    desktop.said.clear()
    window.mind_the_day()
    window.mind_the_day()
    assert desktop.said == []
    assert desktop.read == 1  # a large ledger is not read every minute


def test_a_snooze_reminds_again(desktop: Desktop, small: Session, open_window: Opener) -> None:
    window = open_window(small)
    tray = hidden(window)
    window.mind_the_day()
    desktop.said.clear()
    acts = {action.text(): action for action in tray.menu.actions()}
    assert list(acts) == ["打开晨报", "", "一小时后再提", "下午再提", "明天再提", "退出"]
    acts["一小时后再提"].trigger()
    desktop.now = NOW + timedelta(minutes=59)
    window.mind_the_day()
    assert desktop.said == []
    desktop.now = NOW + timedelta(minutes=60)
    window.mind_the_day()
    assert len(desktop.said) == 1


def test_a_snooze_outlives_the_program(
    desktop: Desktop, small: Session, open_window: Opener
) -> None:
    window = open_window(small)
    hidden(window).put_off(Snooze.TOMORROW)
    kept = window.settings.ringing()
    assert kept.until == datetime(2022, 9, 29, 8, 30)  # noqa: DTZ001 - the office's own clock


def test_a_click_on_the_message_opens_the_page(
    desktop: Desktop, small: Session, open_window: Opener
) -> None:
    window = open_window(small)
    tray = hidden(window)
    tray.icon.messageClicked.emit()
    assert window.isVisible()
    assert isinstance(window.desk.page, MorningPage)


def test_a_click_on_the_sign_opens_the_page(
    desktop: Desktop, small: Session, open_window: Opener
) -> None:
    window = open_window(small)
    tray = hidden(window)
    tray.icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    assert window.isVisible()


def test_quitting_quits(
    desktop: Desktop, small: Session, open_window: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended: list[bool] = []
    monkeypatch.setattr(QApplication, "quit", lambda: ended.append(True))
    window = open_window(small)
    tray = hidden(window)
    tray.menu.actions()[-1].trigger()
    assert ended == [True]
    assert window.duty.tray is None
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    assert application.quitOnLastWindowClosed()


def test_another_ledger_really_closes_the_window(
    desktop: Desktop, small: Session, open_window: Opener
) -> None:
    window = open_window(small)
    hidden(window)
    window.leave()
    assert window.duty.tray is None


def test_the_end_of_the_session_is_not_held_up(
    desktop: Desktop, small: Session, open_window: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(small)
    window.acts.to_tray.setChecked(True)
    monkeypatch.setattr(QApplication, "isSavingSession", lambda _application: True)
    event = QCloseEvent()
    window.closeEvent(event)
    assert event.isAccepted()


def test_the_words_name_only_what_presses() -> None:
    from gkdesk.ui.models.morning_words import pressing

    morning = busy()
    assert Bell.UNREPORTED in morning.counts
    assert "未报" not in pressing(morning)
    assert tray_room.STAYS.endswith("。")
