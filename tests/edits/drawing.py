"""What rules draw: rows, plans, days, and what is typed."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from gkdesk.domain.tasks import EditField
from gkdesk.services.session import Session
from tests.drafts import NOW

TODAY = NOW.date()
UNITS = ("区财政局", "各镇街", "区民政局、区司法局", "")
LIMITS = ("", "2023-11-30", "每季度末前", "9月底前", "长期坚持", "每月10日前，12月20日前")
WORDS = ("", "已办理", "等上级反馈。分两步走。", "𠮷祥湖，第一步；第二步")


def row(session: Session, draw: Random) -> int:
    """One that stands; the first where none does."""
    ids = session.ledger.rows("SELECT id FROM node WHERE deleted = 0 ORDER BY id")
    return int(draw.choice(ids)[0]) if ids else 1


def rows(session: Session, draw: Random, most: int = 3) -> list[int]:
    """Some rows, each once."""
    return list({row(session, draw) for _ in range(draw.randint(1, most))})


def plan(session: Session, draw: Random) -> int:
    """One that stands; the first where none does."""
    ids = session.ledger.rows("SELECT id FROM plan WHERE deleted = 0 ORDER BY id")
    return int(draw.choice(ids)[0]) if ids else 1


def point(session: Session, draw: Random) -> int:
    """One that stands; the first where none does."""
    standing = "SELECT id FROM plan WHERE deleted = 0"
    ids = session.ledger.rows(
        f"SELECT id FROM occurrence WHERE deleted = 0 AND plan_id IN ({standing}) ORDER BY id"
    )
    return int(draw.choice(ids)[0]) if ids else 1


def day(draw: Random) -> date:
    """A day around the ledger's own."""
    return TODAY + timedelta(days=draw.randint(-60, 400))


def value(draw: Random, field: EditField) -> str:
    """What may be typed for a field."""
    if field is EditField.STATUS:
        return draw.choice(("open", "done"))
    if field is EditField.DEADLINE:
        return draw.choice(LIMITS)
    if field in (EditField.LEAD, EditField.RESPONSIBLE, EditField.SUPPORTING):
        return draw.choice(UNITS)
    return draw.choice(WORDS)
