"""A row is called as people of the office call it: 任务（一）, 措施（一）-2."""

from __future__ import annotations

from pathlib import Path

import pytest

from gkdesk.domain.tasks import Row
from gkdesk.services import outline
from gkdesk.ui.views.row_titles import crumbs, title
from tests.ui.small_ledger import open_small, row_at


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("一", "第一部分"),
        ("一/一", "任务（一）"),
        ("一/一/2", "措施（一）-2"),
        ("一/二/1/#2", "措施（二）-1-2"),
        ("二/一/#2", "措施（一）-2"),
    ],
)
def test_names(tmp_path: Path, path: str, name: str) -> None:
    with open_small(tmp_path) as session:
        row = row_at(session, path)
        above: list[Row] = []
        while row.parent_id and (not above or above[0].parent_id):
            above.insert(0, outline.row(session, (above or [row])[0].parent_id or 0))
    assert title(row, above) == name


def test_the_way_down_shows_labels_and_headings(tmp_path: Path) -> None:
    with open_small(tmp_path) as session:
        above = [row_at(session, "一"), row_at(session, "一/二")]
    assert crumbs(above) == ["一、加强重点领域公开", "（二）做好民生公开"]
