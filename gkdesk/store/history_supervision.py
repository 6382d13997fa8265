"""What the history says of reminders, extensions, contacts, what is put off, and views."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from gkdesk.domain import stored_queries
from gkdesk.domain.changes import Value
from gkdesk.domain.findings import Check
from gkdesk.domain.supervision import Way
from gkdesk.domain.written_days import written_day
from gkdesk.store.ledger import Ledger
from gkdesk.terms import QUERY_PARTS, label

Sides = Mapping[str, tuple[Value, Value]]
"""Before and after of the fields of one record that one change touched."""


class Told(NamedTuple):
    """The row a record is about, None where it is about none, and the words of the record
    before and after; None where it did not stand."""

    task: int | None
    before: str | None
    after: str | None


_Side = dict[str, Any]

# What a record is about never changes; only these columns do, and its changes name them.
_STORED = {
    "reminder": ("node_id", "unit", "day", "way", "person", "said"),
    "extension": ("node_id", "due", "reason", "approver", "decided_on"),
    "put_off": ("node_id", "until"),
    "contact": ("unit", "person", "phone"),
    "finding_set_aside": ("node_id", "code", "reason"),
    "saved_view": ("name", "query"),
}


_PERIOD = """
SELECT occurrence.name FROM extension JOIN occurrence ON occurrence.id = occurrence_id
WHERE extension.id = ?
"""


def told(ledger: Ledger, entity: str, target: int, sides: Sides) -> Told:
    """One record that came, went or was changed."""
    names = _STORED[entity]
    sql = f"SELECT {', '.join(names)} FROM {entity} WHERE id = ?"
    stored = dict(zip(names, ledger.one(sql, (target,)) or (), strict=False))
    if entity == "extension":
        stored["period"] = ledger.value(_PERIOD, (target,)) or ""
    before, after = (_words(entity, stored, sides, side) for side in (0, 1))
    return Told(stored.get("node_id"), before, after)


def _words(entity: str, stored: _Side, sides: Sides, side: int) -> str | None:
    """The words of a record on one side of a change."""
    values = stored | {name: values[side] for name, values in sides.items()}
    return None if values.get("deleted") else _WORDS[entity](values)


def _reminder(values: _Side) -> str:
    way = label(Way(values["way"]))
    told_to = [values["unit"], way, _day(values["day"]), values["person"]]
    return "：".join(_filled([" ".join(_filled(told_to)), values["said"]]))


def _extension(values: _Side) -> str:
    agreed = f"{values['approver']}于{_day(values['decided_on'])}批准"
    return f"{values['period']}延至{_day(values['due'])}，{agreed}：{values['reason']}"


def _put_off(values: _Side) -> str:
    return f"{_day(values['until'])}再提醒"


def _contact(values: _Side) -> str:
    return " ".join(_filled([values["unit"], values["person"], values["phone"]]))


def _saved_view(values: _Side) -> str:
    query, _ = stored_queries.read(values["query"])
    asked = json.loads(stored_queries.written(query))
    parts = dict.fromkeys(QUERY_PARTS[key] for key in asked if key in QUERY_PARTS)
    return "：".join(_filled([values["name"], "、".join(parts)]))


def _set_aside(values: _Side) -> str:
    return f"{label(Check(values['code']))}：{values['reason']}"


def _filled(parts: Iterable[str]) -> list[str]:
    return [part for part in parts if part]


def _day(iso: str) -> str:
    return written_day(date.fromisoformat(iso))


_WORDS: dict[str, Callable[[_Side], str]] = {
    "reminder": _reminder,
    "extension": _extension,
    "put_off": _put_off,
    "contact": _contact,
    "finding_set_aside": _set_aside,
    "saved_view": _saved_view,
}
ENTITIES = frozenset(_WORDS)
"""The tables this room of the history knows."""
OF_ROWS = ("reminder", "extension", "put_off", "finding_set_aside")
"""Those of them whose records are about a row."""
