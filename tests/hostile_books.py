"""Workbooks that mean harm, or look as if: made from one that was sent, part by part."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from xml.sax.saxutils import escape

SHEET = "xl/worksheets/sheet2.xml"
"""The sheet that is filled in; its first row is the fourth, 进展情况 stands in G."""
_TYPES, _LINKS = "[Content_Types].xml", "xl/_rels/workbook.xml.rels"
_BOOK = "xl/workbook.xml"
_LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "哈哈哈哈哈哈哈哈哈哈">'
    + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">'
        for before, name in zip("abcdefghi", "bcdefghij", strict=True)
    )
    + "]>"
)
_OUTSIDE = '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY j SYSTEM "file:///etc/hostname">]>'
Change = Callable[[bytes], bytes]


def rebuilt(
    book: bytes, changes: Mapping[str, Change], more: Mapping[str, bytes] | None = None
) -> bytes:
    """A workbook with some parts changed and some added."""
    stream = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(book)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new,
    ):
        for name in old.namelist():
            same: Change = bytes
            new.writestr(name, changes.get(name, same)(old.read(name)))
        for name, data in (more or {}).items():
            new.writestr(name, data)
    return stream.getvalue()


def answered(book: bytes, cell: str) -> bytes:
    """A workbook whose first 进展情况 is the given element, with ``{}`` for its place."""
    return rebuilt(book, {SHEET: lambda xml: _with_cell(xml, "G4", cell)})


def _with_cell(xml: bytes, place: str, cell: str) -> bytes:
    start = xml.index(f'<c r="{place}"'.encode())
    ends = [at + len(end) for end in (b"</c>", b"/>") if (at := xml.find(end, start)) >= 0]
    return xml[:start] + cell.format(f'r="{place}"').encode() + xml[min(ends) :]


def inline(words: str) -> str:
    """A cell of words."""
    text = escape(words).replace("{", "{{").replace("}", "}}")
    return f'<c {{}} t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def formula(words: str, shown: str = "已完成12项") -> str:
    """A cell that was worked out, and what it showed."""
    return f'<c {{}} t="str"><f>{escape(words)}</f><v>{shown}</v></c>'


def with_macros(book: bytes) -> bytes:
    """A workbook that brings a program along."""
    kind = b'<Override PartName="/xl/vbaProject.bin" ContentType="application/vnd.ms-office.vba'
    return rebuilt(
        book,
        {
            _TYPES: lambda xml: xml.replace(b"</Types>", kind + b'Project"/></Types>'),
            _LINKS: lambda xml: xml.replace(
                b"</Relationships>",
                b'<Relationship Id="rId99" Type="http://schemas.microsoft.com/office/2006/'
                b'relationships/vbaProject" Target="vbaProject.bin"/></Relationships>',
            ),
        },
        {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504},
    )


def with_outside_link(book: bytes, *, dde: bool = False) -> bytes:
    """A workbook tied to another file, or to another program."""
    space = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    inner = (
        b'<ddeLink ddeService="cmd" ddeTopic="/c calc"><ddeItems/></ddeLink>'
        if dde
        else b'<externalBook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/'
        b'relationships" r:id="rId1"><sheetNames><sheetName val="Sheet1"/></sheetNames>'
        b"</externalBook>"
    )
    link = b'<externalLink xmlns="' + space + b'">' + inner + b"</externalLink>"
    relations = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        b'relationships/externalLinkPath" Target="file:///C:/a.xlsx" TargetMode="External"/>'
        b"</Relationships>"
    )
    words = "cmd|'/c calc'!A0" if dde else "[1]Sheet1!A1"
    return rebuilt(
        answered(book, formula(words)),
        {
            _LINKS: lambda xml: xml.replace(
                b"</Relationships>",
                b'<Relationship Id="rId98" Type="http://schemas.openxmlformats.org/'
                b'officeDocument/2006/relationships/externalLink" '
                b'Target="externalLinks/externalLink1.xml"/></Relationships>',
            ),
            _BOOK: lambda xml: xml.replace(
                b"<definedNames>",
                b'<externalReferences><externalReference xmlns:r="http://schemas.'
                b'openxmlformats.org/officeDocument/2006/relationships" r:id="rId98"/>'
                b"</externalReferences><definedNames>",
            ),
        },
        {
            "xl/externalLinks/externalLink1.xml": link,
            "xl/externalLinks/_rels/externalLink1.xml.rels": b"" if dde else relations,
        },
    )


def with_hidden_row(book: bytes) -> bytes:
    """A workbook whose first row of the table was filtered away."""
    return rebuilt(
        book, {SHEET: lambda xml: xml.replace(b'<row r="4"', b'<row r="4" hidden="1"')}
    )


def laughing(book: bytes, *, outside: bool = False) -> bytes:
    """Entities that grow without end, or that read a file of this machine."""
    head = _OUTSIDE if outside else _LAUGHS

    def change(xml: bytes) -> bytes:
        called = _with_cell(xml, "G4", inline("@@"))
        return head.encode() + called.replace(b"@@", b"&j;").split(b"?>", 1)[-1]

    return rebuilt(book, {SHEET: change})


def deep(book: bytes, depth: int = 200_000) -> bytes:
    """Elements within elements within elements."""
    inner = b"<a>" * depth + b"</a>" * depth
    return rebuilt(
        book, {SHEET: lambda xml: xml.replace(b"</worksheet>", inner + b"</worksheet>")}
    )


def bomb(book: bytes, megabytes: int = 16) -> bytes:
    """A small file that unpacks to a large one."""
    blanks = b" " * (megabytes * 1024 * 1024)
    return rebuilt(
        book, {SHEET: lambda xml: xml.replace(b"<sheetData>", blanks + b"<sheetData>")}
    )


def far_cell(book: bytes) -> bytes:
    """A word in the very last cell a sheet can have."""
    row = b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>'
    return rebuilt(
        book, {SHEET: lambda xml: xml.replace(b"</sheetData>", row + b"</sheetData>")}
    )


def million_rows(book: bytes, last: int = 1_048_576) -> bytes:
    """A sheet whose whole columns were formatted: every row stands in the file."""
    rows = b"".join(b'<row r="%d"/>' % number for number in range(100, last + 1))
    return rebuilt(
        book, {SHEET: lambda xml: xml.replace(b"</sheetData>", rows + b"</sheetData>")}
    )


def cut(book: bytes) -> bytes:
    """Half a file, as a broken transfer leaves it."""
    return book[: len(book) // 2]


def without_sheets(book: bytes) -> bytes:
    """The list of sheets names none that is there."""
    return rebuilt(book, {_LINKS: lambda xml: xml.replace(b"worksheets/", b"nowhere/")})


def wrong_numbers(book: bytes) -> bytes:
    """A shared text and a style that do not exist."""
    return answered(book, '<c {} s="99999" t="s"><v>99999999</v></c>')
