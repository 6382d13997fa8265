"""The line above the grid: which plan it is, and the acts that have no place in a cell."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton

from gkdesk.domain.tasks import PlanSummary
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.cut_label import CutLabel


class BreakdownBar(QFrame):
    """The plan's title and its figures, with a few buttons at the right."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.title = CutLabel()
        self.figures = QLabel()
        self.tasks_only = QToolButton()
        self.tasks_only.setText("只看任务")
        self.tasks_only.setToolTip("收起各项任务的措施，再按一次全部展开")
        self.tasks_only.setCheckable(True)
        self.tasks_only.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._buttons = [self.tasks_only]
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.title, 1)
        self._row.addWidget(self.figures)
        self._row.addWidget(self.tasks_only)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Other colours or letters."""
        self._theme = theme
        px = theme.px
        self._row.setContentsMargins(px(16), px(8), px(12), px(8))
        self._row.setSpacing(px(12))
        self.title.setFont(theme.font(Letter.PANE_TITLE))
        self.figures.setFont(theme.font(Letter.SECOND))
        self.figures.setStyleSheet(f"color: {theme.palette.text2}")
        for button in self._buttons:
            button.setFont(theme.font(Letter.TABLE))
            button.setFixedHeight(px(32))

    def offer(self, actions: Iterable[QAction]) -> None:
        """Buttons for acts of the window."""
        for action in actions:
            button = QToolButton()
            button.setDefaultAction(action)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._row.addWidget(button)
            self._buttons.append(button)
        self.set_theme(self._theme)

    def show_plan(self, plan: PlanSummary | None) -> None:
        """Name the plan, and say how many tasks and measures it has."""
        self.title.set_words(plan.title if plan is not None else "还没有计划")
        counts = f"{plan.tasks} 项任务　{plan.measures} 条措施" if plan is not None else ""
        self.figures.setText(counts)
