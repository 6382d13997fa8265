"""Words in the source outside every row, in a short plan and in one too long to be walked."""

from __future__ import annotations

from pathlib import Path

import pytest

from gkdesk.domain.queries import Query
from gkdesk.services import finding
from gkdesk.store import source_search
from tests.ui.small_ledger import PLAN, open_small


@pytest.mark.parametrize("long", [False, True])
def test_words_outside_rows_are_found_with_their_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, long: bool
) -> None:
    if long:
        monkeypatch.setattr(source_search, "WHOLE", 10)
    with open_small(tmp_path) as session:
        (hit,) = finding.source_hits(session, Query(plan_id=1, search="落实 现印发"))
        assert PLAN[hit.start : hit.end] == "落实"
        assert hit.line == "现印发给你们，请抓好落实。"
        assert finding.source_hits(session, Query(search="２０２２年５月"))[0].plan_id == 1
        assert finding.source_hits(session, Query(search="公开目录")) == []
        assert finding.source_hits(session, Query(search="落实", unit="区教育局")) == []
        assert finding.source_hits(session, Query(search=" ")) == []


def test_sections_are_listed_with_their_level(tmp_path: Path) -> None:
    with open_small(tmp_path) as session:
        assert [(each.level, each.words) for each in finding.sections(session, 1)] == [
            (1, "一、加强重点领域公开"),
            (2, "（一）做好规划公开"),
            (2, "（二）做好民生公开"),
            (1, "二、强化监督"),
        ]


def test_a_plan_that_is_not_there_has_none(tmp_path: Path) -> None:
    with open_small(tmp_path) as session:
        assert source_search.hits(session.ledger, 9, ["公开"]) == []
