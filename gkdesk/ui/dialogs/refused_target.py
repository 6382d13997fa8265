"""A file that could not be written: told, with another name where one helps."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtWidgets import QDialog

from gkdesk.errors import GkdeskError, TargetUnwritable
from gkdesk.exports.files import another_name
from gkdesk.terms import message_for
from gkdesk.ui.dialogs import message

log = logging.getLogger(__name__)


def tell_refused(dialog: QDialog, fault: Exception, target: Path) -> Path:
    """Tell why a file was not written; the file to try next. That is another one beside it
    where the target is there and held, most likely by the program it is open in."""
    known = fault if isinstance(fault, GkdeskError) else GkdeskError()
    if known is not fault:
        log.error("writing a table failed", exc_info=fault)
    if not (isinstance(fault, TargetUnwritable) and target.is_file()):
        message.tell(dialog, known)
        return target
    other = another_name(target)
    words = f"{message_for(fault)}\n已把文件名改为“{other.name}”，再点一次导出就写到那里。"
    message.say(dialog, "没有办成", words)
    return other
