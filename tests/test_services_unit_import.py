"""A directory workbook: read, shown, taken as one change, taken again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook

from gkdesk.domain.directory import NameWay, UnitKind
from gkdesk.errors import FileEmpty
from gkdesk.services import directory, editing, unit_import
from gkdesk.services.session import Session
from gkdesk.services.unit_import import Amiss, Becomes
from tests import drafts
from tests.ledger_content import content


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with drafts.ledger(tmp_path / "台账.db") as session:
        yield session


def workbook(path: Path, *sheets: list[list[str | None]]) -> Path:
    book = Workbook()
    book.remove(book.worksheets[0])
    for number, rows in enumerate(sheets):
        page = book.create_sheet(f"表{number}")
        for row in rows:
            page.append(row)
    book.save(path)
    return path


ROWS: list[list[str | None]] = [
    ["台儿庄区单位名录", None, None, None, None],
    ["序号", "单位名称", "类别", "曾用名", "联系电话"],
    ["1", "区财政局", "部门", "区财税局（1990年—1994年5月）", "6611003/6611004"],
    ["2", "区民政局", "部门", None, None],
]


def test_a_workbook_is_taken_once(session: Session, tmp_path: Path) -> None:
    reading = unit_import.read(workbook(tmp_path / "a.xlsx", ROWS, [["单位"], ["邳庄镇"]]))
    assert [(each.sheet, each.row, each.name) for each in reading.rows] == [
        ("表0", 3, "区财政局"), ("表0", 4, "区民政局"), ("表1", 2, "邳庄镇"),
    ]  # fmt: skip
    before = content(session)
    assert unit_import.take(session, reading, [0, 2]) == 2
    finance, town = directory.units(session)
    assert (finance.kind, finance.phone) == (UnitKind.DEPARTMENT, "6611003、6611004")
    assert [(n.name, n.since, n.until) for n in finance.names] == [
        ("区财税局", "1990", "1994-05")
    ]
    assert town.kind is UnitKind.TOWN
    plan = unit_import.preview(session, reading)
    assert [each.becomes for each in plan] == [Becomes.SAME, Becomes.NEW, Becomes.SAME]
    assert unit_import.take(session, reading, [0, 1, 2]) == 1
    assert unit_import.take(session, reading, [0, 1, 2]) == 0
    editing.undo(session)
    editing.undo(session)
    assert content(session) == before


def test_a_known_unit_gets_what_the_workbook_says(session: Session, tmp_path: Path) -> None:
    known = directory.add(session, name="区财政局", phone="1", note="老楼")
    reading = unit_import.read(workbook(tmp_path / "a.xlsx", ROWS))
    planned = unit_import.preview(session, reading)[0]
    assert (planned.becomes, planned.unit_id) == (Becomes.CHANGED, known.id)
    assert (planned.fields, planned.former) == (("phone",), ("区财税局",))
    unit_import.take(session, reading, [0])
    unit = directory.unit(session, known.id)
    assert (unit.phone, unit.note, len(unit.names)) == ("6611003、6611004", "老楼", 1)


def test_a_name_two_units_bear_is_never_taken(session: Session, tmp_path: Path) -> None:
    for name in ("区商务局", "区审计局"):
        directory.name_former(session, directory.add(session, name=name).id, "区民政局")
    reading = unit_import.read(workbook(tmp_path / "a.xlsx", ROWS))
    assert unit_import.preview(session, reading)[1].becomes is Becomes.AMBIGUOUS
    assert unit_import.take(session, reading, [1]) == 0


def test_a_unit_collected_by_its_short_name_gets_the_full_one(
    session: Session, tmp_path: Path
) -> None:
    (known,) = directory.collect(session, ["区发改局"])
    rows: list[list[str | None]] = [
        ["单位全称", "简称", "加挂牌子", "联系人"],
        ["区发展和改革局", "区发改局", "区粮食局", "王科长"],
    ]
    reading = unit_import.read(workbook(tmp_path / "a.xlsx", rows))
    (planned,) = unit_import.preview(session, reading)
    assert (planned.becomes, planned.unit_id) == (Becomes.CHANGED, known.id)
    before = content(session)
    assert unit_import.take(session, reading, [0]) == 1
    (unit,) = directory.units(session)
    assert (unit.name, unit.short, unit.person) == ("区发展和改革局", "区发改局", "王科长")
    assert [(each.name, each.way) for each in unit.names] == [("区粮食局", NameWay.ALIAS)]
    assert unit_import.preview(session, reading)[0].becomes is Becomes.SAME
    editing.undo(session)
    assert content(session) == before


def test_a_kind_is_guessed_but_not_against_the_sheet(session: Session, tmp_path: Path) -> None:
    rows: list[list[str | None]] = [
        ["单位", "性质"], ["区民政局", None], ["老区建设促进会", "社团"], ["区图书馆", "行政"],
    ]  # fmt: skip
    reading = unit_import.read(workbook(tmp_path / "a.xlsx", rows))
    unit_import.take(session, reading, range(3))
    department = UnitKind.DEPARTMENT
    kinds = [each.kind for each in directory.units(session)]
    assert kinds == [department, None, department]


def test_one_name_written_twice_is_one_unit(session: Session, tmp_path: Path) -> None:
    rows: list[list[str | None]] = [["单位"], ["区发展改革局"], ["区发展和改革局"]]
    reading = unit_import.read(workbook(tmp_path / "a.xlsx", rows))
    assert [each.name for each in reading.rows] == ["区发展改革局"]
    assert [each.what for each in reading.problems] == [Amiss.SAME_UNIT]


def test_a_list_of_names_needs_no_head(tmp_path: Path) -> None:
    path = tmp_path / "名单.txt"
    path.write_text("有关单位名单\n区财政局\n\n区民政局\n区财政局\n谢谢大家\n", "utf-8")
    reading = unit_import.read(path)
    assert [each.name for each in reading.rows if each.name != "有关单位名单"] == [
        "区财政局", "区民政局",
    ]  # fmt: skip
    assert [each.what for each in reading.problems] == [Amiss.SAME_UNIT]


def test_a_table_of_commas_is_read(tmp_path: Path) -> None:
    path = tmp_path / "名录.csv"
    path.write_text("单位全称,单位简称,联系人,电话\n区财政局,财政局,王科长,1\n", "utf-8")
    (row,) = unit_import.read(path).rows
    assert (row.name, row.short, row.person, row.phone) == ("区财政局", "财政局", "王科长", "1")


def test_a_sheet_without_units_says_so(tmp_path: Path) -> None:
    reading = unit_import.read(workbook(tmp_path / "a.xlsx", [["今天", "天气"], ["晴", "好"]]))
    assert (reading.rows, [each.what for each in reading.problems]) == ((), [Amiss.NO_UNITS])


def test_two_forms_of_one_unit_come_once(session: Session, tmp_path: Path) -> None:
    rows: list[list[str | None]] = [
        ["单位名称", "电话"], ["区财政局", "1"], ["财政局", "2"], ["台儿庄区财政局", "3"],
        ["市财政局", "4"],
    ]  # fmt: skip
    reading = unit_import.read(workbook(tmp_path / "a.xlsx", rows))
    unit_import.take(session, reading, range(len(reading.rows)))
    assert [each.name for each in directory.units(session)] == ["区财政局", "市财政局"]


def test_two_rows_of_one_known_unit_change_it_once(session: Session, tmp_path: Path) -> None:
    known = directory.add(session, name="区财政局")
    directory.name_alias(session, known.id, "区国资局")
    rows: list[list[str | None]] = [
        ["单位名称", "曾用名", "电话"], ["区财政局", "区财税局", "1"],
        ["区国资局", "区财税局", "2"],
    ]  # fmt: skip
    reading = unit_import.read(workbook(tmp_path / "a.xlsx", rows))
    assert unit_import.take(session, reading, range(len(reading.rows))) == 1
    unit = directory.unit(session, known.id)
    assert (unit.phone, [each.name for each in unit.names]) == ("1", ["区国资局", "区财税局"])


def test_an_empty_workbook_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileEmpty):
        unit_import.read(workbook(tmp_path / "a.xlsx", []))
