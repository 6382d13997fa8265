"""Which list is printed: its kind, one unit's or all, the period, pages of their own, title."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from gkdesk.domain.print_scheme import ListKind, PrintScheme
from gkdesk.domain.report_periods import ReportPeriod, period_of
from gkdesk.services.meeting_lists import Offered
from gkdesk.terms import label
from gkdesk.ui.dialogs.choice_box import ChoiceBox
from gkdesk.ui.dialogs.option_group import Option, OptionGroup
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.tick_box import TickBox

_KINDS: Final[Mapping[ListKind, str]] = {
    ListKind.SECTION: "全部任务，照文件的次序，例会用",
    ListKind.UNIT: "每个单位参与的任务，分发到单位",
    ListKind.LEADER: "文件写明的领导各管哪些，呈领导",
    ListKind.DEADLINE: "未办结的按到期先后，逾期在前",
    ListKind.OVERDUE: "带联系人和催办次数，电话催办用",
    ListKind.PERIOD: "本期到期的，和本期报过进展的",
}
_WITHOUT_GROUPS: Final = {ListKind.OVERDUE}
ALL_UNITS: Final = "全部单位"


class ListChoices(QWidget):
    """``changed`` follows every choice, ``typed`` every key typed into the title."""

    changed = Signal()
    typed = Signal()

    def __init__(self, offered: Offered, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._units: list[str] = ["", *offered.units]
        self._periods: list[ReportPeriod] = list(offered.periods)
        options = [Option(one, label(one), _KINDS[one]) for one in ListKind]
        self.kinds = OptionGroup(theme, "清单", options)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme.px(6), 0, 0)
        self._column.setSpacing(theme.px(6))
        self._column.addWidget(self.kinds)
        self._of_period, self.periods = self._box("期间", map(_period, self._periods))
        _above, self.units = self._box("单位", [ALL_UNITS, *offered.units])
        self.own_pages = TickBox("每组另起一页", theme)
        self._column.addSpacing(theme.px(6))
        self._column.addWidget(self.own_pages)
        self.title = QLineEdit()
        self.title.setFont(theme.font(Letter.TABLE))
        self.title.setAccessibleName("标题")
        self._caption("标题").setBuddy(self.title)
        self._column.addWidget(self.title)
        self._column.addStretch(1)
        self._connect()
        self._fit_kind()

    def _connect(self) -> None:
        self.kinds.chosen.connect(self._kind_chosen)
        for box in (self.units, self.periods):
            box.activated.connect(self._tell)
        self.own_pages.toggled.connect(self._tell)
        self.title.textEdited.connect(lambda _text: self.typed.emit())

    def _caption(self, words: str) -> QLabel:
        caption = QLabel(words)
        caption.setFont(self._theme.font(Letter.TABLE, bold=True))
        self._column.addSpacing(self._theme.px(6))
        self._column.addWidget(caption)
        return caption

    def _box(self, words: str, choices: Iterable[str]) -> tuple[QLabel, ChoiceBox]:
        caption, box = self._caption(words), ChoiceBox(self._theme)
        caption.setBuddy(box)
        box.setFont(self._theme.font(Letter.TABLE))
        box.setAccessibleName(words)
        box.addItems(list(choices))
        self._column.addWidget(box)
        return caption, box

    def _tell(self) -> None:
        self.changed.emit()

    def _kind_chosen(self) -> None:
        self._fit_kind()
        self.changed.emit()

    def _fit_kind(self) -> None:
        """Offers only what means something for the kind chosen."""
        of_period = self.kinds.value is ListKind.PERIOD
        self._of_period.setVisible(of_period)
        self.periods.setVisible(of_period)
        self.own_pages.setVisible(self.kinds.value not in _WITHOUT_GROUPS)

    def show_usual(self, title: str) -> None:
        """What the list is called where nobody types anything."""
        self.title.setPlaceholderText(title)

    def show_scheme(self, scheme: PrintScheme) -> None:
        """Chooses what a scheme says. A unit that has no part in the plan is not chosen; a
        period that is not about today is added."""
        self.kinds.choose(scheme.kind)
        unit = scheme.unit if scheme.unit in self._units else ""
        self.units.setCurrentIndex(self._units.index(unit))
        keys = [each.key for each in self._periods]
        other = period_of(scheme.period) if scheme.period not in keys else None
        if other is not None:
            self._periods.append(other)
            self.periods.addItem(_period(other))
            keys.append(scheme.period)
        at = keys.index(scheme.period) if scheme.period in keys else 0
        self.periods.setCurrentIndex(at)
        self.own_pages.setChecked(scheme.own_pages)
        self.title.setText(scheme.title)
        self._fit_kind()

    @property
    def chosen(self) -> PrintScheme:
        """The scheme as it is chosen here, with the usual columns and paper."""
        kind = ListKind(self.kinds.value)
        of_period = kind is ListKind.PERIOD
        return PrintScheme(
            kind=kind,
            unit=self._units[self.units.currentIndex()],
            period=self._periods[self.periods.currentIndex()].key if of_period else "",
            own_pages=self.own_pages.isChecked() and kind not in _WITHOUT_GROUPS,
            title=self.title.text().strip(),
        )


def _period(period: ReportPeriod) -> str:
    return period.name if period.key else f"本期（{period.name}）"
