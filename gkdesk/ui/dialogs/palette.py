"""The palette (快速查找): one field that finds commands, pages, plans, views, units, tasks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from gkdesk.services.palette import Candidate, best, pinyin_of
from gkdesk.ui.models.palette_model import PaletteModel
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.palette_delegate import PaletteDelegate

MOST: Final = 40
PAUSE_MS: Final = 120
_STEPS: Final = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 8,
    Qt.Key.Key_PageUp: -8,
}


class PaletteDialog(QDialog):
    """``chosen`` carries a candidate after the dialog has closed.

    ``at_hand`` are the candidates that cost nothing; ``later`` gives units and tasks for
    what is typed, and is asked once typing rests. Sounds are loaded a moment after opening.
    """

    chosen = Signal(object)

    def __init__(
        self,
        at_hand: Sequence[Candidate],
        later: Callable[[str], Sequence[Candidate]],
        recent: Sequence[str],
        theme: Theme,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._at_hand, self._later, self._recent = list(at_hand), later, list(recent)
        self._sounded = False
        self._found_later: Sequence[Candidate] = ()
        self.setWindowTitle("快速查找")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.field, self.list, self.empty = QLineEdit(), QListView(), QLabel("没有找到")
        self.model = PaletteModel(self)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._ask_later)
        self._sound = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._sound.timeout.connect(self._load_sounds)
        self._build()
        self._show()
        self._sound.start()

    def _build(self) -> None:
        px = self.theme.px
        self.field.setPlaceholderText("命令、计划、单位、任务、视图，可用拼音首字母")
        self.field.setAccessibleName("快速查找")
        self.field.setFont(self.theme.font(Letter.RUNNING))
        self.field.installEventFilter(self)
        self.field.textChanged.connect(lambda _words: self._typed())
        self.list.setModel(self.model)
        self.list.setItemDelegate(PaletteDelegate(self.model, self.theme))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName("找到的")
        self.list.clicked.connect(self._take)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setFont(self.theme.font(Letter.TABLE))
        set_look(self.empty, "second")
        hint = QLabel("上下键 选择　Enter 打开　Esc 关闭")
        hint.setFont(self.theme.font(Letter.SMALL))
        set_look(hint, "small")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(px(12), px(12), px(12), px(10))
        rows.setSpacing(px(8))
        rows.addWidget(self.field)
        rows.addWidget(self.list, 1)
        rows.addWidget(self.empty, 1)
        rows.addWidget(hint)
        around = self.parentWidget()
        wide = min(px(640), around.width() - px(40)) if around is not None else px(640)
        high = min(px(460), around.height() - px(60)) if around is not None else px(460)
        self.resize(wide, high)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The field keeps the letters; the list takes the keys that walk and choose."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if key in _STEPS:
                self._step(_STEPS[key])
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take(self.list.currentIndex())
                return True
        return super().eventFilter(watched, event)

    def _step(self, by: int) -> None:
        last = self.model.rowCount() - 1
        at = self.list.currentIndex().row() + by
        if abs(by) == 1:
            at = 0 if at > last else last if at < 0 else at
        self.list.setCurrentIndex(self.model.index(min(max(at, 0), last)))

    def _typed(self) -> None:
        self._found_later = ()
        self._show()
        self._pause.start()

    def _ask_later(self) -> None:
        self._found_later = self._later(self.field.text()) if self.field.text().strip() else ()
        self._show()

    def _load_sounds(self) -> None:
        for each in self._at_hand:
            pinyin_of(each.words)
        self._sounded = True
        if self.field.text().strip():
            self._show()

    def _show(self) -> None:
        kept = self.model.candidate(self.list.currentIndex())
        found = best(
            self.field.text(), self._at_hand, self._recent, MOST, sounded=self._sounded
        )
        self.model.show([*found, *self._found_later])
        some = self.model.rowCount() > 0
        self.list.setVisible(some)
        self.empty.setVisible(not some)
        if some and (kept is None or kept not in self.model.found()):
            self.list.setCurrentIndex(self.model.index(0))
        elif some and kept is not None:
            self.list.setCurrentIndex(self.model.index(self.model.found().index(kept)))

    def _take(self, index: QModelIndex) -> None:
        each = self.model.candidate(index)
        if each is not None:
            self.accept()
            self.chosen.emit(each)
