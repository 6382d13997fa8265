"""合并单位: several entries of the directory are one unit; which name stays is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from gkdesk.domain.directory import Unit
from gkdesk.errors import GkdeskError
from gkdesk.services import directory
from gkdesk.services.session import Session
from gkdesk.terms import message_for
from gkdesk.ui.dialogs.frame import Foot
from gkdesk.ui.models import unit_words
from gkdesk.ui.models.unit_rows import rows_named
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.tick_box import TickBox


class MergeUnitsDialog(QDialog):
    """``merged`` carries the id of the unit that stays."""

    merged = Signal(int)

    def __init__(
        self, session: Session, units: Sequence[Unit], theme: Theme, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._session, self._units = session, tuple(units)
        self.setWindowTitle("合并单位")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.title = QLabel("保留哪一个名称")
        self.kept = QButtonGroup(self)
        self.rewrite = TickBox("任务里的名称也改过来", theme)
        self.told = QLabel()
        self.foot = Foot(theme)
        self.act = self.foot.add(f"合并 {len(units)} 个单位", "primary")
        self.leave = self.foot.add("取消")
        self._lay_out()
        self.kept.idToggled.connect(lambda _at, on: self._tell() if on else None)
        self.rewrite.toggled.connect(lambda _on: self._tell())
        self.act.clicked.connect(self._merge)
        self.leave.clicked.connect(self.reject)
        self.kept.button(0).setChecked(True)
        self.kept.button(0).setFocus()

    def _lay_out(self) -> None:
        theme, px = self.theme, self.theme.px
        self.title.setFont(theme.font(Letter.PANE_TITLE))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(20), px(16), px(20), px(14))
        whole.setSpacing(px(8))
        whole.addWidget(self.title)
        for at, unit in enumerate(self._units):
            about = "，".join(part for part in (unit.person, unit.phone) if part)
            words = "　".join((unit.name, unit_words.kind(unit), about)).rstrip()
            button = QRadioButton(words)
            button.setFont(theme.font(Letter.TABLE))
            self.kept.addButton(button, at)
            whole.addWidget(button)
        whole.addSpacing(px(6))
        self.told.setFont(theme.font(Letter.SECOND))
        self.told.setWordWrap(True)
        self.told.setMinimumHeight(3 * theme.line(Letter.SECOND))
        self.told.setAlignment(Qt.AlignmentFlag.AlignTop)
        set_look(self.told, "second")
        whole.addWidget(self.rewrite)
        whole.addWidget(self.told)
        whole.addStretch(1)
        whole.addWidget(self.foot)
        self.setMinimumWidth(px(520))

    def kept_unit(self) -> Unit:
        """The one whose name stays."""
        return self._units[self.kept.checkedId()]

    def gone(self) -> list[Unit]:
        """Those that become other names of it."""
        return [unit for unit in self._units if unit.id != self.kept_unit().id]

    def _tell(self) -> None:
        names = "、".join(f"“{unit.name}”" for unit in self.gone())
        rows = rows_named(self._session, [unit.name for unit in self.gone()])
        kept = f"“{self.kept_unit().name}”"
        if not rows:
            then = "没有任务写着它们。" if len(self.gone()) > 1 else "没有任务写着它。"
        elif self.rewrite.isChecked():
            then = f"{rows} 条任务里改写为{kept}。"
        else:
            then = f"{rows} 条任务里仍照原文写着，都算作{kept}的任务。"
        self.told.setText(f"{names}记为{kept}的别称，{then}合并后可以撤销。")

    def _merge(self) -> None:
        kept = self.kept_unit()
        gone = [unit.id for unit in self.gone()]
        try:
            directory.merge(self._session, kept.id, gone, rewrite=self.rewrite.isChecked())
        except GkdeskError as fault:
            self.foot.hint.setText(message_for(fault))
            return
        self.accept()
        self.merged.emit(kept.id)
