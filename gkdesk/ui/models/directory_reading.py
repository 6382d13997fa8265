"""The lines of a directory workbook in words: what each would change, and what is amiss."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from gkdesk.domain.changes import Value
from gkdesk.domain.directory import Unit, UnitKind
from gkdesk.services import directory, unit_import
from gkdesk.services.session import Session
from gkdesk.services.unit_import import (
    Amiss,
    Becomes,
    DirectoryReading,
    Planned,
    SheetProblem,
    SheetUnit,
)
from gkdesk.ui.models.directory_lines import DirectoryLine, Outcome
from gkdesk.ui.models.unit_words import KIND_WORDS

_OUTCOMES: Final = {
    Becomes.NEW: Outcome.NEW,
    Becomes.CHANGED: Outcome.CHANGED,
    Becomes.SAME: Outcome.SAME,
    Becomes.AMBIGUOUS: Outcome.AMISS,
}
_ORDER: Final = (Outcome.AMISS, Outcome.NEW, Outcome.CHANGED, Outcome.SAME)
_FIELDS: Final = {
    "name": "名称",
    "short": "简称",
    "kind": "类别",
    "prefix": "前缀",
    "person": "联系人",
    "phone": "电话",
    "note": "备注",
}
_AMISS: Final = {
    Amiss.SAME_UNIT: "与前面的“{about}”是同一单位，不再新增",
    Amiss.NO_NAME: "没有单位名称，没有读入：{about}",
    Amiss.PHONE_IN_NAME: "名称里写着联系方式，已分开：{about}",
    Amiss.TWO_CONTACTS: "写着两个联系人，已并为一栏：{about}",
    Amiss.UNKNOWN_KIND: "类别认不出：{about}，可导入后再选",
    Amiss.NO_UNITS: "没有找到单位名称。可在表头写上“单位名称”，再导入一次",
}


def lines_of(session: Session, reading: DirectoryReading) -> list[DirectoryLine]:
    """Problems first, then what is new, changed and the same, each as the workbook has it."""
    units = {unit.id: unit for unit in directory.units(session)}
    several = len({row.sheet for row in reading.rows}) > 1
    lines = [_problem(each, several) for each in reading.problems]
    lines += [_line(each, units, several) for each in unit_import.preview(session, reading)]
    return sorted(lines, key=lambda line: _ORDER.index(line.outcome))


def _problem(problem: SheetProblem, several: bool) -> DirectoryLine:
    about = _AMISS[problem.what].format(about=problem.about)
    place = _place(problem.sheet, problem.row, several)
    return DirectoryLine(place, "", "", "", Outcome.AMISS, about)


def _line(planned: Planned, units: dict[int, Unit], several: bool) -> DirectoryLine:
    row, outcome = planned.row, _OUTCOMES[planned.becomes]
    unit = units.get(planned.unit_id or 0)
    if planned.becomes is Becomes.AMBIGUOUS:
        about = "名录里几个单位都像，没有改动，可写成全称再导入"
    elif unit is not None:
        about = "；".join(_changes(planned, unit))
        about = about or ("" if unit.name == row.name else f"即“{unit.name}”")
    else:
        about = "、".join(_former(planned.former))
    kind = _kind(planned)
    contact = " ".join(part for part in (row.person, row.phone) if part)
    return DirectoryLine(
        _place(row.sheet, row.row, several), row.name, kind, contact, outcome, about,
        None if planned.becomes is Becomes.AMBIGUOUS else planned.key,
    )  # fmt: skip


def _kind(planned: Planned) -> str:
    """The kind the row says, or of a new unit the one its name says."""
    kind: Value = planned.row.kind
    if planned.becomes is Becomes.NEW:
        kind = unit_import.new_unit(planned.row).get("kind")
    return KIND_WORDS[UnitKind(str(kind))] if kind else ""


def _changes(planned: Planned, unit: Unit) -> Iterable[str]:
    """What the row would write over, field by field."""
    if planned.fields or planned.former:
        yield from [f"即“{unit.name}”"] if unit.name != planned.row.name else []
    for field in planned.fields:
        former, said = _said(unit, field), _said(planned.row, field)
        yield (
            f"{_FIELDS[field]} {former} 改为 {said}" if former else f"补{_FIELDS[field]} {said}"
        )
    yield from _former(planned.former)


def _said(source: Unit | SheetUnit, field: str) -> str:
    value = getattr(source, field)
    return KIND_WORDS.get(value, "") if field == "kind" else str(value)


def _former(names: Iterable[str]) -> list[str]:
    return [f"加曾用名“{name}”" for name in names]


def _place(sheet: str, row: int, several: bool) -> str:
    where = f"第 {row} 行" if row else ""
    return f"{sheet} {where}".strip() if several else where
