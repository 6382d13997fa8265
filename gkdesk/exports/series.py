"""Due points that come again, as one rule of RFC 5545 where it says exactly their days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import islice

from dateutil.rrule import rrulestr

from gkdesk.domain.agenda import AgendaItem
from gkdesk.domain.tasks import Light
from gkdesk.exports.rule_words import rule_parts


@dataclass(frozen=True, slots=True)
class Series:
    """Open due points of one limit. ``rule`` gives their days from the first on, ``except_on``
    left out: those are closed. ``rule`` is "" for a single one."""

    items: tuple[AgendaItem, ...]
    rule: str = ""
    except_on: tuple[date, ...] = ()


def series_of(items: Iterable[AgendaItem]) -> list[Series]:
    """Open items put together by limit where a rule says their days, in the order in which
    they begin. Closed items are taken to know which days of a rule to leave out."""
    limits: dict[tuple[int, int, int | None], list[AgendaItem]] = {}
    for item in items:
        if item.day is not None:
            alone = None if item.rule else item.occurrence
            limits.setdefault((item.node, item.series, alone), []).append(item)
    found = [series for limit in limits.values() for series in _of_limit(limit)]
    return sorted(found, key=lambda series: _day(series.items[0]))


def _of_limit(items: list[AgendaItem]) -> Iterator[Series]:
    open_items = [item for item in items if item.light is not Light.DONE]
    ruled = _ruled(items, open_items) if len(open_items) > 1 else None
    if ruled is None:
        yield from (Series((item,)) for item in open_items)
    else:
        yield ruled


def _ruled(items: Sequence[AgendaItem], open_items: Sequence[AgendaItem]) -> Series | None:
    first, last = _day(open_items[0]), _day(open_items[-1])
    days = [_day(item) for item in items if _day(item) >= first]
    open_days = [_day(item) for item in open_items]
    if len(set(days)) < len(days):
        return None
    for until in (date(last.year, 12, 31), last):
        for rule in _candidates(open_items[0].rule or "", until):
            if _says(rule, days):
                closed = sorted(set(days) - set(open_days))
                return Series(tuple(open_items), rule, tuple(closed))
    return None


def _candidates(rule: str, until: date) -> Iterator[str]:
    """The rule as it is, and with what it leaves to be understood: the last day of a month
    where it names none, or one that short months lack."""
    parts = rule_parts(rule)
    for gone in ("UNTIL", "COUNT"):
        parts.pop(gone, None)
    end = {"UNTIL": f"{until:%Y%m%d}"}
    yield _written(parts | end)
    if parts.get("FREQ") in ("MONTHLY", "YEARLY") and "BYDAY" not in parts:
        yield _written(parts | {"BYMONTHDAY": "-1"} | end)


def _written(parts: dict[str, str]) -> str:
    return ";".join(f"{name}={value}" for name, value in parts.items())


def _says(rule: str, days: Sequence[date]) -> bool:
    """Whether a rule that begins on the first day gives exactly these days."""
    start = datetime.combine(days[0], time())
    try:
        found = islice(rrulestr(rule, dtstart=start), len(days) + 1)
        return [each.date() for each in found] == list(days)
    except ValueError:
        return False


def _day(item: AgendaItem) -> date:
    assert item.day is not None
    return item.day
