"""单位反馈：what each unit has answered about this row, and the evidence it gave."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gkdesk.domain.feedback import Evidence
from gkdesk.domain.tasks import Row
from gkdesk.services import feedback, outline
from gkdesk.services.session import Session
from gkdesk.ui.models.answer_words import Points, UnitAnswer, answers_of
from gkdesk.ui.models.day_words import long_day
from gkdesk.ui.models.row_words import is_group
from gkdesk.ui.models.stage_words import short_name
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.chips import SmallLink
from gkdesk.ui.views.room import Room, clear

Opener = Callable[[str], object]
_WEB = ("http://", "https://")


def open_address(address: str) -> bool:
    """Open an address of the web with the program the system has for it, and no other."""
    whole = address if address.lower().startswith(_WEB) else f"http://{address}"
    return QDesktopServices.openUrl(QUrl(whole, QUrl.ParsingMode.StrictMode))


class EvidenceLine(QWidget):
    """One piece of evidence: its words, 打开 where they hold an address, 复制."""

    def __init__(self, piece: Evidence, opener: Opener, theme: Theme) -> None:
        super().__init__()
        self.words = QLabel(piece.words)
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setToolTip(f"{long_day(piece.day)}　{piece.source}")
        self.open, self.copy = SmallLink("打开", theme), SmallLink("复制", theme)
        if not piece.link:
            self.open.hide()
        self.open.setToolTip(piece.link)
        self.open.clicked.connect(lambda: opener(piece.link))
        self.copy.clicked.connect(partial(_copy, piece.link or piece.words))
        for link, verb in ((self.open, "打开"), (self.copy, "复制")):
            link.setAccessibleName(f"{verb}{piece.words}")
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.addWidget(self.words, 1)
        for link in (self.open, self.copy):
            self._line.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take other letters or colours."""
        self.words.setFont(theme.font(Letter.SECOND))
        self._line.setSpacing(theme.px(8))
        for link in (self.open, self.copy):
            link.set_theme(theme)


class AnswerCard(QWidget):
    """What one unit has said."""

    def __init__(self, answer: UnitAnswer, opener: Opener, theme: Theme) -> None:
        super().__init__()
        self.head, self.progress = QLabel(answer.head), QLabel(answer.progress)
        self.more = QLabel(answer.more)
        self.returned = [QLabel(words) for words in answer.returned]
        self.evidence = [EvidenceLine(piece, opener, theme) for piece in answer.evidence]
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        labels = (self.head, self.progress, self.more)
        for part in (*labels, *self.evidence, *self.returned):
            self._column.addWidget(part)
        for words in (*labels, *self.returned):
            words.setWordWrap(True)
            words.setTextFormat(Qt.TextFormat.PlainText)
            if not words.text():
                words.hide()  # showing one now would keep the letters it has now
        self.progress.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        set_look(self.more, "second")
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take other letters or colours."""
        self._column.setSpacing(theme.px(2))
        self.head.setFont(theme.font(Letter.SECOND, bold=True))
        self.progress.setFont(theme.font(Letter.TABLE))
        self.more.setFont(theme.font(Letter.SECOND))
        for words in self.returned:
            words.setFont(theme.font(Letter.SECOND))
            words.setStyleSheet(f"color: {theme.palette.amber_text}")
        for line in self.evidence:
            line.set_theme(theme)


class FeedbackRoom(Room):
    """The units in the order in which they first answered; gone where none has."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, "单位反馈", theme, parent)
        self.opener: Opener = open_address
        self._told: list[UnitAnswer] = []
        self._cards: list[QWidget] = []
        self._list = QVBoxLayout()
        self.body.addLayout(self._list)

    @property
    def cards(self) -> list[AnswerCard]:
        """What is shown, from top to bottom."""
        return [card for card in self._cards if isinstance(card, AnswerCard)]

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._list.setSpacing(theme.px(8))
        for card in self.cards:
            card.set_theme(theme)

    def show_row(self, row: Row) -> None:
        """The answers about a row; none of a section or plan."""
        told = [] if is_group(row) else self._answers(row)
        self.setVisible(bool(told))
        if told == self._told:
            return
        self._told = told
        self.count.setText(f"{len({answer.head for answer in told})} 条")
        clear(self._cards)
        for answer in told:
            card = AnswerCard(answer, lambda address: self.opener(address), self._theme)
            self._cards.append(card)
            self._list.addWidget(card)

    def _answers(self, row: Row) -> list[UnitAnswer]:
        said = feedback.of_row(self._session, row.id)
        given = feedback.evidence(self._session, row.id)
        back = feedback.sent_back(self._session, row.id)
        if not (said or given or back):
            return []
        return answers_of(said, given, back, self._points(row))

    def _points(self, row: Row) -> Points:
        stages = outline.due_points(self._session, [row.id]).get(row.id, [])
        return {each.id: short_name(each.term) for each in stages}


def _copy(words: str, _checked: bool = False) -> None:
    QGuiApplication.clipboard().setText(words)
