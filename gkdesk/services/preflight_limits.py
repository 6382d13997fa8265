"""Checks of limits: none, before the signature, on a rest day, later than the row above."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from gkdesk.domain.findings import Check, Finding
from gkdesk.domain.tasks import NodeKind
from gkdesk.services.preflight_plan import CheckedPlan
from gkdesk.store.checked_rows import CheckedRow

_REPORT_DAY = 1, 31
_REPORT = re.compile("年度报告|年报")


def findings(plan: CheckedPlan) -> Iterator[Finding]:
    """What is amiss with the limits of a plan, row by row. Days that come again by a rule
    are not looked at: the plan's rule on rest days and the year's beginning settle them."""
    for row in plan.rows:
        if row.kind == NodeKind.SECTION:
            continue
        if row.kind == NodeKind.TASK and not _limited(plan, row):
            yield Finding(Check.NO_LIMIT, row.id)
        yield from _days(plan, row)
        yield from _after_above(plan, row)


def _limited(plan: CheckedPlan, row: CheckedRow) -> bool:
    """A limit in words alone (长期, 适时) is one."""
    below = plan.below.get(row.id, ())
    return any(each.words or each.staged for each in (row, *below))


def _days(plan: CheckedPlan, row: CheckedRow) -> Iterator[Finding]:
    for day in dict.fromkeys(plan.days(row)):
        if plan.signed_on is not None and day < plan.signed_on:
            yield Finding(Check.LIMIT_BEFORE_SIGNING, row.id, day.isoformat())
        if not plan.calendar.works(day) and not _by_regulation(row, day):
            yield Finding(Check.LIMIT_ON_REST_DAY, row.id, day.isoformat())


def _by_regulation(row: CheckedRow, day: date) -> bool:
    """Whether the day is the one by which the yearly report is due: 31 January, by article
    49 of the Regulations on Open Government Information."""
    return (day.month, day.day) == _REPORT_DAY and _REPORT.search(row.text) is not None


def _after_above(plan: CheckedPlan, row: CheckedRow) -> Iterator[Finding]:
    """What stands above a row has to wait for it."""
    above = plan.by_id.get(row.parent_id or 0)
    own = plan.days(above) if above is not None else []
    days = plan.days(row)
    if above is not None and own and days and max(days) > max(own):
        about = f"{max(days).isoformat()}>{max(own).isoformat()}"
        yield Finding(Check.LIMIT_AFTER_TASK, row.id, about, (above.id,))
