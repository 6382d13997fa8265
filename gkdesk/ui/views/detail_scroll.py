"""The scrolled part of the detail pane, and what stands there while no row is chosen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractSlider,
    QFrame,
    QLabel,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme

_HINT = "选中一条任务，这里显示它的全文、单位、时限和进展。"


class DetailScroll(QStackedWidget):
    """Parts in a column that scrolls, or one line of help."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self.area = QScrollArea()
        self.area.setWidget(self._content)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.empty = QLabel(_HINT)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setWordWrap(True)
        set_look(self.empty, "second")
        self.addWidget(self.area)
        self.addWidget(self.empty)

    def set_parts(self, *parts: QWidget) -> None:
        """The column from top to bottom; called once."""
        for part in parts:
            self._column.addWidget(part)
        self._column.addStretch(1)

    def set_theme(self, theme: Theme) -> None:
        """Take other letters."""
        self.empty.setFont(theme.font(Letter.TABLE))
        self.empty.setContentsMargins(theme.px(32), 0, theme.px(32), theme.px(60))
        self._column.setContentsMargins(theme.px(16), theme.px(4), theme.px(16), theme.px(12))
        self._column.setSpacing(theme.px(8))

    def show_filled(self, filled: bool) -> None:
        """Whether there is a row to show."""
        self.setCurrentWidget(self.area if filled else self.empty)

    def to_top(self) -> None:
        """Back to the beginning of the column."""
        self.area.verticalScrollBar().setValue(0)

    def turn(self, event: QKeyEvent) -> bool:
        """A whole page for the page keys; False where the key is none of them."""
        acts = QAbstractSlider.SliderAction
        pages = {
            Qt.Key.Key_PageUp: acts.SliderPageStepSub,
            Qt.Key.Key_PageDown: acts.SliderPageStepAdd,
        }
        if event.key() not in pages:
            return False
        self.area.verticalScrollBar().triggerAction(pages[Qt.Key(event.key())])
        return True
