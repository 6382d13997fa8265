"""The source text (原文) of a plan beside its rows: what was read from which words."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from gkdesk.domain.marks import SourcePart
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
        self._before.clicked.connect(lambda: self._browse(back=True))
        self._after.clicked.connect(lambda: self._browse(back=False))
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

    def show_place(self, plan_id: int, start: int, end: int) -> None:
        """Bring a place of a plan's source into view that belongs to no row."""
        self.show_plan(plan_id)
        self._load()
        if self._plan is None:
            return
        part = outline.source_part_at(self._session, plan_id, start)
        self._take(part)
        self.page.set_current([Span(start, end)])

    def refresh(self) -> None:
        """Read the marks again, after a doubt was settled or taken back."""
        top = self.page.verticalScrollBar().value()
        self._index = None
        self._load_soon()
        self.page.verticalScrollBar().setValue(top)

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
        if self._index is None and self._open and self.isVisible():
            self._turn(self._row)
            self._show_row()
            self._arrange()

    def _show_row(self) -> None:
        if self._index is not None and self._row and not self._index.spans_of(self._row):
            self._turn(self._row)
        self.page.set_current(self._spans())

    def _spans(self) -> list[Span]:
        return self._index.spans_of(self._row) if self._index and self._row else []

    def _turn(self, node_id: int | None) -> None:
        """Put the source around a row on the page, of a short plan all of it."""
        if self._plan is None:
            return
        try:
            part = outline.source_part(self._session, self._plan, node_id)
        except GkdeskError:
            self._plan = None
            return
        self._take(part)

    def _take(self, part: SourcePart) -> None:
        if self._index is not None and self._index.part == part:
            return
        self._index = SourceIndex(part)
        self.page.set_stretch(part.text, Span(part.start, part.end), part.marks)
        self.page.scroll_to(part.start)
        self._arrange()

    def _browse(self, *, back: bool) -> None:
        """Turn to the next stretch of a long text without leaving the row."""
        if self._index is not None:
            edge = self.page.stretch.start if back else self.page.stretch.end
            self._turn(self._index.edge_node(last=not back))
            self.page.scroll_to(edge)
            self.page.set_current(self._spans(), scroll=False)

    def _arrange(self) -> None:
        shown = self._open and self._index is not None
        self.heading.set_open(self._open)
        self.page.setVisible(shown)
        self._empty.setVisible(self._open and not shown)
        part = self._index.part if self._index else None
        self._before.setVisible(shown and part is not None and part.start > 0)
        self._after.setVisible(shown and part is not None and part.end < part.length)
        self.setMaximumHeight(16_777_215 if self._open else self.heading.maximumHeight())

    def _choose_at(self, offset: int) -> None:
        node_id = self._index.node_at(offset) if self._index else None
        if node_id is not None:
            self.row_clicked.emit(node_id)
