"""A field of several lines, as 进展 and 备注: it grows with its text and saves on leaving."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.field import Field, overrides_escape

_MOST_LINES = 10


class TextField(Field):
    """The words are saved by Ctrl+Enter or by leaving the field; Esc takes back the typing."""

    def __init__(
        self,
        title: str,
        hint: str,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        least: int = 2,
    ) -> None:
        super().__init__(title, theme, parent)
        self._saved = ""
        self.box = TextBox(theme, lambda: self.pending() is not None, least)
        self.box.setPlaceholderText(hint)
        self.box.setAccessibleName(title)
        self.body.addWidget(self.box)
        self.body.addWidget(self.why)
        self.box.entered.connect(self.commit)
        self.box.left.connect(self.commit)
        self.box.escaped.connect(self._revert)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.box.set_theme(theme)

    def title_drop(self) -> int:
        return self._theme.px(6)

    def show_text(self, text: str) -> None:
        """The saved words of the row; words being typed stay."""
        typing = self.pending() is not None
        self._saved = text
        if not typing and self.box.toPlainText() != text:
            self.box.setPlainText(text)

    def lock(self) -> None:
        super().lock()
        self.box.setReadOnly(True)

    def pending(self) -> str | None:
        typed = self.box.toPlainText().strip()
        return None if typed == self._saved else typed

    def settle(self) -> None:
        super().settle()
        self._saved = self.box.toPlainText().strip()

    def forget(self) -> None:
        """Empty the field before another row is shown in it."""
        self.why.hide()
        self._saved = ""
        self.box.clear()

    def begin(self) -> None:
        """Put the cursor at the end of the words."""
        self.box.moveCursor(QTextCursor.MoveOperation.End)
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def restore(self, typed: str, why: str) -> None:
        self.box.setPlainText(typed)
        self.refuse(why)

    def _revert(self) -> None:
        self.why.hide()
        self.box.setPlainText(self._saved)


class TextBox(QPlainTextEdit):
    """Plain text between ``least`` and ten lines high; further lines scroll."""

    entered = Signal()
    left = Signal()
    escaped = Signal()

    def __init__(self, theme: Theme, typing: Callable[[], bool], least: int = 2) -> None:
        super().__init__()
        self._theme = theme
        self._least = least
        self.typing = typing
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._fit())

    def set_theme(self, theme: Theme) -> None:
        """Take other letters."""
        self._theme = theme
        self.setFont(theme.font(Letter.TABLE))
        self.setViewportMargins(theme.px(8), theme.px(5), theme.px(8), theme.px(5))
        self._fit()

    def _fit(self) -> None:
        """As high as the text, within bounds; the document counts in lines."""
        lines = max(self._least, round(self.document().size().height()))
        shown = min(lines, _MOST_LINES)
        line = QFontMetrics(self.font()).lineSpacing()
        self.setFixedHeight(shown * line + self._theme.px(10) + 4)
        more = Qt.ScrollBarPolicy.ScrollBarAsNeeded
        none = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(more if lines > shown else none)

    def event(self, event: QEvent) -> bool:
        """Esc takes back the typing first; only then it folds the pane."""
        if isinstance(event, QKeyEvent) and overrides_escape(event) and self.typing():
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape and self.typing():
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()
