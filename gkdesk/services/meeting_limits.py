"""The limit and the standing of a row as a list tells them."""

from __future__ import annotations

from datetime import date
from typing import Final

from gkdesk.domain.agenda import AgendaItem
from gkdesk.domain.deadlines import DeadlineKind
from gkdesk.domain.tasks import Light, Outlook, Status
from gkdesk.domain.written_days import written_day
from gkdesk.services.breakdown_words import limit_words
from gkdesk.services.limit_in_force import day_below
from gkdesk.services.meeting_facts import RowFacts
from gkdesk.terms import label

_PUT_BACK: Final = "延至"


def limit_text(facts: RowFacts) -> str:
    """The limit of a row: of a due point its day first, then what it is a point of; of any
    other row its words, with the day they come to."""
    item = facts.slot.item
    if item is None or item.due is None:
        words = facts.printed.limit(facts.row) or (limit_words([item.words]) if item else "")
        return day_below(facts.row, words)
    if item.occurrence is not None:
        words = "，".join(part for part in (limit_words([item.words]), item.name) if part)
    else:
        words = facts.printed.limit(facts.row)
    day = _day(item)
    return f"{day}\n（{words}）" if words and not _says_day(facts, words) else day


def _says_day(facts: RowFacts, words: str) -> bool:
    """Whether a limit's words say no more than its day: 6月底前, not 印发后30日内."""
    dated = facts.row.deadline_kind is DeadlineKind.DATE and not facts.row.staged
    return dated and _PUT_BACK not in words


def standing_text(facts: RowFacts, outlook: Outlook, *, reminders: bool) -> str:
    """The light's word, how long a row is late or when it was closed, and with
    ``reminders`` how often units were reminded."""
    lines = [label(light_of(facts, outlook))]
    late_after = facts.slot.item.late_after if facts.slot.item else facts.row.late_after
    light = light_of(facts, outlook)
    if light is Light.OVERDUE and late_after:
        lines.append(f"超{(outlook.today - late_after).days}天")
    closed = _closed_on(facts)
    if light is Light.DONE and closed:
        year = "" if closed.year == outlook.today.year else f"{closed.year}年"
        lines.append(f"{year}{closed.month}月{closed.day}日")
    if reminders and facts.reminders:
        lines.append(f"催办{facts.reminders}次")
    return "\n".join(lines)


def light_of(facts: RowFacts, outlook: Outlook) -> Light:
    """The light of what a row shows."""
    return facts.slot.item.light if facts.slot.item else facts.row.light(outlook)


def _closed_on(facts: RowFacts) -> date | None:
    """The day a due point was closed; one that stands open was closed with its row."""
    point = facts.point
    if point is not None and point.status is Status.DONE:
        return point.done_on
    return facts.row.done_on


def _day(item: AgendaItem) -> str:
    assert item.due is not None
    day = written_day(item.due)
    if item.late_after and item.late_after != item.due:
        way = "顺延至" if item.late_after > item.due else "提前到"
        day = f"{day}，{way}{written_day(item.late_after)}"
    return f"{day}，暂算" if item.provisional else day
