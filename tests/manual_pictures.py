"""The pictures of the manual, made from the program itself:
``python -m tests.manual_pictures [NAME …]``.

They go to resources/manual/pictures, on a fixed day with invented progress.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSize, Qt, QThreadPool
from PySide6.QtGui import QAction, QImage
from PySide6.QtWidgets import QApplication, QWidget

from gkdesk.app import _speak_chinese
from gkdesk.ui.centre import PageName
from gkdesk.ui.dialogs.meeting_dialog import MeetingDialog
from gkdesk.ui.models.collect_lines import Shelf
from gkdesk.ui.window import MainWindow
from tests import shots_collect, shots_review
from tests.shots import Shots, settle

FOLDER = Path(__file__).parent.parent / "resources" / "manual" / "pictures"
_WINDOW = QSize(1180, 680)
_NOTES = (
    "12 完成 9.20，网站专栏已上线\n25 延期 11月底 因机构改革\n31 进展：已印发通知\n999 完成"
)

Act = Callable[[MainWindow], object]


class Pictures(Shots):
    """Takes small pictures: few colours are enough for windows."""

    def save(self, widget: QWidget, name: str) -> None:
        settle()
        image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        flags = Qt.ImageConversionFlag.AvoidDither | Qt.ImageConversionFlag.ThresholdDither
        few = image.convertToFormat(QImage.Format.Format_Indexed8, usual_colours(image), flags)
        few.save(str(self.folder / f"{name}.png"))
        self.taken.append(name)


def usual_colours(image: QImage, most: int = 256) -> list[int]:
    """The colours a picture has most of."""
    counted = Counter(memoryview(image.constBits()).cast("B").cast("I"))
    return [colour for colour, _times in counted.most_common(most)]


def trigger(choose: Callable[[MainWindow], QAction], window: MainWindow) -> None:
    """Do what a menu does."""
    choose(window).trigger()
    settle()


def page(name: PageName, window: MainWindow) -> None:
    """Open a page in place of the plan, and wait for what it works out aside."""
    window.pages.open(name)
    QThreadPool.globalInstance().waitForDone()
    settle()


def noted(window: MainWindow) -> None:
    """A meeting's notes as they are understood."""
    window.acts.papers.meeting.trigger()
    dialog = window.findChildren(MeetingDialog)[-1]
    dialog.resize(900, 420)
    dialog.text.setPlainText(_NOTES)
    dialog.understand()


PAGES: dict[str, Act] = {
    "main": lambda _window: None,
    "morning": partial(page, PageName.MORNING),
    "breakdown": partial(page, PageName.BREAKDOWN),
    "units": partial(page, PageName.UNITS),
    "dispatches": partial(page, PageName.DISPATCHES),
    "progress": partial(page, PageName.PROGRESS),
    "look-back": partial(page, PageName.LOOK_BACK),
}
"""Pictures of the whole window."""

DIALOGS: dict[str, Act] = {
    "export": partial(trigger, lambda w: w.acts.export_table),
    "print": partial(trigger, lambda w: w.acts.print_list),
    "meeting": noted,
    "letters": partial(trigger, lambda w: w.acts.papers.letters),
    "report": partial(trigger, lambda w: w.acts.papers.report),
    "collect": partial(shots_collect.opened, then=partial(shots_collect.at, Shelf.CONFLICTING)),
}
"""Pictures of the dialog that an act opens."""


def main(wanted: list[str]) -> int:
    """Take all pictures anew, or those named; prints how many."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    _speak_chinese(application)
    with tempfile.TemporaryDirectory() as home:
        for variable in ("HOME", "USERPROFILE"):
            os.environ[variable] = home
        pictures = Pictures(FOLDER, Path(home))
        for name, act in PAGES.items():
            if not wanted or name in wanted:
                pictures.main(name, _WINDOW, act=act)
        for name, act in DIALOGS.items():
            if not wanted or name in wanted:
                pictures.main(name, _WINDOW, act=act, dialog=True)
        if not wanted or "review" in wanted:
            files = list(shots_review.plan_files(Path(home)).values())[:1]
            review = partial(shots_review.review, files=files, act=lambda _desk: None)
            pictures.main("review", _WINDOW, act=review, filled=False, dialog=True)
    print(f"{len(pictures.taken)} pictures in {FOLDER}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
