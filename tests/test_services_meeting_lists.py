"""Lists for meetings: what stands on each kind, by reading the plans and the small ledger.

The counts of the units of the plan of 台儿庄 are those of its responsibility clauses; its days
those its sentences print.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from gkdesk.domain.draft import Person
from gkdesk.domain.print_scheme import (
    ListColumn,
    ListColumnChoice,
    ListKind,
    Paper,
    PrintScheme,
)
from gkdesk.domain.queries import Query
from gkdesk.domain.supervision import Way
from gkdesk.domain.tasks import EditField, Light
from gkdesk.errors import NothingToPrint
from gkdesk.exports.printed_list import PrintedHeading, PrintedList, PrintedRow
from gkdesk.services import (
    contacts,
    directory,
    editing,
    importing,
    meeting_lists,
    outline,
    reminding,
    short_codes,
)
from gkdesk.services.session import Session, clock_of
from tests import drafts
from tests.drafts import BUDGET_ID, SUBSIDY_ID, WEBSITE_ID

PLANS = Path(__file__).parents[1] / "resources" / "plans"
TAIERZHUANG = PLANS / "2022年台儿庄区政务公开工作要点实施方案.txt"
READ = ("2020年海阳市", "2022年台儿庄区", "2023年济南市", "2023年福山区", "2025年环翠区")
AUTUMN = date(2022, 9, 28)


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Session]:
    """The plan drawn up by hand, on 3 April 2023: three days after the first limit."""
    with drafts.ledger(tmp_path / "台账.db") as session:
        drafts.take_in(session)
        yield session


@pytest.fixture(scope="module")
def district(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """The plan of 台儿庄 as published, on 28 September 2022; only read."""
    folder = tmp_path_factory.mktemp("district")
    with Session.open(folder / "台账.db", clock_of(AUTUMN)) as session:
        importing.take_in(session, importing.load(TAIERZHUANG))
        yield session


def listed(session: Session, kind: ListKind, unit: str = "", **more: object) -> PrintedList:
    scheme = PrintScheme(kind=kind, unit=unit, **more)  # type: ignore[arg-type]
    return meeting_lists.meeting_list(session, 1, scheme)


def headings(printed: PrintedList) -> list[str]:
    return [line.text for line in printed.lines if isinstance(line, PrintedHeading)]


def rows(printed: PrintedList) -> list[PrintedRow]:
    return [line for line in printed.lines if isinstance(line, PrintedRow)]


def column(printed: PrintedList, head: str) -> list[str]:
    at = [each.head for each in printed.columns].index(head)
    cells = [row.cells[at] for row in rows(printed)]
    return [cell.text or "、".join(cell.names) for cell in cells]


def heads(printed: PrintedList) -> list[str]:
    return [each.head for each in printed.columns]


def test_the_list_by_section_is_the_plan_with_its_numbers(small: Session) -> None:
    printed = listed(small, ListKind.SECTION, own_pages=True)
    assert printed.title == "2023年政务公开工作要点任务清单"
    assert printed.subtitle.split() == ["甲政办发〔2023〕1号", "截至2023年4月3日", "共3项"]
    assert headings(printed) == ["一、财政信息公开", "二、平台建设"]
    lines = [line for line in printed.lines if isinstance(line, PrintedHeading)]
    assert [line.new_page for line in lines] == [True, True]
    first = rows(printed)[0].cells[1]
    assert first.text == "（一）公布预算。3月底前公布预算。每年公布决算。"
    assert first.text[: first.strong] == "（一）公布预算"
    assert column(printed, "任务内容")[1:] == ["（二）公布补贴。", "（一）改版网站。"]
    assert column(printed, "序号") == ["1", "2", "3"]
    assert column(printed, "单位") == ["区财政局（牵头）、各镇街", "区民政局", ""]
    assert column(printed, "完成时限") == ["3月底前；每年\n（2023年3月31日）", "", ""]
    assert column(printed, "状态") == ["逾期\n超3天", "无时限", "无时限"]
    assert rows(printed)[0].cells[4].light is Light.OVERDUE
    codes = short_codes.codes(small, 1, [BUDGET_ID, SUBSIDY_ID, WEBSITE_ID])
    assert column(printed, "速录号") == [str(code) for code in codes.values()]
    opinion = rows(printed)[0].cells[heads(printed).index("会议意见")]
    assert opinion.open and not opinion.text


def test_the_list_by_leader_goes_by_the_names_the_document_prints(small: Session) -> None:
    printed = listed(small, ListKind.LEADER)
    assert headings(printed) == ["甲（1项）", "没有写明分管领导（2项）"]
    assert [row.task for row in rows(printed)] == [BUDGET_ID, SUBSIDY_ID, WEBSITE_ID]
    assert column(printed, "单位")[0] == "区财政局（牵头）、各镇街"


def test_a_leader_has_tasks_in_printed_order_and_one_role_is_not_told(tmp_path: Path) -> None:
    """Two tasks of one leader, all units responsible ones: nothing is to be told apart."""
    people = (Person("责任领导", "乙、丙"),)
    finance, platform = drafts.DRAFT.outline
    first = replace(finance, children=(replace(drafts.SUBSIDY, people=people),))
    second = replace(platform, people=people)
    with drafts.ledger(tmp_path / "台账.db") as session:
        drafts.take_in(session, replace(drafts.DRAFT, outline=(first, second), doubts=()))
        printed = listed(session, ListKind.LEADER)
        assert headings(printed) == ["乙（2项）", "丙（2项）"]
        assert column(printed, "任务内容")[:2] == ["（二）公布补贴。", "（一）改版网站。"]
        assert "分工" not in heads(listed(session, ListKind.UNIT))


def test_each_unit_has_its_tasks_its_part_and_whom_to_call(small: Session) -> None:
    contacts.set_contact(small, "区财政局", "王敏", "8123456")
    printed = listed(small, ListKind.UNIT, own_pages=True)
    assert headings(printed) == [
        "区财政局（牵头1项）　联系人：王敏 8123456",
        "各镇街（责任1项）",
        "区民政局（责任1项）",
        "没有写明责任单位（1项）",
    ]
    assert column(printed, "分工") == ["牵头", "责任", "责任", ""]
    assert column(printed, "序号") == ["1"] * 4
    assert printed.tasks == 3


def test_a_group_and_former_names_lead_to_the_units_they_mean(small: Session) -> None:
    group = directory.add(small, name="各镇街", collective=True)
    town = directory.add(small, name="张家镇")
    directory.set_members(small, group.id, [town.id])
    bureau = directory.add(small, name="区民政和社会局")
    directory.name_former(small, bureau.id, "区民政局")
    told = headings(listed(small, ListKind.UNIT))
    assert "张家镇（责任1项）" in told and "区民政和社会局（责任1项）" in told
    assert not any(words.startswith(("各镇街", "区民政局")) for words in told)
    for asked, task in (("张家镇", BUDGET_ID), ("区民政和社会局", SUBSIDY_ID)):
        alone = listed(small, ListKind.UNIT, asked)
        assert [row.task for row in rows(alone)] == [task]
        assert asked in alone.subtitle.split()
        narrowed = listed(small, ListKind.SECTION, asked)
        assert [row.task for row in rows(narrowed)] == [task]
        assert column(narrowed, "分工") == ["责任"]
    assert [row.task for row in rows(listed(small, ListKind.UNIT, "区民政局"))] == [SUBSIDY_ID]


def test_the_telephone_round_has_contacts_reminders_and_room(small: Session) -> None:
    contacts.set_contact(small, "区财政局", "王敏", "8123456")
    (late,) = rows(listed(small, ListKind.OVERDUE))
    assert late.task == BUDGET_ID
    reminding.remind(small, [(drafts.MARCH_MEASURE, "区财政局")], date(2023, 4, 3), Way.PHONE)
    printed = listed(small, ListKind.OVERDUE)
    assert printed.title == "2023年政务公开工作要点逾期任务清单"
    assert column(printed, "任务内容") == ["（一）公布预算。3月底前公布预算。"]
    assert column(printed, "完成时限") == ["2023年3月31日"]
    assert column(printed, "状态") == ["逾期\n超3天"]
    assert column(printed, "催办") == ["1次"]
    assert column(printed, "联系人") == ["王敏 8123456"]
    assert rows(printed)[0].cells[heads(printed).index("答复情况")].open


def test_a_period_holds_what_is_due_in_it_and_what_was_told_of(small: Session) -> None:
    editing.set_field(small, SUBSIDY_ID, EditField.PROGRESS, "已起草")
    present = listed(small, ListKind.PERIOD)
    assert headings(present) == ["本期有进展（1条）"]
    assert "2023年二季度（2023年4月1日至2023年6月30日）" in present.subtitle
    assert column(present, "进展情况") == ["已起草"]
    first = listed(small, ListKind.PERIOD, period="2023Q1")
    assert headings(first) == ["本期到期（1条）"]
    assert [row.task for row in rows(first)] == [BUDGET_ID]
    editing.set_field(small, drafts.MARCH_MEASURE, EditField.STATUS, "done")
    assert column(listed(small, ListKind.PERIOD, period="2023Q1"), "状态") == ["已办结\n4月3日"]
    with pytest.raises(NothingToPrint):
        listed(small, ListKind.OVERDUE)
    with pytest.raises(NothingToPrint):
        listed(small, ListKind.SECTION, "没有的局")


def test_columns_are_those_a_person_chose(small: Session) -> None:
    chosen = (
        ListColumnChoice(ListColumn.SECTION),
        ListColumnChoice(ListColumn.TASK, "事项", 3),
        ListColumnChoice(ListColumn.BLANK, "签字"),
        ListColumnChoice(ListColumn.BLANK),
        ListColumnChoice(ListColumn.LEADER),
        ListColumnChoice(ListColumn.ROLE),
    )
    paper = Paper("A3", False, 16.0)
    printed = listed(small, ListKind.SECTION, columns=chosen, paper=paper, title="周例会清单")
    assert heads(printed) == ["重点工作", "事项", "签字", "", "分管领导"]
    assert (printed.title, printed.paper, printed.columns[1].share) == ("周例会清单", paper, 3)
    assert column(printed, "重点工作") == ["一、财政信息公开"] * 2 + ["二、平台建设"]
    assert column(printed, "分管领导") == ["甲", "", ""]


@pytest.mark.parametrize("begin", READ)
def test_every_task_of_a_real_plan_stands_once(begin: str, tmp_path: Path) -> None:
    (path,) = PLANS.glob(f"{begin}*.txt")
    with Session.open(tmp_path / "台账.db", clock_of(AUTUMN)) as session:
        importing.take_in(session, importing.load(path))
        tasks = [row.id for row in outline.tasks(session, Query(plan_id=1))]
        printed = listed(session, ListKind.SECTION)
        assert [row.task for row in rows(printed)] == tasks
        assert printed.tasks == len(tasks)
        deadlines = listed(session, ListKind.DEADLINE)
        assert {row.task for row in rows(deadlines)} == set(tasks)
        assert deadlines.tasks == len(tasks)
        for each in (printed, deadlines):
            assert {len(row.cells) for row in rows(each)} == {len(each.columns)}


def test_the_units_of_a_real_plan_have_what_its_clauses_give_them(district: Session) -> None:
    told = headings(listed(district, ListKind.UNIT))
    assert {
        "区税务局（责任1项）",
        "区财政局（责任4项）",
        "区住房城乡建设局（6项：牵头1项、责任5项）",
        "区审批服务局（3项：牵头1项、责任2项）",
        "区市场监管局（牵头1项）",
        "区政府办公室（12项：牵头3项、责任9项）",
    } <= set(told)
    alone = listed(district, ListKind.UNIT, "区审批服务局")
    assert column(alone, "分工") == ["责任", "牵头", "责任"]
    offered = meeting_lists.offered(district, 1)
    assert "区图书馆" in offered.units
    assert [each.key for each in offered.periods][:2] == ["", "2022Q2"]


def test_the_days_of_a_real_plan_stand_in_their_months(district: Session) -> None:
    printed = listed(district, ListKind.DEADLINE)
    assert headings(printed)[:3] == ["已逾期（3条）", "2022年9月（1条）", "2022年12月（4条）"]
    assert column(printed, "完成时限")[:8] == [
        "2022年6月30日",
        "2022年6月30日",
        "2022年7月18日\n（本文件印发后30日内）",
        "2022年9月30日",
        "2022年12月31日",
        "2022年12月31日",
        "2022年12月31日\n（每年至少1次，2022年）",
        "2022年12月31日\n（年内不少于1次）",
    ]
    assert column(printed, "序号")[:8] == list("12345678")
    assert "只列未办结的" in printed.subtitle.split()
    shows = (ListColumnChoice(ListColumn.SECTION),)
    first = listed(district, ListKind.SECTION, columns=shows).lines[2]
    assert isinstance(first, PrintedRow)
    assert first.cells[0].text == "一、深化重点领域信息公开"
    overdue = listed(district, ListKind.OVERDUE)
    assert column(overdue, "状态") == ["逾期\n超90天", "逾期\n超90天", "逾期\n超72天"]
    period = listed(district, ListKind.PERIOD)
    assert headings(period) == ["本期到期（2条）"]
    with pytest.raises(NothingToPrint):
        listed(district, ListKind.LEADER)


def test_lines_are_read_as_they_are_asked_for(district: Session) -> None:
    asked: list[str] = []
    printed = listed(district, ListKind.UNIT)
    district.ledger._connection.set_trace_callback(asked.append)
    count = len(printed.lines)
    assert not asked
    last = printed.lines[count - 1]
    assert asked and printed.lines[-1] == last
    district.ledger._connection.set_trace_callback(None)
    assert printed.lines[:2] == [printed.lines[0], printed.lines[1]]
    with pytest.raises(IndexError):
        printed.lines[count]
