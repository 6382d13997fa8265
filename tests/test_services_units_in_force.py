"""Whose units hold for a row: its own item's, else its section's."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from gkdesk.domain.queries import Query
from gkdesk.domain.units import Role
from gkdesk.reading import read_plan
from gkdesk.services import importing, outline
from gkdesk.services.breakdown_leaves import leaves_of_draft, leaves_of_plan
from gkdesk.services.session import Session

NOTICE = """\
2024年工作方案
一、做好公开。
（一）预算公开。公布预算表格。（区财政局）公布项目清单。（区发展改革局牵头）
（二）解读公开。发布解读材料。制作图解。（区政府办公室、区融媒体中心）
二、做好监督。
（一）开展巡查，发现问题当场记录。
（二）印发通报，督促限期改正问题。
以上由区政府督查室负责。
"""


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return Session.open(
        tmp_path / "units.db", lambda: datetime.fromisoformat("2024-03-01T09:00")
    )


def test_a_table_made_of_the_document_shows_them() -> None:
    leaves = list(leaves_of_draft(read_plan(NOTICE)))
    first, second, third, fourth = leaves
    assert (first.work.lead, first.work.responsible) == ("区发展改革局", "区财政局")
    assert {work.responsible for work in second.sentences} == {"区政府办公室、区融媒体中心"}
    assert (third.work.responsible, fourth.work.responsible) == ("区政府督查室",) * 2


def test_the_ledger_keeps_them(session: Session, tmp_path: Path) -> None:
    file = tmp_path / "方案.txt"
    file.write_text(NOTICE, "utf-8")
    plan = importing.take_in(session, importing.load(file)).plan
    skeleton = outline.skeleton(session, Query(plan_id=plan.id))
    rows = outline.rows(session, list(skeleton.ids))
    units = {
        row.text: (row.names(Role.LEAD), row.names(Role.RESPONSIBLE)) for row in rows.values()
    }
    assert units["开展巡查，发现问题当场记录。"] == ((), ("区政府督查室",))
    assert [leaf.work.responsible for leaf in leaves_of_plan(session, plan.id)][2:] == [
        "区政府督查室",
        "区政府督查室",
    ]
