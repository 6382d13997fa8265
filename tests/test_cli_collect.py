"""The verb that takes workbooks back, on real files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from gkdesk.services import sending
from gkdesk.services.session import Session
from tests.limited_plan import opened, task
from tests.test_cli_verbs import Shell
from tests.test_services_collecting import BUDGET, FINANCE, NOTICE

NOTHING: dict[str, Any] = {}


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return opened(tmp_path, NOTICE)


def filled(session: Session, folder: Path, words: str) -> Path:
    """The workbook of the finance bureau with words in its first row."""
    parts = sending.parts(session, 1, units=[FINANCE])
    (sent,) = sending.send(session, parts, folder, period="2023Q3")
    book = load_workbook(sent.file)
    sheet = book["填报表"]
    (head,) = (cell for row in sheet for cell in row if cell.value == "进展情况")
    sheet.cell(head.row + 1, head.column, words)
    book.save(sent.file)
    return sent.file


def test_it_shows_and_then_takes(
    session: Session, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = filled(session, tmp_path / "下发", "6月20日已公布")
    session.close()
    shell = Shell(session.path, capsys)
    shown = shell.data("collect", tmp_path / "下发")
    assert [(each["unit"], each["status"], each["file"]) for each in shown["files"]] == [
        (FINANCE, "ready", str(file))
    ]
    (change,) = shown["changes"]
    told = {name: change[name] for name in ("field", "sent", "returned", "now", "verdict")}
    assert told == {
        "field": "progress", "sent": "", "returned": "6月20日已公布", "now": "",
        "verdict": "new",
    }  # fmt: skip
    assert shown["files"][0]["why"] == "可以收，新填 1 处。"
    status, _ = shell.run("collect", file, "--apply", today="2023-08-02")
    assert (status, shell.said) == (0, "收下 1 处，共 1 个文件。\n")
    with Session.open(session.path, session.clock) as again:
        assert task(again, BUDGET).progress == "6月20日已公布"


def test_where_no_file_can_be_read_the_reason_is_said(
    session: Session, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    session.close()
    bad = tmp_path / "坏.xlsx"
    bad.write_bytes(b"PK\x03\x04nothing")
    shell = Shell(session.path, capsys)
    assert "没有找到“没有.xlsx”" in shell.refused("collect", tmp_path / "没有.xlsx")
    status, out = shell.run("collect", bad, "--json")
    shown = json.loads(out)
    assert (status, shell.said.count("\n")) == (1, 1)
    assert [each["status"] for each in shown["files"]] == ["unreadable"]
    assert shown["changes"] == []


def test_one_file_that_cannot_be_read_keeps_no_other_back(
    session: Session, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = filled(session, tmp_path / "下发", "6月20日已公布")
    session.close()
    shown = Shell(session.path, capsys).data("collect", file, tmp_path / "没有.xlsx")
    assert sorted(each["status"] for each in shown["files"]) == ["ready", "unreadable"]
