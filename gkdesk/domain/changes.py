"""Changes and their history: every edit goes through one of these."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

Value = str | int | None


class ChangeKind(StrEnum):
    EDIT = "edit"
    IMPORT = "import"
    UPDATE = "update"
    REMOVE = "remove"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One value before and after. ``entity`` is the table ('node', 'plan'), ``target``
    the row's id, ``field`` the column."""

    entity: str
    target: int
    field: str
    before: Value
    after: Value

    def inverse(self) -> FieldChange:
        """The change that takes this one back."""
        return FieldChange(self.entity, self.target, self.field, self.after, self.before)


@dataclass(frozen=True, slots=True)
class Change:
    """Field changes that happen together, and are undone together."""

    kind: ChangeKind
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One line of the history as a person reads it."""

    change_id: int
    at: datetime
    who: str
    what: ChangeKind
    task: int | None
    field: str
    before: Value
    after: Value
