"""Reports on how a plan was carried out: drawn up, written to a file, kept in the ledger."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from gkdesk.domain.changes import Change, ChangeKind
from gkdesk.domain.report import KeptReport, Report, ReportOptions, stored
from gkdesk.domain.report_periods import ReportPeriod, period_of
from gkdesk.domain.report_standing import Viewed
from gkdesk.exports.files import write_bytes
from gkdesk.services import outline, report_facts, report_wording
from gkdesk.services.exporting import suggested_name
from gkdesk.services.session import Session
from gkdesk.store import changes, records, reports

_USUAL = ReportOptions()


def periods(session: Session, plan_id: int) -> list[ReportPeriod]:
    """The periods offered: the year of the plan (else the present one), its halves and
    quarters."""
    year = outline.plan(session, plan_id).year or session.now().year
    keys = (str(year), *(f"{year}H{n}" for n in (1, 2)), *(f"{year}Q{n}" for n in range(1, 5)))
    return [period for key in keys if (period := period_of(key))]


def draw_up(
    session: Session,
    plan_id: int,
    period: ReportPeriod,
    options: ReportOptions = _USUAL,
    told: date | None = None,
) -> Report:
    """The report as the ledger has it now. For a period that is over it speaks of its last
    day: what was closed later counts as open. ``told`` is the day of a report that is looked
    at again. Raises UnknownPlan."""
    plan = outline.plan(session, plan_id)
    viewed = Viewed.on(period, session.now().date(), told)
    works = report_facts.works(session, plan_id)
    lines = report_wording.lines(plan.title, works, viewed, options)
    title = f"《{plan.title}》\n{period.name}落实情况报告"
    issuer = plan.issuer or ""
    return Report(plan_id, period.key, viewed.day, title, issuer, options, tuple(lines))


def save(session: Session, report: Report, target: Path) -> int | None:
    """Write the file (.docx, else plain text) and keep its words in the ledger; the id of what
    was kept, None in a ledger that is only read. Raises TargetUnwritable, TargetFull; then
    nothing was kept."""
    if target.suffix.lower() == ".docx":
        from gkdesk.exports.report_paper import report_docx

        write_bytes(target, report_docx(report))
    else:
        write_bytes(target, report.text.encode("utf-8-sig"))
    return None if session.read_only else keep(session, report, target.name)


def keep(session: Session, report: Report, file: str) -> int:
    """Keep the words of a report; one change."""
    record = {
        "plan_id": report.plan_id,
        "period": report.period,
        "made_at": session.now().isoformat(timespec="seconds"),
        "file": file,
        "words": stored(report),
    }
    with session.ledger.transaction():
        ids, fields = records.add(session.ledger, "report", [record])
        changes.apply(session.ledger, Change(ChangeKind.REPORT, fields), session.hand)
    return ids[0]


def remove(session: Session, report_id: int) -> None:
    """Take a kept report out. Raises UnknownReport."""
    reports.one(session.ledger, report_id)
    fields = records.removal("report", [report_id])
    changes.apply(session.ledger, Change(ChangeKind.REPORT, fields), session.hand)


def kept(session: Session, plan_id: int) -> list[KeptReport]:
    """The reports of a plan, the newest first."""
    return reports.of_plan(session.ledger, plan_id)


def suggested(report: Report) -> str:
    """A name for the file, without its ending."""
    return suggested_name(
        report.title.replace("\n", "").replace("《", "").replace("》", ""), ""
    )
