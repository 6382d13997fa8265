"""What putting a copy back would change, in lines for a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from gkdesk.domain.backups import FileDifference, Holdings, PlanDifference
from gkdesk.domain.changes import HistoryEntry
from gkdesk.terms import HISTORY_FIELDS, label

MOST_PLANS: Final = 6
MOST_CHANGES: Final = 3
LONGEST: Final = 24
"""Characters shown of a value."""


def difference_lines(
    holdings: Holdings, found: FileDifference, lost: Sequence[HistoryEntry]
) -> Iterator[str]:
    """Plans that come back, go, or differ; what belongs to none; changes that would go."""
    if found.same:
        yield "和现在的台账一样，恢复后没有变化。"
        return
    if holdings.last_change is not None:
        yield f"这份备份里最后一次修改：{holdings.last_change:%Y-%m-%d %H:%M}。"
    for plan in found.plans[:MOST_PLANS]:
        yield _plan_words(plan)
    if len(found.plans) > MOST_PLANS:
        yield f"另有 {len(found.plans) - MOST_PLANS} 份计划不同。"
    if found.elsewhere:
        yield f"单位名录、节假日和设置里有 {found.elsewhere} 处不同。"
    if found.lost:
        yield f"之后的 {len(found.lost)} 次操作将不在台账里，最近的是："
        yield from map(_change_words, lost)


def _plan_words(plan: PlanDifference) -> str:
    title = f"《{plan.title}》"
    if plan.comes:
        return f"找回计划{title}，{plan.rows} 条任务。"
    if plan.goes:
        return f"不再有计划{title}，{plan.rows} 条任务。"
    return f"{title}有 {plan.rows} 处不同。"


def _change_words(entry: HistoryEntry) -> str:
    field = HISTORY_FIELDS.get(entry.field, entry.field)
    value = str(entry.after or entry.before or "").replace("\n", " ")
    words = value if len(value) <= LONGEST else f"{value[:LONGEST]}…"
    about = f"{field}：{words}" if words else field
    return f"　{entry.at:%m-%d %H:%M}　{entry.who}　{label(entry.what)}　{about}"
