"""Taking a document into the ledger: reading it, then one change that can be undone."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from gkdesk import documents, reading
from gkdesk.domain.changes import Change, ChangeKind, FieldChange
from gkdesk.domain.characters import storable
from gkdesk.domain.document import Document
from gkdesk.domain.draft import Draft
from gkdesk.domain.tasks import PlanSummary
from gkdesk.errors import NotAPlan
from gkdesk.services import backing_up, limit_planting
from gkdesk.services.session import Session
from gkdesk.store import changes, editions, plans, source_files

PASTED = Path("粘贴的正文")
"""Under which name the words of the clipboard stand in the ledger."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A document that was read; ``sha256`` is the digest of its bytes, ``draft`` what was
    made of ``document``. ``data`` is the file itself, None where there was none."""

    path: Path
    name: str
    sha256: str
    draft: Draft
    document: Document
    data: bytes | None = None


@dataclass(frozen=True, slots=True)
class Imported:
    """A plan of the ledger. ``problems`` counts what a person should check; ``already``
    tells that the same file had been taken in before and nothing was written."""

    plan: PlanSummary
    problems: int
    already: bool


def load(path: Path) -> Loaded:
    """Read a document. Touches no ledger, so a worker thread may do it.

    Raises FileMissing, FileUnreadable, FileEmpty, FileTooLarge, FileProtected, FileDamaged,
    FileUnsafe, ScanWithoutText or NotText.
    """
    data = documents.content(path)
    document = documents.read_content(data, path)
    digest = hashlib.sha256(data).hexdigest()
    draft = reading.read_plan(document)
    return Loaded(path, storable(path.name), digest, draft, document, data)


def load_clipboard(html: str, text: str) -> Loaded:
    """Read what was copied: ``html`` as it was marked up, "" where it was not, and its plain
    ``text``. Touches no ledger. Raises FileEmpty where there are no words."""
    document = documents.read_clipboard(html, text)
    digest = hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()
    return Loaded(PASTED, PASTED.name, digest, reading.read_plan(document), document)


def known(session: Session, loaded: Loaded) -> PlanSummary | None:
    """The plan that was taken in from the very same file, if it still stands."""
    plan_id = plans.with_source(session.ledger, loaded.sha256)
    if plan_id is None:
        return None
    return plans.summary(session.ledger, session.now().date(), plan_id)


def take_in(session: Session, loaded: Loaded, *, sample: bool = False) -> Imported:
    """Write a read document into the ledger as one change, after a copy was taken; the same
    file is recognised.

    Raises NotAPlan where the document holds no numbered item, and what ``before_import``
    raises.
    """
    today = session.now().date()
    known = plans.with_source(session.ledger, loaded.sha256)
    if known is not None:
        plan = plans.summary(session.ledger, today, known)
        return Imported(plan, plan.doubts, already=True)
    if not loaded.draft.outline:
        raise NotAPlan(loaded.path)
    backing_up.before_import(session)
    with session.ledger.transaction():
        fields = (plant(session, loaded, sample=sample),)
        changes.apply(session.ledger, Change(ChangeKind.IMPORT, fields), session.hand)
    plan = plans.summary(session.ledger, today, fields[0].target)
    return Imported(plan, plan.doubts, already=False)


def plant(session: Session, loaded: Loaded, *, sample: bool) -> FieldChange:
    """Write the rows of a read document, and give the change that makes them stand.

    Must run inside a transaction of the ledger. Raises NotAPlan.
    """
    if not loaded.draft.outline:
        raise NotAPlan(loaded.path)
    plan_id = plans.insert(
        session.ledger,
        loaded.draft,
        name=loaded.name,
        sha256=loaded.sha256,
        at=session.now(),
        sample=sample,
    )
    source_files.keep(session.ledger, plan_id, editions.FIRST, loaded.name, loaded.data)
    limit_planting.plant(session, plan_id)
    return FieldChange("plan", plan_id, "deleted", before=1, after=0)


def remove(session: Session, plan_ids: list[int]) -> None:
    """Take plans out of every list as one change; their rows stay for the undo."""
    fields = tuple(FieldChange("plan", plan_id, "deleted", 0, 1) for plan_id in plan_ids)
    if fields:
        changes.apply(session.ledger, Change(ChangeKind.REMOVE, fields), session.hand)
