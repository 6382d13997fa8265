"""The columns of a unit's workbook: what is read, what is filled in, how wide each stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from gkdesk.domain.dispatches import LockedField, SentField, SentRow
from gkdesk.domain.feedback import FillField
from gkdesk.domain.tasks import Light
from gkdesk.exports.text_fit import room_of, width_of
from gkdesk.terms import label

POINTS: Final = 11
"""The size of the letters of the table."""

_SHAPES: Final = {
    Light.OVERDUE: "▲",
    Light.SOON: "◆",
    Light.RUNNING: "●",
    Light.DONE: "■",
    Light.UNLIMITED: "○",
}
_MEASURE_WIDTHS: Final = (30.0, 36.0, 42.0, 50.0)
_MANY_LINES: Final = 14
_FILL_WIDTHS: Final = {
    FillField.PROGRESS: 36.0,
    FillField.STATUS: 9.5,
    FillField.DONE_ON: 12.5,
    FillField.COUNT: 9.0,
    FillField.EVIDENCE: 25.0,
    FillField.PERSON: 12.5,
    FillField.PROBLEM: 19.0,
}
_LOCKED_WIDTHS: Final = {
    LockedField.ORDINAL: 5.5,
    LockedField.SECTION: 13.0,
    LockedField.TASK: 15.0,
    LockedField.ROLE: 12.0,
    LockedField.DEADLINE: 18.0,
    LockedField.LIGHT: 10.0,
    LockedField.CODE: 22.0,
}


@dataclass(frozen=True, slots=True)
class FillColumn:
    """One column of the table, its width in Excel's characters."""

    field: LockedField | FillField
    width: float

    @property
    def head(self) -> str:
        """The head in the office's word."""
        return label(self.field)

    @property
    def filled_in(self) -> bool:
        """Whether the unit writes here."""
        return isinstance(self.field, FillField)

    @property
    def room(self) -> int:
        """Half-width characters on a line."""
        return room_of(self.width, POINTS)


def fill_columns(rows: Sequence[SentRow]) -> tuple[FillColumn, ...]:
    """The columns that these rows need: no 重点工作 in a plan of one level, no 工作任务 where
    the tasks have no headings. The code stands last."""
    shown = [LockedField.ORDINAL]
    shown += [LockedField.SECTION] * any(row.section.strip() for row in rows)
    shown += [LockedField.TASK] * any(row.task.strip() for row in rows)
    measure = FillColumn(LockedField.MEASURE, _measure_width(rows))
    rest = (LockedField.ROLE, LockedField.DEADLINE, LockedField.LIGHT)
    return (
        *(FillColumn(field, _LOCKED_WIDTHS[field]) for field in shown),
        measure,
        *(FillColumn(field, _LOCKED_WIDTHS[field]) for field in rest),
        *(FillColumn(field, _fill_width(field, rows)) for field in FillField),
        FillColumn(LockedField.CODE, _LOCKED_WIDTHS[LockedField.CODE]),
    )


def _measure_width(rows: Sequence[SentRow]) -> float:
    """Wide enough that the longest text is no tower."""
    longest = max((width_of(row.measure) for row in rows), default=0)
    fitting = (
        width for width in _MEASURE_WIDTHS if longest <= _MANY_LINES * room_of(width, POINTS)
    )
    return next(fitting, _MEASURE_WIDTHS[-1])


def _fill_width(field: FillField, rows: Sequence[SentRow]) -> float:
    """The width of a column to write in; a narrow one where nobody has to count."""
    counted = any(row.required is not None or row.values.get(field) for row in rows)
    return _FILL_WIDTHS[field] if counted or field is not FillField.COUNT else 6.0


def locked_words(row: SentRow) -> dict[LockedField, str]:
    """The words of the columns that are not to be changed, as the workbook shows them."""
    return {
        LockedField.ORDINAL: str(row.ordinal),
        LockedField.SECTION: row.section,
        LockedField.TASK: row.task,
        LockedField.MEASURE: row.measure,
        LockedField.ROLE: label(row.role) if row.role else "",
        LockedField.DEADLINE: row.deadline,
        LockedField.LIGHT: light_words(row.light),
        LockedField.CODE: str(row.code),
    }


def light_words(light: Light | None) -> str:
    """Shape and word of a light: ▲ 逾期."""
    return f"{_SHAPES[light]} {label(light)}" if light else ""


def sent_words(row: SentRow, field: SentField) -> str:
    """What stands already in a column that is filled in, in canonical words."""
    return row.values.get(field, "")
