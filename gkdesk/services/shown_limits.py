"""What rows show of the limits beside and below them: the earliest day still open of their
due points, and of a task's measures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gkdesk.domain.changes import FieldChange
from gkdesk.domain.occurrences import Occurrence
from gkdesk.services.pressing import (
    Columns,
    Pressing,
    of_measure,
    of_point,
    of_words,
    shown_of,
)
from gkdesk.services.session import Session
from gkdesk.store import changes, limited_rows, occurrences, printed
from gkdesk.store.limited_rows import LimitedRow

Fields = tuple[FieldChange, ...]


def follow(session: Session, change_id: int, node_ids: Iterable[int]) -> None:
    """Let rows, and the tasks of measures among them, show what now presses first, as part
    of a change that was just applied. Inside its transaction."""
    for measures in (True, False):
        rows = limited_rows.of_ids(session.ledger, node_ids)
        if not measures:
            tasks = {row.parent_id for row in rows if row.measure and row.parent_id}
            rows = limited_rows.of_ids(session.ledger, {*tasks, *node_ids})
        wanted = [row for row in rows if bool(row.measure) is measures]
        changes.append(session.ledger, change_id, differing(session, wanted))


def differing(session: Session, rows: Sequence[LimitedRow]) -> Fields:
    """What the given rows should show and do not."""
    ledger = session.ledger
    staged = [row.id for row in rows if row.staged]
    over = [row.id for row in rows if _shows_measures(row)]
    points = occurrences.of_rows(ledger, staged)
    below = limited_rows.measures_of(ledger, over)
    fields: list[FieldChange] = []
    for row in rows:
        if row.staged or _shows_measures(row):
            candidates = _candidates(
                session, row, points.get(row.id, []), below.get(row.id, [])
            )
            fields += changed(row, shown_of(candidates))
    return tuple(fields)


def changed(row: LimitedRow, wanted: Columns) -> Fields:
    """The field changes that make a row show these columns."""
    return tuple(
        FieldChange("node", row.id, name, getattr(row, name), value)
        for name, value in wanted.items()
        if getattr(row, name) != value
    )


def _shows_measures(row: LimitedRow) -> bool:
    return bool(row.over_measures) and not row.deadline_set


def _candidates(
    session: Session,
    row: LimitedRow,
    points: Sequence[Occurrence],
    measures: Sequence[LimitedRow],
) -> list[Pressing]:
    own = [of_point(point) for point in points]
    if not row.staged:  # words without a day, which need no due point
        limits = printed.outside_measures(session.ledger, row.id)
        own = [of_words(limit) for limit in limits]
    return [of_measure(measure) for measure in measures] + own
