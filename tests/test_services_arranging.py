"""Working the tree of a plan: where rows come to stand, what goes with them, and back."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gkdesk.domain.arranging import Place, SplitInto
from gkdesk.domain.occurrences import OccurrenceField
from gkdesk.domain.rereading import RowKind
from gkdesk.domain.tasks import EditField, NodeKind, Status
from gkdesk.errors import GkdeskError, NoCutThere, NoPlaceThere, RowsApart
from gkdesk.services import (
    arranging,
    checking,
    editing,
    importing,
    occurrences,
    outline,
    rereading,
    rewording,
    split_proposals,
)
from gkdesk.services.session import Session
from gkdesk.store import nodes, places
from tests import drafts, limited_plan
from tests.year_plan import draft

NOTICE = """关于印发2023年要点的通知

2023年政务公开工作要点

一、做好公开
1.优化营商环境。3月底前公布惠企政策清单。9月底前完成清单更新。每季度末前报送进展。（责任单位：区发改局）
2.公布预算。（责任单位：区财政局）
3.公布决算。
二、做好保障
1.开展培训。12月底前开展培训。
"""
"""Its rows, in order: 一、(1) its task 1 (2) with three measures (3 to 5), tasks 2 and 3
(6, 7), then 二、(8) with its task (9)."""
PUBLIC, BUSINESS, BUDGET, ACCOUNTS, SUPPORT, TRAINING = 1, 2, 6, 7, 8, 9
MEASURES = [3, 4, 5]


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with limited_plan.opened(tmp_path, NOTICE) as opened:
        yield opened
        assert checking.check(opened) == []
        assert wrong_ends(opened) == []


def below(session: Session, node_id: int) -> list[int]:
    return arranging.children(session, 1, node_id)


def labels(session: Session, node_id: int) -> list[str]:
    return [outline.row(session, each).label for each in below(session, node_id)]


def kind(session: Session, node_id: int) -> NodeKind:
    return outline.row(session, node_id).kind


def wrong_ends(session: Session) -> list[tuple[int, ...]]:
    """Rows whose last place is not that of the last row below them, sections that hold
    nothing, and rows under what cannot hold them."""
    sql = """
    WITH RECURSIVE inside (top, id, seq) AS (
        SELECT id, id, seq FROM node WHERE deleted = 0
        UNION ALL
        SELECT inside.top, node.id, node.seq FROM inside
        JOIN node ON node.parent_id = inside.id WHERE node.deleted = 0)
    SELECT node.id FROM node JOIN inside ON inside.top = node.id WHERE node.deleted = 0
    GROUP BY node.id HAVING max(inside.seq) <> node.last_seq
    OR (count(*) = 1 AND node.kind = 'section')
    UNION ALL
    SELECT node.id FROM node JOIN node AS above ON above.id = node.parent_id
    WHERE node.deleted = 0 AND (above.kind = 'measure'
        OR (above.kind = 'task') <> (node.kind = 'measure'))
    """
    return session.ledger.rows(sql)


# where rows come


def test_a_new_row_continues_the_printed_labels(session: Session) -> None:
    added = arranging.add(session, BUSINESS, Place.AFTER, "公布清单。")
    assert labels(session, PUBLIC) == ["1.", "4.", "2.", "3."]
    assert added.parents == (PUBLIC,)
    row = outline.row(session, added.current or 0)
    assert (row.kind, row.level, row.text) == (NodeKind.TASK, 2, "公布清单。")


def test_a_row_below_a_task_is_its_last_measure(session: Session) -> None:
    added = arranging.add(session, BUSINESS, Place.BELOW, "再查一次。")
    assert below(session, BUSINESS) == [*MEASURES, added.current]
    row = outline.row(session, added.current or 0)
    assert (row.kind, row.label) == (NodeKind.MEASURE, "")
    assert row.path.endswith("/#4")
    assert not arranging.can_add(session, MEASURES[0], Place.BELOW)
    with pytest.raises(NoPlaceThere):
        arranging.add(session, MEASURES[0], Place.BELOW, "不行。")


def test_an_indented_task_brings_its_measures_beside_it(session: Session) -> None:
    arranging.move(session, [BUSINESS], PUBLIC, ACCOUNTS)
    assert below(session, PUBLIC) == [BUDGET, BUSINESS, ACCOUNTS]
    arranging.indent(session, [BUSINESS])
    assert below(session, BUDGET) == [BUSINESS, *MEASURES]
    assert {kind(session, each) for each in below(session, BUDGET)} == {NodeKind.MEASURE}


def test_an_outdented_measure_keeps_its_units_and_limit(session: Session) -> None:
    arranging.outdent(session, [MEASURES[1]])
    assert below(session, PUBLIC) == [BUSINESS, MEASURES[1], BUDGET, ACCOUNTS]
    row = outline.row(session, MEASURES[1])
    assert row.kind is NodeKind.TASK
    assert row.words == "9月底前"
    assert [unit.name for unit in row.units] == ["区发改局"]
    assert outline.row(session, BUSINESS).words == "3月底前"


def test_a_section_that_loses_its_last_task_is_a_task(session: Session) -> None:
    arranging.move(session, [TRAINING], PUBLIC, None)
    assert kind(session, SUPPORT) is NodeKind.TASK
    assert labels(session, PUBLIC) == ["1.", "2.", "3.", "1."]
    editing.undo(session)
    assert kind(session, SUPPORT) is NodeKind.SECTION


def test_nothing_goes_below_itself_or_a_section_below_a_task(session: Session) -> None:
    assert not arranging.can_move(session, [PUBLIC], BUSINESS)
    assert not arranging.can_move(session, [SUPPORT], BUDGET)
    assert not arranging.can_indent(session, [PUBLIC])
    assert arranging.can_indent(session, [SUPPORT])
    assert not arranging.can_outdent(session, [PUBLIC])
    assert not arranging.can_shift(session, [PUBLIC], -1)
    with pytest.raises(NoPlaceThere):
        arranging.move(session, [PUBLIC], BUSINESS, None)


def test_rows_pass_each_other_as_a_block(session: Session) -> None:
    arranging.shift(session, [BUDGET, ACCOUNTS], -1)
    assert below(session, PUBLIC) == [BUDGET, ACCOUNTS, BUSINESS]
    arranging.shift(session, [BUDGET], 5)
    assert below(session, PUBLIC) == [ACCOUNTS, BUSINESS, BUDGET]


def test_what_is_taken_out_takes_its_due_points_along(session: Session) -> None:
    assert occurrences.of_row(session, MEASURES[2])
    arranging.remove(session, [BUSINESS, MEASURES[0]])
    assert below(session, PUBLIC) == [BUDGET, ACCOUNTS]
    sql = "SELECT count(*) FROM occurrence WHERE deleted = 0 AND node_id = ?"
    assert session.ledger.value(sql, (MEASURES[2],)) == 0


def test_many_rows_come_between_two_without_room(session: Session) -> None:
    """Room between two rows is for ten halvings; forty rows need their neighbours' room."""
    ids = []
    for number in range(40):
        ids.append(arranging.add(session, BUDGET, Place.AFTER, f"第{number}条").current)
    assert below(session, PUBLIC) == [BUSINESS, BUDGET, *reversed(ids), ACCOUNTS]
    assert places.STEP == 1024


# labels


@pytest.mark.parametrize(
    ("beside", "following"),
    [
        (["一、", "二、"], "三、"),
        (["（九）", "（十）"], "（十一）"),
        (["（十九）"], "（二十）"),
        (["1.", "3."], "4."),
        (["①", "②"], "③"),
        (["第一", "第二"], "第三"),
        (["第九十九条"], "第一百条"),
        (["⑳"], ""),
        (["1.", "2.", "（一）"], "3."),
        ([], ""),
        (["甲"], ""),
    ],
)
def test_labels_go_on_in_their_style(beside: list[str], following: str) -> None:
    from gkdesk.services.row_labels import next_label

    assert next_label(beside) == following


def test_a_level_is_numbered_anew_only_on_request(session: Session) -> None:
    arranging.shift(session, [ACCOUNTS], -2)
    assert labels(session, PUBLIC) == ["3.", "1.", "2."]
    arranging.relabel(session, PUBLIC, 1)
    assert labels(session, PUBLIC) == ["1.", "2.", "3."]
    assert below(session, PUBLIC) == [ACCOUNTS, BUSINESS, BUDGET]
    assert arranging.relabel(session, PUBLIC, 1).rows == ()


# split and merge


def without_measures(session: Session) -> str:
    """The first task as one text, its measures taken out; its text."""
    arranging.remove(session, MEASURES)
    return outline.row(session, BUSINESS).text


def test_the_split_is_proposed_by_sentence_with_limits_and_units(session: Session) -> None:
    text = without_measures(session)
    parts = split_proposals.proposed(session, BUSINESS)
    assert "".join(part.text for part in parts) == text
    assert [part.limit.expression if part.limit else "" for part in parts] == [
        "3月底前", "9月底前", "每季度末前",
    ]  # fmt: skip


@pytest.mark.parametrize("into", SplitInto)
def test_each_part_has_the_limit_of_its_words(session: Session, into: SplitInto) -> None:
    text = without_measures(session)
    cuts = [part.start for part in split_proposals.proposed(session, BUSINESS)][1:]
    arranging.split(session, BUSINESS, cuts, into=into)
    parts = below(session, BUSINESS) or below(session, PUBLIC)[:3]
    rows = [outline.row(session, each) for each in parts]
    assert "".join(row.text for row in rows) == text
    assert [row.words for row in rows] == ["3月底前", "9月底前", "每季度末前"]
    assert [len(occurrences.of_row(session, each)) for each in parts] == [0, 0, 4]
    arranging.merge(session, parts)
    assert outline.row(session, parts[0]).text == text
    points = occurrences.of_row(session, parts[0])
    assert sorted({point.term.words for point in points}) == sorted(
        ["3月底前", "9月底前", "每季度末前"]
    )


@pytest.mark.parametrize("into", SplitInto)
def test_the_units_answer_for_every_part(session: Session, into: SplitInto) -> None:
    """A measure shows those of its task; a task beside the first has them itself."""
    without_measures(session)
    editing.set_field(session, BUSINESS, EditField.LEAD, "区发展改革局")
    cut = split_proposals.proposed(session, BUSINESS)[1].start
    arranging.split(session, BUSINESS, [cut], into=into)
    parts = below(session, BUSINESS) or below(session, PUBLIC)[:2]
    units = [outline.row(session, each).units for each in parts]
    assert units[0] == units[1]
    assert units[0][0].name == "区发展改革局"
    assert nodes.stored(session.ledger, parts[1])["lead"] == (
        "[]" if into is SplitInto.MEASURES else '["区发展改革局"]'
    )


def test_the_places_in_the_source_are_cut_with_the_words(session: Session) -> None:
    without_measures(session)
    cut = split_proposals.proposed(session, BUSINESS)[1].start
    arranging.split(session, BUSINESS, [cut], into=SplitInto.TASKS)
    source = outline.source(session, 1)
    first, second = (
        "".join(source.text[start:end] for start, end in source.spans[each])
        for each in below(session, PUBLIC)[:2]
    )
    assert first == "1.优化营商环境。3月底前公布惠企政策清单。"
    assert second.startswith("9月底前完成清单更新。")


def test_what_was_said_of_a_due_point_goes_with_its_words(session: Session) -> None:
    without_measures(session)
    first = occurrences.of_row(session, BUSINESS)[0]
    assert first.term.words == "3月底前"
    occurrences.set_field(session, first.id, OccurrenceField.PROGRESS, "清单已公布")
    occurrences.set_field(session, first.id, OccurrenceField.STATUS, "done")
    cuts = [part.start for part in split_proposals.proposed(session, BUSINESS)][1:]
    arranging.split(session, BUSINESS, cuts, into=SplitInto.MEASURES)
    row = outline.row(session, below(session, BUSINESS)[0])
    assert (row.status, row.progress) == (Status.DONE, "清单已公布")
    assert outline.row(session, below(session, BUSINESS)[1]).status is Status.OPEN


def test_a_merged_row_keeps_everything_of_both(session: Session) -> None:
    editing.set_field(session, BUDGET, EditField.PROGRESS, "已起草")
    editing.set_field(session, ACCOUNTS, EditField.PROGRESS, "未开始")
    editing.set_field(session, ACCOUNTS, EditField.LEAD, "区审计局")
    editing.set_field(session, ACCOUNTS, EditField.RESPONSIBLE, "区财政局、区统计局")
    editing.set_field(session, BUDGET, EditField.STATUS, "done")
    arranging.merge(session, [BUDGET, ACCOUNTS])
    row = outline.row(session, BUDGET)
    assert row.text == "公布预算。公布决算。"
    assert row.progress == "已起草\n未开始"
    assert [unit.name for unit in row.units] == ["区审计局", "区财政局", "区统计局"]
    assert row.status is Status.OPEN


def test_measures_of_merged_tasks_stay_done_and_with_their_units(session: Session) -> None:
    editing.set_field(session, BUSINESS, EditField.STATUS, "done")
    arranging.merge(session, [BUSINESS, BUDGET])
    merged = outline.row(session, BUSINESS)
    assert (merged.status, len(merged.units)) == (Status.OPEN, 2)
    for measure in MEASURES:
        row = outline.row(session, measure)
        assert row.status is Status.DONE
        assert [unit.name for unit in row.units] == ["区发改局"]


def test_only_neighbours_are_merged_and_only_words_are_cut(session: Session) -> None:
    with pytest.raises(RowsApart):
        arranging.merge(session, [BUSINESS, ACCOUNTS])
    with pytest.raises(RowsApart):
        arranging.merge(session, [PUBLIC, SUPPORT])
    with pytest.raises(NoCutThere):
        arranging.split(session, BUSINESS, [3], into=SplitInto.TASKS)
    with pytest.raises(NoCutThere):
        arranging.split(session, BUDGET, [0, 999], into=SplitInto.TASKS)


def test_words_and_label_are_one_step(session: Session) -> None:
    rewording.set_words(session, BUDGET, "公布预算草案。", "（九）")
    row = outline.row(session, BUDGET)
    assert (row.text, row.label, row.path.rpartition("/")[2]) == (
        "公布预算草案。",
        "（九）",
        "9",
    )
    assert rewording.set_words(session, BUDGET, "公布预算草案。", "（九）").rows == ()
    editing.undo(session)
    row = outline.row(session, BUDGET)
    assert (row.text, row.label) == ("公布预算。", "2.")


def test_a_row_brought_where_it_stands_is_no_step(session: Session) -> None:
    lines = len(editing.history(session))
    assert arranging.move(session, [BUDGET], PUBLIC, ACCOUNTS).rows == ()
    assert len(editing.history(session)) == lines


# what the history says


def test_the_history_says_where_a_row_went(session: Session) -> None:
    arranging.move(session, [BUDGET], SUPPORT, None)
    told = [entry for entry in editing.history(session, BUDGET) if entry.field == "place"]
    assert [(entry.before, entry.after) for entry in told] == [("一、做好公开", "二、做好保障")]
    arranging.shift(session, [BUDGET], -1)
    assert editing.history(session, BUDGET)[0].after == "同级内的先后"


# a newer notice


def newer(session: Session, folder: Path, notice: str) -> rereading.Comparison:
    file = folder / "新版.txt"
    file.write_text(notice, encoding="utf-8")
    return rereading.compare(session, 1, importing.load(file))


def test_a_newer_notice_leaves_rows_added_by_hand(session: Session, tmp_path: Path) -> None:
    added = arranging.add(session, BUDGET, Place.AFTER, "自己加的一条。").current
    comparison = newer(session, tmp_path, NOTICE.replace("公布决算", "按时公布决算"))
    rereading.accept(session, comparison, rereading.advised(comparison))
    assert below(session, PUBLIC) == [BUSINESS, BUDGET, added, ACCOUNTS]
    assert outline.row(session, ACCOUNTS).text == "按时公布决算。"


def test_a_newer_notice_pairs_split_and_merged_rows(session: Session, tmp_path: Path) -> None:
    without_measures(session)
    cuts = [part.start for part in split_proposals.proposed(session, BUSINESS)][1:]
    arranging.split(session, BUSINESS, cuts, into=SplitInto.TASKS)
    arranging.merge(session, [BUDGET, ACCOUNTS])
    before = [(each, outline.row(session, each).text) for each in below(session, PUBLIC)]
    comparison = newer(session, tmp_path, NOTICE.replace("开展培训", "组织培训"))
    assert all(
        row.kind is not RowKind.NEW or row.differences[0].by_hand for row in comparison.rows
    )
    rereading.accept(session, comparison, rereading.advised(comparison))
    assert [
        (each, outline.row(session, each).text) for each in below(session, PUBLIC)
    ] == before


def test_a_newer_notice_does_not_move_rows_back(session: Session, tmp_path: Path) -> None:
    arranging.shift(session, [ACCOUNTS], -1)
    comparison = newer(session, tmp_path, NOTICE.replace("开展培训", "组织培训"))
    rereading.accept(session, comparison, rereading.advised(comparison))
    assert below(session, PUBLIC) == [BUSINESS, ACCOUNTS, BUDGET]


# any edits at all

TABLES = ("plan", "node", "occurrence", "reminder", "extension", "put_off", "tally")
Act = Callable[[Session, Random], object]


def content(session: Session) -> list[object]:
    """Everything that stands, printed limits by the row they belong to included."""
    sql = "SELECT * FROM {} WHERE deleted = 0 ORDER BY id"
    printed = "SELECT id, node_id, measure_id FROM deadline ORDER BY id"
    return [*(session.ledger.rows(sql.format(each)) for each in TABLES),
            session.ledger.rows(printed)]  # fmt: skip


def some(session: Session, draw: Random) -> list[int]:
    sql = "SELECT id FROM node WHERE deleted = 0 ORDER BY seq"
    ids = [node_id for (node_id,) in session.ledger.rows(sql)] or [1]
    return sorted({draw.choice(ids) for _ in range(draw.randint(1, 3))})


def neighbours(session: Session, draw: Random) -> list[int]:
    one = some(session, draw)[0]
    row = outline.row(session, one)
    beside = below(session, row.parent_id or 0)
    return beside[beside.index(one) :][: draw.randint(2, 3)]


def cuts(draw: Random) -> list[int]:
    return [draw.randint(1, 9) for _ in range(draw.randint(1, 3))]


def close_point(session: Session, draw: Random) -> object:
    ids = [i for (i,) in session.ledger.rows("SELECT id FROM occurrence WHERE deleted = 0")]
    value = draw.choice(["open", "done"])
    return occurrences.set_field(
        session, draw.choice(ids or [0]), OccurrenceField.STATUS, value
    )


ACTS: list[Act] = [
    lambda s, d: arranging.add(s, some(s, d)[0], d.choice(list(Place)), "新的一条。"),
    lambda s, d: arranging.remove(s, some(s, d)),
    lambda s, d: arranging.move(s, some(s, d), d.choice([None, some(s, d)[0]]), None),
    lambda s, d: arranging.indent(s, some(s, d)),
    lambda s, d: arranging.outdent(s, some(s, d)),
    lambda s, d: arranging.shift(s, some(s, d), d.choice([-2, -1, 1, 2])),
    lambda s, d: arranging.split(s, some(s, d)[0], cuts(d), into=d.choice(list(SplitInto))),
    lambda s, d: arranging.merge(s, neighbours(s, d)),
    lambda s, d: arranging.set_text(s, some(s, d)[0], d.choice(["公布预算。", "甲。乙。"])),
    lambda s, d: arranging.set_label(s, some(s, d)[0], d.choice(["", "（九）", "7."])),
    lambda s, d: arranging.relabel(s, d.choice([None, some(s, d)[0]]), 1),
    lambda s, d: editing.set_field(
        s, some(s, d)[0], EditField.STATUS, d.choice(["open", "done"])
    ),
    lambda s, d: editing.set_field(
        s, some(s, d)[0], EditField.DEADLINE, d.choice(["", "2023-05-04", "每季度末前"])
    ),
    close_point,
]


@settings(max_examples=4, deadline=None)
@given(seed=st.integers(0, 10_000), plan=st.sampled_from([drafts.DRAFT, draft(2022)]))
def test_whatever_is_done_holds_together_and_is_undone(seed: int, plan: object) -> None:
    draw = Random(seed)
    with (
        tempfile.TemporaryDirectory() as folder,
        drafts.ledger(Path(folder) / "台账.db") as session,
    ):
        drafts.take_in(session, plan)  # type: ignore[arg-type]
        states = [content(session)]
        for _ in range(10):
            lines = session.ledger.value("SELECT count(*) FROM change")
            with suppress(GkdeskError):
                draw.choice(ACTS)(session, draw)
            assert checking.check(session) == []
            assert wrong_ends(session) == []
            if session.ledger.value("SELECT count(*) FROM change") > lines:
                states.append(content(session))
            else:
                assert content(session) == states[-1]
        for state in reversed(states[:-1]):
            editing.undo(session)
            assert content(session) == state
        for state in states[1:]:
            editing.redo(session)
            assert content(session) == state
