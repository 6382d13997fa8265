"""The acts that keep the ledger safe: copies, putting one back, and what to do when its file
is lost, damaged, or written by somebody else. Dialogs are imported when first asked for."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from gkdesk.errors import GkdeskError, LedgerDamaged, LedgerGone, LedgerReplaced
from gkdesk.services import backing_up
from gkdesk.services.session import Session
from gkdesk.terms import SHARED_NOTICE, message_for
from gkdesk.ui.deeds import LEDGER_FILES, Deeds
from gkdesk.ui.desk import Desk
from gkdesk.ui.jobs import Job

NO_DAILY = "今天的备份没有存成：{}"


class SafetyDeeds(QObject):
    """``restore_wanted`` carries a copy, ``reopen_wanted`` a ledger, ``ledger_failed`` the
    fault with which the open ledger must be closed; the program does these.
    ``written_elsewhere`` tells that what is shown may be old, ``backed_up`` that there is a
    new copy."""

    restore_wanted = Signal(Path)
    reopen_wanted = Signal(Path)
    ledger_failed = Signal(object)
    written_elsewhere = Signal()
    backed_up = Signal()

    def __init__(self, session: Session, desk: Desk, deeds: Deeds, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._desk = session, desk
        self._deeds, self._window = deeds, window
        self._told: QDialog | None = None
        self._stamp = session.stamp if session.read_only else 0
        self._copied_on: date | None = None
        self._job: Job | None = None
        window.installEventFilter(self)

    def begin(self) -> None:
        """Once the window stands: tell of a share, take the day's copy."""
        if self._session.shared:
            self._desk.show_notice(SHARED_NOTICE)
        self.mind_the_day()

    @property
    def copying(self) -> bool:
        """Whether the day's copy is on its way."""
        return self._job is not None

    def mind_the_day(self) -> None:
        """Take the day's copy beside the work, once a day."""
        now = self._session.now()
        if self._session.read_only or self._copied_on == now.date() or self.copying:
            return
        self._copied_on = now.date()
        if not self._session.path.exists():
            return
        self._job = Job(partial(backing_up.take_daily, self._session.path, now))
        self._job.done.connect(self._copied)  # no lambda: it would outlive the window
        self._job.failed.connect(self._no_copy)
        self._job.ended.connect(self._ended)
        self._job.start()

    def _copied(self, _path: Path | None) -> None:
        self.backed_up.emit()

    def _ended(self) -> None:
        self._job = None

    def _no_copy(self, fault: Exception) -> None:
        if isinstance(fault, LedgerDamaged):
            self.ledger_failed.emit(fault)
            return
        told = fault if isinstance(fault, GkdeskError) else GkdeskError()
        self._desk.show_notice(NO_DAILY.format(message_for(told)))

    def leave(self) -> None:
        """The window closes: nothing may come of a copy any more."""
        if self._job is not None:
            self._job.cancel()

    # acts

    def back_up(self) -> None:
        """Ask where to, and write a copy."""
        from gkdesk.ui.dialogs.target_foot import choose_target

        suggested = backing_up.suggested(self._session)
        choose_target(self._window, "备份台账", suggested, LEDGER_FILES, self.back_up_to)

    def back_up_to(self, target: Path) -> None:
        """Write a copy to a file."""
        self._deeds.guarded(partial(self._back_up_to, target))

    def _back_up_to(self, target: Path) -> None:
        written, held = backing_up.take(self._session, target)
        words = f"已备份到 {written.name}：{held.plans} 份计划、{held.tasks} 条任务，已核对"
        self._deeds.said.emit(words)
        self.backed_up.emit()

    def restore(self) -> None:
        """Open the copies."""
        from gkdesk.ui.dialogs.restore_dialog import RestoreDialog

        dialog = RestoreDialog(self._session, self._deeds.theme, self._window)
        dialog.restore_wanted.connect(self.restore_wanted)
        dialog.open()

    # faults of the ledger itself

    def take_fault(self, fault: GkdeskError) -> QDialog | None:
        """Offer the way out of a fault of the open ledger's file; None for any other."""
        if isinstance(fault, LedgerDamaged) and fault.path == self._session.path:
            self.ledger_failed.emit(fault)
        elif isinstance(fault, LedgerGone | LedgerReplaced):
            return self._offer_to_save(fault)
        return None

    def _offer_to_save(self, fault: GkdeskError) -> QDialog:
        from gkdesk.ui.dialogs.lost_file_dialog import LostFileDialog

        if self._told is not None:
            return self._told
        dialog = LostFileDialog(self._session, fault, self._deeds.theme, self._window)
        dialog.saved.connect(self.reopen_wanted)
        dialog.finished.connect(self._forget)
        dialog.open()
        self._told = dialog
        return dialog

    def _forget(self) -> None:
        self._told = None

    # somebody else writes

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A window that only reads looks again whenever a person comes back to it."""
        if event.type() == QEvent.Type.WindowActivate and self._session.read_only:
            self.look_again()
        return False

    def look_again(self) -> None:
        """Show what somebody else has written meanwhile."""
        try:
            self._session.assure_in_place()
        except LedgerReplaced:  # a copy was put back
            self.reopen_wanted.emit(self._session.path)
            return
        except GkdeskError:
            return  # what is shown stays readable
        stamp = self._session.stamp
        if stamp != self._stamp:
            self._stamp = stamp
            self.written_elsewhere.emit()
