"""What was read from one file: its heading, its figures, and what should be checked."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from gkdesk.domain.draft import Doubt, Draft, Notice
from gkdesk.domain.tasks import PlanSummary
from gkdesk.errors import GkdeskError
from gkdesk.services.importing import Loaded
from gkdesk.terms import message_for
from gkdesk.ui.dialogs.draft_figures import figures, place_words, quote
from gkdesk.ui.icons import Glyph, pixmap
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.chips import Link

_MOST_DOUBTS = 100


@dataclass(frozen=True)
class Reading:
    """One file after reading: a document, the plan it already is, or the fault."""

    path: Path
    loaded: Loaded | None = None
    known: PlanSummary | None = None
    fault: GkdeskError | None = None

    @property
    def ready(self) -> bool:
        """Whether it can be taken into the ledger."""
        return self.loaded is not None and self.known is None and self.fault is None

    @property
    def tasks(self) -> int:
        return figures(self.loaded.draft).tasks if self.loaded and self.ready else 0

    @property
    def state(self) -> str:
        """The file's state in a few words, for the list of files."""
        if self.fault is not None:
            return "没能读入"
        if self.known is not None:
            return "已在台账里"
        doubts = len(self.loaded.draft.doubts) if self.loaded else 0
        return f"{self.tasks} 条任务" + (f"，{doubts} 处待核对" if doubts else "")


class FileReview(QWidget):
    """``plan_wanted`` asks to show the plan that a known file already is."""

    plan_wanted = Signal(int)

    def __init__(self, reading: Reading, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reading = reading
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(8))
        if reading.fault is not None:
            self._show_fault(reading.path, reading.fault)
        elif reading.known is not None:
            self._show_known(reading.path, reading.known)
        elif reading.loaded is not None:
            self._show_draft(reading.loaded.draft, reading.path)

    def words(self) -> str:
        """Everything the review says, for a screen reader."""
        return "\n".join(label.text() for label in self.findChildren(QLabel))

    def _show_fault(self, path: Path, fault: GkdeskError) -> None:
        self._add(path.name, Letter.PANE_TITLE)
        self._add_line(Glyph.WARNING, message_for(fault))
        self._column.addStretch(1)

    def _show_known(self, path: Path, plan: PlanSummary) -> None:
        self._add(plan.title, Letter.PANE_TITLE)
        words = f"“{path.name}”已经在台账里，共 {plan.tasks} 条任务，不会重复入库。"
        self._add_line(Glyph.INFO, words)
        link = Link("打开这份计划", self._theme)
        link.clicked.connect(lambda: self.plan_wanted.emit(plan.id))
        self._column.addWidget(link)
        self._column.addStretch(1)

    def _show_draft(self, draft: Draft, path: Path) -> None:
        notice = draft.notice
        self._add(notice.plan_title or notice.title or path.stem, Letter.PANE_TITLE)
        self._add(_origin(notice), Letter.SECOND, "second")
        self._add(f"文件　{path.name}", Letter.SECOND, "second")
        self._add(figures(draft).words, Letter.TABLE)
        rule = QFrame()
        set_look(rule, "line")
        rule.setFixedHeight(1)
        self._column.addWidget(rule)
        self._show_doubts(draft)

    def _show_doubts(self, draft: Draft) -> None:
        count = len(draft.doubts)
        if not count:
            self._add_line(Glyph.CHECK, "没有需要核对的地方。")
            self._column.addStretch(1)
            return
        self._add(f"待核对 {count} 处", Letter.TABLE, bold=True)
        inside = QWidget()
        lines = QVBoxLayout(inside)
        lines.setContentsMargins(0, 0, self._theme.px(8), 0)
        lines.setSpacing(self._theme.px(10))
        for doubt in draft.doubts[:_MOST_DOUBTS]:
            lines.addWidget(self._doubt(draft, doubt))
        if count > _MOST_DOUBTS:
            lines.addWidget(self._label(f"其余 {count - _MOST_DOUBTS} 处入库后再看。"))
        lines.addStretch(1)
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._column.addWidget(area, 1)

    def _doubt(self, draft: Draft, doubt: Doubt) -> QWidget:
        theme, box = self._theme, QWidget()
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(10))
        place = self._label(place_words(doubt.path), bold=True)
        place.setFixedWidth(theme.px(76))
        place.setAlignment(Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(theme.px(2))
        words.addWidget(self._label(doubt.what))
        source = quote(draft, doubt)
        if source is not None:
            tint, p = theme.palette.mark_doubt, (escape(part) for part in source)
            before, doubtful, after = p
            marked = f'<span style="background:{tint}">{doubtful}</span>'
            shown = self._label(f"{before}{marked}{after}", Letter.SECOND)
            shown.setTextFormat(Qt.TextFormat.RichText)
            set_look(shown, "second")
            words.addWidget(shown)
        line.addWidget(place, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        return box

    def _add(
        self, words: str, letter: Letter, look: str = "", *, bold: bool | None = None
    ) -> None:
        label = self._label(words, letter, bold=bold)
        if look:
            set_look(label, look)
            label.setFont(self._theme.font(letter, bold=bold))
        self._column.addWidget(label)

    def _add_line(self, glyph: Glyph, words: str) -> None:
        line = QHBoxLayout()
        line.setSpacing(self._theme.px(8))
        mark = QLabel()
        mark.setPixmap(pixmap(glyph, self._theme.palette.accent_text, self._theme.px(20)))
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._label(words), 1)
        self._column.addLayout(line)

    def _label(
        self, words: str, letter: Letter = Letter.TABLE, *, bold: bool | None = None
    ) -> QLabel:
        label = QLabel(words)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setFont(self._theme.font(letter, bold=bold))
        return label


def _origin(notice: Notice) -> str:
    """Issuer, document number and day, as far as the document prints them."""
    day = notice.signed_on
    signed = f"{day.year}年{day.month}月{day.day}日" if day else None
    parts = (notice.issuer, notice.document_number, signed)
    return "　".join(part for part in parts if part) or "没有印发文机关和文号"
