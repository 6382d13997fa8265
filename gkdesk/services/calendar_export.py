"""The agenda as a calendar file for other programs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from gkdesk.domain.agenda import AgendaItem
from gkdesk.domain.tasks import Light
from gkdesk.errors import NothingToExport
from gkdesk.exports.files import write_bytes
from gkdesk.services.agenda import agenda, waiting
from gkdesk.services.session import Session
from gkdesk.store.agenda_rows import plan_keys

_NAME = "政务公开工作时限"


@dataclass(frozen=True, slots=True)
class CalendarExported:
    """What was written. ``items`` are the due points in the file; ``waiting`` counts those
    that have no day yet and are not."""

    file: Path
    items: tuple[AgendaItem, ...]
    waiting: int


def export_calendar(
    session: Session,
    target: Path,
    first: date | None = None,
    last: date | None = None,
    *,
    plan_id: int | None = None,
    ring: bool = False,
) -> CalendarExported:
    """Write the open due points from ``first`` to ``last`` as an iCalendar file; with
    ``ring`` each entry rings at nine on the working day before.

    Raises NothingToExport, TargetUnwritable, TargetFull; the target is then as it was.
    """
    return calendar_job(session, target, first, last, plan_id=plan_id, ring=ring)()


def calendar_job(
    session: Session,
    target: Path,
    first: date | None = None,
    last: date | None = None,
    *,
    plan_id: int | None = None,
    ring: bool = False,
) -> Callable[[], CalendarExported]:
    """Read what ``export_calendar`` would write, and give the writing as work that touches
    no ledger and may be done in another thread. A hundred thousand entries take a while.

    Raises NothingToExport; the work raises TargetUnwritable, TargetFull.
    """
    items = agenda(session, first, last, done=True, plan_id=plan_id)
    open_items = tuple(item for item in items if item.light is not Light.DONE)
    if not open_items:
        raise NothingToExport
    written = _writing(session, items, plan_id, ring)
    done = CalendarExported(target, open_items, len(waiting(session, plan_id=plan_id)))

    def work() -> CalendarExported:
        write_bytes(target, written())
        return done

    return work


def _writing(
    session: Session, items: Sequence[AgendaItem], plan_id: int | None, ring: bool
) -> Callable[[], bytes]:
    from gkdesk.exports import ics  # its library takes a tenth of a second to load

    known = {
        number: ics.PlanOfFile(title, key) for number, title, key in plan_keys(session.ledger)
    }
    name = known[items[0].plan].title if plan_id is not None else _NAME
    calendar = session.calendar
    eve = (lambda day: calendar.back(day, 1)[0]) if ring else None
    return partial(ics.calendar_file, items, ics.CalendarFrame(name, session.now(), known, eve))
