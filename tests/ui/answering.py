"""Units that answer: what stands in the ledger once a returned workbook was taken in."""

from __future__ import annotations

from collections.abc import Iterable

from gkdesk.domain.changes import Change, ChangeKind
from gkdesk.services import dispatch_register
from gkdesk.services.session import Session
from gkdesk.store import changes, records


def answer(session: Session, dispatch_id: int, said: Iterable[str], status: str = "") -> None:
    """Let a unit report the progress of its first rows, one for each of ``said``."""
    line = dispatch_register.line(session, dispatch_id)
    day = session.now().date().isoformat()
    rows = [
        {
            "plan_id": line.plan_id,
            "node_id": code.node_id,
            "occurrence_id": code.occurrence_id,
            "unit": line.unit,
            "period": line.period,
            "progress": words,
            "status": status or None,
            "reported_on": day,
        }
        for code, words in zip(
            dispatch_register.sent_rows(session, dispatch_id), said, strict=False
        )
    ]
    receipt = {
        "plan_id": line.plan_id,
        "dispatch_id": dispatch_id,
        "unit": line.unit,
        "file": line.file,
        "sha256": line.code,
        "content": line.code,
        "received_at": f"{day}T09:00:00",
    }
    _, answered = records.add(session.ledger, "feedback", rows)
    _, came = records.add(session.ledger, "receipt", [receipt])
    change = Change(ChangeKind.COLLECT, (*answered, *came))
    changes.apply(session.ledger, change, session.hand)
