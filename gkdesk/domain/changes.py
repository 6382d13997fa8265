"""Changes and their history: every edit goes through one of these."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

Value = str | int | None


class ChangeKind(StrEnum):
    """Extend: a limit put back. Remind: a unit was reminded. Carry: recurring work goes on
    in another year. Reckon: days follow a holiday table, an event or a rule. Arrange: rows
    were split, merged, added, moved or taken out. Bulk: many cells at once. Refer: units and
    limits taken over from another plan. Directory: the directory of units. Repair: findings
    of the check before handing out, repaired or set aside. View: a saved view. Design: a design
    of the breakdown table. Dispatch: workbooks handed out. Collect: answers taken in. Send
    back: answers returned to their unit. Exchange: another clerk's ledger merged in. Meeting:
    what was noted on paper, typed in afterwards. Look back: pairs of two plans settled.
    Report: an account handed in."""

    EDIT = "edit"
    IMPORT = "import"
    UPDATE = "update"
    REMOVE = "remove"
    EXTEND = "extend"
    REMIND = "remind"
    CARRY = "carry"
    RECKON = "reckon"
    ARRANGE = "arrange"
    BULK = "bulk"
    REFER = "refer"
    DIRECTORY = "directory"
    REPAIR = "repair"
    VIEW = "view"
    DESIGN = "design"
    DISPATCH = "dispatch"
    COLLECT = "collect"
    SEND_BACK = "send_back"
    EXCHANGE = "exchange"
    MEETING = "meeting"
    LOOK_BACK = "look_back"
    REPORT = "report"
    UNDO = "undo"
    REDO = "redo"


class FieldChange(NamedTuple):
    """One value before and after. ``entity`` is the table ('node', 'occurrence'),
    ``target`` the row's id, ``field`` the column."""

    entity: str
    target: int
    field: str
    before: Value
    after: Value

    def inverse(self) -> FieldChange:
        """The change that takes this one back."""
        return FieldChange(self.entity, self.target, self.field, self.after, self.before)


def differing(
    entity: str, target: int, before: Mapping[str, Value], wanted: Mapping[str, Value]
) -> tuple[FieldChange, ...]:
    """The field changes that lead a row to the wanted columns; nothing for those that stand."""
    return tuple(
        FieldChange(entity, target, name, before[name], value)
        for name, value in wanted.items()
        if before[name] != value
    )


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
