"""How a task stood at the end of a period, and what the figures of a report count."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from gkdesk.domain.feedback import Evidence, Feedback
from gkdesk.domain.occurrences import Occurrence
from gkdesk.domain.report_periods import ReportPeriod
from gkdesk.domain.supervision import PutBack
from gkdesk.domain.tasks import Row, Status


@dataclass(frozen=True, slots=True)
class Viewed:
    """What a report looks at: ``day`` is the day it speaks of, ``reckoned`` the day by which
    lateness is reckoned. A period that is over is reckoned as on the day after its end, so
    that a limit on its last day that was not met counts as late."""

    period: ReportPeriod
    day: date
    reckoned: date

    @classmethod
    def on(cls, period: ReportPeriod, today: date, told: date | None = None) -> Viewed:
        """As it is seen on a day; ``told`` is the day of a report that is looked at again, by
        which the days of delay are told."""
        over = period.end < today
        reckoned = period.end + timedelta(days=1) if over else today
        return cls(period, told or min(today, period.end), reckoned)

    def closed(self, status: Status, done_on: date | None) -> bool:
        """Whether work was closed by then; a day that was not noted counts as before."""
        return status is Status.DONE and (done_on is None or done_on <= self.last)

    @property
    def last(self) -> date:
        """The last day of the period that has come."""
        return min(self.period.end, self.reckoned)


@dataclass(frozen=True, slots=True)
class Work:
    """A task with all the ledger says of it. ``rows`` are the task and its measures,
    ``points`` their due points, ``names`` its units as they are counted."""

    ordinal: int
    section: str
    row: Row
    rows: tuple[Row, ...]
    points: tuple[Occurrence, ...]
    answers: tuple[Feedback, ...]
    evidence: tuple[Evidence, ...]
    put_back: tuple[PutBack, ...]
    names: tuple[str, ...]

    def closed(self, viewed: Viewed) -> bool:
        """Whether the task itself is closed (办结); its due points alone do not close it."""
        return viewed.closed(self.row.status, self.row.done_on)

    def limits(self, viewed: Viewed) -> list[tuple[date, date | None, bool]]:
        """Each limit with a last day in time: that day, when it was met, whether it is. What
        is open below a closed task is met with it."""
        closed, done_on = self.closed(viewed), self.row.done_on
        found: list[tuple[date, date | None, bool]] = []
        pairs = [(r.late_after, r.status, r.done_on) for r in self.rows if not r.staged]
        pairs += [(p.term.late_after, p.status, p.done_on) for p in self.points]
        for late_after, status, on in pairs:
            if late_after is None:
                continue
            met = viewed.closed(status, on)
            found.append((late_after, on if met else done_on, met or closed))
        return found

    def in_time(self, viewed: Viewed) -> bool | None:
        """Whether a closed task met every one of its limits on or before its last day in
        time. None where it has no such day, or the day it was closed was not noted."""
        limits = self.limits(viewed)
        if not limits or any(on is None for _, on, _ in limits):
            return None
        return all(on is not None and on <= last for last, on, _ in limits)

    def late_since(self, viewed: Viewed) -> date | None:
        """The earliest last day in time that an open limit of an open task has missed."""
        if self.closed(viewed):
            return None
        missed = [last for last, _, met in self.limits(viewed) if not met]
        return min((last for last in missed if last < viewed.reckoned), default=None)

    @property
    def told_on(self) -> list[date]:
        """The days on which progress was told: of the rows, their points, by units."""
        days = [row.reported_on for row in self.rows]
        days += [point.reported_on for point in self.points]
        days += [answer.reported_on for answer in self.answers]
        return [day for day in days if day is not None]

    @property
    def told(self) -> bool:
        """Whether anything at all was told of it."""
        words = [row.progress for row in self.rows]
        words += [point.progress for point in self.points]
        words += [answer.progress for answer in self.answers]
        counts = any(point.reached for point in self.points)
        return counts or any(word.strip() for word in words)


@dataclass(frozen=True, slots=True)
class Totals:
    """The figures of some tasks. Every task counts once and as a whole, one with several due
    points too.

    ``in_time`` and ``after`` are the closed ones that kept or missed their limits, ``bare``
    those closed that have none, ``undated`` those that have some and no day of closing; the
    four add up to ``done``. ``late``
    are open ones with a missed limit; ``untold`` open ones of which nothing was ever told.
    ``done_now`` were closed, ``told_now`` told of, within the period. ``wanted`` and
    ``reached`` sum the counts (次数) of due points whose period meets the report's.
    """

    tasks: int
    done: int
    in_time: int
    after: int
    bare: int
    undated: int
    late: int
    untold: int
    done_now: int
    told_now: int
    counted: int
    wanted: int
    reached: int

    @property
    def open(self) -> int:
        """Those not closed."""
        return self.tasks - self.done

    @property
    def rate(self) -> str:
        """办结率: closed of all, one decimal, halves upwards; 0.0% of none."""
        if not self.tasks:
            return "0.0%"
        share = Decimal(100 * self.done) / Decimal(self.tasks)
        return f"{share.quantize(Decimal('0.1'), ROUND_HALF_UP)}%"


def totals(works: Iterable[Work], viewed: Viewed) -> Totals:
    """The figures of these tasks."""
    works = list(works)
    done = [work for work in works if work.closed(viewed)]
    kept = [work.in_time(viewed) for work in done]
    left = [work for work in works if not work.closed(viewed)]
    counts = [point for work in works for point in counts_of(work, viewed)]
    holds = viewed.period.holds
    return Totals(
        tasks=len(works),
        done=len(done),
        in_time=kept.count(True),
        after=kept.count(False),
        bare=sum(not work.limits(viewed) for work in done),
        undated=sum(
            one is None and bool(work.limits(viewed))
            for work, one in zip(done, kept, strict=True)
        ),
        late=sum(work.late_since(viewed) is not None for work in left),
        untold=sum(not work.told for work in left),
        done_now=sum(work.row.done_on is not None and holds(work.row.done_on) for work in done),
        told_now=sum(any(map(holds, work.told_on)) for work in works),
        counted=sum(bool(counts_of(work, viewed)) for work in works),
        wanted=sum(point.term.count or 0 for point in counts),
        reached=sum(point.reached for point in counts),
    )


def counts_of(work: Work, viewed: Viewed) -> list[Occurrence]:
    """The due points that ask for a number within a period that meets the report's."""
    period = viewed.period
    return [
        point
        for point in work.points
        if point.term.count
        and (point.term.start is None or point.term.start <= period.end)
        and (point.term.due is None or point.term.due >= period.start)
    ]
