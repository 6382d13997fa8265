"""About the program, and the keys it knows."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gkdesk.ui.dialogs.frame import Foot
from gkdesk.ui.icons import Glyph, pixmap
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme

KEYS = (
    ("Ctrl+O", "导入工作要点"), ("Ctrl+E", "导出任务分解表"),
    ("Ctrl+P", "打印任务清单"), ("Ctrl+F", "搜索"),
    ("Ctrl+J", "登记进展"), ("Ctrl+D", "标为办结、恢复推进"),
    ("Ctrl+1 … Ctrl+8", "晨报、日历等各页"), ("Ctrl+R", "登记催办"),
    ("Alt+↑ Alt+↓", "上一条、下一条"), ("Enter", "看详情"),
    ("Ctrl+U", "展开、收起原文"), ("Esc", "收起详情、放弃输入"),
    ("Ctrl+Enter", "保存正在写的进展、备注"), ("F2", "修改光标所在的栏目"),
    ("Ctrl+Z Ctrl+Y", "撤销、重做"), ("Ctrl+H", "修改记录"),
    ("Ctrl+Shift+R", "回收反馈"), ("Ctrl+K", "快速查找"),
    ("Ctrl+L", "会后速录"), ("F1", "使用手册"),
    ("F6", "换面板"), ("Ctrl+= Ctrl+− Ctrl+0", "字号放大、缩小、标准"),
)  # fmt: skip


class AboutDialog(QDialog):
    """One page: what this is, what it never does, and the shortcuts."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setWindowTitle("关于政务公开任务台")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        px = theme.px
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(24), px(20), px(24), px(16))
        whole.setSpacing(px(16))
        whole.addLayout(self._head())
        whole.addLayout(self._keys())
        foot = Foot(theme)
        foot.add("知道了", "primary").clicked.connect(self.accept)
        whole.addWidget(foot)

    def _head(self) -> QHBoxLayout:
        theme = self.theme
        mark = QLabel()
        mark.setPixmap(pixmap(Glyph.PROGRAM, theme.palette.accent_text, theme.px(48)))
        name = QLabel(f"政务公开任务台 {program_version()}")
        name.setFont(theme.font(Letter.PANE_TITLE))
        words = QLabel(
            "把工作要点分解成任务台账，导出任务分解表，打印任务清单。\n"
            "不联网，资料只存在这台电脑上；每天第一次打开时自动备份。"
        )
        words.setFont(theme.font(Letter.TABLE))
        set_look(words, "second")
        column = QVBoxLayout()
        column.setSpacing(theme.px(4))
        column.addWidget(name)
        column.addWidget(words)
        line = QHBoxLayout()
        line.setSpacing(theme.px(16))
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(column, 1)
        return line

    def _keys(self) -> QGridLayout:
        theme, half = self.theme, (len(KEYS) + 1) // 2
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(6))
        grid.setColumnMinimumWidth(2, theme.px(24))
        for at, (keys, does) in enumerate(KEYS):
            row, column = at % half, 3 * (at // half)
            for offset, words in enumerate((keys, does)):
                label = QLabel(words)
                label.setFont(theme.font(Letter.SECOND, bold=offset == 0))
                if offset:
                    set_look(label, "second")
                grid.addWidget(label, row, column + offset)
        return grid


def program_version() -> str:
    """The installed version; "" when run from the source folder alone."""
    try:
        return version("gkdesk")
    except PackageNotFoundError:
        return ""
