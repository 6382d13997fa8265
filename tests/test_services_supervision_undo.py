"""Whatever supervision does, all of it undone leaves the ledger that was before."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from gkdesk.domain.draft import Draft
from gkdesk.domain.occurrences import OccurrenceField
from gkdesk.domain.supervision import Way
from gkdesk.domain.tasks import EditField
from gkdesk.errors import GkdeskError
from gkdesk.services import (
    carrying,
    checking,
    contacts,
    editing,
    extending,
    occurrences,
    putting_off,
    reminding,
)
from gkdesk.services.session import Session
from tests import drafts
from tests.year_plan import draft

TODAY = date(2023, 4, 3)
TABLES = ("plan", "node", "occurrence", "reminder", "extension", "unit", "put_off")
PLANS = st.sampled_from([drafts.DRAFT, draft(2022)])
ROWS = st.integers(1, 7)  # of either plan: a section, tasks, measures
UNITS = st.sampled_from(["区财政局", "各镇街"])
AHEAD = st.integers(1, 500).map(lambda days: TODAY + timedelta(days))
ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("remind"), st.lists(st.tuples(ROWS, UNITS), min_size=1, max_size=3)),
        st.tuples(st.just("drop"), ROWS),
        st.tuples(st.just("contact"), UNITS, st.sampled_from(["", "王科长", "李科长"])),
        st.tuples(st.just("put off"), ROWS, AHEAD),
        st.tuples(st.just("take back"), ROWS),
        st.tuples(st.just("extend"), ROWS, AHEAD),
        st.tuples(st.just("close"), ROWS),
        st.tuples(st.just("set"), ROWS, st.sampled_from(["", "2023-05-04", "每季度末前"])),
        st.tuples(st.just("carry"), st.integers(2022, 2024)),
    ),
    max_size=12,
)

Content = list[list[tuple[object, ...]]]


def content(session: Session) -> Content:
    """Everything that stands in the ledger; the history is not part of it."""
    sql = "SELECT * FROM {} WHERE deleted = 0 ORDER BY id"
    return [session.ledger.rows(sql.format(table)) for table in TABLES]


def act(session: Session, what: str, *told: object) -> None:
    """One thing a person does; what is refused leaves everything as it is."""
    with suppress(GkdeskError):
        _DEEDS[what](session, *told)


def _contact(session: Session, unit: str, person: str) -> None:
    contacts.set_contact(session, unit, person, person and "0632-6611003")


def _drop(session: Session, node: int) -> None:
    for reminder in reminding.reminders(session, node)[:1]:
        reminding.drop(session, reminder.id)


def _extend(session: Session, node: int, day: date) -> None:
    extending.extend(session, node, None, day.isoformat(), "系统改版", "张区长", TODAY)


def _close(session: Session, node: int) -> None:
    for point in occurrences.of_row(session, node)[:1]:
        occurrences.set_field(session, point.id, OccurrenceField.STATUS, "done")


_DEEDS: dict[str, Callable[..., object]] = {
    "remind": lambda session, told: reminding.remind(session, told, TODAY, Way.PHONE),
    "drop": _drop,
    "contact": _contact,
    "put off": lambda session, node, day: putting_off.put_off(session, node, None, day),
    "take back": putting_off.take_back,
    "extend": _extend,
    "close": _close,
    "set": lambda session, node, typed: editing.set_field(
        session, node, EditField.DEADLINE, typed
    ),
    "carry": lambda session, year: carrying.carry(session, 1, year),
}


def line_count(session: Session) -> int:
    number: int = session.ledger.value("SELECT count(*) FROM change")
    return number


@settings(max_examples=20, deadline=None)
@given(plan=PLANS, acts=ACTS)
def test_all_undone_is_the_former_ledger_and_all_redone_the_later_one(
    plan: Draft, acts: list[tuple[object, ...]]
) -> None:
    with (
        tempfile.TemporaryDirectory() as name,
        drafts.ledger(Path(name) / "台账.db") as session,
    ):
        drafts.take_in(session, plan)
        states = [content(session)]
        for what, *told in acts:
            lines = line_count(session)
            act(session, str(what), *told)
            assert line_count(session) - lines in (0, 1)  # one deed is at most one change
            if line_count(session) > lines:
                states.append(content(session))
            else:
                assert content(session) == states[-1]
        for state in reversed(states[:-1]):
            editing.undo(session)
            assert content(session) == state
        for state in states[1:]:
            editing.redo(session)
            assert content(session) == state
        assert checking.check(session) == []
