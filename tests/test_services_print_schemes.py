"""Schemes of printing: kept whole, named once, undone in one step, told in the history."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from gkdesk.domain import stored_schemes
from gkdesk.domain.print_scheme import (
    ListColumn,
    ListColumnChoice,
    ListKind,
    Margins,
    PageNumbers,
    Paper,
    PrintScheme,
)
from gkdesk.errors import NoSchemeName, SchemeNameTaken, UnknownScheme
from gkdesk.services import editing, print_schemes
from gkdesk.services.session import Session
from gkdesk.terms import HISTORY_FIELDS
from tests.drafts import ledger, take_in
from tests.ledger_content import content

_COLUMNS = (
    ListColumnChoice(ListColumn.TASK, "事项", 3.0),
    ListColumnChoice(ListColumn.BLANK, "签字"),
    ListColumnChoice(ListColumn.BLANK),
)
_PAPER = Paper("A3", False, 16.0, Margins(20, 20, 20, 30), PageNumbers.DASHED)
WEEKLY = PrintScheme(
    "", ListKind.UNIT, "区财政局", "2023Q2", _COLUMNS, True, "周会用表", _PAPER
)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with ledger(tmp_path / "台账.db") as opened:
        take_in(opened)
        yield opened


def names(session: Session) -> list[str]:
    return [each.name for each in print_schemes.schemes(session)]


def test_a_scheme_is_kept_whole_and_changed_under_its_name(session: Session) -> None:
    saved = print_schemes.save(session, " 周会　用 ", WEEKLY)
    assert saved.name == "周会 用"
    kept = saved.scheme
    assert (kept.kind, kept.unit, kept.period) == (ListKind.UNIT, "区财政局", "2023Q2")
    assert (kept.columns, kept.own_pages, kept.title) == (_COLUMNS, True, "周会用表")
    assert kept.paper == _PAPER
    assert print_schemes.named(session, "周会 用") == saved
    changed = print_schemes.replace_scheme(session, saved.id, PrintScheme())
    assert changed.scheme == PrintScheme("周会 用")


def test_names_are_given_and_not_twice(session: Session) -> None:
    first = print_schemes.save(session, "甲", WEEKLY)
    second = print_schemes.save(session, "乙", PrintScheme())
    with pytest.raises(NoSchemeName):
        print_schemes.save(session, " \u3000", WEEKLY)
    with pytest.raises(SchemeNameTaken):
        print_schemes.save(session, "甲", WEEKLY)
    with pytest.raises(SchemeNameTaken):
        print_schemes.rename(session, second.id, "甲")
    assert print_schemes.rename(session, first.id, "丙").scheme.title == "周会用表"
    for act in (print_schemes.remove, print_schemes.scheme):
        with pytest.raises(UnknownScheme):
            act(session, 99)
    with pytest.raises(UnknownScheme):
        print_schemes.named(session, "甲")
    print_schemes.reorder(session, [second.id])
    assert names(session) == ["乙", "丙"]


def test_taking_a_scheme_out_is_undone_in_one_step(session: Session) -> None:
    before = content(session)
    saved = print_schemes.save(session, "甲", WEEKLY)
    kept = content(session)
    print_schemes.replace_scheme(session, saved.id, WEEKLY)
    print_schemes.remove(session, saved.id)
    editing.undo(session)
    assert content(session) == kept
    editing.undo(session)
    assert content(session) == before


def test_the_history_says_what_became_of_a_scheme(session: Session) -> None:
    def last() -> tuple[object, object]:
        (line,) = editing.history(session, limit=1)
        assert line.field == "print_scheme"
        return line.before, line.after

    whole = "（按单位，区财政局，3 栏，A3 纵向，16 磅）"
    plain = "月会（按重点工作，A4 横向，10.5 磅）"
    saved = print_schemes.save(session, "周会", WEEKLY)
    assert last() == (None, f"周会{whole}")
    print_schemes.rename(session, saved.id, "月会")
    assert last() == ("周会", "月会")
    print_schemes.replace_scheme(session, saved.id, PrintScheme())
    assert last() == (f"月会{whole}", plain)
    print_schemes.remove(session, saved.id)
    assert last() == (plain, None)
    assert HISTORY_FIELDS["print_scheme"] == "打印方案"


def test_what_another_program_wrote_is_read_as_far_as_it_goes() -> None:
    told = {
        "version": 9,
        "kind": "overdue",
        "unit": 7,
        "own_pages": "ja",
        "columns": [{"shows": "task", "share": -1}, {"shows": "photo"}, 3, {"shows": "note"}],
        "paper": {"size": "B5", "points": 22, "margins": {"left": 20, "top": 900}, "ink": 1},
        "colour": "red",
    }
    scheme = stored_schemes.read("甲", json.dumps(told))
    columns = (ListColumnChoice(ListColumn.TASK), ListColumnChoice(ListColumn.NOTE))
    paper = Paper(points=22.0, margins=Margins(left=20.0))
    assert scheme == PrintScheme("甲", ListKind.OVERDUE, columns=columns, paper=paper)


@pytest.mark.parametrize(
    "text", ["", "[1]", "null", "{", "[" * 99_999, '{"columns": 3, "paper": [], "kind": []}']
)
def test_what_is_no_scheme_is_the_usual_one(text: str) -> None:
    assert stored_schemes.read("甲", text) == PrintScheme("甲")
