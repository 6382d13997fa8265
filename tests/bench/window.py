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
from gkdesk.ui.window import MainWindow
def settle(self):
    print(time.monotonic(), resident(), flush=True)
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication
    QTimer.singleShot(0, QApplication.exit)
MainWindow._settle_in = settle  # follows the first paint, whichever page it showed
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
settings.keep_morning_at_start(False)
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
_MORNING = (
    _HEAD
    + """
from datetime import date
from PySide6.QtWidgets import QApplication
from gkdesk.app import clock_of
from gkdesk.services.session import Session
from gkdesk.ui.centre import PageName
from gkdesk.ui.settings import Settings
from gkdesk.ui.window import MainWindow
ledger, settings = sys.argv[1:]
app = QApplication([])
session = Session.open(Path(ledger), clock_of(date(2026, 12, 30)))
settings = Settings(Path(settings))
settings.keep_morning_at_start(False)
window = MainWindow(session, settings)
window.resize(1366, 728)
window.show()
app.processEvents()
start = time.perf_counter()
window.browser.open_page(PageName.MORNING)
window.repaint()
opened = time.perf_counter() - start
counts = window.desk.page.morning.counts
print(opened, sum(counts.values()), flush=True)
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


def start_figures(folder: Path) -> tuple[list[str], float]:
    """The lines about the start, with a plan and with the morning page in sight, and the
    memory of the bare window in MB."""
    environments = [_settings(folder, "plan", 0), _settings(folder, "morning page", 1)]
    for ours in environments:
        _since(_OURS, **ours)  # the very first start reads the samples and compiles
    _since(_BARE)
    bare_times, memories = [], []
    our_times: list[list[float]] = [[] for _ in environments]
    for _ in range(ROUNDS):  # in turns, so that a busy moment meets all
        bare, memory = _since(_BARE)
        bare_times.append(bare)
        memories.append(memory)
        for times, ours in zip(our_times, environments, strict=True):
            times.append(_since(_OURS, **ours)[0])
    base = min(bare_times)
    lines = [
        f"window: start to first paint of the {name} {min(times) * 1000:.0f} ms, bare window "
        f"{base * 1000:.0f} ms, {min(times) / base:.2f} x (aim 1.6)"
        for name, times in zip(("plan", "morning page"), our_times, strict=True)
    ]
    return lines, min(memories)


def _settings(folder: Path, name: str, morning: int) -> dict[str, str]:
    """The environment of a window that begins with the morning page, or with a plan."""
    file = folder / f"{name}.ini"
    file.write_text(f"[morning]\nat_start={morning}\n", encoding="utf-8")
    return {"GKDESK_DB": str(folder / f"{name}.db"), "GKDESK_SETTINGS": str(file)}


def large_figures(folder: Path, base: float) -> list[str]:
    """The lines about the plan of 100,000 tasks."""
    path = folder / "large.db"
    ledger.build(path, TASKS)
    with Session.open(path, lambda: ledger.NOW) as session:
        samples.load_samples(session)  # a small plan to begin with
    runs = [_run(_LARGE, str(path), str(folder / "large.ini")) for _ in range(3)]
    opened = min(run[0] for run in runs)
    memory = min(run[1] for run in runs) - base
    mornings = [_run(_MORNING, str(path), str(folder / "morning.ini")) for _ in range(3)]
    called = min(run[0] for run in mornings)
    return [
        f"window: {TASKS} tasks opened to first paint {opened:.2f} s (aim 0.5)",
        f"window: resident memory {memory:.0f} MB above the bare window (aim 150)",
        f"window: morning page of {TASKS} tasks, {mornings[0][1]:.0f} of them on it, opened "
        f"to first paint {called:.2f} s (aim 0.5)",
    ]


def run() -> list[str]:
    """The lines of the report."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lines, base = start_figures(folder)
        return [*lines, *large_figures(folder, base)]


if __name__ == "__main__":
    print("\n".join(run()))
