"""Which column a head names, under the names offices give it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache

from gkdesk.domain.dispatches import LockedField, SentField
from gkdesk.domain.feedback import FillField
from gkdesk.domain.tasks import EditField
from gkdesk.reading.tables.heads import Kind, kind_of_head
from gkdesk.terms import label

Field = SentField | LockedField
_NAMES: Mapping[Field, tuple[str, ...]] = {
    FillField.PROGRESS: (
        *("工作进展", "进展", "落实情况", "完成情况", "推进情况", "工作进展情况", "办理情况"),
        *("推进落实情况", "工作落实情况", "目前进展", "最新进展", "进展及成效", "工作开展情况"),
        *("任务进展情况", "工作推进情况", "目前进展情况", "本期进展", "本期进展情况"),
    ),
    FillField.STATUS: (
        "状态",
        "办理状态",
        "是否完成",
        "进度状态",
        "工作状态",
        "目前状态",
        "办结状态",
    ),
    FillField.DONE_ON: (
        *("办结日期", "办结时间", "实际完成时间", "实际完成日期", "完成日", "实际办结时间"),
    ),
    FillField.COUNT: ("完成次数", "已完成次数", "累计次数", "场次", "次数合计", "累计完成次数"),
    FillField.EVIDENCE: (
        *("佐证材料", "公开链接", "佐证", "链接", "网址", "公开网址", "佐证材料或公开链接"),
        *("佐证材料及链接", "佐证材料及公开链接", "证明材料", "佐证资料"),
    ),
    FillField.PERSON: (
        "联系人及电话",
        "联系人电话",
        "填报人",
        "经办人",
        "联系方式",
        "联系人及联系方式",
    ),
    FillField.PROBLEM: (
        *("问题", "困难", "存在的问题", "问题困难", "存在问题及建议", "困难和问题", "困难问题"),
        *("存在问题及困难", "存在问题和困难", "需协调事项", "问题及困难"),
    ),
    LockedField.ORDINAL: ("序", "号", "编码"),
    LockedField.SECTION: ("类别", "一级任务", "重点任务"),
    LockedField.TASK: ("任务", "任务名称", "主要任务", "工作事项"),
    LockedField.MEASURE: (
        "措施",
        "工作措施",
        "具体内容",
        "工作要求",
        "具体要求",
        "任务内容",
        "工作内容",
    ),
    LockedField.ROLE: ("角色", "单位角色", "本单位职责"),
    LockedField.DEADLINE: ("时限", "截止时间", "时限要求", "截止日期", "完成期限"),
    LockedField.LIGHT: ("灯", "提示灯"),
    LockedField.CODE: ("编号", "回收码", "任务编号"),
}
_BY_NAME = {
    name: field
    for field, names in _NAMES.items()
    for name in (label(field), label(field).replace("/", ""), *names)
}
_EITHER = "完成时间"
"""Where no other column says until when, it is the limit; else the day of completion."""
_MASTER: Mapping[Kind, Field] = {
    Kind.ORDINAL: LockedField.ORDINAL,
    Kind.SECTION: LockedField.SECTION,
    Kind.TASK: LockedField.TASK,
    Kind.DETAIL: LockedField.MEASURE,
    Kind.LEAD: EditField.LEAD,
    Kind.RESPONSIBLE: EditField.RESPONSIBLE,
    Kind.SUPPORTING: EditField.SUPPORTING,
    Kind.LIMIT: EditField.DEADLINE,
    Kind.NOTE: EditField.NOTE,
}
_MASTER_NAMES: Mapping[str, Field] = {
    label(LockedField.CODE): LockedField.CODE,
    "重点工作": LockedField.SECTION,
    "工作任务": LockedField.TASK,
    "具体措施": LockedField.MEASURE,
    "状态灯": LockedField.LIGHT,
}
_ASIDE = re.compile(r"[(\[【][^()\[\]【】]{0,40}[)\]】]")
_NOISE = re.compile(r"[\s\u200b\ufeff*:。.、,|_/“”\"]+")
_LONGEST = 24
_LONGEST_SAID = 60
"""A head with its remarks in brackets."""


@lru_cache(maxsize=4096)
def plain_head(words: str) -> str:
    """A head without blanks, signs and remarks in brackets."""
    head = _NOISE.sub("", unicodedata.normalize("NFKC", words[:200]))
    return _ASIDE.sub("", head) or head


def fields_of(heads: Sequence[str], *, master: bool) -> list[Field | None]:
    """What the columns under these heads hold, None where nobody knows. Of two that say the
    same the one with our own name is meant, else the first."""
    found = [_of_master(head) if master else _of_report(head) for head in heads]
    if not master:
        limited = LockedField.DEADLINE in found
        either = FillField.DONE_ON if limited else LockedField.DEADLINE
        found = [
            either if plain_head(head) == _EITHER else field
            for head, field in zip(heads, found, strict=True)
        ]
    meant: dict[Field, int] = {}
    for at, (head, field) in enumerate(zip(heads, found, strict=True)):
        if field is not None:
            first = meant.setdefault(field, at)
            if _own(head, field) and not _own(heads[first], field):
                meant[field] = at
    return [
        field if field is not None and meant[field] == at else None
        for at, field in enumerate(found)
    ]


def _own(words: str, field: Field) -> bool:
    """Whether a head is the one that our workbooks give a field."""
    return plain_head(words) == label(field).replace("/", "")


def _of_report(words: str) -> Field | None:
    if len(words) > _LONGEST_SAID:
        return None
    found = _BY_NAME.get(plain_head(words))
    aside = _ASIDE.search(unicodedata.normalize("NFKC", words))
    if found is FillField.PROGRESS and aside is not None:  # 完成情况（状态）
        inner = _BY_NAME.get(plain_head(aside[0][1:-1]))
        return inner if inner is FillField.STATUS else found
    return found


def _of_master(words: str) -> Field | None:
    head = plain_head(words)
    if not 0 < len(head) <= _LONGEST:
        return None
    if head in _MASTER_NAMES:
        return _MASTER_NAMES[head]
    filled = _BY_NAME.get(head)
    if filled is FillField.PROGRESS:
        return EditField.PROGRESS
    if filled is FillField.STATUS:
        return EditField.STATUS
    kind = kind_of_head(words)
    return _MASTER.get(kind) if kind else None
