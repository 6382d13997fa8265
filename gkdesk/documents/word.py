"""Word documents (docx, docm, dotx): the words as a reader of the page sees them.

Automatic numbers are computed, tracked changes taken as accepted, merged cells kept. Left
out are headers, footers, comments, hidden words, footnotes and tables of contents; macros
are never looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from gkdesk.documents.blocks import Block, document_of
from gkdesk.documents.kinds import Kind
from gkdesk.documents.word_body import Body
from gkdesk.documents.word_numbering import Numbering
from gkdesk.documents.word_package import Package
from gkdesk.documents.word_runs import Tally
from gkdesk.documents.word_styles import Styles
from gkdesk.documents.word_xml import Element, W
from gkdesk.domain.document import Document
from gkdesk.errors import ScanWithoutText

_FOREIGN = {f"{W}altChunk", f"{W}subDoc"}
_OBJECT = "{urn:schemas-microsoft-com:office:office}OLEObject"
_FEW = 500
"""Characters of a document whose pictures may hold more than its text."""
_NOTE = f"{W}footnoteReference"


def read_docx(data: bytes, path: Path) -> Document:
    """The document in the bytes of a Word file; ``path`` is only named in faults.

    Raises FileDamaged, FileUnsafe, FileProtected, FileTooLarge, or ScanWithoutText where it
    holds pictures only.
    """
    package = Package(data, path, Kind.WORD.value)
    tally, blocks, contents = _walked(package)
    words = document_of(blocks)
    letters = len(words.text.strip())
    if not letters and tally.pictures:
        raise ScanWithoutText(path)
    remarks = _remarks(tally, contents, pictures=tally.pictures * (letters < _FEW))
    return replace(words, remarks=tuple(remarks))


def _walked(package: Package) -> tuple[Tally, list[Block], int]:
    """What a walk over the body met, its blocks, and how many tables of contents it left out.
    One that never ends would take the rest of the document with it: then it is read as text.
    """
    styles = Styles(package.related("styles"))
    numbering = package.related("numbering")
    body = Body(styles, Numbering(numbering, styles))
    blocks = body.blocks(_counted(package.body(), body.tally))
    if body.fields.in_contents:
        body = Body(styles, Numbering(numbering, styles), keep_contents=True)
        blocks = body.blocks(_counted(package.body(), body.tally))
    return body.tally, blocks, body.fields.contents


def _counted(children: Iterable[Element], tally: Tally) -> Iterator[Element]:
    """The children, footnotes and embedded files in them counted; formulas are no files."""
    for child in children:
        for one in child.iter(_NOTE, _OBJECT, *_FOREIGN):
            if one.tag == _NOTE:
                tally.notes += 1
            elif not one.get("ProgID", "").startswith("Equation"):
                tally.embeds += 1
        yield child


def _remarks(tally: Tally, contents: int, pictures: int) -> list[str]:
    """What a person should know about how the file was read; ``pictures`` is how many may
    hold words of the text."""
    said = {
        f"文中有{tally.changes}处修订，按全部接受读入。": tally.changes,
        "文前的目录没有读入。": contents,
        f"文中的{tally.notes}条脚注没有读入。": tally.notes,
        "文中嵌入的另一份文件没有读入。": tally.embeds,
        f"文中有{pictures}幅图片，图上的字没有读入。": pictures,
    }
    return [sentence for sentence, true in said.items() if true]
