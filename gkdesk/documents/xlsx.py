"""Excel workbooks (xlsx, xlsm, xltx): values as shown, never formulas.

Read as a stream, so that a stray cell in the last row and column costs nothing.
"""

from __future__ import annotations

import math
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from gkdesk.documents.archive import Archive
from gkdesk.documents.cell_values import built_in, shown
from gkdesk.documents.sheet_xml import stream
from gkdesk.documents.sheets import Budget, Sheet
from gkdesk.errors import FileDamaged, NotText

_FORM = "Excel 工作簿"
_PLACE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_MOST_ROWS, _MOST_COLUMNS = 1 << 20, 1 << 14
_MOST_STRINGS = 400_000


@dataclass(slots=True)
class _Book:
    path: Path
    archive: Archive
    budget: Budget
    sheets: list[tuple[str, bool, str]] = field(default_factory=list)
    """Name, whether hidden, the name of its part."""
    since_1904: bool = False
    strings: list[str] = field(default_factory=list)
    formats: list[str] = field(default_factory=list)


def read_xlsx(data: bytes, path: Path) -> Iterator[Sheet]:
    """The sheets of a workbook in their order.

    Raises FileDamaged, FileProtected, FileUnsafe, FileTooLarge, or NotText for the binary
    form.
    """
    archive = Archive(data, path, _FORM)
    if "xl/workbook.bin" in archive:
        raise NotText(path, "二进制的 Excel 工作簿（.xlsb）")
    book = _Book(path, archive, Budget(path, _FORM))
    root = _office_part(book)
    links = _links(book, root)
    _read_book(book, root, links)
    folder = posixpath.dirname(root)
    _read_strings(book, links.get("sharedStrings", posixpath.join(folder, "sharedStrings.xml")))
    _read_styles(book, links.get("styles", posixpath.join(folder, "styles.xml")))
    for name, hidden, part in book.sheets:
        if part in archive:
            yield _SheetParser(book, Sheet(name, hidden)).read(part)


def _office_part(book: _Book) -> str:
    links = dict(reversed(_related(book, "_rels/.rels", "")))
    part = links.get("officeDocument", "xl/workbook.xml")
    if part not in book.archive:
        raise FileDamaged(book.path, _FORM)
    return part


def _related(book: _Book, part: str, folder: str) -> list[tuple[str, str]]:
    """Kind (or id, told by its prefix ``#``) and target of the relations in a part."""
    found: list[tuple[str, str]] = []
    if part not in book.archive:
        return found

    def start(name: str, at: dict[str, str]) -> None:
        if name == "Relationship" and at.get("TargetMode") != "External":
            target = at.get("Target", "")
            target = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
            target = posixpath.normpath(target.lstrip("/"))
            found.append((at.get("Type", "").rpartition("/")[2], target))
            found.append(("#" + at.get("Id", ""), target))

    stream(book.archive.read(part), book.path, _FORM, start=start)
    return found


def _links(book: _Book, root: str) -> dict[str, str]:
    folder, name = posixpath.split(root)
    return dict(reversed(_related(book, f"{folder}/_rels/{name}.rels", folder)))


def _read_book(book: _Book, root: str, links: dict[str, str]) -> None:
    def start(name: str, at: dict[str, str]) -> None:
        if name == "workbookPr":
            book.since_1904 = at.get("date1904") in ("1", "true", "on")
        elif name == "sheet":
            part = links.get("#" + at.get("id", ""))
            if part and "worksheet" in part:
                hidden = at.get("state", "visible") != "visible"
                book.sheets.append((at.get("name", ""), hidden, part))

    stream(book.archive.read(root), book.path, _FORM, start=start)


def _read_strings(book: _Book, part: str) -> None:
    """Shared strings, without the readings printed above them."""
    if part not in book.archive:
        return
    parts: list[str] = []
    state = {"aside": 0, "in": 0}

    def start(name: str, _at: dict[str, str]) -> None:
        state["aside"] += name == "rPh"
        state["in"] = name == "t"

    def end(name: str) -> None:
        state["aside"] -= name == "rPh"
        state["in"] = 0
        if name == "si":
            book.strings.append("".join(parts))
            parts.clear()
            if len(book.strings) > _MOST_STRINGS:
                book.budget.spend(0, cells=_MOST_STRINGS + 1)

    def words(text: str) -> None:
        if state["in"] and not state["aside"]:
            parts.append(text)

    stream(book.archive.read(part), book.path, _FORM, start=start, end=end, words=words)


def _read_styles(book: _Book, part: str) -> None:
    """The number format of every cell style."""
    if part not in book.archive:
        return
    codes: dict[int, str] = {}
    inside = [""]

    def start(name: str, at: dict[str, str]) -> None:
        if name == "numFmt":
            codes[_whole(at.get("numFmtId"))] = at.get("formatCode", "")
        elif name in ("cellXfs", "cellStyleXfs", "dxfs"):
            inside[0] = name
        elif name == "xf" and inside[0] == "cellXfs":
            number = _whole(at.get("numFmtId"))
            book.formats.append(codes.get(number) or built_in(number))

    stream(book.archive.read(part), book.path, _FORM, start=start)


def _whole(text: str | None) -> int:
    """A number of an attribute, -1 where it is none."""
    return int(text) if text and text.isdecimal() and len(text) < 10 else -1


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

    def __init__(self, book: _Book, sheet: Sheet) -> None:
        self._book = book
        self._sheet = sheet
        self._row = -1
        self._column = -1
        self._kind = "n"
        self._format = ""
        self._parts: list[str] = []
        self._taking = False
        self._aside = False

    def read(self, part: str) -> Sheet:
        """The sheet in a part of the workbook."""
        data = self._book.archive.read(part)
        stream(
            data,
            self._book.path,
            _FORM,
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
            number = _whole(at.get("r"))
            self._row = number - 1 if number > 0 else self._row + 1
            self._column = -1
            self._sheet.partly_hidden |= at.get("hidden") in ("1", "true")
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
        style = _whole(at.get("s"))
        formats = self._book.formats
        self._format = formats[style] if 0 <= style < len(formats) else ""
        self._parts.clear()

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        begin, end = _place(first), _place(last)
        if begin and end and end >= begin and len(self._sheet.merges) < _MOST_STRINGS:
            rows, columns = end[0] - begin[0] + 1, end[1] - begin[1] + 1
            if rows > 0 and columns > 0:
                self._sheet.merges.append((*begin, rows, columns))

    def _words(self, text: str) -> None:
        if self._taking:
            self._parts.append(text)

    def _end(self, name: str) -> None:
        if name in ("v", "t"):
            self._taking = False
        elif name == "rPh":
            self._aside = False
        elif name == "c":
            words = self._value("".join(self._parts))
            if words and 0 <= self._row < _MOST_ROWS and 0 <= self._column < _MOST_COLUMNS:
                self._book.budget.spend(len(words))
                self._sheet.words[self._row, self._column] = words
            self._parts.clear()

    def _value(self, said: str) -> str:
        if self._kind == "s":
            number = _whole(said.strip())
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
        return shown(value, self._format, self._book.since_1904)
