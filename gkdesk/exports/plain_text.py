"""Readings and ledger rows as lines of Chinese text for a console or a mail."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gkdesk.domain.changes import HistoryEntry
from gkdesk.domain.deadlines import Deadline, governing
from gkdesk.domain.draft import Draft, DraftNode
from gkdesk.domain.tasks import Outlook, PlanSummary, Row, Status
from gkdesk.domain.units import Role
from gkdesk.terms import HISTORY_FIELDS, label

_INDENT = "  "


def draft_lines(draft: Draft) -> Iterator[str]:
    """A reading as an outline: notice, items with units and limits, doubts."""
    notice = draft.notice
    yield notice.plan_title or notice.title or "（没有标题）"
    printed = {
        "发文机关": notice.issuer,
        "发文字号": notice.document_number,
        "成文日期": notice.signed_on and notice.signed_on.isoformat(),
    }
    yield from (f"{name}：{value}" for name, value in printed.items() if value)
    for node in draft.outline:
        yield from _node_lines(node, 0)
    for limit in draft.closing_deadlines:
        yield f"文末时限：{_limit(limit)}"
    for doubt in draft.doubts:
        yield f"待核对：{doubt.path}　{doubt.what}"
    yield f"共 {sum(1 for _ in draft.leaves())} 条任务，{len(draft.doubts)} 处待核对"


def _node_lines(node: DraftNode, depth: int) -> Iterator[str]:
    margin = _INDENT * depth
    yield f"{margin}{node.label}{node.text}"
    for unit in node.units:
        yield f"{margin}{_INDENT}{label(unit.role)}：{'、'.join(unit.names)}"
    limit = governing(node.deadlines)
    if limit:
        yield f"{margin}{_INDENT}完成时限：{_limit(limit)}"
    for child in node.children:
        yield from _node_lines(child, depth + 1)


def _limit(limit: Deadline) -> str:
    return f"{limit.expression}（{limit.due.isoformat()}）" if limit.due else limit.expression


def plan_lines(plans: Iterable[PlanSummary]) -> Iterator[str]:
    """One line a plan."""
    for plan in plans:
        sample = "　示例" if plan.sample else ""
        yield (
            f"[{plan.id}] {plan.title}　{plan.issuer or ''}　{plan.tasks} 条任务"
            f"　已办结 {plan.done}　逾期 {plan.overdue}{sample}"
        )


def task_line(row: Row, outlook: Outlook, reminders: int = 0, ordinal: int = 0) -> str:
    """One line a task: number, light, words, units, limit, how often it was 催办."""
    units = "；".join(
        f"{label(role)}：{'、'.join(row.names(role))}" for role in Role if row.names(role)
    )
    due = f"（{row.due.isoformat()}）" if row.due and row.due.isoformat() != row.words else ""
    told = f"催办{reminders}次" if reminders else ""
    parts = [f"[{row.id}] {ordinal or ''}", label(row.light(outlook)), row.label + row.text]
    return "　".join([*parts, *filter(None, [units, row.words + due, told])])


def history_lines(entries: Iterable[HistoryEntry]) -> Iterator[str]:
    """One line an entry."""
    for entry in entries:
        at = f"{entry.at:%Y-%m-%d %H:%M}"
        task = f"[{entry.task}] " if entry.task else ""
        field = HISTORY_FIELDS.get(entry.field, entry.field)
        values = f"{_value(entry.field, entry.before)} → {_value(entry.field, entry.after)}"
        yield f"{at}　{entry.who}　{label(entry.what)}　{task}{field}：{values}"


def _value(field: str, value: object) -> str:
    if field == "status" and value in set(Status):
        return label(Status(str(value)))  # a due point's status comes in words already
    return "—" if value in (None, "") else str(value)
