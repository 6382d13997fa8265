"""The history as a person reads it: one line for each thing that changed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from gkdesk.domain.changes import ChangeKind, HistoryEntry, Value
from gkdesk.domain.deadlines import DeadlineKind
from gkdesk.domain.occurrences import RestDays
from gkdesk.domain.tasks import EditField
from gkdesk.store import (
    columns,
    history_designs,
    history_directory,
    history_exchange,
    history_letters,
    history_look_back,
    history_occurrences,
    history_reports,
    history_schemes,
    history_supervision,
)
from gkdesk.store.ledger import Ledger
from gkdesk.store.nodes import PRINTED
from gkdesk.store.occurrences import WORKED_OUT
from gkdesk.store.plans import FILE, NOTICE
from gkdesk.terms import label

# The wanted changes are found first, so that a long history costs nothing.
_ENTRIES = """
WITH wanted (id) AS (
    SELECT change.id FROM change WHERE {which} ORDER BY change.id DESC LIMIT :limit)
SELECT change.id, change.at, change.who, change.kind,
       field.entity, field.target, field.field, field.before, field.after,
       plan.title, doubt.node_id, doubt.what, node.label || node.text,
       former.label || former.text, later.label || later.text
FROM wanted JOIN change ON change.id = wanted.id
JOIN change_field AS field ON field.change_id = change.id
LEFT JOIN plan ON field.entity = 'plan' AND plan.id = field.target
LEFT JOIN doubt ON field.entity = 'doubt' AND doubt.id = field.target
LEFT JOIN node ON field.field = 'deleted' AND field.entity = 'node' AND node.id = field.target
LEFT JOIN change AS undone ON undone.id = change.of_change
LEFT JOIN node AS former
    ON field.field = 'parent_id' AND field.entity = 'node' AND former.id = field.before
LEFT JOIN node AS later
    ON field.field = 'parent_id' AND field.entity = 'node' AND later.id = field.after
WHERE (field.field NOT IN ({behind}) OR field.entity IN ({named}))
AND (field.field <> 'parent_id' OR ifnull(undone.kind, change.kind) = 'arrange')
AND NOT (field.entity = 'occurrence' AND field.field IN ('deleted', 'due')) {of_row}
ORDER BY change.id DESC, field.id
"""

# By the index of what was changed: a row is chosen with every key, the history is long, and
# one change may have touched every row of a plan.
_ABOUT_ROWS = (
    "doubt",
    *history_supervision.OF_ROWS,
    *history_occurrences.OF_ROWS,
    *history_exchange.OF_ROWS,
    *history_look_back.OF_ROWS,
)
OF_ROW = "SELECT {column} FROM change_field WHERE entity = 'node' AND target = :node" + "".join(
    f" UNION SELECT {{column}} FROM change_field WHERE entity = '{entity}'"
    f" AND target IN (SELECT id FROM {entity} WHERE node_id = :node)"
    for entity in _ABOUT_ROWS
)

# What follows from the rest, or says nothing to a person.
_FOLLOWING = {
    *("late_after", "provisional", "deadline_own", "staged", "reported_on", "done_on"),
    *WORKED_OUT,
} - {"due"}
_BEHIND = {*PRINTED, *NOTICE, *FILE, *_FOLLOWING} - {*("label", "heading", "text", "parent_id")}

_ROOMS = (
    history_directory,
    history_supervision,
    history_designs,
    history_schemes,
    history_exchange,
    history_look_back,
    history_reports,
    history_letters,
)
"""Who tells of a record in one line; each knows its tables."""

_NAMED = {
    *history_directory.ENTITIES,
    *history_designs.ENTITIES,
    *history_letters.ENTITIES,
    *history_schemes.ENTITIES,
    "saved_view",
}
"""What has names and notes of a person's, which elsewhere follow from other things."""

_PRESSING = "due"
"""A row shows another of its days, because one was closed: told of what was just undone, to
show the row anew, but no line of the history."""
_TOP, _AMONG = "计划第一级", "同级内的先后"
_LIMIT_COLUMNS = {"due", "words", "deadline_kind", "deadline_rule", "deadline_set"}
_UNIT_COLUMNS = {EditField.LEAD, EditField.RESPONSIBLE, EditField.SUPPORTING}

# One joined line: id, at, who, kind, entity, target, field, before, after, plan's title,
# doubt's row, doubt's sentence, words of a row that comes or goes, those a row stood under
# and stands under.
_Line = tuple[Any, ...]


def entries(ledger: Ledger, node_id: int | None, limit: int) -> list[HistoryEntry]:
    """The newest ``limit`` changes, newest first, or those of one row."""
    which, of_row = "1", ""
    if node_id is not None:
        which = f"change.id IN ({OF_ROW.format(column='change_id')})"
        of_row = f"AND field.id IN ({OF_ROW.format(column='id')})"
    found = _read(ledger, which, {"node": node_id, "limit": limit}, of_row)
    return [entry for entry in found if entry.field != _PRESSING]


def entries_of(ledger: Ledger, change_id: int) -> list[HistoryEntry]:
    """The lines of one change."""
    return _read(ledger, "change.id = :change", {"change": change_id, "limit": 1})


def entries_of_many(
    ledger: Ledger, change_ids: Sequence[int], node_id: int | None
) -> list[HistoryEntry]:
    """The lines of some changes, newest first, or those of them that are about one row."""
    which = "change.id IN (SELECT value FROM json_each(:changes))"
    of_row = f"AND field.id IN ({OF_ROW.format(column='id')})" if node_id is not None else ""
    wanted = {"changes": json.dumps(list(change_ids)), "node": node_id}
    found = _read(ledger, which, {**wanted, "limit": len(change_ids)}, of_row)
    return [entry for entry in found if entry.field != _PRESSING]


def _read(
    ledger: Ledger, which: str, parameters: dict[str, object], of_row: str = ""
) -> list[HistoryEntry]:
    behind = ", ".join(f"'{name}'" for name in sorted(_BEHIND))
    named = ", ".join(f"'{name}'" for name in sorted(_NAMED))
    sql = _ENTRIES.format(which=which, behind=behind, named=named, of_row=of_row)
    lines = ledger.rows(sql, parameters)
    return [
        entry
        for (_, entity, _), group in groupby(lines, key=lambda line: (line[0], *line[4:6]))
        for entry in _told(ledger, entity, list(group))
    ]


def _told(ledger: Ledger, entity: str, lines: list[_Line]) -> Iterable[HistoryEntry]:
    """What happened to one row of a table in one change."""
    if entity in history_occurrences.ENTITIES:
        sides = {line[6]: line[7:9] for line in lines}
        about = history_occurrences.told(ledger, entity, lines[0][5], sides)
        return [
            _entry(lines[0], each.task, field, each.before, each.after) for field, each in about
        ]
    for room in _ROOMS:
        if entity in room.ENTITIES:
            sides = {line[6]: line[7:9] for line in lines}
            found = room.told(ledger, entity, lines[0][5], sides)
            return [_entry(lines[0], found.task, entity, found.before, found.after)]
    return _READERS[entity](lines) if entity in _READERS else ()


def _entry(line: _Line, task: int | None, field: str, *values: Value) -> HistoryEntry:
    change_id, at, who, kind = line[:4]
    before, after = values
    when = datetime.fromisoformat(at)
    return HistoryEntry(change_id, when, who, ChangeKind(kind), task, field, before, after)


def _node_entries(lines: list[_Line]) -> Iterable[HistoryEntry]:
    """A time limit is several columns but one line; units read as a list of names."""
    limit = {line[6]: line[7:9] for line in lines if line[6] in _LIMIT_COLUMNS}
    if limit:
        before, after = (_limit(limit, side) for side in (0, 1))
        follows = limit.keys() == {"due"} and lines[0][3] != ChangeKind.RECKON
        field = _PRESSING if follows else EditField.DEADLINE.value
        yield _entry(lines[0], lines[0][5], field, before, after)
    for line in lines:
        field, before, after = line[6:9]
        if field in _UNIT_COLUMNS:
            before, after = ("、".join(columns.as_names(side)) for side in (before, after))
        if field == "deleted":
            yield _entry(line, line[5], "task", *_sides(line, line[12]))
        elif field == "parent_id":
            yield _entry(line, line[5], "place", *_stood(line))
        elif field not in _LIMIT_COLUMNS:
            yield _entry(line, line[5], field, before, after)


def _limit(values: dict[str, tuple[Value, Value]], side: int) -> Value:
    """A limit in one value: its day where it is a plain one, else its words."""
    names = "due", "words", "deadline_kind", "deadline_rule"
    day, words, kind, rule = (values.get(name, ("", ""))[side] for name in names)
    plain = not rule and kind in ("", None, DeadlineKind.DATE)
    return (day if plain else words) or words or day or ""


def _plan_entries(lines: list[_Line]) -> Iterable[HistoryEntry]:
    """A plan comes, goes, or is brought to another version of its notice."""
    for line in lines:
        if line[6] == "edition":
            sides = (f"第 {number} 版" for number in line[7:9])
            yield _entry(line, None, "edition", *sides)
        elif line[6] == "last_year":
            yield _entry(line, None, "last_year", *line[7:9])
        elif line[6] == "rest_days":
            yield _entry(line, None, "rest_days", *(label(RestDays(v)) for v in line[7:9]))
        else:
            yield _entry(line, None, "plan", *_sides(line, line[9]))


def _stood(line: _Line) -> tuple[Value, Value]:
    """The rows that a row stood under before and after; one line where it only changed
    places with those beside it."""
    if line[7] == line[8]:
        return None, _AMONG
    return line[13] or _TOP, line[14] or _TOP


def _sides(line: _Line, words: str) -> tuple[Value, Value]:
    """What comes has its words after the change, what goes before it."""
    return (words, None) if line[8] else (None, words)


def _doubt_entries(lines: list[_Line]) -> Iterable[HistoryEntry]:
    """A doubt is settled (it stands before) or open again (it stands after)."""
    for line in lines:
        node_id, what = line[10:12]
        settled = bool(line[8])
        yield _entry(line, node_id, "doubt", *((what, None) if settled else (None, what)))


_READERS: dict[str, Callable[[list[_Line]], Iterable[HistoryEntry]]] = {
    "node": _node_entries,
    "plan": _plan_entries,
    "doubt": _doubt_entries,
}
