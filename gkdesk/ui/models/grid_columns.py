"""The columns of the grid (分解): what they are called, and which field each shows."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from typing import Final

from gkdesk.domain.tasks import EditField
from gkdesk.domain.units import Role
from gkdesk.terms import label


class GridColumn(IntEnum):
    """The columns in their order on the screen."""

    CONTENT = 0
    LEAD = 1
    RESPONSIBLE = 2
    SUPPORTING = 3
    DEADLINE = 4
    STATUS = 5
    NOTE = 6


FIELDS: Final[Mapping[GridColumn, EditField]] = {
    GridColumn.CONTENT: EditField.TEXT,
    GridColumn.LEAD: EditField.LEAD,
    GridColumn.RESPONSIBLE: EditField.RESPONSIBLE,
    GridColumn.SUPPORTING: EditField.SUPPORTING,
    GridColumn.DEADLINE: EditField.DEADLINE,
    GridColumn.STATUS: EditField.STATUS,
    GridColumn.NOTE: EditField.NOTE,
}
"""The field a cell of each column writes."""

COLUMNS: Final[Mapping[EditField, GridColumn]] = {
    field: column for column, field in FIELDS.items()
}

ROLES: Final[Mapping[GridColumn, Role]] = {
    GridColumn.LEAD: Role.LEAD,
    GridColumn.RESPONSIBLE: Role.RESPONSIBLE,
    GridColumn.SUPPORTING: Role.SUPPORTING,
}

HEADS: Final = ("序号与内容", *(label(field) for field in list(FIELDS.values())[1:]))
