"""The list of what is to be checked in a document, or of what became no task."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gkdesk.domain.draft import Draft
from gkdesk.domain.spans import Span
from gkdesk.services.review_points import Point
from gkdesk.ui.models.draft_figures import place_words, quoted

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class PointModel(QAbstractListModel):
    """Shows points in the order of the text; the words of a line are made when it shows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._points: Sequence[Point] = ()
        self._draft = Draft("")
        self._lines: list[int] | None = None

    def show_points(self, points: Sequence[Point], draft: Draft) -> None:
        """Take the points of another reading; the same questions only change their state."""
        same = [point.question for point in points] == [each.question for each in self._points]
        if draft.source != self._draft.source:
            self._lines = None
        if not same:
            self.beginResetModel()
        self._points, self._draft = points, draft
        if not same:
            self.endResetModel()
        elif points:
            self.dataChanged.emit(self.index(0), self.index(len(points) - 1))

    def __len__(self) -> int:
        return len(self._points)

    @property
    def open_count(self) -> int:
        return sum(1 for point in self._points if point.open)

    def point(self, index: Index) -> Point | None:
        """The point behind an index; None for no index."""
        return self._points[index.row()] if index.isValid() else None

    def row_of(self, point: Point) -> int | None:
        """Where a question stands in the list."""
        start = bisect_left(self._points, point.question.span, key=lambda p: p.question.span)
        for at in range(start, len(self._points)):
            if self._points[at].question == point.question:
                return at
        return None

    def row_at(self, offset: int) -> int | None:
        """The first point whose words stand at a place of the source."""
        end = bisect_right(self._points, offset, key=lambda point: point.question.span.start)
        for at in range(end - 1, max(-1, end - 64), -1):
            span = self._points[at].question.span
            if span.start <= offset < span.end:
                return at
        return None

    def next_open(self, row: int) -> int | None:
        """The next point without an answer after a row, from the top again if need be."""
        order = [*range(row + 1, len(self._points)), *range(min(row + 1, len(self._points)))]
        return next((at for at in order if self._points[at].open), None)

    def open_from(self, span: Span) -> int | None:
        """The first open point at a place of the source or after it, else from the top."""
        start = bisect_left(self._points, span, key=lambda point: point.question.span)
        return self.next_open(start - 1)

    def place(self, point: Point) -> str:
        """Where it stands, as a person says it: by number, else by page, else by line."""
        question = point.question
        if question.path:
            return place_words(question.path)
        if not question.has_words:
            return "全文"
        if self._draft.pages:
            return f"第 {max(1, bisect_right(self._draft.pages, question.span.start))} 页"
        return f"第 {bisect_right(self._line_starts(), question.span.start)} 行"

    def quote(self, point: Point) -> tuple[str, str, str]:
        """The line around the words, parted there; the sentence where there are no words."""
        found = quoted(self._draft.source, point.question.span)
        return (point.question.what, "", "") if found is None else found

    def _line_starts(self) -> list[int]:
        if self._lines is None:
            self._lines, at = [0], 0
            while (at := self._draft.source.find("\n", at) + 1) > 0:
                self._lines.append(at)
        return self._lines

    # QAbstractListModel

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._points)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        point = self._points[index.row()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return point.question.what
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            state = point.made.words if point.made is not None else point.question.reason
            said = (str(index.row() + 1), self.place(point), state, "".join(self.quote(point)))
            return "　".join(said)
        return None
