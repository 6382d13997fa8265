"""What one clerk's ledger tells another's about a plan (交换文件)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from gkdesk.domain.feedback import FillField
from gkdesk.domain.row_codes import RowCode
from gkdesk.domain.tasks import EditField

FORM = "gkdesk-exchange-1"
"""What a file says it is."""
SUFFIX = ".gkx"

EXCHANGED = (
    EditField.STATUS,
    EditField.PROGRESS,
    EditField.DEADLINE,
    EditField.LEAD,
    EditField.RESPONSIBLE,
    EditField.SUPPORTING,
    EditField.NOTE,
)
"""The fields of a row that are merged; words of the notice itself stay each ledger's own."""


@dataclass(frozen=True, slots=True)
class ExchangeRow:
    """One row: its code there, its fixed words, the fields as they stand there and as they
    were when the notice was read, both without what was empty. ``added`` tells that a person
    added it."""

    code: RowCode
    section: str
    task: str
    measure: str
    values: Mapping[EditField, str] = field(default_factory=dict)
    read: Mapping[EditField, str] = field(default_factory=dict)
    added: bool = False


@dataclass(frozen=True, slots=True)
class ExchangeAnswer:
    """What a unit answered there about a row."""

    code: RowCode
    unit: str
    period: str
    values: Mapping[FillField, str]


@dataclass(frozen=True, slots=True)
class ExchangeFile:
    """A whole file. ``code`` is its own, drawn by lot; ``based_on`` that of the last one taken
    in from the other ledger, "" where there was none. ``who`` and ``made_at`` say where and
    when it was made."""

    code: str
    based_on: str
    mark: str
    title: str
    year: int | None
    source_sha256: str
    who: str
    made_at: str
    rows: tuple[ExchangeRow, ...]
    answers: tuple[ExchangeAnswer, ...] = ()
