"""The one door for changes: before-images are checked, fields and history are written
together, and what was done can be taken back and done again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from gkdesk.domain.changes import Change, ChangeKind, FieldChange, Value
from gkdesk.errors import NothingToRedo, NothingToUndo, StaleEdit
from gkdesk.store import closing_days
from gkdesk.store.feedback import FEEDBACK
from gkdesk.store.ledger import Ledger
from gkdesk.store.nodes import EDITABLE, PRINTED
from gkdesk.store.occurrences import SAID, WORKED_OUT
from gkdesk.store.plans import FILE, NOTICE
from gkdesk.store.units import UNIT

_FIELDS = {
    "node": {*EDITABLE, *PRINTED, "deleted"},
    "plan": {"deleted", "edition", "rest_days", "last_year", *NOTICE, *FILE},
    "doubt": {"settled", "node_id"},
    "deadline": {"node_id", "measure_id"},
    "unit_clause": {"node_id"},
    "person": {"node_id"},
    "holiday_year": {"days", "source", "deleted"},
    "occurrence": {*SAID, *WORKED_OUT, "node_id", "series", "deleted"},
    "event_day": {"day", "note", "deleted"},
    "tally": {"node_id", "series", "deleted"},
    "reminder": {"node_id", "deleted"},
    "extension": {"node_id", "deleted"},
    "unit": {*UNIT, "deleted"},
    "unit_name": {"unit_id", "name", "way", "since", "until", "deleted"},
    "unit_member": {"deleted"},
    "finding_set_aside": {"reason", "deleted"},
    "saved_view": {"name", "query", "place", "deleted"},
    "put_off": {"node_id", "until", "deleted"},
    "setting": {"value"},
    "table_design": {"name", "design", "place", "deleted"},
    "print_scheme": {"name", "scheme", "place", "deleted"},
    "letter_template": {"name", "place", "deleted"},
    "look_back_pair": {"node_id", "former_id", "note", "deleted"},
    "report": {"deleted"},
    "dispatch": {"handing", "handed_on", "note", "deleted"},
    "receipt": {"deleted"},
    "feedback": {*FEEDBACK, "node_id", "deleted"},
    "evidence": {"node_id", "occurrence_id", "words", "link", "deleted"},
    "sent_back": {"node_id", "settled", "deleted"},
}

_LAST_STANDING = "SELECT max(id) FROM change WHERE state = 'standing'"
_DAY = "SELECT substr(at, 1, 10) FROM change WHERE id = ?"
_FIRST_UNDONE = "SELECT min(id) FROM change WHERE state = 'undone'"


@dataclass(frozen=True, slots=True)
class Hand:
    """Who makes a change, and when."""

    who: str
    at: datetime


def apply(ledger: Ledger, change: Change, hand: Hand, *, undoable: bool = True) -> int:
    """Do a change and write it down; the id of its line in the history.

    Everything undone before and not redone can no longer be redone. Raises StaleEdit, with
    nothing written, when a before-image does not hold any more.
    """
    with ledger.transaction():
        closed = closing_days.following(ledger, change.fields, hand.at.date())
        change = Change(change.kind, (*change.fields, *closed))
        _write_fields(ledger, change.fields)
        if undoable:
            ledger.execute("UPDATE change SET state = 'dropped' WHERE state = 'undone'")
        return _write_down(ledger, change, hand, "standing" if undoable else "settled", None)


def append(ledger: Ledger, change_id: int, fields: tuple[FieldChange, ...]) -> None:
    """Do what follows from a change that was just applied, as part of it: it is undone with
    it. Inside its transaction. Raises StaleEdit."""
    made = date.fromisoformat(ledger.value(_DAY, (change_id,)))
    fields = (*fields, *closing_days.following(ledger, fields, made))
    _write_fields(ledger, fields)
    new = []
    for field in fields:
        sql = """
        UPDATE change_field SET after = ?
        WHERE change_id = ? AND entity = ? AND target = ? AND field = ?
        """
        place = change_id, field.entity, field.target, field.field
        if not ledger.execute(sql, (field.after, *place)):
            new.append(field)
    _write_lines(ledger, change_id, new)


def write_down(ledger: Ledger, change: Change, hand: Hand) -> int:
    """Write a change that was done already into the history; it is not undone."""
    return _write_down(ledger, change, hand, "settled", None)


def undo(ledger: Ledger, hand: Hand) -> int:
    """Take the last standing change back; the id of the line that says so.

    Raises NothingToUndo and StaleEdit.
    """
    last = ledger.value(_LAST_STANDING)
    if last is None:
        raise NothingToUndo
    fields = tuple(field.inverse() for field in reversed(_fields(ledger, last)))
    return _repeat(ledger, Change(ChangeKind.UNDO, fields), hand, last, "undone")


def redo(ledger: Ledger, hand: Hand) -> int:
    """Do the change again that was undone last. Raises NothingToRedo and StaleEdit."""
    first = ledger.value(_FIRST_UNDONE)
    if first is None:
        raise NothingToRedo
    change = Change(ChangeKind.REDO, _fields(ledger, first))
    return _repeat(ledger, change, hand, first, "standing")


def last(ledger: Ledger) -> int:
    """The id of the newest line of the history; 0 where there is none."""
    return int(ledger.value("SELECT max(id) FROM change") or 0)


def last_standing(ledger: Ledger) -> int | None:
    """The change that would be taken back next."""
    found: int | None = ledger.value(_LAST_STANDING)
    return found


def first_undone(ledger: Ledger) -> int | None:
    """The change that would be done again next."""
    found: int | None = ledger.value(_FIRST_UNDONE)
    return found


def any_made(ledger: Ledger) -> bool:
    """Whether the history has a line at all."""
    return bool(ledger.value("SELECT EXISTS (SELECT 1 FROM change)"))


def only_imports_since(ledger: Ledger, last: tuple[int, str, str]) -> bool:
    """Whether a change with this number, moment and maker is known here, and nothing but
    imports came after it."""
    known = "SELECT EXISTS (SELECT 1 FROM change WHERE (id, at, who) = (?, ?, ?))"
    other = "SELECT EXISTS (SELECT 1 FROM change WHERE id > ? AND kind <> ?)"
    after = last[0], ChangeKind.IMPORT.value
    return bool(ledger.value(known, last)) and not ledger.value(other, after)


def can_undo(ledger: Ledger) -> bool:
    """Whether a change stands that can be taken back."""
    return ledger.value(_LAST_STANDING) is not None


def can_redo(ledger: Ledger) -> bool:
    """Whether an undone change can be done again."""
    return ledger.value(_FIRST_UNDONE) is not None


def _repeat(ledger: Ledger, change: Change, hand: Hand, of_change: int, state: str) -> int:
    with ledger.transaction():
        _write_fields(ledger, change.fields)
        sql = "UPDATE change SET state = ? WHERE id = ?"
        ledger.execute(sql, (state, of_change))
        return _write_down(ledger, change, hand, "settled", of_change)


def _fields(ledger: Ledger, change_id: int) -> tuple[FieldChange, ...]:
    sql = """
    SELECT entity, target, field, before, after FROM change_field
    WHERE change_id = ? ORDER BY id
    """
    return tuple(FieldChange(*row) for row in ledger.rows(sql, (change_id,)))


def _write_fields(ledger: Ledger, fields: tuple[FieldChange, ...]) -> None:
    """All columns of a row at once, and all rows with the same columns in one go: a newer
    version of a notice touches every row of its plan."""
    alike: dict[tuple[str, ...], list[list[Value]]] = defaultdict(list)
    for (entity, target), columns in _by_row(fields).items():
        befores, afters = zip(*columns.values(), strict=True)
        alike[entity, *columns].append([*afters, target, *befores])
    for (entity, *names), values in alike.items():
        wanted = ", ".join(f"{name} = ?" for name in names)
        found = " AND ".join(f"{name} IS ?" for name in names)
        sql = f"UPDATE {entity} SET {wanted} WHERE id = ? AND {found}"
        if ledger.execute_all(sql, values) != len(values):
            raise StaleEdit


def _by_row(
    fields: tuple[FieldChange, ...],
) -> dict[tuple[str, int], dict[str, tuple[Value, Value]]]:
    """Before and after by row and column."""
    rows: dict[tuple[str, int], dict[str, tuple[Value, Value]]] = defaultdict(dict)
    for field in fields:
        if field.field not in _FIELDS[field.entity]:
            raise ValueError(f"{field.entity}.{field.field} is no field a change may touch")
        rows[field.entity, field.target][field.field] = field.before, field.after
    return rows


def _write_down(
    ledger: Ledger, change: Change, hand: Hand, state: str, of_change: int | None
) -> int:
    change_id = 1 + (ledger.value("SELECT max(id) FROM change") or 0)
    line = {
        "id": change_id,
        "at": hand.at.isoformat(timespec="seconds"),
        "who": hand.who,
        "kind": change.kind.value,
        "state": state,
        "of_change": of_change,
    }
    ledger.insert_all("change", [line])
    _write_lines(ledger, change_id, change.fields)
    return change_id


def _write_lines(ledger: Ledger, change_id: int, fields: Iterable[FieldChange]) -> None:
    ledger.insert_all(
        "change_field",
        (
            {
                "change_id": change_id,
                "entity": field.entity,
                "target": field.target,
                "field": field.field,
                "before": field.before,
                "after": field.after,
            }
            for field in fields
        ),
    )
