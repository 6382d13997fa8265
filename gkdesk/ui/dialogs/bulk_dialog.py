"""批量修改: units, limit, status and note of all chosen rows, as one change."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QVBoxLayout, QWidget

from gkdesk.domain.cells import Cell
from gkdesk.domain.tasks import EditField
from gkdesk.errors import GkdeskError
from gkdesk.services import bulk_editing
from gkdesk.services.session import Session
from gkdesk.terms import label, message_for
from gkdesk.ui.dialogs.bulk_line import UNITS, BulkLine
from gkdesk.ui.dialogs.frame import Foot
from gkdesk.ui.models.limit_cells import meaning
from gkdesk.ui.models.unit_suggestions import UnitSuggestions
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme

_FIELDS = (*UNITS, EditField.DEADLINE, EditField.STATUS, EditField.NOTE)
_PAUSE = 60


class BulkDialog(QDialog):
    """``written`` carries the ids of the rows that changed."""

    written = Signal(list)

    def __init__(
        self, session: Session, ids: Sequence[int], theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._ids, self.theme = session, list(ids), theme
        self.setWindowTitle(f"批量修改（{len(self._ids)} 条）")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(theme.px(600))
        suggest = UnitSuggestions(session)
        self.lines = {field: BulkLine(field, suggest, theme) for field in _FIELDS}
        self.limit, self.what, self.why = QLabel(), QLabel(), QLabel()
        self.foot = Foot(theme)
        self.act = self.foot.add(f"修改 {len(self._ids)} 条", "primary")
        self.foot.add("取消").clicked.connect(self.reject)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._tell)
        self.act.clicked.connect(self.write)
        for line in self.lines.values():
            line.changed.connect(self._changed)
        self._lay_out()
        self._tell()

    def _lay_out(self) -> None:
        px, second = self.theme.px, self.theme.font(Letter.SECOND)
        for words in (self.limit, self.what, self.why):
            words.setFont(second)
            words.setWordWrap(True)
            words.setTextFormat(Qt.TextFormat.PlainText)
        set_look(self.limit, "second")
        set_look(self.what, "second")
        self.why.setStyleSheet(f"color: {self.theme.palette.red_text}")
        self.why.hide()
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(8))
        grid.setVerticalSpacing(px(8))
        grid.setColumnStretch(2, 1)
        for field, line in self.lines.items():
            name, at = QLabel(label(field)), grid.rowCount()
            name.setFont(self.theme.font(Letter.TABLE))
            set_look(name, "second")
            grid.addWidget(name, at, 0)
            grid.addWidget(line.way, at, 1)
            grid.addWidget(line.words, at, 2)
            if field is EditField.DEADLINE:
                grid.addWidget(self.limit, at + 1, 2)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(20), px(20), px(20), px(16))
        whole.setSpacing(px(14))
        whole.addLayout(grid)
        for part in (self.what, self.why, self.foot):
            whole.addWidget(part)

    def cells(self) -> list[Cell]:
        """All cells that would be written."""
        return [cell for line in self.lines.values() for cell in line.cells(self._ids)]

    def _changed(self) -> None:
        self.why.hide()
        self._pause.start()

    def _tell(self) -> None:
        """Say what is going to change, and what the limit means in the first row."""
        self._pause.stop()
        said = [words for line in self.lines.values() if (words := line.said())]
        what = f"{len(self._ids)} 条将：{'；'.join(said)}" if said else "还没有选要改的内容"
        self.what.setText(what)
        self.act.setEnabled(bool(said))
        typed = self.lines[EditField.DEADLINE].words.text().strip()
        self.limit.setText("\n".join(meaning(self._session, self._ids[0], typed)))
        self.limit.setVisible(bool(typed))

    def write(self) -> None:
        """Write all of it, or say why none of it was written."""
        self._tell()
        try:
            ids = bulk_editing.set_cells(self._session, self.cells())
        except GkdeskError as fault:
            self.why.setText(message_for(fault))
            self.why.show()
            return
        self.accept()
        self.written.emit(list(ids))
