"""The parts of an Excel workbook beside its sheets: which there are, words, formats."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from pathlib import Path

from gkdesk.documents.archive import Archive
from gkdesk.documents.cell_values import built_in
from gkdesk.documents.sheet_xml import stream
from gkdesk.documents.sheets import Budget
from gkdesk.errors import FileDamaged

FORM = "Excel 工作簿"
MOST_STRINGS = 400_000


@dataclass(slots=True)
class Book:
    """What a sheet is read with."""

    path: Path
    archive: Archive
    budget: Budget
    sheets: list[tuple[str, bool, str]] = field(default_factory=list)
    """Name, whether hidden, the name of its part."""
    since_1904: bool = False
    strings: list[str] = field(default_factory=list)
    formats: list[str] = field(default_factory=list)


def opened(archive: Archive, path: Path) -> Book:
    """The workbook in an archive, its sheets still unread.

    Raises FileDamaged, FileProtected, FileUnsafe or FileTooLarge.
    """
    book = Book(path, archive, Budget(path, FORM))
    root = _office_part(book)
    links = _links(book, root)
    _read_book(book, root, links)
    folder = posixpath.dirname(root)
    _read_strings(book, links.get("sharedStrings", posixpath.join(folder, "sharedStrings.xml")))
    _read_styles(book, links.get("styles", posixpath.join(folder, "styles.xml")))
    return book


def _office_part(book: Book) -> str:
    links = dict(reversed(_related(book, "_rels/.rels", "")))
    part = links.get("officeDocument", "xl/workbook.xml")
    if part not in book.archive:
        raise FileDamaged(book.path, FORM)
    return part


def _related(book: Book, part: str, folder: str) -> list[tuple[str, str]]:
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

    stream(book.archive.read(part), book.path, FORM, start=start)
    return found


def _links(book: Book, root: str) -> dict[str, str]:
    folder, name = posixpath.split(root)
    return dict(reversed(_related(book, f"{folder}/_rels/{name}.rels", folder)))


def _read_book(book: Book, root: str, links: dict[str, str]) -> None:
    def start(name: str, at: dict[str, str]) -> None:
        if name == "workbookPr":
            book.since_1904 = at.get("date1904") in ("1", "true", "on")
        elif name == "sheet":
            part = links.get("#" + at.get("id", ""))
            if part and "worksheet" in part:
                hidden = at.get("state", "visible") != "visible"
                book.sheets.append((at.get("name", ""), hidden, part))

    stream(book.archive.read(root), book.path, FORM, start=start)


def _read_strings(book: Book, part: str) -> None:
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
            if len(book.strings) > MOST_STRINGS:
                book.budget.spend(0, cells=MOST_STRINGS + 1)

    def words(text: str) -> None:
        if state["in"] and not state["aside"]:
            parts.append(text)

    stream(book.archive.read(part), book.path, FORM, start=start, end=end, words=words)


def _read_styles(book: Book, part: str) -> None:
    if part in book.archive:
        book.formats += formats_of(book.archive.read(part), book.path)


def formats_of(styles: bytes, path: Path) -> list[str]:
    """The number format of every cell style, from the part of styles. Raises as ``opened``."""
    codes: dict[int, str] = {}
    formats: list[str] = []
    inside = [""]

    def start(name: str, at: dict[str, str]) -> None:
        if name == "numFmt":
            codes[whole(at.get("numFmtId"))] = at.get("formatCode", "")
        elif name in ("cellXfs", "cellStyleXfs", "dxfs"):
            inside[0] = name
        elif name == "xf" and inside[0] == "cellXfs":
            number = whole(at.get("numFmtId"))
            formats.append(codes.get(number) or built_in(number))

    stream(styles, path, FORM, start=start)
    return formats


def whole(text: str | None) -> int:
    """A number of an attribute, -1 where it is none."""
    return int(text) if text and text.isdecimal() and len(text) < 10 else -1
