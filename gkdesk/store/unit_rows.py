"""Where the names of units stand in the rows of the ledger."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from gkdesk.domain.changes import FieldChange
from gkdesk.store import columns
from gkdesk.store.ledger import Ledger

ROLES = ("lead", "responsible", "supporting")
_TABLES = "'unit', 'unit_name', 'unit_member'"
_STANDS = "node.deleted = 0 AND node.plan_id IN (SELECT id FROM plan WHERE deleted = 0)"


def last_line(ledger: Ledger) -> int:
    """The number of the last line of all that changes wrote; a change that is still being
    made grows by lines."""
    return ledger.value("SELECT ifnull(max(id), 0) FROM change_field") or 0


def names_since(ledger: Ledger, line: int) -> list[str] | None:
    """The names that changes wrote into rows, or brought with rows, after this line; None
    where they touched the directory itself, or brought plans."""
    sql = f"""
    SELECT EXISTS (SELECT 1 FROM change_field WHERE id > ?
        AND (entity IN ({_TABLES}) OR (field = 'deleted' AND entity = 'plan')))
    """
    if ledger.value(sql, (line,)):
        return None
    sql = """
    SELECT after FROM change_field
    WHERE id > :line AND entity = 'node' AND field IN ('lead', 'responsible', 'supporting')
    UNION
    SELECT each.value FROM change_field JOIN node ON node.id = change_field.target,
        json_each(json_array(node.lead, node.responsible, node.supporting)) AS each
    WHERE change_field.id > :line AND entity = 'node' AND field = 'deleted' AND after = 0
    """
    lists = ledger.rows(sql, {"line": line})
    return [name for (names,) in lists for name in columns.as_names(names)]


def printed_names(ledger: Ledger, plan_id: int | None = None) -> list[str]:
    """The names that stand in rows, each once, measures' own too."""
    return list(row_counts(ledger, plan_id))


def row_counts(ledger: Ledger, plan_id: int | None = None) -> dict[str, int]:
    """In how many rows each name stands, in the order of the ledger."""
    of_plan = "" if plan_id is None else " AND node.plan_id = :plan"
    # In one text, counted here: SQLite would sort all of them to put them together.
    lists = " || char(30) || ".join(f"node.{role}" for role in ROLES)
    some = " OR ".join(f"node.{role} <> '[]'" for role in ROLES)
    which = f"{_STANDS}{of_plan} AND ({some})"
    sql = f"SELECT group_concat({lists}, char(31)) FROM node WHERE {which}"
    found = ledger.value(sql, {"plan": plan_id})
    counts: Counter[str] = Counter()
    for alike, number in Counter(found.split("\x1f") if found else ()).items():
        for name in columns.shown_names(alike.split("\x1e"), columns.as_it_is):
            counts[name] += number
    return counts


def issuers(ledger: Ledger) -> list[str]:
    """Who issued the plans that stand, as printed."""
    sql = "SELECT DISTINCT issuer FROM plan WHERE deleted = 0 AND issuer IS NOT NULL"
    return [issuer for (issuer,) in ledger.rows(sql)]


def signing_days(ledger: Ledger, names: Sequence[str]) -> dict[str, set[str | None]]:
    """The days on which the plans were signed that print each of these names."""
    sql = f"""
    SELECT DISTINCT each.value, plan.signed_on FROM node
    JOIN plan ON plan.id = node.plan_id, json_each(node.{{role}}) AS each
    WHERE {_STANDS} AND node.{{role}} <> '[]'
    AND each.value IN (SELECT value FROM json_each(?))
    """
    days: dict[str, set[str | None]] = {}
    wanted = json.dumps(list(names))
    for role in ROLES if names else ():
        for name, day in ledger.rows(sql.format(role=role), (wanted,)):
            days.setdefault(name, set()).add(day)
    return days


def renamed(ledger: Ledger, names: Mapping[str, str]) -> tuple[tuple[FieldChange, ...], int]:
    """The field changes that write other names over printed ones, each name once a list, and
    how many rows that touches. Rows that were taken out stay as they are."""
    fields: list[FieldChange] = []
    touched: set[int] = set()
    for role in ROLES:
        for node_id, before in _rows_naming(ledger, role, names):
            after = columns.names(
                dict.fromkeys(names.get(each, each) for each in columns.as_names(before))
            )
            if after != before:
                fields.append(FieldChange("node", node_id, role, before, after))
                touched.add(node_id)
    return tuple(fields), len(touched)


def _rows_naming(ledger: Ledger, role: str, names: Iterable[str]) -> Iterator[tuple[int, str]]:
    sql = (
        f"SELECT DISTINCT node.id, node.{role} FROM node, json_each(node.{role}) AS each"
        f" WHERE {_STANDS} AND node.{role} <> '[]'"
        " AND each.value IN (SELECT value FROM json_each(?)) ORDER BY node.id"
    )
    yield from ledger.rows(sql, (json.dumps(list(names)),))
