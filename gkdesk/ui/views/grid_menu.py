"""The context menu of the grid."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from gkdesk.ui.views.breakdown_page import BreakdownPage
from gkdesk.ui.views.grid_acts import GridAct

_CLIPBOARD: Final = (
    (GridAct.CUT, "剪切", "Ctrl+X"),
    (GridAct.COPY, "复制", "Ctrl+C"),
    (GridAct.PASTE, "粘贴", "Ctrl+V"),
    (GridAct.CLEAR, "清除", "Del"),
)
_FILLING: Final = (
    (GridAct.FILL_DOWN, "向下填充", "Ctrl+D"),
    (GridAct.FILL_RIGHT, "向右填充", "Ctrl+R"),
)
_ROWS: Final = (
    (GridAct.ADD, "在下方加一行", "Ins"),
    (GridAct.MOVE_UP, "上移", "Alt+Shift+Up"),
    (GridAct.MOVE_DOWN, "下移", "Alt+Shift+Down"),
    (GridAct.INDENT, "降一级", "Alt+Shift+Right"),
    (GridAct.OUTDENT, "升一级", "Alt+Shift+Left"),
    (GridAct.MERGE, "合并选中的行", "Ctrl+M"),
    (GridAct.REMOVE, "移出选中的行", "Ctrl+Del"),
)


def grid_menu(page: BreakdownPage, bulk: QAction) -> QMenu:
    """What can be done with the chosen cells, with the keys that do it."""
    menu = QMenu(page)
    for group in (_CLIPBOARD, _FILLING, _ROWS):
        for act, words, keys in group:
            _entry(menu, page, act, words, keys)
        menu.addSeparator()
    menu.addAction(bulk)
    return menu


def _entry(menu: QMenu, page: BreakdownPage, act: GridAct, words: str, keys: str) -> None:
    entry = menu.addAction(words)
    entry.setShortcut(QKeySequence(keys))  # shown; the grid itself answers the keys
    entry.triggered.connect(lambda _checked=False: page.do(act))
