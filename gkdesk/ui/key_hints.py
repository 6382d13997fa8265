"""The shortcuts the status bar shows: at most three, those useful where the focus is."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from gkdesk.ui.desk import Desk

IN_LIST: Final = "上下键 选行　Enter 详情　Ctrl+J 登记进展"
_IN_SIDEBAR: Final = "上下键 选择　Enter 打开　F6 换面板"
_IN_SOURCE: Final = "Enter 选中这一条　Ctrl+U 收起　F6 换面板"
_IN_TEXT: Final = "Ctrl+Enter 保存　Esc 放弃　Tab 下一栏"
_IN_STAGES: Final = "方向键 换期　Tab 下一栏　F6 换面板"
_IN_LINE: Final = "Enter 保存　Esc 放弃　Tab 下一栏"


def keys_for(focused: QWidget | None, desk: Desk) -> str:
    """What to show while this widget has the focus."""
    if focused is None or not desk.isAncestorOf(focused):
        return IN_LIST
    if desk.page is not None and desk.page.isAncestorOf(focused):
        return desk.page.keys
    if focused is desk.sidebar:
        return _IN_SIDEBAR
    return _in_details(focused, desk)


def _in_details(focused: QWidget, desk: Desk) -> str:
    if desk.is_furnished and desk.source.isAncestorOf(focused):
        return _IN_SOURCE
    if desk.is_furnished and desk.detail.isAncestorOf(focused):
        if isinstance(focused, QPlainTextEdit):
            return _IN_TEXT
        if isinstance(focused, QLineEdit):
            return _IN_LINE
        if focused is desk.detail.limits.stages.strip:
            return _IN_STAGES
    return IN_LIST
