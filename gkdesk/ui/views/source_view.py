"""The source text (原文) of a plan beside its rows: what was read from which words."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from gkdesk.domain.spans import Span
from gkdesk.errors import GkdeskError
from gkdesk.services import outline
from gkdesk.services.session import Session
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.chips import SmallLink
from gkdesk.ui.views.source_heading import SourceHeading
from gkdesk.ui.views.source_index import SourceIndex
from gkdesk.ui.views.source_page import SourcePage


class SourceView(QWidget):
    """Heading with the colour key, and the text. The text is read when it is first seen."""

    row_clicked = Signal(int)
    toggled = Signal(bool)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._plan: int | None = None
        self._row: int | None = None
        self._index: SourceIndex | None = None
        self._open = True
        self._seen = False
        self.heading = SourceHeading(theme)
        self.page = SourcePage(theme)
        self._before = SmallLink("前面还有原文", theme)
        self._after = SmallLink("后面还有原文", theme)
        self._empty = QLabel("选中左边一条，这里显示它在原文中的位置。")
        self._build()
        self.set_theme(theme)

    def _build(self) -> None:
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        set_look(self._empty, "small")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.heading)
        layout.addWidget(self._empty, 1)
        layout.addWidget(self._before, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self.page, 1)
        layout.addWidget(self._after, 0, Qt.AlignmentFlag.AlignHCenter)
        self.heading.pressed.connect(lambda: self.set_open(not self._open))
        self.page.clicked.connect(self._choose_at)
        self._before.clicked.connect(lambda: self._browse(self.page.stretch.start))
        self._after.clicked.connect(lambda: self._browse(self.page.stretch.end))
        self._arrange()

    @property
    def is_open(self) -> bool:
        return self._open

    def set_open(self, opened: bool) -> None:
        """Show the text, or close to the heading."""
        if opened != self._open:
            self._open = opened
            self._arrange()
            self._load_soon()
            self.toggled.emit(opened)

    def set_theme(self, theme: Theme) -> None:
        """Take other letters or colours."""
        self._theme = theme
        self.heading.set_theme(theme)
        self.page.set_theme(theme)
        self._before.set_theme(theme)
        self._after.set_theme(theme)
        self._empty.setFont(theme.font(Letter.SECOND))
        self._arrange()

    def show_plan(self, plan_id: int | None) -> None:
        """Show another plan's source; None shows the empty state."""
        if plan_id != self._plan:
            self._plan, self._row, self._index = plan_id, None, None
            self._load_soon()

    def show_row(self, node_id: int | None) -> None:
        """Bring the words of a row of the present plan into view, in full ink."""
        self._row = node_id
        if self._index is not None:
            self._show_row()
        else:
            self._load_soon()

    def refresh(self) -> None:
        """Read the marks again, after a doubt was settled or taken back."""
        self._index = None
        self._load_soon()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._load_soon()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self._seen = True

    def _load_soon(self) -> None:
        """At once, but the first time only after the window has come up."""
        if self._seen:
            self._load()
        else:
            QTimer.singleShot(0, self, self._load)

    def _load(self) -> None:
        """Read the source once the pane is seen; a closed or hidden pane costs nothing."""
        if self._index is not None or not (self._open and self.isVisible()):
            return
        if self._plan is not None:
            try:
                self._index = SourceIndex(outline.source(self._session, self._plan))
            except GkdeskError:
                self._plan = None
        if self._index is not None:
            self._turn(0)
            self._show_row()
        self._arrange()

    def _show_row(self) -> None:
        spans = self._index.spans_of(self._row) if self._index and self._row else []
        if spans and not _within(spans[0], self.page.stretch):
            self._turn(spans[0].start)
        self.page.set_current(spans)

    def _turn(self, offset: int) -> None:
        """Put the stretch around ``offset`` on the page."""
        if self._index is None:
            return
        stretch = self._index.stretch_around(offset)
        marks = self._index.marks_in(stretch.start, stretch.end)
        self.page.set_stretch(self._index.text[stretch.start : stretch.end], stretch, marks)
        self.page.scroll_to(offset)
        self._arrange()

    def _browse(self, offset: int) -> None:
        """Turn to another stretch of a long text without leaving the row."""
        self._turn(offset)
        spans = self._index.spans_of(self._row) if self._index and self._row else []
        self.page.set_current(spans, scroll=False)

    def _arrange(self) -> None:
        shown = self._open and self._index is not None
        stretch, end = self.page.stretch, len(self._index.text) if self._index else 0
        self.heading.set_open(self._open)
        self.page.setVisible(shown)
        self._empty.setVisible(self._open and not shown)
        self._before.setVisible(shown and stretch.start > 0)
        self._after.setVisible(shown and stretch.end < end)
        self.setMaximumHeight(16_777_215 if self._open else self.heading.maximumHeight())

    def _choose_at(self, offset: int) -> None:
        node_id = self._index.node_at(offset) if self._index else None
        if node_id is not None:
            self.row_clicked.emit(node_id)


def _within(span: Span, stretch: Span) -> bool:
    return stretch.start <= span.start and span.end <= stretch.end
