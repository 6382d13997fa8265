"""Templates of letters an office has made itself, kept under names in the ledger."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from gkdesk import documents
from gkdesk.domain.changes import Change, ChangeKind, differing
from gkdesk.domain.characters import storable
from gkdesk.domain.letters import LetterKind
from gkdesk.errors import (
    GkdeskError,
    NoTemplateName,
    TemplateNameTaken,
    TemplateUnfit,
    UnknownTemplate,
)
from gkdesk.services.session import Session
from gkdesk.store import changes, records
from gkdesk.store import letter_templates as store

_WHOLE = b"PK"


@dataclass(frozen=True, slots=True)
class LetterTemplate:
    """A template of one kind of letter under its name."""

    id: int
    kind: LetterKind
    name: str


@dataclass(frozen=True, slots=True)
class LoadedTemplate:
    """A document that can be used as a template: its bytes, and the fields it holds."""

    data: bytes
    fields: tuple[str, ...]


def templates(session: Session, kind: LetterKind) -> list[LetterTemplate]:
    """The templates of a kind, in their order."""
    found = store.standing(session.ledger)
    return [LetterTemplate(row.id, kind, row.name) for row in found if row.kind == kind.value]


def load(path: Path) -> LoadedTemplate:
    """Read a .docx that is to be a template. Raises FileMissing, TemplateUnfit, and what any
    document is refused for: passwords, damage, archives that unpack without end."""
    from gkdesk.exports.official.templates import fields_of, leads_outside

    data = documents.content(path)
    if not data.startswith(_WHOLE):
        raise TemplateUnfit(path)
    try:
        documents.read_content(data, path)
        if leads_outside(data):
            raise TemplateUnfit(path)
        return LoadedTemplate(data, fields_of(data))
    except GkdeskError as fault:
        if fault.code in ("file_unsafe", "file_protected", "file_too_large"):
            raise
        raise TemplateUnfit(path) from fault
    except Exception as fault:  # python-docx raises many kinds for what is no .docx
        raise TemplateUnfit(path) from fault


def save(session: Session, kind: LetterKind, name: str, data: bytes) -> LetterTemplate:
    """Keep a template. Raises NoTemplateName, TemplateNameTaken."""
    known = templates(session, kind)
    record = {
        "kind": kind.value,
        "name": _free(name, known),
        "document": data,
        "place": 1 + len(known),
    }
    with session.ledger.transaction():
        ids, fields = records.add(session.ledger, "letter_template", [record])
        changes.apply(session.ledger, Change(ChangeKind.DESIGN, fields), session.hand)
    return LetterTemplate(ids[0], kind, str(record["name"]))


def document(session: Session, template_id: int) -> bytes:
    """The .docx of a template. Raises UnknownTemplate."""
    found = store.document(session.ledger, template_id)
    if found is None:
        raise UnknownTemplate(str(template_id))
    return found


def rename(session: Session, template: LetterTemplate, name: str) -> LetterTemplate:
    """Another name. Raises NoTemplateName, TemplateNameTaken, StaleEdit."""
    others = [each for each in templates(session, template.kind) if each.id != template.id]
    wanted = {"name": _free(name, others)}
    fields = differing("letter_template", template.id, {"name": template.name}, wanted)
    if fields:
        changes.apply(session.ledger, Change(ChangeKind.DESIGN, fields), session.hand)
    return LetterTemplate(template.id, template.kind, wanted["name"])


def remove(session: Session, template_id: int) -> None:
    """Take a template out. Raises UnknownTemplate."""
    document(session, template_id)
    fields = records.removal("letter_template", [template_id])
    changes.apply(session.ledger, Change(ChangeKind.DESIGN, fields), session.hand)


def _free(name: str, others: list[LetterTemplate]) -> str:
    wanted = " ".join(storable(name).split())
    if not wanted:
        raise NoTemplateName
    if any(each.name == wanted for each in others):
        raise TemplateNameTaken(wanted)
    return wanted
