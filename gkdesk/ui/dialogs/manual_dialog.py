"""使用手册: chapters at the left, the text with pictures, a search over all of it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gkdesk.services import manual
from gkdesk.services.manual import Chapter
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.manual_text import ManualText

_NAME: Final = Qt.ItemDataRole.UserRole


class ManualDialog(QDialog):
    """Stands beside the window while one works. ``more`` are chapters of the program's own,
    such as the keys it knows today."""

    def __init__(self, theme: Theme, parent: QWidget | None, *more: Chapter) -> None:
        super().__init__(parent)
        self.theme = theme
        self._chapters = (*manual.chapters(), *more)
        self.setWindowTitle("使用手册")
        self.sought = QLineEdit()
        self.list = QListWidget()
        self.text = ManualText(manual.folder(), theme)
        self.found = QLabel()
        self._lay_out()
        self._fill()
        self.list.currentRowChanged.connect(lambda _row: self._show_current())
        self.sought.textChanged.connect(self._seek)
        self.sought.returnPressed.connect(self._find_next)
        self.text.anchorClicked.connect(self._follow)
        keys = QShortcut(QKeySequence("Ctrl+F"), self)
        keys.activated.connect(self.sought.setFocus)
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def _lay_out(self) -> None:
        px, theme = self.theme.px, self.theme
        self.sought.setPlaceholderText("在手册里找")
        self.sought.setAccessibleName("在手册里找")
        self.sought.setClearButtonEnabled(True)
        self.list.setAccessibleName("手册目录")
        for field in (self.sought, self.list):
            field.setFont(theme.font(Letter.TABLE))
        self.found.setFont(theme.font(Letter.SECOND))
        set_look(self.found, "second")
        p = theme.palette
        self.list.setStyleSheet(
            f"QListWidget {{ border: none; background: transparent; outline: none; }}"
            f"QListWidget::item {{ padding: {px(6)}px {px(10)}px; color: {p.text}; }}"
            f"QListWidget::item:selected {{ background: {p.sel_side}; }}"
        )
        side = QVBoxLayout()
        side.setContentsMargins(px(12), px(12), 0, px(12))
        side.setSpacing(px(8))
        for part in (self.sought, self.found, self.list):
            side.addWidget(part)
        left = QWidget()
        left.setLayout(side)
        left.setFixedWidth(px(220))
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(left)
        whole.addWidget(self.text, 1)
        room = self.screen().availableSize() * 0.9
        self.resize(min(px(980), room.width()), min(px(700), room.height()))

    def _fill(self) -> None:
        for chapter in self._chapters:
            item = QListWidgetItem(chapter.title)
            item.setData(_NAME, chapter.name)
            self.list.addItem(item)
        self.found.hide()

    def open_chapter(self, name: str) -> None:
        """Show a chapter by its name; an unknown one leaves the page as it is."""
        for row, chapter in enumerate(self._chapters):
            if chapter.name == name:
                self.list.setCurrentRow(row)

    def _show_current(self) -> None:
        row = self.list.currentRow()
        if row >= 0:
            self.text.show_chapter(self._chapters[row].text)
            if self.sought.text().strip():
                self.text.find(self.sought.text().strip())

    def _seek(self, words: str) -> None:
        """List only the chapters that hold the words."""
        wanted = words.strip().casefold()
        counts = [
            each.text.casefold().count(wanted) if wanted else 0 for each in self._chapters
        ]
        for row, count in enumerate(counts):
            self.list.item(row).setHidden(bool(wanted) and not count)
        self.found.setVisible(bool(wanted))
        self.found.setText(f"{sum(map(bool, counts))} 章，{sum(counts)} 处")
        first = next((row for row, count in enumerate(counts) if count), -1)
        if wanted and first >= 0 and not counts[self.list.currentRow()]:
            self.list.setCurrentRow(first)
        elif wanted:
            self._show_current()

    def _find_next(self) -> None:
        """The next place in the chapter, else in the next one that has any."""
        words = self.sought.text().strip()
        if not words or self.text.find(words):
            return
        rows = [row for row in range(self.list.count()) if not self.list.item(row).isHidden()]
        later = [row for row in rows if row > self.list.currentRow()] or rows
        if later:
            self.list.setCurrentRow(later[0])
            self._show_current()

    def _follow(self, link: QUrl) -> None:
        """A link to another chapter: printing.md."""
        self.open_chapter(link.toString().removesuffix(".md"))
