"""OFD packages written part by part: one text object a visual line, in millimetres."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import NamedTuple
from xml.sax.saxutils import escape

from tests.documents.notice_looks import BODY_SIZE, TITLE_SIZE, Look, Looked

SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
MM = 25.4 / 72
LEFT, TOP, WIDTH, HEIGHT = 28.0, 37.0, 156.0, 225.0
LEADING = 29 * MM
_NOT_FIRST = "，。、；：！？）》”〕 "
_WORD = re.compile(r"[A-Za-z0-9.%]+|\s|.")


class Placed(NamedTuple):
    """A line of words and where it stands."""

    text: str
    left: float
    top: float
    size: float


def ofd_of(lines: Sequence[Looked]) -> bytes:
    """An OFD of a notice's lines with page numbers."""
    pages = list(_pages(lines))
    for number, page in enumerate(pages, 1):
        page.append(Placed(f"— {number} —", 100, 270, 14))
    return package([content("".join(map(text_object, page))) for page in pages])


def package(pages: Sequence[str], more: dict[str, str] | None = None) -> bytes:
    """An OFD whose pages are these Content.xml parts."""
    entries = "".join(
        f'<ofd:Page ID="{number + 1}" BaseLoc="Pages/Page_{number}/Content.xml"/>'
        for number in range(len(pages))
    )
    parts = {
        "OFD.xml": f'<ofd:OFD {SPACE} DocType="OFD" Version="1.0"><ofd:DocBody><ofd:DocInfo/>'
        "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {SPACE}><ofd:CommonData><ofd:PageArea>"
        "<ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
        "<ofd:PublicRes>PublicRes.xml</ofd:PublicRes></ofd:CommonData>"
        f"<ofd:Pages>{entries}</ofd:Pages></ofd:Document>",
        "Doc_0/PublicRes.xml": f'<ofd:Res {SPACE} BaseLoc="Res"><ofd:Fonts>'
        '<ofd:Font ID="3" FontName="仿宋"/><ofd:Font ID="4" FontName="黑体"/>'
        "</ofd:Fonts></ofd:Res>",
        **{f"Doc_0/Pages/Page_{n}/Content.xml": page for n, page in enumerate(pages)},
        **(more or {}),
    }
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, words in parts.items():
            archive.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{words}')
    return file.getvalue()


def content(objects: str) -> str:
    """A page's Content.xml that holds these objects."""
    return (
        f"<ofd:Page {SPACE}><ofd:Content><ofd:Layer>{objects}</ofd:Layer></ofd:Content>"
        "</ofd:Page>"
    )


def text_object(line: Placed) -> str:
    """A text object of one line, its characters placed by DeltaX."""
    size = line.size * MM
    steps = [size * (1.0 if ord(sign) > 0x2000 else 0.5) for sign in line.text]
    return (
        f'<ofd:TextObject Boundary="{line.left:.3f} {line.top:.3f} {sum(steps):.3f} '
        f'{size * 1.2:.3f}" Font="3" Size="{size:.4f}"><ofd:TextCode X="0" Y="{size:.4f}" '
        f'DeltaX="{" ".join(f"{step:.4f}" for step in steps[:-1])}">{escape(line.text)}'
        "</ofd:TextCode></ofd:TextObject>"
    )


def _pages(lines: Sequence[Looked]) -> Iterator[list[Placed]]:
    page: list[Placed] = []
    top = TOP
    for line in lines:
        size = TITLE_SIZE if line.look is Look.TITLE else BODY_SIZE
        for text, left in _rows(line, size * MM):
            if top + LEADING > TOP + HEIGHT:
                yield page
                page, top = [], TOP
            page.append(Placed(text, left, top, size))
            top += LEADING
    yield page


def _rows(line: Looked, em: float) -> Iterator[tuple[str, float]]:
    """The line broken to the page's width, and where each row begins."""
    indent = 2 * em if line.look is Look.BODY else 0.0
    for text in _broken(line.text, WIDTH, indent, em):
        width = _width(text, em)
        if line.look is Look.TITLE:
            yield text, LEFT + (WIDTH - width) / 2
        elif line.look is Look.SIGNED:
            yield text, LEFT + WIDTH - width - 4 * em
        else:
            yield text, LEFT + indent
        indent = 0.0


def _width(text: str, em: float) -> float:
    return sum(em * (1.0 if ord(sign) > 0x2000 else 0.5) for sign in text)


def _broken(text: str, width: float, indent: float, em: float) -> Iterator[str]:
    row, room = "", width - indent
    for word in _WORD.findall(text):
        wide = _width(word, em)
        if wide > room and row and word not in _NOT_FIRST:
            yield row
            row, room = "", width
        row += word
        room -= wide
    yield row
