"""A corrected notice beside the ledger: what is seen, and what becomes of it."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gkdesk.domain.draft import Draft
from gkdesk.domain.queries import Query
from gkdesk.domain.rereading import Part, Pick, RowKind
from gkdesk.domain.tasks import EditField, NodeKind, Row, Status
from gkdesk.domain.units import Role
from gkdesk.errors import NotAPlan, StaleEdit
from gkdesk.services import checking, editing, importing, outline, rereading
from gkdesk.services.edition_items import items_of, rows_of_draft
from gkdesk.services.item_matching import match
from gkdesk.services.rereading import Comparison
from gkdesk.services.session import Session
from gkdesk.store import editions
from tests import drafts
from tests.editions import Section, Task, task, version

ROADS = task("修好农村公路。", units="区交通局", month=6)
PARKS = task("建成口袋公园。", "公布公园名单。", units="区住建局、各镇街")
SCHOOLS = task("公布学区划分。", units="区教育局", month=8)
CLINICS = task("公布家庭医生名单。", units="区卫健局")
WEBSITE = task("改版政府网站。")

OLD = version(
    Section("城乡建设", (ROADS, PARKS)),
    Section("民生事项", (SCHOOLS, CLINICS)),
    Section("平台", (WEBSITE,)),
)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with drafts.ledger(tmp_path / "台账.db") as session:
        drafts.take_in(session, OLD, "旧.txt")
        yield session


def against(session: Session, new: Draft, name: str = "新.txt") -> Comparison:
    return rereading.compare(session, 1, drafts.loaded(new, name))


def told(comparison: Comparison) -> list[tuple[str, str, list[str]]]:
    """The rows that differ: kind, name, and the parts that differ."""
    return [
        (row.kind.value, row.item.name, [each.part.value for each in row.differences])
        for row in comparison.rows
        if row.kind is not RowKind.SAME
    ]


def take_all(session: Session, new: Draft) -> Comparison:
    comparison = against(session, new)
    rereading.accept(session, comparison, rereading.everything(comparison))
    return comparison


def take_advised(session: Session, new: Draft) -> Comparison:
    comparison = against(session, new)
    rereading.accept(session, comparison, rereading.advised(comparison))
    return comparison


def rows(session: Session) -> list[Row]:
    ids = outline.skeleton(session, Query(plan_id=1)).ids
    found = outline.rows(session, ids)
    return [found[number] for number in ids]


def at(session: Session, text: str) -> Row:
    return next(row for row in rows(session) if row.text.startswith(text))


def tree(session: Session) -> list[str]:
    """Sections and tasks as they are printed, indented."""
    return [
        "  " * row.path.count("/") + row.label + row.text
        for row in rows(session)
        if row.kind is not NodeKind.MEASURE
    ]


def printed_tree(draft: Draft) -> list[str]:
    return ["  " * (node.level - 1) + node.label + node.text for node in draft.nodes()]


# which plan a document is of


def test_the_same_number_finds_the_plan(session: Session) -> None:
    new = version(Section("平台", (WEBSITE,)))
    assert [plan.id for plan in rereading.candidates(session, drafts.loaded(new, "新"))] == [1]


def test_the_same_number_in_other_brackets_finds_the_plan(session: Session) -> None:
    session.ledger.execute("UPDATE plan SET document_number = '甲政办发 [2023] 1号'")
    assert rereading.candidates(session, drafts.loaded(OLD, "新"))


def test_another_number_finds_nothing(session: Session) -> None:
    new = version(Section("平台", (WEBSITE,)), year=2024)
    assert not rereading.candidates(session, drafts.loaded(new, "新"))


def test_without_a_number_title_year_and_issuer_find_the_plan(session: Session) -> None:
    session.ledger.execute("UPDATE plan SET document_number = NULL")
    notice = OLD.notice.__class__(plan_title="工作 要点", year=2023, issuer=OLD.notice.issuer)
    new = Draft(OLD.source, notice, outline=OLD.outline)
    assert rereading.candidates(session, drafts.loaded(new, "新"))
    other = Draft(OLD.source, notice.__class__(plan_title="工作要点"), outline=OLD.outline)
    assert not rereading.candidates(session, drafts.loaded(other, "新"))


def test_the_same_file_is_no_newer_version(session: Session) -> None:
    assert not rereading.candidates(session, drafts.loaded(OLD, "旧.txt"))


def test_a_document_without_items_is_refused(session: Session) -> None:
    with pytest.raises(NotAPlan):
        against(session, Draft("一封信"))


# what is seen


def test_the_same_text_differs_in_nothing(session: Session) -> None:
    comparison = against(session, OLD)
    assert not comparison.differing
    assert len(comparison.rows) == 8


def test_a_dropped_task_is_seen_and_what_follows_is_renumbered(session: Session) -> None:
    new = version(
        Section("城乡建设", (PARKS,)),
        Section("民生事项", (SCHOOLS, CLINICS)),
        Section("平台", (WEBSITE,)),
    )
    assert told(against(session, new)) == [
        ("dropped", "（一）修好农村公路。6月底前完成。", ["whole"]),
        ("changed", "（一）建成口袋公园。公布公园名单。", ["label"]),
    ]


def test_a_doubled_task_is_new_once(session: Session) -> None:
    new = version(
        Section("城乡建设", (ROADS, PARKS)),
        Section("民生事项", (SCHOOLS, CLINICS, SCHOOLS)),
        Section("平台", (WEBSITE,)),
    )
    assert told(against(session, new)) == [
        ("new", "（三）公布学区划分。8月底前完成。", ["whole"])
    ]


def test_swapped_tasks_change_numbers_and_one_of_them_moves(session: Session) -> None:
    new = version(
        Section("城乡建设", (PARKS, ROADS)),
        Section("民生事项", (SCHOOLS, CLINICS)),
        Section("平台", (WEBSITE,)),
    )
    parts = [parts for _kind, _name, parts in told(against(session, new))]
    assert sorted(parts) == [["label"], ["label", "place"]]


def test_a_reworded_task_shows_both_words(session: Session) -> None:
    clinics = task("公布家庭医生和护士名单。", units="区卫健局")
    new = version(
        Section("城乡建设", (ROADS, PARKS)),
        Section("民生事项", (SCHOOLS, clinics)),
        Section("平台", (WEBSITE,)),
    )
    comparison = against(session, new)
    (difference,) = next(
        row for row in comparison.rows if row.kind is RowKind.CHANGED
    ).differences
    assert difference.before == "公布家庭医生名单。"
    assert difference.after == "公布家庭医生和护士名单。"


def test_a_task_in_another_section_moved(session: Session) -> None:
    new = version(
        Section("城乡建设", (ROADS, PARKS)),
        Section("民生事项", (SCHOOLS,)),
        Section("平台", (CLINICS, WEBSITE)),
    )
    comparison = against(session, new)
    row = next(row for row in comparison.rows if row.item.text == "公布家庭医生名单。")
    place = next(each for each in row.differences if each.part is Part.PLACE)
    assert (place.before, place.after) == ("二、民生事项\n第 2 项", "三、平台\n第 1 项")


def test_tasks_that_only_moved_are_of_that_kind(session: Session) -> None:
    new = version(
        Section("城乡建设", (WEBSITE, PARKS)),
        Section("民生事项", (SCHOOLS, CLINICS)),
        Section("平台", (ROADS,)),
    )
    assert told(against(session, new)) == [
        ("moved", "（一）改版政府网站。", ["place"]),
        ("moved", "（一）修好农村公路。6月底前完成。", ["place"]),
    ]


def test_another_limit_and_other_units_are_told_in_words(session: Session) -> None:
    roads = task("修好农村公路。", units="区交通局、区财政局", month=9)
    new = version(
        Section("城乡建设", (roads, PARKS)),
        Section("民生事项", (SCHOOLS, CLINICS)),
        Section("平台", (WEBSITE,)),
    )
    (row,) = (row for row in against(session, new).rows if row.differences)
    words = {each.part: (each.before, each.after) for each in row.differences}
    assert words[Part.UNITS] == ("责任单位：区交通局", "责任单位：区交通局、区财政局")
    assert words[Part.LIMIT] == ("6月底前（2023年6月28日）", "9月底前（2023年9月28日）")


def test_a_renamed_section_is_known_by_what_it_holds(session: Session) -> None:
    new = version(
        Section("基础设施", (ROADS, PARKS)),
        Section("民生事项", (SCHOOLS, CLINICS)),
        Section("平台", (WEBSITE,)),
    )
    assert told(against(session, new)) == [("changed", "一、基础设施", ["words"])]


def test_another_day_of_the_notice_is_a_row_of_its_own(session: Session) -> None:
    new = version(*_spec(OLD), signed=9)
    comparison = against(session, new)
    (difference,) = comparison.notice
    assert difference.before == "成文日期：2023年2月1日"
    take_all(session, new)
    assert outline.plan(session, 1).signed_on == new.notice.signed_on


def _spec(draft: Draft) -> tuple[Section, ...]:
    assert draft is OLD
    return (
        Section("城乡建设", (ROADS, PARKS)),
        Section("民生事项", (SCHOOLS, CLINICS)),
        Section("平台", (WEBSITE,)),
    )


# what becomes of it

NEW = version(
    Section("城乡建设", (task("修好农村公路和桥梁。", units="区交通局", month=9),)),
    Section("民生事项", (CLINICS, task("公布养老机构名单。", units="区民政局"), SCHOOLS)),
    Section("平台", (PARKS,)),
)


def test_all_accepted_is_the_new_document(session: Session) -> None:
    take_all(session, NEW)
    assert tree(session) == printed_tree(NEW)
    tasks = [row.id for row in rows(session) if row.kind is NodeKind.TASK]
    assert outline.ordinals(session, tasks) == {task: at for at, task in enumerate(tasks, 1)}
    assert not against(session, NEW).differing
    assert outline.source(session, 1).text == NEW.source
    assert checking.check(session) == []


def test_nothing_accepted_leaves_the_tree(session: Session) -> None:
    before = tree(session)
    rereading.accept(session, against(session, NEW), ())
    assert tree(session) == before
    assert [plan.tasks for plan in outline.plans(session)] == [5]


def test_progress_status_and_note_stay(session: Session) -> None:
    roads = at(session, "修好农村公路").id
    editing.set_field(session, roads, EditField.PROGRESS, "已修 3 条")
    editing.set_field(session, roads, EditField.NOTE, "雨季停工")
    editing.set_field(session, roads, EditField.STATUS, "done")
    take_all(session, NEW)
    row = outline.row(session, roads)
    assert row.text == "修好农村公路和桥梁。9月底前完成。"
    assert (row.progress, row.note, row.status) == ("已修 3 条", "雨季停工", Status.DONE)


def test_the_progress_of_a_reworded_measure_stays(session: Session) -> None:
    park = at(session, "建成口袋公园。").id
    measure = next(row for row in rows(session) if row.parent_id == park)
    editing.set_field(session, measure.id, EditField.PROGRESS, "已建 2 处")
    parks = task("建成口袋公园 5 处。", "公布公园名单。", units="区住建局、各镇街")
    new = version(Section("城乡建设", (ROADS, parks)), *_spec(OLD)[1:])
    take_all(session, new)
    row = outline.row(session, measure.id)
    assert (row.text, row.progress) == ("建成口袋公园 5 处。", "已建 2 处")


def test_a_measure_with_progress_outlives_its_sentence(session: Session) -> None:
    park = at(session, "建成口袋公园。").id
    measure = [row for row in rows(session) if row.parent_id == park][1]
    editing.set_field(session, measure.id, EditField.PROGRESS, "已公布")
    parks = task("建成口袋公园。", "绿化沿街空地。", "清理河道。", units="区住建局、各镇街")
    new = version(Section("城乡建设", (ROADS, parks)), *_spec(OLD)[1:])
    take_all(session, new)
    assert outline.row(session, measure.id).progress == "已公布"


def test_a_limit_set_by_hand_is_marked_and_stays_unless_chosen(session: Session) -> None:
    roads = at(session, "修好农村公路").id
    editing.set_field(session, roads, EditField.DEADLINE, "2023-12-01")
    comparison = against(session, NEW)
    row = next(row for row in comparison.rows if row.old and row.old.key == roads)
    by_hand = {each.part for each in row.differences if each.by_hand}
    assert by_hand == {Part.LIMIT}
    rereading.accept(session, comparison, rereading.advised(comparison))
    kept = outline.row(session, roads)
    assert (kept.deadline_set, str(kept.due)) == (True, "2023-12-01")
    editing.undo(session)
    rereading.accept(session, against(session, NEW), rereading.everything(comparison))
    taken = outline.row(session, roads)
    assert (taken.deadline_set, str(taken.due)) == (False, "2023-09-28")


def test_units_set_by_hand_are_marked_and_stay_unless_chosen(session: Session) -> None:
    clinics = at(session, "公布家庭医生").id
    editing.set_field(session, clinics, EditField.RESPONSIBLE, "区医院")
    new_clinics = task("公布家庭医生名单。", units="区卫健局、各镇街")
    new = version(
        Section("城乡建设", (ROADS, PARKS)),
        Section("民生事项", (SCHOOLS, new_clinics)),
        Section("平台", (WEBSITE,)),
    )
    comparison = against(session, new)
    (difference,) = next(row for row in comparison.rows if row.differences).differences
    assert (difference.by_hand, difference.before) == (True, "责任单位：区医院")
    assert rereading.advised(comparison) == frozenset()
    rereading.accept(session, comparison, rereading.everything(comparison))
    assert outline.row(session, clinics).names(Role.RESPONSIBLE) == ("区卫健局", "各镇街")


def test_units_set_by_hand_stay_where_the_print_did_not_change(session: Session) -> None:
    clinics = at(session, "公布家庭医生").id
    editing.set_field(session, clinics, EditField.RESPONSIBLE, "区医院")
    take_all(session, NEW)
    assert outline.row(session, clinics).names(Role.RESPONSIBLE) == ("区医院",)


def test_units_a_version_brought_are_no_persons(session: Session) -> None:
    clinics = at(session, "公布家庭医生").id
    editing.set_field(session, clinics, EditField.RESPONSIBLE, "区医院")
    wide = task("公布家庭医生名单。", units="区卫健局、各镇街")
    first = version(*_spec(OLD)[:1], Section("民生事项", (SCHOOLS, wide)), *_spec(OLD)[2:])
    take_all(session, first)
    (difference,) = (each for row in against(session, OLD).rows for each in row.differences)
    assert not difference.by_hand


def test_a_dropped_task_with_progress_is_kept_by_default(session: Session) -> None:
    website = at(session, "改版政府网站").id
    roads = at(session, "修好农村公路").id
    editing.set_field(session, website, EditField.PROGRESS, "已招标")
    comparison = against(session, version(Section("民生事项", (SCHOOLS, CLINICS))))
    rereading.accept(session, comparison, rereading.advised(comparison))
    assert outline.row(session, website).progress == "已招标"
    assert "三、平台" in tree(session)
    assert roads not in [row.id for row in rows(session)]
    assert checking.check(session) == []


def test_a_dropped_task_comes_back_with_undo(session: Session) -> None:
    website = at(session, "改版政府网站").id
    take_all(session, NEW)
    assert website not in [row.id for row in rows(session)]
    editing.undo(session)
    assert outline.row(session, website).text == "改版政府网站。"


def test_a_new_task_brings_its_section_with_it(session: Session) -> None:
    new = version(*_spec(OLD), Section("保障措施", (task("加强督查考核。"),)))
    comparison = against(session, new)
    leaf = next(row for row in comparison.rows if row.item.text == "加强督查考核。")
    rereading.accept(session, comparison, [Pick(leaf.number, Part.WHOLE)])
    assert tree(session)[-2:] == ["四、保障措施", "  （一）加强督查考核。"]


def test_sections_that_change_places_never_stand_in_each_other(session: Session) -> None:
    nested = version(Section("甲类事项", (Section("乙类事项", (ROADS, PARKS)), CLINICS)))
    turned = version(Section("乙类事项", (Section("甲类事项", (CLINICS,)), ROADS, PARKS)))
    drafts.take_in(session, nested, "甲.txt")
    comparison = rereading.compare(session, 2, drafts.loaded(turned, "乙.txt"))
    moves = [pick for pick, each in comparison.picks() if each.part is Part.PLACE]
    for chosen in (*([move] for move in moves), moves, []):
        rereading.accept(session, rereading.compare(
            session, 2, drafts.loaded(turned, "乙.txt")), chosen)  # fmt: skip
        assert checking.check(session) == []
        assert outline.plan(session, 2).tasks == 3
        editing.undo(session)


def test_a_settled_doubt_stays_settled_and_a_new_one_is_open(session: Session) -> None:
    odd = task("公布家庭医生名单。", units="区卫健局", doubted=True)
    first = version(*_spec(OLD)[:1], Section("民生事项", (SCHOOLS, odd)), *_spec(OLD)[2:])
    take_all(session, first)
    clinics = at(session, "公布家庭医生").id
    (doubt,) = outline.doubts(session, clinics)
    outline.settle_doubt(session, doubt.id)
    website = task("改版政府网站。", doubted=True)
    second = version(*_spec(OLD)[:1], Section("民生事项", (SCHOOLS, odd)),
                     Section("平台", (website,)))  # fmt: skip
    take_all(session, second)
    assert not outline.doubts(session, clinics)
    assert len(outline.doubts(session, at(session, "改版政府网站").id)) == 1
    assert outline.plan(session, 1).doubts == 1


def test_the_new_file_is_known_afterwards(session: Session) -> None:
    take_all(session, NEW)
    assert importing.known(session, drafts.loaded(NEW, "新.txt")) is not None
    assert not rereading.candidates(session, drafts.loaded(NEW, "新.txt"))
    editing.undo(session)
    assert importing.known(session, drafts.loaded(NEW, "新.txt")) is None


def test_a_plan_that_changed_meanwhile_is_left_as_it_is(session: Session) -> None:
    comparison = against(session, NEW)
    take_all(session, NEW)
    before = logical(session)
    with pytest.raises(StaleEdit):
        rereading.accept(session, comparison, rereading.everything(comparison))
    assert logical(session) == before


def test_the_history_tells_the_version_and_what_a_person_reads(session: Session) -> None:
    take_all(session, NEW)
    entries = editing.history(session, limit=1)
    assert entries[0].field == "edition"
    assert {entry.field for entry in entries} == {
        "edition",
        "task",
        "label",
        "text",
        "deadline",
    }
    assert "改版政府网站" in str([entry.before for entry in entries if entry.field == "task"])


# whatever the two versions are

SENTENCES = st.sampled_from(
    [
        "公布预算。",
        "公布决算。",
        "公布部门预算。",
        "召开新闻发布会。",
        "开展业务培训。",
        "更新公开目录。",
    ]
)
TASKS = st.builds(
    Task,
    st.lists(SENTENCES, min_size=1, max_size=3).map(tuple),
    st.lists(st.sampled_from(["区财政局", "各镇街"]), unique=True, max_size=2).map(tuple),
    st.sampled_from([0, 0, 3, 9]),
    st.booleans(),
)
DEEPER = st.builds(Section, SENTENCES, st.lists(TASKS, min_size=1, max_size=3))
SECTIONS = st.builds(
    Section,
    st.sampled_from(["财政", "民生", "平台", "监督"]),
    st.lists(st.one_of(TASKS, DEEPER), min_size=1, max_size=4),
)
DRAFTS = st.lists(st.one_of(SECTIONS, TASKS), min_size=1, max_size=4).map(lambda s: version(*s))
EDITS = st.lists(
    st.tuples(
        st.integers(0, 30),
        st.sampled_from(
            [
                (EditField.PROGRESS, "已办"),
                (EditField.STATUS, "done"),
                (EditField.DEADLINE, "2023-05-04"),
                (EditField.RESPONSIBLE, "区审计局"),
            ]
        ),
    ),
    max_size=4,
)


def logical(session: Session) -> list[Any]:
    """Everything that stands: the plan, its rows, its text, and what is printed now."""
    held = editions.standing(session.ledger, 1)
    return [
        session.ledger.rows("SELECT * FROM plan"),
        held.nodes, held.deadlines, held.clauses, held.people, held.doubts,
        outline.source(session, 1),
        outline.plans(session),
    ]  # fmt: skip


def edit(session: Session, edits: list[tuple[int, tuple[EditField, str]]]) -> None:
    tasks = [row for row in rows(session) if row.kind is not NodeKind.SECTION]
    for number, (field, value) in edits:
        editing.set_field(session, tasks[number % len(tasks)].id, field, value)


@settings(max_examples=20, deadline=None)
@given(old=DRAFTS, new=DRAFTS)
def test_every_item_of_either_side_is_in_exactly_one_row(old: Draft, new: Draft) -> None:
    mine, theirs = (items_of(rows_of_draft(each)) for each in (old, new))
    with _ledger(old) as session:
        comparison = against(session, new)
    assert Counter(row.old.key for row in comparison.rows if row.old) == Counter(
        item.key for item in mine
    )
    assert Counter(row.new.key for row in comparison.rows if row.new) == Counter(
        item.key for item in theirs
    )
    assert [row.new.key for row in comparison.rows if row.new] == [item.key for item in theirs]
    assert all(
        row.old.section is row.new.section for row in comparison.rows if row.old and row.new
    )


@settings(max_examples=60, deadline=None)
@given(old=DRAFTS, new=DRAFTS)
def test_exchanging_the_sides_gives_the_same_pairs(old: Draft, new: Draft) -> None:
    mine, theirs = (items_of(rows_of_draft(each)) for each in (old, new))
    there = match(mine, theirs)
    assert match(theirs, mine) == {other: one for one, other in there.items()}


@settings(max_examples=20, deadline=None)
@given(old=DRAFTS, new=DRAFTS, edits=EDITS, data=st.data())
def test_any_choice_is_undone_and_redone_exactly(
    old: Draft, new: Draft, edits: list[tuple[int, tuple[EditField, str]]], data: st.DataObject
) -> None:
    with _ledger(old) as session:
        edit(session, edits)
        before = logical(session)
        comparison = against(session, new)
        every = sorted(rereading.everything(comparison))
        chosen = data.draw(st.lists(st.sampled_from(every), unique=True)) if every else []
        rereading.accept(session, comparison, chosen)
        after = logical(session)
        assert checking.check(session) == []
        points_at_its_words(session, new)
        editing.undo(session)
        assert logical(session) == before
        editing.redo(session)
        assert logical(session) == after


@settings(max_examples=20, deadline=None)
@given(old=DRAFTS, new=DRAFTS, edits=EDITS)
def test_all_chosen_is_the_document_and_none_the_ledger(
    old: Draft, new: Draft, edits: list[tuple[int, tuple[EditField, str]]]
) -> None:
    with _ledger(old) as session:
        edit(session, edits)
        before = tree(session)
        rereading.accept(session, against(session, new), ())
        assert tree(session) == before
        take_all(session, new)
        assert tree(session) == printed_tree(new)


@settings(max_examples=12, deadline=None)
@given(old=DRAFTS, later=st.lists(st.tuples(DRAFTS, EDITS), max_size=3), data=st.data())
def test_version_after_version_is_undone_step_by_step(
    old: Draft,
    later: list[tuple[Draft, list[tuple[int, tuple[EditField, str]]]]],
    data: st.DataObject,
) -> None:
    with _ledger(old) as session:
        states = []
        for number, (new, edits) in enumerate(later):
            edit(session, edits)
            states.append(logical(session))
            comparison = against(session, new, f"{number}.txt")
            every = sorted(rereading.everything(comparison))
            chosen = data.draw(st.lists(st.sampled_from(every), unique=True)) if every else []
            rereading.accept(session, comparison, chosen)
            assert checking.check(session) == []
        while states:
            editing.undo(session)
            if logical(session) == states[-1]:
                states.pop()
        assert editing.can_undo(session)


def points_at_its_words(session: Session, new: Draft) -> None:
    """What a click leads to are the words of the row, the name, the limit."""
    source = outline.source(session, 1)
    assert source.text == new.source
    shown = {row.id: row for row in rows(session)}
    for number, spans in source.spans.items():
        for span in spans:
            assert shown[number].text in source.text[span.start : span.end]
    for mark in source.marks:
        words = source.text[mark.start : mark.end]
        assert mark.node_id in shown or mark.node_id <= 0
        known = {"unit": ("区财政局", "各镇街"), "deadline": ("3月底前", "9月底前")}
        assert words in known.get(mark.kind.value, (words,))


@contextmanager
def _ledger(draft: Draft) -> Iterator[Session]:
    """A ledger that holds one plan, in a folder of its own."""
    with (
        tempfile.TemporaryDirectory() as folder,
        drafts.ledger(Path(folder) / "台账.db") as session,
    ):
        drafts.take_in(session, draft, "旧.txt")
        yield session


# a notice as it is printed, read by the reader

PRINTED = """甲区人民政府办公室
关于印发《2023年甲区政务公开工作要点》的通知

2023年2月1日

2023年甲区政务公开工作要点

一、加强公开

（一）公布预算。3月底前公布部门预算。（责任单位：区财政局）

（二）公布学区划分。（责任单位：区教育局）

二、强化保障

（一）开展培训。6月底前开展一次业务培训。（责任单位：区政府办公室）
"""


@pytest.mark.parametrize(
    ("old", "new", "kind", "parts"),
    [
        ("区教育局", "区教育局、各学校", "changed", {"units"}),
        ("公布学区划分", "公布招生计划和学区划分", "changed", {"words"}),
        ("6月底前开展", "9月底前开展", "changed", {"words", "limit"}),
        ("（二）公布学区", "（三）公布学区", "changed", {"label"}),
        ("二、强化保障", "二、强化监督保障", "changed", {"words"}),
        ("（二）公布学区划分。（责任单位：区教育局）\n\n", "", "dropped", {"whole"}),
        (
            "二、强化",
            "（三）公布养老机构。（责任单位：区民政局）\n\n二、强化",
            "new",
            {"whole"},
        ),
    ],
)
def test_one_edit_of_a_printed_notice_is_one_row(
    tmp_path: Path, old: str, new: str, kind: str, parts: set[str]
) -> None:
    for name, words in (("旧.txt", PRINTED), ("新.txt", PRINTED.replace(old, new, 1))):
        (tmp_path / name).write_text(words, "utf-8")
    with drafts.ledger(tmp_path / "台账.db") as session:
        importing.take_in(session, importing.load(tmp_path / "旧.txt"))
        comparison = rereading.compare(session, 1, importing.load(tmp_path / "新.txt"))
        ((found, _name, differing),) = told(comparison)
        assert (found, set(differing)) == (kind, parts)
        rereading.accept(session, comparison, rereading.everything(comparison))
        assert tree(session) == printed_tree(comparison.loaded.draft)
        editing.undo(session)
        assert not rereading.compare(session, 1, importing.load(tmp_path / "旧.txt")).differing
