"""Work in a thread: its result, its fault, and silence after a cancel."""

from __future__ import annotations

import threading

from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from gkdesk.ui.jobs import Job


def test_the_result_arrives_on_the_window_thread(qtbot: QtBot) -> None:
    threads: list[object] = []
    job = Job(threading.get_ident)
    job.done.connect(lambda _result: threads.append(QThread.currentThread()))
    with qtbot.waitSignal(job.done, timeout=5000) as told:
        job.start()
    assert told.args != [threading.get_ident()]
    assert threads == [job.thread()]


def test_a_fault_is_told_with_its_exception(qtbot: QtBot) -> None:
    def broken() -> None:
        raise ValueError("坏的")

    job = Job(broken)
    with qtbot.waitSignal(job.failed, timeout=5000) as told:
        job.start()
    assert isinstance(told.args[0], ValueError)


def test_a_cancelled_job_says_nothing(qtbot: QtBot) -> None:
    let_go = threading.Event()
    said: list[object] = []
    job = Job(let_go.wait)
    job.done.connect(said.append)
    job.start()
    job.cancel()
    with qtbot.waitSignal(job.ended, timeout=5000):
        let_go.set()
    assert said == []
