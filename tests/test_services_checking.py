"""The check finds what is wrong, says it in one sentence, and is silent otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from gkdesk.domain.tasks import EditField
from gkdesk.services import checking, editing, samples
from gkdesk.services.session import Session
from gkdesk.store import backup
from tests import drafts
from tests.drafts import BUDGET_ID, NOW


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "台账.db"


@pytest.fixture
def session(path: Path) -> Iterator[Session]:
    with drafts.ledger(path) as session:
        drafts.take_in(session)
        session.ledger.execute("PRAGMA foreign_keys = OFF")
        yield session


def test_a_ledger_that_holds_gives_no_finding(session: Session) -> None:
    samples.load_samples(session)
    for value in ("2024-01-01", "", "每年3月底前"):
        editing.set_field(session, BUDGET_ID, EditField.DEADLINE, value)
    editing.set_field(session, BUDGET_ID, EditField.LEAD, "")
    editing.undo(session)
    editing.undo(session)
    editing.redo(session)
    assert checking.check(session) == []


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        ("UPDATE node SET plan_id = 9 WHERE id = 5", "不属于任何计划"),
        ("UPDATE node SET parent_id = 99 WHERE id = 5", "关联"),
        ("UPDATE node SET seq = 0 WHERE id = 5", "次序"),
        ("UPDATE node SET lead = '区财政局' WHERE id = 5", "单位"),
        ("UPDATE node SET due = '2023-02-30' WHERE id = 5", "日期"),
        ("DELETE FROM source", "缺少原文"),
        ("UPDATE node SET late_after = '2023-11-30' WHERE id = 4", "各期不一致"),
        ("UPDATE node SET staged = 0 WHERE id = 4", "不属于任何任务"),
        ("UPDATE occurrence SET due = '2023-02-30'", "不是有效日期"),
        (
            "INSERT INTO tally (plan_id, node_id, series, day, amount)"
            " VALUES (1, 4, 1, '2023-05-01', 0)",
            "次数记录",
        ),
        ("INSERT INTO holiday_year (id, days) VALUES (2027, '节')", "2027年的放假安排"),
    ],
)
def test_harm_is_found(session: Session, harm: str, told: str) -> None:
    session.ledger.execute(harm)
    findings = checking.check(session)
    assert any(told in finding for finding in findings), findings
    assert all(finding.endswith("。") for finding in findings)


def test_a_row_under_another_plan_is_found(session: Session) -> None:
    drafts.take_in(session, name="二.txt")
    session.ledger.execute("UPDATE node SET parent_id = 1 WHERE id = 9")
    assert any("另一份计划" in finding for finding in checking.check(session))


def test_what_was_changed_past_the_history_is_found(session: Session) -> None:
    editing.set_field(session, BUDGET_ID, EditField.NOTE, "一")
    session.ledger.execute("UPDATE node SET note = '二' WHERE id = ?", (BUDGET_ID,))
    assert any("修改记录" in finding for finding in checking.check(session))


def test_a_damaged_copy_is_found(path: Path, session: Session) -> None:
    session.close()
    with drafts.ledger(path):
        pass
    backup.copies(path)[0].write_bytes(b"no database at all")
    with drafts.ledger(path) as again:
        assert any("台账-2023-04-03.db" in finding for finding in checking.check(again))


def test_a_ledger_of_two_days_without_a_copy_is_found(path: Path, session: Session) -> None:
    session.close()
    backup.folder_of(path).write_text("a file where the folder should be")
    with drafts.ledger(path, NOW + timedelta(days=1)) as again:
        editing.set_field(again, BUDGET_ID, EditField.NOTE, "一")
        assert any("还没有备份" in finding for finding in checking.check(again))
