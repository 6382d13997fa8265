"""Saved views: kept, renamed, put in order, taken out, undone; their JSON read tolerantly."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gkdesk.domain import stored_queries
from gkdesk.domain.due_spans import DueSpan
from gkdesk.domain.queries import Query, ReadyList
from gkdesk.domain.tasks import EditField, Light, Status
from gkdesk.domain.units import Role
from gkdesk.errors import NoViewName, UnknownView, ViewNameTaken
from gkdesk.services import editing, importing, outline, saved_views
from gkdesk.services.session import Session
from gkdesk.terms import HISTORY_FIELDS, QUERY_PARTS
from tests.ledger_content import content
from tests.ui.small_ledger import id_at, open_small

MIXED = Query(unit="区教育局", lights=(Light.OVERDUE, Light.SOON), span=DueSpan.THIS_MONTH)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with open_small(tmp_path) as session:
        yield session


def names(session: Session) -> list[str]:
    return [each.name for each in saved_views.views(session)]


def test_a_view_is_kept_with_its_query(session: Session) -> None:
    saved = saved_views.save(session, "  教育局 本月 ", MIXED)
    assert (saved.name, saved.query, saved.dropped) == ("教育局 本月", MIXED, ())
    assert saved_views.views(session) == [saved]


def test_names_are_given_and_not_twice(session: Session) -> None:
    first = saved_views.save(session, "甲", MIXED)
    second = saved_views.save(session, "乙", Query(plan_id=1))
    with pytest.raises(NoViewName):
        saved_views.save(session, " \u3000", MIXED)
    with pytest.raises(ViewNameTaken):
        saved_views.save(session, "甲", Query())
    with pytest.raises(ViewNameTaken):
        saved_views.rename(session, second.id, "甲")
    assert saved_views.rename(session, first.id, "甲").name == "甲"
    assert saved_views.rename(session, first.id, "丙").name == "丙"
    with pytest.raises(UnknownView):
        saved_views.rename(session, 99, "丁")


def test_order_and_removal_undo_as_one_step_each(session: Session) -> None:
    ids = [saved_views.save(session, name, MIXED).id for name in "甲乙丙"]
    before = content(session)
    saved_views.reorder(session, [ids[2], ids[0]])
    assert names(session) == ["丙", "甲", "乙"]
    saved_views.remove(session, ids[0])
    saved_views.replace_query(session, ids[1], Query(search="公开"))
    assert names(session) == ["丙", "乙"]
    entries = editing.undo(session)
    assert [HISTORY_FIELDS[entry.field] for entry in entries] == ["保存的视图"]
    editing.undo(session)
    editing.undo(session)
    assert content(session) == before
    editing.redo(session)
    assert names(session) == ["丙", "甲", "乙"]


def test_the_history_says_which_view_and_what_it_asks_for(session: Session) -> None:
    saved_views.save(session, "催报", MIXED)
    entry = editing.history(session, limit=1)[0]
    assert (entry.before, entry.after) == (None, "催报：单位、状态灯、期间")


def test_a_section_or_plan_that_is_gone_is_left_out(session: Session) -> None:
    section = id_at(session, "一")
    kept = saved_views.save(session, "重点领域", Query(plan_id=1, section=section))
    assert kept.dropped == ()
    session.ledger.execute("UPDATE node SET deleted = 1 WHERE id = ?", (section,))
    found = saved_views.view(session, kept.id)
    assert (found.query, found.dropped) == (Query(plan_id=1), ("section",))
    importing.remove(session, [1])
    found = saved_views.view(session, kept.id)
    assert (found.query, found.dropped) == (Query(), ("plan_id",))


def test_a_view_counts_the_tasks_it_shows(session: Session) -> None:
    editing.set_field(session, id_at(session, "一/一/1"), EditField.STATUS, "done")
    for query in (Query(plan_id=1), Query(lights=(Light.DONE,)), Query(unit="区教育局")):
        assert saved_views.count(session, query) == len(list(outline.tasks(session, query)))
    assert saved_views.count(session, Query(lights=(Light.DONE,))) == 1


days = st.none() | st.dates(date(2000, 1, 1), date(2100, 1, 1))
flags = st.none() | st.booleans()
queries = st.builds(
    Query,
    plan_id=st.none() | st.integers(1, 9),
    ready=st.none() | st.sampled_from(ReadyList),
    search=st.text(max_size=5),
    unit=st.none() | st.text(min_size=1, max_size=5),
    role=st.none() | st.sampled_from(Role),
    lights=st.sets(st.sampled_from(Light)).map(lambda s: tuple(x for x in Light if x in s)),
    status=st.none() | st.sampled_from(Status),
    section=st.none() | st.integers(1, 9),
    span=st.none() | st.sampled_from(DueSpan),
    due_from=days,
    due_until=days,
    due_before=days,
    reported=flags,
    has_unit=flags,
    set_by_hand=flags,
)


@settings(max_examples=50)
@given(queries)
def test_what_is_written_is_read_again(query: Query) -> None:
    text = stored_queries.written(query)
    assert stored_queries.read(text) == (query, ())
    assert set(json.loads(text)) <= {*QUERY_PARTS, "version"}


@pytest.mark.parametrize(
    ("text", "query", "dropped"),
    [
        ('{"version": 9, "unit": "甲", "colour": 3}', Query(unit="甲"), ("colour",)),
        ('{"lights": ["soon", "purple"], "search": "x"}', Query(search="x"), ("lights",)),
        ('{"span": "decade", "due_from": "2022-02-30"}', Query(), ("span", "due_from")),
        ('{"plan_id": true, "reported": 1}', Query(), ("plan_id", "reported")),
        ('{"section": -1, "unit": null}', Query(), ("section", "unit")),
        ("[1]", Query(), ("",)),
        ("{", Query(), ("",)),
    ],
)
def test_what_cannot_be_read_is_left_out(
    text: str, query: Query, dropped: tuple[str, ...]
) -> None:
    assert stored_queries.read(text) == (query, dropped)
