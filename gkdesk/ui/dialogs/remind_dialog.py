"""登记催办: which units were reminded, when, how, who was spoken to, and what was said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from gkdesk.domain.supervision import Way
from gkdesk.domain.written_days import weekday, written_day
from gkdesk.errors import GkdeskError
from gkdesk.services import reminding, typed_days
from gkdesk.services.session import Session
from gkdesk.terms import label, message_for
from gkdesk.ui.dialogs.frame import Foot
from gkdesk.ui.models.morning_choice import Wanted
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.unit_ticks import UnitTicks


class RemindDialog(QDialog):
    """One reminder for every ticked unit and each of its rows, recorded as one change.

    ``recorded`` carries the number of units. ``ticked`` tells whether the units given are
    those a person chose, or merely those there are.
    """

    recorded = Signal(int)

    def __init__(
        self,
        session: Session,
        wanted: Sequence[Wanted],
        theme: Theme,
        parent: QWidget | None = None,
        *,
        ticked: bool = True,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._session, self._wanted = session, tuple(wanted)
        self.setWindowTitle("登记催办")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        lines = [_unit_words(each) for each in self._wanted]
        self.units = UnitTicks(lines, theme, ticked=ticked)
        self.day, self.understood = QLineEdit(), QLabel()
        self.ways = QButtonGroup(self)
        self.person = QLineEdit()
        self.said = QPlainTextEdit()
        self.foot = Foot(theme)
        self.record = self.foot.add("登记催办", "primary")
        self.leave = self.foot.add("取消")
        self._fill()
        self._lay_out()
        self._connect()
        self._show_standing()

    # building

    def _fill(self) -> None:
        today = self._session.now().date()
        self.day.setText(f"{today.month}月{today.day}日")
        if len(self._wanted) == 1:
            self.person.setText(self._wanted[0].person)
        self.person.setPlaceholderText("和谁说的，可以不填")
        for number, way in enumerate(Way):
            button = QRadioButton(label(way))
            button.setFont(self.theme.font(Letter.TABLE))
            self.ways.addButton(button, number)
        self.ways.button(0).setChecked(True)

    def _lay_out(self) -> None:
        px = self.theme.px
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(10))
        grid.setColumnStretch(1, 1)
        for row, (name, field) in enumerate(self._fields()):
            words = QLabel(name)
            words.setFont(self.theme.font(Letter.TABLE))
            words.setFixedHeight(px(32))
            set_look(words, "second")
            grid.addWidget(words, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(field, row, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(20), px(16), px(20), px(16))
        whole.setSpacing(px(14))
        whole.addLayout(grid, 1)
        whole.addWidget(self.foot)
        self.setMinimumWidth(px(520))

    def _fields(self) -> list[tuple[str, QWidget]]:
        px = self.theme.px
        for field, name in ((self.day, "日期"), (self.person, "对方"), (self.said, "说了什么"),
                            (self.units, "单位")):  # fmt: skip
            field.setFont(self.theme.font(Letter.TABLE))
            field.setAccessibleName(name)
        self.said.setPlaceholderText("可以不填")
        self.said.setTabChangesFocus(True)
        self.said.setFixedHeight(px(76))
        self.understood.setFont(self.theme.font(Letter.SECOND))
        set_look(self.understood, "second")
        self.day.setMaximumWidth(px(150))
        self.units.setMinimumHeight(self.units.height_of(min(len(self._wanted), 3)))
        self.units.setMaximumHeight(self.units.height_of(min(len(self._wanted), 7)))
        day, ways = _line(self.day, self.understood, theme=self.theme), _line(theme=self.theme)
        line = ways.layout()
        assert isinstance(line, QHBoxLayout)
        for button in self.ways.buttons():
            line.insertWidget(line.count() - 1, button)
        return [("单位", self.units), ("日期", day), ("方式", ways), ("对方", self.person),
                ("说了什么", self.said)]  # fmt: skip

    def _connect(self) -> None:
        self.units.itemChanged.connect(lambda _item: self._show_standing())
        self.day.textChanged.connect(lambda _text: self._show_standing())
        self.record.clicked.connect(self._record)
        self.leave.clicked.connect(self.reject)
        first = self.day if len(self._wanted) == 1 else self.units
        first.setFocus()

    # standing

    def ticked(self) -> list[Wanted]:
        """The units that are reminded."""
        return [self._wanted[row] for row in self.units.ticked()]

    def typed(self) -> date:
        """The day typed. Raises DayNotUnderstood, NoSuchDay."""
        return typed_days.typed_day(self.day.text(), self._session.now().date())

    def way(self) -> Way:
        """The way chosen."""
        return list(Way)[self.ways.checkedId()]

    def _show_standing(self) -> None:
        """What the day typed is, and what the verb would do."""
        ticked, day = self.ticked(), self._understand()
        rows = sum(len(wanted.rows) for wanted in ticked)
        several = len(ticked) > 1
        self.record.setText(f"登记催办 {len(ticked)} 个单位" if several else "登记催办")
        self.record.setEnabled(bool(ticked) and day is not None)
        said = f"{len(ticked)} 个单位，共 {rows} 条" if several else f"共 {rows} 条"
        self.foot.hint.setText(said if ticked else "先勾选单位")

    def _understand(self) -> date | None:
        try:
            day = self.typed()
        except GkdeskError as fault:
            self.understood.setText(message_for(fault).split("，", 1)[0])
            return None
        if day > self._session.now().date():
            self.understood.setText("还没到这一天")
            return None
        self.understood.setText(f"{written_day(day)} {weekday(day)}")
        return day

    # the act

    def _record(self) -> None:
        ticked = self.ticked()
        try:
            self._write(ticked)
        except GkdeskError as fault:
            self.foot.hint.setText(message_for(fault))
            return
        self.accept()
        self.recorded.emit(len(ticked))

    def _write(self, ticked: Sequence[Wanted]) -> None:
        pairs = [(row, wanted.unit) for wanted in ticked for row in wanted.rows]
        said = self.said.toPlainText().strip()
        person = self.person.text().strip()
        reminding.remind(self._session, pairs, self.typed(), self.way(), person, said)


def _unit_words(wanted: Wanted) -> str:
    contact = " ".join(part for part in (wanted.person, wanted.phone) if part)
    parts = (wanted.unit, contact, f"{len(wanted.rows)} 条")
    return "　".join(part for part in parts if part)


def _line(*fields: QWidget, theme: Theme) -> QWidget:
    """Fields side by side from the left."""
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(14))
    for field in fields:
        row.addWidget(field)
    row.addStretch(1)
    line.setMinimumHeight(theme.px(32))
    return line
