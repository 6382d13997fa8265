"""The window's figures: ``python -m tests.bench.window``.

Start: from the start of the process to the end of the first paint, ours with the five
sample plans beside a bare PySide6 window of the same size; aim at most 1.6 times. Large: a
plan of 100,000 tasks from the click to the end of the paint, aim at most 0.5 s; resident
memory beside the bare window, aim at most 150 MB more. Every run is a process of its own.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from gkdesk.services import samples
from gkdesk.services.session import Session
from tests.bench import ledger

ROUNDS = 5
TASKS = 100_000
_HEAD = """
import sys, time
from pathlib import Path
def resident():
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    lines = status.read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))
"""
_BARE = (
    _HEAD
    + """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Bare(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print(time.monotonic(), resident(), flush=True)
        QTimer.singleShot(0, app.exit)
app = QApplication([])
window = Bare()
window.resize(1366, 728)
window.show()
app.exec()
"""
)
_OURS = (
    _HEAD
    + """
from gkdesk import app, __main__ as entry
from gkdesk.ui.views.task_tree import TaskTree
painted = TaskTree.paintEvent
def paint(self, event):
    painted(self, event)
    print(time.monotonic(), resident(), flush=True)
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication
    QTimer.singleShot(0, QApplication.exit)
TaskTree.paintEvent = paint
entry.main([])
"""
)
_LARGE = (
    _HEAD
    + """
from datetime import date
from PySide6.QtWidgets import QApplication
from gkdesk.app import clock_of
from gkdesk.services import outline
from gkdesk.services.session import Session
from gkdesk.ui.settings import Settings
from gkdesk.ui.window import MainWindow
ledger, settings = sys.argv[1:]
app = QApplication([])
session = Session.open(Path(ledger), clock_of(date(2026, 6, 15)))
ids = {plan.tasks: plan.id for plan in outline.plans(session)}
settings = Settings(Path(settings))
settings.keep_last_plan(ids[min(ids)])
window = MainWindow(session, settings)
window.resize(1366, 728)
window.show()
app.processEvents()
start = time.perf_counter()
window.browser.open_plan(ids[max(ids)])
window.desk.tree.viewport().repaint()
opened = time.perf_counter() - start
app.processEvents()
print(opened, resident(), flush=True)
"""
)


def _environment() -> dict[str, str]:
    """As on an installed program: compiled modules are kept, here in a folder aside."""
    own = {
        name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"
    }
    own.setdefault("PYTHONPYCACHEPREFIX", str(Path(tempfile.gettempdir()) / "gkdesk-bench-pyc"))
    return {**own, "QT_QPA_PLATFORM": "offscreen"}


def _run(script: str, *arguments: str, **environment: str) -> tuple[float, float]:
    """The two numbers a script prints."""
    told = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        env={**_environment(), **environment},
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    return float(told[0]), float(told[1])


def _since(script: str, **environment: str) -> tuple[float, float]:
    """Seconds from the start of the process to what it prints, and its memory in MB."""
    start = time.monotonic()
    at, memory = _run(script, **environment)
    return at - start, memory


def start_figures(folder: Path) -> tuple[str, float]:
    """The line about the start, and the memory of the bare window in MB."""
    ours = {"GKDESK_DB": str(folder / "five.db"), "GKDESK_SETTINGS": str(folder / "five.ini")}
    _since(_OURS, **ours)  # the very first start reads the samples and compiles
    _since(_BARE)
    bare_times, our_times, memories = [], [], []
    for _ in range(ROUNDS):  # in turns, so that a busy moment meets both
        bare, memory = _since(_BARE)
        bare_times.append(bare)
        memories.append(memory)
        our_times.append(_since(_OURS, **ours)[0])
    best, base = min(our_times), min(bare_times)
    line = (
        f"window: start to first paint {best * 1000:.0f} ms, bare window {base * 1000:.0f} ms, "
        f"{best / base:.2f} x (aim 1.6)"
    )
    return line, min(memories)


def large_figures(folder: Path, base: float) -> list[str]:
    """The lines about the plan of 100,000 tasks."""
    path = folder / "large.db"
    ledger.build(path, TASKS)
    with Session.open(path, lambda: ledger.NOW) as session:
        samples.load_samples(session)  # a small plan to begin with
    runs = [_run(_LARGE, str(path), str(folder / "large.ini")) for _ in range(3)]
    opened = min(run[0] for run in runs)
    memory = min(run[1] for run in runs) - base
    return [
        f"window: {TASKS} tasks opened to first paint {opened:.2f} s (aim 0.5)",
        f"window: resident memory {memory:.0f} MB above the bare window (aim 150)",
    ]


def run() -> list[str]:
    """The lines of the report."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        line, base = start_figures(folder)
        return [line, *large_figures(folder, base)]


if __name__ == "__main__":
    print("\n".join(run()))
