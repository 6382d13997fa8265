"""Holiday tables of the ledger: pasted as a notice or edited by hand, and what they move."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from gkdesk.calendars.holiday_checks import fits
from gkdesk.calendars.holiday_notice import HolidayReading, read_holiday_notice
from gkdesk.calendars.workdays import YearTable
from gkdesk.domain.changes import Change, ChangeKind, FieldChange
from gkdesk.domain.characters import storable
from gkdesk.domain.occurrences import Move
from gkdesk.errors import HolidaysUnfit
from gkdesk.services.reckoning import reckon
from gkdesk.services.session import Session
from gkdesk.store import changes
from gkdesk.store import holidays as store


def entered(session: Session) -> list[int]:
    """The years whose tables were entered."""
    return sorted(store.tables(store.texts(session.ledger)))


def read_notice(session: Session, text: str, year: int | None = None) -> HolidayReading:
    """Read a pasted notice, which should arrange ``year`` where that is given; nothing is
    changed. One that arranges only some holidays is laid over the table that holds, and
    that is among the problems: its table will stand for the whole year."""
    reading = read_holiday_notice(text, year, session.calendar)
    if not reading.partial:
        return reading
    return replace(reading, problems=(*reading.problems, reading.partial))


def set_year(session: Session, table: YearTable, source: str = "") -> list[Move]:
    """Let a table hold for its year and work all days out anew; one change. What moved.

    It stands for the whole year before the built-in one. Days of the December before belong
    to its New Year and are laid over that year. Raises HolidaysUnfit for a table with days
    elsewhere or make-up days that are no weekend days, StaleEdit; nothing is changed then.
    """
    unfit = [day for day, special in table.days.items() if not fits(day, special, table.year)]
    if unfit or not date.min.year < table.year < date.max.year:
        raise HolidaysUnfit(", ".join(map(date.isoformat, unfit)) or str(table.year))
    notice = storable(source).strip()
    with session.ledger.transaction():
        return _reckoned(session, store.putting(session.ledger, table, notice))


def forget_year(session: Session, year: int) -> list[Move]:
    """Take out the table entered for a year, so that the built-in one or weekends hold
    again, and work all days out anew; one change. What moved; nothing where none stands."""
    with session.ledger.transaction():
        return _reckoned(session, store.taking_out(session.ledger, year))


def _reckoned(session: Session, fields: tuple[FieldChange, ...]) -> list[Move]:
    """Change the tables, and everything that follows from them."""
    if not fields:
        return []
    change = Change(ChangeKind.RECKON, fields)
    return reckon(session, changes.apply(session.ledger, change, session.hand))
