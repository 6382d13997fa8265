"""Everything a person can choose about a table, in four tabs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from gkdesk.domain.breakdown import Layout, RowsBy
from gkdesk.domain.table_design import ColumnDesign, TableDesign, UnitsShown
from gkdesk.terms import label
from gkdesk.ui.dialogs.option_group import Option, OptionGroup
from gkdesk.ui.theme import Theme
from gkdesk.ui.views.column_editor import ColumnEditor
from gkdesk.ui.views.design_paper import DesignPaper
from gkdesk.ui.views.design_words import DesignWords
from gkdesk.ui.views.word_tabs import WordTabs

_ROWS = {
    RowsBy.TASK: "一项任务一行，措施写在一起",
    RowsBy.MEASURE: "一句话一行，各有各的时限",
}
_LAYOUTS = {
    Layout.MERGED: "重点工作、工作任务向下合并",
    Layout.BANNER: "重点工作单独占一整行",
    Layout.SECTIONS: "序号各自从 1 起",
    Layout.UNITS: "只有它的任务，集体名称分到各单位",
}
_UNITS = {
    UnitsShown.PRINTED: "“各镇街”仍写各镇街",
    UnitsShown.EXPANDED: "按单位名录写出每一个",
}


class DesignChoices(QWidget):
    """``design`` is what is chosen. ``changed`` follows every choice, ``typed`` every key
    typed into its words."""

    changed = Signal()
    typed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._base = TableDesign()
        self._usual: tuple[ColumnDesign, ...] = ()
        self._quiet = False
        self.rows = OptionGroup(
            theme, "每行写什么", [Option(one, label(one), _ROWS[one]) for one in RowsBy]
        )
        self.layouts = OptionGroup(
            theme, "重点工作怎么放", [Option(one, label(one), _LAYOUTS[one]) for one in Layout]
        )
        self.units = OptionGroup(
            theme,
            "集体名称怎么写",
            [Option(one, label(one), _UNITS[one]) for one in UnitsShown],
        )
        self.columns = ColumnEditor(theme)
        self.words = DesignWords(theme)
        self.paper = DesignPaper(theme)
        self.tabs = WordTabs(["版式", "栏目", "文字", "纸张"], theme)
        self.stack = QStackedWidget()
        self._lay_out(theme)
        self._connect()

    def _lay_out(self, theme: Theme) -> None:
        px = theme.px
        ways = QWidget()
        column = QVBoxLayout(ways)
        column.setContentsMargins(0, px(6), 0, 0)
        column.setSpacing(px(20))
        for group in (self.rows, self.layouts, self.units):
            column.addWidget(group)
        column.addStretch(1)
        self.stack.addWidget(scrolled(ways, theme))
        self.stack.addWidget(self.columns)
        self.stack.addWidget(scrolled(self.words, theme))
        self.stack.addWidget(scrolled(self.paper, theme))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(px(8))
        whole.addWidget(self.tabs)
        whole.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self.tabs.turned.connect(self.stack.setCurrentIndex)
        for group in (self.rows, self.layouts, self.units):
            group.chosen.connect(self._tell)
        for part in (self.columns, self.words, self.paper):
            part.changed.connect(self._tell)
        self.words.typed.connect(self._tell_typing)
        self.columns.usual_wanted.connect(self._usual_columns)

    def _tell(self) -> None:
        if not self._quiet:
            self.changed.emit()

    def _tell_typing(self) -> None:
        if not self._quiet:
            self.typed.emit()

    def _usual_columns(self) -> None:
        self.columns.show_columns((), self._usual)
        self._tell()

    def show_usual(self, columns: Sequence[ColumnDesign], title: str, subtitle: str) -> None:
        """What the plan's table has where a design says nothing."""
        standing = self.columns.model.columns() if self._usual else self._base.columns
        self._usual = tuple(columns)
        self.columns.show_columns(standing, self._usual)
        self.words.show_usual(title, subtitle)

    def show_design(self, design: TableDesign) -> None:
        """Chooses all that a design says, and tells it once."""
        self._quiet, self._base = True, design
        self.rows.choose(design.rows_by)
        self.layouts.choose(design.layout)
        self.units.choose(design.units)
        self.columns.show_columns(design.columns, self._usual)
        self.words.show_design(design)
        self.paper.show_design(design)
        self._quiet = False
        self.changed.emit()

    @property
    def design(self) -> TableDesign:
        """The design as it is chosen now."""
        paper, wide = self.paper.lies
        return replace(
            self._base,
            layout=Layout(self.layouts.value),
            rows_by=RowsBy(self.rows.value),
            columns=self.columns.model.columns(),
            units=UnitsShown(self.units.value),
            title=self.words.title.text().strip(),
            subtitle=self.words.subtitle.text().strip(),
            fill_line=self.words.fill_line(),
            notes=self.words.notes.toPlainText().strip(),
            title_letters=self.paper.title.letters,
            head_letters=self.paper.heads.letters,
            body_letters=self.paper.body.letters,
            wide=wide,
            paper=paper,
            charts=self.paper.charts.isChecked(),
        )


def scrolled(inner: QWidget, theme: Theme) -> QScrollArea:
    """Choices that scroll up and down where a window is low."""
    area = QScrollArea()
    area.setWidget(inner)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.viewport().setAutoFillBackground(False)
    inner.setAutoFillBackground(False)
    margins = inner.layout().contentsMargins()  # type: ignore[union-attr]
    margins.setRight(theme.px(10))
    inner.layout().setContentsMargins(margins)  # type: ignore[union-attr]
    return area
