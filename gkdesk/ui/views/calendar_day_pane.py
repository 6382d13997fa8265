"""The side of the calendar that tells of one day: its heading and the list of its items."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from gkdesk.domain.agenda import AgendaItem, DayCount
from gkdesk.ui.models.calendar_day import DayModel
from gkdesk.ui.models.calendar_words import kind_of_day, short_day
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.calendar_day import DayList
from gkdesk.ui.views.cut_label import CutLabel


class DayPane(QWidget):
    """``opened`` carries the row a person asked for, ``left`` that Escape goes back."""

    opened = Signal(int)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.title, self.about, self.nothing = CutLabel(), CutLabel(), QLabel()
        self.model = DayModel(self)
        self.list = DayList(self.model, theme)
        self._pages = QStackedWidget()
        self._column, self._head = QVBoxLayout(self), QVBoxLayout()
        self._build()
        self.set_theme(theme)

    def _build(self) -> None:
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.nothing.setWordWrap(True)
        set_look(self.nothing, "second")
        set_look(self.about, "second")
        self._pages.addWidget(self.list)
        self._pages.addWidget(self.nothing)
        self._column.setSpacing(0)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._head.addWidget(self.title)
        self._head.addWidget(self.about)
        self._column.addLayout(self._head)
        self._column.addWidget(self._pages, 1)
        self.setAutoFillBackground(True)
        self.setFocusProxy(self.list)
        self.list.opened.connect(self.opened)
        self.list.left.connect(self.left)

    def set_theme(self, theme: Theme) -> None:
        """Other colours or letters."""
        px = theme.px
        self.title.setFont(theme.font(Letter.PANE_TITLE))
        self.title.setFixedHeight(theme.line(Letter.PANE_TITLE))
        self.about.setFont(theme.font(Letter.SECOND))
        self.about.setFixedHeight(theme.line(Letter.SECOND))
        self._head.setContentsMargins(px(14), px(8), px(12), px(8))
        self._head.setSpacing(px(2))
        self.nothing.setFont(theme.font(Letter.TABLE))
        self.nothing.setContentsMargins(px(14), px(28), px(12), px(14))
        self.list.set_theme(theme)

    def show_day(
        self, day: date, count: DayCount | None, items: Sequence[AgendaItem], today: date
    ) -> None:
        """Show what is due on a day."""
        self.title.set_words(short_day(day) + ("（今天）" if day == today else ""))
        kind = kind_of_day(count) if count is not None else ""
        due = f"{len(items)} 项到期" if items else ""
        self.about.set_words("　".join(part for part in (due, kind) if part))
        self.about.setVisible(bool(due or kind))
        self.model.show_items(items)
        self.nothing.setText("这一天没有到期的工作")
        self._pages.setCurrentIndex(0 if items else 1)

    def current_row(self) -> int | None:
        """The row in use while the list has the focus."""
        return self.list.current_row() if self.list.hasFocus() else None
