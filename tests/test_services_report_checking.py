"""Reports written from a ledger, and edited copies of them held against it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gkdesk.domain.report import Report, ReportLine, ReportOptions
from gkdesk.domain.report_figures import figures
from gkdesk.domain.report_periods import period_of
from gkdesk.domain.report_recheck import Found, Recheck
from gkdesk.domain.tasks import EditField
from gkdesk.errors import ReportUnreadable, UnknownReport
from gkdesk.services import editing, report_checking, report_writing
from gkdesk.services.report_checking import held_against
from gkdesk.services.session import Session
from gkdesk.store import history
from tests import drafts


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with drafts.ledger(tmp_path / "台账.db") as session:
        drafts.take_in(session)
        yield session


def _written(session: Session, key: str = "2023") -> Report:
    period = period_of(key)
    assert period is not None
    return report_writing.draw_up(session, 1, period)


def _lines(report: Report) -> dict[str, str]:
    return {line.key: line.text for line in report.lines}


def _told(found: Recheck) -> list[tuple[Found, str, str, str]]:
    return [(each.found, each.wrote, each.stands, each.now) for each in found.findings]


# what is written


def test_a_report_tells_what_the_ledger_knows_and_nothing_else(session: Session) -> None:
    editing.set_field(session, drafts.SUBSIDY_ID, EditField.PROGRESS, "已公布补贴名单12户")
    editing.set_field(session, drafts.WEBSITE_ID, EditField.STATUS, "done")
    said = _lines(_written(session))
    assert said["sum"] == (
        "《2023年政务公开工作要点》共列任务3项。截至2023年4月3日，已办结1项，办结率33.3%，"
        "其中未定时限1项；未办结2项，其中逾期1项、尚未报送进展1项。"
    )
    assert said["now"] == "2023年内办结1项，有1项任务报送了进展。"
    task = f"task:{drafts.BUDGET_ID}"
    assert "未办结，应于2023年3月31日前完成，逾期3天。尚未报送进展。" in said[task]
    assert "已公布补贴名单12户（2023年4月3日报送）" in said[f"task:{drafts.SUBSIDY_ID}"]
    assert said[f"task:{drafts.WEBSITE_ID}"] == "3.改版网站。已于2023年4月3日办结。"
    assert said["unit:区财政局"].startswith("区财政局：承担1项，办结0项，办结率0.0%")
    assert said[f"open:{drafts.BUDGET_ID}"].endswith("逾期原因台账未记载。")


def test_what_was_closed_after_a_period_is_open_at_its_end(session: Session) -> None:
    editing.set_field(session, drafts.BUDGET_ID, EditField.STATUS, "done")
    spring, year = (_lines(_written(session, key)) for key in ("2023Q1", "2023"))
    assert "截至2023年3月31日，已办结0项，办结率0.0%；未办结3项，其中逾期1项" in spring["sum"]
    assert "已办结1项，办结率33.3%，其中逾期办结1项" in year["sum"]


def test_a_kept_report_reads_well_in_the_history_and_undoes_as_one(
    session: Session, tmp_path: Path
) -> None:
    report = _written(session)
    number = report_writing.save(session, report, tmp_path / "报告.txt")
    assert number is not None
    assert (tmp_path / "报告.txt").read_text("utf-8-sig") == report.text
    assert report_writing.kept(session, 1)[0].report == report
    (line,) = history.entries(session.ledger, None, 1)
    assert line.after == "《2023年政务公开工作要点》2023年落实情况（报告.txt）"
    editing.undo(session)
    assert report_writing.kept(session, 1) == []
    with pytest.raises(UnknownReport):
        report_checking.recheck(session, number, "")


# figures


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("85.7%、百分之八十五点七、８５．７％、85.70 %", ["85.7"] * 4),
        ("共二十三项、23 项、２３个、1,234次、3万元", ["23", "23", "23", "1234", "30000"]),
        ("3月5日、2023年三月五日、2023-03-05", ["305"] * 3),
        ("八成五、三成", ["85", "30"]),
        ("12.公布预算3项", ["3"]),
        ("（一）进一步落实同一项工作，一成不变", []),
    ],
)
def test_figures_are_read_however_they_are_written(words: str, values: list[str]) -> None:
    assert [f"{each.value:f}" for each in figures(words)] == values


# held against


def test_an_untouched_copy_holds_and_a_docx_reads_the_same(
    session: Session, tmp_path: Path
) -> None:
    editing.set_field(session, drafts.SUBSIDY_ID, EditField.PROGRESS, "完成 3 场、占 40%")
    report = _written(session)
    number = report_writing.save(session, report, tmp_path / "报告.docx")
    assert number is not None
    assert _told(report_checking.recheck(session, number, report.text)) == []
    text = report_checking.words_of(tmp_path / "报告.docx")
    assert _told(report_checking.recheck(session, number, text)) == []
    (tmp_path / "坏.docx").write_bytes(b"PK\x03\x04 no document")
    with pytest.raises(ReportUnreadable):
        report_checking.words_of(tmp_path / "坏.docx")


def test_edits_are_told_apart(session: Session) -> None:
    number = report_writing.keep(session, _written(session), "报告.docx")
    text = _written(session).text

    def held(words: str) -> list[tuple[Found, str, str, str]]:
        return _told(report_checking.recheck(session, number, words))

    assert held(text.replace("办结率0.0%；未", "办结率百分之九十；未")) == [
        (Found.CHANGED, "0.0%", "百分之九十", "0.0%")
    ]
    assert held(text.replace("共列任务3项", "安排的工作任务总共有三项")) == []
    swapped = text.replace("未办结3项，其中逾期1项", "未办结1项，其中逾期3项")
    assert [each[:3] for each in held(swapped)] == [
        (Found.CHANGED, "3", "1"),
        (Found.CHANGED, "1", "3"),
    ]
    assert held(text.replace("》2023年落实", "》\n2023年落实")) == []
    (gone,) = held(text.replace("应于2023年3月31日前完成，逾期3天。", ""))[:1]
    assert gone[:2] == (Found.DROPPED, "2023年3月31日")
    (more,) = held(text + "全年培训干部260人次。\n")
    assert more == (Found.ADDED, "", "260", "")


def test_paragraphs_that_read_alike_are_told_by_what_stands_above_them() -> None:
    heads = [ReportLine(f"h{n}", 2, name) for n, name in enumerate(_NAMES)]
    sums = [ReportLine(f"s{n}", 0, f"共{n + 2}项任务。") for n in range(len(_NAMES))]
    lines = tuple(line for pair in zip(heads, sums, strict=True) for line in pair)
    report = Report(1, "2023", date(2023, 6, 1), "标题", "", _NOTHING, lines)
    moved = [line.text for line in (*lines[6:], *lines[:6])]
    assert _told(held_against(report, report, "\n".join(moved))) == []
    moved[1] = "总计列了9项任务。"
    told = [(Found.CHANGED, "5", "9", "5")]
    assert _told(held_against(report, report, "\n".join(moved))) == told


def test_what_the_ledger_says_now_is_told(session: Session) -> None:
    report = _written(session)
    number = report_writing.keep(session, report, "报告.docx")
    editing.set_field(session, drafts.WEBSITE_ID, EditField.STATUS, "done")
    found = report_checking.recheck(session, number, report.text)
    assert (Found.OUTDATED, "0.0%", "0.0%", "33.3%") in _told(found)
    assert all(each.found is Found.OUTDATED for each in found.findings)
    place = next(each for each in found.findings if each.wrote == "0.0%")
    assert place.line is not None
    assert found.lines[place.line][place.start : place.end] == "0.0%"


def test_days_of_delay_alone_do_not_age(tmp_path: Path) -> None:
    with drafts.ledger(tmp_path / "a.db") as session:
        drafts.take_in(session)
        report = _written(session)
        number = report_writing.keep(session, report, "报告.docx")
    with drafts.ledger(tmp_path / "a.db", drafts.NOW + timedelta(days=9)) as session:
        assert _told(report_checking.recheck(session, number, report.text)) == []


_NOTHING = ReportOptions()
_NAMES = ("公布预算", "公开决算", "解读政策", "改版网站", "培训干部", "清理文件")


def _report(values: list[int]) -> Report:
    lines = tuple(
        ReportLine(
            f"task:{number}",
            0,
            f"{number}.{name}。已开展{value}次，其中按时{value + 7}项。于5月{number}日办结。",
        )
        for number, (name, value) in enumerate(zip(_NAMES, values, strict=True), 1)
    )
    return Report(1, "2023", date(2023, 6, 1), "标题", "", _NOTHING, lines)


@given(
    values=st.lists(st.integers(10, 99), min_size=6, max_size=6),
    order=st.permutations(range(6)),
    reworded=st.sets(st.integers(0, 5)),
    changed=st.integers(-1, 5),
)
@settings(max_examples=25, deadline=None)
def test_any_order_and_wording_holds_and_any_changed_figure_is_found(
    values: list[int], order: list[int], reworded: set[int], changed: int
) -> None:
    report = _report(values)
    words = [line.text for line in report.lines]
    for number in reworded:
        words[number] = words[number].replace("已开展", "目前一共开展了").replace("次", " 次")
    if changed >= 0:
        was, becomes = f"按时{values[changed] + 7}项", f"按时{values[changed] + 8}项"
        words[changed] = words[changed].replace(was, becomes)
    found = held_against(report, report, "\n".join(words[number] for number in order))
    wanted = (
        [(Found.CHANGED, str(values[changed] + 7), str(values[changed] + 8))]
        if changed >= 0
        else []
    )
    assert [each[:3] for each in _told(found)] == wanted
