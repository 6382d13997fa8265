"""回收反馈: what came back in returned workbooks, compared and decided about, then taken in."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gkdesk.domain.collected import Applied, Collection
from gkdesk.errors import CollectionStale, GkdeskError
from gkdesk.services import collecting
from gkdesk.services.session import Session
from gkdesk.terms import message_for
from gkdesk.ui.dialogs import message
from gkdesk.ui.dialogs.frame import Foot
from gkdesk.ui.models.collect_files_model import CollectFilesModel, files_in_words, is_plain
from gkdesk.ui.models.collect_filter import CollectFilter
from gkdesk.ui.models.collect_lines import Line, RowPlace, Shelf
from gkdesk.ui.models.collect_model import CollectModel, waiting
from gkdesk.ui.models.collect_tasks import named_tasks, tasks_like
from gkdesk.ui.models.collect_words import CollectColumn
from gkdesk.ui.style import set_look
from gkdesk.ui.theme import Letter, Theme
from gkdesk.ui.views.collect_files import CollectFiles
from gkdesk.ui.views.collect_pane import CollectPane
from gkdesk.ui.views.cut_label import CutLabel
from gkdesk.ui.views.word_tabs import WordTabs

_HINT = "收下之前台账不变，收下之后可以整批撤销。空格收下或不收，右键可按行、按文件。"
CHANGES, FILES = 0, 1


class CollectDialog(QDialog):
    """``taken`` tells that the ledger was written, and how much of it; ``undo_wanted`` that
    this is to be taken back."""

    taken = Signal(object)
    undo_wanted = Signal()

    def __init__(
        self, session: Session, collection: Collection, theme: Theme, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.theme, self._session = theme, session
        self._collection = collection
        self._declined: frozenset[RowPlace] = frozenset()
        self.setWindowTitle("回收反馈")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.model, self.files_model = CollectModel(self), CollectFilesModel(self)
        self.title, self.about = QLabel(), CutLabel()
        self.tabs = WordTabs(("改动", "文件"), theme)
        self.pane = CollectPane(self.model, partial(tasks_like, session), theme)
        self.files = CollectFiles(self.files_model, theme)
        self.stack = QStackedWidget()
        self.foot = Foot(theme)
        self.act = self.foot.add("收下", "primary")
        self.undo = self.foot.add("撤销这次收回")
        self.leave = self.foot.add("取消")
        self._lay_out()
        self._connect()
        self._show(collection)
        self._begin()

    def _lay_out(self) -> None:
        theme, px = self.theme, self.theme.px
        self.title.setFont(theme.font(Letter.PANE_TITLE))
        self.about.setFont(theme.font(Letter.SECOND))
        set_look(self.about, "second")
        self.undo.hide()
        for page in (self.pane, self.files):
            self.stack.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(20), px(12), px(20), px(12))
        whole.setSpacing(px(6))
        head, middle = QHBoxLayout(), QHBoxLayout()
        head.setSpacing(px(14))
        head.addWidget(self.title)
        head.addWidget(self.about, 1)
        middle.addWidget(self.tabs)
        middle.addStretch(1)
        middle.addWidget(self.pane.bar.tools)
        whole.addLayout(head)
        whole.addLayout(middle)
        whole.addWidget(self.stack, 1)
        whole.addWidget(self.foot)
        owner = self.parentWidget()
        room = owner.window().size() if owner is not None else QSize(px(1280), px(720))
        self.resize(QSize(px(1500), px(940)).boundedTo(room * 0.97))

    def _connect(self) -> None:
        self.tabs.turned.connect(self.turn)
        self.files.file_wanted.connect(self.show_file)
        self.model.decided.connect(self._count)
        self.pane.assigned.connect(self.assign)
        self.pane.declined.connect(self.decline)
        self.act.clicked.connect(self.apply)
        self.undo.clicked.connect(self._undo)
        self.leave.clicked.connect(self.reject)

    def _begin(self) -> None:
        """Where nothing came back that changes anything the files say why."""
        self.turn(FILES if not len(self.model) else CHANGES)
        self.pane.table.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.pane.fit(self.height())

    # what is shown

    def _show(self, collection: Collection, key: int | None = None) -> None:
        self._collection = collection
        tasks = named_tasks(self._session, collection)
        self.pane.name_tasks(tasks)
        self.model.take(collection, tasks, self._declined)
        self.files_model.show(collection.files)
        self.pane.follow(key)
        self._count()

    def _count(self) -> None:
        files, lines = self._collection.files, self.model.lines
        taken, wait = len(self.model.accepted()), waiting(lines)
        changed = sum(line.shelf is not Shelf.UNCHANGED for line in lines)
        self.title.setText(f"收回 {len(files)} 份文件，改动 {changed} 处")
        self.about.set_words(files_in_words(files))
        self.tabs.note(CHANGES, f"{wait} 处待定" if wait else "")
        odd = sum(not is_plain(file) for file in files)
        self.tabs.note(FILES, f"{len(files)} 份，{odd} 份要看" if odd else f"{len(files)} 份")
        self._name_act(taken)

    def _name_act(self, taken: int) -> None:
        """What pressing the verb does: take cells, else note that files came back."""
        back = 0 if taken else self._coming_back()
        self.act.setText(f"收下 {taken} 处" if taken else f"记下 {back} 份已收到")
        self.act.setVisible(bool(taken or back))
        hint = _HINT
        if not taken and any(line.cell.takable for line in self.model.lines):
            hint = "还没有勾选要收下的内容。"
        elif not taken:
            hint = "没有要收下的内容。"
        self.foot.hint.setText(hint)

    def _coming_back(self) -> int:
        """How many files hold nothing to decide about, and still are an answer."""
        open_ones = {line.file.number for line in self.model.lines if line.cell.takable}
        return sum(
            file.plan_id is not None and is_plain(file) and file.number not in open_ones
            for file in self._collection.files
        )

    def turn(self, tab: int) -> None:
        """Show the changes or the files."""
        self.tabs.show_tab(tab)
        self.stack.setCurrentIndex(tab)
        self.pane.bar.tools.setVisible(tab == CHANGES)

    def show_file(self, number: int) -> None:
        """List the changes of one file."""
        self.turn(CHANGES)
        self.pane.show_only(CollectFilter(file=number))
        self.pane.table.setFocus()

    # what is decided

    def assign(self, place: RowPlace, node_id: int) -> None:
        """A person says which task a row is."""
        self._declined -= {place}
        line = self.pane.table.current_line()
        try:
            told = collecting.assign(self._session, self._collection, *place, node_id)
        except GkdeskError as fault:
            self.foot.hint.setText(message_for(fault))
            return
        self._show(told, line.cell.key if line else None)
        self.pane.next_question()

    def decline(self, place: RowPlace) -> None:
        """A person says that a row is no task; nothing of it is taken."""
        self._declined |= {place}
        self._show(self._collection)
        self.pane.next_question()

    # what is done

    def apply(self) -> None:
        """Take in what is accepted, as one change."""
        keys = self.model.accepted()
        try:
            applied = collecting.apply(self._session, self._collection, keys)
        except CollectionStale:
            self._compare_anew()
            return
        except GkdeskError as fault:
            message.tell(self, fault)
            return
        self.show_done(applied, keys)
        self.taken.emit(applied)

    def _compare_anew(self) -> None:
        """The ledger was changed meanwhile: show how it stands now, and write nothing."""
        books, assigned = self._collection.books, self._collection.assigned
        self._show(collecting.compare(self._session, books, assigned))
        self.foot.hint.setText("台账在比对之后又改过，已经重新比对，看过后再收。")

    def show_done(self, applied: Applied, keys: frozenset[int]) -> None:
        """Say what was taken; what was not stays listed."""
        left = [line for line in self.model.lines if _is_left(line, keys)]
        asked = len({line.place for line in left if line.shelf is Shelf.ASKED})
        back = f"，记下 {applied.files} 份已收到" if applied.files else ""
        self.title.setText(f"已收下 {applied.cells} 处（{applied.rows} 行）{back}")
        told = [f"没有收的 {len(left)} 处" if left else "没有剩下的"]
        told += [f"其中 {asked} 行没有认出任务"] if asked else []
        odd = [file for file in self._collection.files if not is_plain(file)]
        told += [f"另有 {files_in_words(odd)}"] if odd else []
        self.about.set_words("，".join(told))
        self.tabs.note(CHANGES, "")
        self.tabs.tabs[CHANGES].setText(f"没有收的 {len(left)} 处")
        self.tabs.tabs[CHANGES].updateGeometry()
        self.pane.writing = False
        self.model.keep_only(line.cell.key for line in left)
        self.pane.table.hideColumn(CollectColumn.TAKE)
        self.pane.follow()
        self.foot.hint.setText("没有收的以后还可以再收同一份文件；可按 Ctrl+Z 整批撤销。")
        self.act.hide()
        self.undo.show()
        self.leave.setText("关闭")
        self.leave.setFocus()

    def _undo(self) -> None:
        self.accept()
        self.undo_wanted.emit()


def _is_left(line: Line, taken: frozenset[int]) -> bool:
    return line.shelf is not Shelf.UNCHANGED and line.cell.key not in taken
