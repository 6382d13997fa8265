"""The holiday tables that were entered, as they stand in the ledger: a row a year."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date

from gkdesk.calendars.published import SpecialDay, YearTable
from gkdesk.domain.changes import FieldChange, Value, differing
from gkdesk.store.ledger import Ledger

ENTITY = "holiday_year"


def texts(ledger: Ledger) -> list[tuple[int, str]]:
    """The years that stand, each with its days as they are written, in order."""
    sql = f"SELECT id, days FROM {ENTITY} WHERE deleted = 0 ORDER BY id"
    return [(year, days) for year, days in ledger.rows(sql)]


def tables(written: list[tuple[int, str]]) -> dict[int, YearTable]:
    """The tables of years as ``texts`` gives them. One that cannot be read is left out:
    its year then goes as if nobody had entered it, which shows as 暂算 or is built in."""
    found = {year: as_table(year, days) for year, days in written}
    return {year: table for year, table in found.items() if table is not None}


def unreadable(ledger: Ledger) -> list[int]:
    """The years whose table cannot be read, because another program wrote it."""
    return [year for year, days in texts(ledger) if as_table(year, days) is None]


def source(ledger: Ledger, year: int) -> str:
    """The notice a year's table was read from, as it was pasted; "" for none."""
    sql = f"SELECT source FROM {ENTITY} WHERE id = ? AND deleted = 0"
    return ledger.value(sql, (year,)) or ""


def as_table(year: int, days: str) -> YearTable | None:
    """A table from its column; None where it is none."""
    try:
        said = json.loads(days)
        found = {
            date.fromisoformat(day): SpecialDay(str(each["name"]), bool(each["works"]))
            for day, each in said.items()
        }
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
    return YearTable(year, dict(sorted(found.items())))


def as_text(days: Mapping[date, SpecialDay]) -> str:
    """A table as its column."""
    said = {
        day.isoformat(): {"name": special.name, "works": special.works}
        for day, special in sorted(days.items())
    }
    return json.dumps(said, ensure_ascii=False)


def putting(ledger: Ledger, table: YearTable, source: str) -> tuple[FieldChange, ...]:
    """The field changes that make a table stand; the row of a new year is written, not
    standing yet. Must run inside the transaction that applies them."""
    wanted: dict[str, Value] = {"days": as_text(table.days), "source": source, "deleted": 0}
    before = _stored(ledger, table.year)
    if before is None:
        before = {**wanted, "deleted": 1}
        ledger.insert_all(ENTITY, [{"id": table.year, **before}])
    return differing(ENTITY, table.year, before, wanted)


def taking_out(ledger: Ledger, year: int) -> tuple[FieldChange, ...]:
    """The field changes that take a year's table out; none where none stands."""
    before = _stored(ledger, year)
    return differing(ENTITY, year, before, {**before, "deleted": 1}) if before else ()


def _stored(ledger: Ledger, year: int) -> dict[str, Value] | None:
    sql = f"SELECT days, source, deleted FROM {ENTITY} WHERE id = ?"
    row = ledger.one(sql, (year,))
    return dict(zip(("days", "source", "deleted"), row, strict=True)) if row else None
