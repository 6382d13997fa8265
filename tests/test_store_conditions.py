"""Every condition of a query beside a plain reading of its rule, over a few rows."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gkdesk.domain.due_spans import DueSpan, days_of
from gkdesk.domain.occurrences import OccurrenceField
from gkdesk.domain.queries import Query
from gkdesk.domain.search_words import words_of
from gkdesk.domain.supervision import Way
from gkdesk.domain.tasks import EditField, Light, NodeKind, Row, Status
from gkdesk.domain.units import Role
from gkdesk.services import editing, importing, occurrences, outline, reminding
from gkdesk.services.session import Session

TODAY = date(2022, 9, 28)
PLAN = """\
2022年东湖区政务公开工作要点

各镇街：请按“清单”抓好落实，联系电话１２３４５。

一、做好公开

（一）规划公开

1. 2022年9月底前，建成ＡＰＰ专栏。（牵头单位：区财政局；责任单位：区教育局）

2. 每季度末前更新公开目录。（责任单位：区财政局）

3. 完善检索，提升体验。

二、强化监督

4. 年内培训不少于2次。（责任单位：区政府办公室）

5. 招生公开。建成招生专栏。2022年8月底前更新学区目录。（责任单位：区教育局）

6. 2022年12月底前完成评议。（配合单位：区财政局、区教育局）
"""


@dataclass(frozen=True)
class Known:
    """What a test knows of a task by other ways than the query."""

    row: Row
    parts: tuple[Row, ...]
    days: frozenset[date]
    told: str
    above: frozenset[int]


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    folder = tmp_path_factory.mktemp("conditions")
    clock = datetime(2022, 9, 28, 9).astimezone()
    with Session.open(folder / "台账.db", lambda: clock) as session:
        file = folder / "要点.txt"
        file.write_text(PLAN, "utf-8")
        importing.take_in(session, importing.load(file))
        _work(session)
        yield session


def _task(session: Session, words: str) -> Row:
    rows = outline.rows(session, outline.skeleton(session, Query(plan_id=1)).ids)
    return next(r for r in rows.values() if words in r.text and r.kind is NodeKind.TASK)


def _work(session: Session) -> None:
    """Some progress, notes, a limit by hand, a period told of, a call, a count."""
    built, listed = _task(session, "ＡＰＰ"), _task(session, "目录")
    editing.set_field(session, built.id, EditField.PROGRESS, "已建 3 个栏目 Beta版")
    editing.set_field(session, _task(session, "检索").id, EditField.DEADLINE, "2022-10-20")
    editing.set_field(session, _task(session, "评议").id, EditField.STATUS, "done")
    editing.set_field(session, _task(session, "评议").id, EditField.NOTE, '说"好"（一）')
    quarter = occurrences.of_row(session, listed.id)[2]
    said = OccurrenceField.EVIDENCE
    occurrences.set_field(session, quarter.id, said, "截图ＡＢ.png")
    reminding.remind(
        session, [(listed.id, "区财政局")], date(2022, 9, 20), Way.PHONE, "王主任", "月底报送"
    )
    trained = _task(session, "培训")
    series = occurrences.of_row(session, trained.id)[0].term.series
    occurrences.add_tally(session, trained.id, series, date(2022, 6, 8), 1, "礼堂 60 人")
    part = next(
        r
        for r in outline.rows(session, outline.skeleton(session, Query(plan_id=1)).ids).values()
        if r.kind is NodeKind.MEASURE and "招生" in r.text
    )
    editing.set_field(session, part.id, EditField.LEAD, "区妇联")
    editing.set_field(session, part.id, EditField.NOTE, "家长会")


def _known(session: Session) -> list[Known]:
    skeleton = outline.skeleton(session, Query(plan_id=1))
    above = dict(zip(skeleton.ids, skeleton.parents, strict=True))
    rows = outline.rows(session, skeleton.ids)
    return [
        _of(session, row, rows, above) for row in rows.values() if row.kind is NodeKind.TASK
    ]


def _of(session: Session, row: Row, rows: dict[int, Row], above: dict[int, int]) -> Known:
    parts = tuple(each for each in rows.values() if each.parent_id == row.id)
    days: set[date | None] = set()
    for each in (row, *parts):
        points = outline.due_points(session, [each.id]).get(each.id, [])
        shown = [(p.term.due, p.term.late_after) for p in points] if each.staged else []
        days.update(day for pair in shown or [(each.due, each.late_after)] for day in pair)
    told = [
        f"{each.progress}\n{each.evidence}"
        for each in occurrences.of_row(session, row.id)
        if each.progress or each.evidence
    ]
    told += [f"{each.person}\n{each.said}" for each in reminding.reminders(session, row.id)]
    sql = "SELECT note FROM tally WHERE node_id = ? AND deleted = 0"
    told += [note for (note,) in session.ledger.rows(sql, (row.id,))]
    holders = {row.id, row.parent_id or 0, above.get(row.parent_id or 0, 0)}
    return Known(
        row, parts, frozenset(day for day in days if day), "\n\n".join(told), frozenset(holders)
    )


def _half(text: str) -> str:
    """By the Unicode database, not by our table."""
    wide = "".join(
        unicodedata.normalize("NFKC", c) if unicodedata.east_asian_width(c) == "F" else c
        for c in text
    )
    return "".join(c.lower() if c.isascii() else c for c in wide)


def _text(row: Row) -> str:
    names = "\n".join(unit.name for unit in row.units)
    return f"{row.label}{row.text}\n{names}\n{row.words}\n{row.progress}\n{row.note}"


def _holds(session: Session, known: Known, query: Query) -> bool:
    row, parts = known.row, known.parts
    texts = [_half(each) for each in (*map(_text, (row, *parts)), known.told)]
    units = [unit for each in (row, *parts) for unit in each.units]
    first, last = query.due_from or date.min, query.due_until or date.max
    if query.span:
        span = days_of(query.span, TODAY)
        first, last = max(first, span[0]), min(last, span[1])
    dated = query.span or query.due_from or query.due_until
    quarter = (date(2022, 7, 1), date(2022, 9, 30))
    within = (first, last) if dated else quarter
    reported = row.reported_on is not None and within[0] <= row.reported_on <= within[1]
    return all((
        all(any(word in text for text in texts) for word in words_of(query.search)),
        not query.lights or row.light(session.outlook) in query.lights,
        query.status in (None, row.status),
        query.section is None or query.section in known.above,
        not dated or any(first <= day <= last for day in known.days),
        query.reported in (None, reported),
        query.has_unit in (None, bool(units)),
        query.set_by_hand in (None, row.deadline_set),
        not (query.unit or query.role)
        or any(
            (query.unit in (None, unit.name)) and (query.role in (None, unit.role))
            for unit in units
        ),
    ))  # fmt: skip


DAYS = st.sampled_from([None, date(2022, 3, 31), date(2022, 9, 30), date(2022, 10, 20)])
YES_NO = st.sampled_from([None, None, True, False])
WORDS = (
    "", "公开", "财政", "局 公开", '"更新学区"', "app", "ａｂ.PNG", "王主任", "月底报送",
    "礼堂 60", "60人", '"', '说"好"', "（一）", "(一)", "[", "家长会", "妇联", "beta", "3 个",
    '"3 个"', "２次",
)  # fmt: skip
QUERIES = st.builds(
    Query,
    plan_id=st.sampled_from([1, None]),
    search=st.sampled_from(WORDS),
    unit=st.sampled_from([None, None, "区财政局", "区教育局", "区妇联", "财政局"]),
    role=st.sampled_from([None, None, *Role]),
    lights=st.lists(st.sampled_from(list(Light)), max_size=3, unique=True).map(tuple),
    status=st.sampled_from([None, None, *Status]),
    span=st.sampled_from([None, None, *DueSpan]),
    due_from=DAYS,
    due_until=DAYS,
    reported=YES_NO,
    has_unit=YES_NO,
    set_by_hand=YES_NO,
)


@cache
def _all(session: Session) -> list[Known]:
    return _known(session)


def found(session: Session, query: Query) -> set[int]:
    return {row.id for row in outline.tasks(session, query)}


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=QUERIES, section=st.sampled_from([None, "一", "二", "一/一"]))
def test_all_filters_together_find_what_a_reader_finds(
    session: Session, query: Query, section: str | None
) -> None:
    if section is not None:
        ids = outline.skeleton(session, Query(plan_id=1)).ids
        places = {row.path: row.id for row in outline.rows(session, ids).values()}
        query = replace(query, section=places.get(section))
    wanted = {known.row.id for known in _all(session) if _holds(session, known, query)}
    tasks = found(session, replace(query, plan_id=None))
    assert tasks == wanted
    if query.plan_id is not None:
        hits = outline.skeleton(session, query)
        shown = {row.id for row in outline.rows(session, hits.ids).values()}
        assert wanted <= shown


ALONE = (
    *(Query(span=span) for span in DueSpan),
    *(Query(due_from=day) for day in (date(2022, 9, 30), date(2022, 10, 20))),
    *(Query(due_until=day) for day in (date(2022, 3, 31), date(2022, 9, 30))),
    *(Query(reported=told, span=span) for told in (True, False) for span in (None, *DueSpan)),
    *(Query(reported=told, due_from=date(2022, 10, 1)) for told in (True, False)),
    *(Query(has_unit=each) for each in (True, False)),
    *(Query(set_by_hand=each) for each in (True, False)),
    *(Query(role=role, unit=unit) for role in Role for unit in (None, "区财政局", "区妇联")),
    *(Query(lights=(light,)) for light in Light),
)


@pytest.mark.parametrize("query", ALONE, ids=str)
def test_each_filter_alone_finds_what_a_reader_finds(session: Session, query: Query) -> None:
    wanted = {known.row.id for known in _all(session) if _holds(session, known, query)}
    assert found(session, query) == wanted


@pytest.mark.parametrize("words", WORDS[1:])
def test_words_find_what_a_reader_finds(session: Session, words: str) -> None:
    query = Query(search=words)
    wanted = {known.row.id for known in _all(session) if _holds(session, known, query)}
    assert found(session, query) == wanted


@pytest.mark.parametrize(
    ("words", "task"),
    [
        ("ａｐｐ", "ＡＰＰ"),
        ("截图ab", "目录"),
        ("王主任 月底", "目录"),
        ("60 礼堂", "培训"),
        ("家长会", "招生"),
        ('"说"', "评议"),
        ('说"好"', "评议"),
        ("区财政局区教育局", None),
        ('",', None),
        ("专栏。2022年", "招生"),
        ("学区 检索", None),
    ],
)
def test_a_word_leads_to_its_task(session: Session, words: str, task: str | None) -> None:
    rows = [row.text for row in outline.tasks(session, Query(search=words))]
    assert len(rows) == (task is not None)
    assert all(task in text for text in rows if task)


@given(
    st.text(alphabet='aBＡｚ１（）(，。“”\u3000 "\\[],公开\n', max_size=8),
    st.text(alphabet='aBＡｚ１（）(，。“" \\[],公开', min_size=1, max_size=3),
)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_word_is_found_exactly_where_it_stands(
    session: Session, text: str, word: str
) -> None:
    """A name and a note of any characters: found when each holds the word, half or wide."""
    row = _task(session, "评议")
    note, lead = row.note, row.names(Role.LEAD)
    sql = "UPDATE node SET note = ?, lead = ? WHERE id = ?"
    names = json.dumps([text, "乙"], ensure_ascii=False)
    session.ledger.execute(sql, ("", names, row.id))
    seen = f"\n{_half(text)}\n乙"
    others = _half(
        _text(
            replace(row, note="", units=tuple(u for u in row.units if u.role is not Role.LEAD))
        )
    )
    try:
        expected = all(each in seen or each in others for each in words_of(word))
        assert (row.id in found(session, Query(search=word))) is expected
    finally:
        session.ledger.execute(sql, (note, json.dumps(list(lead), ensure_ascii=False), row.id))


@pytest.mark.parametrize(
    ("span", "today", "first", "last"),
    [
        (DueSpan.THIS_MONTH, date(2024, 2, 9), date(2024, 2, 1), date(2024, 2, 29)),
        (DueSpan.NEXT_MONTH, date(2022, 12, 31), date(2023, 1, 1), date(2023, 1, 31)),
        (DueSpan.THIS_QUARTER, date(2022, 11, 2), date(2022, 10, 1), date(2022, 12, 31)),
        (DueSpan.FIRST_HALF, date(2022, 9, 1), date(2022, 1, 1), date(2022, 6, 30)),
        (DueSpan.SECOND_HALF, date(2022, 3, 1), date(2022, 7, 1), date(2022, 12, 31)),
        (DueSpan.THIS_YEAR, date(2022, 3, 1), date(2022, 1, 1), date(2022, 12, 31)),
    ],
)
def test_a_span_goes_with_the_day(span: DueSpan, today: date, first: date, last: date) -> None:
    assert days_of(span, today) == (first, last)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", ()),
        ("  河道\u3000水务 ", ("河道", "水务")),
        ('"河道 治理" ＡＢ', ("河道 治理", "ab")),
        ("＂全角 引号＂", ("全角 引号",)),
        ('"', ('"',)),
        ('"半句 话', ('"半句', "话")),
        ("公开 公开", ("公开",)),
    ],
)
def test_words_as_they_are_typed(typed: str, words: tuple[str, ...]) -> None:
    assert words_of(typed) == words


def test_other_names_of_a_unit_are_asked_for_too(session: Session, tmp_path: Path) -> None:
    both = found(session, Query(unit="财政局", names=("区财政局", "财政局")))
    assert both == found(session, Query(unit="区财政局"))
    assert both
