"""The dialogs that the detail pane opens; imported when first asked for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QWidget

from gkdesk.domain.tasks import Row
from gkdesk.services import contacts
from gkdesk.services.session import Session
from gkdesk.ui.theme import Theme
from gkdesk.ui.views.row_delegate import all_names


def extend(
    session: Session,
    node_id: int,
    occurrence_id: int | None,
    theme: Theme,
    parent: QWidget,
    *,
    then: Callable[[], object],
) -> QDialog:
    """Ask for an extension of a row's limit or of one due point. Raises NothingToExtend."""
    from gkdesk.ui.dialogs.extend_dialog import ExtendDialog

    dialog = ExtendDialog(session, node_id, occurrence_id, theme, parent)
    dialog.extended.connect(then)
    dialog.open()
    return dialog


def remind(
    session: Session, row: Row, theme: Theme, parent: QWidget, then: Callable[[int], object]
) -> QDialog:
    """Ask how the units of a row were reminded of it; ``then`` is given how many units were."""
    from gkdesk.ui.dialogs.remind_dialog import RemindDialog
    from gkdesk.ui.models.morning_choice import Wanted

    known = contacts.contacts(session)
    wanted = []
    for unit in all_names(row):
        contact = known.get(unit)
        person, phone = (contact.person, contact.phone) if contact else ("", "")
        wanted.append(Wanted(unit, person, phone, (row.id,)))
    dialog = RemindDialog(session, wanted, theme, parent, ticked=len(wanted) == 1)
    dialog.recorded.connect(then)
    dialog.open()
    return dialog
