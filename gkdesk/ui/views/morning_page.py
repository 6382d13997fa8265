"""The morning page (晨报): what is due, what is late, who has to be called."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from gkdesk.domain.agenda import Bell, Morning
from gkdesk.services.morning import morning as morning_of
from gkdesk.services.session import Session
from gkdesk.ui.centre import CentrePage
from gkdesk.ui.models import morning_choice as choice
from gkdesk.ui.models import morning_words as words
from gkdesk.ui.models.morning_lines import ORDER, Later, Line, lines_of
from gkdesk.ui.models.morning_model import MorningModel
from gkdesk.ui.models.put_off_rows import put_off_rows
from gkdesk.ui.shape import Shape
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Theme
from gkdesk.ui.views.calendar_notices import CalendarNotices
from gkdesk.ui.views.chips import Link
from gkdesk.ui.views.morning_acts import MorningActs
from gkdesk.ui.views.morning_cards import CardRow
from gkdesk.ui.views.morning_head import MorningHead
from gkdesk.ui.views.morning_list import MorningList

TWO_COLUMNS = 960
"""From this width (at 100 %) the groups stand in two columns."""

PAUSE_MS = 100
"""After so long it is asked whether a plan's year is over."""

_LEFT = (Bell.TODAY, Bell.OVERDUE, Bell.THIS_WEEK)
_RIGHT = (Bell.SOON, Bell.UNREPORTED)


class MorningPage(CentrePage):
    """Cards, groups by unit, and the acts upon them.

    ``list_wanted`` asks for the list that holds all of a group, ``unit_wanted`` for a unit's
    tasks; a fault that a person can understand goes out by ``failed``.
    """

    holidays_wanted = Signal(int)
    carry_wanted = Signal()
    list_wanted = Signal(object)
    unit_wanted = Signal(str)
    failed = Signal(object)

    keys = "上下键 选行　Enter 打开　Ctrl+R 登记催办"

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._session, self._writing = session, not session.read_only
        self.morning: Morning | None = None
        self._later: list[Later] = []
        self._later_shown = False
        self._opened: set[str] = set()
        self._wide = True
        self.acts = MorningActs(session, self)
        self.head = MorningHead(theme, writing=self._writing)
        self.notices = CalendarNotices(theme, acts=self._writing, margin=0)
        self._afterwards = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self.cards = CardRow(theme)
        self.left, self.right = self._list("晨报"), self._list("近期和未报")
        self.put_off_link = Link("", theme)
        self._build()
        self._connect()
        self.setAccessibleName("晨报")
        self.setAutoFillBackground(True)
        self.setFocusProxy(self.left)
        self.set_theme(theme)

    def _list(self, name: str) -> MorningList:
        model = MorningModel(self._session.calendar)
        made = MorningList(model, self.theme, writing=self._writing)
        made.setAccessibleName(name)
        return made

    def _build(self) -> None:
        self._rows, self._lists = QVBoxLayout(self), QHBoxLayout()
        self._lists.addWidget(self.left, 1)
        self._lists.addWidget(self.right)
        self._rows.addWidget(self.head)
        self._rows.addWidget(self.notices)
        self._rows.addWidget(self.cards)
        self._rows.addLayout(self._lists, 1)
        self._rows.addWidget(self.put_off_link, 0, Qt.AlignmentFlag.AlignLeft)

    def _connect(self) -> None:
        self.cards.chosen.connect(self.show_group)
        self.acts.wrote.connect(self._wrote)
        self.acts.said.connect(self.said)
        self.acts.failed.connect(self.failed)
        self._afterwards.timeout.connect(self._look_back)
        self.notices.holidays_wanted.connect(self.holidays_wanted)
        self.notices.carry_wanted.connect(self.carry_wanted)
        self.head.remind_wanted.connect(self.remind)
        self.head.copy_wanted.connect(self.copy)
        self.head.print_wanted.connect(self.print_page)
        self.put_off_link.clicked.connect(self._turn_later)
        for view in (self.left, self.right):
            view.opened.connect(self._open)
            view.turned.connect(self._turn)
            view.listed.connect(self._list_of)
            view.reminded.connect(lambda line, view=view: self._remind(view, line))
            view.put_off.connect(self.acts.put_off)
            view.taken_back.connect(self.acts.take_back)
            view.contact_given.connect(self.acts.keep_contact)
            view.focused.connect(lambda view=view: self._used(view))
            view.selectionModel().selectionChanged.connect(lambda *_: self._show_chosen())

    def set_theme(self, theme: Theme) -> None:
        """Other colours or letters."""
        self.theme = theme
        px = theme.px
        self._rows.setContentsMargins(px(20), px(14), px(20), px(6))
        self._rows.setSpacing(px(12))
        self._lists.setSpacing(px(16))
        set_look(self, "page")
        palette = self.palette()
        palette.setColor(self.backgroundRole(), theme.palette.bg)
        self.setPalette(palette)
        for part in (
            self.head,
            self.notices,
            self.cards,
            self.left,
            self.right,
            self.put_off_link,
        ):
            part.set_theme(theme)
        self._set_columns()

    def arrange(self, shape: Shape) -> None:
        """In a low window the cards are one line each."""
        self.cards.set_low(shape.low and shape.lowest)
        self._set_columns()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_columns()

    def _set_columns(self) -> None:
        """Two columns, the right one as wide as a card; one where the page is narrow."""
        wide = self.width() >= self.theme.px(TWO_COLUMNS)
        self.right.setVisible(wide)
        self.right.setFixedWidth(max(self.theme.px(350), int(self.width() * 0.31)))
        if wide != self._wide:
            self._wide = wide
            self._show_lines()

    # what it shows

    def refresh(self) -> None:
        """Read the ledger again; what was opened and chosen stays so."""
        self.morning = morning_of(self._session)
        later = put_off_rows(self._session) if self.morning.hidden else []
        for view in (self.left, self.right):
            view.model_of_lines().days = self._session.calendar
        today = self.morning.outlook.today
        self.head.show_day(
            words.heading(today, self._session.calendar), words.holiday_line(self.morning)
        )
        self.cards.show_morning(self.morning, self._session.calendar)
        self.show_later(later)
        known = self._session.calendar.published(today.year)
        self.notices.show_year(today.year, certain=known)
        self._afterwards.start()

    def _look_back(self) -> None:
        """Whether a plan's year is over; asked once the page stands, for it reads much."""
        from gkdesk.services import carrying

        if self._writing:
            self.notices.show_due(carrying.due_to_carry(self._session))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._afterwards.stop()

    def show_later(self, later: list[Later]) -> None:
        """Take what is put off; it is shown when asked for."""
        self._later = later
        self._show_lines()
        self._show_later_link()

    def open_group(self, bell: Bell) -> None:
        """Show all rows of a group, or only the first again."""
        self._turn(bell.value)

    def _show_lines(self) -> None:
        if self.morning is None:
            return
        later = self._later if self._later_shown else []
        bells = (_LEFT, _RIGHT) if self._wide else (ORDER, ())
        for view, groups, more in ((self.left, bells[0], later), (self.right, bells[1], [])):
            used, place = view.line(), view.verticalScrollBar().value()
            chosen = bool(view.selectedIndexes())
            view.show_opened(self._opened)
            lines = lines_of(self.morning, groups, self._opened, more)
            view.model_of_lines().show(self.morning, lines)
            if used is not None:
                self._go_back_to(view, used, place, chosen=chosen)
        self._show_chosen()

    @staticmethod
    def _go_back_to(view: MorningList, used: Line, place: int, *, chosen: bool) -> None:
        """The line in use before; where it is gone, the first there is."""
        row = view.model_of_lines().like(used)
        if row >= 0 and chosen:
            view.go_to(row)
        else:
            view.begin(max(row, 0))
        view.verticalScrollBar().setValue(place)

    def _show_later_link(self) -> None:
        count = len(self._later)
        said = "收起放到以后的" if self._later_shown else f"放到以后的 {count} 条"
        self.put_off_link.setText(said)
        self.put_off_link.updateGeometry()
        self.put_off_link.setVisible(count > 0)

    def _turn_later(self) -> None:
        self._later_shown = not self._later_shown
        self._show_lines()
        self._show_later_link()
        model = self.left.model_of_lines()
        if self._later_shown:
            self.left.go_to(model.rowCount() - 1)

    def show_group(self, bell: Bell) -> None:
        """Bring a group to the top and take the focus there."""
        view = self.right if self._wide and bell in _RIGHT else self.left
        view.show_group(bell)
        view.setFocus(Qt.FocusReason.TabFocusReason)

    def words(self) -> str:
        """When the page was read."""
        return f"晨报按 {self._session.now():%H:%M} 的台账生成"

    def presses(self) -> bool:
        """Whether anything is late or due in the near days, and not put off."""
        return self.morning is not None and bool(words.pressing(self.morning))

    # what is chosen

    def _used(self, view: MorningList) -> None:
        """Only one of the two columns has lines chosen."""
        other = self.right if view is self.left else self.left
        other.clearSelection()

    def _view(self) -> MorningList:
        return self.right if self.right.selectedIndexes() else self.left

    def chosen(self) -> list[Line]:
        """The selected lines."""
        return self._view().chosen()

    def current_row(self) -> int | None:
        """The task of the line in use."""
        line = self._view().line()
        if line is None:
            return None
        found = line.item or line.later
        return found.task if found else None

    def _show_chosen(self) -> None:
        self.head.show_chosen(len(choice.of_lines(self.chosen())))

    # acts

    def _open(self, line: Line) -> None:
        found = line.item or line.later
        if found is not None:
            self.row_wanted.emit(found.task)

    def _turn(self, key: str) -> None:
        self._opened ^= {key}
        self._show_lines()

    def _list_of(self, line: Line) -> None:
        if line.bell is Bell.UNREPORTED:
            self.unit_wanted.emit(line.callers[0].unit)
        elif line.bell is not None:
            self.list_wanted.emit(line.bell)

    def copy(self) -> None:
        """Put the text of the chosen units, else of all, on the clipboard."""
        if self.morning is not None:
            units = [wanted.unit for wanted in choice.of_lines(self.chosen())]
            self.acts.copy(self.morning, units)

    def print_page(self) -> bool:
        """Open the preview of the page on paper."""
        if self.morning is not None:
            self.acts.print_page(self.morning, self.theme)
        return self.morning is not None

    def remind(self) -> None:
        """Record a reminder of the chosen units, else offer all that have to be called."""
        if self.morning is not None and self._writing:
            chosen = choice.of_lines(self.chosen())
            wanted = chosen or choice.of_morning(self.morning)
            self.acts.remind(wanted, self.theme, ticked=bool(chosen))

    def _remind(self, view: MorningList, line: Line) -> None:
        """The unit of a line; with it the others where it is one of several chosen."""
        lines = view.chosen() if line in view.chosen() else [line]
        self.acts.remind(choice.of_lines(lines), self.theme, ticked=True)

    def _wrote(self, remark: str) -> None:
        self.refresh()
        self.said.emit(remark)
        self.edited.emit()
