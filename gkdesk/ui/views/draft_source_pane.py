"""The source at the left of a review: marked words, and what a person can say of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from gkdesk.domain.answers import Choice
from gkdesk.domain.draft import Draft
from gkdesk.domain.marks import MarkKind
from gkdesk.domain.spans import Span
from gkdesk.services import source_answers
from gkdesk.services.draft_source import DraftSource
from gkdesk.services.review_points import Point
from gkdesk.terms import label
from gkdesk.ui.theme import Theme
from gkdesk.ui.views.answer_bar import SET_DAY, AnswerBar
from gkdesk.ui.views.chips import SmallLink
from gkdesk.ui.views.pane_heading import PaneHeading
from gkdesk.ui.views.source_heading import MarkKey
from gkdesk.ui.views.source_page import SourcePage


class MarkablePage(SourcePage):
    """The page with places to speak of: ``placed`` carries what was clicked or selected,
    ``menu_wanted`` also where the menu is to open."""

    placed = Signal(object)
    menu_wanted = Signal(object, QPoint)

    def selected(self) -> Span | None:
        """The selected characters of the source without blanks at their ends; None where
        nothing is selected."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        start = self._stretch.start + self._map.offset(cursor.selectionStart())
        end = self._stretch.start + self._map.offset(cursor.selectionEnd())
        words = self._text[start - self._stretch.start : end - self._stretch.start]
        start += len(words) - len(words.lstrip())
        return Span(start, start + len(words.strip())) if words.strip() else None

    def _foremost(self) -> Span:
        """The row, where all of it goes into the view, else the words in question in it."""
        room = self.viewport().height() - 2 * self._theme.px(14)
        whole = self._lines_of(self._current[0]).height() <= room
        return self._current[0 if whole else -1]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().height() != event.oldSize().height():
            QTimer.singleShot(0, self, self._bring_into_view)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            place = self.selected() or self._spot(event.position().toPoint())
            if place is not None:
                self.placed.emit(place)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        place = self.selected() or self._spot(event.pos())
        if place is not None:
            self.menu_wanted.emit(place, event.globalPos())

    def _spot(self, point: QPoint) -> Span | None:
        offset = self.offset_at(point)
        return None if offset is None else Span(offset, offset)


class DraftSourcePane(QWidget):
    """``went`` carries the character a person went to, ``answered`` a choice."""

    went = Signal(int)
    answered = Signal(object)

    def __init__(self, theme: Theme, today: date) -> None:
        super().__init__()
        self._draft, self._source = Draft(""), DraftSource(Draft(""), ())
        self._place: Span | None = None
        self._today = today
        self.heading = PaneHeading("原文", theme)
        for kind in MarkKind:
            self.heading.add(MarkKey(kind, label(kind), theme))
        self.page = MarkablePage(theme)
        self.bar = AnswerBar(self._understand, theme)
        self._before = SmallLink("前面还有原文", theme)
        self._after = SmallLink("后面还有原文", theme)
        self._build()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.heading)
        layout.addWidget(self._before, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self.page, 1)
        layout.addWidget(self._after, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self.bar)
        self.page.clicked.connect(lambda at: self.went.emit(self._inside(at)))
        self.page.placed.connect(self._show_offers)
        self.page.menu_wanted.connect(self._open_menu)
        self.page.verticalScrollBar().valueChanged.connect(lambda _at: self._tell_pages())
        self.bar.answered.connect(self._answer)
        self.bar.dated.connect(self._set_day)
        self.bar.left.connect(self.page.setFocus)
        self._before.clicked.connect(lambda: self._browse(back=True))
        self._after.clicked.connect(lambda: self._browse(back=False))

    # what it shows

    def show_draft(self, draft: Draft, points: Iterable[Point]) -> None:
        """Take a draft; of the same source only the marks change."""
        same = draft.source == self._draft.source and bool(draft.source)
        self._draft, self._source = draft, DraftSource(draft, points)
        self.bar.hide()
        if same:
            self.page.change_marks(self._source.marks(self.page.stretch))
        else:
            self._turn(0)

    def show_place(self, row: Span | None, words: Span | None = None) -> None:
        """Put a row's words in full ink and bring them, or the words in question, into
        view; turns a long source to them."""
        wanted = words or row
        if wanted is None:
            self.page.set_current(())
            return
        stretch = self.page.stretch
        if not stretch.start <= wanted.start < max(stretch.end, 1):
            self._turn(wanted.start)
        self.page.set_current(span for span in (row, words) if span and span.end > span.start)
        self._tell_pages()

    def ink(self, row: Span | None) -> None:
        """Put a row's words in full ink without moving the page."""
        self.page.set_current([row] if row is not None else [], scroll=False)
        self.page.viewport().update()

    def _turn(self, around: int) -> None:
        stretch = self._source.stretch(around)
        words = self._source.text[stretch.start : stretch.end]
        self.page.set_stretch(words, stretch, self._source.marks(stretch))
        self._before.setVisible(stretch.start > 0)
        self._after.setVisible(stretch.end < len(self._source.text))
        self._tell_pages()

    def _browse(self, *, back: bool) -> None:
        """Turn to the next stretch of a long source."""
        stretch = self.page.stretch
        edge = stretch.start if back else stretch.end
        self._turn(edge)
        self.page.scroll_to(edge)

    def _tell_pages(self) -> None:
        pages = self._draft.pages
        if len(pages) < 2:
            self.heading.note.set_words("")
            return
        area = self.page.viewport().rect()
        top = self.page.offset_at(area.topLeft() + QPoint(20, 4)) or self.page.stretch.start
        bottom = self.page.offset_at(area.bottomLeft() + QPoint(20, -4))
        last = bottom if bottom is not None else self.page.stretch.end
        self.heading.note.set_words(page_words(pages, top, last))

    # what a person says

    def _show_offers(self, place: Span) -> None:
        self._place = place
        choices = source_answers.offers(self._draft, place)
        shown = place if place.end > place.start else self._line(place)
        words = self._draft.source[shown.start : shown.end].replace("\n", " ")
        self.bar.show_offers(words, choices, day=self._day_words() is not None)

    def _inside(self, offset: int) -> int:
        """A click behind the end of a line means the line, not the break after it."""
        text = self._draft.source
        behind = text[offset : offset + 1] in ("", "\n")
        return offset - 1 if behind and offset and text[offset - 1] != "\n" else offset

    def _line(self, place: Span) -> Span:
        return source_answers.line_at(self._draft.source, place.start)

    def _open_menu(self, place: Span, at: QPoint) -> None:
        self._show_offers(place)
        self.menu().popup(at)

    def menu(self) -> QMenu:
        """The answers for the place spoken of, and copying."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        place = self._place or Span(0, 0)
        for choice in source_answers.offers(self._draft, place):
            menu.addAction(choice.words).triggered.connect(partial(self._pick, choice))
        if self._day_words() is not None:
            menu.addAction(SET_DAY).triggered.connect(self.bar.ask_day)
        if place.end > place.start:
            menu.addSeparator()
            menu.addAction("复制").triggered.connect(self.page.copy)
        return menu

    def _pick(self, choice: Choice, _checked: bool = False) -> None:
        self._answer(choice)

    def _answer(self, choice: Choice) -> None:
        self.bar.hide()
        self.answered.emit(choice)

    def _day_words(self) -> Span | None:
        return source_answers.day_words(self._draft, self._place) if self._place else None

    def _understand(self, typed: str) -> date:
        return source_answers.typed_day(self._draft, typed, self._today)

    def _set_day(self, day: date) -> None:
        words = self._day_words()
        if words is not None:
            self._answer(source_answers.set_day(words, day))


def page_words(pages: tuple[int, ...], first: int, last: int) -> str:
    """Which pages are in sight: 第 3–4 页，共 14 页. ``pages`` are where they begin."""
    top, bottom = (max(1, bisect_right(pages, at)) for at in (first, last))
    shown = f"{top}" if top == bottom else f"{top}–{bottom}"
    return f"第 {shown} 页，共 {len(pages)} 页"
