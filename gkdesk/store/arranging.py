"""Where rows of a plan stand in its tree and in its order, a few at a time."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from gkdesk.domain.changes import FieldChange
from gkdesk.domain.tasks import NodeKind
from gkdesk.errors import UnknownTask
from gkdesk.store.ledger import Ledger

Stretch = tuple[int, int]
"""The first and the last place of a row and everything below it."""


class Spot(NamedTuple):
    """A row that stands, as a change of the tree sees it. ``above`` is 0 at the top."""

    id: int
    plan_id: int
    above: int
    seq: int
    last_seq: int
    kind: NodeKind
    level: int
    label: str
    path: str

    @property
    def stretch(self) -> Stretch:
        return self.seq, self.last_seq


_SPOT = """
node.id, node.plan_id, coalesce(node.parent_id, 0), node.seq, node.last_seq, node.kind,
node.level, node.label, node.path
"""
_IN_PLAN = f"SELECT {_SPOT} FROM node WHERE plan_id = :plan AND deleted = 0"
# Looked up by the index of parents: that of a plan's rows would be read through.
_UNDER = f"SELECT {_SPOT} FROM node WHERE +plan_id = :plan AND deleted = 0"
_OUTSIDE = """
AND NOT EXISTS (SELECT 1 FROM json_each(:out) AS each
    WHERE node.seq BETWEEN each.value ->> 0 AND each.value ->> 1)
"""
_ABOVE = f"""
WITH RECURSIVE line (id) AS (
    SELECT value FROM json_each(?)
    UNION
    SELECT node.parent_id FROM line JOIN node ON node.id = line.id
    WHERE node.parent_id IS NOT NULL)
SELECT {_SPOT} FROM line JOIN node ON node.id = line.id
"""


def spots(ledger: Ledger, ids: Iterable[int]) -> list[Spot]:
    """Rows that stand, in printed order."""
    sql = f"""
    SELECT {_SPOT} FROM json_each(?) AS wanted JOIN node ON node.id = wanted.value
    JOIN plan ON plan.id = node.plan_id
    WHERE node.deleted = 0 AND plan.deleted = 0 ORDER BY node.plan_id, node.seq
    """
    return _spots(ledger, sql, (json.dumps(list(ids)),))


def spot(ledger: Ledger, node_id: int) -> Spot:
    """One row. Raises UnknownTask."""
    found = spots(ledger, [node_id])
    if not found:
        raise UnknownTask(str(node_id))
    return found[0]


def with_above(ledger: Ledger, ids: Iterable[int]) -> dict[int, Spot]:
    """Rows and all those above them, by id."""
    found = _spots(ledger, _ABOVE, (json.dumps(list(ids)),))
    return {each.id: each for each in found}


def subtree(ledger: Ledger, top: Spot) -> list[Spot]:
    """A row and everything below it, in printed order."""
    if top.last_seq == top.seq:
        return [top]
    sql = f"{_IN_PLAN} AND seq BETWEEN :first AND :last ORDER BY seq"
    frame = {"plan": top.plan_id, "first": top.seq, "last": top.last_seq}
    return _spots(ledger, sql, frame)


def children(ledger: Ledger, plan_id: int, above: int) -> list[Spot]:
    """The rows directly below a row, or at the top (0), in printed order."""
    where = "parent_id = :above" if above else "parent_id IS NULL"
    sql = f"{_UNDER} AND {where} ORDER BY +seq"
    return _spots(ledger, sql, {"plan": plan_id, "above": above})


def child_ids(ledger: Ledger, plan_id: int, above: int) -> list[int]:
    """As ``children``, the ids alone."""
    where = "parent_id = :above" if above else "parent_id IS NULL"
    sql = f"""
    SELECT id FROM node WHERE +plan_id = :plan AND deleted = 0 AND {where} ORDER BY +seq
    """
    rows = ledger.rows(sql, {"plan": plan_id, "above": above})
    return [node_id for (node_id,) in rows]


def first_level(ledger: Ledger, plan_id: int, above: int, but: Iterable[int]) -> int:
    """The level of the rows directly below a row, some left out; 0 where there are none."""
    where = "parent_id = :above" if above else "parent_id IS NULL"
    sql = f"""
    SELECT level FROM node WHERE +plan_id = :plan AND deleted = 0 AND {where}
    AND id NOT IN (SELECT value FROM json_each(:but)) LIMIT 1
    """
    frame = {"plan": plan_id, "above": above, "but": json.dumps(list(but))}
    return int(ledger.value(sql, frame) or 0)


def places_of(ledger: Ledger, node_id: int) -> str:
    """The places of a row in the source, as they stand in its column."""
    return str(ledger.value("SELECT places FROM node WHERE id = ?", (node_id,)))


def labels(ledger: Ledger, plan_id: int, above: int) -> list[str]:
    """The labels of the rows directly below a row, in no order."""
    where = "parent_id = :above" if above else "parent_id IS NULL"
    sql = f"""
    SELECT label FROM node WHERE +plan_id = :plan AND deleted = 0 AND {where} AND label <> ''
    """
    return [each for (each,) in ledger.rows(sql, {"plan": plan_id, "above": above})]


def with_tails(ledger: Ledger, tails: Mapping[int, str]) -> Iterator[FieldChange]:
    """What changes of the paths of rows, and of all below them, that end otherwise now."""
    for top in spots(ledger, tails):
        stem, _, _ = top.path.rpartition("/")
        path = f"{stem}/{tails[top.id]}" if stem else tails[top.id]
        for each in subtree(ledger, top):
            now = path + each.path.removeprefix(top.path)
            if now != each.path:
                yield FieldChange("node", each.id, "path", each.path, now)


class Moved(NamedTuple):
    """A row that a change moved, brought or took out, with the row it stood under and the
    one it stands under (0 for the top)."""

    id: int
    plan_id: int
    before: int
    now: int


def rearranged(ledger: Ledger, change_id: int) -> list[Moved]:
    """What a change moved, brought or took out."""
    sql = """
    SELECT node.id, node.plan_id,
           coalesce(iif(field = 'parent_id', before, node.parent_id), 0),
           coalesce(iif(field = 'parent_id', after, node.parent_id), 0)
    FROM change_field JOIN node ON node.id = change_field.target
    WHERE change_id = ? AND entity = 'node' AND field IN ('parent_id', 'deleted')
    """
    return [Moved(*row) for row in ledger.rows(sql, (change_id,))]


def brother(ledger: Ledger, each: Spot, *, former: bool) -> Spot | None:
    """The row beside one under the same row: the ``former`` or the following one."""
    where = "parent_id = :above" if each.above else "parent_id IS NULL"
    order = "+seq < :seq ORDER BY +seq DESC" if former else "+seq > :seq ORDER BY +seq"
    frame = {"plan": each.plan_id, "above": each.above, "seq": each.seq}
    found = _spots(ledger, f"{_UNDER} AND {where} AND {order} LIMIT 1", frame)
    return found[0] if found else None


def last_place(ledger: Ledger, plan_id: int, within: Stretch, out: Sequence[Stretch]) -> int:
    """The last place taken within a stretch, leaving others out; 0 where none is."""
    sql = """
    SELECT max(seq) FROM node
    WHERE plan_id = :plan AND deleted = 0 AND seq BETWEEN :first AND :last
    """
    first, last = within
    while True:
        found = ledger.value(sql, {"plan": plan_id, "first": first, "last": last})
        inside = next((s for s in out if found is not None and s[0] <= found <= s[1]), None)
        if inside is None:
            return int(found or 0)
        last = inside[0] - 1


def around(
    ledger: Ledger, plan_id: int, place: int, many: int, out: Sequence[Stretch]
) -> tuple[list[Spot], list[Spot]]:
    """Up to ``many`` rows up to a place, nearest first, and as many behind it, leaving
    stretches out."""
    frame = {"plan": plan_id, "seq": place, "many": many, "out": json.dumps(list(out))}
    before = f"{_IN_PLAN} AND seq <= :seq {_OUTSIDE} ORDER BY seq DESC LIMIT :many"
    behind = f"{_IN_PLAN} AND seq > :seq {_OUTSIDE} ORDER BY seq LIMIT :many"
    return _spots(ledger, before, frame), _spots(ledger, behind, frame)


def _spots(
    ledger: Ledger, sql: str, parameters: Sequence[object] | Mapping[str, object]
) -> list[Spot]:
    return [_spot(row) for row in ledger.rows(sql, parameters)]


def _spot(row: tuple[Any, ...]) -> Spot:
    node_id, plan_id, above, seq, last_seq, kind, level, label, path = row
    place = node_id, plan_id, above, seq, last_seq
    return Spot(*place, NodeKind(kind), level, label, path)
