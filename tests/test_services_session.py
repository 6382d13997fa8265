"""The session: where the ledger lies, what day it is, and what opens without a verb."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from gkdesk import __main__ as program
from gkdesk.errors import LedgerMissing
from gkdesk.services.session import Session, default_ledger
from tests import drafts
from tests.drafts import NOW


def test_the_environment_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GKDESK_DB", "别处.db")
    assert default_ledger() == Path("别处.db")


def test_else_it_lies_in_the_users_data_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("GKDESK_DB", raising=False)
    folder = tmp_path / "gkdesk"
    monkeypatch.setattr("gkdesk.services.places.user_data_path", lambda *_, **__: folder)
    assert default_ledger() == tmp_path / "gkdesk" / "工作台账.db"


@pytest.mark.parametrize(
    ("now", "soon"),
    [
        (datetime(2023, 4, 3, 9).astimezone(), date(2023, 4, 11)),  # over 清明 and a weekend
        (
            datetime(2023, 9, 25, 9).astimezone(),
            date(2023, 10, 8),
        ),  # 中秋国庆, 10-07 and 10-08 are worked
    ],
)
def test_near_is_five_working_days(tmp_path: Path, now: datetime, soon: date) -> None:
    with drafts.ledger(tmp_path / "台账.db", now) as session:
        assert session.outlook.today == now.date()
        assert session.outlook.soon_until == soon


def test_a_session_knows_whether_it_may_write(tmp_path: Path) -> None:
    path = tmp_path / "台账.db"
    with pytest.raises(LedgerMissing):
        Session.open(path, lambda: NOW, write=False)
    with drafts.ledger(path) as session:
        assert not session.read_only
        assert session.path == path
    with Session.open(path, lambda: NOW, write=False) as session:
        assert session.read_only


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ([], (None, None)),
        (["--db", "甲.db", "--today", "2023-04-03"], (Path("甲.db"), date(2023, 4, 3))),
    ],
)
def test_without_a_verb_the_window_opens(
    monkeypatch: pytest.MonkeyPatch, words: list[str], asked: tuple[object, object]
) -> None:
    opened: list[tuple[object, object]] = []

    def window(db: object, today: object) -> int:
        opened.append((db, today))
        return 0

    monkeypatch.setattr("gkdesk.app.main", window)
    assert program.main(words) == 0
    assert opened == [asked]
