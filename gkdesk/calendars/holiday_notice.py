"""Reads the State Council's yearly notice on holidays, pasted as text, into a year's table.

Every wording since 2004 is understood: 放假调休 with make-up days, and the older 公休日调至.
A notice that arranges only some holidays (a change, an extension) is laid over the table
that holds for its year. What does not fit together is told and never made to fit.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from gkdesk.calendars.holiday_checks import doubts_of, fits, missing
from gkdesk.calendars.notice_changes import extension_in, laid_over, made_longer
from gkdesk.calendars.notice_days import DAY, day_words
from gkdesk.calendars.notice_parts import (
    HOLIDAYS,
    Part,
    body_of,
    han_number,
    names_in,
    parts_of,
)
from gkdesk.calendars.published import SpecialDay, YearTable, with_weekends
from gkdesk.calendars.workdays import WorkCalendar

_LONGEST = 60_000
"""No notice is longer, whatever is pasted with it."""
_HAN_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_HAN_YEAR = re.compile("[〇○零一二三四五六七八九]{4}(?=年)")
_HAN = "[一二三四五六七八九十]{1,3}"
_HAN_DAY = re.compile(rf"(?P<month>{_HAN})月(?P<day>{_HAN})(?=[日号])")
_HAN_DAY_ON = re.compile(rf"(?<=[至到、])(?P<day>{_HAN})(?=[日号])")
_YEAR = r"(?<!\d)(\d{4})年"
_ABOUT = (
    re.compile(rf"关于(?:延长|调整|做好|印发|安排)?{_YEAR}"),
    re.compile(rf"{_YEAR},?(?:部分)?(?:节假日|[全]?年?假期|放假|{'|'.join(HOLIDAYS)})"),
    re.compile(rf"现将(?:延长|调整)?{_YEAR}"),
)
_OTHER = re.compile("关于(?:做好)?([^,。:《》]{2,40}?)(?:调休)?放假")
_MOST_PROBLEMS = 40
"""A person reads no more of them; what has more is no notice."""
_FEW = 3
"""A notice that names so many holidays or less is no arrangement of a year."""


@dataclass(frozen=True, slots=True)
class HolidayReading:
    """A notice as read: the table of its year, None where nothing could be read, and what
    a person should check, as sentences. ``partial`` says of a notice that arranges only
    some holidays which these are, and where the rest of the table comes from; "" else."""

    table: YearTable | None
    problems: tuple[str, ...] = ()
    partial: str = ""


def read_holiday_notice(
    text: str, year: int | None = None, calendar: WorkCalendar | None = None
) -> HolidayReading:
    """Read a notice. ``year`` is the one it should arrange, if that is known; ``calendar``
    has the tables that a partial notice changes. Raises nothing, whatever the text."""
    if len(text) > _LONGEST:
        return HolidayReading(None, ("文字太长，不像一份放假通知。",))
    words = _plain(text)
    about = _year_of(words)
    arranged = about or year
    if arranged is None:
        return HolidayReading(None, ("没有读到这是哪一年的放假安排。",))
    if year is not None and arranged != year:
        return HolidayReading(None, (f"这份通知安排的是{arranged}年，不是{year}年。",))
    if not date.min.year < arranged < date.max.year:
        return HolidayReading(None, (f"{arranged}年不在日历的范围之内。",))
    return _read(words, arranged, calendar.table(arranged) if calendar else None)


def _read(words: str, year: int, base: YearTable | None) -> HolidayReading:
    if extension := extension_in(words, year):
        longer, told = made_longer(extension, base, year)
        return HolidayReading(longer, () if longer else (told,), told if longer else "")
    body = body_of(words)
    lead = words[: len(words) - len(body)]
    parts = [part for part in _parts(body, lead, year) if part.free or part.worked]
    if not parts:
        return HolidayReading(None, ("没有读到放假的日期。",))
    table, problems = _table(parts, year)
    names = [name for part in parts if part.free for name in part.names]
    if _is_partial(lead, names):
        table, told = laid_over(table, names, base)
        return HolidayReading(table, tuple(problems[:_MOST_PROBLEMS]), told)
    problems += missing(names, year)
    return HolidayReading(table, tuple(problems[:_MOST_PROBLEMS]))


def _plain(text: str) -> str:
    """The text without blanks and line breaks, with half-width signs and years in digits."""
    text = unicodedata.normalize("NFKC", text)
    text = "".join(c for c in text if not c.isspace() and unicodedata.category(c) != "Cf")
    text = text.translate(str.maketrans(";：，", ";:,"))
    text = _HAN_YEAR.sub(lambda match: match[0].translate(_HAN_DIGITS), text)
    text = _HAN_DAY.sub(
        lambda match: f"{han_number(match['month'])}月{han_number(match['day'])}", text
    )
    text = _HAN_DAY_ON.sub(lambda match: str(han_number(match["day"])), text)
    return text.replace("元月", "1月")


def _year_of(text: str) -> int | None:
    """The year a notice says it arranges, else the one most of its days name."""
    for pattern in _ABOUT:
        if found := pattern.search(text):
            return int(found[1])
    for part in (body_of(text), text):
        said = (match["year"] or "" for match in DAY.finditer(part))
        if named := Counter(int(year) for year in said if year.isdecimal()):
            return named.most_common(1)[0][0]
    return None


def _parts(body: str, lead: str, year: int) -> list[Part]:
    """The items of a notice. What has no heading is for the few holidays that lead to it."""
    named = names_in(lead)
    other = _OTHER.search(lead) if not named else None
    only = named if 0 < len(named) <= _FEW else (other[1],) if other else ("假日",)
    return list(parts_of(body, year, only))


def _is_partial(lead: str, names: Sequence[str]) -> bool:
    """Whether a notice arranges only some holidays and says so: those its lead names, or a
    day that is none of the seven."""
    named = names_in(lead)
    if named:
        return len(named) <= _FEW and set(names) <= set(named)
    return not set(names) & set(HOLIDAYS) and bool(names)


def _table(parts: list[Part], year: int) -> tuple[YearTable, list[str]]:
    """The table of the parts, and all that is wrong with it."""
    problems = [problem for part in parts for problem in part.problems]
    free = {day: part.title for part in parts for day in part.free}
    worked = {day: part.title for part in parts for day in part.worked}
    both = sorted(free.keys() & worked.keys())
    for day in both:
        problems.append(f"{day_words(day)}既写放假又写上班，没有填入。")
        del free[day], worked[day]
    days = {day: SpecialDay(name, False) for day, name in free.items()}
    days |= {day: SpecialDay(name, True) for day, name in worked.items()}
    table = YearTable(year, dict(sorted(days.items())))
    doubts = doubts_of(table)
    kept = {day: special for day, special in table.days.items() if fits(day, special, year)}
    return YearTable(year, with_weekends(kept, both)), list(dict.fromkeys([*problems, *doubts]))
