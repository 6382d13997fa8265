"""What a table of two plans says in its cells, on paper and in a workbook."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from gkdesk.domain.look_back import Differs, LookBack, LookBackRow, LookBackTask, Sort
from gkdesk.domain.tasks import Status
from gkdesk.domain.units import Role
from gkdesk.domain.written_days import written_day
from gkdesk.terms import label

HEADS: Final = ("序号", "原计划任务", "落实情况", "本计划任务", "单位和时限", "对照", "变化")
"""The columns; the shares are those of the width."""
SHARES: Final = (0.045, 0.265, 0.12, 0.265, 0.155, 0.07, 0.08)
CENTRED: Final = (True, False, False, False, False, True, True)
_NONE: Final = "—"


def cells(row: LookBackRow, number: int) -> tuple[str, ...]:
    """The words of one row, a cell a column."""
    return (
        str(number),
        _tasks(row.formers),
        _come(row.formers),
        _tasks(row.tasks),
        _answering(row.tasks),
        sort_words(row),
        differs_words(row),
    )


def title(found: LookBack) -> str:
    """《甲》与《乙》对照表: the older first."""
    return f"《{found.former_title}》与《{found.title}》对照表"


def subtitle(rows: Sequence[LookBackRow], today: date, filtered: str = "") -> str:
    """截至2023年4月3日　共12项：相同1，有变化6，新增3，取消2，其中未办结4."""
    counts = Counter(row.sort for row in rows)
    told = [f"{label(sort)}{counts[sort]}" for sort in Sort if counts[sort]]
    left = sum(row.unfinished for row in rows)
    told += [f"其中未办结{left}"] if left else []
    parts = [f"截至{written_day(today)}", filtered, f"共{len(rows)}项：{'，'.join(told)}"]
    return "　".join(filter(None, parts))


def sort_words(row: LookBackRow) -> str:
    """有变化, and below it whether the other's work is still open."""
    words = label(row.sort)
    if row.unfinished:
        return f"{words}\n{'未办结结转' if row.tasks else '未办结'}"
    return words


def differs_words(row: LookBackRow) -> str:
    """文字、单位；1项分为2项."""
    plain = [label(each) for each in Differs if each in row.differs - {Differs.PARTS}]
    return "；".join(filter(None, ("、".join(plain), parts_words(row)))) or _NONE


def parts_words(row: LookBackRow) -> str:
    """1项分为2项; "" where one stands beside one."""
    if not row.several:
        return ""
    became = "并为" if len(row.formers) > len(row.tasks) else "分为"
    return f"{len(row.formers)}项{became}{len(row.tasks)}项"


def unit_words(task: LookBackTask) -> str:
    """牵头单位：区财政局；责任单位：各镇街."""
    said = []
    for role in Role:
        names = [unit.name for unit in task.units if unit.role is role]
        if names:
            said.append(f"{label(role)}：{'、'.join(names)}")
    return "；".join(said)


def _tasks(tasks: Iterable[LookBackTask]) -> str:
    return "\n".join(f"{each.place}　{each.text}" for each in tasks) or _NONE


def _come(formers: Sequence[LookBackTask]) -> str:
    """已办结：已公布三批; of several that came equally far one line, else one each."""
    said = [_state(each) for each in formers]
    if len(set(said)) > 1:
        said = [f"{each.place} {words}" for each, words in zip(formers, said, strict=True)]
    return "\n".join(dict.fromkeys(said)) or _NONE


def _state(task: LookBackTask) -> str:
    state = label(task.status) if task.status is Status.DONE else "未办结"
    return f"{state}：{task.progress}" if task.progress else state


def _answering(tasks: Iterable[LookBackTask]) -> str:
    lines = []
    for each in tasks:
        parts = [unit_words(each), f"时限：{each.limit}" if each.limit else ""]
        lines.append("；".join(filter(None, parts)))
    return "\n".join(filter(None, dict.fromkeys(lines))) or _NONE
