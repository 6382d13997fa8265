"""One more name of a unit: its former one with its time, or another way to write it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from gkdesk.domain.directory import NameWay
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.field import EntryLine


class UnitNameEntry(QWidget):
    """Opened for a way of naming. ``given`` carries the way, the name, since and until;
    what cannot be taken stays as typed, with the reason under it."""

    given = Signal(object, str, str, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._way = NameWay.ALIAS
        self.name, self.since, self.until = EntryLine(), EntryLine(), EntryLine()
        self.keep, self.leave = QPushButton("保存"), QPushButton("取消")
        self.why = QLabel()
        self._grid = QGridLayout(self)
        self._lay_out()
        self.set_theme(theme)
        self.hide()

    def _lay_out(self) -> None:
        self.since.setPlaceholderText("启用，如 2014-05")
        self.until.setPlaceholderText("停用，如 2019-03")
        for line, name in ((self.name, "名称"), (self.since, "启用"), (self.until, "停用")):
            line.setAccessibleName(name)
            line.entered.connect(self._give)
            line.escaped.connect(self.close_entry)
        self.keep.clicked.connect(self._give)
        self.leave.clicked.connect(self.close_entry)
        self.why.setWordWrap(True)
        self.why.hide()
        grid = self._grid
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(self.name, 0, 0, 1, 4)
        grid.addWidget(self.since, 1, 0)
        grid.addWidget(self.until, 1, 1)
        grid.addWidget(self.why, 2, 0, 1, 4)
        grid.addWidget(self.keep, 3, 0, 1, 1, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(self.leave, 3, 1, 1, 1, Qt.AlignmentFlag.AlignLeft)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)

    def set_theme(self, theme: Theme) -> None:
        """Other colours or letters."""
        self._grid.setSpacing(theme.px(6))
        for widget in (self.name, self.since, self.until, self.keep, self.leave):
            widget.setFont(theme.font(Letter.TABLE))
        self.why.setFont(theme.font(Letter.SECOND))
        self.why.setStyleSheet(f"color: {theme.palette.red_text}")
        set_look(self.keep, "")

    def open_for(self, way: NameWay) -> None:
        """Ask for a name of this way."""
        former = way is NameWay.FORMER
        self._way = way
        self.name.setPlaceholderText("机构改革前的名称" if former else "文件里的另一种写法")
        for line in (self.since, self.until):
            line.setVisible(former)
        self.close_entry()
        self.show()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, why: str) -> None:
        """It was not taken."""
        self.why.setText(why)
        self.why.show()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_entry(self) -> None:
        """Away with it, and with what was typed."""
        for line in (self.name, self.since, self.until):
            line.clear()
        self.why.hide()
        self.hide()

    def _give(self) -> None:
        typed = (line.text().strip() for line in (self.name, self.since, self.until))
        self.given.emit(self._way, *typed)
