"""What is typed in after a meeting, line by line: which rows it is about, and what of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from gkdesk.domain.short_codes import ShortCode


class NoteKind(StrEnum):
    """Close and reopen: the status. Close all: with every due point. Put off: a later limit.
    Tell: progress. Remark: a note. Count: something done so many times. Limit: another limit
    that is no extension. Lead, responsible, supporting: units."""

    CLOSE = "close"
    CLOSE_ALL = "close_all"
    REOPEN = "reopen"
    PUT_OFF = "put_off"
    TELL = "tell"
    REMARK = "remark"
    COUNT = "count"
    LIMIT = "limit"
    LEAD = "lead"
    RESPONSIBLE = "responsible"
    SUPPORTING = "supporting"


@dataclass(frozen=True, slots=True)
class NoteDeed:
    """One thing said. ``words`` is what it takes: progress, a note, the new limit, the units.
    ``day`` are the words of a day, "" for the meeting's; ``reason`` why a limit is put off;
    ``amount`` how many times. ``plain`` tells that no word said what it is, so that it was
    taken for progress."""

    kind: NoteKind
    words: str = ""
    day: str = ""
    reason: str = ""
    amount: int = 0
    plain: bool = False


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A line as it was typed: the ``number`` of the line from 1, the codes it begins with,
    what it says. A line without a code, or that says nothing, has none."""

    number: int
    typed: str
    codes: tuple[ShortCode, ...] = ()
    deeds: tuple[NoteDeed, ...] = ()


@dataclass(frozen=True, slots=True)
class NoteTarget:
    """A row, or a due point of it, that a line is about. ``words`` are the row's, ``point``
    the due point's name, "" for the row itself."""

    code: ShortCode
    node_id: int
    occurrence_id: int | None
    words: str
    point: str = ""


@dataclass(frozen=True, slots=True)
class Noted:
    """A line understood: ``told`` says in words what will be written, one for each row and
    thing; ``faults`` why something cannot be. A line with a fault is not written at all;
    one without either says what stands already."""

    line: NoteLine
    targets: tuple[NoteTarget, ...] = ()
    told: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()

    @property
    def ready(self) -> bool:
        """Whether the line can be written."""
        return bool(self.told) and not self.faults
