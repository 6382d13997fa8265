"""A line of the history in words, for the table, the search, the copy and the print."""

from __future__ import annotations

from collections.abc import Mapping

from gkdesk.domain.changes import HistoryEntry, Value
from gkdesk.domain.tasks import EditField, Row, Status
from gkdesk.terms import HISTORY_FIELDS, label
from gkdesk.ui.models.row_words import NOTHING, body


def cells(entry: HistoryEntry, rows: Mapping[int, Row]) -> tuple[str, ...]:
    """When, who, what, which task, which field, before, after."""
    return (
        f"{entry.at:%Y-%m-%d %H:%M}",
        entry.who,
        label(entry.what),
        task_words(entry.task, rows),
        HISTORY_FIELDS.get(entry.field, entry.field),
        _value(entry.field, entry.before),
        _value(entry.field, entry.after),
    )


def task_words(task: int | None, rows: Mapping[int, Row]) -> str:
    """The row a line is about."""
    row = rows.get(task) if task is not None else None
    return f"{row.label}{body(row)}" if row is not None else NOTHING


def _value(field: str, value: Value) -> str:
    if value is None or value == "":
        return NOTHING
    if field == EditField.STATUS.value and value in set(Status):
        return label(Status(str(value)))  # a due point's status comes in words already
    return str(value).replace("\n", " ")
