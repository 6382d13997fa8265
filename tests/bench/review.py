"""How long a document of 30 pages takes from being chosen to the painted review.

``python -m tests.bench.review``; aim at most 1 s. Seconds of the clock, and of the
processor, its child processes' too, which other programs on the machine do not count in.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication, QWidget

from gkdesk.services.session import Session
from gkdesk.ui.dialogs.import_dialog import ImportFlow
from gkdesk.ui.style import dress_application
from gkdesk.ui.theme import Theme
from tests.documents.build_docx import docx_of
from tests.documents.build_pdf import pdf_of
from tests.documents.notice_looks import looks_of

PAGES = 30
_PLANS = Path(__file__).parents[2] / "resources" / "plans"
_ROUNDS = 3


def _text() -> str:
    """Sample plans one behind the other, cut to so many pages of 520 characters."""
    texts = [path.read_text("utf-8") for path in sorted(_PLANS.glob("*.txt"))]
    return "\n".join(sorted(texts, key=len, reverse=True))[: PAGES * 520]


def _shown(session: Session, owner: QWidget, file: Path) -> tuple[float, float]:
    """Clock and processor seconds from choosing the file to the end of the first paint."""
    clock, processor = time.perf_counter(), sum(os.times()[:4])
    flow = ImportFlow(session, owner)
    flow.import_files([file])
    while flow.review is None:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    flow.review.repaint()
    QApplication.processEvents()
    spent = time.perf_counter() - clock, sum(os.times()[:4]) - processor
    flow.review.reject()
    return spent


def run() -> list[str]:
    """The lines of the report."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    dress_application(Theme())
    owner = QWidget()
    owner.resize(1366, 728)
    text = _text()
    made: dict[str, Callable[[], bytes]] = {
        "docx": lambda: docx_of(text, automatic=True),
        "pdf": lambda: pdf_of(looks_of(text)),
    }
    lines = []
    with tempfile.TemporaryDirectory() as name:
        now = datetime(2022, 9, 28, 9).astimezone()
        with Session.open(Path(name) / "review.db", lambda: now) as session:
            for kind, build in made.items():
                file = Path(name) / f"plan.{kind}"
                file.write_bytes(build())
                clock, processor = min(_shown(session, owner, file) for _ in range(_ROUNDS))
                lines.append(
                    f"review: {len(text)} characters of {kind} chosen to painted "
                    f"{clock:.2f} s (aim 1), processor {processor:.2f} s"
                )
    return lines


if __name__ == "__main__":
    print("\n".join(run()))
