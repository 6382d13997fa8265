"""Working days on the command line, with and without a ledger."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path

import pytest

from gkdesk import cli
from gkdesk.calendars.workdays import SpecialDay, YearTable
from gkdesk.services import holidays
from tests import drafts

NOW = datetime(2037, 11, 22, 9, 0).astimezone()


@pytest.fixture(autouse=True)
def no_ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GKDESK_DB", str(tmp_path / "没有.db"))


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    """Exit status, standard output and standard error."""
    try:
        status = cli.main(["workday", *words])
    except SystemExit as stop:
        status = int(str(stop.code))
    out, said = capsys.readouterr()
    return status, out, said


@pytest.mark.parametrize(
    ("first", "count", "day", "certain"),
    [
        ("2023-09-25", "10", "2023-10-13", True),
        ("2026-02-10", "10", "2026-03-02", True),
        ("2023-10-01", "0", "2023-10-01", True),
        ("2037-12-30", "3", "2038-01-04", False),
    ],
)
def test_json(
    capsys: pytest.CaptureFixture[str], first: str, count: str, day: str, certain: bool
) -> None:
    status, out, said = run(capsys, "--from", first, "--add", count, "--json")
    assert (status, said) == (0, "")
    assert json.loads(out) == {"day": day, "certain": certain}


def test_a_line_for_reading(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "--from", "2023-09-25", "--add", "10") == (0, "2023-10-13\n", "")
    provisional = run(capsys, "--from", "2037-12-30", "--add", "3")
    assert provisional == (0, "2038-01-04（暂算）\n", "")


@pytest.mark.parametrize(
    "words",
    [
        ("--from", "2026-02-30", "--add", "1"),
        ("--from", "20260210", "--add", "1"),
        ("--from", "1899-12-31", "--add", "1"),
        ("--from", "2026-02-10", "--add", "-1"),
        ("--from", "2026-02-10", "--add", "1.5"),
        ("--from", "2026-02-10", "--add", "10000"),
        ("--from", "2026-02-10", "--add", "9" * 5000),
        ("--from", "2026-02-10"),
        ("--add", "3"),
        ("--from", "9999-12-30", "--add", "3"),
        ("--from", "9999-12-31", "--add", "1"),
    ],
)
def test_wrong_usage(capsys: pytest.CaptureFixture[str], words: tuple[str, ...]) -> None:
    status, out, said = run(capsys, *words)
    assert (status, out) == (2, "")
    assert said.count("\n") == 1
    assert said.endswith("。\n")


def _ledger_of_2038(path: Path) -> Path:
    free = {date(2038, 1, n): SpecialDay("元旦", False) for n in (1, 2, 3, 4)}
    with drafts.ledger(path, NOW) as session:
        holidays.set_year(session, YearTable(2037, {}))
        holidays.set_year(session, YearTable(2038, free))
    return path


def test_the_ledgers_own_table_is_asked(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _ledger_of_2038(tmp_path / "台账.db")
    words = ("--from", "2037-12-30", "--add", "3", "--json")
    expected = {"day": "2038-01-06", "certain": True}
    assert json.loads(run(capsys, *words, "--db", str(path))[1]) == expected
    monkeypatch.setenv("GKDESK_DB", str(path))
    assert json.loads(run(capsys, *words)[1]) == expected


def test_a_ledger_that_is_not_there_is_told(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    words = ("--from", "2037-12-30", "--add", "3", "--db", str(tmp_path / "无.db"))
    status, out, said = run(capsys, *words)
    assert (status, out) == (1, "")
    assert "没有找到台账" in said
    assert not (tmp_path / "无.db").exists()
