"""What a unit answered to a workbook, as a table: rows ticked to be sent back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import QObject, Qt, Signal

from gkdesk.services.dispatch_answers import AnswerToRow
from gkdesk.services.sending_back import Answered
from gkdesk.terms import label
from gkdesk.ui.models.headed_table import SHOWN, HeadedTable, Index
from gkdesk.ui.models.row_words import NOTHING

_TICK: Final = Qt.ItemDataRole.CheckStateRole


class AnswerColumn(IntEnum):
    TASK = 0
    SAID = 1
    STATUS = 2
    REMARK = 3


def task_words(each: AnswerToRow) -> str:
    """The number and words of a row."""
    return f"{each.sent.ordinal}. {each.sent.measure or each.sent.task}"


def remark_words(each: AnswerToRow) -> str:
    """What speaks against the answer; that it was sent back before comes first."""
    said = [f"已退回：{each.back.reason}"] if each.back else []
    return "；".join([*said, *(label(hint) for hint in each.hints)])


class AnswersModel(HeadedTable):
    """``ticked_others`` follows ticks. Only rows that were answered can be ticked."""

    heads = ("任务", "进展情况", "状态", "提示")
    ticked_others = Signal()

    def __init__(
        self, rows: Sequence[AnswerToRow], parent: QObject | None = None, *, ticks: bool
    ) -> None:
        super().__init__(parent)
        self._rows, self._ticks = tuple(rows), ticks
        self._ticked: set[int] = set()

    def row(self, at: int) -> AnswerToRow:
        """The answer of a line."""
        return self._rows[at]

    def takes(self, at: int) -> bool:
        """Whether a line can be ticked."""
        return self._ticks and self._rows[at].said is not None

    def ticked(self) -> list[Answered]:
        """The answers to be sent back, from top to bottom."""
        return [self._rows[at].key for at in sorted(self._ticked)]

    def reasons(self) -> list[str]:
        """What speaks against the ticked answers, each once."""
        hints = (hint for at in sorted(self._ticked) for hint in self._rows[at].hints)
        return [label(hint) for hint in dict.fromkeys(hints)]

    def turn(self, lines: Iterable[int]) -> None:
        """Tick lines; where all of them are ticked, take the ticks away."""
        wanted = {at for at in lines if self.takes(at)}
        if wanted <= self._ticked:
            self._ticked -= wanted
        else:
            self._ticked |= wanted
        if self._rows:
            last = self.index(len(self._rows) - 1, AnswerColumn.TASK)
            self.dataChanged.emit(self.index(0, AnswerColumn.TASK), last, [_TICK])
        self.ticked_others.emit()

    def __len__(self) -> int:
        return len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        ticks = index.isValid() and index.column() == AnswerColumn.TASK
        checkable = Qt.ItemFlag.ItemIsUserCheckable
        return flags | checkable if ticks and self.takes(index.row()) else flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != _TICK or not index.isValid() or index.column() != AnswerColumn.TASK:
            return False
        on = Qt.CheckState(value) is Qt.CheckState.Checked
        if not self.takes(index.row()) or on == (index.row() in self._ticked):
            return False
        self.turn([index.row()])
        return True

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        at, column = index.row(), index.column()
        if role == _TICK and column == AnswerColumn.TASK and self.takes(at):
            on = at in self._ticked
            return (Qt.CheckState.Checked if on else Qt.CheckState.Unchecked).value
        return self._words(self._rows[at])[column] if role in SHOWN else None

    def _words(self, each: AnswerToRow) -> tuple[str, ...]:
        said = each.said
        if said is None:
            return task_words(each), "还没有报", NOTHING, remark_words(each) or NOTHING
        status = label(said.status) if said.status else NOTHING
        progress = " ".join(said.progress.split()) or NOTHING
        return task_words(each), progress, status, remark_words(each) or NOTHING
