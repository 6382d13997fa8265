"""Notices that change some holidays of a year, laid over the table that held before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from gkdesk.calendars.notice_days import DayFrame, day_runs, day_words
from gkdesk.calendars.notice_parts import HOLIDAYS
from gkdesk.calendars.published import SpecialDay, YearTable

_NAMES = "|".join(HOLIDAYS)
_LONGER = re.compile(
    rf"延长(?:\d{{4}}年)?(?P<name>{_NAMES})节?假期[至到]"
    rf"|的?(?:\d{{4}}年)?(?P<its>{_NAMES})节?假期延长[至到]"
)
_NEAR = 40
_LONGEST = 31


@dataclass(frozen=True, slots=True)
class Extension:
    """A holiday that is made longer: its new last day, and its days so far where the notice
    repeats them."""

    name: str
    last: date
    so_far: tuple[date, ...]


def extension_in(text: str, year: int) -> Extension | None:
    """The holiday a notice makes longer; None where it does not."""
    found = _LONGER.search(text)
    if found is None:
        return None
    last = next(day_runs(text[found.end() : found.end() + _NEAR], DayFrame(year, False)), None)
    if last is None or not last.days:
        return None
    before = text[max(0, found.start() - _NEAR) : found.start()]
    runs = [run for run in day_runs(before, DayFrame(year, False)) if not run.after]
    so_far = runs[-1].days if runs else ()
    return Extension(found["name"] or found["its"], last.days[0], so_far)


def made_longer(
    extension: Extension, base: YearTable | None, year: int
) -> tuple[YearTable | None, str]:
    """The table with the longer holiday, None where its days so far are not known; and a
    sentence that says so."""
    held = dict(base.days) if base else {}
    so_far = extension.so_far or tuple(
        day
        for day, special in held.items()
        if special.name == extension.name and not special.works
    )
    longer = f"这份通知只把{extension.name}假期延长到{day_words(extension.last)}"
    if not so_far or not 0 <= (extension.last - max(so_far)).days <= _LONGEST:
        return None, f"{longer}，原来的{year}年安排还没有填入。"
    free = range(min(so_far).toordinal(), extension.last.toordinal() + 1)
    held |= {date.fromordinal(day): SpecialDay(extension.name, False) for day in free}
    return YearTable(year, dict(sorted(held.items()))), _told(longer, base)


def laid_over(
    table: YearTable, names: Sequence[str], base: YearTable | None
) -> tuple[YearTable, str]:
    """The table of some holidays over the one of the whole year, and a sentence about it."""
    told = f"这份通知只安排了{'、'.join(dict.fromkeys(names)) or '上班的日子'}"
    if base is None:
        return table, _told(told, base)
    changed = {name for title in names for name in title.split("、")}
    kept = {
        day: special
        for day, special in base.days.items()
        if not changed & set(special.name.split("、"))
    }
    days = dict(sorted((kept | dict(table.days)).items()))
    return YearTable(table.year, days), _told(told, base)


def _told(what: str, base: YearTable | None) -> str:
    rest = f"其余沿用原有的{base.year}年安排" if base else "没有其他节日"
    return f"{what}，{rest}。"
