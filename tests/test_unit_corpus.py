"""The corpus of directories, printed names and directory workbooks against the program."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from gkdesk.domain.directory import Match, NameWay, OtherName, Unit, UnitKind
from gkdesk.services import unit_import
from gkdesk.services.unit_likeness import proposals
from gkdesk.services.unit_matching import Matcher

FOLDER = Path(__file__).parent / "unit_corpus"
NAMES = json.loads((FOLDER / "names.json").read_text("utf-8"))["names"]
SHEETS = json.loads((FOLDER / "workbook.json").read_text("utf-8"))["sheets"]

Case = Mapping[str, Any]


@cache
def directory(which: str) -> tuple[Matcher, dict[str, int]]:
    """A directory of the corpus as a matcher, and its ids by full name."""
    kept = json.loads((FOLDER / "directory.json").read_text("utf-8"))["directories"]
    office = next(each for each in kept if each["id"] == which)
    said = [*office["units"], *office["groups"]]
    ids = {each["name"]: number for number, each in enumerate(said, 1)}
    units = [_unit(ids, each) for each in said]
    return Matcher(units, office["aside"], [office["place"]]), ids


def _unit(ids: Mapping[str, int], said: Case) -> Unit:
    number = ids[said["name"]]
    names = [
        OtherName(0, number, each["name"], NameWay.FORMER, each.get("since"), each.get("until"))
        for each in said.get("former", ())
    ]
    names += [OtherName(0, number, each, NameWay.ALIAS) for each in said.get("alias", ())]
    return Unit(
        number,
        said["name"],
        said.get("short", ""),
        UnitKind(said["kind"]) if "kind" in said else None,
        said.get("prefix", ""),
        place=number,
        collective="members" in said,
        names=tuple(names),
        members=tuple(ids[each] for each in said.get("members", ())),
    )


def wrong(case: Case) -> str:
    """What the program says otherwise; "" where any of the answers is met."""
    answers = [case, *({**case, **other} for other in case.get("or", ()))]
    faults = [_wrong(each) for each in answers]
    return "" if "" in faults else faults[0]


def _wrong(case: Case) -> str:
    matcher, ids = directory(case["directory"])
    names = {number: name for name, number in ids.items()}
    day = case.get("signed_on")
    found = matcher.match(case["name"], date.fromisoformat(day) if day else None)
    if found.how is not Match(case["how"]):
        return f"{case['name']} {day}: {found.how} {[names[i] for i in found.units]} for {case}"
    if found.how is Match.UNKNOWN:
        listed = proposals(case["name"], list(matcher.units.values()))
        wanted = case.get("proposal")
        if wanted and (not listed or names[listed[0]] != wanted):
            return f"{case['name']}: proposes {[names[i] for i in listed]} for {wanted}"
    elif found.how is Match.COLLECTIVE:
        members = {names[each] for each in matcher.members(found)}
        if members != set(case.get("members", members)):
            return f"{case['name']}: {members ^ set(case['members'])}"
    elif found.how is Match.AMBIGUOUS:
        if {names[each] for each in found.units} != set(case.get("candidates", ())):
            return f"{case['name']}: {[names[each] for each in found.units]} for {case}"
    elif found.how is not Match.ASIDE and [names[each] for each in found.units] != [
        case["unit"]
    ]:
        return f"{case['name']}: {[names[each] for each in found.units]} for {case}"
    return ""


def _workbook(sheet: Case, folder: Path) -> Path:
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = sheet["sheet"]
    for row, cells in enumerate(sheet["rows"], 1):
        for column, words in enumerate(cells, 1):
            if words is not None:
                page.cell(row, column, words)
    for top, left, bottom, right in sheet["merges"]:
        page.merge_cells(
            start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1
        )
    path = folder / "名录.xlsx"
    book.save(path)
    return path


def read_units(sheet: Case, folder: Path) -> tuple[list[Case], list[Case]]:
    """The units and problems the program finds, in the corpus's words."""
    reading = unit_import.read(_workbook(sheet, folder))
    units: list[Case] = []
    for row in reading.rows:
        said: dict[str, Any] = {"row": row.row - 1, "name": row.name, "short": row.short}
        said |= {"person": row.person, "phone": row.phone}
        said["former"] = [each.name for each in row.former]
        said["former_until"] = {each.name: each.until for each in row.former if each.until}
        units.append(said | ({"kind": row.kind.value} if row.kind else {}))
    return units, [
        {"row": each.row - 1, "problem": each.what.value} for each in reading.problems
    ]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda each: each["sheet"])
def test_a_directory_sheet_is_read(sheet: Case, tmp_path: Path) -> None:
    units, problems = read_units(sheet, tmp_path)
    wanted = [{**_BLANK, **each} for each in sheet["units"]]
    assert sorted(map(_told, units)) == sorted(map(_told, wanted))
    for said, unit in zip(wanted, units, strict=True):
        if "former_until" in said:
            assert unit["former_until"] == {said["former"][0]: said["former_until"]}
    assert {(each["row"], each["problem"]) for each in problems} == {
        (each["row"], each["problem"]) for each in sheet["problems"]
    }


_BLANK: Case = {"short": "", "person": "", "phone": "", "former": []}


def _told(unit: Case) -> tuple[Any, ...]:
    said = (unit[name] for name in ("row", "name", "short", "person", "phone"))
    return *said, unit.get("kind", ""), tuple(unit.get("former") or ())


def test_the_names_of_the_corpus_are_matched() -> None:
    assert [fault for fault in map(wrong, NAMES) if fault] == []
