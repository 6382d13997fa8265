"""What the history says of due points, counts, event days, holiday tables and settings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from gkdesk.domain.changes import Value
from gkdesk.domain.occurrences import OccurrenceField
from gkdesk.domain.tasks import Status
from gkdesk.domain.written_days import written_day
from gkdesk.store.history_supervision import Told
from gkdesk.store.ledger import Ledger
from gkdesk.terms import SETTING_UNITS, label

ENTITIES = frozenset({"occurrence", "tally", "event_day", "holiday_year", "setting"})
"""The tables this room of the history knows."""
OF_ROWS = ("occurrence", "tally")
"""Those of them whose records are about a row."""

_Sides = Mapping[str, tuple[Value, Value]]


def told(ledger: Ledger, entity: str, target: int, sides: _Sides) -> Iterator[tuple[str, Told]]:
    """The lines about one record in one change, each with the field it is about. That a due
    point comes, goes or moves is told by the limit, event or table that made it so."""
    if entity == "occurrence":
        yield from _of_point(ledger, target, sides)
    elif entity == "tally":
        row = ledger.one("SELECT node_id, day, amount, note FROM tally WHERE id = ?", (target,))
        node_id, day, amount, note = row or (None, "", 0, "")
        yield entity, _come_or_gone(node_id, f"{_day(day)} {amount} 次 {note}".strip(), sides)
    elif entity == "event_day":
        row = ledger.one("SELECT event, day, note FROM event_day WHERE id = ?", (target,))
        event, day, note = row or ("", "", "")
        words = f"{event}：{_day(day)} {note}".strip()
        yield entity, _come_or_gone(None, words, sides)
    elif entity == "setting":
        name = str(ledger.value("SELECT name FROM setting WHERE id = ?", (target,)))
        unit = SETTING_UNITS.get(name, "")
        yield name, Told(None, *(f"{value} {unit}" for value in sides["value"]))
    else:
        yield entity, Told(None, None, f"{target}年")


def _of_point(ledger: Ledger, target: int, sides: _Sides) -> Iterator[tuple[str, Told]]:
    row = ledger.one("SELECT node_id, name FROM occurrence WHERE id = ?", (target,))
    node_id, name = row or (None, "")
    for field in OccurrenceField:
        if field.value in sides:
            before, after = (_said(field, name, value) for value in sides[field.value])
            yield field.value, Told(node_id, before, after)


def _said(field: OccurrenceField, name: str, value: Value) -> str | None:
    """The words of one side, with the name of the period they are about."""
    if not value:
        return None
    words = label(Status(str(value))) if field is OccurrenceField.STATUS else str(value)
    return f"{name}：{words}" if name else words


def _come_or_gone(node_id: int | None, words: str, sides: _Sides) -> Told:
    gone = bool(sides.get("deleted", (1, 0))[1])
    return Told(node_id, words, None) if gone else Told(node_id, None, words)


def _day(iso: str) -> str:
    return written_day(date.fromisoformat(iso)) if iso else ""
