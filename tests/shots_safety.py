"""Pictures of copies and restore, and of what is offered when the ledger's file is at fault."""

from __future__ import annotations

import os
import time
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from gkdesk.domain.backups import BackupKind
from gkdesk.domain.queries import Query
from gkdesk.domain.tasks import EditField
from gkdesk.errors import GkdeskError, LedgerAway, LedgerDamaged, LedgerGone, LedgerMissing
from gkdesk.services import editing, outline, samples
from gkdesk.services.session import Session
from gkdesk.store import backup
from gkdesk.terms import SHARED_NOTICE
from gkdesk.ui.dialogs.lost_file_dialog import LostFileDialog
from gkdesk.ui.dialogs.restore_dialog import RestoreDialog
from gkdesk.ui.ledger_fault import LedgerFaultDialog
from gkdesk.ui.style import dress_application
from gkdesk.ui.theme import Theme

if TYPE_CHECKING:
    from tests.shots import Shots

NOW = datetime(2022, 9, 28, 9).astimezone()
LOOKS = (("", Theme()), ("-dark", Theme().shaded(True)), ("-150", Theme().scaled(150)))
_PATIENCE = 400


def used_ledger(folder: Path) -> Session:
    """A ledger of some weeks of work with copies of every kind, one of them broken."""
    path = folder / "safety" / "工作台账.gkdb"
    days = 40, 33, 20, 9, 5, 2, 1, 0
    session = Session.open(path, lambda: NOW, daily=False)
    samples.load_samples(session)
    for number, back in enumerate(days):
        session.close()
        moment = NOW - timedelta(days=back)
        session = Session.open(path, partial(_same, moment))
        for row in list(outline.tasks(session, Query()))[number * 5 : number * 5 + 5]:
            editing.set_field(session, row.id, EditField.PROGRESS, "专栏已建，等部门供稿")
        if back == 9:
            backup.take(path, BackupKind.BEFORE_IMPORT, moment + timedelta(hours=5))
        if back == 2:
            broken = backup.take(path, BackupKind.BY_HAND, moment + timedelta(hours=7))
            broken.write_bytes(broken.read_bytes()[:90_000])
    return session


def _same(moment: datetime) -> datetime:
    return moment


def safety(shots: Shots) -> None:
    """All of it, in every look."""
    session = used_ledger(shots.ledgers)
    for name, theme in LOOKS:
        _restore(shots, session, name, theme, QSize())
        dress_application(theme)
        lost = LostFileDialog(session, LedgerGone(session.path), theme, None)
        lost.show()
        shots.save(lost, f"lost-file{name}")
        lost.reject()
    _restore(shots, session, "-1093", Theme(), QSize(1000, 540))
    session.close()
    data = session.path.read_bytes()
    moment = (NOW + timedelta(hours=1)).timestamp()
    for name, theme in LOOKS:
        session.path.write_bytes(b"\0" * 100 + data[100:])
        os.utime(session.path, (moment, moment))
        _fault(shots, LedgerDamaged(session.path), f"ledger-restore{name}", theme)
        session.path.unlink()
        _fault(shots, LedgerAway(session.path), f"ledger-missing{name}", theme)
    shots.main(
        "notice-share",
        QSize(1093, 582),
        act=lambda window: window.desk.show_notice(SHARED_NOTICE),
    )


def _restore(shots: Shots, session: Session, name: str, theme: Theme, size: QSize) -> None:
    dress_application(theme)
    dialog = RestoreDialog(session, theme, None)
    if size.isValid():
        dialog.resize(size)
    dialog.show()
    dialog.table.selectRow(3)
    for _ in range(_PATIENCE):
        QApplication.processEvents()
        time.sleep(0.01)
        proven = all(each.holdings or each.unfit for each in dialog.model.offered)
        if proven and "正在" not in dialog.about.text():
            break
    shots.save(dialog, f"restore{name}")
    dialog.reject()


def _fault(shots: Shots, fault: GkdeskError, name: str, theme: Theme) -> None:
    dialog = LedgerFaultDialog(fault, theme, None)
    dialog.offer_read_only(False)
    dialog.offer_new(isinstance(fault, LedgerMissing))
    assert isinstance(fault, LedgerDamaged | LedgerMissing)
    dialog.offer_restore(fault.path, NOW.date())
    dialog.show()
    shots.save(dialog, name)
    dialog.reject()
