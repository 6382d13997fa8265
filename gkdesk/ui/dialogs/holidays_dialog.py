"""节假日安排: each year's table of days off and make-up days, filled from the State Council's
notice or by hand."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QListView, QVBoxLayout, QWidget

from gkdesk.calendars import published
from gkdesk.domain.occurrences import Move
from gkdesk.errors import GkdeskError
from gkdesk.services import holidays
from gkdesk.services.session import Session
from gkdesk.ui.dialogs import message
from gkdesk.ui.dialogs.frame import Foot
from gkdesk.ui.dialogs.holiday_days_table import HolidayDaysTable
from gkdesk.ui.dialogs.notice_paste import NoticePaste
from gkdesk.ui.dialogs.question import Question
from gkdesk.ui.models.holiday_days import HolidayDaysModel
from gkdesk.ui.models.holiday_doubts import asked, table_doubts, table_title, to_check
from gkdesk.ui.models.holiday_drafts import Draft, HolidayDrafts, found_in
from gkdesk.ui.models.holiday_years import UNSAVED, WORDS, HolidayYearsModel, Standing
from gkdesk.ui.theme import Letter, Theme

YEARS_AHEAD: Final = 1
"""The list goes to next year, whose notice comes in November; any other is recognised in
the pasted text."""
_ONLY: Final = QItemSelectionModel.SelectionFlag.ClearAndSelect


class HolidaysDialog(QDialog):
    """``saved`` carries the due points that moved when a table was written or dropped."""

    saved = Signal(object)

    def __init__(
        self, session: Session, theme: Theme, parent: QWidget | None, year: int | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._session = session
        self._editable = not session.read_only
        self._drafts = HolidayDrafts()
        self.setWindowTitle("节假日安排")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.years_model, self.days = HolidayYearsModel(self), HolidayDaysModel(self)
        self.years = QListView()
        self.table = HolidayDaysTable(self.days, theme)
        self.paste = NoticePaste(theme)
        self.foot = Foot(theme)
        self._lay_out()
        self._connect()
        self._read_years()
        self.open_year(year or session.now().year)

    def _lay_out(self) -> None:
        px, p = self.theme.px, self.theme.palette
        self.years.setModel(self.years_model)
        self.years.setFont(self.theme.font(Letter.TABLE))
        self.years.setFixedWidth(px(150))
        self.years.setAccessibleName("年份")
        self.years.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.years.setStyleSheet(
            f"QListView {{ background: {p.surface}; border: none; outline: none; }}"
            f"QListView::item {{ min-height: {px(32)}px; padding: 0 {px(8)}px; }}"
            f"QListView::item:selected {{ background: {p.sel}; color: {p.text}; }}"
        )
        middle = QHBoxLayout()
        middle.setSpacing(px(16))
        middle.addWidget(self._with_title("年份", self.years))
        middle.addWidget(self.table, 5)
        middle.addWidget(self.paste, 4)
        self.paste.setVisible(self._editable)
        self.save = self.foot.add("保存", "primary")
        self.forget = self.foot.add("")
        self.leave = self.foot.add("关闭")
        for button in (self.save, self.leave):  # Enter belongs to the fields of the table
            button.setAutoDefault(False)
            button.setDefault(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(20), px(16), px(20), px(14))
        whole.setSpacing(px(12))
        whole.addLayout(middle, 1)
        whole.addWidget(self.foot)
        room = self.screen().availableSize() * 0.94
        self.resize(QSize(px(1020), px(620)).boundedTo(room))

    def _with_title(self, words: str, list_view: QListView) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.theme.px(8))
        title = QLabel(words)
        title.setFont(self.theme.font(Letter.TABLE, bold=True))
        column.addWidget(title)
        column.addWidget(list_view, 1)
        return side

    def _connect(self) -> None:
        self.years.selectionModel().currentChanged.connect(self._year_chosen)
        self.days.edited.connect(self._edited)
        self.paste.changed.connect(self._read)
        self.save.clicked.connect(self._save)
        self.forget.clicked.connect(self._forget)
        self.leave.clicked.connect(self.reject)

    # what is shown

    def _read_years(self) -> None:
        today = self._session.now().year
        standing = dict.fromkeys((today, today + YEARS_AHEAD), Standing.PROVISIONAL)
        standing |= dict.fromkeys(published.YEARS, Standing.BUILT_IN)
        standing |= dict.fromkeys(holidays.entered(self._session), Standing.ENTERED)
        self.years_model.show_years(standing)

    @property
    def year(self) -> int:
        """The year shown."""
        return self.days.year

    def open_year(self, year: int) -> None:
        """Show a year's table, as it holds or as it was changed here."""
        self.years_model.add_year(year)
        index = self.years_model.index_of(year)
        self.years.selectionModel().setCurrentIndex(index, _ONLY)
        self.years.scrollTo(index)

    def _year_chosen(self, index: QModelIndex) -> None:
        if index.isValid():
            self._show(self.years_model.year(index))

    def _show(self, year: int) -> None:
        draft = self._drafts.of(year)
        table = draft.table if draft else self._session.calendar.table(year)
        self.days.show_table(year, table, editable=self._editable)
        self.table.show_year(editable=self._editable)
        self._follow()

    def _follow(self) -> None:
        """Say of the year shown where its table stands, what to check, and what can be
        done; the lines of the table stay as they are."""
        year, draft = self.year, self._drafts.of(self.year)
        table = draft.table if draft else self._session.calendar.table(year)
        standing = self.years_model.standing(year)
        said = UNSAVED if draft else WORDS[standing]
        self.table.title.setText(table_title(year, said, table))
        problems = draft.problems if draft else ()
        self.paste.show_found(to_check(problems) if draft else "", problems)
        self.save.setText(f"保存{year}年安排")
        self.save.setVisible(draft is not None)
        self.leave.setText("取消" if draft else "关闭")
        self.foot.hint.setText("保存后全部时限重新推算，可以撤销。" if draft else "")
        known = year in published.YEARS
        self.forget.setText("改用程序自带的" if known else f"删去{year}年安排")
        entered = standing is Standing.ENTERED
        self.forget.setVisible(entered and self._editable and draft is None)

    # what is changed

    def _read(self, text: str) -> None:
        """Read what was pasted; the year it is about is shown with what was found."""
        table, problems = found_in(self._session, text, self.year)
        if text.strip() and table is not None:
            self._take(Draft(table, problems, text))
            self.open_year(table.year)
            self._show(table.year)
            return
        if self._drafts.drop_read(self.year):
            self.years_model.set_unsaved(self.year, False)
            self._show(self.year)
        if text.strip():
            self.paste.show_found("没有读出放假安排", problems)
        else:
            self._follow()

    def _edited(self) -> None:
        table = self.days.table()
        self._take(Draft(table, table_doubts(table)))
        self._follow()

    def _take(self, draft: Draft) -> None:
        self._drafts.take(draft)
        self.years_model.add_year(draft.table.year)
        self.years_model.set_unsaved(draft.table.year, True)

    # what is written

    def _save(self) -> None:
        """Write the year shown; what is doubtful is asked about first."""
        draft = self._drafts.of(self.year)
        if draft is None:
            return
        write = partial(holidays.set_year, self._session, draft.table, draft.notice)
        if not draft.problems:
            self._hold(write)
            return
        said = asked(self.year, draft.problems)
        question = Question(said, "仍然保存", "回去核对", self.theme, self)
        question.agreed.connect(lambda: self._hold(write))
        question.open()

    def _forget(self) -> None:
        self._hold(partial(holidays.forget_year, self._session, self.year))

    def _hold(self, change: Callable[[], list[Move]]) -> None:
        """Write it and leave; a table that cannot hold at all is told, and stays open."""
        try:
            moves = change()
        except GkdeskError as fault:
            message.tell(self, fault)
            return
        self.accept()
        self.saved.emit(moves)

    def reject(self) -> None:
        """Leave; what was changed and not saved is asked about first."""
        if not self._drafts.years:
            super().reject()
            return
        years = "、".join(f"{year}年" for year in self._drafts.years)
        said = f"{years}的安排改过，还没有保存。"
        question = Question(said, "放弃改动", "继续核对", self.theme, self)
        question.agreed.connect(self._leave)
        question.open()

    def _leave(self) -> None:
        super().reject()
