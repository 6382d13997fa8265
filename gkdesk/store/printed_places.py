"""Printed limits, due points and entries by the row they are of, for rows that are split,
merged or moved."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from gkdesk.domain.changes import FieldChange, Value
from gkdesk.domain.spans import Span
from gkdesk.store import columns
from gkdesk.store.editions import holds
from gkdesk.store.ledger import Ledger


class PrintedLimit(NamedTuple):
    """A printed limit with the row whose words it stands in (``owner``)."""

    id: int
    owner: int
    node_id: int
    measure_id: int | None
    expression: str
    clause: str
    kind: str
    rule: str | None
    event: str | None
    counted: int | None
    spans: tuple[Span, ...]


_COLUMNS = """
id, coalesce(measure_id, node_id), node_id, measure_id, expression, clause, kind, rule, event,
count, places
"""


def limits_of(ledger: Ledger, ids: Iterable[int]) -> list[PrintedLimit]:
    """The limits printed in the words of rows, in printed order."""
    listed = json.dumps(list(ids))
    sql = f"""
    WITH wanted (id) AS MATERIALIZED (
        SELECT deadline.id FROM json_each(:ids) AS each
        CROSS JOIN deadline ON deadline.measure_id = each.value
        UNION ALL
        SELECT deadline.id FROM json_each(:ids) AS each
        CROSS JOIN deadline ON deadline.node_id = each.value
        WHERE deadline.measure_id IS NULL)
    SELECT {_COLUMNS} FROM wanted CROSS JOIN deadline USING (id)
    WHERE {holds("deadline")} ORDER BY id
    """
    return [_limit(row) for row in ledger.rows(sql, {"ids": listed})]


def _limit(row: tuple[Any, ...]) -> PrintedLimit:
    limit_id, owner, node_id, measure_id, expression, clause = row[:6]
    kind, rule, event, counted, places = row[6:]
    return PrintedLimit(
        id=limit_id,
        owner=owner,
        node_id=node_id,
        measure_id=measure_id,
        expression=expression,
        clause=clause,
        kind=kind,
        rule=rule,
        event=event,
        counted=counted,
        spans=columns.as_spans(places),
    )


def renumbered_tallies(
    ledger: Ledger, again: Mapping[int, tuple[Value, Value]]
) -> Iterator[FieldChange]:
    """What changes at the entries of due points whose limits have other numbers now, given
    by due point as former and new number."""
    sql = """
    SELECT DISTINCT tally.id FROM tally JOIN occurrence ON occurrence.node_id = tally.node_id
    WHERE occurrence.id = ? AND tally.series = ? AND tally.deleted = 0
    """
    told: set[int] = set()
    for point, (before, after) in again.items():
        for (tally,) in ledger.rows(sql, (point, before)):
            if tally not in told:
                yield FieldChange("tally", tally, "series", before, after)
            told.add(tally)


def source_of(ledger: Ledger, plan_id: int, spans: Iterable[Span]) -> list[str]:
    """The words of the source at places, a text each."""
    sql = f"""
    SELECT substr(text, ? + 1, ? - ?) FROM source WHERE plan_id = ? AND {holds("source")}
    """
    return [ledger.value(sql, (start, end, start, plan_id)) or "" for start, end in spans]


def moved(
    ledger: Ledger,
    table: str,
    where: str,
    former: int,
    now: int,
    *more: Value,
    column: str = "node_id",
) -> Iterator[FieldChange]:
    """What changes where rows of a table that hang on a row (by a ``column``) hang on
    another; ``where`` and its values ``more`` choose among them."""
    sql = f"SELECT id FROM {table} WHERE {column} = ? AND {where}"
    for (each,) in ledger.rows(sql, (former, *more)):
        yield FieldChange(table, each, column, former, now)


def tallies(ledger: Ledger, node_id: int) -> list[tuple[int, int]]:
    """The entries of a row with the numbers of the limits they count for."""
    sql = "SELECT id, series FROM tally WHERE node_id = ? AND deleted = 0"
    return [(tally, series) for tally, series in ledger.rows(sql, (node_id,))]


def of_gone_measures(ledger: Ledger, task_id: int) -> list[tuple[int, int]]:
    """The printed limits of a task that stand in measures that were taken out, with those."""
    sql = f"""
    SELECT deadline.id, measure_id FROM deadline
    JOIN node ON node.id = deadline.measure_id AND node.deleted = 1
    WHERE deadline.node_id = ? AND {holds("deadline")}
    """
    return [(limit, measure) for limit, measure in ledger.rows(sql, (task_id,))]
