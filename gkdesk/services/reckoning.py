"""Working all days out anew after a holiday table, an event, a rule or a period changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from gkdesk.domain.changes import FieldChange, Value
from gkdesk.domain.occurrences import Move
from gkdesk.services import limit_placing
from gkdesk.services.row_limits import frame_of as frame
from gkdesk.services.session import Session
from gkdesk.services.shown_limits import Fields
from gkdesk.store import limited_rows, occurrences, plans
from gkdesk.store.columns import as_day

__all__ = ["frame", "reckon"]


def reckon(
    session: Session, change_id: int, plan_ids: Sequence[int] | None = None
) -> list[Move]:
    """Work the days of plans (None: of all that stand) out anew, as part of a change that
    was just applied; what moved, in printed order. Inside its transaction."""
    moves: list[Move] = []
    for plan_id in plans.standing(session.ledger) if plan_ids is None else plan_ids:
        fields = limit_placing.worked_out_anew(session, plan_id)
        if fields:
            limit_placing.put_in_force(session, change_id, plan_id, fields)
            moves += _moves(session, plan_id, fields)
    return moves


def _moves(session: Session, plan_id: int, fields: Fields) -> Iterator[Move]:
    """What the fields say of days, told of the row or due point that carries each."""
    days = _days(fields)
    rows = limited_rows.of_plan(session.ledger, plan_id)
    touched = {target for entity, target in days if entity == "occurrence"}
    staged = [row.id for row in rows if row.staged] if touched else []
    points = occurrences.of_rows(session.ledger, staged)
    for row in rows:
        if not row.staged and ("node", row.id) in days:
            yield Move(row.id, None, row.words, *days["node", row.id])
        for point in points.get(row.id, ()):
            if point.id in touched:
                words = f"{point.term.words} {point.term.name}".strip()
                yield Move(row.id, point.id, words, *days["occurrence", point.id])


def _days(
    fields: Iterable[FieldChange],
) -> dict[tuple[str, int], tuple[date | None, date | None]]:
    """The days that change, by what carries them: the last day in time, else the plain."""
    found: dict[tuple[str, int], dict[str, tuple[Value, Value]]] = {}
    for field in fields:
        if field.field in ("late_after", "due"):
            at = found.setdefault((field.entity, field.target), {})
            at[field.field] = field.before, field.after
    return {
        place: (_day(values[0]), _day(values[1]))
        for place, columns in found.items()
        for values in [columns.get("late_after") or columns["due"]]
    }


def _day(value: Value) -> date | None:
    return as_day(str(value)) if value else None
