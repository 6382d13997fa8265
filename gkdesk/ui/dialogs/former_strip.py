"""Tells that the ledger holds a former version of a document, and offers to update it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from gkdesk.domain.tasks import PlanSummary
from gkdesk.ui.icons import Glyph, pixmap
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.chips import SmallLink
from gkdesk.ui.views.cut_label import CutLabel


class FormerStrip(QFrame):
    """One line over a review; ``update_wanted`` asks to update the plan instead."""

    update_wanted = Signal()

    def __init__(self, former: PlanSummary, theme: Theme) -> None:
        super().__init__()
        p, px = theme.palette, theme.px
        self.setObjectName("former")
        self.setStyleSheet(
            f"#former {{ background: {p.amber_bg}; border-bottom: 1px solid {p.line}; }}"
        )
        sign = QLabel()
        sign.setPixmap(pixmap(Glyph.INFO, p.amber_text, px(16)))
        self.words = CutLabel()
        self.words.setFont(theme.font(Letter.SECOND))
        same = "同号" if former.document_number else "同名"
        self.words.set_words(
            f"台账里已有{same}的“{former.title}”，共 {former.tasks} 条任务。"
            "可以只更新不同之处，进展都保留；直接入库会另成一份计划。"
        )
        self.link = SmallLink("与台账对照更新…", theme)
        self.link.clicked.connect(self.update_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), px(5), px(14), px(5))
        row.setSpacing(px(8))
        row.addWidget(sign)
        row.addWidget(self.words, 1)
        row.addWidget(self.link)
