"""Reads the State Council's yearly notice on holidays, pasted as text, into a year's table.

Every wording since 2004 is understood: 放假调休 with make-up days, and the older 公休日调至.
A notice that arranges only some holidays (a change, an extension) is laid over the table
that holds for its year. What does not fit together is told and never made to fit.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from datetime import date

from gkdesk.calendars.holiday_checks import doubts_of, missing
from gkdesk.calendars.notice_days import DAY, DayFrame, day_runs, day_words
from gkdesk.calendars.notice_parts import HOLIDAYS, Part, body_of, names_in, parts_of
from gkdesk.calendars.published import SpecialDay, YearTable
from gkdesk.calendars.workdays import WorkCalendar

_LONGEST = 200_000
"""No notice is longer, whatever is pasted with it."""
_HAN_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_HAN_YEAR = re.compile("[〇○零一二三四五六七八九]{4}(?=年)")
_YEAR = r"(?<!\d)(\d{4})年"
_ABOUT = (
    re.compile(rf"关于(?:延长|调整|做好|印发|安排)?{_YEAR}"),
    re.compile(rf"{_YEAR},?(?:部分)?(?:节假日|[全]?年?假期|放假|{'|'.join(HOLIDAYS)})"),
    re.compile(rf"现将(?:延长|调整)?{_YEAR}"),
)
_OTHER = re.compile("关于(?:做好)?([^,。:《》]{2,40}?)(?:调休)?放假")
_EXTENDED = re.compile(rf"延长(?:\d{{4}}年)?(?P<name>{'|'.join(HOLIDAYS)})节?假期至")
_MOST_PROBLEMS = 40
"""A person reads no more of them; what has more is no notice."""
_FEW = 3
"""A notice with so many holidays or less is no arrangement of a year."""


@dataclass(frozen=True, slots=True)
class HolidayReading:
    """A notice as read: the table of its year, None where nothing could be read, and what
    a person should check, as sentences. ``partial`` tells that the notice changes only some
    holidays of a year; the rest of the table is what held before."""

    table: YearTable | None
    problems: tuple[str, ...] = ()
    partial: bool = False


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
    problems = []
    if year is not None and about is not None and about != year:
        problems.append(f"这份通知安排的是{about}年，不是{year}年。")
    if not date.min.year < arranged < date.max.year:
        return HolidayReading(None, (f"{arranged}年不在日历的范围之内。",))
    parts = [part for part in _parts(words, arranged) if part.free or part.worked]
    extended = _extension(words, arranged)
    if not parts and extended is None:
        return HolidayReading(None, (*problems, "没有读到放假的日期。"))
    if extended is not None or _is_partial(words, parts):
        return _changed(parts, extended, arranged, problems, calendar)
    table, doubts = _table(parts, arranged)
    problems += [*doubts, *missing(_names(parts), arranged)]
    return HolidayReading(table, tuple(problems[:_MOST_PROBLEMS]))


def _plain(text: str) -> str:
    """The text without blanks and line breaks, with half-width signs and years in digits."""
    text = unicodedata.normalize("NFKC", text)
    text = "".join(c for c in text if not c.isspace() and unicodedata.category(c) != "Cf")
    text = text.translate(str.maketrans(";：，", ";:,"))
    return _HAN_YEAR.sub(lambda match: match[0].translate(_HAN_DIGITS), text)


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


def _parts(text: str, year: int) -> list[Part]:
    body = body_of(text)
    lead = text[: len(text) - len(body)]
    names = names_in(lead)
    if len(names) != 1:
        other = _OTHER.search(lead)
        names = (other[1],) if other and not names else ()
    parts = list(parts_of(body, year, names))
    for part in parts:
        if not part.names:
            part.names = ("假日",)
    return parts


def _names(parts: list[Part]) -> list[str]:
    return [name for part in parts if part.free for name in part.names]


def _is_partial(text: str, parts: list[Part]) -> bool:
    """Whether a notice arranges only what it names: one without the headings of a year."""
    names = set(_names(parts)) & set(HOLIDAYS)
    lead = text[: len(text) - len(body_of(text))]
    return len(names) <= _FEW and len(names_in(lead)) <= _FEW and lead != ""


def _table(parts: list[Part], year: int) -> tuple[YearTable, list[str]]:
    """The table of the parts, and all that is wrong with it."""
    problems = [problem for part in parts for problem in part.problems]
    free = {day: part.title for part in parts for day in part.free}
    worked = {day: part.title for part in parts for day in part.worked}
    for day in sorted(free.keys() & worked.keys()):
        problems.append(f"{day_words(day)}既写放假又写上班，没有填入。")
        del free[day], worked[day]
    days = {day: SpecialDay(name, False) for day, name in free.items()}
    days |= {day: SpecialDay(name, True) for day, name in worked.items()}
    table = YearTable(year, dict(sorted(days.items())))
    doubts = doubts_of(table)
    kept = {day: special for day, special in table.days.items() if fits(day, special, year)}
    return YearTable(year, kept), list(dict.fromkeys([*problems, *doubts]))


def fits(day: date, special: SpecialDay, year: int) -> bool:
    """Whether a day may stand in a year's table: in the year or its New Year's December, and
    a make-up day only on a weekend."""
    arranged = day.year == year or (day.year, day.month) == (year - 1, 12)
    return arranged and (not special.works or day.weekday() >= 5)


def _extension(text: str, year: int) -> tuple[str, date] | None:
    """The holiday that is made longer, and its new last day."""
    found = _EXTENDED.search(text)
    if found is None:
        return None
    runs = day_runs(text[found.end() : found.end() + 40], DayFrame(year, False))
    last = next(runs, None)
    return (found["name"], last.days[-1]) if last and last.days else None


def _changed(
    parts: list[Part],
    extended: tuple[str, date] | None,
    year: int,
    problems: list[str],
    calendar: WorkCalendar | None,
) -> HolidayReading:
    """What a notice that changes some holidays makes of the table that held before."""
    base = calendar.table(year) if calendar else None
    if extended is not None:
        return _longer(base, *extended, year, problems)
    table, doubts = _table(parts, year)
    names = _names(parts)
    title = "、".join(dict.fromkeys(names)) or "上班的日子"
    if base is None:
        told = f"这份通知只安排了{title}，没有其他节日。"
        return HolidayReading(table, (*problems, *doubts, told), partial=True)
    told = f"这份通知只安排了{title}，其余沿用原有的{year}年安排。"
    kept = {day: special for day, special in base.days.items() if special.name not in names}
    days = dict(sorted((kept | dict(table.days)).items()))
    return HolidayReading(YearTable(year, days), (*problems, *doubts, told), partial=True)


def _longer(
    base: YearTable | None, name: str, last: date, year: int, problems: list[str]
) -> HolidayReading:
    free = [
        day
        for day, special in (base.days.items() if base else ())
        if special.name == name and not special.works
    ]
    if base is None or not free or not 0 <= (last - max(free)).days <= 31:
        told = f"这份通知只把{name}假期延长到{day_words(last)}，原来的{year}年安排还没有填入。"
        return HolidayReading(None, (*problems, told), partial=True)
    longer = {
        date.fromordinal(day): SpecialDay(name, False)
        for day in range(max(free).toordinal(), last.toordinal() + 1)
    }
    told = f"这份通知只把{name}假期延长到{day_words(last)}，其余沿用原有的{year}年安排。"
    days = dict(sorted((dict(base.days) | longer).items()))
    return HolidayReading(YearTable(year, days), (*problems, told), partial=True)
