"""导出任务分解表: how the table is to look, its pages, and the file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gkdesk.domain.breakdown import BreakdownTable, Layout, RowsBy
from gkdesk.domain.table_design import TableDesign, UnitsShown
from gkdesk.errors import NothingToExport
from gkdesk.exports.columns import usual_columns
from gkdesk.exports.sheet import Sheet
from gkdesk.services import exporting, outline
from gkdesk.services.exporting import Exported
from gkdesk.services.session import Session
from gkdesk.ui.dialogs.choice_box import ChoiceBox
from gkdesk.ui.dialogs.file_chooser import documents_folder
from gkdesk.ui.dialogs.master_export import MasterExport
from gkdesk.ui.dialogs.own_form_choice import OwnFormChoice
from gkdesk.ui.dialogs.refused_target import tell_refused
from gkdesk.ui.dialogs.table_told import table_told
from gkdesk.ui.dialogs.target_foot import TargetFoot, choose_target
from gkdesk.ui.dialogs.template_bar import TemplateBar
from gkdesk.ui.jobs import Job
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.checkup_line import CheckupLine
from gkdesk.ui.views.cut_label import CutLabel
from gkdesk.ui.views.design_choices import DesignChoices
from gkdesk.ui.views.page_turner import PageTurner
from gkdesk.ui.views.sheet_preview import SheetPreview

_KEYS_REST_MS = 250


class ExportDialog(QDialog):
    """Choices at the left, the real pages at the right. ``exported`` carries what was
    written, ``failed`` the fault; ``templates_edited`` tells that the ledger's templates are
    others. Raises UnknownPlan."""

    exported = Signal(object)
    failed = Signal(object)
    templates_edited = Signal()

    def __init__(
        self, session: Session, plan_id: int, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._session, self._plan_id = session, plan_id
        plan = outline.plan(session, plan_id)
        self.setWindowTitle(f"导出任务分解表：{plan.title}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.choices = DesignChoices(theme)
        self.own = OwnFormChoice(session, theme)
        self.master = MasterExport(session, plan_id, self)
        self.rows, self.layouts = self.choices.rows, self.choices.layouts
        self.templates = TemplateBar(session, lambda: self.wanted, theme, lambda: self.own.data)
        self.sheets_box = ChoiceBox(theme)
        self.about = QLabel()
        self.checkup = CheckupLine(session, plan_id, theme)
        self.preview = SheetPreview(theme)
        self.turner = PageTurner(theme)
        self.foot = TargetFoot(theme)
        self.write = self.foot.add("导出 Excel", "primary")
        self.leave = self.foot.add("取消")
        self.settle = QTimer(self, singleShot=True, interval=_KEYS_REST_MS)
        self._design = TableDesign()
        self._table: BreakdownTable = exporting.breakdown(session, plan_id, RowsBy.TASK)
        self.target = documents_folder() / exporting.suggested_name(self._table.title, ".xlsx")
        self._lay_out()
        self._connect()
        self._follow_usual()
        self.choices.show_design(self._design)
        self.set_target(self.target)

    def _lay_out(self) -> None:
        px = self.theme.px
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._choices())
        middle.addWidget(self._pages(), 1)
        whole.addLayout(middle, 1)
        line = QFrame()
        line.setFixedHeight(1)
        set_look(line, "line")
        whole.addWidget(line)
        self.foot.setContentsMargins(px(20), px(12), px(20), px(12))
        whole.addWidget(self.foot)
        self.resize(QSize(px(1180), px(720)).boundedTo(self.screen().availableSize() * 0.94))

    def _choices(self) -> QWidget:
        px = self.theme.px
        side = QWidget()
        side.setFixedWidth(px(312))
        column = QVBoxLayout(side)
        column.setContentsMargins(px(20), px(16), px(12), px(12))
        column.setSpacing(px(10))
        self.about.setFont(self.theme.font(Letter.SECOND))
        self.about.setWordWrap(True)
        set_look(self.about, "second")
        column.addWidget(self.templates)
        column.addWidget(self.own, 1)
        column.addWidget(self.choices, 1)
        for part in (self.about, self.checkup):
            column.addWidget(part)
        return side

    def _pages(self) -> QWidget:
        px = self.theme.px
        side = QFrame()
        set_look(side, "raised")
        head = QHBoxLayout()
        title, words = QLabel("预览"), CutLabel()
        title.setFont(self.theme.font(Letter.TABLE, bold=True))
        words.setFont(self.theme.font(Letter.SECOND))
        words.set_words("行、列、合并、分页和导出的文件一致")
        set_look(words, "second")
        self.sheets_box.setFont(self.theme.font(Letter.TABLE))
        self.sheets_box.setAccessibleName("预览哪张表")
        self.sheets_box.setFixedWidth(px(170))
        head.addWidget(title)
        head.addSpacing(px(8))
        head.addWidget(words, 1)
        head.addWidget(self.sheets_box)
        head.addWidget(self.turner)
        column = QVBoxLayout(side)
        column.setContentsMargins(px(18), px(12), px(18), px(16))
        column.setSpacing(px(10))
        column.addLayout(head)
        column.addWidget(self.preview, 1)
        return side

    def _connect(self) -> None:
        self.choices.changed.connect(self.show_table)
        self.choices.typed.connect(self.settle.start)
        self.settle.timeout.connect(self.show_table)
        self.templates.chosen.connect(self._take_template)
        self.own.changed.connect(self.show_table)
        self.templates.own_wanted.connect(self.own.choose)
        self.templates.codes_wanted.connect(self.master.ask)
        self.templates.edited.connect(self.templates_edited)
        self.preview.turned.connect(self._show_place)
        self.turner.wanted.connect(self.preview.turn_to)
        self.sheets_box.activated.connect(self.preview.turn_to_sheet)
        self.foot.change_wanted.connect(self._choose_target)
        self.write.clicked.connect(self.start)
        self.leave.clicked.connect(self.reject)
        self.checkup.changed.connect(self._repaired)

    def _repaired(self) -> None:
        """The check above has mended the plan: its rows are others."""
        self._table = exporting.designed(self._session, self._plan_id, self._design)
        self.show_table()

    @property
    def wanted(self) -> TableDesign:
        """The design as it is chosen now."""
        return self.own.wanted(self.choices.design)

    def _take_template(self, design: TableDesign) -> None:
        self.choices.show_design(design)
        self.own.take_template(self.templates.template)

    def _follow_usual(self) -> None:
        """What stands where the design says nothing depends on the plan's rows."""
        table = self._table
        basis = f"依据：{table.basis}" if table.basis else ""
        self.choices.show_usual(usual_columns(table.rows), table.title, basis)

    def show_table(self) -> None:
        """Lays the table out as it is chosen now."""
        self.settle.stop()
        former, self._design = self._design, self.wanted
        self.choices.setVisible(self.own.office is None)
        if _asks_for(former) != _asks_for(self._design):
            self._table = exporting.designed(self._session, self._plan_id, self._design)
        try:
            sheets = self.own.sheets(self._table, self._design)
        except NothingToExport:
            sheets = []
        self.write.setEnabled(bool(sheets))
        self._list_sheets(sheets)
        self.preview.show_sheets(sheets)
        self.about.setText(table_told(sheets, self.preview.pages))
        self.set_target(self.target)

    def _list_sheets(self, sheets: Sequence[Sheet]) -> None:
        self.sheets_box.clear()
        metrics, room = self.sheets_box.fontMetrics(), self.theme.px(128)
        for at, sheet in enumerate(sheets):
            name = sheet.tab or sheet.title
            cut = Qt.TextElideMode.ElideRight
            self.sheets_box.addItem(metrics.elidedText(name, cut, room))
            self.sheets_box.setItemData(at, name, Qt.ItemDataRole.ToolTipRole)
        self.sheets_box.setVisible(len(sheets) > 1)

    def _show_place(self, page: int, pages: int) -> None:
        self.turner.show_place(page, pages)
        self.sheets_box.setCurrentIndex(self.preview.sheet)

    def _choose_target(self) -> None:
        kinds = "Excel 工作簿 (*.xlsx)"
        choose_target(self, "导出到", self.target, kinds, self.set_target)

    def set_target(self, target: Path) -> None:
        """Where the file will be written."""
        self.target = target
        self.foot.show_target(target)
        self.leave.setText("取消")

    def start(self) -> Job:
        """Writes the file away from the window's thread."""
        if self.settle.isActive():
            self.show_table()
        self.write.setEnabled(False)
        self.foot.show_busy("正在导出…")
        job = Job(self.own.writing(self._table, self.target, self._design))
        job.done.connect(self._written)
        job.failed.connect(self._refused)
        return job.start()

    def _written(self, done: Exported) -> None:
        self.write.setEnabled(True)
        self.foot.show_written(done.file, f"已导出 {done.rows} 行：{done.file}")
        self.leave.setText("关闭")
        self.exported.emit(done)

    def _refused(self, fault: Exception) -> None:
        self.write.setEnabled(True)
        self.set_target(tell_refused(self, fault, self.target))
        self.failed.emit(fault)


def _asks_for(design: TableDesign) -> tuple[RowsBy, UnitsShown, bool, bool]:
    """What of a design another table of the plan is read for."""
    return design.rows_by, design.units, design.layout is Layout.UNITS, design.charts
