"""A ledger with one short plan, small enough to know every row of it by heart."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from gkdesk.domain.queries import Query
from gkdesk.domain.tasks import Row
from gkdesk.services import importing, outline
from gkdesk.services.session import Session

NOW = datetime(2022, 9, 28, 9, 0)  # noqa: DTZ001 - the office's own clock

# 𠮷 lies beyond the basic plane: every place behind it is one UTF-16 unit further on.
PLAN = """东湖区人民政府办公室
关于印发《2022年东湖区政务公开工作要点》的通知

各镇人民政府，区政府各部门：

现印发给你们，请抓好落实。

2022年5月10日

2022年东湖区政务公开工作要点

一、加强重点领域公开

（一）做好规划公开

1. 2022年9月底前，建成𠮷祥湖规划专栏。（责任单位：区发展改革局、区财政局）

2. 更新公开目录，完善检索。（牵头单位：区政府办公室；责任单位：各镇〈街〉等有关单位）

（二）做好民生公开

1. 公开招生政策。每年3月底前公布学区。（责任单位：区教育局)

二、强化监督

（一）加强培训。每年至少开展1次业务培训。各单位年内接受评议不少于2次。（责任单位：区政府办公室）
"""


def open_small(folder: Path) -> Session:
    """A new ledger in ``folder`` that holds the plan above."""
    session = Session.open(folder / "台账.db", lambda: NOW)
    file = folder / "东湖区2022年要点.txt"
    file.write_text(PLAN, encoding="utf-8")
    importing.take_in(session, importing.load(file))
    return session


def row_at(session: Session, path: str) -> Row:
    """The row with this path in the only plan."""
    plan_id = outline.plans(session)[0].id
    ids = outline.skeleton(session, Query(plan_id=plan_id)).ids
    found = outline.rows(session, ids)
    return next(row for row in found.values() if row.path == path)


def id_at(session: Session, path: str) -> int:
    """The id of the row with this path."""
    return row_at(session, path).id


def plan_id(session: Session) -> int:
    """The id of the only plan."""
    return outline.plans(session)[0].id
