"""An office's own document as a template: {{标题}} is replaced wherever it stands, and a table
row that holds the fields of a row is written once for each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

from docx import Document
from docx.oxml.ns import qn

from gkdesk.exports.official.ink import Element, element, writable

_FIELD: Final = re.compile(r"\{\{\s*([^{}]{1,40}?)\s*\}\}")


@dataclass(frozen=True, slots=True)
class Filled:
    """The document, and the fields it has that nobody knows, which were left as they are."""

    data: bytes
    unknown: tuple[str, ...]


def fill(
    template: bytes, fields: Mapping[str, str], rows: Sequence[Mapping[str, str]]
) -> Filled:
    """A template filled in. Raises what python-docx raises for what is no .docx."""
    document = Document(BytesIO(template))
    _cut_off(document)
    row_fields = frozenset(rows[0]) if rows else frozenset()
    unknown: dict[str, None] = {}
    for root in _roots(document):
        written = set(_repeat_rows(root, row_fields - fields.keys(), fields, rows))
        for paragraph in root.iter(qn("w:p")):
            if paragraph not in written:  # what a task says is no field
                _fill_paragraph(paragraph, fields, unknown)
    stream = BytesIO()
    document.save(stream)
    return Filled(stream.getvalue(), tuple(unknown))


def fields_of(template: bytes) -> tuple[str, ...]:
    """The fields a template holds, each once. Raises as ``fill`` does."""
    found: dict[str, None] = {}
    for root in _roots(Document(BytesIO(template))):
        for paragraph in root.iter(qn("w:p")):
            words = "".join(text.text or "" for text in _texts(paragraph))
            found.update(dict.fromkeys(_FIELD.findall(words)))
    return tuple(found)


def leads_outside(template: bytes) -> bool:
    """Whether a document fetches anything from elsewhere when it is opened, as a linked
    picture; links a person follows and the template it was made by are left aside."""
    document = Document(BytesIO(template))
    settled = document.part._settings_part
    return any(
        relation.is_external and not relation.reltype.endswith("/hyperlink")
        for part in document.part.package.iter_parts()
        if part is not settled
        for relation in part.rels.values()
    )


def _cut_off(document: Any) -> None:
    """A letter does not lead back to the office's template file: Word would look for it."""
    part = document.part._settings_part
    for attached in part.element.findall(qn("w:attachedTemplate")):
        part.element.remove(attached)
    relations = part.rels
    for number in [key for key, one in relations.items() if one.is_external]:
        del relations[number]


def _roots(document: Any) -> Iterator[Element]:
    """The body, and the heads and feet of its pages, each once."""
    yield document.element.body
    seen = set()
    for section in document.sections:
        for part in (section.header, section.footer, section.first_page_header,
                     section.first_page_footer, section.even_page_header,
                     section.even_page_footer):  # fmt: skip
            if not part.is_linked_to_previous and id(part._element) not in seen:
                seen.add(id(part._element))
                yield part._element


def _texts(paragraph: Element) -> list[Element]:
    """The texts of a paragraph itself, not of a box within it."""
    return [
        text
        for text in paragraph.iter(qn("w:t"))
        if next(text.iterancestors(qn("w:p"))) is paragraph
    ]


def _repeat_rows(
    root: Element,
    telling: frozenset[str],
    fields: Mapping[str, str],
    rows: Sequence[Mapping[str, str]],
) -> Iterator[Element]:
    """Writes the rows, and gives their paragraphs."""
    for line in list(root.iter(qn("w:tr"))):
        words = "".join(text.text or "" for text in line.iter(qn("w:t")))
        if (
            not telling & set(_FIELD.findall(words))
            or line.find(f".//{qn('w:tr')}") is not None
        ):
            continue
        for values in rows:
            made = deepcopy(line)
            for paragraph in made.iter(qn("w:p")):
                _fill_paragraph(paragraph, {**fields, **values}, {})
                yield paragraph
            line.addprevious(made)
        parent = line.getparent()
        if parent is not None:
            parent.remove(line)


def _fill_paragraph(
    paragraph: Element, fields: Mapping[str, str], unknown: dict[str, None]
) -> None:
    """Replaces the fields of a paragraph, also those that are split over several runs: the
    words come where a field begins, in the letters it begins with."""
    texts = _texts(paragraph)
    words = "".join(text.text or "" for text in texts)
    for match in reversed(list(_FIELD.finditer(words))):
        name = match[1]
        if name not in fields:
            unknown[name] = None
            continue
        _replace(texts, match.start(), match.end(), writable(fields[name]))


def _replace(texts: Sequence[Element], start: int, end: int, value: str) -> None:
    at = 0
    placed = False
    for text in texts:
        words = text.text or ""
        first, last = max(start - at, 0), min(end - at, len(words))
        at += len(words)
        if first >= last:
            continue
        before, after = words[:first], words[last:]
        text.text = before + ("" if placed else value) + after
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        placed = True
    for text in texts:
        _break_lines(text)


def _break_lines(text: Element) -> None:
    """A line feed breaks the line in Word as well."""
    lines = (text.text or "").split("\n")
    if len(lines) == 1:
        return
    text.text = lines[0]
    place = text
    for line in lines[1:]:
        broken, more = element("br"), element("t")
        more.text = line
        place.addnext(broken)
        broken.addnext(more)
        place = more
