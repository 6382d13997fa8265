"""Templates of letters (公文模板) as they stand in the ledger."""

from __future__ import annotations

from typing import NamedTuple

from gkdesk.store.ledger import Ledger


class TemplateRow(NamedTuple):
    """A template as it is kept, without its document."""

    id: int
    kind: str
    name: str
    place: int


def standing(ledger: Ledger) -> list[TemplateRow]:
    """The templates, in their order."""
    sql = """
    SELECT id, kind, name, place FROM letter_template WHERE deleted = 0 ORDER BY place, id
    """
    return [TemplateRow(*row) for row in ledger.rows(sql)]


def document(ledger: Ledger, template_id: int) -> bytes | None:
    """The .docx of a template that stands, None where there is none."""
    sql = "SELECT document FROM letter_template WHERE id = ? AND deleted = 0"
    found = ledger.value(sql, (template_id,))
    return bytes(found) if found is not None else None
