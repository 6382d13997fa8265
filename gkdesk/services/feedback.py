"""What units have answered about rows, for those who look at a row."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from gkdesk.domain.feedback import Evidence, Feedback, SentBack
from gkdesk.services.session import Session
from gkdesk.store import feedback

LINK: Final = re.compile(r"(?:https?://|www\.)[^\s，。；、（）()<>《》“”\"']+", re.IGNORECASE)
"""An address within the words of a piece of evidence."""


def of_row(session: Session, node_id: int) -> list[Feedback]:
    """What each unit last answered about a row and its due points, in the order they came."""
    return feedback.of_rows(session.ledger, [node_id])


def of_rows(session: Session, node_ids: Iterable[int]) -> dict[int, list[Feedback]]:
    """The same of many rows; rows nobody answered about are left out."""
    found: dict[int, list[Feedback]] = {}
    for each in feedback.of_rows(session.ledger, node_ids):
        found.setdefault(each.node_id, []).append(each)
    return found


def evidence(session: Session, node_id: int) -> list[Evidence]:
    """The evidence given for a row and its due points, in the order it came."""
    return feedback.evidence_of_rows(session.ledger, [node_id])


def sent_back(session: Session, node_id: int) -> list[SentBack]:
    """What was sent back of a row, settled ones too, in order."""
    return feedback.sent_back_of_rows(session.ledger, [node_id])
