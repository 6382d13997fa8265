"""Excel workbooks (xlsx, xlsm, xltx): values as shown, never formulas.

Read as a stream, so that a stray cell in the last row and column costs nothing.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from pathlib import Path

from gkdesk.documents.archive import Archive
from gkdesk.documents.cell_values import held_day, shown
from gkdesk.documents.sheet_xml import stream
from gkdesk.documents.sheets import Sheet
from gkdesk.documents.xlsx_parts import FORM, MOST_STRINGS, Book, opened, whole
from gkdesk.errors import NotText

_PLACE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_MOST_ROWS, _MOST_COLUMNS = 1 << 20, 1 << 14


def read_xlsx(data: bytes, path: Path) -> Iterator[Sheet]:
    """The sheets of a workbook in their order.

    Raises FileDamaged, FileProtected, FileUnsafe, FileTooLarge, or NotText for the binary
    form.
    """
    archive = Archive(data, path, FORM)
    if "xl/workbook.bin" in archive:
        raise NotText(path, "二进制的 Excel 工作簿（.xlsb）")
    book = opened(archive, path)
    for name, hidden, part in book.sheets:
        if part in archive:
            yield _SheetParser(book, Sheet(name, hidden)).read(part)


def _place(reference: str) -> tuple[int, int] | None:
    """Row and column of a reference like ``B12``, from 0."""
    match = _PLACE.fullmatch(reference)
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    row = int(match[2])
    inside = 1 <= row <= _MOST_ROWS and column <= _MOST_COLUMNS
    return (row - 1, column - 1) if inside else None


class _SheetParser:
    """Takes the parts of one sheet as they come."""

    def __init__(self, book: Book, sheet: Sheet) -> None:
        self._book = book
        self._sheet = sheet
        self._row = -1
        self._column = -1
        self._kind = "n"
        self._format = ""
        self._parts: list[str] = []
        self._formula: list[str] | None = None
        self._in_formula = False
        self._taking = False
        self._aside = False

    def read(self, part: str) -> Sheet:
        """The sheet in a part of the workbook."""
        data = self._book.archive.read(part)
        stream(
            data,
            self._book.path,
            FORM,
            start=self._start,
            end=self._end,
            words=self._words,
        )
        return self._sheet

    def _start(self, name: str, at: dict[str, str]) -> None:
        if name == "c":
            self._cell(at)
        elif name in ("v", "t"):
            self._taking = not self._aside
        elif name == "rPh":
            self._aside = True
        elif name == "row":
            number = whole(at.get("r"))
            self._row = number - 1 if number > 0 else self._row + 1
            self._column = -1
            if at.get("hidden") in ("1", "true"):
                self._sheet.partly_hidden = True
                self._sheet.hidden_rows.add(self._row)
        elif name == "f":
            self._formula, self._in_formula = [], True
        elif name == "col":
            self._sheet.partly_hidden |= at.get("hidden") in ("1", "true")
        elif name == "mergeCell":
            self._merge(at.get("ref", ""))

    def _cell(self, at: dict[str, str]) -> None:
        place = _place(at.get("r", ""))
        if place:
            self._row, self._column = place
        else:
            self._column += 1
        self._kind = at.get("t", "n")
        style = whole(at.get("s"))
        formats = self._book.formats
        self._format = formats[style] if 0 <= style < len(formats) else ""
        self._formula = None
        self._in_formula = False
        self._parts.clear()

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        begin, end = _place(first), _place(last)
        if begin and end and end >= begin and len(self._sheet.merges) < MOST_STRINGS:
            rows, columns = end[0] - begin[0] + 1, end[1] - begin[1] + 1
            if rows > 0 and columns > 0:
                self._sheet.merges.append((*begin, rows, columns))

    def _words(self, text: str) -> None:
        if self._taking:
            self._parts.append(text)
        elif self._in_formula and self._formula is not None:
            self._formula.append(text)

    def _end(self, name: str) -> None:
        if name in ("v", "t"):
            self._taking = False
        elif name == "rPh":
            self._aside = False
        elif name == "f":
            self._in_formula = False
        elif name == "c":
            self._note()
            words = self._value("".join(self._parts))
            if words and 0 <= self._row < _MOST_ROWS and 0 <= self._column < _MOST_COLUMNS:
                self._book.budget.spend(len(words))
                self._sheet.words[self._row, self._column] = words
            self._parts.clear()

    def _note(self) -> None:
        """What a value was worked out from, and whether it is none."""
        if not (0 <= self._row < _MOST_ROWS and 0 <= self._column < _MOST_COLUMNS):
            return
        if self._formula is not None:
            self._book.budget.spend(sum(map(len, self._formula)))
            self._sheet.formulas[self._row, self._column] = "".join(self._formula)
        if self._kind == "e":
            self._sheet.errors.add((self._row, self._column))

    def _value(self, said: str) -> str:
        if self._kind == "s":
            number = whole(said.strip())
            strings = self._book.strings
            return strings[number] if 0 <= number < len(strings) else ""
        if self._kind == "b":
            return {"1": "是", "0": "否"}.get(said.strip(), said)
        if self._kind != "n":
            return said
        try:
            value = float(said)
        except ValueError:
            return said
        if not math.isfinite(value):
            return said
        self._hold(value)
        return shown(value, self._format, self._book.since_1904)

    def _hold(self, value: float) -> None:
        """What stands behind the words of a number."""
        place = self._row, self._column
        day = held_day(value, self._format, self._book.since_1904)
        if day is not None:
            self._sheet.days[place] = day
        else:
            self._sheet.numbers[place] = value
