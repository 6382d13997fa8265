"""Workbooks for units: who gets which rows, which files, what the register says of them."""

import shutil
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from gkdesk.domain.breakdown import RowsBy
from gkdesk.domain.changes import ChangeKind
from gkdesk.domain.dispatches import DispatchKind, Handing, SentRow
from gkdesk.domain.feedback import FillField
from gkdesk.domain.occurrences import OccurrenceField
from gkdesk.domain.tasks import EditField, Light
from gkdesk.domain.units import Role
from gkdesk.errors import (
    NothingToSend,
    StaleEdit,
    TargetUnwritable,
    UnknownDispatch,
    UnknownPeriod,
    UnknownPlan,
)
from gkdesk.services import (
    directory,
    dispatch_register,
    editing,
    importing,
    occurrences,
    sending,
)
from gkdesk.services.sending import UnitPart
from gkdesk.services.session import Session
from gkdesk.store import dispatches
from tests.ledger_content import content

NOON = datetime(2023, 4, 3, 12).astimezone()
NOTICE = (
    "2023年政务公开工作要点\n"
    "一、财政公开\n"
    "（一）3月底前公布预算。每季度末前公布收支。（牵头单位：区财政局；责任单位：各镇街）\n"
    "（二）6月底前公布补贴。（责任单位：区民政局；配合单位：区财政局）\n"
    "二、平台建设\n"
    "（一）全年列席会议不少于10次。（责任单位：区司法局）\n"
    "（二）9月底前改版网站。\n"
)


class Clock:
    """A clock that a test puts forward."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with the plan, made once."""
    place = tmp_path_factory.mktemp("plan")
    source = place / "要点.txt"
    source.write_text(NOTICE, encoding="utf-8")
    with Session.open(place / "台账.db", Clock(), wait=0, daily=False) as opened:
        importing.take_in(opened, importing.load(source))
    return place / "台账.db"


@pytest.fixture
def session(filled: Path, tmp_path: Path, clock: Clock) -> Iterator[Session]:
    own = Path(shutil.copy(filled, tmp_path / "台账.db"))
    with Session.open(own, clock, wait=0, daily=False) as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "下发"


def held(parts: list[UnitPart]) -> dict[str, list[tuple[int, Role | None]]]:
    """Ordinals and roles of each unit's rows."""
    return {part.unit: [(row.ordinal, row.role) for row in part.rows] for part in parts}


def send(session: Session, folder: Path, *units: str, period: str | None = None) -> list[int]:
    parts = sending.parts(session, 1, units=units, period=period)
    return [each.dispatch_id for each in sending.send(session, parts, folder, period=period)]


# who is asked about what


def test_each_unit_gets_its_rows_with_its_role(session: Session) -> None:
    assert held(sending.parts(session, 1)) == {
        "区财政局": [(1, Role.LEAD), (2, Role.SUPPORTING)],
        "各镇街": [(1, Role.RESPONSIBLE)],
        "区民政局": [(2, Role.RESPONSIBLE)],
        "区司法局": [(3, Role.RESPONSIBLE)],
    }
    left = sending.without_unit(session, 1)
    assert [each.sent.ordinal for each in left] == [4]


def test_a_group_is_its_members_and_former_names_are_one_unit(session: Session) -> None:
    finance = directory.add(session, name="区财政金融局")
    directory.name_former(session, finance.id, "区财政局")
    towns = [directory.add(session, name=name).id for name in ("张家镇", "李家镇")]
    group = directory.add(session, name="各镇街", collective=True)
    directory.set_members(session, group.id, towns)
    parts = sending.parts(session, 1)
    assert [(part.unit, part.unit_id) for part in parts] == [
        ("区财政金融局", finance.id),
        ("张家镇", towns[0]),
        ("李家镇", towns[1]),
        ("区民政局", None),
        ("区司法局", None),
    ]


def test_a_row_stands_once_with_the_strongest_role(session: Session) -> None:
    first = sending.parts(session, 1)[0].rows[0].code.node_id
    editing.set_field(session, first, EditField.SUPPORTING, "区财政局、区民政局")
    assert held(sending.parts(session, 1))["区财政局"][0] == (1, Role.LEAD)
    assert held(sending.parts(session, 1))["区民政局"][0] == (1, Role.SUPPORTING)


def test_what_is_no_unit_is_not_asked(session: Session) -> None:
    directory.set_aside(session, "各镇街")
    assert "各镇街" not in held(sending.parts(session, 1))


def test_only_the_units_that_are_named(session: Session) -> None:
    unit = directory.add(session, name="区财政金融局")
    directory.name_former(session, unit.id, "区财政局")
    assert list(held(sending.parts(session, 1, units=["区财政局"]))) == ["区财政金融局"]
    assert sending.parts(session, 1, units=["区水务局"]) == []


def test_words_limits_and_lights_of_a_row(session: Session) -> None:
    row = held_row(session, "区民政局")
    assert (row.section, row.task) == ("一、财政公开", "")
    assert row.measure == "6月底前公布补贴。"
    assert row.deadline == "6月底前\n2023年6月30日"
    assert row.light is Light.RUNNING
    assert row.values == {FillField.STATUS: "open"}


def held_row(session: Session, unit: str, period: str | None = None) -> SentRow:
    (part,) = sending.parts(session, 1, units=[unit], period=period)
    return part.rows[0]


def test_what_stands_is_sent(session: Session) -> None:
    node_id = held_row(session, "区民政局").code.node_id
    editing.set_field(session, node_id, EditField.PROGRESS, "已公布 3 批")
    editing.set_field(session, node_id, EditField.STATUS, "done")
    row = held_row(session, "区民政局")
    assert row.values == {FillField.PROGRESS: "已公布 3 批", FillField.STATUS: "done"}
    assert row.light is Light.DONE


def test_a_row_a_measure(session: Session) -> None:
    parts = sending.parts(session, 1, units=["区财政局"], rows_by=RowsBy.MEASURE)
    assert [row.measure for row in parts[0].rows] == [
        "3月底前公布预算。",
        "每季度末前公布收支。",
        "6月底前公布补贴。",
    ]
    assert [row.ordinal for row in parts[0].rows] == [1, 2, 3]


# periods


def test_in_a_period_a_row_is_about_its_due_point(session: Session) -> None:
    (part,) = sending.parts(
        session, 1, units=["区财政局"], period="2023Q2", rows_by=RowsBy.MEASURE
    )
    budget, _, quarterly, _ = part.rows
    assert budget.code.occurrence_id is None
    assert quarterly.code.occurrence_id is not None
    assert quarterly.deadline == "每季度末前\n2023年二季度\n2023年6月30日"
    assert quarterly.code != part.rows[0].code


def test_what_is_owed_from_before_the_period_is_asked_too(session: Session) -> None:
    def asked(period: str) -> list[tuple[str, Light | None]]:
        (part,) = sending.parts(
            session, 1, units=["区财政局"], period=period, rows_by=RowsBy.MEASURE
        )
        rows = [row for row in part.rows if row.ordinal == 2]
        return [(row.deadline.split("\n")[1], row.light) for row in rows]

    first, second = ("2023年一季度", Light.OVERDUE), ("2023年二季度", Light.RUNNING)
    assert asked("2023Q1") == [first]
    assert asked("2023Q2") == [first, second]
    (part,) = sending.parts(
        session, 1, units=["区财政局"], period="2023Q1", rows_by=RowsBy.MEASURE
    )
    point = part.rows[1].code.occurrence_id
    assert point is not None
    occurrences.set_field(session, point, OccurrenceField.STATUS, "done")
    assert asked("2023Q2") == [second]


def test_what_is_never_late_is_not_owed(session: Session) -> None:
    node_id = held_row(session, "区民政局").code.node_id
    editing.set_field(session, node_id, EditField.DEADLINE, "长期坚持")
    (part,) = sending.parts(session, 1, units=["区民政局"], period="2023Q2")
    assert [row.deadline.split("\n")[1] for row in part.rows] == ["2023年二季度"]


def test_many_due_points_are_one_row(session: Session) -> None:
    node_id = held_row(session, "区民政局").code.node_id
    editing.set_field(session, node_id, EditField.DEADLINE, "每月10日前")
    points = {
        period: [
            row.code.occurrence_id
            for row in sending.parts(session, 1, units=["区民政局"], period=period)[0].rows
        ]
        for period in ("2023Q2", "2023H2")
    }
    assert len(points["2023Q2"]) == 4, "three months, and March which is owed"
    assert None not in points["2023Q2"]
    assert points["2023H2"] == [None]


def test_a_row_that_is_done_is_one_row(session: Session) -> None:
    def points() -> list[int | None]:
        (part,) = sending.parts(
            session, 1, units=["区财政局"], period="2023Q2", rows_by=RowsBy.MEASURE
        )
        return [row.code.occurrence_id for row in part.rows if row.ordinal == 2]

    assert None not in points()
    (part,) = sending.parts(session, 1, units=["区财政局"], rows_by=RowsBy.MEASURE)
    editing.set_field(session, part.rows[1].code.node_id, EditField.STATUS, "done")
    assert points() == [None]


def test_of_what_is_long_owed_the_last_is_asked(session: Session, clock: Clock) -> None:
    node_id = held_row(session, "区民政局").code.node_id
    editing.set_field(session, node_id, EditField.DEADLINE, "每月10日前")
    clock.now = datetime(2023, 11, 20, 12).astimezone()
    (part,) = sending.parts(session, 1, units=["区民政局"], period="2023-11")
    names = [row.deadline.split("\n")[1] for row in part.rows]
    assert names == ["2023年8月", "2023年9月", "2023年10月", "2023年11月"]


def test_a_count_is_asked_for_in_every_period_it_runs_through(session: Session) -> None:
    row = held_row(session, "区司法局", "2023Q2")
    assert row.required == 10
    assert held_row(session, "区司法局").required == 10


def test_only_what_is_due_by_the_end_of_the_period(session: Session) -> None:
    parts = sending.parts(session, 1, period="2023Q1", only_due=True)
    assert "区民政局" not in held(parts), "its day is in June"
    assert [row.ordinal for row in parts[0].rows] == [1], "3月底前 and the first quarter"
    later = sending.parts(session, 1, period="2023Q2", only_due=True)
    assert "区民政局" in held(later)


def test_what_is_done_is_not_due(session: Session) -> None:
    node_id = held_row(session, "区民政局").code.node_id
    editing.set_field(session, node_id, EditField.STATUS, "done")
    parts = sending.parts(session, 1, period="2023Q2", only_due=True)
    assert "区民政局" not in held(parts)
    assert "区民政局" in held(sending.parts(session, 1, period="2023Q2"))


def test_a_due_point_that_is_closed_is_not_due(session: Session) -> None:
    def asked(*, only_due: bool) -> list[int]:
        parts = sending.parts(session, 1, period="2023Q4", only_due=only_due)
        return [row.ordinal for part in parts for row in part.rows if part.unit == "区司法局"]

    assert asked(only_due=True) == [3]
    point = held_row(session, "区司法局", "2023Q4").code.occurrence_id
    assert point is not None
    occurrences.set_field(session, point, OccurrenceField.STATUS, "done")
    assert asked(only_due=True) == []
    assert asked(only_due=False) == [3]


def test_a_period_that_is_none(session: Session, folder: Path) -> None:
    with pytest.raises(UnknownPeriod):
        sending.parts(session, 1, period="2023Q7")
    with pytest.raises(UnknownPlan):
        sending.parts(session, 9)


# files


def test_a_file_a_unit_and_a_line_a_file(session: Session, folder: Path) -> None:
    told: list[tuple[int, int]] = []
    parts = sending.parts(session, 1, period="2023Q1")
    files = sending.send(
        session,
        parts,
        folder,
        period="2023Q1",
        on_progress=lambda done, of: told.append((done, of)),
    )
    assert [each.file.name for each in files] == [
        "2023年政务公开工作要点_区财政局_填报表_2023Q1.xlsx",
        "2023年政务公开工作要点_各镇街_填报表_2023Q1.xlsx",
        "2023年政务公开工作要点_区民政局_填报表_2023Q1.xlsx",
        "2023年政务公开工作要点_区司法局_填报表_2023Q1.xlsx",
    ]
    assert sorted(folder.iterdir()) == sorted(each.file for each in files)
    assert [each.rows for each in files] == [len(part.rows) for part in parts]
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]
    lines = dispatch_register.register(session, 1)
    assert {line.id for line in lines} == {each.dispatch_id for each in files}
    line = dispatch_register.line(session, files[0].dispatch_id)
    assert (line.unit, line.version, line.period) == ("区财政局", 1, "2023Q1")
    assert (line.sent_at, line.file) == (NOON, files[0].file.name)
    assert (line.rows, line.blank, line.returned_on) == (2, 2, None)
    assert len({line.code for line in lines}) == 4
    assert dispatch_register.by_code(session, line.code) == line
    assert dispatch_register.by_code(session, "0") is None


def test_the_register_keeps_the_rows_as_they_were_sent(session: Session, folder: Path) -> None:
    parts = sending.parts(session, 1, units=["区司法局"], period="2023Q2")
    (sent,) = sending.send(session, parts, folder, period="2023Q2")
    editing.set_field(session, parts[0].rows[0].code.node_id, EditField.TEXT, "列席会议。")
    kept = dispatch_register.sent_rows(session, sent.dispatch_id)
    assert kept == {row.code: row for row in parts[0].rows}


def test_no_file_is_written_over(session: Session, folder: Path) -> None:
    name = "2023年政务公开工作要点_区民政局_填报表.xlsx"
    folder.mkdir()
    (folder / name).write_bytes(b"an answer that came back")
    parts = sending.parts(session, 1, units=["区民政局"])
    (sent,) = sending.send(session, parts, folder)
    assert sent.renamed
    assert sent.file.name == "2023年政务公开工作要点_区民政局_填报表(2).xlsx"
    assert (folder / name).read_bytes() == b"an answer that came back"
    assert dispatch_register.line(session, sent.dispatch_id).file == sent.file.name


def test_long_names_keep_the_unit_apart(session: Session, folder: Path) -> None:
    session.ledger.execute("UPDATE plan SET title = ?", ("关于" + "推进政务公开" * 20,))
    files = sending.send(session, sending.parts(session, 1), folder)
    assert len({each.file for each in files}) == 4
    assert all(each.unit in each.file.name for each in files)
    assert all(len(each.file.name.encode()) < 255 for each in files)


def test_a_unit_named_like_a_path_stays_in_the_folder(session: Session, folder: Path) -> None:
    node_id = held_row(session, "区司法局").code.node_id
    editing.set_field(session, node_id, EditField.RESPONSIBLE, "../../CON")
    parts = [part for part in sending.parts(session, 1) if "CON" in part.unit]
    (sent,) = sending.send(session, parts, folder)
    assert sent.file.parent == folder


def test_a_folder_that_cannot_be_made(session: Session, tmp_path: Path) -> None:
    (tmp_path / "下发").write_text("a file stands there")
    before = content(session)
    with pytest.raises(TargetUnwritable):
        send(session, tmp_path / "下发")
    assert content(session) == before


def test_nothing_to_send(session: Session, folder: Path) -> None:
    with pytest.raises(NothingToSend):
        sending.send(session, sending.parts(session, 1, units=["区水务局"]), folder)
    assert not folder.exists()


def test_a_stopped_writing_leaves_nothing(session: Session, folder: Path) -> None:
    prepared = sending.prepare(session, sending.parts(session, 1))
    done: list[int] = []
    with pytest.raises(sending.Cancelled):
        sending.write(
            prepared,
            folder,
            on_progress=lambda count, _: done.append(count),
            cancelled=lambda: len(done) == 2,
        )
    assert done == [1, 2]
    assert list(folder.iterdir()) == []
    assert dispatch_register.register(session) == []


def test_what_cannot_be_entered_leaves_no_file(
    session: Session, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> list[int]:
        raise StaleEdit

    monkeypatch.setattr(dispatches, "write", refused)
    with pytest.raises(StaleEdit):
        send(session, folder)
    assert list(folder.iterdir()) == []


# again


def test_the_second_workbook_says_so(session: Session, folder: Path, clock: Clock) -> None:
    (first,) = send(session, folder, "区民政局")
    clock.now += timedelta(days=1)
    (second,) = send(session, folder, "区民政局")
    (other,) = send(session, folder, "区民政局", period="2023Q2")
    lines = {line.id: line for line in dispatch_register.register(session)}
    assert [lines[each].version for each in (first, second, other)] == [1, 2, 1]
    assert lines[second].file.endswith("填报表（第2次）.xlsx")
    newest = dispatch_register.newest(session, 1, "区民政局", "")
    assert newest is not None
    assert newest.id == second


def answer(session: Session, dispatch_id: int, nth: int, day: str) -> None:
    """The unit has answered a row of a workbook on a day."""
    line = dispatch_register.line(session, dispatch_id)
    code = list(dispatch_register.sent_rows(session, dispatch_id))[nth]
    with session.ledger.transaction():
        session.ledger.insert_all(
            "feedback",
            [
                {
                    "plan_id": line.plan_id,
                    "node_id": code.node_id,
                    "occurrence_id": code.occurrence_id,
                    "unit": line.unit,
                    "period": line.period,
                    "reported_on": day,
                }
            ],
        )


def test_a_unit_owes_what_it_has_not_answered_since(session: Session, folder: Path) -> None:
    finance, welfare = send(session, folder, "区财政局", "区民政局")
    answer(session, finance, 0, "2023-04-02")  # the day before it was sent
    assert dispatch_register.line(session, finance).blank == 2
    answer(session, welfare, 0, "2023-04-05")
    owing = dispatch_register.owing(session, 1)
    assert [line.unit for line in owing] == ["区财政局"]
    answer(session, finance, 1, "2023-04-03")
    assert dispatch_register.line(session, finance).blank == 1
    (part,) = sending.owed(session, 1)
    assert (part.unit, part.of_dispatch) == ("区财政局", finance)
    assert [row.ordinal for row in part.rows] == [1]
    (again,) = sending.send(session, [part], folder)
    assert dispatch_register.line(session, again.dispatch_id).of_dispatch == finance


def test_what_is_owed_is_sent_as_it_stands_now(session: Session, folder: Path) -> None:
    send(session, folder, "区民政局")
    node_id = held_row(session, "区民政局").code.node_id
    editing.set_field(session, node_id, EditField.DEADLINE, "2023-05-31")
    (part,) = sending.owed(session, 1)
    assert "2023年5月31日" in part.rows[0].deadline
    assert part.rows[0].role is Role.RESPONSIBLE
    assert sending.owed(session, 1, units=["区司法局"]) == []


def test_what_the_last_workbook_left_out_is_owed_as_well(
    session: Session, folder: Path, clock: Clock
) -> None:
    (first,) = send(session, folder, "区财政局", period="2023Q2")
    clock.now += timedelta(days=1)
    parts = sending.parts(session, 1, units=["区财政局"], period="2023Q2")
    some = [UnitPart("区财政局", None, parts[0].rows[1:])]
    (second,) = sending.send(session, some, folder, period="2023Q2")
    answer(session, second.dispatch_id, 0, "2023-04-05")
    assert [line.id for line in dispatch_register.owing(session)] == [first]
    (part,) = sending.owed(session, 1, "2023Q2")
    assert [row.ordinal for row in part.rows] == [1]


def test_a_row_that_went_is_not_owed(session: Session, folder: Path) -> None:
    send(session, folder, "区民政局")
    importing.remove(session, [1])
    assert dispatch_register.owing(session) == []
    assert dispatch_register.register(session) == []


def test_rows_sent_back_are_owed_until_they_are_settled(session: Session, folder: Path) -> None:
    parts = sending.parts(session, 1, units=["区民政局"])
    (sent,) = sending.send(
        session, parts, folder, kind=DispatchKind.RETURNED, reason="没有数字"
    )
    assert sent.file.name == "2023年政务公开工作要点_区民政局_退回补报.xlsx"
    code = parts[0].rows[0].code
    record = {
        "plan_id": 1,
        "node_id": code.node_id,
        "dispatch_id": sent.dispatch_id,
        "unit": "区民政局",
        "reason": "没有数字",
        "day": "2023-04-03",
    }
    with session.ledger.transaction():
        session.ledger.insert_all("sent_back", [record])
    assert dispatch_register.line(session, sent.dispatch_id).blank == 1
    session.ledger.execute("UPDATE sent_back SET settled = 1")
    assert dispatch_register.line(session, sent.dispatch_id).blank == 0
    assert dispatch_register.newest(session, 1, "区民政局", "") is None, "no whole report"


def test_the_whole_table_has_a_mark_of_its_own(session: Session) -> None:
    rows = sending.parts(session, 1)[0].rows
    mark = sending.new_mark(session, 1, DispatchKind.MASTER, rows)
    assert (mark.kind, mark.unit, mark.version, mark.rows) == (
        *(DispatchKind.MASTER, "", 1, 2),
    )
    assert (mark.title, mark.year) == ("2023年政务公开工作要点", 2023)
    assert mark.mark == rows[0].code.mark
    assert mark.code != sending.new_mark(session, 1, DispatchKind.MASTER, rows).code


# the register


def test_sending_is_not_undone_and_is_told(session: Session, folder: Path) -> None:
    before = content(session)
    node_id = held_row(session, "区民政局").code.node_id
    editing.set_field(session, node_id, EditField.NOTE, "急")
    send(session, folder, "区民政局", period="2023Q2")
    entry = editing.history(session)[0]
    assert (entry.what, entry.field) == (ChangeKind.DISPATCH, "dispatch")
    assert entry.after == "区民政局 填报表 第1次 2023年第二季度（1 项）"
    (undone,) = editing.undo(session)
    assert undone.field == "note", "the edit before it"
    after = content(session)
    assert len(after.pop("dispatch")) == 1
    assert after == {table: rows for table, rows in before.items() if table != "dispatch"}


def test_how_it_was_handed_over_is_noted_and_undone(session: Session, folder: Path) -> None:
    ids = send(session, folder)
    before = content(session)
    assert dispatch_register.hand(session, ids, Handing.MESSAGE, date(2023, 4, 4)) == 4
    line = dispatch_register.line(session, ids[0])
    assert (line.handing, line.handed_on) == (Handing.MESSAGE, date(2023, 4, 4))
    told = editing.history(session, limit=1)
    assert told[0].after == "区财政局 填报表 第1次（2 项），微信 2023年4月4日"
    assert dispatch_register.hand(session, ids, Handing.MESSAGE, date(2023, 4, 4)) == 0
    editing.undo(session)
    assert content(session) == before


def test_a_note_and_taking_out(session: Session, folder: Path) -> None:
    ids = send(session, folder, "区民政局", "区司法局")
    before = content(session)
    assert dispatch_register.annotate(session, ids[0], " 已电话告知 ") == 1
    assert dispatch_register.line(session, ids[0]).note == "已电话告知"
    assert dispatch_register.take_out(session, ids[:1]) == 1
    assert [line.unit for line in dispatch_register.register(session)] == ["区司法局"]
    with pytest.raises(UnknownDispatch):
        dispatch_register.annotate(session, ids[0], "")
    editing.undo(session)
    editing.undo(session)
    assert content(session) == before


def test_a_line_that_is_not_there(session: Session) -> None:
    with pytest.raises(UnknownDispatch):
        dispatch_register.hand(session, [7], None, date(2023, 4, 4))
