"""An open ledger with a clock: the only handle the window and the verbs hold."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path

from gkdesk.calendars.workdays import WorkCalendar
from gkdesk.domain.supervision import Preferences
from gkdesk.domain.tasks import Outlook
from gkdesk.services import places
from gkdesk.store import backup, holidays, plans, settings
from gkdesk.store.changes import Hand
from gkdesk.store.ledger import Ledger
from gkdesk.store.lock import user_name
from gkdesk.store.opening import BUSY_SECONDS, open_ledger

Clock = Callable[[], datetime]
_NOON = time(12)


def clock_of(today: date | None) -> Clock:
    """The system's clock, or noon of a given day."""
    if today is None:
        return lambda: datetime.now().astimezone()
    noon = datetime.combine(today, _NOON).astimezone()
    return lambda: noon


class Session:
    """One opened ledger. Not to be shared between threads."""

    def __init__(self, ledger: Ledger, clock: Clock, who: str) -> None:
        self.ledger = ledger
        self._clock = clock
        self._who = who
        self._calendar: WorkCalendar | None = None
        self._calendar_of: list[tuple[int, str]] = []

    @classmethod
    def open(
        cls,
        path: Path,
        clock: Clock,
        *,
        write: bool = True,
        wait: float = BUSY_SECONDS,
        program: str = "gkdesk",
        daily: bool = True,
    ) -> Session:
        """Open the ledger, with ``write`` created when missing, migrated and backed up; the
        day's copy may come later (``daily``).

        A second writer waits up to ``wait`` seconds; ``program`` is what it would be told.
        Raises ``errors.Ledger*``; the file is untouched then.
        """
        ledger = open_ledger(
            path, clock(), write=write, wait=wait, program=program, daily=daily
        )
        session = cls(ledger, clock, user_name())
        if not plans.unscheduled(ledger):
            return session
        # An older program took plans in: their due points are still to be worked out.
        if not write:
            session.close()
            cls.open(path, clock, wait=wait, program=program).close()
            return cls.open(path, clock, write=False, wait=wait, program=program)
        from gkdesk.services.limit_planting import schedule_new

        schedule_new(session)
        return session

    @property
    def path(self) -> Path:
        """The ledger's file."""
        return self.ledger.path

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed in this session."""
        return self.ledger.read_only

    @property
    def shared(self) -> bool:
        """Whether the ledger lies in a network share."""
        return self.ledger.identity.shared

    @property
    def stamp(self) -> int:
        """A number that is another one once somebody else has written the ledger."""
        return self.ledger.stamp

    def assure_in_place(self) -> None:
        """Raises LedgerGone or LedgerReplaced where the file was taken away."""
        self.ledger.identity.assure()

    @property
    def clock(self) -> Clock:
        """What the time is asked of."""
        return self._clock

    @property
    def last_backup(self) -> datetime | None:
        """When the newest copy was taken."""
        return backup.last_backup(self.path)

    def now(self) -> datetime:
        """The clock's time."""
        return self._clock()

    @property
    def calendar(self) -> WorkCalendar:
        """Working days by the tables entered in the ledger, the built-in ones and weekends;
        the same object until a table changes, by whatever hand."""
        written = holidays.texts(self.ledger)
        if self._calendar is None or written != self._calendar_of:
            self._calendar, self._calendar_of = WorkCalendar(holidays.tables(written)), written
        return self._calendar

    @property
    def outlook(self) -> Outlook:
        """Today, and the last day that counts as near."""
        today = self.now().date()
        return Outlook(today, self.calendar.add(today, self.preferences.soon_days)[0])

    @property
    def preferences(self) -> Preferences:
        """What the office has settled for itself."""
        return settings.preferences(self.ledger)

    @property
    def hand(self) -> Hand:
        """Who makes a change now, and when."""
        return Hand(self._who, self.now())

    def close(self) -> None:
        """Close the ledger and give its lock back; may be called again."""
        self.ledger.close()

    def __enter__(self) -> Session:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def default_ledger() -> Path:
    """Where the ledger lies when nobody says otherwise: ``GKDESK_DB``, else the user's
    data folder."""
    named = os.environ.get("GKDESK_DB")
    if named:
        return Path(named)
    return places.data_folder() / "工作台账.db"
