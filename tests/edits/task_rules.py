"""Edits of what is said of rows: fields, due points, reminders, days, settings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from gkdesk.domain.cells import Cell
from gkdesk.domain.occurrences import OccurrenceField, RestDays
from gkdesk.domain.supervision import Preferences, Way
from gkdesk.domain.tasks import EditField
from gkdesk.services import (
    bulk_editing,
    carrying,
    editing,
    extending,
    holidays,
    meeting_notes,
    occurrences,
    putting_off,
    reminding,
)
from gkdesk.services.meeting_notes import Meeting
from gkdesk.services.session import Session
from tests.edits.drawing import TODAY, UNITS, WORDS, day, plan, point, row, rows, value


def set_field(session: Session, draw: Random) -> object:
    field = draw.choice(list(EditField))
    return editing.set_field(session, row(session, draw), field, value(draw, field))


def bulk(session: Session, draw: Random) -> object:
    field = draw.choice(list(EditField))
    typed = value(draw, field)
    cells = [Cell(row, field, typed) for row in rows(session, draw, 8)]
    return bulk_editing.set_cells(session, cells)


def close_point(session: Session, draw: Random) -> object:
    field = draw.choice(list(OccurrenceField))
    status = field is OccurrenceField.STATUS
    value = draw.choice(("open", "done") if status else WORDS)
    return occurrences.set_field(session, point(session, draw), field, value)


def count(session: Session, draw: Random) -> object:
    when = TODAY - timedelta(days=draw.randint(0, 40))
    return occurrences.add_tally(session, row(session, draw), 1, when, draw.randint(1, 3))


def event(session: Session, draw: Random) -> object:
    of_plan = plan(session, draw)
    known = occurrences.events(session, of_plan)
    name = draw.choice([each.name for each in known]) if known else "事项"
    return occurrences.set_event(session, of_plan, name, day(draw))


def rest_days(session: Session, draw: Random) -> object:
    return occurrences.set_rest_days(session, plan(session, draw), draw.choice(list(RestDays)))


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
    until = day(draw).isoformat()
    return extending.extend(session, row(session, draw), None, until, "改版", "张区长", TODAY)


def meeting(session: Session, draw: Random) -> object:
    """Some lines as they are typed after a meeting, about any rows."""
    said = (
        "完成",
        "未完成",
        "延期 12月30日 因改版",
        "进展：已办理",
        "+2",
        "备注 再议",
        "全部完成",
    )
    text = "\n".join(f"{draw.randint(1, 9)} {draw.choice(said)}" for _ in range(3))
    return meeting_notes.record(session, plan(session, draw), text, Meeting(TODAY, "调度会"))


def remind(session: Session, draw: Random) -> object:
    told = [(row, draw.choice(UNITS[:2])) for row in rows(session, draw)]
    return reminding.remind(session, told, TODAY, draw.choice(list(Way)))


def put_off(session: Session, draw: Random) -> None:
    putting_off.put_off(session, row(session, draw), None, day(draw))


def carry(session: Session, draw: Random) -> object:
    return carrying.carry(session, plan(session, draw), draw.randint(2023, 2024))


def undo(session: Session, draw: Random) -> object:
    return editing.undo(session)


def redo(session: Session, draw: Random) -> object:
    return editing.redo(session)
