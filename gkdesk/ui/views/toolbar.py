"""The bar over the centre: the daily acts in words, the search box, the settings menu."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
)

from gkdesk.ui.icons import Glyph, icon, pixmap
from gkdesk.ui.theme import Letter, Theme

PAUSE_MS: Final = 150


class SearchField(QLineEdit):
    """Filters as one types: ``wanted`` carries the words after a short pause in typing."""

    wanted = Signal(str)
    left_downwards = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._tell)
        self._told = ""
        self.textChanged.connect(lambda _text: self._pause.start())
        self.setClearButtonEnabled(True)
        self.setAccessibleName("搜索")
        self._sign = QLabel(self)
        self._sign.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_theme(self, theme: Theme) -> None:
        """Other colours or letters."""
        px = theme.px
        self._sign.setPixmap(pixmap(Glyph.SEARCH, theme.palette.text2, px(18)))
        self._sign.setGeometry(px(9), 0, px(18), px(32))
        self.setTextMargins(px(22), 0, 0, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Escape if self.text():
                self.clear()
                self._tell()
            case Qt.Key.Key_Escape | Qt.Key.Key_Down:
                self.left_downwards.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._tell()
                self.left_downwards.emit()
            case _:
                super().keyPressEvent(event)

    def set_silently(self, words: str) -> None:
        """Put words in without asking for a search."""
        self._told = words
        self.setText(words)  # its signal shows or hides the clear button
        self._pause.stop()

    def _tell(self) -> None:
        self._pause.stop()
        words = self.text().strip()
        if words != self._told:
            self._told = words
            self.wanted.emit(words)


class Toolbar(QFrame):
    """Buttons for the given actions; those that do not fit move into 更多, last first."""

    def __init__(self, actions: Sequence[tuple[QAction, Glyph]], theme: Theme) -> None:
        super().__init__()
        self.setObjectName("toolbar")
        self.search = SearchField()
        self._acts = list(actions)
        self._akin: dict[QAction, tuple[QAction, ...]] = {}
        self._buttons = [self._button(action) for action, _glyph in actions]
        self._more = QPushButton("更多")
        self._more_menu = QMenu(self._more)
        self._more.setMenu(self._more_menu)
        self.settings = QToolButton()
        self.settings.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.settings.setToolTip("设置")
        self.settings.setAccessibleName("设置")
        self._row = QHBoxLayout(self)
        self._more.setProperty("look", "flat")
        for button in (*self._buttons, self._more):
            self._row.addWidget(button)
        self.filters = QToolButton()
        self.filters.setText("筛选")
        self.filters.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.filters.setToolTip("按单位、状态灯、期间、章节等筛选（Ctrl+Shift+F）")
        self.filters.setAccessibleName("筛选")
        self._filtered = False
        self._row.addStretch(1)
        self._row.addWidget(self.search)
        self._row.addWidget(self.filters)
        self._row.addWidget(self.settings)
        self.set_theme(theme)

    def _button(self, action: QAction) -> QPushButton:
        button = QPushButton(action.iconText())
        button.setProperty("look", "flat")
        button.setToolTip(action.toolTip())
        button.setEnabled(action.isEnabled())
        button.clicked.connect(action.trigger)
        action.changed.connect(lambda: self._follow(button, action))
        return button

    def unfold(self, action: QAction, *more: QAction) -> None:
        """Let the button of an act open a menu of it and some akin."""
        at = next(at for at, (act, _glyph) in enumerate(self._acts) if act is action)
        button = self._buttons[at]
        self._akin[action] = more
        menu = QMenu(button)
        menu.addActions([action, *more])
        button.clicked.disconnect()
        button.setMenu(menu)

    def _follow(self, button: QPushButton, action: QAction) -> None:
        button.setEnabled(action.isEnabled())
        button.setToolTip(action.toolTip())

    def set_theme(self, theme: Theme) -> None:
        """Other colours or letters."""
        self._theme = theme
        p, px = theme.palette, theme.px
        self.setFixedHeight(px(48))
        self._row.setContentsMargins(px(10), 0, px(12), 0)
        self._row.setSpacing(px(2))
        for button, (action, glyph) in zip(self._buttons, self._acts, strict=True):
            button.setIcon(icon(glyph, p.text, px(18), p.gray))
            action.setIcon(icon(glyph, p.text, px(18), p.gray))
        self._more.setIcon(icon(Glyph.MORE, p.text, px(18)))
        for button in (*self._buttons, self._more):
            button.setIconSize(QSize(px(18), px(18)))
            button.setFont(theme.font(Letter.TABLE))
        self.search.set_theme(theme)
        self.filters.setFont(theme.font(Letter.TABLE))
        self.filters.setIconSize(QSize(px(18), px(18)))
        self.show_filtered(self._filtered)
        self.settings.setIcon(icon(Glyph.SETTINGS, p.text, px(20)))
        self.settings.setIconSize(QSize(px(20), px(20)))
        self.settings.setFixedSize(px(34), px(32))
        self.setStyleSheet(
            f"#toolbar {{ background: {p.bg}; border-bottom: 1px solid {p.line}; }}"
        )
        self._fit()

    def show_filtered(self, filtered: bool) -> None:
        """Whether filters are in force: the button stands out then."""
        self._filtered = filtered
        p, px = self._theme.palette, self._theme.px
        colour = p.accent_text if filtered else p.text
        self.filters.setIcon(icon(Glyph.FILTER, colour, px(18)))
        self.filters.setStyleSheet(
            f"QToolButton {{ color: {colour}; padding: 0 {px(6)}px; min-height: {px(30)}px; }}"
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Little: what stands in the bar follows its width, and must not hold it wide."""
        return QSize(self._theme.px(300), self._theme.px(48))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        """Give the search box its room first, then as many buttons as fit in words."""
        px, gap = self._theme.px, self._row.spacing()
        room = self.width() - px(10 + 12 + 34) - 4 * gap - self.filters.sizeHint().width()
        roomy = room > px(700)
        least = px(236 if roomy else 170)
        self.search.setPlaceholderText(
            "搜索内容、单位、文号　Ctrl+F" if roomy else "搜索　Ctrl+F"
        )
        widths = [button.sizeHint().width() + gap for button in self._buttons]
        shown = len(widths)
        while shown > 1 and sum(widths[:shown]) + self._more_width(shown) > room - least:
            shown -= 1
        for at, button in enumerate(self._buttons):
            button.setVisible(at < shown)
        self._more.setVisible(shown < len(widths))
        self._more_menu.clear()
        for action, _glyph in self._acts[shown:]:
            self._more_menu.addActions([action, *self._akin.get(action, ())])
        used = sum(widths[:shown]) + self._more_width(shown)
        self.search.setFixedWidth(min(max(room - used, least), px(340 if roomy else 236)))

    def _more_width(self, shown: int) -> int:
        whole = shown == len(self._buttons)
        return 0 if whole else self._more.sizeHint().width() + self._row.spacing()
