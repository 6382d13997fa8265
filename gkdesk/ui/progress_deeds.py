"""进度 carried out: bars open their tasks; the charts are printed, copied and written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from gkdesk.domain.progress import Progress
from gkdesk.ui.centre import CentrePage, PageName

if TYPE_CHECKING:
    from gkdesk.ui.views.progress_page import ProgressPage
    from gkdesk.ui.window import MainWindow

_PICTURES = "PNG 图片 (*.png);;SVG 图片 (*.svg)"


class ProgressDeeds(QObject):
    """Builds the page when it is first wanted, and does what is asked there."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._page: ProgressPage | None = None

    def page(self) -> CentrePage:
        """The page, connected with the rest of the window."""
        from gkdesk.ui.views.progress_page import ProgressPage

        window = self._window
        page = self._page = ProgressPage(window.session, window.theme)
        plan_id = window.browser.current_plan()
        if plan_id is not None:
            page.look_at(plan_id)
        page.query_wanted.connect(window.browser.open_query)
        page.print_wanted.connect(self.print_charts)
        page.picture_wanted.connect(self.choose_picture)
        page.copy_wanted.connect(self.copy)
        page.workbook_wanted.connect(self.choose_workbook)
        return page

    def open(self) -> None:
        """Show the page for the plan in view."""
        window = self._window
        plan_id = window.browser.current_plan()
        if plan_id is not None and self._page is not None and window.desk.page is None:
            self._page.look_at(plan_id)
        window.pages.open(PageName.PROGRESS)

    def _progress(self) -> Progress | None:
        return self._page.progress if self._page is not None else None

    def print_charts(self) -> None:
        """Offer the charts on paper."""
        from gkdesk.ui.dialogs.progress_print_dialog import ProgressPrintDialog

        progress = self._progress()
        if progress is not None:
            ProgressPrintDialog(progress, self._window.theme, self._window).open()

    def copy(self) -> None:
        """Put the charts on the clipboard as a picture."""
        from gkdesk.ui.progress_pages import picture

        progress = self._progress()
        if progress is not None:
            QGuiApplication.clipboard().setImage(picture(progress))
            self._window.desk.status.say("已复制图片，可粘贴到文档里")

    def choose_picture(self) -> None:
        """Ask where a picture is written to."""
        self._choose("存为图片", ".png", _PICTURES, self.write_picture)

    def choose_workbook(self) -> None:
        """Ask where a workbook with charts is written to."""
        self._choose("导出 Excel 图表", ".xlsx", "Excel 工作簿 (*.xlsx)", self.write_workbook)

    def _choose(
        self, title: str, suffix: str, kinds: str, write: Callable[[Path], None]
    ) -> None:
        from gkdesk.services import exporting
        from gkdesk.ui.dialogs.file_chooser import documents_folder
        from gkdesk.ui.dialogs.target_foot import choose_target

        progress = self._progress()
        if progress is None:
            return
        name = exporting.suggested_name(f"{progress.title}进度", suffix)
        choose_target(self._window, title, documents_folder() / name, kinds, write)

    def write_picture(self, target: Path) -> None:
        """Write the charts as a picture."""
        from gkdesk.ui.progress_pages import write_picture

        self._write(write_picture, target)

    def write_workbook(self, target: Path) -> None:
        """Write the figures with native charts."""
        from gkdesk.services.progress_export import export

        self._write(export, target)

    def _write(self, write: Callable[[Progress, Path], object], target: Path) -> None:
        progress = self._progress()
        if progress is None:
            return

        def written() -> None:
            write(progress, target)
            self._window.desk.status.say(f"已存为 {target.name}")

        self._window.deeds.guarded(written)
