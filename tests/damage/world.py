"""A ledger with a plan that was sent to its units, and edited a little since."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from random import Random

from gkdesk.domain.feedback import FillField
from gkdesk.domain.queries import Query
from gkdesk.domain.tasks import EditField
from gkdesk.domain.units import Role
from gkdesk.services import editing, importing, outline, sending
from gkdesk.services.fill_values import standing
from gkdesk.services.session import Session
from tests.damage.forms import About

NOON = datetime(2026, 9, 21, 12).astimezone()
_UNITS = (
    *("区财政局", "区教育局", "区民政局", "区审计局", "区政府办公室", "区司法局", "区住建局"),
    *("区卫生健康局", "区市场监管局", "区大数据中心", "张家镇人民政府", "李家镇人民政府"),
)
_DEEDS = ("公开", "更新", "发布", "梳理", "解读", "汇编")
_MATTERS = (
    *("财政预决算和“三公”经费", "财政预决算和“三公”经费明细", "救助名单", "义务教育招生结果"),
    *("重大建设项目批准结果", "行政执法年度报告", "优化营商环境政策文件", "社区卫生服务指南"),
    *("政府开放日活动情况", "规范性文件清理结果", "食品抽检结果", "数据开放目录"),
)
_LIMITS = (
    *("，9月底前完成", "，每季度末前完成", "，全年不少于4次", "，长期坚持", ""),
    *("，2026年12月31日前完成", "，每半年不少于1次"),
)


def notice(draw: Random, tasks: int, year: int = 2026) -> str:
    """A notice whose tasks are alike enough to be taken for one another."""
    lines = [f"{year}年区政务公开工作要点任务分工", ""]
    for number in range(1, tasks + 1):
        if number % 12 == 1:
            lines.append(f"{'一二三四五六七八九十'[number // 12 % 10]}、深化重点领域公开")
        deed, matter = draw.choice(_DEEDS), draw.choice(_MATTERS)
        units = draw.sample(_UNITS, draw.choice((1, 1, 2, 3)))
        way = draw.choice(("责任单位：{}", "牵头单位：{}；责任单位：{}"))
        last = "、".join(units[1:]) or units[0]
        said = way.format(units[0], last) if "牵头" in way else way.format("、".join(units))
        lines.append(f"{number}.{deed}{year}年{matter}{draw.choice(_LIMITS)}。（{said}）")
    return "\n".join(lines) + "\n"


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook as it left the house, and what it was sent with."""

    unit: str
    name: str
    data: bytes
    sent: dict[About, dict[FillField, str]]
    roles: dict[About, Role | None]


@dataclass(slots=True)
class World:
    """``newest`` are the workbooks in force, ``older`` those of a version before."""

    session: Session
    newest: Sequence[Workbook]
    older: Sequence[Workbook]

    def now(self) -> dict[tuple[About, str], dict[FillField, str]]:
        """What stands at present for each row that was sent, by unit."""
        rows = [
            (*about, role, book.unit)
            for book in (*self.newest, *self.older)
            for about, role in book.roles.items()
        ]
        found = standing(self.session, rows)
        return {((node, point), unit): values for (node, point, unit), values in found.items()}


def made(folder: Path, draw: Random, tasks: int, year: int = 2026) -> World:
    """A world in an empty folder."""
    folder.mkdir(parents=True)
    source = folder / "要点.txt"
    source.write_text(notice(draw, tasks, year), encoding="utf-8")
    session = Session.open(folder / "台账.db", lambda: NOON, daily=False)
    importing.take_in(session, importing.load(source))
    _edit(session, draw, 0.2, "发出前")
    period = draw.choice((None, None, "2026Q3"))
    older = _sent(session, folder / "一", period) if draw.random() < 0.5 else ()
    _edit(session, draw, 0.05, "两次之间")
    newest = _sent(session, folder / "二", period)
    _edit(session, draw, 0.1, "发出后")
    return World(session, newest, older)


def _edit(session: Session, draw: Random, share: float, when: str) -> None:
    for row in list(outline.tasks(session, Query(plan_id=1))):
        if draw.random() < share:
            words = f"{when}登记的进展{row.id}"
            editing.set_field(session, row.id, EditField.PROGRESS, words)
        if draw.random() < share / 3:
            editing.set_field(session, row.id, EditField.STATUS, "done")


def _sent(session: Session, folder: Path, period: str | None) -> Sequence[Workbook]:
    folder.mkdir()
    parts = sending.parts(session, 1, period=period)
    by_unit = {part.unit: part for part in parts}
    books = []
    for file in sending.send(session, parts, folder, period=period):
        part = by_unit[file.unit]
        abouts = {(row.code.node_id, row.code.occurrence_id): row for row in part.rows}
        sent = {
            about: {field: row.values[field] for field in FillField if row.values.get(field)}
            for about, row in abouts.items()
        }
        roles = {about: row.role for about, row in abouts.items()}
        books.append(Workbook(part.unit, file.file.stem, file.file.read_bytes(), sent, roles))
    return books
