"""进度: how far a plan is, as charts; every bar opens its tasks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
)

from gkdesk.domain.progress import Progress, ProgressBy
from gkdesk.errors import UnknownPlan
from gkdesk.services import outline, progress_figures
from gkdesk.services.session import Session
from gkdesk.ui.centre import CentrePage
from gkdesk.ui.dialogs.choice_box import ChoiceBox
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.progress_view import ProgressView

MANY: Final = 5_000
"""From so many tasks on the months are counted after the rest has been shown."""


class ProgressPage(CentrePage):
    """``query_wanted`` asks for the tasks of a bar; the others for what the buttons say."""

    query_wanted = Signal(object)
    print_wanted = Signal()
    picture_wanted = Signal()
    copy_wanted = Signal()
    workbook_wanted = Signal()

    keys = "↑↓ 选一条　←→ 选一段　Enter 看任务"

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session, self._theme = session, theme
        self._plans: list[int] = []
        self.progress: Progress | None = None
        self.plan = ChoiceBox(theme)
        self.view = ProgressView(theme)
        self.nothing = QLabel("还没有计划，导入一份要点以后，这里看得到办到哪一步。")
        self._scroll = QScrollArea()
        self._buttons: list[QPushButton] = []
        self._rest = QTimer(self, singleShot=True, interval=0)
        self._build()
        self.plan.activated.connect(lambda _at: self._show())
        self.view.opened.connect(self.query_wanted)
        self.view.moved.connect(self._into_sight)
        self.view.told.connect(self.said)
        self._rest.timeout.connect(lambda: self._count(tuple(ProgressBy)))
        self.set_theme(theme)

    def _build(self) -> None:
        self._scroll.setWidget(self.view)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.plan.setAccessibleName("计划")
        self._bar = QHBoxLayout()
        self._bar.addWidget(self.plan)
        self._bar.addStretch(1)
        for words, wanted in (
            ("打印", self.print_wanted),
            ("存为图片…", self.picture_wanted),
            ("复制图片", self.copy_wanted),
            ("导出 Excel 图表…", self.workbook_wanted),
        ):
            button = QPushButton(words)
            set_look(button, "flat")
            button.clicked.connect(wanted)
            self._buttons.append(button)
            self._bar.addWidget(button)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._bar)
        whole.addWidget(self._scroll, 1)
        whole.addWidget(self.nothing, 1)
        self.setAutoFillBackground(True)
        self.setFocusProxy(self.view)

    def set_theme(self, theme: Theme) -> None:
        """Other colours or letters."""
        self._theme = theme
        px = theme.px
        self._bar.setContentsMargins(px(14), px(8), px(14), px(4))
        self._bar.setSpacing(px(6))
        self.plan.setMinimumWidth(px(300))
        self.nothing.setFont(theme.font(Letter.TABLE))
        for button in (*self._buttons, self.plan):
            button.setFont(theme.font(Letter.TABLE))
        self.view.set_theme(theme)

    def look_at(self, plan_id: int) -> None:
        """Show another plan."""
        self._fill()
        if plan_id in self._plans:
            self.plan.setCurrentIndex(self._plans.index(plan_id))

    @property
    def plan_id(self) -> int | None:
        """The plan shown."""
        at = self.plan.currentIndex()
        return self._plans[at] if 0 <= at < len(self._plans) else None

    def refresh(self) -> None:
        """Count again, as the ledger is now."""
        self._fill()
        self._show()

    def _fill(self) -> None:
        former = self.plan_id
        plans = outline.plans(self._session)
        self._plans = [plan.id for plan in plans]
        self.plan.clear()
        self.plan.addItems([plan.title for plan in plans])
        if former in self._plans:
            self.plan.setCurrentIndex(self._plans.index(former))

    def _show(self) -> None:
        there = self.plan_id is not None
        self.nothing.setVisible(not there)
        self._scroll.setVisible(there)
        for widget in (*self._buttons, self.plan):
            widget.setVisible(there)
        if self.plan_id is None:
            self.progress = None
            return
        many = outline.plan(self._session, self.plan_id).tasks >= MANY
        self._count(tuple(_first(many=many)))
        if many:
            self._rest.start()

    def _count(self, wanted: tuple[ProgressBy, ...]) -> None:
        if self.plan_id is None:
            return
        try:
            self.progress = progress_figures.progress(self._session, self.plan_id, wanted)
        except UnknownPlan:
            return  # taken out since; the page is counted again with the list of plans
        self.view.show_progress(self.progress)

    def _into_sight(self, box: QRectF) -> None:
        middle = box.center().toPoint()
        self._scroll.ensureVisible(middle.x(), middle.y(), 0, round(box.height()) * 2)

    def print_page(self) -> bool:
        """The charts are what is printed here."""
        if self.progress is not None:
            self.print_wanted.emit()
        return True

    def current_row(self) -> int | None:
        return None

    def words(self) -> str:
        whole = self.progress.whole if self.progress is not None else None
        return f"已办结 {whole.done} / {whole.total} 项" if whole is not None else ""


def _first(*, many: bool) -> Iterator[ProgressBy]:
    for by in ProgressBy:
        if not (many and by is ProgressBy.MONTH):
            yield by
