"""The acts that work the tree of a plan, with their keys; they belong to the tree alone, so
that the same keys keep their meaning in fields and in the grid."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget


class Deed(StrEnum):
    """What can be done with the chosen rows."""

    ADD = "add"
    ADD_BEFORE = "add_before"
    ADD_BELOW = "add_below"
    SPLIT = "split"
    MERGE = "merge"
    UP = "up"
    DOWN = "down"
    OUTDENT = "outdent"
    INDENT = "indent"
    REWORD = "reword"
    RELABEL = "relabel"
    REMOVE = "remove"


_WORDS = {
    Deed.ADD: ("新增一条…", "Ins"),
    Deed.ADD_BEFORE: ("在前面新增…", "Shift+Ins"),
    Deed.ADD_BELOW: ("新增下一级…", "Ctrl+Ins"),
    Deed.SPLIT: ("拆分…", "Ctrl+/"),
    Deed.MERGE: ("合并", "Ctrl+M"),
    Deed.UP: ("上移", "Alt+Shift+Up"),
    Deed.DOWN: ("下移", "Alt+Shift+Down"),
    Deed.OUTDENT: ("升级", "Alt+Shift+Left"),
    Deed.INDENT: ("降级", "Alt+Shift+Right"),
    Deed.REWORD: ("修改文字…", "F2"),
    Deed.RELABEL: ("同级重新编号", ""),
    Deed.REMOVE: ("删除", "Del"),
}
_GROUPS = (
    (Deed.ADD, Deed.ADD_BEFORE, Deed.ADD_BELOW),
    (Deed.SPLIT, Deed.MERGE, Deed.REWORD, Deed.RELABEL),
    (Deed.UP, Deed.DOWN, Deed.OUTDENT, Deed.INDENT),
    (Deed.REMOVE,),
)


class ArrangingActs:
    """One action for each deed, on the widget whose rows they are about."""

    def __init__(self, owner: QWidget) -> None:
        self._owner = owner
        self.by_deed = {deed: self._act(*words) for deed, words in _WORDS.items()}

    def _act(self, words: str, keys: str) -> QAction:
        action = QAction(words, self._owner)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._owner.addAction(action)
        return action

    def menu(self, offered: frozenset[Deed], rows: int) -> QMenu | None:
        """The offered acts as a menu; None where nothing can be done."""
        menu = QMenu(self._owner)
        for group in _GROUPS:
            for deed in group:
                if deed in offered:
                    menu.addAction(self.by_deed[deed])
            menu.addSeparator()
        self.by_deed[Deed.MERGE].setText(f"合并 {rows} 条")
        self.by_deed[Deed.REMOVE].setText(f"删除 {rows} 条" if rows > 1 else "删除")
        return None if menu.isEmpty() else menu
