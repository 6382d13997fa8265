"""What the time limits of a plan are worked out against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from gkdesk.calendars.due_points import Ways
from gkdesk.calendars.workdays import WorkCalendar
from gkdesk.domain.occurrences import RestDays


@dataclass(frozen=True, slots=True)
class ScheduleFrame:
    """What the limits of a plan are worked out against.

    ``year`` is the plan's; what comes again stands for each year from it to ``last_year``
    (by default itself). ``events`` are the days entered for events, ``report_months`` how
    many months a reporting period has (1, 3, 6 or 12).
    """

    year: int
    signed_on: date | None = None
    rest_days: RestDays = RestDays.BY_LAW
    events: Mapping[str, tuple[date, ...]] = field(default_factory=dict)
    calendar: WorkCalendar = field(default_factory=WorkCalendar)
    report_months: int = 3
    last_year: int | None = None

    @property
    def years(self) -> range:
        """The years for which the plan stands."""
        return range(self.year, max(self.year, self.last_year or self.year) + 1)

    @property
    def ways(self) -> Ways:
        """What the days of a rule depend on."""
        return Ways(
            self.year, self.signed_on, self.rest_days, self.calendar, self.report_months
        )
