"""The line beside an export that tells what the check before handing out found."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from gkdesk.services import preflight
from gkdesk.services.session import Session
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.chips import SmallLink


class CheckupLine(QWidget):
    """体检：3 类 12 处　查看. ``changed`` follows repairs made from here, ``row_wanted``
    carries a row to be shown. It never stands in the way of an export."""

    changed = Signal()
    row_wanted = Signal(int)

    def __init__(self, session: Session, plan_id: int, theme: Theme) -> None:
        super().__init__()
        self._session, self._plan_id, self._theme = session, plan_id, theme
        self.words = QLabel()
        self.words.setFont(theme.font(Letter.SECOND))
        set_look(self.words, "second")
        self.look = SmallLink("查看", theme)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(10))
        line.addWidget(self.words)
        line.addWidget(self.look)
        line.addStretch(1)
        self.look.clicked.connect(self.open)
        self.count()

    def count(self) -> None:
        """Check again."""
        told = preflight.brief(self._session, self._plan_id)
        self.words.setText(f"体检：{told}" if told else "发前体检")

    def open(self) -> None:
        """Open the check above the dialog this line stands in."""
        from gkdesk.ui.dialogs.checkup_dialog import CheckupDialog

        dialog = CheckupDialog(self._session, self._plan_id, self._theme, self.window())
        dialog.changed.connect(self.count)
        dialog.changed.connect(self.changed)
        dialog.row_wanted.connect(self.row_wanted)
        dialog.open()
