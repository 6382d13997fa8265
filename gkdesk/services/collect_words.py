"""The words of a returned cell as they are compared: whatever way a unit wrote a status, a
day or a number, the canonical words of ``domain.collected``."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import NamedTuple

from gkdesk.domain.collected import Why
from gkdesk.domain.dispatches import SentField
from gkdesk.domain.feedback import FillField
from gkdesk.domain.returned import CellAmiss, ReturnedCell
from gkdesk.domain.tasks import EditField
from gkdesk.reading.returned.values import count_of, day_of, status_of
from gkdesk.services.editing import unit_names
from gkdesk.services.fill_values import cleaned, evidence_lines

_AMISS = {
    CellAmiss.FORMULA: Why.FORMULA,
    CellAmiss.OUTSIDE: Why.OUTSIDE,
    CellAmiss.ERROR: Why.ERROR_VALUE,
    CellAmiss.TOO_LONG: Why.TOO_LONG,
    CellAmiss.MERGED: Why.MERGED,
}
_VALUELESS = frozenset((Why.OUTSIDE, Why.ERROR_VALUE, Why.TOO_LONG))
_UNITS = frozenset((EditField.LEAD, EditField.RESPONSIBLE, EditField.SUPPORTING))


_MOST = 1_000_000
"""Nothing happens so often, and no ledger holds any number a cell can."""

_status_of = lru_cache(maxsize=1024)(status_of)


class Said(NamedTuple):
    """What a cell says: None where that cannot be told, and why it is not simply taken."""

    value: str | None
    why: Why | None = None


def said(field: SentField, cell: ReturnedCell, year: int) -> Said:
    """The canonical words of a cell that is not blank; ``year`` is that of days without one."""
    amiss = _AMISS[cell.amiss] if cell.amiss else None
    if amiss in _VALUELESS:
        return Said(None, amiss)
    value, unread = _read(field, cell, year)
    return Said(value, unread or amiss)


def _read(field: SentField, cell: ReturnedCell, year: int) -> tuple[str | None, Why | None]:
    if field in _MEASURED:
        value, why = _MEASURED[field](cell, year)
        return (None, why) if value is None else (value, None)
    words = cleaned(cell.words)
    if field is FillField.EVIDENCE:
        return "\n".join(evidence_lines(words)), None
    return "、".join(unit_names(words)) if field in _UNITS else words, None


def _status(cell: ReturnedCell, _year: int) -> tuple[str | None, Why]:
    status = _status_of(cell.words)
    return status.value if status else None, Why.STATUS_NOT_READ


def _day(cell: ReturnedCell, year: int) -> tuple[str | None, Why]:
    day = day_of(cell, year)
    return day.isoformat() if day else None, Why.DAY_NOT_READ


def _number(cell: ReturnedCell, _year: int) -> tuple[str | None, Why]:
    count = _count(cell)
    return None if count is None else str(count), Why.COUNT_NOT_READ


_MEASURED: Mapping[str, Callable[[ReturnedCell, int], tuple[str | None, Why]]] = {
    FillField.STATUS: _status,  # and that of a master table, which is one as a word
    FillField.DONE_ON: _day,
    FillField.COUNT: _number,
}


@lru_cache(maxsize=65_536)
def bare(words: str) -> str:
    """Words without what programs and people change unmeant: blanks, line breaks, wide
    signs."""
    return "".join(unicodedata.normalize("NFKC", words).replace("\u200b", "").split())


def _count(cell: ReturnedCell) -> int | None:
    number = cell.number
    if number is not None and 0 <= number < _MOST and number == int(number):
        return int(number)
    return count_of(cell.words)
