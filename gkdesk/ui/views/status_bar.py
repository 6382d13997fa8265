"""The bottom line: which ledger, when it was backed up, what is shown, three shortcuts."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from gkdesk.ui.home_path import under_home
from gkdesk.ui.icons import Glyph, pixmap
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.cut_label import CutLabel

REMARK_MS: Final = 12_000
"""Long enough to be read twice; later it would pass for the outcome of another act."""


class StatusBar(QFrame):
    """Small letters on the ground colour; ``say`` puts a passing remark in the middle."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("status")
        self._ledger, self._backup = QLabel(), QLabel()
        self._remark = CutLabel()
        self._passing = QTimer(self, singleShot=True)
        self._passing.timeout.connect(lambda: self._remark.set_words(""))
        self._counts, self._keys = QLabel(), QLabel()
        self._ledger_icon, self._backup_icon = QLabel(), QLabel()
        self._row = QHBoxLayout(self)
        for widget in (self._ledger_icon, self._ledger, self._backup_icon, self._backup):
            self._row.addWidget(widget)
        self._row.addWidget(self._remark, 1)
        self._row.addWidget(self._counts)
        self._row.addWidget(self._keys)
        self._narrow = False
        self._path: Path | None = None
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Other colours or letters."""
        p, px = theme.palette, theme.px
        self.setFixedHeight(px(26))
        self._row.setContentsMargins(px(12), 0, px(16), 0)
        self._row.setSpacing(px(6))
        for label in (self._ledger, self._backup, self._remark, self._counts, self._keys):
            label.setFont(theme.font(Letter.SMALL))
        self._remark.setContentsMargins(px(16), 0, px(16), 0)
        self._keys.setContentsMargins(px(12), 0, 0, 0)
        self._backup_icon.setContentsMargins(px(10), 0, 0, 0)
        self._ledger_icon.setPixmap(pixmap(Glyph.LEDGER, p.text2, px(14)))
        self._backup_icon.setPixmap(pixmap(Glyph.SHIELD, p.text2, px(14)))
        self.setStyleSheet(
            f"#status {{ background: {p.bg}; border-top: 1px solid {p.line}; }}"
            f"#status QLabel {{ color: {p.text2}; }}"
        )

    def arrange(self, narrow: bool) -> None:
        """In a narrow window the file's name alone is shown, and one shortcut."""
        self._narrow = narrow
        self._show_path()

    def show_ledger(
        self, path: Path, backup: datetime | None, today: date, read_only: bool
    ) -> None:
        """The ledger in use and the time of its last backup."""
        self._path = path
        self._read_only = read_only
        self._show_path()
        self._backup.setText(backup_words(backup, today))

    def _show_path(self) -> None:
        if self._path is None:
            return
        shown = self._path.name if self._narrow else home_short(self._path)
        self._ledger.setText(shown + ("（只读）" if self._read_only else ""))
        self._ledger.setToolTip(str(self._path))

    def show_counts(self, shown: int, selected: int | None) -> None:
        """How many tasks are shown and selected; None in a ledger without plans."""
        words = f"显示 {shown} 条，选中 {selected} 条"
        self._counts.setText("还没有计划" if selected is None else words)

    def show_words(self, words: str) -> None:
        """What a page says of itself in the place of the counts."""
        self._counts.setText(words)

    def show_keys(self, keys: str) -> None:
        """The shortcuts useful in the pane in use."""
        self._keys.setText(keys)

    def say(self, remark: str) -> None:
        """A passing remark, such as what was just undone."""
        self._remark.set_words(remark)
        self._passing.start(REMARK_MS)

    def shown_keys(self) -> str:
        return self._keys.text()

    def remark(self) -> str:
        return self._remark.words

    def counts(self) -> str:
        return self._counts.text()


def home_short(path: Path) -> str:
    """The path with the home folder as ~, cut in the middle where it is long."""
    shown = under_home(path)
    return shown if len(shown) <= 40 else f"{shown[:14]}…{shown[-25:]}"


def backup_words(backup: datetime | None, today: date) -> str:
    """今天 08:30 已备份, 09-27 17:02 已备份, 尚未备份."""
    if backup is None:
        return "尚未备份"
    day = "今天" if backup.date() == today else f"{backup:%m-%d}"
    return f"{day} {backup:%H:%M} 已备份"
