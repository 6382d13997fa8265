"""Source, tree and doubts of one document, linked: choosing in one chooses in all."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from gkdesk.domain.answers import Choice
from gkdesk.domain.draft import Draft
from gkdesk.domain.spans import Span
from gkdesk.services.review_points import Point, by_hand
from gkdesk.services.reviewing import Review
from gkdesk.ui.jobs import Job
from gkdesk.ui.models.draft_figures import figures
from gkdesk.ui.models.draft_model import DraftModel
from gkdesk.ui.theme import Theme
from gkdesk.ui.views.draft_source_pane import DraftSourcePane
from gkdesk.ui.views.draft_tree import DraftTree
from gkdesk.ui.views.pane_heading import PaneHeading
from gkdesk.ui.views.points_pane import PointsPane
from gkdesk.ui.views.review_title import ReviewTitle
from gkdesk.ui.views.word_tabs import WordTabs

TABS_UNDER, LOW_UNDER = 1100, 560
_KEYS = 4


class ReviewDesk(QWidget):
    """``changed`` follows every answer, once the document was read again with it;
    ``failed`` carries the fault of a reading that broke off."""

    changed = Signal()
    failed = Signal(object)

    def __init__(self, review: Review, today: date, theme: Theme) -> None:
        super().__init__()
        self.review, self._theme = review, theme
        self._job: Job | None = None
        self._wanted: Point | None = None
        self.model = DraftModel(self)
        self.source = DraftSourcePane(theme, today)
        self.tree = DraftTree(self.model, theme)
        self.tree_heading = PaneHeading("分解结果", theme)
        self.points = PointsPane(theme)
        self.title = ReviewTitle(theme)
        self.tabs = WordTabs(("原文", "分解结果"), theme)
        self._low = False
        self._drawn: set[QSplitter] = set()
        self._build()
        self._connect()
        self._show(self.review.draft)
        self._choose_first()

    def _build(self) -> None:
        self._right = QWidget()
        column = QVBoxLayout(self._right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tree_heading)
        column.addWidget(self.tree, 1)
        self.across = QSplitter(Qt.Orientation.Horizontal)
        self.across.addWidget(self.source)
        self.across.addWidget(self._right)
        self.down = QSplitter(Qt.Orientation.Vertical)
        self.down.addWidget(self.across)
        self.down.addWidget(self.points)
        for splitter in (self.across, self.down):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(1)
            splitter.splitterMoved.connect(partial(self._keep_border, splitter))
        self.down.setStretchFactor(0, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.title)
        whole.addWidget(self.down, 1)

    def _connect(self) -> None:
        self.tree.chosen.connect(self._go_to_row)
        self.source.went.connect(self._go_to_offset)
        self.source.answered.connect(self._answer_by_hand)
        self.points.chosen.connect(self._go_to_point)
        self.points.answered.connect(self.answer)
        self.points.reopened.connect(self._reopen)
        self.points.advised.connect(self._advise)
        self.tabs.turned.connect(lambda _tab: self._arrange())
        for number in range(_KEYS):
            self._on_key(str(number + 1), lambda at=number: self._answer_current(at))
        self._on_key("Ctrl+Z", self.undo)

    def _on_key(self, keys: str, does: object) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(does)

    # what it shows

    @property
    def busy(self) -> bool:
        """Whether a long document is being read again."""
        return self._job is not None

    def _show(self, draft: Draft) -> None:
        """Take a draft into all three views."""
        points = self.review.points
        closed = self.tree.closed_rows() if len(self.model) else set()
        if not self.model.show_draft(draft, points):
            self.tree.fit_rows()
            self.tree.close_rows(closed)
        self.source.show_draft(draft, points)
        self._show_points(draft)
        self.title.show_notice(draft.notice, self.review.loaded.path.stem)
        self.tree_heading.note.set_words(figures(draft).words)

    def _show_points(self, draft: Draft) -> None:
        self.points.show_points(self.review.points, draft, advice=self.review.has_advice)

    def _choose_first(self) -> None:
        """Begin at the first open doubt, else at the first row."""
        first = next(
            (each for each in self.review.points
             if each.open and not each.question.leftover), None
        )  # fmt: skip
        if first is not None:
            self.points.choose(first)
            self._go_to_point(first)
        else:
            self.tree.choose(0)

    # choosing

    def _span(self, number: int | None) -> Span | None:
        return None if number is None else self.model.node(self.model.at(number)).span

    def _go_to_row(self, number: int) -> None:
        self.source.show_place(self._span(number))
        own = self.model.points_of(number)
        self.points.choose(own[0] if own else None)

    def _go_to_offset(self, offset: int) -> None:
        number = self.model.row_at(Span(offset, offset + 1))
        self.tree.choose(number)
        point = self.points.point_at(offset)
        own = self.model.points_of(number) if number is not None else ()
        self.points.choose(point or (own[0] if own else None))
        self.source.ink(self._span(number))

    def _go_to_point(self, point: Point) -> None:
        number = self.model.row_of(point.question)
        self.tree.choose(number)
        words = point.question.span if point.question.has_words else None
        self.source.show_place(self._span(number), words)

    # answering

    def answer(self, point: Point, choice: int) -> None:
        """Make one of the choices of a point, then go on to the next open one."""
        if choice < len(point.question.choices):
            self._wanted = self.points.following(point)
            self.review.answer(point.question, point.question.choices[choice])
            self._read_again()

    def _answer_current(self, choice: int) -> None:
        point = self.points.list.current()
        if point is not None:
            self.answer(point, choice)

    def _answer_by_hand(self, choice: Choice) -> None:
        question = by_hand(choice)
        self.review.answer(question, choice)
        self._wanted = Point(question, choice)
        self._read_again()

    def _reopen(self, point: Point) -> None:
        self.review.take_back(point)
        self._wanted = Point(point.question)
        self._read_again()

    def _advise(self) -> None:
        if self.review.advise():
            self._read_again()

    def undo(self) -> None:
        """Take the last answer back."""
        self._wanted = self.review.undo()
        if self._wanted is not None:
            self._read_again()

    def _read_again(self) -> None:
        """At once, or in a thread where that would be felt."""
        if self._job is not None:
            self._job.cancel()
        self._wanted = self._wanted or self.points.list.current()
        if not self.review.long:
            self._settle(self.review.reader()())
            return
        self._show_points(self.review.draft)
        self.tree_heading.note.set_words("正在按新的答案重新识别…")
        self._job = job = Job(self.review.reader())
        job.done.connect(self._settle)
        job.failed.connect(self._break_off)
        job.start()
        self.changed.emit()

    def _settle(self, draft: Draft) -> None:
        self._job = None
        self.review.settle(draft)
        self._show(draft)
        wanted, self._wanted = self._wanted, None
        standing = self.points.standing(wanted) if wanted is not None else None
        if standing is not None:
            self.points.choose(standing)
            self._go_to_point(standing)
        self.changed.emit()

    def _break_off(self, fault: Exception) -> None:
        self._job = None
        self.review.undo()
        self._settle(self.review.draft)
        self.failed.emit(fault)

    # size

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Two panes or two tabs; all doubts or the current one."""
        px = self._theme.px
        window = self.window()
        tabbed = window.width() < px(TABS_UNDER)
        low = window.height() < px(LOW_UNDER)
        self.title.setVisible(not low)
        if low != self._low:
            self._low = low
            self.points.set_low(low)
        self._set_tabs(tabbed)
        self._share()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._arrange()

    def _keep_border(self, splitter: QSplitter, _at: int, _border: int) -> None:
        self._drawn.add(splitter)

    def _share(self) -> None:
        """A good third of the width is the source's; the doubts have the height they want,
        up to nearly half. A border a person drew stays."""
        wide, high = self.across.width(), self.down.height()
        if self.across not in self._drawn:
            self.across.setSizes([round(wide * 0.37), round(wide * 0.63)])
        if self.down not in self._drawn or self._low:
            below = min(self.points.wanted_height(), round(high * 0.45))
            self.down.setSizes([high - below, below])

    def _set_tabs(self, tabbed: bool) -> None:
        at = self.tabs.current
        self.source.setVisible(not tabbed or at == 0)
        self._right.setVisible(not tabbed or at == 1)
        headings = (self.source.heading, self.tree_heading)
        for heading in headings:
            heading.title.setVisible(not tabbed)
        self.tabs.setVisible(tabbed)
        if tabbed:
            headings[at].lead(self.tabs)
