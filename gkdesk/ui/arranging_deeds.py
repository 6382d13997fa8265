"""Working the tree of a plan: adding, splitting, merging, moving, rewording and taking out
rows. Dialogs are imported when first asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt

from gkdesk.domain.arranging import Arranged, Place, SplitInto
from gkdesk.domain.tasks import NodeKind
from gkdesk.services import outline
from gkdesk.services.session import Session
from gkdesk.ui.arranging_acts import ArrangingActs, Deed
from gkdesk.ui.browser import Browser
from gkdesk.ui.deeds import Deeds
from gkdesk.ui.desk import Desk

if TYPE_CHECKING:
    from gkdesk.ui.window import MainWindow

_CANNOT = {
    Deed.ADD: "这里不能新增",
    Deed.ADD_BEFORE: "这里不能新增",
    Deed.ADD_BELOW: "具体措施下面不能再分",
    Deed.SPLIT: "选中一条没有措施的任务或一条措施，才能拆分",
    Deed.MERGE: "选中同一级相邻的几条任务或措施，才能合并",
    Deed.UP: "已经是同一级的第一条",
    Deed.DOWN: "已经是同一级的最后一条",
    Deed.OUTDENT: "已经是第一级，不能再升级",
    Deed.INDENT: "前面没有可以归入的条目，不能降级",
    Deed.RELABEL: "同一级没有编号，不用重新编号",
}
_DONE = {
    Deed.UP: "已上移",
    Deed.DOWN: "已下移",
    Deed.OUTDENT: "已升级",
    Deed.INDENT: "已降级",
}


class ArrangingDeeds(QObject):
    """What a person does with the rows chosen in the tree."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session: Session = window.session
        self._browser: Browser = window.browser
        self._deeds: Deeds = window.deeds
        self._desk: Desk = window.desk
        self.acts = ArrangingActs(window.desk.tree)
        tree = window.desk.tree
        for deed, action in self.acts.by_deed.items():
            action.triggered.connect(lambda _checked=False, deed=deed: self.do(deed))
        tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        tree.customContextMenuRequested.connect(self._open_menu)
        tree.hands.may_drop = self._may_drop
        tree.hands.dropped.connect(self._drop)
        tree.hands.refused.connect(self._deeds.said)
        window.desk.furnished.connect(self._follow_detail)

    def _follow_detail(self) -> None:
        self._desk.detail.reword_wanted.connect(partial(self.do, Deed.REWORD))

    # what is offered

    def chosen(self) -> list[int]:
        """The rows of a plan that are chosen."""
        return [node_id for node_id in self._desk.tree.selected_ids() if node_id > 0]

    def offered(self) -> frozenset[Deed]:
        """What can be done now with the chosen rows."""
        if self._session.read_only:
            return frozenset()
        return frozenset(deed for deed in Deed if self._can(deed, self.chosen()))

    def _can(self, deed: Deed, rows: Sequence[int]) -> bool:
        from gkdesk.services import arranging

        session, one = self._session, rows[0] if len(rows) == 1 else 0
        asked: dict[Deed, Callable[[], bool]] = {
            Deed.ADD: lambda: bool(one) and arranging.can_add(session, one, Place.AFTER),
            Deed.ADD_BEFORE: lambda: (
                bool(one) and arranging.can_add(session, one, Place.BEFORE)
            ),
            Deed.ADD_BELOW: lambda: bool(one) and arranging.can_add(session, one, Place.BELOW),
            Deed.SPLIT: lambda: bool(one) and arranging.can_split(session, one),
            Deed.MERGE: lambda: arranging.can_merge(session, rows),
            Deed.UP: lambda: arranging.can_shift(session, rows, -1),
            Deed.DOWN: lambda: arranging.can_shift(session, rows, 1),
            Deed.OUTDENT: lambda: arranging.can_outdent(session, rows),
            Deed.INDENT: lambda: arranging.can_indent(session, rows),
            Deed.REWORD: lambda: bool(one),
            Deed.RELABEL: lambda: bool(one) and bool(outline.row(session, one).label),
            Deed.REMOVE: lambda: bool(rows),
        }
        return asked[deed]()

    def _open_menu(self, at: QPoint) -> None:
        rows = self.chosen()
        menu = self.acts.menu(self.offered(), len(rows)) if rows else None
        if menu is not None:
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self._desk.tree.viewport().mapToGlobal(at))

    # what is done

    def do(self, deed: Deed) -> None:
        """Do it with the chosen rows, or say why it cannot be done."""
        rows = self.chosen()
        if self._session.read_only:
            self._deeds.said.emit("台账是只读打开的，不能修改")
        elif not rows:
            self._deeds.said.emit("先选中一条")
        elif not self._can(deed, rows):
            self._deeds.said.emit(_CANNOT.get(deed, "先只选中一条"))
        else:
            self._deeds.guarded(partial(self._do, deed, rows))

    def _do(self, deed: Deed, rows: Sequence[int]) -> None:
        if deed in _OPENING:
            _OPENING[deed](self, rows[0])
        else:
            _DOING[deed](self, rows)

    def show(self, what: Arranged, words: str) -> None:
        """Show what a change touched, and say it."""
        if not (what.rows or what.parents):
            self._deeds.said.emit("和原来一样，没有改动")
            return
        self._browser.arranged(what)
        self._deeds.said.emit(f"{words}，可按 Ctrl+Z 撤销")
        self._deeds.changed.emit()

    def _shift(self, rows: Sequence[int], by: int) -> None:
        from gkdesk.services import arranging

        what = arranging.shift(self._session, rows, by)
        self._moved(Deed.UP if by < 0 else Deed.DOWN, rows, what)

    def _indent(self, rows: Sequence[int]) -> None:
        from gkdesk.services import arranging

        self._moved(Deed.INDENT, rows, arranging.indent(self._session, rows))

    def _outdent(self, rows: Sequence[int]) -> None:
        from gkdesk.services import arranging

        self._moved(Deed.OUTDENT, rows, arranging.outdent(self._session, rows))

    def _moved(self, deed: Deed, rows: Sequence[int], what: Arranged) -> None:
        self.show(what, f"{_DONE[deed]} {len(rows)} 条")
        self._desk.tree.choose_all(rows)

    def _merge(self, rows: Sequence[int]) -> None:
        from gkdesk.services import arranging

        what = arranging.merge(self._session, rows)
        self.show(what, f"已把 {len(rows)} 条合并为 1 条")

    def _remove(self, rows: Sequence[int]) -> None:
        from gkdesk.services import arranging

        what = arranging.remove(self._session, rows)
        self.show(what, f"已删除 {len(rows)} 条")

    def _relabel(self, rows: Sequence[int]) -> None:
        from gkdesk.services import arranging

        row = outline.row(self._session, rows[0])
        what = arranging.relabel(self._session, row.parent_id, row.plan_id)
        if what.rows:
            self.show(what, f"已重新编号 {len(what.rows)} 条")
        else:
            self._deeds.said.emit("编号已经连续，没有改动")

    # dialogs

    def _add(self, place: Place, node_id: int) -> None:
        from gkdesk.ui.dialogs.reword_dialog import RewordDialog

        row = outline.row(self._session, node_id)
        below = place is Place.BELOW
        measure = row.kind is (NodeKind.TASK if below else NodeKind.MEASURE)
        title = "新增具体措施" if measure else "新增工作任务"
        dialog = RewordDialog(title, "新增 1 条", self._deeds.theme, self._window)
        dialog.given.connect(partial(self._added, place, node_id))
        dialog.open()

    def _added(self, place: Place, node_id: int, text: str, _label: str) -> None:
        from gkdesk.services import arranging

        self._deeds.guarded(
            lambda: self.show(arranging.add(self._session, node_id, place, text), "已新增 1 条")
        )

    def _reword(self, node_id: int) -> None:
        from gkdesk.services import rewording
        from gkdesk.ui.dialogs.reword_dialog import RewordDialog

        row = outline.row(self._session, node_id)
        dialog = RewordDialog("修改文字", "保存", self._deeds.theme, self._window)
        dialog.show_row(row, rewording.printed_text(self._session, node_id))
        dialog.given.connect(partial(self._reworded, node_id))
        dialog.open()

    def _reworded(self, node_id: int, text: str, label: str) -> None:
        from gkdesk.services import rewording

        self._deeds.guarded(
            lambda: self.show(
                rewording.set_words(self._session, node_id, text, label), "已修改文字"
            )
        )

    def _split(self, node_id: int) -> None:
        from gkdesk.ui.dialogs.split_dialog import SplitDialog

        dialog = SplitDialog(self._session, node_id, self._deeds.theme, self._window)
        dialog.split.connect(partial(self._cut, node_id))
        dialog.open()

    def _cut(self, node_id: int, cuts: list[int], into: str) -> None:
        from gkdesk.services import arranging

        def write() -> None:
            what = arranging.split(self._session, node_id, cuts, into=SplitInto(into))
            self.show(what, f"已拆成 {len(cuts) + 1} 条")
            self._desk.tree.open_row(node_id)

        self._deeds.guarded(write)

    # dragging

    def _may_drop(self, rows: Sequence[int], parent_id: int) -> str:
        """Why rows cannot be dropped below a row; "" where they can."""
        from gkdesk.services import arranging

        if self._session.read_only:
            return "台账是只读打开的，不能移动条目"
        if arranging.can_move(self._session, rows, parent_id or None):
            return ""
        return "不能放到这里：只能在同一份计划里移动，重点工作不能放进任务，措施下面不能再放"

    def _drop(self, rows: list[int], parent_id: int, before_id: int) -> None:
        from gkdesk.services import arranging

        def write() -> None:
            what = arranging.move(self._session, rows, parent_id or None, before_id or None)
            self.show(what, f"已移动 {len(rows)} 条")
            self._desk.tree.choose_all(rows)

        self._deeds.guarded(write)


_OPENING: dict[Deed, Callable[[ArrangingDeeds, int], None]] = {
    Deed.ADD: lambda deeds, row: deeds._add(Place.AFTER, row),
    Deed.ADD_BEFORE: lambda deeds, row: deeds._add(Place.BEFORE, row),
    Deed.ADD_BELOW: lambda deeds, row: deeds._add(Place.BELOW, row),
    Deed.SPLIT: ArrangingDeeds._split,
    Deed.REWORD: ArrangingDeeds._reword,
}
_DOING: dict[Deed, Callable[[ArrangingDeeds, Sequence[int]], None]] = {
    Deed.UP: lambda deeds, rows: deeds._shift(rows, -1),
    Deed.DOWN: lambda deeds, rows: deeds._shift(rows, 1),
    Deed.INDENT: ArrangingDeeds._indent,
    Deed.OUTDENT: ArrangingDeeds._outdent,
    Deed.MERGE: ArrangingDeeds._merge,
    Deed.REMOVE: ArrangingDeeds._remove,
    Deed.RELABEL: ArrangingDeeds._relabel,
}
