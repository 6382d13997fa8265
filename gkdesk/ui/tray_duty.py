"""What the program does while its window is hidden: it stays in the tray and reminds."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from gkdesk.services.session import Session
from gkdesk.ui.settings import Settings
from gkdesk.ui.tray import STAYS, Tray, tray_available


class TrayDuty(QObject):
    """Keeps the sign in the tray while a person wants it and the desktop has one.

    ``opened`` asks for the morning page, ``quit_wanted`` for the end of the program.
    """

    opened = Signal()
    quit_wanted = Signal()

    def __init__(self, session: Session, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._settings, self._window = session, settings, window
        self.tray: Tray | None = None
        self._leaving = False

    def begin(self) -> None:
        """Show or take away the sign, by the setting."""
        wanted = self._settings.stays_in_tray() and tray_available() and not self._leaving
        if wanted and self.tray is None:
            self._set_up()
        elif not wanted and self.tray is not None:
            self.tray.leave()
            self.tray.deleteLater()
            self.tray = None
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.setQuitOnLastWindowClosed(self.tray is None)

    def _set_up(self) -> None:
        tray = Tray(self._window, self._session.now, self._pressing, self._settings.ringing())
        tray.opened.connect(self.opened)
        tray.quit_wanted.connect(self.quit_wanted)
        tray.ringing_changed.connect(self._settings.keep_ringing)
        self.tray = tray

    def _pressing(self) -> str:
        from gkdesk.services.morning import morning
        from gkdesk.ui.models.morning_words import pressing

        return pressing(morning(self._session))

    def keeps(self) -> bool:
        """Whether closing the window only hides it; never when the session ends."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        return self.tray is not None and not self._leaving and not application.isSavingSession()

    def hidden(self) -> None:
        """The window has just been hidden: say once where the program is."""
        if self.tray is not None and not self._settings.told_of_tray():
            self._settings.keep_told_of_tray()
            self.tray.say(STAYS)

    def seen(self) -> None:
        """The morning page was shown: nothing of today is to be told again."""
        now = self._session.now()
        if self.tray is not None:
            self.tray.seen(now)
        else:
            self._settings.keep_ringing(self._settings.ringing().rung(now))

    def mind(self) -> None:
        """Once a minute: remind where nobody sees the window."""
        if self.tray is not None and (self._window.isHidden() or self._window.isMinimized()):
            self.tray.remind()

    def leave(self) -> None:
        """From now on closing means closing."""
        self._leaving = True
        self.begin()
