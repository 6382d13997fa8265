"""What plans were read from, byte for byte: one file an edition, kept to be handed over."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from gkdesk.store.ledger import Ledger

MOST = 20 * 1024 * 1024
"""Bytes of the largest file that is kept; a larger one stays where the person has it."""

_EDITIONS = """
SELECT source.plan_id, source.edition, plan.title, coalesce(source_file.name, '')
FROM source JOIN plan ON plan.id = source.plan_id AND plan.deleted = 0
    AND source.edition <= plan.edition
LEFT JOIN source_file ON source_file.plan_id = source.plan_id
    AND source_file.edition = source.edition
ORDER BY source.plan_id, source.edition
"""


@dataclass(frozen=True, slots=True)
class SourceEdition:
    """One edition of a plan that stands; ``file`` is the name of the kept file, "" where
    none was kept."""

    plan_id: int
    edition: int
    title: str
    file: str


def keep(ledger: Ledger, plan_id: int, edition: int, name: str, data: bytes | None) -> bool:
    """Keep the file of an edition just written, unless there was none or it is larger than
    ``MOST``. Inside a transaction."""
    if not data or len(data) > MOST:
        return False
    digest = hashlib.sha256(data).hexdigest()
    record = {"plan_id": plan_id, "edition": edition, "name": name, "sha256": digest}
    ledger.insert_all("source_file", [{**record, "content": data}])
    return True


def editions(ledger: Ledger) -> list[SourceEdition]:
    """The editions of all plans that stand, without those an undo took back."""
    return [SourceEdition(*row) for row in ledger.rows(_EDITIONS)]


def text(ledger: Ledger, plan_id: int, edition: int) -> str:
    """What an edition says."""
    sql = "SELECT text FROM source WHERE plan_id = ? AND edition = ?"
    return str(ledger.value(sql, (plan_id, edition)))


def content(ledger: Ledger, plan_id: int, edition: int) -> bytes:
    """The bytes of a kept file."""
    sql = "SELECT content FROM source_file WHERE plan_id = ? AND edition = ?"
    return bytes(ledger.value(sql, (plan_id, edition)))
