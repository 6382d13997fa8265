"""What a person should check in a table of holidays filled in by hand, as sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from gkdesk.calendars.festivals import festival
from gkdesk.calendars.holiday_checks import doubts_of, missing
from gkdesk.calendars.notice_parts import HOLIDAYS
from gkdesk.calendars.workdays import YearTable
from gkdesk.ui.models.calendar_words import PROVISIONAL

MOST_ASKED: Final = 8
"""Doubts listed in the question before saving; all stand beside the table."""


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


def table_title(year: int, standing: str, table: YearTable | None) -> str:
    """Which year it is, what its table holds, and where that comes from."""
    if table is None or not table.days:
        return f"{year}年（{PROVISIONAL}：还没有放假安排，工作日暂按双休日计算）"
    return f"{found_words(table)}（{standing}）"


def to_check(problems: Sequence[str]) -> str:
    """有 2 处要核对."""
    return f"有 {len(problems)} 处要核对" if problems else "没有要核对的地方"


def asked(year: int, problems: Sequence[str]) -> str:
    """The question before a doubtful table is written; the first doubts stand in it."""
    said = [f"{year}年的安排有 {len(problems)} 处要核对：", *problems[:MOST_ASKED]]
    if len(problems) > MOST_ASKED:
        said.append("……")
    return "\n".join([*said, "", "照此保存，时限会按它推算。"])
