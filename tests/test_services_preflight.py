"""The check before handing out: each rule by a plan that breaks it and one that keeps it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from gkdesk.domain.changes import ChangeKind
from gkdesk.domain.findings import Check, RepairWay
from gkdesk.domain.tasks import EditField
from gkdesk.errors import NoReasonToSetAside
from gkdesk.services import directory, editing, importing, outline, preflight
from gkdesk.services.preflight_words import has_object, has_verb
from gkdesk.services.session import Session, clock_of
from tests.checked_plans import judged, taken_in
from tests.ledger_content import content

Annotated = tuple[Session, int, dict[str, Any]]
HEAD = "东湖区人民政府办公室\n2022年6月20日\n2022年东湖区政务公开工作要点\n"
GOOD = (
    "一、重点领域\n"
    "（一）公开财政预算，9月30日前完成。（牵头单位：区财政局；责任单位：各镇街）\n"
    "（二）公布救助名单，每季度更新一次。（牵头单位：区民政局；责任单位：各镇街）\n"
    "二、平台建设\n"
    "（三）改版政府网站，11月底前完成。（牵头单位：区政府办公室）\n"
)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with Session.open(tmp_path / "台账.db", clock_of(date(2022, 7, 1)), daily=False) as session:
        yield session


def take(session: Session, body: str = GOOD) -> int:
    return importing.take_in(session, importing.load_clipboard("", HEAD + body)).plan.id


def row(session: Session, begins: str) -> int:
    sql = "SELECT id FROM node WHERE text LIKE ? AND kind <> 'section' ORDER BY seq"
    number: int = session.ledger.value(sql, (f"{begins}%",))
    return number


def found(session: Session, plan: int = 1) -> list[tuple[Check, str]]:
    return [(each.check, each.about) for each in preflight.findings(session, plan)]


def edit(session: Session, begins: str, field: EditField, value: str) -> int:
    number = row(session, begins)
    editing.set_field(session, number, field, value)
    return number


def write(session: Session, column: str, value: str, node_id: int) -> None:
    with session.ledger.transaction():
        session.ledger.execute(f"UPDATE node SET {column} = ? WHERE id = ?", (value, node_id))


def mended(session: Session, check: Check, way: RepairWay) -> str:
    """Repair the only finding of a kind in one way; the effect that was promised."""
    (finding,) = [each for each in preflight.findings(session, 1) if each.check is check]
    (how,) = [each for each in preflight.repairs(session, 1, finding) if each.way is way]
    assert preflight.repair(session, finding, how) == 1
    assert finding.key not in {each.key for each in preflight.findings(session, 1)}
    assert editing.history(session)[0].what is ChangeKind.REPAIR
    return how.effect


def test_a_plan_in_order_has_no_findings(session: Session) -> None:
    take(session)
    assert found(session) == []
    assert preflight.brief(session, 1) == "没有发现问题"


def test_a_task_without_units_gets_those_of_the_one_before(session: Session) -> None:
    take(session)
    node = edit(session, "公布救助", EditField.LEAD, "")
    editing.set_field(session, node, EditField.RESPONSIBLE, "")
    assert (Check.NO_UNIT, "") in found(session)
    assert (
        mended(session, Check.NO_UNIT, RepairWay.PREVIOUS_UNITS)
        == "牵头：区财政局；责任：各镇街"
    )
    assert [unit.name for unit in outline.row(session, node).units] == ["区财政局", "各镇街"]


def test_supporting_units_alone_answer_for_nothing(session: Session) -> None:
    take(session)
    edit(session, "改版", EditField.LEAD, "")
    edit(session, "改版", EditField.SUPPORTING, "区财政局")
    assert found(session) == [(Check.NO_UNIT, "")]


def test_a_lead_is_missed_where_units_share_a_task_and_the_plan_names_leads(
    session: Session,
) -> None:
    take(session)
    edit(session, "改版", EditField.LEAD, "")
    edit(session, "改版", EditField.RESPONSIBLE, "区融媒体中心")
    assert found(session) == []
    node = edit(session, "改版", EditField.RESPONSIBLE, "各镇街、区融媒体中心")
    assert found(session) == [(Check.NO_LEAD, "")]
    mended(session, Check.NO_LEAD, RepairWay.FIRST_LEADS)
    stored = outline.row(session, node)
    assert [(each.role.value, each.name) for each in stored.units] == [
        ("lead", "区融媒体中心"),
        ("responsible", "各镇街"),
    ]


def test_no_lead_is_missed_in_a_plan_without_leads(session: Session) -> None:
    take(session, "一、重点\n（一）公开预算，9月30日前完成。（责任单位：区财政局、区审计局）\n")
    assert found(session) == []


def test_words_are_a_limit_and_their_lack_is_found(session: Session) -> None:
    take(session, GOOD.replace("，11月底前完成", "，长期坚持"))
    assert found(session) == []
    session.ledger.execute("UPDATE node SET words = '' WHERE id = ?", (row(session, "改版"),))
    session.ledger.execute("UPDATE node SET staged = 0 WHERE id = ?", (row(session, "改版"),))
    assert found(session) == [(Check.NO_LIMIT, "")]


def test_a_task_without_limit_gets_the_end_of_the_year(session: Session) -> None:
    take(session, GOOD.replace("，11月底前完成", ""))
    assert mended(session, Check.NO_LIMIT, RepairWay.YEAR_END) == "2022年底前"
    assert outline.row(session, row(session, "改版")).due == date(2022, 12, 31)


def test_a_day_before_the_signature_is_found_once(session: Session) -> None:
    take(session)
    node = edit(session, "改版", EditField.DEADLINE, "2022-06-17")
    assert found(session) == [(Check.LIMIT_BEFORE_SIGNING, "2022-06-17")]
    editing.set_field(session, node, EditField.DEADLINE, "2022-06-20")
    assert found(session) == []


def test_a_rest_day_says_its_holiday_and_the_next_working_day(session: Session) -> None:
    """2022: National Day from 1 to 7 October, worked on 8 and 9 October."""
    take(session)
    node = edit(session, "改版", EditField.DEADLINE, "2022-10-03")
    (told,) = preflight.told(session, 1)
    assert told.sentence == (
        "时限2022年10月3日（周一）遇国庆放假，下一个工作日是2022年10月8日（周六）。"
    )
    mended(session, Check.LIMIT_ON_REST_DAY, RepairWay.NEXT_WORKING_DAY)
    assert outline.row(session, node).due == date(2022, 10, 8)


def test_the_day_of_the_yearly_report_may_be_a_rest_day(session: Session) -> None:
    """31 January 2026 is a Saturday."""
    take(session, GOOD.replace("改版政府网站", "公布上年度政府信息公开工作年度报告"))
    edit(session, "公布上年度", EditField.DEADLINE, "2026-01-31")
    assert found(session) == []


def test_a_measure_later_than_its_task(session: Session) -> None:
    body = GOOD.replace("改版政府网站，11月底前完成", "改版网站。公布新版首页。迁移旧栏目")
    take(session, body)
    edit(session, "改版网站。", EditField.DEADLINE, "2022-11-30")
    node = edit(session, "公布新版", EditField.DEADLINE, "2022-12-01")
    assert found(session) == [(Check.LIMIT_AFTER_TASK, "2022-12-01>2022-11-30")]
    mended(session, Check.LIMIT_AFTER_TASK, RepairWay.TASK_DAY)
    assert outline.row(session, node).due == date(2022, 11, 30)


def test_an_item_twice_is_merged_with_the_units_of_both(session: Session) -> None:
    body = GOOD.replace("改版政府网站，11月底前完成", "公开财政预算，9月30日前完成")
    take(session, body.replace("二、平台建设\n", ""))
    (finding,) = preflight.findings(session, 1)
    assert finding.check is Check.SAME_ITEM
    (how,) = preflight.repairs(session, 1, finding)
    assert preflight.repair(session, finding, how) == 1
    assert found(session) == []
    kept = outline.row(session, finding.others[0])
    assert [each.name for each in kept.units] == ["区财政局", "区政府办公室", "各镇街"]


def test_other_figures_make_other_items(session: Session) -> None:
    one = "公布2021年度全区财政预算执行和决算情况，9月30日前完成"
    other = one.replace("2021", "2022")
    body = GOOD.replace("公开财政预算，9月30日前完成", one)
    take(session, body.replace("改版政府网站，11月底前完成", other))
    assert found(session) == []


def test_a_unit_in_two_roles_stays_where_it_stands_first(session: Session) -> None:
    take(session)
    node = edit(session, "公开财政", EditField.RESPONSIBLE, "各镇街、区财政局")
    assert found(session) == [(Check.UNIT_TWICE, "区财政局")]
    mended(session, Check.UNIT_TWICE, RepairWay.DROP_DOUBLE)
    assert [each.name for each in outline.row(session, node).units] == ["区财政局", "各镇街"]


@pytest.mark.parametrize(
    ("printed", "about", "sentence"),
    [
        ("（四）", "（二）→（四）", "编号从“（二）”跳到“（四）”。"),
        ("（二）", "（二）→（二）", "编号“（二）”重复。"),
        ("（一）", None, ""),
    ],
)
def test_numbers_go_on_over_sections_or_begin_again(
    session: Session, printed: str, about: str | None, sentence: str
) -> None:
    take(session, GOOD.replace("（三）", printed))
    if about is None:
        assert found(session) == []
        return
    told = preflight.told(session, 1)[0]  # the reader doubts it too
    assert (told.finding.check, told.finding.about) == (Check.NUMBERING_GAP, about)
    assert told.sentence == sentence
    mended(session, Check.NUMBERING_GAP, RepairWay.RENUMBER)
    assert outline.row(session, row(session, "改版")).label == "（三）"
    assert outline.row(session, row(session, "改版")).path == "二/三"


def test_other_words_than_the_source_are_taken_back(session: Session) -> None:
    take(session)
    node = row(session, "改版")
    printed = outline.row(session, node).text
    write(session, "text", "改版网站和新媒体，11月底前完成。", node)
    assert found(session) == [(Check.OTHER_TEXT, "改版网站和新媒体，11月底前完成。")]
    mended(session, Check.OTHER_TEXT, RepairWay.PRINTED_TEXT)
    assert outline.row(session, node).text == printed


@pytest.mark.parametrize(
    "text",
    [
        "公开财政预算",
        "2025年3月底前公布目录。",
        "把明白纸送到村民手中。",
        "各部门要及时更新信息",
    ],
)
def test_these_say_what_is_done(text: str) -> None:
    assert has_verb(text)


@pytest.mark.parametrize(
    "text", ["政府信息公开目录", "各区县每年至少5次。", "信息发布工作情况。"]
)
def test_these_only_name_something(text: str) -> None:
    assert not has_verb(text)


@pytest.mark.parametrize("text", ["及时公开。", "各部门要认真抓好落实", "进一步加强。"])
def test_these_say_no_object(text: str) -> None:
    assert has_verb(text)
    assert not has_object(text)


@pytest.mark.parametrize("text", ["印发编制说明。", "培训值班人员。", "及时公开补贴名单。"])
def test_these_name_an_object(text: str) -> None:
    assert has_object(text)


def test_unknown_names_are_asked_for_only_with_a_directory(session: Session) -> None:
    take(session)
    assert found(session) == []
    for name in ("区财政局", "区民政局", "区人民政府办公室"):
        directory.add(session, name=name)
    directory.name_alias(session, 3, "区政府办公室")
    directory.add(session, name="各镇街", collective=True)
    assert found(session) == []
    edit(session, "改版", EditField.LEAD, "区大数据局")
    assert found(session) == [(Check.UNKNOWN_UNIT, "区大数据局")]
    before = len(directory.units(session))
    mended(session, Check.UNKNOWN_UNIT, RepairWay.NEW_UNIT)
    assert len(directory.units(session)) == before + 1


def test_a_finding_set_aside_comes_again_with_another_day(session: Session) -> None:
    take(session)
    node = edit(session, "改版", EditField.DEADLINE, "2022-10-03")
    before = content(session)
    with pytest.raises(NoReasonToSetAside):
        preflight.set_aside(session, 1, preflight.findings(session, 1), " ")
    preflight.set_aside(session, 1, preflight.findings(session, 1), "按上级文件")
    assert found(session) == []
    (kept,) = preflight.findings(session, 1, aside=True)
    assert kept.reason == "按上级文件"
    assert editing.history(session, node)[0].after == "时限在休息日：按上级文件"
    editing.set_field(session, node, EditField.DEADLINE, "2022-10-04")
    assert found(session) == [(Check.LIMIT_ON_REST_DAY, "2022-10-04")]
    editing.undo(session)
    (aside,) = preflight.asides(session, 1)
    preflight.take_up_again(session, [aside.id])
    assert found(session) == [(Check.LIMIT_ON_REST_DAY, "2022-10-03")]
    editing.undo(session)
    editing.undo(session)
    assert content(session) == before


def test_all_of_a_kind_are_repaired_as_one_change(session: Session) -> None:
    take(session, GOOD.replace("，11月底前完成", "").replace("，9月30日前完成", ""))
    before = content(session)
    found_ = preflight.findings(session, 1)
    assert preflight.repair_all(session, 1, found_, RepairWay.YEAR_END) == 2
    assert found(session) == [(Check.LIMIT_ON_REST_DAY, "2022-12-31")] * 2
    editing.undo(session)
    assert content(session) == before


def test_what_was_written_at_either_of_two_same_items_stays(session: Session) -> None:
    same = "（四）改版政府网站，11月底前完成。（牵头单位：区政府办公室）\n"
    take(session, GOOD + same)
    first = edit(session, "改版", EditField.PROGRESS, "已招标")
    (finding,) = [e for e in preflight.findings(session, 1) if e.check is Check.SAME_ITEM]
    double = finding.node_id or 0
    editing.set_field(session, double, EditField.PROGRESS, "已上线")
    editing.set_field(session, double, EditField.NOTE, "待验收")
    (merge,) = preflight.repairs(session, 1, finding)
    assert (merge.way, merge.value) == (RepairWay.MERGE, str(first))
    assert preflight.repair(session, finding, merge) == 1
    kept = outline.row(session, first)
    assert (kept.progress, kept.note) == ("已招标\n已上线", "待验收")
    assert found(session) == []


def test_a_name_of_many_rows_becomes_one_unit(session: Session) -> None:
    take(session)
    directory.add(session, name="区统计局")
    before = content(session)
    found_ = preflight.findings(session, 1)
    preflight.repair_all(session, 1, found_, RepairWay.NEW_UNIT)
    names = ["区统计局", "区财政局", "区民政局", "区政府办公室"]
    single = [each.name for each in directory.units(session) if not each.collective]
    assert sorted(single) == sorted(names)
    assert session.ledger.value("SELECT count(*) FROM unit") == len(directory.units(session))
    editing.undo(session)
    assert content(session) == before


@pytest.fixture(scope="module")
def annotated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Annotated]]:
    with taken_in(tmp_path_factory.mktemp("体检")) as plans:
        yield plans


def test_every_repair_mends_and_undoes(annotated: list[Annotated]) -> None:
    """Over the annotated plans: no repair raises, each finding is gone, the undo restores."""
    ways = set()
    for session, plan, entry in annotated:
        before = content(session)
        for finding in preflight.findings(session, plan):
            for how in preflight.repairs(session, plan, finding):
                if (finding.check, how.way) in ways:
                    continue
                ways.add((finding.check, how.way))
                assert preflight.repair(session, finding, how) == 1
                left = {each.key for each in preflight.findings(session, plan)}
                assert finding.key not in left, (entry["plan"], finding, how)
                editing.undo(session)
                assert content(session) == before
    assert len(ways) >= 15


def test_what_an_annotator_found_is_found_and_nothing_else(annotated: list[Annotated]) -> None:
    missed, wrong, right = [], [], 0
    for session, plan, entry in annotated:
        done = judged(session, plan, entry)
        missed += done.missed
        wrong += done.wrong
        right += done.right
    # The reader gives a unit that a clause prints twice to its row once.
    assert [each["check"] for each in missed] == ["unit_twice"]
    assert wrong == []
    assert right >= 40
