"""The sign in the tray (托盘): reminds while the window is hidden, and opens it again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSystemTrayIcon, QWidget

from gkdesk.ui.snooze import WORDS, Ringing, Snooze, offered

STAYS = "窗口已收到托盘，程序还在运行；要退出，用托盘菜单里的“退出”。"


def tray_available() -> bool:
    """Whether this desktop has a tray."""
    return QSystemTrayIcon.isSystemTrayAvailable()


class Tray(QObject):
    """``opened`` asks for the morning page, ``quit_wanted`` for the end of the program;
    ``ringing_changed`` tells when it reminded or was put off, for the settings.

    ``pressing`` gives what is to be said of the day, "" where nothing is due.
    """

    opened = Signal()
    quit_wanted = Signal()
    ringing_changed = Signal(object)

    def __init__(
        self,
        window: QWidget,
        clock: Callable[[], datetime],
        pressing: Callable[[], str],
        ringing: Ringing,
    ) -> None:
        super().__init__(window)
        self._clock, self._pressing, self.ringing = clock, pressing, ringing
        self._name = window.windowTitle()
        self.menu = QMenu()
        self._fill()
        self.menu.aboutToShow.connect(self._fill)
        self.icon = QSystemTrayIcon(window.windowIcon(), self)
        self.icon.setToolTip(self._name)
        self.icon.setContextMenu(self.menu)
        self.icon.activated.connect(self._activated)
        self.icon.messageClicked.connect(self.opened)
        self.icon.show()

    def _fill(self) -> None:
        """Open, put off as far as it lies ahead, quit."""
        self.menu.clear()
        self._offer("打开晨报").triggered.connect(lambda: self.opened.emit())
        self.menu.addSeparator()
        for how in offered(self._clock()):
            action = self._offer(WORDS[how])
            action.triggered.connect(lambda _=False, how=how: self.put_off(how))
        self.menu.addSeparator()
        self._offer("退出").triggered.connect(lambda: self.quit_wanted.emit())

    def _offer(self, words: str) -> QAction:
        return self.menu.addAction(words)

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        reasons = QSystemTrayIcon.ActivationReason
        if reason in (reasons.Trigger, reasons.DoubleClick):
            self.opened.emit()

    def remind(self) -> bool:
        """Say what is due, where anything is and the time has come; whether it was said.

        The ledger is read once a day, for a hidden window changes nothing in it.
        """
        now = self._clock()
        if not self.ringing.due(now):
            return False
        words = self._pressing()
        self._keep(self.ringing.rung(now))
        if words:
            self.say(words)
        return bool(words)

    def seen(self, now: datetime) -> None:
        """A person saw what is due, without being told."""
        self._keep(self.ringing.rung(now))

    def say(self, words: str) -> None:
        """A message beside the tray."""
        self.icon.showMessage(self._name, words, self.icon.icon(), 15_000)

    def put_off(self, how: Snooze) -> None:
        """Remind again later."""
        self._keep(self.ringing.put_off(how, self._clock()))

    def _keep(self, ringing: Ringing) -> None:
        self.ringing = ringing
        self.ringing_changed.emit(ringing)

    def leave(self) -> None:
        """Take the sign away."""
        self.icon.hide()
        self.menu.deleteLater()
