"""A plan beside a newer version of its notice: what to take over, line by line."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from gkdesk.services.rereading import Comparison
from gkdesk.ui.dialogs.frame import Foot
from gkdesk.ui.models.reread_model import RereadModel, Sort
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.chips import SmallLink
from gkdesk.ui.views.cut_label import CutLabel
from gkdesk.ui.views.reread_list import RereadList
from gkdesk.ui.views.sides_head import SidesHead
from gkdesk.ui.views.two_sides import TwoSides
from gkdesk.ui.views.word_tabs import WordTabs

_HINT = "进展、状态和备注都保留；更新后可按 Ctrl+Z 撤销。"
_KEYS = "↑↓ 换条　空格 勾选"
_MARGIN, _LARGEST = 28, QSize(1480, 960)


class RereadDialog(QDialog):
    """``confirmed`` is the verb; the dialog stays open until its owner closes it."""

    confirmed = Signal()

    def __init__(
        self, comparison: Comparison, title: str, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setWindowTitle("用新版文件更新")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.model = RereadModel(comparison, self)
        self.list = RereadList(self.model, theme)
        self.sides = TwoSides(theme)
        self.sorts: list[Sort | None] = [
            None,
            *(sort for sort in Sort if self.model.counts()[sort]),
        ]
        self.tabs = WordTabs(["全部", *(sort.value for sort in self.sorts if sort)], theme)
        self.keys = QLabel(_KEYS)
        self.all = SmallLink("全部接受", theme)
        self.none = SmallLink("全部不接受", theme)
        self.foot = Foot(theme, _HINT)
        self.verb = self.foot.add("更新", "primary")
        self.cancel = self.foot.add("取消")
        self._lay_out(title, comparison.loaded.name)
        self._connect()
        self._tell()
        self.resize(self._wanted_size())
        self.list.begin()
        self.list.setFocus()

    def _wanted_size(self) -> QSize:
        """Nearly the window's own size."""
        owner = self.parentWidget()
        px = self.theme.px
        room = owner.window().size() if owner is not None else QSize(px(1180), px(680))
        screen = self.screen().availableSize() - QSize(px(16), px(40))
        wanted = room - QSize(2 * _MARGIN, _MARGIN)
        return wanted.expandedTo(QSize(640, 400)).boundedTo(_LARGEST).boundedTo(screen)

    def _lay_out(self, title: str, name: str) -> None:
        px = self.theme.px
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(20), px(14), px(20), px(14))
        whole.setSpacing(px(8))
        whole.addWidget(self._label(title, Letter.PANE_TITLE, ""))
        whole.addWidget(self._label(f"新版文件：{name}", Letter.SECOND, "second"))
        whole.addLayout(self._bar())
        self.split = QSplitter(Qt.Orientation.Vertical)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self._framed(SidesHead(self.list, self.theme), self.list))
        self.split.addWidget(self.sides)
        self.split.setSizes([px(420), px(150)])
        self.split.setStretchFactor(0, 1)
        whole.addWidget(self.split, 1)
        whole.addWidget(self.foot)

    def _label(self, words: str, letter: Letter, look: str) -> CutLabel:
        label = CutLabel()
        label.setFont(self.theme.font(letter))
        label.set_words(words)
        if look:
            set_look(label, look)
        return label

    def _bar(self) -> QHBoxLayout:
        """Filters at the left, what is done to all lines at the right."""
        self.keys.setFont(self.theme.font(Letter.SECOND))
        set_look(self.keys, "second")
        row = QHBoxLayout()
        row.setSpacing(self.theme.px(12))
        row.addWidget(self.tabs)
        row.addStretch(1)
        for part in (self.keys, self.all, self.none):
            row.addWidget(part)
        return row

    def _framed(self, *inner: QWidget) -> QFrame:
        frame, p = QFrame(), self.theme.palette
        frame.setObjectName("lines")
        frame.setStyleSheet(f"#lines {{ border: 1px solid {p.line2}; border-radius: 6px; }}")
        column = QVBoxLayout(frame)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        for part in inner:
            column.addWidget(part)
        return frame

    def _connect(self) -> None:
        self.tabs.turned.connect(self._turn)
        self.all.clicked.connect(lambda: self.model.tick_shown(True))
        self.none.clicked.connect(lambda: self.model.tick_shown(False))
        self.model.ticked.connect(self._tell)
        self.list.chosen.connect(self.sides.show_line)
        self.verb.clicked.connect(self.confirmed)
        self.cancel.clicked.connect(self.reject)

    def _turn(self, tab: int) -> None:
        """Show the lines of one sort."""
        self.model.show_sort(self.sorts[tab])
        self.list.begin()
        self.list.setFocus()

    def _tell(self) -> None:
        """Counts, and the verb with how much it does."""
        counts = self.model.counts()
        for at, sort in enumerate(self.sorts):
            self.tabs.note(at, str(counts[sort] if sort else counts.total()))
        number = len(self.model.chosen)
        self.verb.setText(f"更新 {number} 处")
        self.verb.setEnabled(bool(number))
        self.verb.setToolTip("" if number else "先勾选要更新的地方")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px = self.theme.px
        self.keys.setVisible(self.width() >= px(820))
        self.sides.setVisible(self.height() >= px(470))
