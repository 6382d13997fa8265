"""OpenDocument spreadsheets (ods): the words their cells show."""

from __future__ import annotations

import math
import re
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from gkdesk.documents.archive import Archive
from gkdesk.documents.cell_values import shown, shown_day
from gkdesk.documents.sheet_xml import stream
from gkdesk.documents.sheets import Budget, Sheet

_FORM = "ODS 表格"
_MOST_ROWS, _MOST_COLUMNS = 1 << 20, 1 << 14
_ERRORS = frozenset(("#N/A", "#DIV", "#VALUE", "#REF", "#NAME", "#NUM", "#NULL"))
_POWERS = re.compile(r"-?[0-9.,]+E[+-][0-9]+")
_ASIDE = ("annotation", "tracked-changes", "dde-links", "named-expressions", "shapes")


def read_ods(data: bytes, path: Path) -> list[Sheet]:
    """The sheets in their order.

    Raises FileDamaged, FileProtected, FileUnsafe or FileTooLarge.
    """
    archive = Archive(data, path, _FORM)
    parser = _Parser(Budget(path, _FORM))
    content = archive.read("content.xml")
    stream(content, path, _FORM, start=parser.start, end=parser.end, words=parser.words)
    return parser.sheets


def _formula(words: str) -> str:
    """A formula; here each reference stands in brackets, not only one to another file."""
    outside = "'file:" in words or "://" in words
    return words if outside else words.replace("[", "").replace("]", "")


def _count(at: dict[str, str], name: str, most: int) -> int:
    text = at.get(name, "1")
    return min(max(int(text), 1), most) if text.isdecimal() and len(text) < 10 else 1


class _Shown(NamedTuple):
    """A cell of the row that is being read."""

    column: int
    words: str
    rows: int
    columns: int
    day: date | None
    number: float | None


class _Parser:
    """Takes the parts of content.xml as they come."""

    def __init__(self, budget: Budget) -> None:
        self.sheets: list[Sheet] = []
        self._budget = budget
        self._hidden_styles: set[str] = set()
        self._style = ""
        self._aside = 0
        self._row = 0
        self._rows = 1
        self._column = 0
        self._cell: dict[str, str] | None = None
        self._lines: list[list[str]] = []
        self._in_line = False
        self._in_row: list[_Shown] = []

    def start(self, name: str, at: dict[str, str]) -> None:
        if self._aside or name in _ASIDE:
            self._aside += 1
        elif name in ("table-cell", "covered-table-cell"):
            self._cell, self._lines = at, []
        elif self._cell is not None:
            self._inside(name, at)
        elif name == "table":
            hidden = at.get("style-name", "") in self._hidden_styles
            self.sheets.append(Sheet(at.get("name", ""), hidden))
            self._row = 0
        elif name == "table-row":
            self._rows = _count(at, "number-rows-repeated", _MOST_ROWS)
            self._column, self._in_row = 0, []
            self._hide(at)
            if (
                self.sheets
                and at.get("visibility", "visible") != "visible"
                and self._rows < _MOST_ROWS // 2
            ):
                self.sheets[-1].hidden_rows.update(range(self._row, self._row + self._rows))
        elif name == "table-column":
            self._hide(at)
        elif name == "style":
            self._style = at.get("name", "")
        elif name == "table-properties" and at.get("display") == "false":
            self._hidden_styles.add(self._style)

    def _hide(self, at: dict[str, str]) -> None:
        if self.sheets and at.get("visibility", "visible") != "visible":
            few = _count(at, "number-columns-repeated", _MOST_COLUMNS) < _MOST_COLUMNS // 2
            self.sheets[-1].partly_hidden |= few and self._rows < _MOST_ROWS // 2

    def _inside(self, name: str, at: dict[str, str]) -> None:
        if name in ("p", "h"):
            self._lines.append([])
            self._in_line = True
        elif self._lines and name == "s":
            self._lines[-1].append(" " * _count(at, "c", 100))
        elif self._lines and name == "tab":
            self._lines[-1].append(" ")
        elif self._lines and name == "line-break":
            self._lines[-1].append("\n")

    def words(self, text: str) -> None:
        if self._in_line and not self._aside:
            self._lines[-1].append(text)

    def end(self, name: str) -> None:
        if self._aside:
            self._aside -= 1
        elif name in ("table-cell", "covered-table-cell"):
            self._close_cell(covered=name != "table-cell")
        elif name in ("p", "h"):
            self._in_line = False
        elif name == "table-row" and self.sheets:
            self._close_row()

    def _close_cell(self, covered: bool) -> None:
        at, self._cell = self._cell or {}, None
        repeated = _count(at, "number-columns-repeated", _MOST_COLUMNS)
        said = "\n".join(map("".join, self._lines))
        words = "" if covered else _shown(at, said)
        if words.strip():
            rows = _count(at, "number-rows-spanned", _MOST_ROWS)
            columns = _count(at, "number-columns-spanned", _MOST_COLUMNS)
            self._budget.spend(repeated * len(words), repeated)
            day, number = _held(at, said)
            self._in_row += (
                _Shown(self._column + index, words, rows, columns, day, number)
                for index in range(repeated)
            )
        if "formula" in at and self.sheets:
            self.sheets[-1].formulas[self._row, self._column] = _formula(at["formula"])
        if words.startswith("#") and words.rstrip("!?/0") in _ERRORS and self.sheets:
            self.sheets[-1].errors.add((self._row, self._column))
        self._column += repeated

    def _close_row(self) -> None:
        sheet = self.sheets[-1]
        if self._in_row:
            length = sum(len(shown.words) for shown in self._in_row)
            again = self._rows - 1
            self._budget.spend(again * length, again * len(self._in_row))
            for row in range(self._row, min(self._row + self._rows, _MOST_ROWS)):
                self._put(sheet, row)
        self._row += self._rows

    def _put(self, sheet: Sheet, row: int) -> None:
        for column, words, rows, columns, day, number in self._in_row:
            if column >= _MOST_COLUMNS:
                break
            sheet.words[row, column] = words
            if day is not None:
                sheet.days[row, column] = day
            if number is not None:
                sheet.numbers[row, column] = number
            if rows > 1 or columns > 1:
                sheet.merges.append((row, column, rows, columns))


def _shown(at: dict[str, str], words: str) -> str:
    """The words of a cell; a day that is not shown in Chinese words by its value, and so a
    number too wide for its cell or shown as powers of ten."""
    kind = at.get("value-type")
    if kind == "boolean":
        return {"true": "是", "false": "否"}.get(at.get("boolean-value", ""), words)
    number = _number(at)
    if number is not None and (_POWERS.fullmatch(words) or words.startswith("##")):
        return shown(number, "")
    if kind != "date" or "月" in words or "年" in words:
        return words
    day = _day(at)
    if day is None:
        return words
    return shown_day(day, "ymdh" if _names_day(words, day) else "ym")


def _held(at: dict[str, str], words: str) -> tuple[date | None, float | None]:
    """The day or number behind the words; a cell that shows a month alone holds no day."""
    day = _day(at)
    if day is not None and ("日" in words or _names_day(words, day)):
        return day.date(), None
    return None, _number(at)


def _names_day(words: str, day: datetime) -> bool:
    """Whether words of digits show the day of the month, beside its month and year."""
    numbers = [int(digits) for digits in re.findall(r"[0-9]{1,4}", words)]
    for other in (day.year, day.month):
        if other in numbers:
            numbers.remove(other)
        elif other == day.year and other % 100 in numbers:
            numbers.remove(other % 100)
    return day.day in numbers


def _day(at: dict[str, str]) -> datetime | None:
    if at.get("value-type") != "date":
        return None
    try:
        return datetime.fromisoformat(at.get("date-value", "")[:19])
    except ValueError:
        return None


def _number(at: dict[str, str]) -> float | None:
    if at.get("value-type") not in ("float", "percentage"):
        return None
    try:
        value = float(at.get("value", ""))
    except ValueError:
        return None
    return value if math.isfinite(value) else None
