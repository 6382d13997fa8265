"""One line of 批量修改: what is done with a field of all chosen rows, and with which words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit

from gkdesk.domain.cells import Cell, Manner
from gkdesk.domain.tasks import EditField, Status
from gkdesk.terms import label
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.unit_completer import Suggest, UnitCompleter

LEAVE: Final = "不改"
UNITS: Final = (EditField.LEAD, EditField.RESPONSIBLE, EditField.SUPPORTING)
_WAYS: Final[Mapping[EditField, Sequence[tuple[str, Manner | str]]]] = {
    **dict.fromkeys(
        UNITS, (("改为", Manner.REPLACE), ("增加", Manner.ADD), ("去掉", Manner.TAKE_OUT))
    ),
    EditField.DEADLINE: (("改为", Manner.REPLACE), ("恢复原文", "")),
    EditField.STATUS: tuple((label(status), status.value) for status in Status),
    EditField.NOTE: (("改为", Manner.REPLACE), ("追加", Manner.ADD)),
}
_SAID: Final = {Manner.REPLACE: "改为", Manner.ADD: "增加", Manner.TAKE_OUT: "去掉"}


class BulkLine(QObject):
    """A choice, and a line of words where the choice needs them. ``changed`` follows both."""

    changed = Signal()

    def __init__(self, field: EditField, suggest: Suggest, theme: Theme) -> None:
        super().__init__()
        self.field = field
        self.way, self.words = QComboBox(), QLineEdit()
        self.way.addItem(LEAVE)
        for name, _ in _WAYS[field]:
            self.way.addItem(name)
        self.way.setAccessibleName(f"{label(field)}怎么改")
        self.words.setAccessibleName(label(field))
        self.way.setFixedWidth(theme.px(104))
        for part in (self.way, self.words):
            part.setFont(theme.font(Letter.TABLE))
        if field in UNITS:
            self.words.setPlaceholderText("名称用“、”隔开，可打拼音首字母")
            UnitCompleter(self.words, suggest)
        elif field is EditField.DEADLINE:
            self.words.setPlaceholderText("2022-09-30，或 9月底前")
        elif field is EditField.STATUS:
            self.words.hide()
        self.way.currentIndexChanged.connect(self._chosen)
        self.words.textEdited.connect(self._typed)
        self.words.textChanged.connect(lambda _text: self.changed.emit())

    def _chosen(self) -> None:
        self.words.setEnabled(self._how() in (None, *Manner))
        self.changed.emit()

    def _typed(self) -> None:
        """Who types words wants them to be taken."""
        if self._how() is None and self.words.text():
            self.way.setCurrentIndex(1)

    def _how(self) -> Manner | str | None:
        at = self.way.currentIndex() - 1
        return None if at < 0 else _WAYS[self.field][at][1]

    def cells(self, ids: Sequence[int]) -> list[Cell]:
        """What the line changes at these rows; nothing where it leaves the field alone."""
        how, typed = self._how(), self.words.text().strip()
        if how is None or (how in (Manner.ADD, Manner.TAKE_OUT) and not typed):
            return []
        if not isinstance(how, Manner):
            return [Cell(node_id, self.field, how) for node_id in ids]
        if self.field is EditField.DEADLINE and not typed:
            return []
        return [Cell(node_id, self.field, typed, how) for node_id in ids]

    def said(self) -> str:
        """What the line changes, in words."""
        how, typed = self._how(), self.words.text().strip()
        name = label(self.field)
        if not self.cells([0]):
            return ""
        if not isinstance(how, Manner):
            return f"{name}改为{label(Status(how))}" if how else f"{name}恢复原文"
        if not typed:
            return f"{name}清空"
        verb = "追加" if self.field is EditField.NOTE and how is Manner.ADD else _SAID[how]
        return f"{name}{verb}“{typed}”"
