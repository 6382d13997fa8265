"""The directory half of the page of units: the table, and the chosen unit beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter

from gkdesk.domain.directory import NameWay, Unit
from gkdesk.errors import GkdeskError
from gkdesk.services import directory
from gkdesk.services.session import Session
from gkdesk.terms import message_for
from gkdesk.ui.models.unit_words import called
from gkdesk.ui.models.units_model import UnitsModel
from gkdesk.ui.models.units_sought import Sought, sought
from gkdesk.ui.theme import Theme
from gkdesk.ui.views.unit_pane import UnitPane
from gkdesk.ui.views.units_table import UnitsTable


class DirectoryHalf(QSplitter):
    """Edits the directory in place. ``wrote`` carries what is to be remarked after a change,
    ``failed`` a fault that belongs to no field, ``merge_wanted`` the chosen units' ids."""

    wrote = Signal(str)
    failed = Signal(object)
    merge_wanted = Signal(list)

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        writing = not session.read_only
        self._session = session
        self._units: list[Unit] = []
        self._counts: dict[int, int] | None = None
        self.model = UnitsModel(self, movable=writing)
        self.table = UnitsTable(self.model, theme, writing=writing)
        self.pane = UnitPane(theme, writing=writing)
        self.addWidget(self.table)
        self.addWidget(self.pane)
        self.setStretchFactor(0, 1)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.setFocusProxy(self.table)
        self._connect()

    def _connect(self) -> None:
        self.table.chosen.connect(self._show_unit)
        self.table.entered.connect(self._enter)
        self.table.shifted.connect(self.shift)
        self.table.removal_wanted.connect(self.remove)
        self.table.addition_wanted.connect(self.begin_unit)
        self.table.merge_wanted.connect(self.merge)
        self.model.dropped.connect(self.move_before)
        self.pane.edited.connect(self.edit)
        self.pane.names.entry.given.connect(self.give_name)
        self.pane.names.dropped.connect(self.drop_name)
        self.pane.members.changed.connect(self.set_members)
        self.pane.left.connect(self._leave)

    def set_theme(self, theme: Theme) -> None:
        """Other colours or letters."""
        self.table.set_theme(theme)
        self.pane.set_theme(theme)

    # what is shown

    def show_units(self, units: Sequence[Unit], wanted: Sought) -> None:
        """The directory as it is now, of which those that are sought are listed."""
        self._units = list(units)
        kept = self.table.chosen_units()
        row = max(self.table.currentIndex().row(), 0)
        places = {unit.id: at + 1 for at, unit in enumerate(units)}
        shown = sought(self._session, units, wanted)
        self.model.show(shown, places)
        still = [unit_id for unit_id in kept if self.model.row_of(unit_id) >= 0]
        if not still and shown:
            still = [shown[min(row, len(shown) - 1)].id]
        self.table.choose(still)
        self._show_unit(self.table.current_unit())

    def show_counts(self, counts: dict[int, int]) -> None:
        """How many tasks name each unit."""
        self._counts = counts
        self.model.show_counts(counts)
        self._show_tasks()

    def _show_unit(self, unit_id: int) -> None:
        unit = next((unit for unit in self._units if unit.id == unit_id), None)
        if self.pane.drafting and unit is not None and self.pane.is_typing:
            return
        self.pane.setVisible(unit is not None)
        if unit is not None:
            self.pane.show_unit(unit, self._units)
            self._show_tasks()

    def _show_tasks(self) -> None:
        unit = self.pane.unit
        if unit is not None:
            known = self._counts is not None and not self.pane.drafting
            self.pane.show_tasks((self._counts or {}).get(unit.id, 0) if known else None)

    def _enter(self) -> None:
        if self.table.current_unit():
            self.pane.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave(self) -> None:
        """Esc in the pane: a unit that was only begun is dropped."""
        if self.pane.drafting:
            self.pane.drafting = False
            self._show_unit(self.table.current_unit())
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # acts

    def begin_unit(self) -> None:
        """Ask for the name of a unit that is not in the directory yet."""
        self.pane.begin()
        self.pane.show()
        self.pane.setFocus(Qt.FocusReason.OtherFocusReason)

    def edit(self, field: str, value: object) -> None:
        """One field of the shown unit; what is refused is said at the field."""
        unit = self.pane.unit
        if unit is None:
            return
        try:
            if self.pane.drafting:
                self._add(str(value))
                return
            directory.edit(self._session, unit.id, **{field: value})
        except GkdeskError as fault:
            self.pane.refuse(field, message_for(fault))
            return
        self.wrote.emit("")

    def _add(self, name: str) -> None:
        added = directory.add(self._session, name=name)
        self.pane.drafting = False
        self.wrote.emit(f"已把{called(added)}加入名录，可按 Ctrl+Z 撤销")
        self.choose(added.id)

    def choose(self, unit_id: int) -> None:
        """Make a unit the current one."""
        self.table.choose([unit_id])

    def give_name(self, way: NameWay, name: str, since: str, until: str) -> None:
        """A former name or another way to write the shown unit."""
        unit, entry = self.pane.unit, self.pane.names.entry
        if unit is None:
            return
        try:
            if way is NameWay.FORMER:
                directory.name_former(
                    self._session, unit.id, name, since or None, until or None
                )
            else:
                directory.name_alias(self._session, unit.id, name)
        except GkdeskError as fault:
            entry.refuse(message_for(fault))
            return
        entry.close_entry()
        self.wrote.emit("")

    def drop_name(self, name_id: int) -> None:
        """Take a further name away."""
        self._do(lambda: directory.drop_name(self._session, name_id), "")

    def set_members(self, unit_ids: Sequence[int]) -> None:
        """Who belongs to the shown collective name."""
        unit = self.pane.unit
        if unit is not None:
            self._do(lambda: directory.set_members(self._session, unit.id, unit_ids), "")

    def remove(self) -> None:
        """Take the chosen units out; the rows that name them keep their words."""
        ids = self.table.chosen_units()
        gone = [unit for unit in self._units if unit.id in ids]
        if not gone:
            return
        groups = sum(bool(set(unit.members) & set(ids)) for unit in self._units)
        what = called(gone[0]) if len(gone) == 1 else f" {len(gone)} 个单位"
        left = f"，{groups} 个集体名称里也去掉了" if groups else ""
        self._do(
            lambda: directory.remove(self._session, ids),
            f"已移除{what}{left}，可按 Ctrl+Z 撤销",
        )

    def merge(self) -> None:
        """Two or more chosen units are one."""
        self.merge_wanted.emit(self.table.chosen_units())

    def shift(self, by: int) -> None:
        """Move the chosen units one line up or down among those shown."""
        ids, shown = self.table.chosen_units(), [unit.id for unit in self._shown()]
        if not ids:
            return
        edge = shown.index(ids[0]) - 1 if by < 0 else shown.index(ids[-1]) + 2
        if not 0 <= edge <= len(shown):
            return
        self.move_before(ids, shown[edge] if edge < len(shown) else 0)

    def _shown(self) -> list[Unit]:
        return [self.model.unit(row) for row in range(len(self.model))]

    def move_before(self, ids: Sequence[int], before: int) -> None:
        """Put units above another one, at the end where it is 0."""
        order = [unit.id for unit in self._units if unit.id not in ids]
        at = order.index(before) if before in order else len(order)
        if before in ids:
            return
        order[at:at] = ids
        if order != [unit.id for unit in self._units]:
            self._do(lambda: directory.reorder(self._session, order), "")

    def _do(self, deed: Callable[[], object], remark: str) -> None:
        try:
            deed()
        except GkdeskError as fault:
            self.failed.emit(fault)
            return
        self.wrote.emit(remark)
