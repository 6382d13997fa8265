"""The exchange file from the window: of the plan in view, or a word why there is none."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from gkdesk.domain.dispatches import DispatchKind
from gkdesk.domain.returned import ReturnedBook
from gkdesk.services import dispatch_register, outline, returned_files
from gkdesk.services.session import Session
from tests.ui.conftest import Opener


def test_the_plan_in_view_is_written_and_entered(
    session: Session, open_window: Opener, tmp_path: Path
) -> None:
    window = open_window(session)
    window.acts.exchange.trigger()
    (chooser,) = window.findChildren(QFileDialog)
    target = tmp_path / "给同事.gkx"
    chooser.fileSelected.emit(str(target))
    chooser.reject()
    files, _ = returned_files.gather([target])
    book = files[0].read()
    assert isinstance(book, ReturnedBook)
    (plan,) = outline.plans(session)
    assert book.mark is not None and book.mark.title == plan.title
    assert len(book.rows) > plan.tasks
    (line,) = dispatch_register.register(session)
    assert line.kind is DispatchKind.EXCHANGE


def test_without_a_plan_it_is_said(session: Session, open_window: Opener) -> None:
    window = open_window(session)
    window.deeds.remove_plan(1)
    window.acts.exchange.trigger()
    assert not window.findChildren(QFileDialog)
