"""Plans of the ledger: taking a draft in, finding and counting what is there."""

from __future__ import annotations

from datetime import date, datetime
from secrets import token_hex
from typing import Any, NamedTuple

from gkdesk.domain.draft import Draft, Notice
from gkdesk.domain.occurrences import RestDays
from gkdesk.domain.tasks import PlanSummary
from gkdesk.errors import UnknownPlan
from gkdesk.store import columns, editions
from gkdesk.store.draft_rows import Planter
from gkdesk.store.editions import Record
from gkdesk.store.ledger import Ledger

NOTICE = (
    "title",
    "year",
    "issuer",
    "document_number",
    "notice_title",
    "signed_on",
    "printed_on",
    "publicity",
    "recipients",
    "copied_to",
    "contact",
    "attachments",
    "based_on",
)
"""The columns of a plan that say what its notice prints."""

FILE = ("preamble", "closing", "source_name", "source_sha256", "imported_at")
"""The columns of a plan that are of its file as a whole."""

_SUMMARY = """
SELECT plan.id, plan.title, plan.year, plan.issuer, plan.document_number, plan.signed_on,
       plan.sample,
       count(*) FILTER (WHERE node.kind = 'section' AND node.level = 1),
       count(*) FILTER (WHERE node.kind = 'section' AND node.level > 1),
       count(*) FILTER (WHERE node.kind = 'task'),
       count(*) FILTER (WHERE node.kind = 'measure'
                        OR (node.kind = 'task' AND node.last_seq = node.seq)),
       count(*) FILTER (WHERE node.kind = 'task' AND node.status = 'done'),
       count(*) FILTER (
           WHERE node.kind = 'task' AND node.status = 'open' AND node.late_after < :today),
       (SELECT count(*) FROM doubt WHERE doubt.plan_id = plan.id AND doubt.settled = 0
        AND doubt.edition = plan.edition)
FROM plan LEFT JOIN node INDEXED BY node_standing ON node.plan_id = plan.id AND node.deleted = 0
WHERE plan.deleted = 0 AND (:plan IS NULL OR plan.id = :plan)
GROUP BY plan.id
ORDER BY plan.year DESC NULLS LAST, plan.issuer NULLS LAST, plan.id
"""


_NOTICE = """
SELECT issuer, document_number, notice_title, title, year, publicity, recipients,
       copied_to, contact, signed_on, printed_on, attachments, based_on
FROM plan WHERE id = ? AND deleted = 0
"""


def summaries(ledger: Ledger, today: date, plan_id: int | None = None) -> list[PlanSummary]:
    """The plans, newest year first, then by issuer; or the one asked for."""
    rows = ledger.rows(_SUMMARY, {"today": today.isoformat(), "plan": plan_id})
    return [_summary(row) for row in rows]


def summary(ledger: Ledger, today: date, plan_id: int) -> PlanSummary:
    """One plan. Raises UnknownPlan."""
    found = summaries(ledger, today, plan_id)
    if not found:
        raise UnknownPlan(str(plan_id))
    return found[0]


def _summary(row: tuple[Any, ...]) -> PlanSummary:
    plan_id, title, year, issuer, number, signed_on, sample, *counts = row
    sections, groups, tasks, measures, done, overdue, doubts = counts
    return PlanSummary(
        id=plan_id,
        title=title,
        year=year,
        issuer=issuer,
        document_number=number,
        signed_on=columns.as_day(signed_on),
        sample=bool(sample),
        sections=sections,
        groups=groups,
        tasks=tasks,
        measures=measures,
        done=done,
        overdue=overdue,
        doubts=doubts,
    )


def with_source(ledger: Ledger, sha256: str) -> int | None:
    """The plan that came from a file of this digest and still stands."""
    sql = "SELECT id FROM plan WHERE source_sha256 = ? AND deleted = 0"
    found: int | None = ledger.value(sql, (sha256,))
    return found


def samples(ledger: Ledger) -> list[int]:
    """The plans that came with the program and still stand."""
    rows = ledger.rows("SELECT id FROM plan WHERE sample = 1 AND deleted = 0 ORDER BY id")
    return [plan_id for (plan_id,) in rows]


def notice(ledger: Ledger, plan_id: int) -> Notice:
    """The fields of a plan's notice as printed; ``plan_title`` is the plan's title in the
    ledger. Raises UnknownPlan."""
    row = ledger.one(_NOTICE, (plan_id,))
    if row is None:
        raise UnknownPlan(str(plan_id))
    issuer, number, title, plan_title, year, publicity, recipients, copied_to, contact = row[:9]
    signed_on, printed_on, attachments, based_on = row[9:]
    return Notice(
        issuer=issuer,
        document_number=number,
        title=title,
        plan_title=plan_title,
        year=year,
        publicity=publicity,
        recipients=recipients,
        copied_to=copied_to,
        contact=contact,
        signed_on=columns.as_day(signed_on),
        printed_on=columns.as_day(printed_on),
        attachments=columns.as_names(attachments),
        based_on=columns.as_names(based_on),
    )


def reading_frame(ledger: Ledger, plan_id: int) -> tuple[int | None, date | None]:
    """The plan's year and the day it was signed: what a time limit is read against."""
    row = ledger.one("SELECT year, signed_on FROM plan WHERE id = ?", (plan_id,))
    if row is None:
        raise UnknownPlan(str(plan_id))
    return row[0], columns.as_day(row[1])


FIRST_YEAR = "coalesce(year, CAST(substr(coalesce(signed_on, imported_at), 1, 4) AS INTEGER))"
"""The year a plan is of: the one it names, else that of its signature, else that in which it
was taken in; an expression over ``plan``."""


class WorkedBy(NamedTuple):
    """What the days of a plan are worked out against; ``last_year`` is the year to which it
    was carried on."""

    year: int
    signed_on: date | None
    rest_days: RestDays
    last_year: int | None


def worked_by(ledger: Ledger, plan_id: int) -> WorkedBy:
    """What the days of a plan are worked out against. Raises UnknownPlan."""
    sql = f"SELECT {FIRST_YEAR}, signed_on, rest_days, last_year FROM plan WHERE id = ?"
    row = ledger.one(sql, (plan_id,))
    if row is None:
        raise UnknownPlan(str(plan_id))
    year, signed_on, rest_days, last_year = row
    return WorkedBy(year, columns.as_day(signed_on), RestDays(rest_days), last_year)


def insert(
    ledger: Ledger, draft: Draft, *, name: str, sha256: str, at: datetime, sample: bool
) -> int:
    """Write a draft as a plan that does not stand yet (``deleted`` = 1); its id.

    Must run inside a transaction; the change that makes it stand is the caller's.
    """
    plan_id = 1 + (ledger.value("SELECT max(id) FROM plan") or 0)
    first_node = 1 + (ledger.value("SELECT max(id) FROM node") or 0)
    plan = notice_columns(draft, name)
    plan.update(
        id=plan_id,
        source_name=name,
        source_sha256=sha256,
        imported_at=at.isoformat(timespec="seconds"),
        mark=token_hex(4).upper(),
        sample=int(sample),
        deleted=1,
    )
    rows = Planter(draft, plan_id, first_node).plant()
    ledger.insert_all("plan", [plan])
    ledger.insert_all("node", rows.nodes)
    editions.insert(ledger, plan_id, editions.FIRST, draft.source, rows)
    return plan_id


def notice_columns(draft: Draft, name: str) -> Record:
    """What a plan's own row says of its notice; ``name`` is that of the file."""
    notice = draft.notice
    return {
        "title": notice.plan_title or notice.title or name,
        "year": notice.year,
        "issuer": notice.issuer,
        "document_number": notice.document_number,
        "notice_title": notice.title,
        "signed_on": columns.day(notice.signed_on),
        "printed_on": columns.day(notice.printed_on),
        "publicity": notice.publicity,
        "recipients": notice.recipients,
        "copied_to": notice.copied_to,
        "contact": notice.contact,
        "attachments": columns.names(notice.attachments),
        "based_on": columns.names(notice.based_on),
        "preamble": draft.preamble,
        "closing": draft.closing,
    }


def unscheduled(ledger: Ledger) -> list[int]:
    """The plans whose due points were never worked out."""
    return [i for (i,) in ledger.rows("SELECT id FROM plan WHERE scheduled = 0 ORDER BY id")]


def mark_scheduled(ledger: Ledger, plan_id: int) -> None:
    """Keep that the due points of a plan are worked out. Inside a transaction."""
    ledger.execute("UPDATE plan SET scheduled = 1 WHERE id = ?", (plan_id,))


def standing(ledger: Ledger) -> list[int]:
    """The plans that stand."""
    return [i for (i,) in ledger.rows("SELECT id FROM plan WHERE deleted = 0 ORDER BY id")]
