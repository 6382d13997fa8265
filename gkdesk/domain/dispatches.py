"""Workbooks that were handed out (收发台账): to whom, in which version, with what in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from gkdesk.domain.feedback import FillField
from gkdesk.domain.row_codes import RowCode
from gkdesk.domain.tasks import EditField, Light
from gkdesk.domain.units import Role


class DispatchKind(StrEnum):
    """Report: a unit's rows to be filled in. Returned: rows sent back to be filled in anew.
    Master: the whole breakdown table with its row codes. Exchange: a plan for another
    clerk's ledger."""

    REPORT = "report"
    RETURNED = "returned"
    MASTER = "master"
    EXCHANGE = "exchange"


class Handing(StrEnum):
    """How a workbook reached its unit."""

    MESSAGE = "message"
    MAIL = "mail"
    NETWORK = "network"
    DISK = "disk"
    IN_PERSON = "in_person"


class LockedField(StrEnum):
    """The columns of a unit's workbook that it reads and does not write."""

    ORDINAL = "ordinal"
    SECTION = "section"
    TASK = "task"
    MEASURE = "measure"
    ROLE = "role"
    DEADLINE = "deadline"
    LIGHT = "light"
    CODE = "code"


SentField = FillField | EditField
"""A report is filled in; of a master table the fields of a row may change."""


@dataclass(frozen=True, slots=True)
class SentRow:
    """One row as it was handed out. ``role`` is None in a master table; ``values`` are the
    words of the fields that may be changed, without those that were empty. ``required`` is
    the count its limit asks for, None where it asks for none."""

    code: RowCode
    role: Role | None
    ordinal: int
    section: str
    task: str
    measure: str
    deadline: str
    light: Light | None
    values: Mapping[SentField, str] = field(default_factory=dict)
    required: int | None = None


@dataclass(frozen=True, slots=True)
class WorkbookMark:
    """What a workbook says of itself, in a hidden sheet, a property and a defined name.

    ``mark`` is the plan's, ``code`` the dispatch's own; ``checksum`` is that of its locked
    cells. Whatever is left of it after a journey is read; missing parts are "" or None.
    """

    mark: str
    code: str
    kind: DispatchKind
    title: str = ""
    year: int | None = None
    unit: str = ""
    version: int = 1
    period: str = ""
    sent_at: str = ""
    rows: int = 0
    checksum: str = ""


@dataclass(frozen=True, slots=True)
class Dispatch:
    """One line of the register. ``version`` counts what a unit got for one plan and period,
    from 1. ``returned_on`` is the day its last file came back, ``blank`` how many of its
    ``rows`` were never answered; ``of_dispatch`` the one it asks again about."""

    id: int
    code: str
    plan_id: int
    unit: str
    unit_id: int | None
    kind: DispatchKind
    version: int
    period: str
    sent_at: datetime
    file: str
    rows: int
    handing: Handing | None = None
    handed_on: date | None = None
    of_dispatch: int | None = None
    note: str = ""
    returned_on: date | None = None
    blank: int = 0

    @property
    def owes(self) -> bool:
        """Whether an answer is still to come."""
        return self.blank > 0
