"""Contacts: one person and one number a unit, by any of its names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from gkdesk.domain.supervision import Contact
from gkdesk.errors import NoUnitGiven
from gkdesk.services import contacts, directory, editing
from gkdesk.services.session import Session
from tests import drafts


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with drafts.ledger(tmp_path / "台账.db") as session:
        yield session


def test_a_contact_is_kept_by_the_units_name(session: Session) -> None:
    contacts.set_contact(session, "区财政局", "王科长", "0632-6611003")
    contacts.set_contact(session, "各镇街", "", "各党政办")
    assert contacts.contacts(session) == {
        "区财政局": Contact(1, "区财政局", "王科长", "0632-6611003"),
        "各镇街": Contact(2, "各镇街", "", "各党政办"),
    }


def test_what_was_typed_stands_on_one_line(session: Session) -> None:
    kept = contacts.set_contact(session, " 区财政局\n", " 王科长\t（兼） ", "8765 \n 4321")
    assert kept == Contact(1, "区财政局", "王科长 （兼）", "8765 4321")


def test_an_edit_takes_the_place_of_the_former(session: Session) -> None:
    contacts.set_contact(session, "区财政局", "王科长", "1")
    contacts.set_contact(session, "区财政局", "李科长", "1")
    assert contacts.contacts(session) == {"区财政局": Contact(1, "区财政局", "李科长", "1")}
    editing.undo(session)
    assert contacts.contacts(session)["区财政局"].person == "王科长"
    editing.undo(session)
    assert contacts.contacts(session) == {}


def test_empty_removes_and_a_removed_one_comes_again(session: Session) -> None:
    contacts.set_contact(session, "区财政局", "王科长", "1")
    assert contacts.set_contact(session, "区财政局", " ", "") is None
    assert contacts.contacts(session) == {}
    assert contacts.set_contact(session, "区财政局", "李科长", "2") is not None
    assert contacts.contacts(session) == {"区财政局": Contact(1, "区财政局", "李科长", "2")}
    editing.undo(session)
    assert contacts.contacts(session) == {}
    editing.undo(session)
    assert contacts.contacts(session) == {"区财政局": Contact(1, "区财政局", "王科长", "1")}


def test_what_is_there_already_leaves_no_line(session: Session) -> None:
    contacts.set_contact(session, "区民政局", "", "")
    assert not editing.can_undo(session)
    contacts.set_contact(session, "区财政局", "王科长", "1")
    contacts.set_contact(session, "区财政局", "王科长", "1 ")
    editing.undo(session)
    assert not editing.can_undo(session)


def test_a_contact_of_nobody_is_refused(session: Session) -> None:
    with pytest.raises(NoUnitGiven):
        contacts.set_contact(session, "  ", "王科长", "1")


def test_any_name_of_the_unit_leads_to_its_contact(session: Session) -> None:
    unit = directory.add(session, name="区财政局", short="区财政", person="王科长", phone="1")
    directory.name_former(session, unit.id, "区财税局", None, "2015")
    known = contacts.contacts(session)
    assert {name: known[name].id for name in ("区财政局", "区财政", "区财税局")} == {
        "区财政局": unit.id,
        "区财政": unit.id,
        "区财税局": unit.id,
    }
    contacts.set_contact(session, "财政局", "李科长", "2")
    assert directory.unit(session, unit.id).person == "李科长"
    assert len(directory.units(session)) == 1


def test_the_history_says_each_contact_as_it_was(session: Session) -> None:
    contacts.set_contact(session, "区财政局", "王科长", "1")
    contacts.set_contact(session, "区财政局", "王科长", "2")
    contacts.set_contact(session, "区财政局", "", "")
    lines = [(line.task, line.before, line.after) for line in editing.history(session)]
    assert lines == [
        (None, "区财政局 王科长 2", "区财政局"),
        (None, "区财政局 王科长 1", "区财政局 王科长 2"),
        (None, None, "区财政局 王科长 1 部门"),
    ]
