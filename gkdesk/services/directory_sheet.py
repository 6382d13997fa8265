"""The units of one sheet of a directory workbook, and what is amiss in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from gkdesk.domain.directory import UnitKind
from gkdesk.reading.units import looks_like_unit
from gkdesk.services import directory_cells as cells
from gkdesk.services.directory_cells import FormerName, joined
from gkdesk.services.directory_heads import Block, Grid, Head, header, is_header
from gkdesk.services.unit_forms import Form, form, plain


class Amiss(StrEnum):
    """What a person should look at in a directory workbook."""

    SAME_UNIT = "same_unit"
    NO_NAME = "no_name"
    PHONE_IN_NAME = "phone_in_name"
    TWO_CONTACTS = "two_contacts"
    UNKNOWN_KIND = "unknown_kind"
    NO_UNITS = "no_units"


@dataclass(frozen=True, slots=True)
class SheetUnit:
    """A unit as a row says it; ``row`` counts from 1 as the spreadsheet shows it."""

    sheet: str
    row: int
    name: str
    short: str = ""
    kind: UnitKind | None = None
    prefix: str = ""
    person: str = ""
    phone: str = ""
    note: str = ""
    former: tuple[FormerName, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetProblem:
    """Something amiss in a row, or with row 0 in the sheet; ``about`` are its words."""

    sheet: str
    row: int
    what: Amiss
    about: str = ""


_REMARK = re.compile(
    r"^(?:合计|总计|小计|共计|共\d|注|备注|说明|填表|附)[:：\d一二三]?|^备注|联系人[:：].*电话"
)
_LABEL = re.compile(r"^[（(]?[一二三四五六七八九十\d]+[）)]?[、.．]?")
_KIND_ALONE = re.compile(
    "[省市区县]?[直属级]?(?:镇街|乡镇|街镇|街道|镇|部门|机关|单位|园区|开发区|功能区|企事业|事业"
    "|企业|党群|党政|委办局|学校|医院|[、和及]|类)+"
)
_COUNT = re.compile(r"[（(].*?[）)]|[:：].*$")


class SheetReader:
    """Reads one sheet. What it found before tells whether a unit comes twice."""

    def __init__(self, sheet: str, grid: Grid, merged: set[tuple[int, int]]) -> None:
        self.sheet, self._grid, self._merged = sheet, grid, merged
        self.units: list[SheetUnit] = []
        self.problems: list[SheetProblem] = []
        self._kind: UnitKind | None = None

    def read(self, known: dict[Form, SheetUnit]) -> None:
        """Take the units of the sheet; ``known`` are those of the sheets before."""
        rows = sorted({row for (row, _), words in self._grid.items() if words})
        found = header(self._grid, rows)
        down, blocks = found or (0, _guessed_block(self._grid, rows))
        for row in rows[down:]:
            if found and is_header(self._grid, row):
                continue
            if self._banner(row, blocks):
                continue
            for block in blocks:
                self._take(row, block, known, strict=found is None)

    def _banner(self, row: int, blocks: list[Block]) -> bool:
        """A row of one cell that names the kind of what follows, or is a remark."""
        words = [
            (column, text)
            for (at, column), text in self._grid.items()
            if at == row and text and (at, column) not in self._merged
        ]
        if len(words) != 1:
            return False
        column, text = words[0]
        if _REMARK.search(text):
            return True
        bare = _COUNT.sub("", _LABEL.sub("", text))
        in_name = any(column in block[Head.NAME] for block in blocks)
        if cells.kind(bare) and (not in_name or _KIND_ALONE.fullmatch(bare)):
            self._kind = cells.kind(bare)
            return True
        return not in_name and not any(
            column in columns for block in blocks for columns in block.values()
            if columns is not block.get(Head.ORDER)
        )  # fmt: skip

    def _cell(self, row: int, block: Block, head: Head) -> list[str]:
        return [
            text
            for column in block.get(head, ())
            if (text := self._grid.get((row, column), ""))
        ]

    def _one(self, row: int, block: Block, head: Head) -> str:
        return joined(re.sub(r"\s+", "", text) for text in self._cell(row, block, head))

    def _take(
        self, row: int, block: Block, known: dict[Form, SheetUnit], *, strict: bool
    ) -> None:
        (column,) = block[Head.NAME]
        text = self._grid.get((row, column), "")
        name, person, phone = cells.named(text) if text else cells.Named("")
        people = [person, *self._people(row, block)]
        phones = [phone, *self._phones(row, block)]
        if strict and not looks_like_unit(name):
            return
        if not name:
            if any(people) or any(phones):
                self._amiss(row, Amiss.NO_NAME, joined([*people, *phones]))
            return
        if (row, column) in self._merged and self.units:
            self._goes_on(people, phones, known)
            return
        if phone:
            self._amiss(row, Amiss.PHONE_IN_NAME, text)
        unit = SheetUnit(
            self.sheet,
            row + 1,
            name,
            self._one(row, block, Head.SHORT),
            self._kind_of(row, block),
            self._one(row, block, Head.PREFIX),
            joined(people),
            joined(phones),
            joined(self._cell(row, block, Head.NOTE)),
            self._former(row, block),
        )
        self._add(unit, known)
        if len([each for each in people if each]) > 1:
            self._amiss(row, Amiss.TWO_CONTACTS, unit.person)

    def _people(self, row: int, block: Block) -> Iterator[str]:
        for cell in self._cell(row, block, Head.PERSON):
            yield from cells.people(cell)

    def _phones(self, row: int, block: Block) -> Iterator[str]:
        for cell in self._cell(row, block, Head.PHONE):
            yield from cells.phones(cell)

    def _former(self, row: int, block: Block) -> tuple[FormerName, ...]:
        said = self._cell(row, block, Head.FORMER)
        return tuple(each for cell in said for each in cells.former(cell))

    def _kind_of(self, row: int, block: Block) -> UnitKind | None:
        said = self._one(row, block, Head.KIND)
        kind = cells.kind(said) if said else None
        if said and kind is None:
            self._amiss(row, Amiss.UNKNOWN_KIND, said)
        return kind if said else self._kind

    def _add(self, unit: SheetUnit, known: dict[Form, SheetUnit]) -> None:
        key = form(plain(unit.name))
        if key in known:
            self._amiss(unit.row - 1, Amiss.SAME_UNIT, unit.name)
            return
        known[key] = unit
        self.units.append(unit)

    def _goes_on(
        self, people: list[str], phones: list[str], known: dict[Form, SheetUnit]
    ) -> None:
        """A further contact under one merged name."""
        last = self.units[-1]
        more = replace(
            last, person=joined([last.person, *people]), phone=joined([last.phone, *phones])
        )
        if more.person != last.person and last.person:
            self._amiss(last.row - 1, Amiss.TWO_CONTACTS, more.person)
        self.units[-1] = known[form(plain(last.name))] = more

    def _amiss(self, row: int, what: Amiss, about: str) -> None:
        self.problems.append(SheetProblem(self.sheet, row + 1, what, about))


def _guessed_block(grid: Grid, rows: list[int]) -> list[Block]:
    """Without a head the names stand in the column with most names that look like units."""
    counts: dict[int, int] = {}
    for (_, column), text in grid.items():
        if text and looks_like_unit(cells.named(text).name):
            counts[column] = counts.get(column, 0) + 1
    if not counts:
        return []
    best = max(counts, key=lambda column: (counts[column], -column))
    block: Block = {Head.NAME: [best]}
    for column in sorted({column for _, column in grid} - {best}):
        words = [grid[row, column] for row in rows if grid.get((row, column))]
        if words and all(re.fullmatch(r"[\d\s、/,，;；-]{5,}", word) for word in words):
            block.setdefault(Head.PHONE, []).append(column)
    return [block]
