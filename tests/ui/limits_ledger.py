"""A ledger whose plan prints every kind of time limit, small enough to know by heart."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from pytestqt.qtbot import QtBot

from gkdesk.services import importing
from gkdesk.services.session import Session
from gkdesk.ui.theme import Theme
from gkdesk.ui.views.detail import DetailPane
from tests.ui.small_ledger import id_at

PLAN = """西湖区人民政府办公室
关于印发《2022年西湖区政务公开工作要点》的通知

各镇人民政府，区政府各部门：

现印发给你们，请抓好落实。

2022年5月10日

2022年西湖区政务公开工作要点

一、周期任务

1. 每季度末更新规划专栏。（责任单位：区发展改革局）

2. 每月10日前报送公开情况。（责任单位：区政府办公室）

3. 每周更新一次会议信息。（责任单位：区政府办公室）

二、事后任务

4. 决策文件出台后20个工作日内公开解读材料。（责任单位：区司法局）

5. 决策文件出台后3个月内开展评估。（责任单位：区司法局、区财政局）

三、计数任务

6. 全年列席会议不少于10次。（责任单位：区政府办公室）

四、定日任务

7. 2022年9月底前建成专栏。（责任单位：区教育局）

8. 长期坚持主动公开。（责任单位：区教育局）
"""


def open_limits(folder: Path, now: Callable[[], datetime]) -> Session:
    """A new ledger in ``folder`` that holds the plan above."""
    session = Session.open(folder / "时限台账.db", now)
    file = folder / "西湖区2022年要点.txt"
    file.write_text(PLAN, encoding="utf-8")
    importing.take_in(session, importing.load(file))
    return session


def shown_pane(qtbot: QtBot, session: Session, path: str) -> DetailPane:
    """A detail pane of ordinary width that shows the row of a path."""
    pane = DetailPane(session, Theme())
    qtbot.addWidget(pane)
    pane.resize(404, 900)
    pane.show()
    pane.show_row(id_at(session, path))
    return pane
