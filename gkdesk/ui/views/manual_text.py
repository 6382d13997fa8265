"""A chapter of the manual: Markdown in the letters of the window, pictures that fit."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import (
    QImage,
    QImageReader,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextTable,
)
from PySide6.QtWidgets import QFrame, QTextBrowser

from gkdesk.ui.theme import Letter, Theme

_LINE_PERCENT: Final = 150.0
_PROPORTIONAL: Final = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
_PICTURE: Final = "\N{OBJECT REPLACEMENT CHARACTER}"
_HEADS: Final = (Letter.PLAN_TITLE, Letter.PANE_TITLE)


class ManualText(QTextBrowser):
    """Shows one chapter at a time; pictures lie in ``folder``."""

    def __init__(self, folder: Path, theme: Theme) -> None:
        super().__init__()
        self._folder, self._theme = folder, theme
        self._text = ""
        self._width = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setAccessibleName("手册正文")
        self.setFont(theme.font(Letter.RUNNING))
        p = theme.palette
        self.setStyleSheet(f"QTextBrowser {{ background: {p.surface}; color: {p.text}; }}")

    def show_chapter(self, text: str) -> None:
        """Another chapter, from its beginning."""
        self._text = text
        self._lay_out()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _lay_out(self) -> None:
        self._width = self.viewport().width()
        document = self.document()
        document.setDocumentMargin(self._theme.px(20))
        self.setMarkdown(self._text)
        self._space(document)
        self._rule_tables(document)

    def _space(self, document: QTextDocument) -> None:
        """Lines apart as running text has them, and a gap below paragraphs."""
        cursor = QTextCursor(document)
        block = document.begin()
        while block.isValid():
            cursor.setPosition(block.position())
            style = block.blockFormat()
            if _PICTURE not in block.text():
                style.setLineHeight(_LINE_PERCENT, _PROPORTIONAL)
            if block.textList() is None and cursor.currentTable() is None:
                style.setBottomMargin(self._theme.px(8))
            cursor.setBlockFormat(style)
            if level := style.headingLevel():
                self._head(cursor, level)
            block = block.next()

    def _head(self, cursor: QTextCursor, level: int) -> None:
        letters = QTextCharFormat()
        letters.setFont(self._theme.font(_HEADS[min(level, len(_HEADS)) - 1], bold=True))
        letters.setProperty(QTextFormat.Property.FontSizeAdjustment, 0)
        cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
        cursor.mergeCharFormat(letters)

    def _rule_tables(self, document: QTextDocument) -> None:
        for frame in document.rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                style = frame.format()
                style.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
                style.setBorder(1)
                style.setBorderCollapse(True)
                style.setBorderBrush(self._theme.palette.line2)
                style.setCellPadding(self._theme.px(6))
                style.setCellSpacing(0)
                style.setProperty(QTextFormat.Property.FrameWidth, None)
                frame.setFormat(style)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """A picture of the manual, not wider than there is room."""
        url = name if isinstance(name, QUrl) else QUrl(name)
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return super().loadResource(kind, url)
        path = (self._folder / url.toString()).resolve()
        if not path.is_relative_to(self._folder.resolve()):
            return QImage()
        return _fitting(path, self._width - 2 * self._theme.px(24))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._text and abs(self.viewport().width() - self._width) > self._theme.px(8):
            at = self.verticalScrollBar().value()
            self._lay_out()
            self.verticalScrollBar().setValue(at)


def _fitting(path: Path, width: int) -> QImage:
    image = QImageReader(str(path)).read()
    if image.isNull() or width <= 0 or image.width() <= width:
        return image
    size = QSize(width, image.height() * width // image.width())
    return image.scaled(
        size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
