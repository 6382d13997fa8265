"""Word documents (docx, docm, dotx): the words as a reader of the page sees them.

Automatic numbers are computed, tracked changes taken as accepted, merged cells kept. Left
out are headers, footers, comments, hidden words, footnotes and tables of contents; macros
are never looked at.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from gkdesk.documents.blocks import Block, document_of
from gkdesk.documents.kinds import Kind
from gkdesk.documents.word_body import Body
from gkdesk.documents.word_numbering import Numbering
from gkdesk.documents.word_package import Package
from gkdesk.documents.word_styles import Styles
from gkdesk.documents.word_xml import Element, W
from gkdesk.domain.document import Document
from gkdesk.errors import FileDamaged, ScanWithoutText

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
    root = package.main()
    content = root.find(f"{W}body")
    if content is None:
        raise FileDamaged(path, Kind.WORD.value)
    styles = Styles(package.related("styles"))
    numbering = package.related("numbering")
    body, blocks = _walked(content, numbering, styles)
    words = document_of(blocks)
    letters = len(words.text.strip())
    if not letters and body.tally.pictures:
        raise ScanWithoutText(path)
    remarks = _remarks(body, content, pictures=body.tally.pictures * (letters < _FEW))
    return replace(words, remarks=tuple(remarks))


def _walked(
    content: Element, numbering: Element | None, styles: Styles
) -> tuple[Body, list[Block]]:
    """The blocks of the body. A table of contents that never ends would take the rest of
    the document with it: then it is read as text."""
    body = Body(styles, Numbering(numbering, styles))
    blocks = body.blocks(content)
    if body.fields.in_contents:
        body = Body(styles, Numbering(numbering, styles), keep_contents=True)
        blocks = body.blocks(content)
    return body, blocks


def _remarks(body: Body, content: Element, pictures: int) -> list[str]:
    """What a person should know about how the file was read; ``pictures`` is how many may
    hold words of the text."""
    notes = sum(1 for _ in content.iter(_NOTE))
    said = {
        f"文中有{body.tally.changes}处修订，按全部接受读入。": body.tally.changes,
        "文前的目录没有读入。": body.fields.contents,
        f"文中的{notes}条脚注没有读入。": notes,
        "文中嵌入的另一份文件没有读入。": _embeds(content),
        f"文中有{pictures}幅图片，图上的字没有读入。": pictures,
    }
    return [sentence for sentence, true in said.items() if true]


def _embeds(content: Element) -> bool:
    """Whether a file of another kind stands in the text; formulas are no such file."""
    return next(content.iter(*_FOREIGN), None) is not None or any(
        not one.get("ProgID", "").startswith("Equation") for one in content.iter(_OBJECT)
    )
