"""The line in use in full: its task, and what was sent, came back and stands now."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QGridLayout, QLabel, QTextEdit, QVBoxLayout, QWidget

from gkdesk.ui.models.collect_lines import SHELF_WORDS, Line, field_words, shown
from gkdesk.ui.models.collect_words import now_words, sent_words
from gkdesk.ui.models.row_words import NOTHING
from gkdesk.ui.models.word_parting import Piece, parted
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.cut_label import CutLabel

_HEADS = ("发出时", "收回", "台账现在")


class WholeText(QTextEdit):
    """A text that is only read; pieces of its own stand on a tint, underlined."""

    def __init__(self, name: str, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setFont(theme.font(Letter.TABLE))
        self.setAccessibleName(name)
        self.setMinimumHeight(theme.px(44))
        self.document().setDocumentMargin(theme.px(6))
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )

    def show_pieces(self, pieces: list[Piece], tint: QColor | None = None) -> None:
        """Set the words anew, from their beginning; without any, that is said."""
        self.clear()
        block = QTextBlockFormat()
        high = self._theme.px(22)
        block.setLineHeight(high, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor = QTextCursor(self.document())
        cursor.setBlockFormat(block)
        for words, own in pieces or [(NOTHING, False)]:
            cursor.insertText(words, self._format(tint if own else None))
        cursor.setPosition(0)
        self.setTextCursor(cursor)

    def _format(self, tint: QColor | None) -> QTextCharFormat:
        form, p = QTextCharFormat(), self._theme.palette
        form.setForeground(p.text)
        if tint is not None:
            form.setBackground(tint)
            form.setFontUnderline(True)
            form.setUnderlineColor(p.green_text if tint == p.green_bg else p.red_text)
        return form


class CollectSide(QWidget):
    """Of a conflict both sides are marked against what was sent; else what came back is
    marked against what stands."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.task, self.about = CutLabel(), CutLabel()
        self.sent, self.returned, self.now = (WholeText(head, theme) for head in _HEADS)
        self.meant = QLabel()
        self._lay_out()

    def _lay_out(self) -> None:
        theme, px = self._theme, self._theme.px
        self.task.setFont(theme.font(Letter.TABLE, bold=True))
        self.about.setFont(theme.font(Letter.SECOND))
        set_look(self.about, "second")
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(3))
        texts = (self.sent, self.returned, self.now)
        for at, (words, text) in enumerate(zip(_HEADS, texts, strict=True)):
            head = self.meant if text is self.returned else QLabel()
            head.setText(words)
            head.setFont(theme.font(Letter.SECOND))
            set_look(head, "second")
            grid.addWidget(head, 0, at)
            grid.addWidget(text, 1, at)
            grid.setColumnStretch(at, 3 if text is self.returned else 2)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(px(3))
        whole.addWidget(self.task)
        whole.addWidget(self.about)
        whole.addLayout(grid, 1)

    def show_line(self, line: Line | None) -> None:
        """Show a line; of none, nothing."""
        if line is None:
            self.task.set_words("")
            self.about.set_words("")
            for text in (self.sent, self.returned, self.now):
                text.show_pieces([])
            return
        self.task.set_words(line.task.replace("\n", "　"))
        self.about.set_words(about(line))
        self._show_texts(line)

    def _show_texts(self, line: Line) -> None:
        p, cell = self._theme.palette, line.cell
        sent, now, came = sent_words(line), now_words(line), cell.returned
        base = now if cell.sent is None or not sent else sent
        _base, own = parted(base, came)
        self.returned.show_pieces(own if base else [(came, False)], p.green_bg)
        self.sent.show_pieces([(sent, False)] if sent else [])
        _sent, theirs = parted(sent, now) if cell.sent else ([], [(now, False)])
        self.now.show_pieces(theirs if now else [], p.red_bg)
        meant = shown(cell.field, cell.value)
        differs = meant and "".join(meant.split()) != "".join(came.split())
        self.meant.setText(f"收回，读作“{_one_line(meant)}”" if differs else "收回")


def about(line: Line) -> str:
    """Where a line comes from and what it means."""
    verdict = SHELF_WORDS[line.shelf]
    told = f"{verdict}：{line.remark}" if line.remark else verdict
    parts = [
        field_words(line.cell.field),
        told,
        line.unit,
        line.file.path.name,
        line.cell.place,
    ]
    return "　".join(dict.fromkeys(part for part in parts if part))


def _one_line(words: str) -> str:
    short = words.replace("\n", "　")
    return short if len(short) <= 24 else f"{short[:23]}…"
