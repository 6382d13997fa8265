"""The history as it is looked through: what is asked of it, and changes page by page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from gkdesk.domain.changes import ChangeKind, HistoryEntry


@dataclass(frozen=True, slots=True)
class HistoryAsked:
    """What a person looks for; everything given must hold. ``words`` must all occur in a
    line, ``field`` is what a line is about as the history names it; ``who`` a person; the
    days count in the ledger's own clock, both included."""

    node_id: int | None = None
    words: str = ""
    kind: ChangeKind | None = None
    field: str = ""
    who: str = ""
    first: date | None = None
    last: date | None = None

    @property
    def reads_lines(self) -> bool:
        """Whether only the lines of a change can tell that it is asked for."""
        return bool(self.words or self.field)


@dataclass(frozen=True, slots=True)
class HistoryChange:
    """A change with its lines; ``entries`` is None where they are many and were not read.
    ``size`` counts the lines, of those not read the fields."""

    id: int
    at: datetime
    who: str
    what: ChangeKind
    size: int
    entries: tuple[HistoryEntry, ...] | None
