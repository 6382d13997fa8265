"""The panes of the window and how they stand: sidebar, centre, detail and source, status."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from gkdesk.services.session import Session
from gkdesk.ui.centre import Centre, CentrePage, PageName
from gkdesk.ui.models.tree_model import TreeModel
from gkdesk.ui.shape import Shape
from gkdesk.ui.style import keep_fonts
from gkdesk.ui.theme import Theme
from gkdesk.ui.views.empty_state import EmptyState
from gkdesk.ui.views.plan_heading import PlanHeading
from gkdesk.ui.views.sidebar import Sidebar
from gkdesk.ui.views.status_bar import StatusBar
from gkdesk.ui.views.task_tree import TaskTree
from gkdesk.ui.views.toolbar import Toolbar

if TYPE_CHECKING:
    from gkdesk.ui.views.detail import DetailPane
    from gkdesk.ui.views.notices import Notice
    from gkdesk.ui.views.source_view import SourceView

TREE_LEAST: Final = 440
DETAIL_LEAST: Final = 300
DETAIL_MOST: Final = 620
SOURCE_SHARE: Final = 0.34
_NO_LIMIT: Final = 16_777_215


class Desk(QWidget):
    """Holds the panes; decides widths and what is folded away, never what is shown.

    Detail and source are built when first asked for, or by ``furnish`` after the first
    paint (``painted``), so that the plans stand on the screen before them; ``furnished``
    tells that they can be connected.
    """

    painted = Signal()
    furnished = Signal()
    themed = Signal()

    def __init__(
        self, session: Session, model: TreeModel, toolbar: Toolbar, theme: Theme
    ) -> None:
        super().__init__()
        self.theme = theme
        self.toolbar = toolbar
        self.sidebar = Sidebar(theme)
        self.heading = PlanHeading(theme)
        self.tree = TaskTree(model, theme)
        self.empty = EmptyState(theme)
        self._session = session
        self._detail: DetailPane | None = None
        self._source: SourceView | None = None
        self._notices: list[Notice] = []
        self._painted = False
        self.status = StatusBar(theme)
        self.shape: Shape | None = None
        self._folded = False
        self._widths: dict[str, int] = {}
        self._build()

    def _build(self) -> None:
        self.pages = Centre(self.theme)
        self.pages.addWidget(self.tree)
        self.pages.addWidget(self.empty)
        self.centre = _column(self.toolbar, self.heading, self.pages)
        self.right = QSplitter(Qt.Orientation.Vertical)
        self.right.setChildrenCollapsible(False)
        self.right.setHandleWidth(1)
        self.across = QSplitter(Qt.Orientation.Horizontal)
        self.across.addWidget(self.centre)
        self.across.addWidget(self.right)
        self.across.setStretchFactor(0, 1)
        self.across.setChildrenCollapsible(False)
        self.across.setHandleWidth(1)
        self.across.splitterMoved.connect(self._keep_width)
        self.right.splitterMoved.connect(self._keep_height)
        self.right.setAutoFillBackground(True)
        self.body = QWidget()
        row = QHBoxLayout(self.body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addWidget(self.across, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.body, 1)
        rows.addWidget(self.status)
        self.across.installEventFilter(self)
        self.right.installEventFilter(self)

    @property
    def detail(self) -> DetailPane:
        """The pane of one row's fields."""
        self.furnish()
        assert self._detail is not None
        return self._detail

    @property
    def source(self) -> SourceView:
        """The pane of the source text."""
        self.furnish()
        assert self._source is not None
        return self._source

    @property
    def is_furnished(self) -> bool:
        return self._detail is not None

    def furnish(self) -> None:
        """Build the detail side, once."""
        if self._detail is not None:
            return
        from gkdesk.ui.views.detail import DetailPane
        from gkdesk.ui.views.source_view import SourceView

        self._detail = DetailPane(self._session, self.theme)
        self._source = SourceView(self._session, self.theme)
        self.right.addWidget(self._detail)
        self.right.addWidget(self._source)
        self.right.setStretchFactor(0, 1)
        if self.shape is not None:
            self._source.set_open(not self.shape.low)
        self._source.toggled.connect(lambda _open: self._share_height())
        self._share_height()
        self.furnished.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            self.painted.emit()

    def set_theme(self, theme: Theme) -> None:
        """Give every pane the theme."""
        self.theme = theme
        for pane in (self.toolbar, self.sidebar, self.heading, self.tree, self.empty,
                     self.status):  # fmt: skip
            pane.set_theme(theme)
            keep_fonts(pane)
        self.pages.set_theme(theme)
        for notice in self._notices:
            notice.set_theme(theme)
        self._dress_details()
        self.themed.emit()

    def _dress_details(self) -> None:
        if self._detail is not None and self._source is not None:
            self._detail.set_theme(self.theme)
            self._source.set_theme(self.theme)
            keep_fonts(self.right)

    def show_notice(self, words: str) -> None:
        """A plain line over everything, for what must not be missed, until it is read."""
        from gkdesk.ui.views.notices import Notice

        notice = Notice(words, "知道了", self.theme)
        notice.answered.connect(lambda: self._put_away(notice))
        self._notices.append(notice)
        rows = self.layout()
        assert isinstance(rows, QVBoxLayout)
        rows.insertWidget(0, notice)

    def _put_away(self, notice: Notice) -> None:
        self._notices.remove(notice)
        notice.deleteLater()

    # width and height

    def arrange(self, shape: Shape) -> None:
        """Take a shape; only what differs from the former one moves."""
        former, self.shape = self.shape, shape
        self.sidebar.arrange(rail=shape.rail, generous=shape.generous)
        self.status.arrange(shape.stacked)
        self.heading.set_low(shape.lowest)
        self.tree.arrange(shape)
        self.pages.arrange(shape)
        if self._source is not None and (former is None or former.low != shape.low):
            self._source.set_open(not shape.low)
        if former is None or former.drawer != shape.drawer:
            self._set_drawer(shape.drawer)
        self._share_width()
        self._share_height()

    def _set_drawer(self, drawer: bool) -> None:
        if drawer:
            self.right.setParent(self.body)
            self.right.setVisible(False)
        else:
            self.across.insertWidget(1, self.right)
            self.right.setVisible(self.page is None and not self._folded)
        self._dress_details()  # under another parent a style sheet brings former fonts back

    def _share_width(self) -> None:
        if self.shape is None or self.shape.drawer:
            self._place_drawer()
            return
        whole = self.across.width()
        px = self.theme.px
        kept = self._widths.get(self.shape.name, self.shape.detail)
        detail = min(max(px(kept), px(DETAIL_LEAST)), px(DETAIL_MOST))
        detail = min(detail, max(whole - px(TREE_LEAST), px(DETAIL_LEAST)))
        self.across.setSizes([whole - detail - 1, detail])

    def _share_height(self) -> None:
        """Closed, the source is its heading alone; open, it has its share or the chosen one."""
        if self._source is None:
            return
        px, whole = self.theme.px, self.right.height()
        heading = px(34)
        is_open = self._source.is_open
        self._source.setMinimumHeight(px(90) if is_open else heading)
        self._source.setMaximumHeight(_NO_LIMIT if is_open else heading)
        source = heading
        if is_open:
            kept = self._widths.get("source")
            source = px(kept) if kept else round(whole * SOURCE_SHARE)
        self.right.setSizes([whole - source - 1, source])

    def _keep_height(self) -> None:
        if self.source.is_open:
            self._widths["source"] = round(self.source.height() * 100 / self.theme.scale)

    def _place_drawer(self) -> None:
        if self.shape is not None and self.shape.drawer and self.right.isVisible():
            width = min(self.theme.px(404), self.across.width() - self.theme.px(40))
            left = self.body.width() - width
            self.right.setGeometry(left, 0, width, self.body.height())
            self.right.raise_()

    def _keep_width(self) -> None:
        if self.shape is not None:
            width = round(self.right.width() * 100 / self.theme.scale)
            self._widths[self.shape.name] = width

    def widths(self) -> dict[str, int]:
        """The widths a person chose by splitter or header, at 100 %."""
        return self._widths | self.tree.columns.drawn()

    def take_widths(self, widths: dict[str, int]) -> None:
        """Those chosen on another day."""
        self._widths = {name: width for name, width in widths.items() if "." not in name}
        self.tree.columns.take(widths)

    # folding

    @property
    def details_shown(self) -> bool:
        return self.right.isVisibleTo(self)

    def show_details(self, shown: bool) -> None:
        """Show or fold the detail side, as a pane or as a drawer."""
        drawer = self.shape is not None and self.shape.drawer
        if not drawer:
            self._folded = not shown
        self.right.setVisible(shown)
        if shown:
            self._share_width()
            self._share_height()
        else:
            self.tree.setFocus()

    @property
    def page(self) -> CentrePage | None:
        """The page in the middle; None while a plan's rows or an empty state stand there."""
        return self.pages.shown()

    def open_page(self, name: PageName) -> None:
        """Put a page over the whole centre, without heading and detail."""
        self.heading.setVisible(False)
        self.right.setVisible(False)
        self.pages.open_page(name)

    def show_page(self, page: QWidget) -> None:
        """Put the table or an empty state in the middle."""
        beginning = page is self.empty and not self.heading.isVisibleTo(self.centre)
        self.pages.setCurrentWidget(page)
        if self.shape is None or not self.shape.drawer:
            self.right.setVisible(not beginning and not self._folded)

    def next_pane(self) -> None:
        """Move the focus on: sidebar, table or page, detail, source, and round again."""
        panes = [self.sidebar, self.page or self.tree, self.detail, self.source]
        panes = [pane for pane in panes if pane.isVisibleTo(self)]
        holder = next((at for at, pane in enumerate(panes) if _holds_focus(pane)), -1)
        panes[(holder + 1) % len(panes)].setFocus(Qt.FocusReason.TabFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The splitter got its new size: only now can it be shared out."""
        if event.type() == QEvent.Type.Resize:
            if watched is self.across:
                self._share_width()
            self._share_height()
        return False


def _column(*parts: QWidget) -> QWidget:
    column = QWidget()
    rows = QVBoxLayout(column)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(0)
    for at, part in enumerate(parts):
        rows.addWidget(part, int(at == len(parts) - 1))
    return column


def _holds_focus(pane: QWidget) -> bool:
    focused = pane.window().focusWidget()
    return focused is not None and (focused is pane or pane.isAncestorOf(focused))
