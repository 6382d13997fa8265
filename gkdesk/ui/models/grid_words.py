"""What the cells of the grid say, and what one types or copies for it."""

from __future__ import annotations

from gkdesk.domain.tasks import Outlook, Row
from gkdesk.terms import label
from gkdesk.ui.models import row_words
from gkdesk.ui.models.aside import Aside
from gkdesk.ui.models.grid_columns import ROLES, GridColumn


def fillable(row: Row, column: GridColumn) -> bool:
    """Whether a cell takes what is typed: a row that holds others says only its own words."""
    return column is GridColumn.CONTENT or not row_words.is_group(row)


def typed(row: Row, column: GridColumn) -> str:
    """A cell's value as one would type it; "" where nothing stands."""
    if column is GridColumn.CONTENT:
        return f"{row.label}{row_words.body(row)}"
    if row_words.is_group(row):
        return ""
    if column in ROLES:
        return "、".join(row.names(ROLES[column]))
    if column is GridColumn.DEADLINE:
        return row.words or (row.due.isoformat() if row.due else "")
    if column is GridColumn.STATUS:
        return label(row.status)
    return row.note


def inherited(row: Row, column: GridColumn) -> bool:
    """Whether a cell shows the units of the task above it."""
    return column in ROLES and ROLES[column] in row.inherited


def spoken(row: Row, column: GridColumn, outlook: Outlook, aside: Aside) -> str:
    """A cell as it is read out."""
    if column is GridColumn.DEADLINE:
        return "　".join(part for part in row_words.deadline(row, outlook, aside) if part)
    if column is GridColumn.STATUS:
        return "　".join(part for part in row_words.status(row, outlook) if part)
    said = typed(row, column)
    return f"{said}（同任务）" if said and inherited(row, column) else said
