"""诊断 written from the window: what only Qt knows of the machine comes from here."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, qVersion
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtPrintSupport import QPrinterInfo

from gkdesk.services import diagnosis
from gkdesk.services.diagnosis import Section
from gkdesk.ui.faults import log_file

if TYPE_CHECKING:
    from gkdesk.ui.window import MainWindow

_OFFICIAL = (
    "方正小标宋简体", "仿宋_GB2312", "仿宋", "楷体_GB2312", "楷体", "黑体", "宋体",
    "Microsoft YaHei",
)  # fmt: skip
"""The faces of official documents, and the window's own."""


class DiagnosisDeeds(QObject):
    """Writes the report on the program."""

    def __init__(self, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window

    def ask(self) -> None:
        """Ask where to."""
        from gkdesk.ui.dialogs.file_chooser import documents_folder
        from gkdesk.ui.dialogs.target_foot import choose_target

        day = self._window.session.now().strftime("%Y%m%d")
        target = documents_folder() / f"政务公开任务台诊断_{day}.txt"
        choose_target(self._window, "写诊断", target, "文本文件 (*.txt)", self.write_to)

    def write_to(self, target: Path) -> None:
        """Write the report to a file."""
        self._window.deeds.guarded(partial(self._write_to, target))

    def _write_to(self, target: Path) -> None:
        window = self._window
        diagnosis.write(window.session, log_file(), target, machine(window))
        window.desk.status.say(f"已写好 {target.name}，不含公文内容，可交给管电脑的人")


def machine(window: MainWindow) -> list[Section]:
    """Screens, letters, faces and printers. Printers are counted, not named: their names
    tell of rooms and people."""
    screens = [
        f"{one.size().width()}×{one.size().height()}，缩放 {one.devicePixelRatio():g}"
        for one in QGuiApplication.screens()
    ]
    families = set(QFontDatabase.families())
    chinese = QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
    faces = [f"{name} {'有' if name in families else '没有'}" for name in _OFFICIAL]
    printers = QPrinterInfo.availablePrinterNames()
    default = "有默认打印机" if QPrinterInfo.defaultPrinterName() else "没有默认打印机"
    look = f"字号 {window.theme.scale} %，{'深色' if window.theme.dark else '浅色'}"
    return [
        ("窗口", [f"Qt {qVersion()}，{QGuiApplication.platformName()}", look, *screens]),
        ("字体", [f"中文字体 {len(chinese)} 种", *faces]),
        ("打印机", [f"{len(printers)} 台，{default}"]),
    ]
