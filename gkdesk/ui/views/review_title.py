"""The line over a review: the plan's name, and who issued it under which number and when."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout

from gkdesk.domain.draft import Notice
from gkdesk.domain.written_days import written_day
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.cut_label import CutLabel


class ReviewTitle(QFrame):
    """Shows what a notice prints of itself; what it does not print is not made up."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("reviewTitle")
        px = theme.px
        self.setStyleSheet(f"#reviewTitle {{ border-bottom: 1px solid {theme.palette.line}; }}")
        self.setFixedHeight(px(40))
        self.plan, self.origin = CutLabel(), CutLabel()
        self.plan.setFont(theme.font(Letter.PANE_TITLE))
        self.origin.setFont(theme.font(Letter.SECOND))
        set_look(self.origin, "second")
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), 0, px(14), 0)
        row.setSpacing(px(14))
        row.addWidget(self.plan, 3)
        row.addWidget(self.origin, 4)

    def show_notice(self, notice: Notice, otherwise: str) -> None:
        """``otherwise`` names a plan that prints no title."""
        self.plan.set_words(notice.plan_title or notice.title or otherwise)
        day = notice.signed_on
        signed = written_day(day) if day else None
        parts = (notice.issuer, notice.document_number, signed)
        printed = "　".join(part for part in parts if part)
        self.origin.set_words(printed or "没有印发文机关和文号")
