"""What a query means today and by the directory of units, before the ledger is asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from gkdesk.calendars.due_points import report_period
from gkdesk.domain.due_spans import days_of
from gkdesk.domain.queries import Query
from gkdesk.services.session import Session


def meant(session: Session, query: Query) -> Query:
    """The query with all names of its unit, and with the period in which rows were told of
    or not: the one asked for, else the office's present one."""
    if query.unit and not query.names:
        query = replace(query, names=_names(session, query.unit))
    if query.reported is not None and query.report_days is None:
        query = replace(query, report_days=_report_days(session, query))
    return query


def _names(session: Session, unit: str) -> tuple[str, ...]:
    return (unit,)


def _report_days(session: Session, query: Query) -> tuple[date, date]:
    today = session.now().date()
    if query.span:
        return days_of(query.span, today)
    if query.due_from or query.due_until:
        return query.due_from or date.min, query.due_until or date.max
    _, first, last = report_period(today, session.preferences.report_months)
    return first, last
