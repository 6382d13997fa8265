"""Which of several limits a row shows: the earliest day still open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from gkdesk.domain.changes import Value
from gkdesk.domain.deadlines import Deadline, DeadlineKind
from gkdesk.domain.occurrences import Occurrence, Term
from gkdesk.domain.tasks import Status
from gkdesk.store.columns import day
from gkdesk.store.limited_rows import LimitedRow

Columns = dict[str, Value]

_BY_BINDING = {kind.value: place for place, kind in enumerate(DeadlineKind)}


class Pressing(NamedTuple):
    """A limit that a row may show, as the columns of a row hold it: of a due point, of a
    measure, or mere words."""

    words: str
    kind: str
    rule: str | None
    due: str | None
    late_after: str | None
    provisional: int
    open: bool


def of_point(point: Occurrence) -> Pressing:
    """A due point of the ledger."""
    return of_term(point.term, open_=point.status is Status.OPEN)


def of_term(term: Term, *, open_: bool = True) -> Pressing:
    """A due point as it was worked out."""
    due, late_after = day(term.due), day(term.late_after)
    kind, provisional = term.kind.value, int(term.provisional)
    return Pressing(term.words, kind, term.rule, due, late_after, provisional, open_)


def of_words(limit: Deadline) -> Pressing:
    """A limit without a day."""
    return Pressing(limit.expression, limit.kind.value, limit.rule, None, None, 0, True)


def of_measure(row: LimitedRow) -> Pressing:
    """What a measure shows."""
    shown = row.words, row.deadline_kind or "", row.deadline_rule, row.due, row.late_after
    return Pressing(*shown, row.provisional, is_open(row))


def of_columns(shown: Columns, *, open_: bool) -> Pressing:
    """What a row is about to show."""
    rule, due, late_after = (
        _text(shown[name]) for name in ("deadline_rule", "due", "late_after")
    )
    words, kind = str(shown["words"]), str(shown["deadline_kind"])
    return Pressing(words, kind, rule, due, late_after, int(bool(shown["provisional"])), open_)


def _text(value: Value) -> str | None:
    return None if value is None else str(value)


def is_open(row: LimitedRow) -> bool:
    """Whether a row is open by its own word."""
    return row.status == Status.OPEN.value


def shown_of(candidates: Sequence[Pressing]) -> Columns:
    """The columns of a row that shows the earliest day still open. Where none presses the
    words stay, those of what is open before the others, without a day."""
    days = [each for each in candidates if each.open and each.late_after is not None]
    if days:
        first = min(days, key=lambda each: (each.late_after, each.due or ""))
        return _columns(first, first.due, first.late_after, first.provisional)
    said = [each for each in candidates if each.open] or candidates
    return _columns(_firmest(said), None, None, 0)


def _firmest(said: Iterable[Pressing]) -> Pressing | None:
    return min(said, key=lambda each: _BY_BINDING.get(each.kind, 0), default=None)


def _columns(
    shown: Pressing | None, due: str | None, late_after: str | None, provisional: int
) -> Columns:
    return {
        "due": due,
        "words": shown.words if shown else "",
        "deadline_kind": shown.kind if shown else None,
        "deadline_rule": shown.rule if shown else None,
        "late_after": late_after,
        "provisional": provisional,
    }
