"""One finding of the check before handing out: what is amiss, and what can be done."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gkdesk.domain.findings import Repair
from gkdesk.services.preflight import Told
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.chips import SmallLink
from gkdesk.ui.views.cut_label import CutLabel


class FindingPane(QWidget):
    """``repair_wanted`` carries the repair chosen, ``aside_wanted`` the reason typed,
    ``again_wanted`` asks for what was set aside to be looked at again."""

    repair_wanted = Signal(object)
    aside_wanted = Signal(str)
    again_wanted = Signal()
    row_wanted = Signal()

    def __init__(self, theme: Theme, *, read_only: bool) -> None:
        super().__init__()
        self._theme, self._read_only = theme, read_only
        self.sentence, self.row = QLabel(), CutLabel()
        self.buttons: list[QPushButton] = []
        self.go = SmallLink("到这一条", theme)
        self.aside = SmallLink("忽略…", theme)
        self.again = SmallLink("重新检查", theme)
        self.reason = QLineEdit()
        self.set_aside = QPushButton("忽略")
        self._lay_out()
        self.go.clicked.connect(self.row_wanted)
        self.aside.clicked.connect(self._ask)
        self.again.clicked.connect(self.again_wanted)
        self.set_aside.clicked.connect(lambda: self.aside_wanted.emit(self.reason.text()))
        self.reason.returnPressed.connect(self.set_aside.click)

    def _lay_out(self) -> None:
        theme, px = self._theme, self._theme.px
        self.sentence.setFont(theme.font(Letter.TABLE, bold=True))
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setWordWrap(True)
        self.row.setFont(theme.font(Letter.SECOND))
        set_look(self.row, "second")
        self.reason.setFont(theme.font(Letter.TABLE))
        self.reason.setPlaceholderText("忽略的理由，如：按上级文件办")
        self.reason.setAccessibleName("忽略的理由")
        self.set_aside.setFont(theme.font(Letter.TABLE))
        for button in (self.set_aside,):
            button.setAutoDefault(False)
        links = QHBoxLayout()
        links.setSpacing(px(14))
        links.addWidget(self.sentence, 1)
        for link in (self.go, self.aside, self.again):
            links.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        asked = QHBoxLayout()
        asked.setSpacing(px(8))
        asked.addWidget(self.reason, 1)
        asked.addWidget(self.set_aside)
        self._repairs = QVBoxLayout()
        self._repairs.setSpacing(px(6))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, px(4), 0, 0)
        whole.setSpacing(px(8))
        whole.addLayout(links)
        whole.addWidget(self.row)
        whole.addLayout(self._repairs)
        whole.addLayout(asked)

    def show_finding(self, told: Told | None, repairs: Sequence[Repair], chosen: int) -> None:
        """Show one finding with its repairs, or how many are chosen, or nothing."""
        self._clear()
        several, writes = chosen > 1, not self._read_only
        aside = told is not None and told.finding.reason is not None
        self.sentence.setText(f"选中 {chosen} 处" if several else told.sentence if told else "")
        self.row.set_words("" if several or told is None else told.row)
        self.row.setVisible(told is not None and not several)
        for repair in () if several or not writes or aside else repairs:
            self._offer(repair)
        self.go.setVisible(told is not None and told.finding.node_id is not None)
        self.aside.setVisible(told is not None and writes and not aside)
        self.again.setVisible(aside and writes)
        self.set_aside.setText(f"忽略 {chosen} 处" if several else "忽略")
        self._show_reason(False)

    def _offer(self, repair: Repair) -> None:
        button, effect = QPushButton(repair.title), CutLabel()
        button.setFont(self._theme.font(Letter.TABLE))
        button.setAutoDefault(False)
        button.clicked.connect(partial(self.repair_wanted.emit, repair))
        effect.setFont(self._theme.font(Letter.SECOND))
        set_look(effect, "second")
        effect.set_words(repair.effect)
        line = QWidget()
        across = QHBoxLayout(line)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(self._theme.px(10))
        across.addWidget(button)
        across.addWidget(effect, 1)
        self._repairs.addWidget(line)
        self.buttons.append(button)

    def _clear(self) -> None:
        self.buttons.clear()
        while (item := self._repairs.takeAt(0)) is not None:
            line = item.widget()
            if line is not None:
                line.hide()
                line.deleteLater()

    def _ask(self) -> None:
        self._show_reason(True)
        self.reason.setFocus()

    def _show_reason(self, shown: bool) -> None:
        self.reason.clear()
        self.reason.setVisible(shown)
        self.set_aside.setVisible(shown)
