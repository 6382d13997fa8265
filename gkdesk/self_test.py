"""自检: whether the program can do its work on this machine, without touching anybody's
ledger: it opens a window, takes a sample in, exports it, prints it, and ends."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

_SECONDS = 60.0
"""So long the window may take."""

Step = tuple[str, Callable[[Path], None]]


def main() -> int:
    """Do every step in a folder that is thrown away; 0 where all of them went well."""
    if not os.environ.get("QT_QPA_PLATFORM"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if sys.platform == "linux" and not os.environ.get("LANG"):
        os.environ.setdefault("LC_ALL", "C.UTF-8")  # Qt would say that it takes it anyway
    from PySide6.QtWidgets import QApplication

    application = QApplication.instance() or QApplication(["gkdesk"])
    passed = _all_pass()
    del application
    return 0 if passed else 1


def _all_pass() -> bool:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        for words, step in _steps():
            try:
                step(Path(scratch))
            except Exception as fault:
                print(f"{words}：没有通过（{type(fault).__name__}: {fault}）", file=sys.stderr)
                return False
            print(f"{words}：通过", flush=True)
    print("自检通过", flush=True)
    return True


def _steps() -> Iterator[Step]:
    yield "导入一份示例", _import
    yield "打开窗口", _open
    yield "导出任务分解表", _export
    yield "打印任务清单", _print
    yield "写成 Word 公文", _write_letter


def _import(folder: Path) -> None:
    from gkdesk.services import samples

    longest = max(samples.sample_files(), key=lambda file: file.stat().st_size)
    _verb(folder, "import", str(longest))


def _export(folder: Path) -> None:
    from openpyxl import load_workbook

    target = folder / "分解表.xlsx"
    _verb(folder, "export", "--plan", "1", "-o", str(target))
    if load_workbook(target).worksheets[0].max_row < 5:
        raise RuntimeError("the table is empty")


def _print(folder: Path) -> None:
    from pypdfium2 import PdfDocument

    target = folder / "清单.pdf"
    _verb(folder, "print", "--plan", "1", "--list", "section", "-o", str(target))
    document = PdfDocument(target)
    try:
        if "任务" not in document[0].get_textpage().get_text_range():
            raise RuntimeError("no words in the list")
    finally:
        document.close()


def _write_letter(folder: Path) -> None:
    from gkdesk.domain.letters import LetterKind, LetterWishes
    from gkdesk.services import letters
    from gkdesk.services.session import Session, clock_of

    wishes = LetterWishes(LetterKind.CIRCULAR)
    with Session.open(folder / "自检.db", clock_of(None), daily=False) as session:
        made = letters.texts(session, 1, wishes)
    (written,) = letters.write(made, wishes, folder / "公文")
    if not written.file.stat().st_size:
        raise RuntimeError("the letter is empty")


def _verb(folder: Path, *words: str) -> None:
    """Do one verb on the ledger of the test, without what it says to a script."""
    from contextlib import redirect_stderr, redirect_stdout
    from io import StringIO

    from gkdesk import cli

    with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        status = cli.run(cli.arguments([*words, "--db", str(folder / "自检.db")]))
    if status:
        raise RuntimeError(f"{words[0]} ended with {status}")


def _open(folder: Path) -> None:
    from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer

    from gkdesk.services.session import Session, clock_of
    from gkdesk.ui.settings import Settings
    from gkdesk.ui.window import MainWindow

    with Session.open(folder / "自检.db", clock_of(None), daily=False) as session:
        window = MainWindow(session, Settings(folder / "窗口.ini"))
        loop, late = QEventLoop(), QTimer(singleShot=True)
        window.settled.connect(loop.quit)
        late.timeout.connect(lambda: loop.exit(1))
        late.start(int(_SECONDS * 1000))
        window.show()
        status, rows = loop.exec(), window.model.rowCount()
        window.leave()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)
    if status or not rows:
        raise RuntimeError("the window shows nothing")
