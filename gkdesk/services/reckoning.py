"""Working all days out anew after a holiday table, an event, a rule or a period changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from gkdesk.domain.changes import FieldChange, Value
from gkdesk.domain.occurrences import Move
from gkdesk.services import limit_placing
from gkdesk.services.limit_placing import Touched
from gkdesk.services.row_limits import frame_of as frame
from gkdesk.services.session import Session
from gkdesk.store import plans
from gkdesk.store.nodes import day_of

__all__ = ["frame", "reckon"]

_Days = tuple[date | None, date | None]


def reckon(
    session: Session, change_id: int, plan_ids: Sequence[int] | None = None
) -> list[Move]:
    """Work the days of plans (None: of all that stand) out anew, as part of a change that
    was just applied; what moved, in printed order. Inside its transaction."""
    moves: list[Move] = []
    for plan_id in plans.standing(session.ledger) if plan_ids is None else plan_ids:
        touched = limit_placing.worked_out_anew(session, plan_id)
        limit_placing.put_in_force(session, change_id, touched)
        moves += (move for each in touched for move in _moves(each))
    return moves


def _moves(touched: Touched) -> Iterator[Move]:
    """What moved at a row, told of itself or of its due points."""
    days = _days(touched.fields)
    row = touched.row
    if not row.staged and ("node", row.id) in days:
        yield Move(row.id, None, row.words, *days["node", row.id])
    for point in touched.points:
        if ("occurrence", point.id) in days:
            words = f"{point.term.words} {point.term.name}".strip()
            yield Move(row.id, point.id, words, *days["occurrence", point.id])


def _days(fields: Iterable[FieldChange]) -> dict[tuple[str, int], _Days]:
    """The days that change, by what carries them: the last day in time, else the plain."""
    found: dict[tuple[str, int], dict[str, tuple[Value, Value]]] = {}
    for field in fields:
        if field.field in ("late_after", "due"):
            at = found.setdefault((field.entity, field.target), {})
            at[field.field] = field.before, field.after
    return {place: _both(columns) for place, columns in found.items()}


def _both(columns: dict[str, tuple[Value, Value]]) -> _Days:
    before, after = columns.get("late_after") or columns["due"]
    return day_of(before), day_of(after)
