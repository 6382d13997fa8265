"""Over the morning page: which day it is, the next holiday, and what the page can be made
into."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from gkdesk.ui.icons import Glyph, icon
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.cut_label import CutLabel


class MorningHead(QWidget):
    """Day and holiday at the left, the acts at the right; 登记催办 only where the ledger can
    be written."""

    remind_wanted = Signal()
    copy_wanted = Signal()
    print_wanted = Signal()

    def __init__(self, theme: Theme, *, writing: bool) -> None:
        super().__init__()
        self.day, self.holiday = QLabel(), CutLabel()
        self.remind = QPushButton("登记催办")
        self.copy = QPushButton("复制催办文字")
        self.paper = QPushButton("打印晨报")
        set_look(self.remind, "primary")
        set_look(self.holiday, "second")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.day)
        self._row.addWidget(self.holiday, 1)
        for button, wanted in self._buttons():
            button.clicked.connect(wanted)
            self._row.addWidget(button)
        self.remind.setVisible(writing)  # only now, for without a parent it would be a window
        self.set_theme(theme)

    def _buttons(self) -> list[tuple[QPushButton, SignalInstance]]:
        return [
            (self.remind, self.remind_wanted),
            (self.copy, self.copy_wanted),
            (self.paper, self.print_wanted),
        ]

    def set_theme(self, theme: Theme) -> None:
        """Other colours or letters."""
        p, px = theme.palette, theme.px
        self._row.setSpacing(px(10))
        self.day.setFont(theme.font(Letter.PLAN_TITLE))
        self.holiday.setFont(theme.font(Letter.TABLE))
        for button, _wanted in self._buttons():
            button.setFont(theme.font(Letter.TABLE))
            button.setIconSize(QSize(px(18), px(18)))
        self.copy.setIcon(icon(Glyph.COPY, p.text, px(18)))
        self.paper.setIcon(icon(Glyph.PRINT, p.text, px(18)))
        self.remind.setIcon(icon(Glyph.PHONE, p.on_accent, px(18)))

    def show_day(self, day: str, holiday: str) -> None:
        """The day in words and what is said of the next holiday."""
        self.day.setText(day)
        self.holiday.set_words(holiday)

    def show_chosen(self, units: int) -> None:
        """How many units the acts are about; 0 where none is chosen."""
        which = f"选中的 {units} 个单位" if units else "全部单位"
        self.copy.setToolTip(f"{which}的事项、时限和已超天数，可粘贴到微信或函里")
        self.remind.setText(f"登记催办 {units} 个单位" if units > 1 else "登记催办")
        tip = f"给{which}各记一次催办" if units else "先选单位，也可在窗口里勾选"
        self.remind.setToolTip(f"{tip}（Ctrl+R）")
