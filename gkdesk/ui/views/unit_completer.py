"""Names offered under a line while a unit is typed: Enter or Tab takes the marked one."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from gkdesk.ui.dialogs.frame import theme_around
from gkdesk.ui.views.suggestion_list import SuggestionList

Suggest = Callable[[str], Sequence[str]]
"""The names to offer for what is typed, the likeliest first; of nothing the usual ones."""

_BETWEEN: Final = re.compile("[、，,；;]")
_STEPS: Final = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 8,
    Qt.Key.Key_PageUp: -8,
}
_TAKE: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_CLOSING: Final = (
    QEvent.Type.FocusOut,
    QEvent.Type.Hide,
    QEvent.Type.WindowDeactivate,
)
_WINDOW_CLOSING: Final = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.WindowDeactivate)


class UnitCompleter(QObject):
    """Belongs to a line of names joined by 、 and completes the one the cursor stands in.

    The list opens while something is typed, or by the down key. Its first name is marked
    where it holds what is typed, or where letters of pinyin are; a name that is merely like
    it is marked by the arrows alone, for what is typed may be a new one. Enter and Tab take
    the marked name and do nothing else; without one they are the line's own. Esc closes the
    list and keeps what was typed.
    ``taken`` carries a name that was taken. With ``single`` the line holds one name; with
    ``through`` the key that took a name then reaches the line, as a spreadsheet has it.

    Works on the editor of an item delegate as well: it comes before the delegate's keys.
    """

    taken = Signal(str)

    def __init__(
        self,
        line: QLineEdit,
        suggest: Suggest,
        *,
        single: bool = False,
        through: bool = False,
    ) -> None:
        super().__init__(line)
        self._line, self._suggest = line, suggest
        self._single, self._through = single, through
        self._names = QStringListModel(self)
        self.list = SuggestionList(self._names, line)
        self.list.clicked.connect(self._take_index)
        self._warm = QTimer(self, singleShot=True, interval=0)
        self._warm.timeout.connect(self.load)
        line.textEdited.connect(lambda _text: self.offer())
        line.installEventFilter(self)

    @property
    def is_open(self) -> bool:
        """Whether names are offered now."""
        return self.list.isVisible()

    def names(self) -> list[str]:
        """The names offered last."""
        return self._names.stringList()

    def load(self) -> None:
        """Have the suggestions ready before the first key asks for them."""
        self._suggest("a")

    def name_at_cursor(self) -> tuple[int, int]:
        """Where the name the cursor stands in begins and ends."""
        text, cursor = self._line.text(), self._line.cursorPosition()
        if self._single:
            return 0, len(text)
        starts = [match.end() for match in _BETWEEN.finditer(text, 0, cursor)]
        following = _BETWEEN.search(text, cursor)
        return (starts[-1] if starts else 0), (following.start() if following else len(text))

    def offer(self, *, usual: bool = False) -> None:
        """Open the list for what is typed; with ``usual`` for nothing typed as well."""
        start, end = self.name_at_cursor()
        text = self._line.text()
        typed = text[start:end].strip()
        names = list(self._suggest(typed)) if typed or usual else []
        there = set(_BETWEEN.split(text[:start] + text[end:])) if not self._single else set()
        offered = [name for name in names if name == typed or name not in there]
        if typed in offered:  # what is typed out is meant
            offered.sort(key=lambda name: name != typed)
        if not offered or offered == [typed]:
            self.close()
            return
        self._names.setStringList(offered)
        marked = typed.isascii() or typed in offered[0]
        self.list.open_under(theme_around(self._line), marked=marked)

    def close(self) -> None:
        """Offer nothing."""
        self.list.hide()

    def take(self) -> bool:
        """Put the marked name into the line; False where none is."""
        if not self.is_open or not self.list.currentIndex().isValid():
            return False
        self._take_index(self.list.currentIndex())
        return True

    def _take_index(self, index: QModelIndex) -> None:
        name = str(index.data())
        start, end = self.name_at_cursor()
        text = self._line.text()
        self.close()
        self._line.setText(text[:start] + name + text[end:])
        self._line.setCursorPosition(start + len(name))
        self.taken.emit(name)

    # keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The list's own keys while it is open; it goes where the line is left or moves."""
        kind = event.type()
        if watched is self._line:
            if isinstance(event, QKeyEvent) and kind is not QEvent.Type.KeyRelease:
                return self._key(event)
            if kind is QEvent.Type.FocusIn:
                self._warm.start()
            if kind is QEvent.Type.Show:
                self._come_first()
            if kind in _CLOSING:
                self.close()
        elif kind in _WINDOW_CLOSING:
            self.close()
        return False

    def _come_first(self) -> None:
        """An item delegate put its own filter before ours when the line was made."""
        for watched in (self._line, self._line.window()):
            watched.removeEventFilter(self)
            watched.installEventFilter(self)

    def _key(self, event: QKeyEvent) -> bool:
        key, asked = Qt.Key(event.key()), event.type() is QEvent.Type.ShortcutOverride
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if not self.is_open:
            if key == Qt.Key.Key_Down and not asked:
                self.offer(usual=True)
                return self.is_open
            return False
        if key not in (*_STEPS, *_TAKE, Qt.Key.Key_Escape):
            return False
        if asked:
            event.accept()
        elif key == Qt.Key.Key_Escape:
            self.close()
        elif key in _TAKE:
            return self._answer()
        else:
            self.list.step(_STEPS[key])
        return True

    def _answer(self) -> bool:
        """Take the marked name; where it is the one typed, or none is marked, the key is the
        line's own."""
        start, end = self.name_at_cursor()
        index = self.list.currentIndex()
        if not index.isValid() or index.data() == self._line.text()[start:end].strip():
            self.close()
            return False
        return self.take() and not self._through
