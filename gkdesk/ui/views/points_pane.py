"""The lower part of a review: what is to be checked, and what became no task."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from gkdesk.domain.draft import Draft
from gkdesk.services.review_points import Point
from gkdesk.ui.icons import Glyph, pixmap
from gkdesk.ui.models.point_model import PointModel
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.chips import SmallLink
from gkdesk.ui.views.cut_label import CutLabel
from gkdesk.ui.views.pane_heading import PaneHeading
from gkdesk.ui.views.point_list import PointList
from gkdesk.ui.views.word_tabs import WordTabs

_NOTHING = ("没有需要核对的地方。", "每一句都有归处，没有落下的。")
_FEW = 6
_KEYS = "↑↓ 换条　1、2 作答　Ctrl+Z 撤回"


class PointsPane(QWidget):
    """Two lists under one heading: 待核对 and 未列为任务. Signals as those of a list;
    ``advised`` asks to answer everything as advised."""

    chosen = Signal(object)
    answered = Signal(object, int)
    reopened = Signal(object)
    advised = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._low = False
        self.models = (PointModel(self), PointModel(self))
        self.lists = tuple(PointList(model, theme) for model in self.models)
        for shown, name in zip(self.lists, ("待核对", "未列为任务"), strict=True):
            shown.setAccessibleName(name)
            shown.chosen.connect(self._chose)
            shown.answered.connect(self.answered)
            shown.reopened.connect(self.reopened)
        self.tabs = WordTabs(("待核对", "未列为任务"), theme)
        self.heading = PaneHeading("", theme)
        self.heading.title.hide()
        self.heading.lead(self.tabs)
        self.heading.note.setAlignment(
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        )
        self.advice = SmallLink("全部采用建议", theme)
        self.heading.add(self.advice)
        self.remarks = QLabel()
        self.what = CutLabel()
        self._stack = QStackedWidget()
        self._empty = [QLabel(words) for words in _NOTHING]
        self._build()

    def _build(self) -> None:
        theme, px = self._theme, self._theme.px
        for at, empty in enumerate(self._empty):
            empty.setFont(theme.font(Letter.TABLE))
            set_look(empty, "second")
            empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._stack.addWidget(_pile(self.lists[at], empty))
        self.remarks.setWordWrap(True)
        self.remarks.setTextFormat(Qt.TextFormat.PlainText)
        set_look(self.remarks, "second")
        self.remarks.setFont(theme.font(Letter.SECOND))
        self.remarks.setContentsMargins(px(18), px(6), px(16), px(6))
        self.remarks.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.heading, self.remarks):
            column.addWidget(part)
        column.addWidget(self._stack, 1)
        self.strip = self._strip()
        column.addWidget(self.strip)
        self.tabs.turned.connect(self._turn)
        self.advice.clicked.connect(self.advised)

    def _strip(self) -> QWidget:
        """The whole sentence of the current point, under the list."""
        theme, px, strip = self._theme, self._theme.px, QFrame()
        strip.setObjectName("strip")
        p = theme.palette
        strip.setStyleSheet(
            f"#strip {{ background: {p.raised}; border-top: 1px solid {p.line}; }}"
        )
        strip.setFixedHeight(px(29))
        self._sign = QLabel()
        self._sign.setPixmap(pixmap(Glyph.INFO, p.text2, px(16)))
        self.what.setFont(theme.font(Letter.SECOND))
        row = QHBoxLayout(strip)
        row.setContentsMargins(px(16), 0, px(14), 0)
        row.setSpacing(px(8))
        row.addWidget(self._sign)
        row.addWidget(self.what, 1)
        return strip

    # what it shows

    @property
    def list(self) -> PointList:
        """The list in sight."""
        return self.lists[self.tabs.current]

    @property
    def model(self) -> PointModel:
        """The model of the list in sight."""
        return self.models[self.tabs.current]

    def show_points(self, points: Sequence[Point], draft: Draft, *, advice: bool) -> None:
        """Take the points of another reading; ``advice`` offers to take all of it."""
        doubts = [point for point in points if not point.question.leftover]
        left = [point for point in points if point.question.leftover]
        for at, own in enumerate((doubts, left)):
            self.models[at].show_points(own, draft)
            done = len(own) - self.models[at].open_count
            self.tabs.note(at, f"{len(own)} 处" + (f"，已处理 {done} 处" if done else ""))
            self.lists[at].setVisible(bool(own))
            self._empty[at].setVisible(not own)
        self.advice.setVisible(advice)
        said = "\n".join(draft.remarks)
        self.remarks.setText(said)
        self.remarks.setVisible(bool(said) and not self._low)
        self._tell()

    def choose(self, point: Point | None) -> None:
        """Make a point the current one without telling so, in whichever list it is."""
        if point is not None:
            self._show_tab(int(point.question.leftover))
        self.list.choose(self.model.row_of(point) if point is not None else None)
        self._tell()

    def point_at(self, offset: int) -> Point | None:
        """The point whose words stand at a place of the source, doubts first."""
        for model in self.models:
            row = model.row_at(offset)
            if row is not None:
                return model.point(model.index(row))
        return None

    def following(self, point: Point) -> Point | None:
        """The next open point of the list that holds this one."""
        model = self.models[int(point.question.leftover)]
        row = model.row_of(point)
        after = model.next_open(row if row is not None else -1)
        return None if after is None else model.point(model.index(after))

    def standing(self, point: Point) -> Point | None:
        """The same question after another reading; where it is gone, the next open one."""
        model = self.models[int(point.question.leftover)]
        row = model.row_of(point)
        if row is None:
            row = model.open_from(point.question.span)
        return None if row is None else model.point(model.index(row))

    def set_low(self, low: bool) -> None:
        """Where the window is low only the current point shows."""
        self._low = low
        self._fit()

    def wanted_height(self) -> int:
        """How high the pane is to begin with: a few lines, not more than there are."""
        if self._low:
            return self._height(1)
        return self._height(min(max(len(model) for model in self.models), _FEW))

    def _height(self, lines: int) -> int:
        remarks = self.remarks.sizeHint().height() if not self.remarks.isHidden() else 0
        shown = max(lines, 1) * self.list.line_height(self.width())
        return self.heading.height() + remarks + shown + self.strip.height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        roomy = self.width() >= self._theme.px(820)
        low = self.remarks.text().replace("\n", "") if self._low else ""
        self.heading.note.set_words(low or (_KEYS if roomy else ""))
        self.remarks.setVisible(bool(self.remarks.text()) and not self._low)
        self._stack.setMinimumHeight(self.list.line_height(self.width()))

    def _turn(self, tab: int) -> None:
        self._show_tab(tab)
        point = self.list.current()
        self.list.setFocus()
        if point is not None:
            self.chosen.emit(point)
        self._tell()

    def _show_tab(self, tab: int) -> None:
        self.tabs.show_tab(tab)
        self._stack.setCurrentIndex(tab)

    def _chose(self, point: Point) -> None:
        self._tell()
        self.chosen.emit(point)

    def _tell(self) -> None:
        point = self.list.current()
        quoted = point is not None and point.question.has_words
        self.what.set_words(point.question.what if point is not None and quoted else "")
        self._sign.setVisible(bool(self.what.words))
        self.strip.setVisible(bool(self.what.words) or not self._low)


def _pile(*parts: QWidget) -> QWidget:
    """Widgets one below the other without gaps."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    for part in parts:
        column.addWidget(part, 1)
    return box
