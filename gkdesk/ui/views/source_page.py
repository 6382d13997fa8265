"""The page that shows a stretch of source text with its marks; offsets are characters."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from gkdesk.domain.marks import Mark, MarkKind
from gkdesk.domain.spans import Span
from gkdesk.ui.theme import Letter, Palette, Theme
from gkdesk.ui.views.text_offsets import Utf16Map

_KEPT = {ord("\r"): " ", 0xFEFF: "\u2060"}
"""What Qt would leave out of a text (the CR of CR LF, a mark of byte order at its head), with
what stands in its place, so that all behind it keep theirs."""


class SourcePage(QTextEdit):
    """Read-only text. Marks keep their tint and underline everywhere; only the current
    spans stand in full ink, so that changing the row touches those few selections."""

    clicked = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stretch = Span(0, 0)
        self._map = Utf16Map("")
        self._current: list[Span] = []
        self._marks: list[Mark] = []
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("border: none; border-radius: 0")
        self.setAccessibleName("原文")
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._text = ""
        self.set_theme(theme)

    @property
    def stretch(self) -> Span:
        """The part of the source on the page, in characters of the whole source."""
        return self._stretch

    def set_theme(self, theme: Theme) -> None:
        """Take other letters or colours; the text is set again."""
        self._theme = theme
        self.setFont(theme.font(Letter.SOURCE))
        self.document().setDocumentMargin(theme.px(14))
        self._set_text()

    def set_stretch(self, text: str, stretch: Span, marks: Iterable[Mark]) -> None:
        """Show ``text``, which is the ``stretch`` of the source, with its marks."""
        self._text, self._stretch, self._marks = text, stretch, list(marks)
        self._map = Utf16Map(text)
        self._current = []
        self._set_text()

    def change_marks(self, marks: Iterable[Mark]) -> None:
        """Other marks on the same text; only what differs is set again, nothing scrolls."""
        former = {_shape_of(mark) for mark in self._marks}
        self._marks = list(marks)
        changed = former ^ {_shape_of(mark) for mark in self._marks}
        if not changed:
            return
        stretches = _united(Span(start, end) for start, end, _kind in changed)
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        plain = _ink(self._theme.palette.text2, self._theme.font(Letter.SOURCE))
        for stretch in stretches:
            self.cursor_at(*stretch).setCharFormat(plain)
        self._lay_marks(mark for mark in self._marks if _touches(stretches, mark))
        cursor.endEditBlock()

    def set_current(self, spans: Iterable[Span], *, scroll: bool = True) -> None:
        """Put the current row's places in full ink and bring the first one into view."""
        self._current = [span for span in spans if self._holds(span)]
        self._ink_current()
        if scroll:
            self._bring_into_view()

    def current(self) -> list[Span]:
        """The places in full ink."""
        return list(self._current)

    def scroll_to(self, offset: int) -> None:
        """Put the line of a character of the source at the top, as far as it goes."""
        line = self._lines_of(Span(offset, offset + 1))
        self.verticalScrollBar().setValue(round(line.top()) - self._theme.px(14))

    def cursor_at(self, start: int, end: int) -> QTextCursor:
        """A document cursor over characters ``start`` to ``end`` of the whole source."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._map.position(start - self._stretch.start))
        kept = QTextCursor.MoveMode.KeepAnchor
        cursor.setPosition(self._map.position(end - self._stretch.start), kept)
        return cursor

    def offset_at(self, point: QPoint) -> int | None:
        """The character of the whole source at a point of the viewport."""
        at = QPointF(point) + QPointF(0, self.verticalScrollBar().value())
        layout = self.document().documentLayout()
        if not 0 <= at.y() < layout.documentSize().height():
            return None
        position = layout.hitTest(at, Qt.HitTestAccuracy.FuzzyHit)
        return self._stretch.start + self._map.offset(position) if position >= 0 else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        plain = event.button() is Qt.MouseButton.LeftButton
        if plain and not self.textCursor().hasSelection():
            offset = self.offset_at(event.position().toPoint())
            if offset is not None:
                self.clicked.emit(offset)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            position = self.textCursor().position()
            self.clicked.emit(self._stretch.start + self._map.offset(position))
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            QTimer.singleShot(0, self, self._bring_into_view)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._current:
            painter = QPainter(self.viewport())
            for span in self._current:
                painter.fillRect(self._bar(span), self._theme.palette.accent_text)

    def _holds(self, span: Span) -> bool:
        return span.start < self._stretch.end and span.end > self._stretch.start

    def _set_text(self) -> None:
        theme = self._theme
        self.setExtraSelections([])
        self.setPlainText(self._text.translate(_KEPT))
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.setBlockFormat(_lines(theme.line(Letter.SOURCE), theme.px(5)))
        cursor.setCharFormat(_ink(theme.palette.text2, theme.font(Letter.SOURCE)))
        self._close_empty_lines(cursor)
        self._lay_marks(self._marks)
        cursor.endEditBlock()
        self._ink_current()
        self._bring_into_view()

    def _lay_marks(self, marks: Iterable[Mark]) -> None:
        palette = self._theme.palette
        for mark in sorted(marks, key=_outer_first):
            self.cursor_at(mark.start, mark.end).mergeCharFormat(_mark(mark.kind, palette))

    def _close_empty_lines(self, cursor: QTextCursor) -> None:
        """An empty line of the file only parts paragraphs; it need not be a whole line."""
        flat = _lines(self._theme.px(4), 0)
        block = self.document().firstBlock()
        while block.isValid():
            if block.length() <= 1:
                cursor.setPosition(block.position())
                cursor.setBlockFormat(flat)
            block = block.next()

    def _ink_current(self) -> None:
        chosen = []
        for span in self._current:
            selection = QTextEdit.ExtraSelection()
            selection.cursor = self.cursor_at(
                max(span.start, self._stretch.start), min(span.end, self._stretch.end)
            )
            selection.format.setForeground(self._theme.palette.text)
            chosen.append(selection)
        self.setExtraSelections(chosen)

    def _bar(self, span: Span) -> QRectF:
        """The bar beside the lines of a current span, in viewport pixels."""
        whole = self._lines_of(span)
        top = whole.top() - self.verticalScrollBar().value()
        return QRectF(0, top + 2, self._theme.px(3), whole.height() - 4)

    def _lines_of(self, span: Span) -> QRectF:
        """The lines a span covers, in document pixels."""
        cursor = self.cursor_at(span.start, span.end)
        first = _line_box(self.document().findBlock(cursor.selectionStart()), cursor.anchor())
        end = max(cursor.selectionEnd() - 1, cursor.selectionStart())
        return first.united(_line_box(self.document().findBlock(end), end))

    def _foremost(self) -> Span:
        """Which of the current places must be in sight."""
        return self._current[0]

    def _bring_into_view(self) -> None:
        """Scroll only when the row's words are not all in sight already."""
        if not self._current:
            return
        wanted, bar = self._lines_of(self._foremost()), self.verticalScrollBar()
        top, bottom = bar.value(), bar.value() + self.viewport().height()
        if wanted.top() < top or wanted.bottom() > bottom:
            lead = self._theme.line(Letter.SOURCE) + self._theme.px(14)
            bar.setValue(round(max(0.0, wanted.top() - lead)))
        self.viewport().update()


def _outer_first(mark: Mark) -> tuple[int, bool]:
    """Long marks are laid under short ones; a doubt lies on top of its equals."""
    return mark.start - mark.end, mark.kind is MarkKind.DOUBT


def _shape_of(mark: Mark) -> tuple[int, int, MarkKind]:
    """What of a mark is to be seen."""
    return mark.start, mark.end, mark.kind


def _united(spans: Iterable[Span]) -> list[Span]:
    """The same characters in stretches that do not touch, in order."""
    united: list[Span] = []
    for span in sorted(spans):
        if united and span.start <= united[-1].end:
            united[-1] = Span(united[-1].start, max(united[-1].end, span.end))
        else:
            united.append(span)
    return united


def _touches(stretches: list[Span], mark: Mark) -> bool:
    """Whether a mark shares a character with one of some stretches."""
    at = bisect_left(stretches, (mark.end,)) - 1
    return at >= 0 and stretches[at].end > mark.start


def _line_box(block: QTextBlock, position: int) -> QRectF:
    """The line at a document position, in document pixels."""
    box = block.document().documentLayout().blockBoundingRect(block)
    line = block.layout().lineForTextPosition(position - block.position())
    return line.rect().translated(box.topLeft()) if line.isValid() else box


def _lines(height: int, below: int) -> QTextBlockFormat:
    shape = QTextBlockFormat()
    shape.setLineHeight(height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    shape.setBottomMargin(below)
    return shape


def _ink(colour: QColor, font: QFont) -> QTextCharFormat:
    shape = QTextCharFormat()
    shape.setFont(font)
    shape.setForeground(colour)
    return shape


def _mark(kind: MarkKind, palette: Palette) -> QTextCharFormat:
    """Tint and underline of a mark; the underlines differ, so it holds without colour."""
    shape = QTextCharFormat()
    if kind is MarkKind.HEADING:
        shape.setBackground(palette.mark_heading)
        shape.setFontWeight(QFont.Weight.Bold)
        return shape
    underlines = QTextCharFormat.UnderlineStyle
    tint, line, underline = {
        MarkKind.UNIT: (palette.mark_unit, palette.mark_unit_line, underlines.SingleUnderline),
        MarkKind.DEADLINE: (
            palette.mark_deadline,
            palette.mark_deadline_line,
            underlines.DashUnderline,
        ),
        MarkKind.DOUBT: (palette.mark_doubt, palette.mark_doubt_line, underlines.WaveUnderline),
    }[kind]
    shape.setBackground(tint)
    shape.setUnderlineColor(line)
    shape.setUnderlineStyle(underline)
    return shape
