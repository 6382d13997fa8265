"""Letters as documents of GB/T 9704, one or several behind each other, and the template an
office begins its own from."""

from __future__ import annotations

from collections.abc import Sequence

from docx import Document

from gkdesk.domain.letters import LetterText, LetterWishes
from gkdesk.exports.official.document import OfficialDocument


def letter_document(letters: Sequence[LetterText], wishes: LetterWishes) -> bytes:
    """The letters, each on its own page."""
    document = OfficialDocument()
    for at, letter in enumerate(letters):
        if at:
            document.page_break()
        _write(document, letter, wishes)
    return document.bytes()


def _write(document: OfficialDocument, letter: LetterText, wishes: LetterWishes) -> None:
    if wishes.red_head:
        document.red_head(f"{wishes.issuer}文件", wishes.number)
    elif wishes.number:
        document.number(wishes.number)
    document.title(letter.title)
    document.recipients(letter.recipients)
    document.paragraph(letter.opening)
    document.table(letter.heads, letter.widths, letter.rows)
    if letter.closing:
        document.paragraph(letter.closing)
    document.signature(wishes.issuer, wishes.day)
    if letter.contact:
        document.note_below(f"联系人：{letter.contact}")


def own_template(heads: Sequence[str], widths: Sequence[float], fields: Sequence[str]) -> bytes:
    """A document with every field in its place, to be changed in Word. ``fields`` are those
    of the table's row."""
    from io import BytesIO

    document = OfficialDocument()
    document.number("{{文号}}")
    document.title("{{标题}}")
    document.recipients("{{主送}}")
    document.paragraph("{{正文}}")
    document.table(heads, widths, [[f"{{{{{field}}}}}" for field in fields]])
    document.signature("{{落款}}", None)
    document.note_below("联系人：{{联系人}}")
    made = Document(BytesIO(document.bytes()))
    for paragraph in made.paragraphs:
        if paragraph.text.strip() == "年　月　日" and paragraph.runs:
            paragraph.runs[0].text = "{{日期}}"
            for run in paragraph.runs[1:]:
                run.text = ""
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()
