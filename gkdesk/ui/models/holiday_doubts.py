"""What a person should check in a table of holidays filled in by hand, as sentences."""

from __future__ import annotations

from gkdesk.calendars.festivals import festival
from gkdesk.calendars.holiday_checks import doubts_of, missing
from gkdesk.calendars.notice_parts import HOLIDAYS
from gkdesk.calendars.workdays import YearTable


def table_doubts(table: YearTable) -> tuple[str, ...]:
    """What does not fit together, and which holidays are not there at all. One that falls
    on a free day of another counts as there."""
    free = [day for day, special in table.days.items() if not special.works]
    if not free:
        return ("表里还没有放假的日子。",)
    named = [name for day in free for name in table.days[day].name.split("、")]
    covered = [name for name in HOLIDAYS if festival(name, table.year) in free]
    return (*doubts_of(table), *missing([*named, *covered], table.year))


def found_words(table: YearTable) -> str:
    """2027年：放假 28 天，上班 5 天."""
    working = sum(special.works for special in table.days.values())
    free = len(table.days) - working
    made_up = f"，调休上班 {working} 天" if working else ""
    return f"{table.year}年：放假 {free} 天{made_up}"
