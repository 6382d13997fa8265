"""Whether calamine reads an Excel workbook as our own parser does, asked of its bytes.

calamine lays a sheet out from its first to its last cell and takes the whole program along
where that is a stray one in the last row; it tells nothing of formulas, errors and hidden
rows, and what a number looks like only its format says. Whoever means harm can write a part
in many ways: only the way that spreadsheet programs write is called plain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from gkdesk.documents.archive import Archive
from gkdesk.documents.cell_values import looks_plain
from gkdesk.documents.sheets import MOST_CELLS, MOST_CHARACTERS
from gkdesk.documents.xlsx_parts import formats_of
from gkdesk.errors import FileFault

_STYLES, _STRINGS = "xl/styles.xml", "xl/sharedstrings.xml"
_LINKS, _WORKBOOK = "xl/_rels/workbook.xml.rels", "xl/workbook.xml"
_XML = (".xml", ".rels", ".vml")
_NOT_PLAIN = (b"<f", b't="e"', b"hidden=", b"rPh", b'm="', b":row", b"<!", b"='")
"""What calamine does not tell of: formulas, errors, hidden rows, readings above words, values
of a kind of their own; and ways of writing XML that no office program has."""
_ENCODING = re.compile(rb"""<\?xml[^>]*encoding\s*=\s*["'](?!utf-8["'])""", re.IGNORECASE)
_FAR = re.compile(rb'<c r="(?:[A-Z]{3}|[A-Z]{2}\d{4}|[A-Z]\d{5})')
"""A cell so far off that the sheet laid out in full would fill memory."""


def is_plain(archive: Archive) -> bool:
    """Whether no part holds what calamine does not tell, or cannot bear."""
    if archive.doubled or _WORKBOOK not in archive or _LINKS not in archive:
        return False
    try:
        sheets = list(_sheets(archive))
        odd = _odd_styles(archive.read(_STYLES)) if _STYLES in archive else None
    except (_Strange, FileFault):
        return False  # a fault is told by the parser that reads it next
    return _are_plain(sheets, odd, _longest(archive))


class _Strange(Exception):
    """A part is written or named as no office program does."""


def _sheets(archive: Archive) -> Iterator[bytes]:
    """The parts of all sheets, and no sheet elsewhere. Raises _Strange."""
    links = archive.read(_LINKS).lower()
    if b"&" in links or b"%" in links:
        raise _Strange
    for name in archive.names:
        if not name.endswith(_XML):
            if name.rpartition("/")[2].encode() in links:
                raise _Strange
            continue
        said = archive.read(name)
        if b"\0" in said[:400] or _ENCODING.search(said[:400]):
            raise _Strange
        if name.startswith("xl/worksheets/") and name.endswith(".xml"):
            if b"<sheetData" not in said or b":sheetData" in said:
                raise _Strange
            yield said
        elif b"sheetData" in said:
            raise _Strange


def _are_plain(sheets: list[bytes], odd: re.Pattern[bytes] | None, longest: int) -> bool:
    count = 0
    for said in sheets:
        cells = _cells(said)
        placed = cells.count(b'<c r="')
        if any(sign in cells for sign in _NOT_PLAIN) or cells.count(b"<c") != placed:
            return False
        if _FAR.search(cells) or (odd and odd.search(cells)):
            return False
        count += placed
    return count <= MOST_CELLS and count * longest <= 4 * MOST_CHARACTERS


def _cells(said: bytes) -> bytes:
    """The part of a sheet in which its cells stand."""
    start, end = said.index(b"<sheetData"), said.rfind(b"</sheetData>")
    return said[start + len(b"<sheetData") : end] if end > start else said[start:]


@lru_cache(maxsize=64)
def _odd_styles(styles: bytes) -> re.Pattern[bytes] | None:
    """Where a cell bears a style whose look is not told by its value alone. The workbooks of
    one office share their styles."""
    formats = formats_of(styles, Path())
    odd = [str(number) for number, code in enumerate(formats) if not looks_plain(code)]
    return re.compile(rf'<c r="[A-Z0-9]+" s="(?:{"|".join(odd)})"'.encode()) if odd else None


def _longest(archive: Archive) -> int:
    """The longest text that many cells may share."""
    if _STRINGS not in archive:
        return 0
    return max(map(len, archive.read(_STRINGS).split(b"</si>")))
