"""An office's own workbook for the table: chosen, told what was made out in it, put away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gkdesk.domain.breakdown import BreakdownTable, Layout, RowsBy
from gkdesk.domain.own_form import FormColumn
from gkdesk.domain.table_design import TableDesign
from gkdesk.errors import GkdeskError
from gkdesk.exports.sheet import Sheet
from gkdesk.services import exporting, own_forms
from gkdesk.services.exporting import Exported
from gkdesk.services.own_forms import OfficeForm
from gkdesk.services.session import Session
from gkdesk.services.table_designs import StoredDesign
from gkdesk.terms import label
from gkdesk.ui.dialogs import message
from gkdesk.ui.dialogs.file_chooser import documents_folder, file_chooser
from gkdesk.ui.dialogs.option_group import Option, OptionGroup
from gkdesk.ui.jobs import Job
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.cut_label import CutLabel

_KINDS = "Excel 工作簿 (*.xlsx *.xlsm)"
_ROWS = {
    RowsBy.TASK: "一项任务一行，措施写在一起",
    RowsBy.MEASURE: "一句话一行，各有各的时限",
}


class OwnFormChoice(QWidget):
    """``office`` is the workbook in use, None for the program's own looks; ``changed``
    follows it and the rows chosen beside it."""

    changed = Signal()

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session = session
        self._theme = theme
        self.office: OfficeForm | None = None
        self.ask = QPushButton("换一个表格…")
        self.back = QPushButton("改回程序的样式")
        self.name = CutLabel()
        self.found = QLabel()
        self.rows = OptionGroup(
            theme, "每行写什么", [Option(one, label(one), _ROWS[one]) for one in RowsBy]
        )
        self._lay_out()
        self.ask.clicked.connect(self.choose)
        self.back.clicked.connect(lambda: self.use(None))
        self.rows.chosen.connect(self.changed)
        self._show()

    def _lay_out(self) -> None:
        px = self._theme.px
        for button in (self.ask, self.back):
            button.setFont(self._theme.font(Letter.TABLE))
            button.setAutoDefault(False)
        self.name.setFont(self._theme.font(Letter.TABLE, bold=True))
        self.found.setFont(self._theme.font(Letter.SECOND))
        self.found.setWordWrap(True)
        set_look(self.found, "second")
        buttons = QHBoxLayout()
        buttons.setSpacing(px(8))
        buttons.addWidget(self.ask)
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        column.addLayout(buttons)
        column.addWidget(self.name)
        column.addWidget(self._scrolled(), 1)

    def _scrolled(self) -> QScrollArea:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, self._theme.px(6), 0)
        column.setSpacing(self._theme.px(16))
        column.addWidget(self.found)
        column.addWidget(self.rows)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        return area

    def choose(self) -> QFileDialog:
        """Asks for a workbook, without blocking."""
        chooser = file_chooser(self.window(), "选本单位的表格", documents_folder(), _KINDS)
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.fileSelected.connect(lambda name: self.load(Path(name)))
        chooser.open()
        return chooser

    def load(self, path: Path) -> Job:
        """Reads a workbook away from the window's thread and uses it."""
        job = Job(lambda: own_forms.read(path))
        job.done.connect(self.use)
        job.failed.connect(self._refused)
        return job.start()

    def take_template(self, kept: StoredDesign | None) -> None:
        """Uses the workbook of a template, or none where it has none."""
        office = None
        if kept is not None:
            try:
                office = own_forms.of_template(self._session, kept)
            except GkdeskError as fault:
                message.tell(self.window(), fault)
            self.rows.choose(kept.design.rows_by)
        self.use(office)

    def use(self, office: OfficeForm | None) -> None:
        """Uses a workbook, or the program's own looks."""
        self.office = office
        self._show()
        self.changed.emit()

    @property
    def data(self) -> bytes | None:
        """The workbook in use as a template keeps it."""
        return self.office.data if self.office else None

    def wanted(self, design: TableDesign) -> TableDesign:
        """The design chosen beside; a workbook in use has its own layout, and its rows are
        chosen here."""
        if self.office is None:
            return design
        return replace(design, rows_by=RowsBy(self.rows.value), layout=Layout.MERGED)

    def sheets(self, table: BreakdownTable, design: TableDesign) -> list[Sheet]:
        """What will be written. Raises NothingToExport."""
        if self.office is None:
            return exporting.sheets([table], design)
        return own_forms.sheets(self.office, [table], design.title)

    def writing(
        self, table: BreakdownTable, target: Path, design: TableDesign
    ) -> Callable[[], Exported]:
        """The work of a worker that writes the file."""
        office = self.office
        if office is None:
            return lambda: exporting.export_workbook([table], target, design)
        return lambda: own_forms.export(office, [table], target, design.title)

    def _show(self) -> None:
        self.setVisible(self.office is not None)
        if self.office is not None:
            self.name.set_words(self.office.name)
            self.found.setText(told(self.office))

    def _refused(self, fault: Exception) -> None:
        known = fault if isinstance(fault, GkdeskError) else GkdeskError()
        message.tell(self.window(), known)


def told(office: OfficeForm) -> str:
    """What was made out in a workbook: which columns are filled, which stay open."""
    filled = [one.head for one in office.form.columns if one.shows or one.level]
    left = [one.head for one in office.form.columns if _is_left(one)]
    words = f"认出表头第 {office.form.body} 行，填写 {len(filled)} 栏：{'、'.join(filled)}。"
    if left:
        words += f"留空 {len(left)} 栏：{'、'.join(left)}。"
    if office.undrawn:
        words += "表里的图片或图形带不过来，可导出后再补。"
    return words + "标题换成计划的标题，其余文字、字体、列宽和纸张照旧。"


def _is_left(column: FormColumn) -> bool:
    return bool(column.head) and not column.shows and not column.level
