"""回头看: which tasks of two plans are one work, what of them differs, and what is settled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gkdesk.domain.changes import ChangeKind
from gkdesk.domain.look_back import (
    Differs,
    LookBack,
    LookBackRow,
    LookBackTask,
    SettledPair,
    Sort,
    Verdict,
)
from gkdesk.domain.tasks import EditField
from gkdesk.errors import SamePlan
from gkdesk.exports.look_back_list import look_back_list
from gkdesk.exports.look_back_sheet import look_back_sheet
from gkdesk.exports.printed_list import PrintedRow
from gkdesk.exports.workbook import workbook_bytes
from gkdesk.services import (
    arranging,
    directory,
    editing,
    history_pages,
    importing,
    look_back,
    look_back_carrying,
    look_back_settling,
    outline,
    row_merging,
)
from gkdesk.services.item_likeness import Said, likest
from gkdesk.services.look_back import Both, Side
from gkdesk.services.look_back_pairs import LEAST, alike, pairs_of
from gkdesk.services.session import Session, clock_of
from tests.ledger_content import content

TODAY = date(2023, 7, 3)


def notice(year: int, lines: Sequence[str]) -> str:
    head = (
        f"东山市东湖区人民政府办公室\n关于印发《{year}年东湖区政务公开工作要点》的通知\n各单位：\n"
        f"现印发给你们，请抓好落实。\n东山市东湖区人民政府办公室\n{year}年5月10日\n"
        f"{year}年东湖区政务公开工作要点\n一、重点领域\n"
    )
    return head + "\n".join(lines) + "\n"


FORMER = notice(2022, (
    "（一）公开义务教育招生范围和报名条件，2022年7月底前完成。（责任单位：区教育局）",
    "（二）每季度公布困难群众救助标准。（责任单位：区民政局）",
    "（三）完成政府网站改版，优化检索功能。（责任单位：区大数据中心）",
    "（四）及时发布疫情防控信息，回应社会关切。（责任单位：区卫生健康局）",
    "（五）开展政务公开业务培训，举办政府开放日活动。",
))  # fmt: skip
OWN = notice(2023, (
    "（一）每季度公布困难群众救助标准。（责任单位：区民政局、区财政局）",
    "（二）公开义务教育招生范围和报名条件，2023年7月底前完成。（责任单位：区教育局）",
    "（三）建成政策问答平台，运用人工智能解答惠企政策。",
    "（四）完成政府网站改版，优化检索功能和无障碍浏览。",
))  # fmt: skip


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with Session.open(tmp_path / "台账.db", clock_of(TODAY), daily=False) as session:
        for text in (FORMER, OWN):
            importing.take_in(session, importing.load_clipboard("", text))
        yield session


PLANS = (2, 1)
"""This plan and the other, as they are numbered in a new ledger."""


def looked(session: Session) -> LookBack:
    return look_back.look_back_on(session, *PLANS)


def places(found: LookBack) -> list[tuple[str, str, Sort]]:
    """Each row by the numbers of its tasks."""
    return [
        (
            "+".join(each.place for each in row.formers),
            "+".join(each.place for each in row.tasks),
            row.sort,
        )
        for row in found.rows
    ]


def row_of(found: LookBack, place: str, *, former: bool = False) -> LookBackRow:
    """The row in which a task stands, by its number."""
    return next(
        row
        for row in found.rows
        if place in [each.place for each in (row.formers if former else row.tasks)]
    )


def test_each_task_stands_in_the_row_a_person_would_put_it_in(session: Session) -> None:
    found = looked(session)
    assert places(found) == [
        ("一（二）", "一（一）", Sort.CHANGED),
        ("一（一）", "一（二）", Sort.SAME),
        ("", "一（三）", Sort.NEW),
        ("一（三）", "一（四）", Sort.CHANGED),
        ("一（四）", "", Sort.DROPPED),
        ("一（五）", "", Sort.DROPPED),
    ]
    aid, school, _platform, site, *_ = found.rows
    assert aid.differs == {Differs.UNITS}
    assert school.differs == frozenset()  # the year went on with the plan
    assert site.differs == {Differs.WORDS, Differs.UNITS}
    assert [row.settled for row in found.rows] == [False] * 6
    assert all(row.unfinished for row in found.rows if row.formers)


def test_a_unit_that_was_renamed_is_the_same_unit(session: Session) -> None:
    """机构改革: 区民政局 is called 区民政和社会事务局 from this year on."""
    aid = row_of(looked(session), "一（一）")
    editing.set_field(session, aid.tasks[0].id, EditField.RESPONSIBLE, "区民政和社会事务局")
    assert row_of(looked(session), "一（一）").sort is Sort.CHANGED
    unit = directory.add(session, name="区民政和社会事务局")
    directory.name_former(session, unit.id, "区民政局")
    assert row_of(looked(session), "一（一）").sort is Sort.SAME


def test_a_plan_is_not_compared_with_itself(session: Session) -> None:
    with pytest.raises(SamePlan):
        look_back.look_back_on(session, 1, 1)


def test_what_is_confirmed_is_kept_and_undone(session: Session) -> None:
    before, found = content(session), looked(session)
    aid, new = row_of(found, "一（一）"), row_of(found, "一（三）")
    assert (
        look_back_settling.confirm(session, PLANS, [*aid.pairs, (new.tasks[0].id, None)]) == 2
    )
    assert look_back_settling.confirm(session, PLANS, aid.pairs) == 0
    found = looked(session)
    told = [row.tasks[0].place for row in found.rows if row.settled]
    assert told == ["一（一）", "一（三）"]
    assert look_back.last_former(session, 2) == 1
    pair, alone = editing.history(session)[:2]
    assert pair.what is ChangeKind.LOOK_BACK
    said = "“（一）每季度公布困难群众救助标准。”和《2022年东湖区政务公开工作要点》的"
    assert pair.after == f"{said}“（二）每季度公布困难群众救助标准。”是同一项工作"
    assert str(alone.after).endswith("是新增，《2022年东湖区政务公开工作要点》里没有")
    assert pair in editing.history(session, node_id=aid.tasks[0].id)
    assert "回头看" in history_pages.undo_words(session)
    editing.undo(session)
    assert content(session) == before


def test_what_was_parted_is_not_proposed_again(session: Session) -> None:
    aid = row_of(looked(session), "一（一）")
    look_back_settling.confirm(session, PLANS, aid.pairs)
    assert look_back_settling.part(session, PLANS, aid.pairs) == 1
    found = looked(session)
    assert row_of(found, "一（一）").sort is Sort.NEW
    assert row_of(found, "一（二）", former=True).sort is Sort.DROPPED
    assert look_back_settling.withdraw(session, PLANS, [aid.tasks[0].id]) == 1
    assert row_of(looked(session), "一（一）").pairs == aid.pairs


def test_one_that_became_several_is_told_as_such(session: Session) -> None:
    found = looked(session)
    training = row_of(found, "一（五）", former=True).formers[0]
    own = [row_of(found, place).tasks[0].id for place in ("一（三）", "一（四）")]
    assert look_back_settling.choose_tasks(session, PLANS, training.id, own) == 2
    found = looked(session)
    row = row_of(found, "一（三）")
    assert [each.place for each in row.tasks] == ["一（三）", "一（四）"]
    assert [each.place for each in row.formers] == ["一（五）"]
    assert row.settled and Differs.PARTS in row.differs
    assert row_of(found, "一（三）", former=True).sort is Sort.DROPPED
    look_back_settling.choose_formers(session, PLANS, own[0], [])
    assert row_of(looked(session), "一（三）").sort is Sort.NEW
    assert [each.id for each in row_of(looked(session), "一（四）").formers] == [training.id]


def test_a_partner_takes_the_place_of_having_none(session: Session) -> None:
    found = looked(session)
    new, gone = row_of(found, "一（三）").tasks[0], row_of(found, "一（四）", former=True)
    former = gone.formers[0].id
    look_back_settling.confirm(session, PLANS, [(new.id, None), (None, former)])
    look_back_settling.choose_formers(session, PLANS, new.id, [former])
    assert row_of(looked(session), "一（三）").pairs == ((new.id, former),)
    (kept,) = look_back.read(session, *PLANS).settled
    assert (kept.node_id, kept.former_id) == (new.id, former)
    look_back_settling.confirm(session, PLANS, [(None, former)])
    assert [row.pairs for row in looked(session).rows if row.settled] == [()]


def test_a_pair_lasts_when_its_row_is_merged_into_another(session: Session) -> None:
    found = looked(session)
    school = row_of(found, "一（二）")
    look_back_settling.confirm(session, PLANS, school.pairs)
    first = row_of(found, "一（一）").tasks[0].id
    row_merging.merge(session, [first, school.tasks[0].id])
    (kept,) = [row for row in looked(session).rows if row.settled]
    assert kept.pairs == ((first, school.formers[0].id),)
    editing.undo(session)
    arranging.remove(session, [school.formers[0].id])
    assert row_of(looked(session), "一（二）").sort is Sort.NEW


def test_unfinished_work_is_carried_over_once(session: Session) -> None:
    found = looked(session)
    aid, site = (row_of(found, place) for place in ("一（一）", "一（四）"))
    former = site.formers[0].id
    editing.set_field(session, former, EditField.PROGRESS, "已完成招标")
    editing.set_field(session, former, EditField.DEADLINE, "2022年11月底前")
    editing.set_field(session, aid.formers[0].id, EditField.STATUS, "done")
    before, found = content(session), looked(session)
    assert look_back_carrying.carry_over(session, found, found.rows) == 2  # aid is closed
    row = outline.row(session, site.tasks[0].id)
    assert [unit.name for unit in row.units] == ["区大数据中心"]
    assert row.due == date(2023, 11, 30)
    assert row.note == "2022年结转（一（三））：已完成招标"
    assert outline.row(session, aid.tasks[0].id).note == ""
    assert editing.history(session)[0].what is ChangeKind.LOOK_BACK
    found = looked(session)
    assert look_back_carrying.carry_over(session, found, found.rows) == 0
    editing.undo(session)
    assert content(session) == before


def test_of_several_only_what_is_open_is_carried_over(session: Session) -> None:
    found = looked(session)
    new = row_of(found, "一（三）").tasks[0].id
    ids = [row_of(found, at, former=True).formers[0].id for at in ("一（四）", "一（五）")]
    look_back_settling.choose_formers(session, PLANS, new, ids)
    editing.set_field(session, ids[0], EditField.STATUS, "done")
    row = row_of(looked(session), "一（三）")
    look_back_carrying.carry_over(session, looked(session), [row])
    assert outline.row(session, new).note == "2022年结转（一（五））：没有登记进展"


TASKS = [
    LookBackTask(number, str(number), "", "", words)
    for number, words in enumerate(
        ("公布救助标准", "公布救助标准和资金", "改版网站", "改版政府网站", "公布招生范围",
         "公布救助资金", "完成网站改版", "招生范围", "举办开放日", "培训"), 1
    )
]  # fmt: skip
OURS, THEIRS = tuple(TASKS[:5]), tuple(TASKS[5:])


@settings(max_examples=30)
@given(order=st.permutations(TASKS), cut=st.integers(1, len(TASKS) - 1))
def test_exchanging_the_plans_exchanges_the_pairs(order: list[LookBackTask], cut: int) -> None:
    ones, others = order[:cut], order[cut:]
    there = pairs_of(ones, others, alike(ones, others))
    back = pairs_of(others, ones, alike(others, ones))
    assert {(each.node_id, each.former_id) for each in there} == {
        (each.former_id, each.node_id) for each in back
    }
    mine, theirs = ([Said("", each.text) for each in some] for some in (ones, others))
    best = {(ones[p.one].id, others[p.other].id): p.score for p in likest(mine, theirs, LEAST)}
    found = {(each.node_id, each.former_id): each.likeness for each in alike(ones, others)}
    assert {ids: found.get(ids) for ids in best} == pytest.approx(best)


@settings(max_examples=30)
@given(
    settled=st.lists(
        st.tuples(
            st.sampled_from([None, *(each.id for each in OURS)]),
            st.sampled_from([None, *(each.id for each in THEIRS)]),
            st.sampled_from(Verdict),
        ).filter(lambda each: each[:2] != (None, None)),
        max_size=8,
    )
)
def test_nothing_is_lost_and_nothing_stands_twice(
    settled: list[tuple[int | None, int | None, Verdict]],
) -> None:
    """Whatever was settled, even at odds with itself."""
    told = tuple(SettledPair(at, *each) for at, each in enumerate(settled))
    both = Both(Side(2, "乙", 2023, OURS), Side(1, "甲", 2022, THEIRS), told)
    rows = look_back.compare(both, look_back.likenesses(both)).rows
    stood = Counter(each.id for row in rows for each in (*row.formers, *row.tasks))
    assert stood == Counter(each.id for each in TASKS)
    for row in rows:
        assert (row.sort is Sort.NEW) == (not row.formers)
        assert (row.sort is Sort.DROPPED) == (not row.tasks)
        assert {i for pair in row.pairs for i in pair} <= {
            each.id for each in (*row.formers, *row.tasks)
        }


def test_paper_and_workbook_say_every_task_once(session: Session) -> None:
    found = looked(session)
    listed = look_back_list(found, found.rows, TODAY)
    assert listed.title == (
        "《2022年东湖区政务公开工作要点》与《2023年东湖区政务公开工作要点》对照表"
    )
    assert listed.subtitle == (
        "截至2023年7月3日　共6项：相同1，有变化2，新增1，取消2，其中未办结5"
    )
    rows = [line for line in listed.lines if isinstance(line, PrintedRow)]
    assert len(rows) == listed.tasks == 6
    said = [cell.text for cell in rows[0].cells]
    assert said[0] == "1"
    assert said[1].endswith("每季度公布困难群众救助标准。")
    assert said[4] == "责任单位：区民政局、区财政局；时限：每季度"
    assert said[5:] == ["有变化\n未办结结转", "单位"]
    sheet = look_back_sheet(found, found.rows[:1], TODAY, "只列有变化")
    book = openpyxl.load_workbook(BytesIO(workbook_bytes([sheet])))
    values = [[str(cell.value or "") for cell in row] for row in book.worksheets[0].rows]
    assert values[3] == said
    assert "只列有变化" in values[1][0]


def test_a_cell_taller_than_a_row_may_be_goes_on_in_the_next(session: Session) -> None:
    """5,000 characters in a column of about twenty a line."""
    found = looked(session)
    long = LookBackTask(9, "一", "", "", "公开" * 2500)
    row = LookBackRow((), (long,), Sort.NEW)
    sheet = look_back_sheet(found, [row], TODAY)
    body = sheet.lines[sheet.head + 1 :]
    assert len(body) > 1
    assert max(line.height for line in body) <= 409
    assert "".join(line.cells[3].text for line in body) == f"一　{long.text}"
