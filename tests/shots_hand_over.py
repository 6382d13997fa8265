"""Pictures of handing a ledger over and taking it over: for tests.shots."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QApplication

from gkdesk.domain.queries import Query
from gkdesk.services import handing_over, outline
from gkdesk.ui.dialogs.hand_over_dialog import HandOverDialog
from gkdesk.ui.dialogs.take_over_dialog import TakeOverDialog
from gkdesk.ui.theme import Theme
from gkdesk.ui.window import MainWindow

if TYPE_CHECKING:
    from tests.shots import Shots


def hand_overs(shots: Shots) -> None:
    """Both dialogs in all looks."""
    from tests.shots import LAPTOP

    for name, theme in (
        ("", Theme()), ("-dark", Theme().shaded(True)), ("-150", Theme().scaled(150)),
    ):  # fmt: skip
        shots.main(f"hand-over{name}", LAPTOP, theme, given, dialog=True)
        shots.main(f"take-over{name}", LAPTOP, theme, taken, dialog=True)


def _settle() -> None:
    QThreadPool.globalInstance().waitForDone(20_000)
    for _ in range(5):
        QApplication.processEvents()


def given(window: MainWindow) -> HandOverDialog:
    """Two pieces of evidence named, one of which is there."""
    session = window.session
    folder = session.path.parent
    (folder / "公开专栏截图.png").write_bytes(b"png" * 40_000)
    task = next(outline.tasks(session, Query(plan_id=outline.plans(session)[0].id)))
    if not handing_over.contents(session).said:
        record = {
            "plan_id": task.plan_id, "node_id": task.id, "unit": "区政府办公室",
            "words": "公开专栏截图.png、培训签到表.pdf", "link": "", "day": "2022-09-20",
            "source": "填报", "deleted": 0,
        }  # fmt: skip
        with session.ledger.transaction():
            session.ledger.insert_all("evidence", [record])
    dialog = HandOverDialog(session, window.theme, window)
    dialog.open()
    _settle()
    return dialog


def taken(window: MainWindow) -> TakeOverDialog:
    """What lies in an archive of this ledger."""
    session = window.session
    archive = session.path.parent / "政务公开交接包_20220928.zip"
    handing_over.write(session.path, archive, session.clock, "张三")
    dialog = TakeOverDialog(archive, window.theme, window)
    dialog.open()
    _settle()
    return dialog
