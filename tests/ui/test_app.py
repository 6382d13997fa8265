"""Starting: the first start, ledgers that do not open, and what nobody expected."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gkdesk.app import Program
from gkdesk.errors import FileFault, LedgerDamaged, LedgerUnwritable, TargetFull
from gkdesk.services import outline
from gkdesk.services import session as session_room
from gkdesk.services.session import Session
from gkdesk.store import opening
from gkdesk.store.ledger import Ledger
from gkdesk.ui.dialogs.message import Message
from gkdesk.ui.faults import FaultTeller
from gkdesk.ui.ledger_fault import LedgerFaultDialog
from gkdesk.ui.settings import Settings
from gkdesk.ui.window import FONT_NOTICE
from tests.ui.small_ledger import NOW


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path) -> Iterator[Program]:
    made = Program(qapp, lambda: NOW, Settings(tmp_path / "window.ini"))
    yield made
    for dialog in fault_dialogs():
        dialog.reject()
    made.close()


def fault_dialogs() -> list[LedgerFaultDialog]:
    """The dialogs about a ledger that are open."""
    shown = QApplication.topLevelWidgets()
    return [one for one in shown if isinstance(one, LedgerFaultDialog) and one.isVisible()]


def test_the_first_start_brings_the_samples(program: Program, tmp_path: Path) -> None:
    program.open(tmp_path / "新.db")
    assert program.session is not None
    assert [plan.sample for plan in outline.plans(program.session)] == [True] * 5


def test_samples_that_are_late_open_no_morning_page(qapp: QApplication, tmp_path: Path) -> None:
    settings = Settings(tmp_path / "window.ini")
    program = Program(qapp, lambda: NOW.replace(year=2030), settings)
    program.open(tmp_path / "新.db")
    assert program.window is not None
    assert program.window.desk.pages.currentWidget() is program.window.desk.tree
    program.close()


def test_a_later_start_brings_none(program: Program, tmp_path: Path) -> None:
    Session.open(tmp_path / "旧.db", lambda: NOW).close()
    program.open(tmp_path / "旧.db")
    assert program.session is not None
    assert outline.plans(program.session) == []


@pytest.mark.logs_faults
def test_a_damaged_ledger_is_told_and_left_alone(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "坏.db"
    path.write_bytes(b"SQLite format 3\x00" + b"\x07" * 5000)
    before = path.read_bytes()
    program.open(path)
    (dialog,) = fault_dialogs()
    assert "坏.db" in dialog.reason.text()
    assert not dialog.read_only.isVisible()
    assert program.window is None
    assert path.read_bytes() == before


@pytest.mark.logs_faults
def test_a_ledger_in_use_can_be_read(program: Program, tmp_path: Path) -> None:
    with Session.open(tmp_path / "共用.db", lambda: NOW):
        program.open(tmp_path / "共用.db")
        (dialog,) = fault_dialogs()
        assert dialog.read_only.isVisible()
        dialog.read_only.click()
        assert program.session is not None
        assert program.session.read_only
        program.close()


@pytest.mark.logs_faults
@pytest.mark.parametrize("fault", [LedgerUnwritable, TargetFull])
def test_a_ledger_that_cannot_be_written_can_be_read(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: type[FileFault]
) -> None:
    path = tmp_path / "只读.db"
    Session.open(path, lambda: NOW).close()
    opened = opening.open_ledger

    def refusing(path: Path, *words: Any, write: bool, **more: Any) -> Ledger:
        if write:
            raise fault(path)
        return opened(path, *words, write=write, **more)

    monkeypatch.setattr(session_room, "open_ledger", refusing)
    program.open(path)
    (dialog,) = fault_dialogs()
    dialog.read_only.click()
    assert program.session is not None
    assert program.session.read_only


def test_another_ledger_takes_the_place_of_the_first(program: Program, tmp_path: Path) -> None:
    Session.open(tmp_path / "一.db", lambda: NOW).close()
    Session.open(tmp_path / "二.db", lambda: NOW).close()
    program.open(tmp_path / "一.db")
    program.open(tmp_path / "二.db")
    assert program.session is not None
    assert program.session.path.name == "二.db"
    Session.open(tmp_path / "一.db", lambda: NOW, wait=0.1).close()  # its lock is free again


def test_the_notice_about_fonts_can_be_read_without_chinese() -> None:
    assert FONT_NOTICE.isascii()


@pytest.mark.logs_faults
def test_the_unexpected_is_logged_and_told_once(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    log = tmp_path / "gkdesk.log"
    FaultTeller(qapp, log)
    for _ in range(2):
        fault = ZeroDivisionError("意外")
        sys.excepthook(ZeroDivisionError, fault, None)
    told = [w for w in qapp.topLevelWidgets() if isinstance(w, Message) and w.isVisible()]
    assert len(told) == 1
    assert "ZeroDivisionError: 意外" in log.read_text("utf-8")
    told[0].reject()
    for handler in set(root.handlers) - set(handlers):
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)


@pytest.mark.logs_faults
def test_damage_met_while_painting_is_no_surprise_but_a_lost_ledger(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    monkeypatch.setattr("gkdesk.ui.faults.start_log", lambda _file: None)
    teller = FaultTeller(qapp, tmp_path / "gkdesk.log")
    fault = LedgerDamaged(tmp_path / "坏.db")
    with qtbot.waitSignal(teller.ledger_failed) as told:
        sys.excepthook(LedgerDamaged, fault, None)
    assert told.args == [fault]
    assert not [w for w in qapp.topLevelWidgets() if isinstance(w, Message) and w.isVisible()]
