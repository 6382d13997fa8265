"""The history (修改记录) of one row or of the whole ledger: looked through, printed, copied."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from gkdesk.domain.changes import HistoryEntry
from gkdesk.domain.history_pages import HistoryChange
from gkdesk.domain.tasks import Row
from gkdesk.domain.written_days import written_day
from gkdesk.services import history_pages, outline
from gkdesk.services.session import Session
from gkdesk.ui.dialogs.frame import Foot
from gkdesk.ui.dialogs.quiet_table import dress_table
from gkdesk.ui.models.history_model import HistoryColumn, HistoryModel
from gkdesk.ui.models.history_print import as_text, history_list
from gkdesk.ui.models.history_words import cells
from gkdesk.ui.models.row_words import content
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.history_filter import HistoryFilter

MOST_PRINTED = 3000
"""Lines printed or copied; whoever needs more filters first."""

_SCREENFUL = 60
_WIDTHS: Mapping[int, int] = {
    HistoryColumn.WHEN: 144,
    HistoryColumn.WHO: 80,
    HistoryColumn.WHAT: 84,
    HistoryColumn.FIELD: 92,
}


class HistoryDialog(QDialog):
    """A table of changes, newest first and page by page, or a sentence where there are none.
    ``row_wanted`` asks for the row of a line."""

    row_wanted = Signal(int)

    def __init__(
        self,
        session: Session,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        node_id: int | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._session, self._node_id = session, node_id
        self.setWindowTitle("修改记录")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.model = HistoryModel(self)
        self.model.rows = lambda ids: outline.rows(session, ids)
        self.model.lines_of = lambda number: history_pages.lines_of(session, number)
        self.table, self.about, self.empty = QTableView(), QLabel(), QLabel()
        self.pages = QStackedWidget()
        people, today = history_pages.people(session), session.now().date()
        self.filter = HistoryFilter(theme, people, today, one_row=node_id is not None)
        self._named: dict[int, Row] = {}
        self._coming: Iterator[tuple[list[HistoryChange], bool]] = iter(())
        self._scan = QTimer(self, interval=0)
        self._scan.timeout.connect(self._read_on)
        self.filter.changed.connect(self._begin)
        self._set_table()
        self._lay_out()
        self._tell_about()
        self._begin()
        around = parent.window().size() if parent is not None else self.size()
        self.resize(
            min(theme.px(980), max(around.width() - theme.px(40), theme.px(560))),
            min(theme.px(560), max(around.height() - theme.px(60), theme.px(320))),
        )
        self.table.setFocus()

    def _set_table(self) -> None:
        self.table.setModel(self.model)
        dress_table(self.table, self.theme, _WIDTHS)
        self.table.activated.connect(self._open)
        self.table.clicked.connect(self._open_folded)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._follow())

    def _lay_out(self) -> None:
        px = self.theme.px
        self.about.setFont(self.theme.font(Letter.PANE_TITLE))
        self.empty.setFont(self.theme.font(Letter.TABLE))
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        set_look(self.empty, "second")
        self.pages.addWidget(self.table)
        self.pages.addWidget(self.empty)
        foot = self.foot = Foot(self.theme)
        self.go = foot.add("转到这一条")
        self.copy = foot.add("复制")
        self.print = foot.add("打印…")
        shut = foot.add("关闭")
        self.go.clicked.connect(self._go)
        self.go.setAutoDefault(False)
        self.copy.clicked.connect(self.copy_text)
        self.print.clicked.connect(self.open_print)
        shut.clicked.connect(self.accept)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(20), px(16), px(20), px(16))
        whole.setSpacing(px(10))
        whole.addWidget(self.about)
        whole.addWidget(self.filter)
        whole.addWidget(self.pages, 1)
        whole.addWidget(foot)

    def _tell_about(self) -> None:
        node_id = self._node_id
        title = "整个台账的修改记录"
        if node_id is not None:
            title = content(outline.row(self._session, node_id))
        metrics, width = self.about.fontMetrics(), self.theme.px(900)
        self.about.setText(metrics.elidedText(title, Qt.TextElideMode.ElideRight, width))

    def done(self, result: int) -> None:
        """Closed, nothing is looked for any more."""
        self._scan.stop()
        self.filter.stop()
        super().done(result)

    # reading

    def _begin(self) -> None:
        """Look from the newest change on for what is asked now."""
        asked = self.filter.asked(self._node_id)
        self.model.clear()
        self.table.setColumnHidden(HistoryColumn.TASK, asked.node_id is not None)
        self._coming = history_pages.pages(self._session, asked, self._said)
        self.model.more = self._scan.start
        self._read_on()

    def _read_on(self) -> None:
        """One page; on to the next by the timer until a screenful came."""
        found, more = next(self._coming, ([], False))
        before = len(self.model)
        self.model.add(found)
        if not more:
            self.model.more = None
        if not more or len(self.model) // _SCREENFUL > before // _SCREENFUL:
            self._scan.stop()
        elif not self._scan.isActive():
            self._scan.start()
        if found or not self._scan.isActive():
            self._follow()

    def _said(self, entries: Sequence[HistoryEntry]) -> list[str]:
        tasks = {entry.task for entry in entries if entry.task is not None}
        unknown = sorted(tasks - self._named.keys())
        self._named.update(outline.rows(self._session, unknown))
        return ["\n".join(cells(entry, self._named)) for entry in entries]

    def _follow(self) -> None:
        some, searching = len(self.model) > 0, self._scan.isActive()
        self.pages.setCurrentIndex(0 if some else 1)
        self.empty.setText("正在查找…" if searching else self._nothing())
        number = f"{len(self.model)} 行"
        more = "，往下还有" if self.model.more is not None else ""
        self.foot.hint.setText(f"{number}{more}。记录只增不改；撤销也会留下一行。")
        for button in (self.copy, self.print):
            button.setEnabled(some)
        self.go.setEnabled(self._task() is not None)

    def _nothing(self) -> str:
        asked = self.filter.asked(self._node_id)
        if asked.reads_lines or asked.kind or asked.who or asked.first:
            return "没有符合条件的记录，可以少选几项，或换一种说法。"
        if self._node_id is None:
            return "这份台账还没有改动。"
        return "这一条还没有改动过，和原文一致。"

    # hands

    def _task(self) -> int | None:
        index = self.table.currentIndex()
        entry = self.model.line(index.row()).entry if index.isValid() else None
        task = entry.task if entry is not None else None
        return task if task is not None and outline.rows(self._session, [task]) else None

    def _open_folded(self, index: QModelIndex) -> None:
        if self.model.line(index.row()).entry is None:
            self.model.toggle(index.row())

    def _open(self, index: QModelIndex) -> None:
        if self.model.line(index.row()).entry is None:
            self.model.toggle(index.row())
        else:
            self._go()

    def _go(self) -> None:
        task = self._task()
        if task is not None:
            self.accept()
            self.row_wanted.emit(task)

    def lines(self) -> list[tuple[str, ...]]:
        """All lines in words, read to the end, folded changes as one line."""
        while self.model.more is not None and len(self.model) < MOST_PRINTED:
            self._read_on()
        self._scan.stop()
        return [self.model.words(row) for row in range(min(len(self.model), MOST_PRINTED))]

    def copy_text(self) -> None:
        """Put the lines on the clipboard, as text with tabs."""
        lines = self.lines()
        QGuiApplication.clipboard().setText(as_text(lines))
        self.foot.hint.setText(f"已复制 {len(lines)} 行，可粘贴到表格或文档")

    def open_print(self) -> None:
        """Open the preview of the lines on paper."""
        from gkdesk.ui.dialogs.print_dialog import PrintDialog

        lines = self.lines()
        day = written_day(self._session.now().date())
        subtitle = f"{self.about.text()}　{day}　共 {len(lines)} 行"
        listed = history_list("修改记录", subtitle, lines)
        PrintDialog(listed, self.theme, self).open()
