"""What a key or the menu of the grid asks for, and by which keys."""

from __future__ import annotations

from enum import Enum, auto
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent


class GridAct(Enum):
    """What a key or the menu asks for, to be done with the chosen cells."""

    COPY = auto()
    CUT = auto()
    PASTE = auto()
    CLEAR = auto()
    FILL_DOWN = auto()
    FILL_RIGHT = auto()
    MERGE = auto()
    ADD = auto()
    REMOVE = auto()
    MOVE_UP = auto()
    MOVE_DOWN = auto()
    INDENT = auto()
    OUTDENT = auto()


CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
_NONE = Qt.KeyboardModifier.NoModifier
ARROWS: Final = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}
ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
ACTS: Final = {
    (_NONE, Qt.Key.Key_Delete): GridAct.CLEAR,
    (_NONE, Qt.Key.Key_Insert): GridAct.ADD,
    (CTRL, Qt.Key.Key_C): GridAct.COPY,
    (CTRL, Qt.Key.Key_X): GridAct.CUT,
    (CTRL, Qt.Key.Key_V): GridAct.PASTE,
    (CTRL, Qt.Key.Key_D): GridAct.FILL_DOWN,
    (CTRL, Qt.Key.Key_R): GridAct.FILL_RIGHT,
    (CTRL, Qt.Key.Key_Delete): GridAct.REMOVE,
    (CTRL, Qt.Key.Key_M): GridAct.MERGE,
    (ALT | SHIFT, Qt.Key.Key_Up): GridAct.MOVE_UP,
    (ALT | SHIFT, Qt.Key.Key_Down): GridAct.MOVE_DOWN,
    (ALT | SHIFT, Qt.Key.Key_Left): GridAct.OUTDENT,
    (ALT | SHIFT, Qt.Key.Key_Right): GridAct.INDENT,
}
OWN: Final = {
    *ACTS,
    (CTRL, Qt.Key.Key_A),
    (CTRL, Qt.Key.Key_Space),
    (SHIFT, Qt.Key.Key_Space),
}
"""Keys that are the grid's even where the window knows them for another act."""


def combination(event: QKeyEvent) -> tuple[Qt.KeyboardModifier, Qt.Key]:
    """What is held, and the key."""
    return event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier, Qt.Key(event.key())
