"""What stands in the sidebar: plans, ready lists, units, as one flat list of entries."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, auto
from itertools import islice
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from gkdesk.domain.queries import ReadyList
from gkdesk.domain.tasks import Light, PlanSummary, most_urgent
from gkdesk.terms import label
from gkdesk.ui.centre import PageName
from gkdesk.ui.icons import Glyph

Units = Mapping[str, Mapping[Light, int]]
"""The units by name with how many of their tasks show each light, the busiest first."""

View = tuple[int, str, int | None]
"""A saved view: its id, its name, how many tasks it shows (None: not counted yet)."""

Index = QModelIndex | QPersistentModelIndex
UNITS_SHOWN: Final = 8
_CALLING: Final = (Light.OVERDUE, Light.SOON)
_ROOT: Final = QModelIndex()
_OFFICES: Final = ("人民政府办公室", "人民政府办公厅", "人民政府")
_GLYPHS: Final = {
    ReadyList.ALL: Glyph.ALL,
    ReadyList.OVERDUE: Glyph.OVERDUE,
    ReadyList.TODAY: Glyph.TODAY,
    ReadyList.THIS_WEEK: Glyph.WEEK,
    ReadyList.THIS_MONTH: Glyph.MONTH,
    ReadyList.UNASSIGNED: Glyph.SPLIT,
    ReadyList.DOUBTFUL: Glyph.DOUBTFUL,
}
_CAPTIONS: Final = {
    ReadyList.ALL: "全部",
    ReadyList.TODAY: "今日",
    ReadyList.THIS_WEEK: "本周",
    ReadyList.THIS_MONTH: "本月",
    ReadyList.UNASSIGNED: "分解",
    ReadyList.DOUBTFUL: "核对",
}
_LAMPS: Final = {ReadyList.OVERDUE: Light.OVERDUE, ReadyList.TODAY: Light.SOON}
_SHORT: Final = {ReadyList.OVERDUE: "逾期", ReadyList.TODAY: "今日"}
_PAGES: Final = {
    PageName.MORNING: "晨报",
    PageName.CALENDAR: "日历",
    PageName.BREAKDOWN: "分解",
    PageName.UNITS: "单位名录",
    PageName.DISPATCHES: "收发台账",
    PageName.PROGRESS: "进度",
    PageName.LOOK_BACK: "回头看",
}
_PAGE_GLYPHS: Final = {
    PageName.MORNING: Glyph.MORNING,
    PageName.CALENDAR: Glyph.CALENDAR,
    PageName.BREAKDOWN: Glyph.GRID,
    PageName.UNITS: Glyph.DIRECTORY,
    PageName.DISPATCHES: Glyph.LEDGER,
    PageName.PROGRESS: Glyph.PROGRESS,
    PageName.LOOK_BACK: Glyph.LOOK_BACK,
}
_PAGE_CAPTIONS: Final = {PageName.UNITS: "名录", PageName.DISPATCHES: "收发"}
_PAGE_TIPS: Final = {
    PageName.MORNING: "今天要办、要催的工作（Ctrl+1）",
    PageName.CALENDAR: "每天到期的工作，休息日和调休上班（Ctrl+2）",
    PageName.BREAKDOWN: "像电子表格一样填单位、时限和备注（Ctrl+4）",
    PageName.UNITS: "单位、联系人和待认领的名称（Ctrl+5）",
    PageName.DISPATCHES: "填报表发给了谁、收回没有、还差几项（Ctrl+6）",
    PageName.PROGRESS: "各部分、各单位、各月办到哪一步（Ctrl+7）",
    PageName.LOOK_BACK: "和去年的、上级的计划逐条对照（Ctrl+8）",
}


class Act(Enum):
    """What choosing an entry does."""

    PAGE = auto()
    HEADING = auto()
    PLAN = auto()
    LIST = auto()
    UNIT = auto()
    MORE_UNITS = auto()
    PLANS = auto()
    UNITS = auto()
    REMOVE_SAMPLES = auto()
    REMARK = auto()
    VIEW = auto()
    VIEWS = auto()


@dataclass(frozen=True, slots=True)
class Entry:
    """One line. ``key`` is the plan's id, the list or the unit's name; ``caption`` is what
    the narrow rail says; ``said`` stands at the right in place of a count."""

    act: Act
    text: str
    key: int | str | None = None
    second: str = ""
    count: int | None = None
    glyph: Glyph | None = None
    light: Light | None = None
    tag: str = ""
    caption: str = ""
    tip: str = ""
    said: str = ""

    @property
    def choosable(self) -> bool:
        return self.act not in (Act.HEADING, Act.REMARK)


def page_entries(pages: Sequence[PageName], today: date) -> list[Entry]:
    """The pages over all plans; the morning page names the day it is of."""
    said = {PageName.MORNING: f"{today.month}月{today.day}日"}
    return [
        Entry(
            Act.PAGE,
            _PAGES[page],
            page.value,
            glyph=_PAGE_GLYPHS[page],
            caption=_PAGE_CAPTIONS.get(page, _PAGES[page]),
            tip=_PAGE_TIPS[page],
            said=said.get(page, ""),
        )
        for page in pages
    ]


def with_waiting(entry: Entry, waiting: int) -> Entry:
    """The entry of the directory with the number of names that nobody has claimed yet."""
    if entry.key != PageName.UNITS.value or not waiting:
        return entry
    caption, tip = f"{entry.caption}{waiting}", f"{waiting} 个名称待认领（Ctrl+5）"
    return replace(entry, said=f"待认领 {waiting}", caption=caption, tip=tip)


def short_issuer(issuer: str | None) -> str:
    """The place alone: 烟台市福山区人民政府办公室 becomes 烟台市福山区."""
    name = issuer or ""
    for office in _OFFICES:
        if name.endswith(office) and name != office:
            return name.removesuffix(office)
    return name


def plan_entries(plans: Sequence[PlanSummary]) -> list[Entry]:
    """The plans, newest year first, the issuer named where there is more than one."""
    entries = [Entry(Act.HEADING, "计划")]
    several = len({plan.issuer for plan in plans}) > 1
    for plan in plans:
        year = f"{plan.year}年" if plan.year else "未注年份"
        second = (short_issuer(plan.issuer) or plan.title) if several else ""
        tag, tip = ("示例" if plan.sample else ""), plan.title
        entries.append(
            Entry(Act.PLAN, year, plan.id, second, plan.tasks, Glyph.PLAN, None, tag, year, tip)
        )
    if not plans:
        entries.append(Entry(Act.REMARK, "还没有计划"))
    samples = sum(plan.sample for plan in plans)
    if samples:
        said = f"移除 {samples} 份示例"
        tip = "一次移除全部示例计划，可以撤销"
        entries.append(
            Entry(Act.REMOVE_SAMPLES, said, glyph=Glyph.TRASH, caption="移除", tip=tip)
        )
    return entries


def list_entries(counts: Mapping[ReadyList, int]) -> list[Entry]:
    """The ready lists; 逾期 and 今日到期 carry their lights where they hold anything."""
    entries = [Entry(Act.HEADING, "清单")]
    for ready in ReadyList:
        count = counts.get(ready, 0)
        light = _LAMPS.get(ready) if count else None
        caption = f"{_SHORT[ready]}{count}" if light else _CAPTIONS.get(ready, label(ready))
        entries.append(
            Entry(
                Act.LIST,
                label(ready),
                ready.value,
                count=count,
                glyph=_GLYPHS[ready],
                light=light,
                caption=caption,
                tip=label(ready),
            )
        )
    return entries


def unit_entries(units: Units, all_shown: bool) -> list[Entry]:
    """The units of the shown plan, the busiest first, cut until all are asked for. One that
    has to be called shows the light of its most urgent task."""
    entries = [Entry(Act.HEADING, "单位")]
    for name in islice(units, None if all_shown else UNITS_SHOWN):
        lights = units[name]
        urgent = most_urgent(lights)
        told = "、".join(f"{label(light)} {number}" for light, number in lights.items())
        entries.append(
            Entry(
                Act.UNIT,
                name,
                name,
                count=sum(lights.values()),
                glyph=Glyph.UNIT,
                light=urgent if urgent in _CALLING else None,
                tip=f"只看{name}的任务：{told}",
            )
        )
    if len(units) > UNITS_SHOWN:
        text = "收起" if all_shown else f"全部 {len(units)} 个单位"
        entries.append(Entry(Act.MORE_UNITS, text, glyph=Glyph.MORE))
    if not units:
        entries.append(Entry(Act.REMARK, "导入后自动归集"))
    return entries


def view_entries(views: Sequence[View]) -> list[Entry]:
    """The saved views, each with how many tasks it shows once that is known; no heading
    without a view."""
    entries = [Entry(Act.HEADING, "保存的视图")] if views else []
    for number, name, count in views:
        tip = f"{name}：右键可改名、调整次序、删除"
        entries.append(Entry(Act.VIEW, name, number, count=count, glyph=Glyph.VIEW, tip=tip))
    return entries


def rail_entries(
    upper: Sequence[Entry], units: Units, plan_id: int | str | None
) -> list[Entry]:
    """The narrow rail: one entry for the plans, the lists, one for the units."""
    plans = [entry for entry in upper if entry.act is Act.PLAN]
    shown = next((entry for entry in plans if entry.key == plan_id), None)
    entries = []
    if plans:
        caption, tip = (shown.text, shown.tip) if shown else ("计划", "选一份计划")
        entries.append(
            Entry(Act.PLANS, caption, plan_id, glyph=Glyph.PLAN, caption=caption, tip=tip)
        )
    entries += [entry for entry in upper if entry.act is Act.LIST]
    if any(entry.act is Act.VIEW for entry in upper):
        tip = "保存的视图"
        entries.append(Entry(Act.VIEWS, "视图", glyph=Glyph.VIEW, caption="视图", tip=tip))
    if units:
        entries.append(Entry(Act.UNITS, "单位", glyph=Glyph.UNIT, caption="单位"))
    return entries


class SidebarModel(QAbstractListModel):
    """The entries in order. ``active`` are the keys in force: a plan or list, and a unit."""

    def __init__(self) -> None:
        super().__init__()
        self._entries: list[Entry] = []
        self._active: set[tuple[Act, int | str | None]] = set()
        self.tell: Callable[[str], str] | None = None
        """Says who a unit is, once the pointer rests on it."""

    def show(self, entries: Sequence[Entry], active: set[tuple[Act, int | str | None]]) -> None:
        """Take new entries; lines that stay the same only tell that their data changed."""
        same = [entry.act for entry in entries] == [entry.act for entry in self._entries]
        if same:
            self._entries, self._active = list(entries), active
            if self._entries:
                self.dataChanged.emit(self.index(0), self.index(len(self._entries) - 1))
            return
        self.beginResetModel()
        self._entries, self._active = list(entries), active
        self.endResetModel()

    def entry(self, index: Index) -> Entry:
        return self._entries[index.row()]

    def is_active(self, index: Index) -> bool:
        entry = self.entry(index)
        act = Act.PLAN if entry.act is Act.PLANS else entry.act
        return (act, entry.key) in self._active

    def row_of(self, act: Act, key: int | str | None) -> int:
        """The line of an entry; -1 where it is not shown."""
        lines = enumerate(self._entries)
        return next((at for at, one in lines if (one.act, one.key) == (act, key)), -1)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or not self.entry(index).choosable:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self.entry(index)
        if role == Qt.ItemDataRole.ToolTipRole:
            who = self.tell(entry.text) if self.tell and entry.act is Act.UNIT else ""
            return "\n".join(part for part in (entry.tip, who) if part) or None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            count = entry.said if entry.count is None else str(entry.count)
            return " ".join(
                part for part in (entry.text, entry.second, entry.tag, count) if part
            )
        return None
