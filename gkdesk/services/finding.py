"""What a query means today and by the directory of units, before the ledger is asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from gkdesk.calendars.periods import report_period
from gkdesk.domain.due_spans import days_of
from gkdesk.domain.queries import Query, SectionLine, SourceHit
from gkdesk.domain.search_words import words_of
from gkdesk.domain.tasks import PlanSummary, Row
from gkdesk.services.session import Session
from gkdesk.store import nodes, source_search
from gkdesk.store import outline as store_outline
from gkdesk.store import plans as store_plans


def meant(session: Session, query: Query) -> Query:
    """The query with all names of its unit, and with the period in which rows were told of
    or not: the one asked for, else the office's present one."""
    if query.unit and not query.names:
        query = replace(query, names=_names(session, query.unit))
    if query.reported is not None and query.report_days is None:
        query = replace(query, report_days=_report_days(session, query))
    return query


def _names(session: Session, unit: str) -> tuple[str, ...]:
    from gkdesk.services import directory  # no start of the program asks for a unit

    return directory.names_for(session, unit)


def _report_days(session: Session, query: Query) -> tuple[date, date]:
    today = session.now().date()
    if query.span:
        return days_of(query.span, today)
    if query.due_from or query.due_until:
        return query.due_from or date.min, query.due_until or date.max
    _, first, last = report_period(today, session.preferences.report_months)
    return first, last


def first_tasks(session: Session, typed: str, limit: int) -> list[Row]:
    """A few tasks that hold the words typed, as they come first in the ledger."""
    if not words_of(typed):
        return []
    ids = store_outline.first_hits(session.ledger, Query(search=typed), session.outlook, limit)
    rows = nodes.rows(session.ledger, ids)
    return [rows[each] for each in ids if each in rows]


def sections(session: Session, plan_id: int) -> list[SectionLine]:
    """The sections of a plan's first two levels, in printed order."""
    return source_search.sections(session.ledger, plan_id)


def source_hits(session: Session, query: Query) -> list[SourceHit]:
    """Where the words of a query stand in the source outside every row, plan by plan; a
    query that asks for more than words is about rows alone."""
    words = words_of(query.search)
    if not words or query.filtered:
        return []
    plans = [query.plan_id] if query.plan_id else [each.id for each in _plans(session)]
    return [hit for plan in plans for hit in source_search.hits(session.ledger, plan, words)]


def _plans(session: Session) -> list[PlanSummary]:
    return store_plans.summaries(session.ledger, session.now().date())
