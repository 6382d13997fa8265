"""A clerk who sees the grid for the first time gives units and limits to a plan without any.

Every key and every click counts, and so does every time the rows have to be scrolled."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gkdesk.domain.queries import Query
from gkdesk.domain.tasks import NodeKind, Row
from gkdesk.domain.units import Role
from gkdesk.services import directory, importing, outline
from gkdesk.services.session import Session
from gkdesk.ui.models.grid_columns import GridColumn
from gkdesk.ui.views.breakdown_page import BreakdownPage
from gkdesk.ui.window import MainWindow
from tests.ui.conftest import Opener

MOST = 120
TASKS, MEASURES = 18, 65
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier

# Each section with its limit; each task with the unit that leads it, the first letters of
# that unit's pinyin, and how many sentences of work it has.
SECTIONS = {
    ("加强经济领域公开", "6.30"): (
        ("财政预决算", "财政局", "czj", 4),
        ("工业运行", "工业和信息化局", "gyhxxhj", 4),
        ("招商项目", "商务局", "swj", 3),
        ("统计数据", "统计局", "tjj", 4),
        ("审计整改", "审计局", "sjj", 3),
    ),
    ("加强民生领域公开", "9.30"): (
        ("义务教育", "教育局", "jyj", 4),
        ("医疗服务", "卫生健康局", "wsjkj", 4),
        ("养老服务", "民政局", "mzj", 4),
        ("就业援助", "人力资源和社会保障局", "rlzyhshbzj", 3),
        ("保障住房", "住房和城乡建设局", "zfhcxjsj", 4),
    ),
    ("加强监管领域公开", "11.30"): (
        ("食品抽检", "市场监督管理局", "scjdglj", 4),
        ("环境监测", "生态环境局", "sthjj", 3),
        ("安全检查", "应急管理局", "yjglj", 4),
        ("农资监管", "农业农村局", "nyncj", 3),
    ),
    ("夯实工作基础", "12.31"): (
        ("依法行政", "司法局", "sfj", 4),
        ("平台建设", "大数据局", "dsjj", 3),
        ("公共交通", "交通运输局", "jtysj", 4),
        ("考核培训", "政府办公室", "zfbgs", 3),
    ),
}
VERBS = ("公布{}目录", "解读{}政策", "更新{}专栏", "回应{}关切")


def notice() -> str:
    """A plan that names no unit and no limit."""
    lines = ["2023年东湖区政务公开工作要点"]
    for number, ((title, _), tasks) in enumerate(SECTIONS.items()):
        lines.append(f"{'一二三四'[number]}、{title}")
        for at, (about, _, _, sentences) in enumerate(tasks):
            work = "。".join(verb.format(about) for verb in VERBS[:sentences])
            lines.append(f"（{'一二三四五'[at]}）{about}公开。{work}。")
    return "\n".join(lines) + "\n"


class Clerk:
    """Presses and clicks in the window, and counts."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.count = 0

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        self.count += 1
        QTest.keyClick(QApplication.focusWidget() or self.window, key, held)

    def type(self, words: str) -> None:
        for letter in words:
            self.count += 1
            QTest.keyClicks(QApplication.focusWidget() or self.window, letter)

    def click_head(self, column: GridColumn) -> None:
        self.count += 1
        header = self.page.table.header()
        left = header.sectionViewportPosition(column)
        place = QPoint(left + header.sectionSize(column) // 2, header.height() // 2)
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, NONE, place)

    def click(self, row: Row, column: GridColumn, held: Qt.KeyboardModifier = NONE) -> None:
        """Click a cell, once it was scrolled to."""
        table = self.page.table
        index = self.page.model.index_of(row.id).siblingAtColumn(column)
        if not table.viewport().rect().contains(table.cell_rect(index)):
            self.count += 1
            table.scrollTo(index)
        self.count += 1
        place = table.cell_rect(index).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, held, place)

    @property
    def page(self) -> BreakdownPage:
        page = self.window.desk.page
        assert isinstance(page, BreakdownPage)
        return page

    def unit(self, name: str, letters: str) -> None:
        """Type first letters until the unit stands first in the list, as one who looks."""
        for letter in letters:
            self.type(letter)
            editor = self.page.table.editor
            assert editor is not None and editor.completer is not None
            offered = editor.completer.names() if editor.completer.is_open else []
            if offered[:1] == [name]:
                return
        raise AssertionError(f"{name} is not found by {letters}")


def give_units_and_limits(clerk: Clerk, tasks: list[Row], items: list[list[Row]]) -> None:
    """The whole work: ``items`` are the tasks and measures of each section."""
    clerk.key(Qt.Key.Key_4, CTRL)
    limits = [limit for _, limit in SECTIONS]
    clerk.click_head(GridColumn.DEADLINE)
    clerk.type(limits[-1])
    clerk.key(Qt.Key.Key_Return, CTRL)
    for rows, limit in list(zip(items, limits, strict=True))[:-1]:
        clerk.click(rows[0], GridColumn.DEADLINE)
        clerk.click(rows[-1], GridColumn.DEADLINE, SHIFT)
        clerk.type(limit)
        clerk.key(Qt.Key.Key_Return, CTRL)
    clerk.count += 1
    clerk.page.bar.tasks_only.click()
    clerk.click(tasks[0], GridColumn.LEAD)
    for _, unit, letters, _ in (task for group in SECTIONS.values() for task in group):
        clerk.unit(unit, letters)
        clerk.key(Qt.Key.Key_Return)
    clerk.click_head(GridColumn.RESPONSIBLE)
    clerk.unit("各镇街", "gzj")
    clerk.key(Qt.Key.Key_Return, CTRL)
    clerk.click(tasks[-4], GridColumn.RESPONSIBLE)
    clerk.click(tasks[-1], GridColumn.RESPONSIBLE, SHIFT)
    clerk.unit("各部门", "gbm")
    clerk.key(Qt.Key.Key_Return, CTRL)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """The plan, and the directory of an office."""
    now = datetime(2023, 3, 1, 9)  # noqa: DTZ001 - the office's own clock
    file = tmp_path / "要点.txt"
    file.write_text(notice(), encoding="utf-8")
    with Session.open(tmp_path / "台账.db", lambda: now) as session:
        importing.take_in(session, importing.load(file))
        for _, unit, _, _ in (task for group in SECTIONS.values() for task in group):
            directory.add(session, name=unit)
        for group in ("各镇街", "各部门"):
            directory.add(session, name=group, collective=True)
        yield session


def test_all_of_a_plan_with_few_presses(session: Session, open_window: Opener) -> None:
    rows = outline.rows(session, outline.skeleton(session, Query(plan_id=1)).ids)
    tasks = [row for row in rows.values() if row.kind is NodeKind.TASK]
    measures = [row for row in rows.values() if row.kind is NodeKind.MEASURE]
    assert (len(tasks), len(measures)) == (TASKS, MEASURES)
    assert not any(row.units or row.words for row in rows.values())
    sections = [row.id for row in rows.values() if row.kind is NodeKind.SECTION]
    items = [_items(rows, section) for section in sections]
    clerk = Clerk(open_window(session))
    give_units_and_limits(clerk, tasks, items)
    _check(session, [list(group) for group in SECTIONS.values()], items)
    assert clerk.count <= MOST, clerk.count


def _items(rows: dict[int, Row], section: int) -> list[Row]:
    below = [row for row in rows.values() if row.parent_id == section]
    return [
        row
        for task in below
        for row in (task, *(each for each in rows.values() if each.parent_id == task.id))
    ]


def _check(
    session: Session, answers: list[list[tuple[str, str, str, int]]], items: list[list[Row]]
) -> None:
    """The ledger holds what the clerk had in mind, at every row."""
    days = [date(2023, 6, 30), date(2023, 9, 30), date(2023, 11, 30), date(2023, 12, 31)]
    for number, (group, wanted) in enumerate(zip(items, answers, strict=True)):
        now = [outline.row(session, row.id) for row in group]
        leads = iter(task[1] for task in wanted)
        lead = ""
        for row in now:
            lead = next(leads) if row.kind is NodeKind.TASK else lead
            assert row.due == days[number]
            assert row.names(Role.LEAD) == (lead,)
            everybody = "各部门" if number == 3 else "各镇街"
            assert row.names(Role.RESPONSIBLE) == (everybody,)
