"""Every kind of edit a person can make, each as a small rule that draws what it needs.

``RULES`` is for random walks: the same walk with undo, and the program killed on the way.
A rule may be refused (a ``GkdeskError``); then nothing has changed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from gkdesk.domain.arranging import Place
from gkdesk.domain.cells import Cell
from gkdesk.domain.occurrences import OccurrenceField, RestDays
from gkdesk.domain.supervision import Preferences, Way
from gkdesk.domain.tasks import EditField
from gkdesk.services import (
    arranging,
    bulk_editing,
    carrying,
    editing,
    extending,
    holidays,
    importing,
    occurrences,
    putting_off,
    reminding,
)
from gkdesk.services.session import Session
from tests import drafts, year_plan
from tests.drafts import NOW

Rule = Callable[[Session, Random], object]
Content = dict[str, list[tuple[object, ...]]]
TODAY = NOW.date()

_APART = {"change", "change_field", "setting"}
_UNITS = ("区财政局", "各镇街", "区民政局、区司法局", "")
_LIMITS = ("", "2023-11-30", "每季度末前", "9月底前", "长期坚持", "每月10日前，12月20日前")
_WORDS = ("", "已办理", "等上级反馈。分两步走。", "𠮷祥湖，第一步；第二步")


def content(session: Session) -> Content:
    """Everything that stands in any table but the history, column by column."""
    tables = session.ledger.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")
    said = {
        table: _standing(session, table)
        for (table,) in tables
        if not table.startswith(("_", "sqlite")) and table not in _APART
    }
    return said | {"setting": [(repr(session.preferences),)]}  # one at its default says it


def _standing(session: Session, table: str) -> list[tuple[object, ...]]:
    """What does not stand says nothing, nor does what belongs to it."""
    columns = [row[1] for row in session.ledger.rows(f"PRAGMA table_info({table})")]
    rules = {
        "deleted": "deleted = 0",
        "plan_id": "plan_id IN (SELECT id FROM plan WHERE deleted = 0)",
        "node_id": "(node_id IS NULL OR node_id IN (SELECT node.id FROM node JOIN plan"
        " ON plan.id = node.plan_id WHERE node.deleted = 0 AND plan.deleted = 0))",
    }
    which = " AND ".join(rule for column, rule in rules.items() if column in columns)
    sql = f"SELECT * FROM {table} WHERE {which or 1}"
    return sorted(session.ledger.rows(sql), key=repr)


def fingerprint(session: Session) -> str:
    """A digest of the content."""
    return hashlib.sha256(repr(content(session)).encode()).hexdigest()


def last_change(session: Session) -> int:
    """The number of the newest line of the history."""
    number: int = session.ledger.value("SELECT coalesce(max(id), 0) FROM change")
    return number


# What a rule draws


def _row(session: Session, draw: Random) -> int:
    ids = session.ledger.rows("SELECT id FROM node WHERE deleted = 0 ORDER BY id")
    return int(draw.choice(ids)[0]) if ids else 1


def _rows(session: Session, draw: Random, most: int = 3) -> list[int]:
    return list({_row(session, draw) for _ in range(draw.randint(1, most))})


def _plan(session: Session, draw: Random) -> int:
    ids = session.ledger.rows("SELECT id FROM plan WHERE deleted = 0 ORDER BY id")
    return int(draw.choice(ids)[0]) if ids else 1


def _point(session: Session, draw: Random) -> int:
    ids = session.ledger.rows("SELECT id FROM occurrence WHERE deleted = 0 ORDER BY id")
    return int(draw.choice(ids)[0]) if ids else 1


def _day(draw: Random) -> date:
    return TODAY + timedelta(days=draw.randint(-60, 400))


def _value(draw: Random, field: EditField) -> str:
    if field is EditField.STATUS:
        return draw.choice(("open", "done"))
    if field is EditField.DEADLINE:
        return draw.choice(_LIMITS)
    if field in (EditField.LEAD, EditField.RESPONSIBLE, EditField.SUPPORTING):
        return draw.choice(_UNITS)
    return draw.choice(_WORDS)


# The rules


def set_field(session: Session, draw: Random) -> object:
    field = draw.choice(list(EditField))
    return editing.set_field(session, _row(session, draw), field, _value(draw, field))


def bulk(session: Session, draw: Random) -> object:
    field = draw.choice(list(EditField))
    value = _value(draw, field)
    cells = [Cell(row, field, value) for row in _rows(session, draw, 8)]
    return bulk_editing.set_cells(session, cells)


def bring_plan(session: Session, draw: Random) -> object:
    made = draw.choice((drafts.DRAFT, year_plan.draft(2023)))
    return importing.take_in(session, drafts.loaded(made, f"{draw.random()}.txt"))


def remove_plan(session: Session, draw: Random) -> None:
    importing.remove(session, [_plan(session, draw)])


def add_row(session: Session, draw: Random) -> object:
    place = draw.choice(list(Place))
    return arranging.add(session, _row(session, draw), place, draw.choice(_WORDS) or "新的一条")


def move_rows(session: Session, draw: Random) -> object:
    parent = draw.choice((None, _row(session, draw)))
    return arranging.move(session, _rows(session, draw), parent, None)


def indent(session: Session, draw: Random) -> object:
    return arranging.indent(session, _rows(session, draw, 2))


def outdent(session: Session, draw: Random) -> object:
    return arranging.outdent(session, _rows(session, draw, 2))


def shift(session: Session, draw: Random) -> object:
    return arranging.shift(session, _rows(session, draw, 2), draw.choice((-1, 1)))


def take_out(session: Session, draw: Random) -> object:
    return arranging.remove(session, _rows(session, draw, 2))


def close_point(session: Session, draw: Random) -> object:
    field = draw.choice(list(OccurrenceField))
    status = field is OccurrenceField.STATUS
    value = draw.choice(("open", "done") if status else _WORDS)
    return occurrences.set_field(session, _point(session, draw), field, value)


def count(session: Session, draw: Random) -> object:
    day = TODAY - timedelta(days=draw.randint(0, 40))
    return occurrences.add_tally(session, _row(session, draw), 1, day, draw.randint(1, 3))


def event(session: Session, draw: Random) -> object:
    plan = _plan(session, draw)
    known = occurrences.events(session, plan)
    name = draw.choice([each.name for each in known]) if known else "事项"
    return occurrences.set_event(session, plan, name, _day(draw))


def rest_days(session: Session, draw: Random) -> object:
    return occurrences.set_rest_days(session, _plan(session, draw), draw.choice(list(RestDays)))


def preferences(session: Session, draw: Random) -> object:
    wanted = Preferences(draw.randint(1, 9), draw.choice((1, 3)))
    return occurrences.set_preferences(session, wanted)


def holiday(session: Session, draw: Random) -> object:
    table = session.calendar.table(2023)
    assert table is not None
    some = draw.choice(list(table.days.values()))
    days = {**table.days, date(2023, 11, draw.randint(1, 30)): some}
    return holidays.set_year(session, replace(table, days=days))


def extend(session: Session, draw: Random) -> object:
    day = _day(draw).isoformat()
    return extending.extend(session, _row(session, draw), None, day, "改版", "张区长", TODAY)


def remind(session: Session, draw: Random) -> object:
    told = [(row, draw.choice(_UNITS[:2])) for row in _rows(session, draw)]
    return reminding.remind(session, told, TODAY, draw.choice(list(Way)))


def put_off(session: Session, draw: Random) -> None:
    putting_off.put_off(session, _row(session, draw), None, _day(draw))


def carry(session: Session, draw: Random) -> object:
    return carrying.carry(session, _plan(session, draw), draw.randint(2023, 2024))


def undo(session: Session, draw: Random) -> object:
    return editing.undo(session)


def redo(session: Session, draw: Random) -> object:
    return editing.redo(session)


RULES: dict[str, Rule] = {
    rule.__name__: rule
    for rule in (
        *(set_field, bulk, bring_plan, remove_plan, add_row, move_rows, indent, outdent),
        *(shift, take_out, close_point, count, event, rest_days, preferences, holiday),
        *(extend, remind, put_off, carry),
    )
}
"""What makes at most one change each. ``undo`` and ``redo`` stand apart."""
