"""Due points when a newer version of a notice comes: what it did not change keeps all that
was said of it, what it changed comes and goes with it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from gkdesk.domain.occurrences import Occurrence, OccurrenceField
from gkdesk.domain.queries import Query
from gkdesk.domain.tasks import EditField, Row, Status
from gkdesk.services import checking, editing, importing, occurrences, outline, rereading
from gkdesk.services.rereading import Comparison
from gkdesk.services.session import Session
from tests.ledger_content import content

HEAD = """某区人民政府办公室
关于印发2023年工作要点的通知
区政办发〔2023〕5号
各有关单位：
现将工作要点印发给你们。
某区人民政府办公室
2023年1月20日
2023年工作要点
一、主动公开
"""
FORMER = (
    "每季度公布一次预算执行情况。",
    "全年列席会议不少于3次。",
    "9月底前建成专栏。",
    "目录管理长期坚持。",
    "决策文件出台后10个工作日内发布解读。",
)
NEWER = (
    "每季度公布一次预算执行情况。",
    "全年列席会议不少于5次。",
    "每月底前更新专栏。",
    "决策文件出台后10个工作日内发布解读。",
    "做好信息公开年度报告，每年1月31日前公布。",
)
QUARTERLY, COUNTED, COLUMN, ONGOING, AFTER = range(1, 6)
NOON = datetime(2023, 5, 8, 12).astimezone()


def notice(folder: Path, name: str, items: tuple[str, ...]) -> importing.Loaded:
    lines = "".join(f"{number}.{item}\n" for number, item in enumerate(items, 1))
    file = folder / name
    file.write_text(HEAD + lines, encoding="utf-8")
    return importing.load(file)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with Session.open(tmp_path / "台账.db", lambda: NOON) as session:
        importing.take_in(session, notice(tmp_path, "一.txt", FORMER))
        yield session


def task(session: Session, words: str) -> Row:
    tasks = outline.tasks(session, Query(plan_id=1))
    return next(row for row in tasks if words in row.text)


def points(session: Session, words: str) -> list[Occurrence]:
    return occurrences.of_row(session, task(session, words).id)


def newer(session: Session, items: tuple[str, ...] = NEWER) -> Comparison:
    loaded = notice(session.path.parent, "二.txt", items)
    return rereading.compare(session, 1, loaded)


def take_all(session: Session, items: tuple[str, ...] = NEWER) -> None:
    comparison = newer(session, items)
    rereading.accept(session, comparison, rereading.everything(comparison))


def close(session: Session, point: Occurrence) -> None:
    occurrences.set_field(session, point.id, OccurrenceField.STATUS, "done")


def test_what_did_not_change_keeps_what_was_said(session: Session) -> None:
    first = points(session, "预算")[0]
    close(session, first)
    occurrences.set_field(session, first.id, OccurrenceField.EVIDENCE, "网站专栏")
    occurrences.set_event(session, 1, "决策文件出台", date(2023, 5, 4))
    before = points(session, "预算"), points(session, "解读")
    take_all(session)
    assert (points(session, "预算"), points(session, "解读")) == before
    assert task(session, "预算").due == date(2023, 6, 30)


def test_a_changed_limit_brings_its_due_points(session: Session) -> None:
    """The last of every month of 2023 in place of one day in September."""
    assert points(session, "建成专栏") == []
    take_all(session)
    found = points(session, "更新专栏")
    assert [point.term.due for point in found][:3] == [
        date(2023, 1, 31),
        date(2023, 2, 28),
        date(2023, 3, 31),
    ]
    assert len(found) == 12


def test_entries_of_a_count_go_on_towards_the_new_one(session: Session) -> None:
    row = task(session, "列席")
    occurrences.add_tally(session, row.id, 1, date(2023, 3, 1), amount=3)
    assert points(session, "列席")[0].status is Status.DONE
    take_all(session)
    (point,) = points(session, "列席")
    assert (point.term.count, point.reached, point.status) == (5, 3, Status.OPEN)


def test_a_count_that_entries_reach_already_comes_closed(session: Session) -> None:
    row = task(session, "列席")
    occurrences.add_tally(session, row.id, 1, date(2023, 3, 1), amount=2)
    fewer = "全年列席会议不少于2次。"
    take_all(session, (FORMER[0], fewer, *FORMER[2:]))
    (point,) = points(session, "列席")
    assert (point.term.count, point.status) == (2, Status.DONE)


def test_a_new_task_brings_its_due_points(session: Session) -> None:
    take_all(session)
    (point,) = points(session, "年度报告")
    assert point.term.due == date(2023, 1, 31)


def test_a_dropped_task_takes_its_due_points_along(session: Session) -> None:
    gone = [point.id for point in points(session, "长期坚持")]
    take_all(session)
    sql = "SELECT count(*) FROM occurrence WHERE deleted = 0 AND id IN ({})"
    assert session.ledger.value(sql.format(", ".join(map(str, gone)))) == 0
    assert checking.check(session) == []


def test_all_of_it_is_one_undo_and_one_redo(session: Session) -> None:
    close(session, points(session, "预算")[0])
    occurrences.add_tally(session, task(session, "列席").id, 1, date(2023, 3, 1))
    before = content(session)
    take_all(session)
    after = content(session)
    editing.undo(session)
    assert content(session) == before
    editing.redo(session)
    assert content(session) == after
    assert checking.check(session) == []


def test_a_limit_that_was_not_chosen_stays_with_its_due_points(session: Session) -> None:
    before = points(session, "列席")
    comparison = newer(session)
    rereading.accept(session, comparison, frozenset())
    assert points(session, "列席") == before
    assert points(session, "建成专栏") == []
    assert task(session, "建成专栏").due == date(2023, 9, 30)


def test_a_limit_set_by_hand_outlives_a_newer_version(session: Session) -> None:
    row = task(session, "列席")
    editing.set_field(session, row.id, EditField.DEADLINE, "每半年不少于1次")
    found = points(session, "列席")
    close(session, found[0])
    found = points(session, "列席")
    comparison = newer(session)
    rereading.accept(session, comparison, rereading.advised(comparison))
    assert points(session, "列席") == found


def test_what_was_said_of_a_due_point_is_work(session: Session) -> None:
    """A dropped task of which only a due point was closed stays unless it is chosen."""
    close(session, points(session, "长期坚持")[0])
    comparison = newer(session)
    rereading.accept(session, comparison, rereading.advised(comparison))
    assert points(session, "长期坚持")[0].status is Status.DONE


def test_a_version_back_to_the_former_one_brings_the_former_due_points(
    session: Session,
) -> None:
    row = task(session, "列席")
    occurrences.add_tally(session, row.id, 1, date(2023, 3, 1), amount=3)
    before = points(session, "列席")
    take_all(session)
    take_all(session, (*FORMER[:2], "继续建设专栏，9月底前建成。", *FORMER[3:]))
    assert points(session, "列席") == before


def test_another_day_of_signature_moves_what_counts_from_it(tmp_path: Path) -> None:
    """30 days after 20 January is 19 February; after 1 February 3 March."""
    with Session.open(tmp_path / "另.db", lambda: NOON) as session:
        first = notice(tmp_path, "甲.txt", ("各单位于本通知印发后30日内报送名单。", *FORMER))
        importing.take_in(session, first)
        assert task(session, "报送").due == date(2023, 2, 19)
        second = notice(tmp_path, "乙.txt", ("各单位于本通知印发后30日内报送名单。", *NEWER))
        words = (tmp_path / "乙.txt").read_text("utf-8").replace("1月20日", "2月1日")
        (tmp_path / "丙.txt").write_text(words, encoding="utf-8")
        second = importing.load(tmp_path / "丙.txt")
        comparison = rereading.compare(session, 1, second)
        rereading.accept(session, comparison, rereading.everything(comparison))
        assert task(session, "报送").due == date(2023, 3, 3)
        assert checking.check(session) == []


def test_a_reworded_task_shows_the_day_of_its_unchanged_due_points(tmp_path: Path) -> None:
    """Ten days after the first quarter end on 10 April, whatever else of the task is said
    otherwise."""
    with Session.open(tmp_path / "另.db", lambda: NOON) as session:
        quarterly = "每季度结束后10日内报送统计报表。"
        first = notice(tmp_path, "甲.txt", (f"完成专栏建设。{quarterly}",))
        importing.take_in(session, first)
        take_all(session, (f"持续完成专栏的建设。{quarterly}",))
        row = task(session, "统计报表")
        assert (row.due, row.late_after) == (date(2023, 4, 10), date(2023, 4, 10))
        assert checking.check(session) == []


def test_a_corrected_day_beside_an_equal_one_that_stays(tmp_path: Path) -> None:
    """The report of the first quarter is due on 10 April, and now the inspection too."""
    with Session.open(tmp_path / "另.db", lambda: NOON) as session:
        quarterly = "每季度结束后10日内报送统计报表。"
        first = notice(tmp_path, "甲.txt", (f"{quarterly}4月20日前完成自查。",))
        importing.take_in(session, first)
        take_all(session, (f"{quarterly}4月10日前完成自查。",))
        assert task(session, "自查").due == date(2023, 4, 10)
        assert checking.check(session) == []


def test_a_corrected_limit_keeps_what_was_said_of_its_periods(session: Session) -> None:
    """The second quarter stays the second quarter, and the event's day the same, when the
    notice is corrected from the quarter's end to the 20th, and from 10 days to 15."""
    occurrences.set_event(session, 1, "决策文件出台", date(2023, 4, 3))
    take_all(session, ("每季度末公布预算执行情况。", *FORMER[1:]))
    second = points(session, "预算")[1]
    close(session, second)
    occurrences.set_field(session, second.id, OccurrenceField.EVIDENCE, "网站专栏")
    (after,) = points(session, "解读")
    occurrences.set_field(session, after.id, OccurrenceField.PROGRESS, "正在起草")
    before = content(session)
    corrected = (
        "每季度末月20日前公布预算执行情况。",
        *FORMER[1:4],
        "决策文件出台后15个工作日内发布解读。",
    )
    take_all(session, corrected)
    found = [(p.term.due, p.status, p.evidence) for p in points(session, "预算")]
    assert found[:2] == [
        (date(2023, 3, 20), Status.OPEN, ""),
        (date(2023, 6, 20), Status.DONE, "网站专栏"),
    ]
    (after,) = points(session, "解读")
    assert (after.term.due, after.progress) == (date(2023, 4, 24), "正在起草")
    editing.undo(session)
    assert content(session) == before


def test_a_day_taken_out_of_an_event_leaves_that_of_the_present_edition(
    tmp_path: Path,
) -> None:
    """Signed on 1 February in the former edition, on 20 January in the present: 30 days
    after that is 19 February, also once a day of the event came and went."""
    item = ("各单位于本通知印发后30日内报送名单。",)
    with Session.open(tmp_path / "另.db", lambda: NOON) as session:
        notice(tmp_path, "甲.txt", item)
        words = (tmp_path / "甲.txt").read_text("utf-8").replace("1月20日", "2月1日")
        (tmp_path / "甲.txt").write_text(words, encoding="utf-8")
        importing.take_in(session, importing.load(tmp_path / "甲.txt"))
        take_all(session, item)
        assert task(session, "名单").due == date(2023, 2, 19)
        occurrences.set_event(session, 1, "本通知印发", date(2023, 5, 4))
        (event,) = occurrences.events(session, 1)
        occurrences.drop_event(session, event.days[0].id)
        assert task(session, "名单").due == date(2023, 2, 19)
