"""Our own line icons (resources/icons), coloured by the theme."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer


class Glyph(StrEnum):
    """The icons there are; each value is the name of a file."""

    ALL = "all"
    CALENDAR = "calendar"
    CHECK = "check"
    CHEVRON_DOWN = "chevron-down"
    CHEVRON_LEFT = "chevron-left"
    CHEVRON_RIGHT = "chevron-right"
    CHEVRON_UP = "chevron-up"
    CLOSE = "close"
    COLLECT = "collect"
    COPY = "copy"
    DARK = "dark"
    DIRECTORY = "directory"
    DOUBTFUL = "doubtful"
    EXPORT = "export"
    FILE = "file"
    FILTER = "filter"
    FOLDER = "folder"
    GRID = "grid"
    IMPORT = "import"
    INFO = "info"
    LEDGER = "ledger"
    LOOK_BACK = "look-back"
    MONTH = "month"
    MORE = "more"
    MORNING = "morning"
    OVERDUE = "overdue"
    PENCIL = "pencil"
    PERSON = "person"
    PHONE = "phone"
    PLAN = "plan"
    PRINT = "print"
    PROGRAM = "gkdesk"
    PROGRESS = "progress"
    REDO = "redo"
    SAMPLE = "sample"
    SEARCH = "search"
    SETTINGS = "settings"
    SHIELD = "shield"
    SNOOZE = "snooze"
    SOURCE = "source"
    SPLIT = "split"
    TODAY = "today"
    TRASH = "trash"
    UNDO = "undo"
    UNIT = "unit"
    VIEW = "view"
    WARNING = "warning"
    WEEK = "week"


def _folder() -> Path:
    package = Path(__file__).resolve().parents[1]
    installed = package / "resources" / "icons"
    return installed if installed.is_dir() else package.parent / "resources" / "icons"


@lru_cache(maxsize=256)
def _drawn(glyph: Glyph, colour: str, pixels: int, ratio: float) -> QPixmap:
    svg = (_folder() / f"{glyph}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(svg.replace("currentColor", colour).encode()))
    side = round(pixels * ratio)
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, side, side))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def pixmap(glyph: Glyph, colour: QColor, pixels: int) -> QPixmap:
    """The icon as a square of so many logical pixels, sharp on the screen in use."""
    application = QGuiApplication.instance()
    ratio = application.devicePixelRatio() if isinstance(application, QGuiApplication) else 1.0
    return _drawn(glyph, colour.name(), pixels, ratio)


def icon(glyph: Glyph, colour: QColor, pixels: int, off: QColor | None = None) -> QIcon:
    """The icon for a button or menu; ``off`` is the colour when disabled."""
    made = QIcon(pixmap(glyph, colour, pixels))
    if off is not None:
        made.addPixmap(pixmap(glyph, off, pixels), QIcon.Mode.Disabled)
    return made
