"""The agenda: what is due when, over all plans or in one."""

from __future__ import annotations

from datetime import date

from gkdesk.domain.agenda import AgendaItem
from gkdesk.services.session import Session
from gkdesk.store import agenda as store_agenda


def agenda(
    session: Session,
    first: date | None = None,
    last: date | None = None,
    *,
    done: bool = False,
    plan_id: int | None = None,
) -> list[AgendaItem]:
    """The open due points whose plain or moved day lies from ``first`` to ``last``, both
    included, None: without an end; by day, then by plan as plans are listed, then as printed.

    Each occurrence of a recurring limit is an item of its own; ongoing work stands on the
    end of its period. ``done`` adds what is closed. What waits for an event has no day and
    is no item.
    """
    return store_agenda.agenda(
        session.ledger, session.outlook, first, last, done=done, plan_id=plan_id
    )


def waiting(session: Session, *, plan_id: int | None = None) -> list[AgendaItem]:
    """The open due points whose event has no day yet, in printed order."""
    return store_agenda.waiting(session.ledger, session.outlook, plan_id=plan_id)
