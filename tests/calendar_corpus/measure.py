"""How many lines of the calendar corpus come out right, read and scheduled from the words:
``python -m tests.calendar_corpus.measure tune|report [-v]``."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from gkdesk.calendars.holiday_notice import read_holiday_notice
from gkdesk.calendars.schedule import ScheduleFrame, schedule
from gkdesk.calendars.workdays import WorkCalendar
from gkdesk.domain.deadlines import Deadline
from gkdesk.domain.occurrences import RestDays
from gkdesk.errors import DeadlineNotUnderstood
from gkdesk.services.typed_limits import understood_all

HERE = Path(__file__).parent
CALENDAR = WorkCalendar()
Line = dict[str, Any]
Figures = dict[str, tuple[int, int]]


def lines(name: str, half: str) -> Iterator[Line]:
    """The lines of one file."""
    text = (HERE / f"{name}-{half}.jsonl").read_text(encoding="utf-8")
    return map(json.loads, text.splitlines())


def wrong_workday(line: Line) -> str | None:
    """What is wrong with a count of working days."""
    day = date.fromisoformat(line["from"])
    count = CALENDAR.add if line["add"] >= 0 else CALENDAR.back
    found, certain = count(day, abs(line["add"]))
    wanted = line["day"], line["certain"]
    got = found.isoformat(), certain
    return None if got == wanted else f"{line['from']} {line['add']:+}: {got} for {wanted}"


def wrong_points(line: Line) -> str | None:
    """What is wrong with the due points of typed words."""
    # Names are judged where the annotator gave one; a single point needs none.
    named = all(point["name"] for point in line["points"]) and len(line["points"]) > 1
    wanted = sorted(_wanted(point, named=named) for point in line["points"])
    try:
        got = sorted(_points(line, named=named))
    except DeadlineNotUnderstood:
        got = []
    if got == wanted:
        return None
    return f"{line['words']} {line['year']} {line['rest_days']}: {got} for {wanted}"


def _wanted(point: Line, *, named: bool) -> tuple[str, ...]:
    flags = ("early" if point.get("early") else "", "暂算" if point.get("provisional") else "")
    start = point["start"] or "" if named else ""
    days = start, point["due"] or "", point["late_after"] or ""
    return (point["name"] or "" if named else "", *days, *flags)


def _points(line: Line, *, named: bool) -> Iterator[tuple[str, ...]]:
    signed = date.fromisoformat(line["signed_on"]) if line["signed_on"] else None
    limits: list[Deadline] = list(understood_all(line["words"], line["year"], signed))
    events = {
        name: tuple(map(date.fromisoformat, days)) for name, days in line["events"].items()
    }
    rest_days = RestDays(line["rest_days"])
    frame = ScheduleFrame(line["year"], signed, rest_days, events, CALENDAR)
    done = schedule(limits, frame)
    if not done.terms:
        late, uncertain = _iso(done.late_after), "暂算" if done.provisional else ""
        start = _iso(limits[0].start) if named else ""
        yield ("", start, _iso(done.due), late, "", uncertain)
    for term in done.terms:
        days = _iso(term.start) if named else "", _iso(term.due), _iso(term.late_after)
        flags = "early" if term.early else "", "暂算" if term.provisional else ""
        yield (term.name if named else "", *days, *flags)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def wrong_notice(line: Line) -> str | None:
    """What is wrong with the table read from a holiday notice."""
    reading = read_holiday_notice(line["text"], line["year"])
    if line["rest"] is None:
        return None if reading.table is None else f"{line['text'][:30]}: a table"
    days = reading.table.days if reading.table else {}
    rest = sorted(
        d.isoformat() for d, said in days.items() if not said.works and d.weekday() < 5
    )
    works = sorted(d.isoformat() for d, said in days.items() if said.works)
    said = bool(reading.problems) == bool(line["problems"])
    right = rest == line["rest"] and works == line["works"] and said
    if right:
        return None
    missed = sorted(set(line["rest"] + line["works"]) ^ set(rest + works))
    return f"{line['text'][:40]!r}: {missed}, {reading.problems} for {line['problems']}"


JUDGES: dict[str, Callable[[Line], str | None]] = {
    "workdays": wrong_workday,
    "due-points": wrong_points,
    "holiday-notices": wrong_notice,
}


def measure(half: str) -> tuple[Figures, list[str]]:
    """Right lines and all, by file, and what is wrong with the others."""
    figures: Figures = {}
    faults: list[str] = []
    for name, judge in JUDGES.items():
        wrong = [judge(line) for line in lines(name, half)]
        faults += [fault for fault in wrong if fault]
        figures[name] = wrong.count(None), len(wrong)
    return figures, faults


if __name__ == "__main__":
    result, what = measure(sys.argv[1])
    for file, (right, count) in result.items():
        print(f"{file}: {right} of {count}")
    if "-v" in sys.argv:
        print(*what, sep="\n")
