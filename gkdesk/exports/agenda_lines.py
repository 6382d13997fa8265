"""Items of the agenda as JSON for other programs and as lines for people."""

from __future__ import annotations

from typing import Any

from gkdesk.domain.agenda import AgendaItem
from gkdesk.domain.units import Role
from gkdesk.domain.written_days import weekday
from gkdesk.terms import label


def agenda_json(item: AgendaItem) -> dict[str, Any]:
    """One item; ``measure`` is the measure that carries the limit, None for the task."""
    return {
        "task": item.task,
        "occurrence": item.occurrence,
        "due": item.due.isoformat() if item.due else None,
        "light": item.light.value,
        "units": [{"role": role.value, "name": name} for role, name in item.units],
        "text": item.text,
        "measure": item.node if item.node != item.task else None,
        "words": item.words,
        "name": item.name,
        "late_after": item.late_after.isoformat() if item.late_after else None,
        "provisional": item.provisional,
        "rule": item.rule,
        "plan": item.plan,
        "path": item.path,
        "label": item.label,
        "reminders": item.reminders,
    }


def agenda_line(item: AgendaItem) -> str:
    """One line an item: number, day, light, words, units, limit."""
    units = "；".join(
        f"{label(role)}：{'、'.join(name for each, name in item.units if each is role)}"
        for role in Role
        if any(each is role for each, _ in item.units)
    )
    limit = item.words + (f"（{item.name}）" if item.name else "")
    parts = [f"[{item.task}] {_days(item)}", label(item.light), item.label + item.text]
    return "　".join([*parts, *filter(None, [units, limit])])


def _days(item: AgendaItem) -> str:
    """2022-10-01 周六顺延2022-10-08（暂算）."""
    if item.due is None:
        return "待定"
    said = f"{item.due} {weekday(item.due)}"
    if item.late_after and item.late_after != item.due:
        said += f"{'顺延' if item.late_after > item.due else '提前'}{item.late_after}"
    return said + ("（暂算）" if item.provisional else "")
