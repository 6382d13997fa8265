"""The editor over a cell of the grid: a line or a box, and under it what is understood."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget

from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.unit_completer import UnitCompleter

Tell = Callable[[str], Sequence[str]]
"""What typed words mean, in lines; nothing where there is nothing to say."""

_PAUSE: Final = 60
"""Milliseconds without a key before typed words are read; typing never waits for it."""
_ELSEWHERE: Final = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)


class Then(Enum):
    """Where the cell goes when what was typed was taken. Fill takes it into all that is
    chosen, fill empty only where nothing stands yet."""

    STAY = auto()
    UP = auto()
    DOWN = auto()
    LEFT = auto()
    RIGHT = auto()
    NEXT = auto()
    FORMER = auto()
    FILL = auto()
    FILL_EMPTY = auto()


_ARROWS: Final = {
    Qt.Key.Key_Up: Then.UP,
    Qt.Key.Key_Down: Then.DOWN,
    Qt.Key.Key_Left: Then.LEFT,
    Qt.Key.Key_Right: Then.RIGHT,
}
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CellEditor(QObject):
    """Edits one cell at a time. ``finished`` asks that the words be taken, ``given_up`` that
    they be forgotten; the owner answers with ``close`` or ``refuse``.

    ``keen``: opened by typing, so that an arrow key takes the words and moves on.
    """

    finished = Signal(str, object)
    given_up = Signal()

    def __init__(self, line: QLineEdit | QPlainTextEdit, theme: Theme, tell: Tell) -> None:
        super().__init__(line)
        self.box = line
        self._tell = tell
        self._theme = theme
        self.keen = False
        self._closed = self._leaving = False
        self.completer: UnitCompleter | None = None
        self.said = QLabel(line.parentWidget())
        self.said.setWordWrap(True)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.hide()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.tell)
        line.textChanged.connect(self._typed)
        line.installEventFilter(self)
        self._dress()

    def _dress(self) -> None:
        p, px = self._theme.palette, self._theme.px
        self.box.setFont(self._theme.font(Letter.TABLE))
        kind = "QLineEdit" if isinstance(self.box, QLineEdit) else "QPlainTextEdit"
        self.box.setStyleSheet(
            f"{kind} {{ background: {p.surface}; color: {p.text}; border-radius: 0;"
            f" border: 2px solid {p.accent_text}; padding: 0 {px(5)}px; min-height: 0; }}"
        )
        self.said.setFont(self._theme.font(Letter.SECOND))

    # words

    def text(self) -> str:
        """What stands in the editor."""
        if isinstance(self.box, QLineEdit):
            return self.box.text()
        return self.box.toPlainText()

    def begin(self, text: str, cell: QRect, *, keen: bool) -> None:
        """Open over a cell; with the cursor behind the words."""
        self.keen = keen
        if isinstance(self.box, QLineEdit):
            self.box.setText(text)
        else:
            self.box.setPlainText(text)
            self.box.moveCursor(QTextCursor.MoveOperation.End)
        self.place(cell)
        self.box.show()
        self.box.raise_()
        self.tell()

    def place(self, cell: QRect) -> None:
        """Stand over a cell; the words under it, or above where there is no room."""
        px, room = self._theme.px, cell.adjusted(-1, 0, 0, 0)
        whole = self.box.parentWidget()
        assert whole is not None
        room.setWidth(max(room.width(), px(150)))
        if not isinstance(self.box, QLineEdit):
            room.setHeight(max(room.height(), px(72)))
        room.moveRight(min(room.right(), whole.width() - 1))
        self.box.setGeometry(room)
        wide = min(max(room.width(), px(300)), whole.width())
        high = self.said.heightForWidth(wide)
        left = max(0, min(room.left(), whole.width() - wide))
        top = room.bottom() + 1
        if top + high > whole.height():
            top = room.top() - high - 1
        self.said.setGeometry(left, top, wide, high)

    def close(self) -> None:
        """Go away; what was typed is taken or forgotten."""
        self._closed = True
        self._pause.stop()
        self.said.hide()
        self.box.hide()
        self.said.deleteLater()
        self.box.deleteLater()

    def refuse(self, why: str) -> None:
        """What was typed was not taken: it stays, with the reason."""
        self._pause.stop()
        self._say(why, bad=True)
        if not self._leaving:
            self.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def tell(self) -> None:
        """Say what the words mean so far."""
        self._pause.stop()
        self._say("\n".join(self._tell(self.text().strip())), bad=False)

    def _typed(self) -> None:
        self.said.hide()
        self._pause.start()

    def _say(self, words: str, *, bad: bool) -> None:
        p, px = self._theme.palette, self._theme.px
        self.said.setText(words)
        ground, ink = (p.red_bg, p.red_text) if bad else (p.raised, p.text2)
        self.said.setStyleSheet(
            f"background: {ground}; color: {ink}; border: 1px solid {p.line2};"
            f" padding: {px(3)}px {px(7)}px;"
        )
        self.said.setVisible(bool(words))
        self.place(self.box.geometry().adjusted(1, 0, 0, 0))
        self.said.raise_()

    # keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys that end the editing come here before the box has them."""
        kind = event.type()
        if isinstance(event, QKeyEvent) and kind is QEvent.Type.ShortcutOverride:
            if event.key() == Qt.Key.Key_Escape or self._end_of(event) is not None:
                event.accept()
                return True
        elif isinstance(event, QKeyEvent) and kind is QEvent.Type.KeyPress:
            return self._key(event)
        elif (
            isinstance(event, QFocusEvent)
            and kind is QEvent.Type.FocusOut
            and not (self._closed or event.reason() in _ELSEWHERE)
        ):
            self._leave()
        return False

    def _leave(self) -> None:
        """Another widget was clicked: what is typed is taken, or stays here refused."""
        self._leaving = True
        self.finished.emit(self.text(), Then.STAY)
        self._leaving = False

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
            return True
        then = self._end_of(event)
        if then is None:
            return False
        if self.completer is not None:  # with Shift or Ctrl the key never reached the list
            self.completer.take()
        self.finished.emit(self.text(), then)
        return True

    def _end_of(self, event: QKeyEvent) -> Then | None:
        """What a key does that ends the editing; None for one of the box's own."""
        key, held = Qt.Key(event.key()), event.modifiers()
        shift = bool(held & Qt.KeyboardModifier.ShiftModifier)
        if key in _ENTER:
            if held & Qt.KeyboardModifier.AltModifier:
                return None
            if held & Qt.KeyboardModifier.ControlModifier:
                return Then.FILL_EMPTY if shift else Then.FILL
            return Then.UP if shift else Then.DOWN
        if key == Qt.Key.Key_Tab:
            return Then.NEXT
        if key == Qt.Key.Key_Backtab:
            return Then.FORMER
        plain = not held & ~Qt.KeyboardModifier.KeypadModifier
        listed = self.completer is not None and self.completer.is_open
        return _ARROWS.get(key) if self.keen and plain and not listed else None


class CellLine(QLineEdit):
    """A line whose Tab is a key like others."""

    def focusNextPrevChild(self, forwards: bool) -> bool:
        return False


class CellBox(QPlainTextEdit):
    """A box of several lines; Alt and Enter begin a new one, Tab is a key like others."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.insertPlainText("\n")
        else:
            super().keyPressEvent(event)
