"""The glossary: every enum member and fault in the words of the office.

The interface speaks Chinese only; these are its words. Nothing here is looked up by
position, so a wording may change at any time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import cast

from gkdesk.domain.agenda import Bell
from gkdesk.domain.backups import BackupKind
from gkdesk.domain.breakdown import RowsBy
from gkdesk.domain.carrying import Stay
from gkdesk.domain.changes import ChangeKind
from gkdesk.domain.deadlines import AmountUnit, DeadlineKind, Period
from gkdesk.domain.directory import NameWay, UnitKind
from gkdesk.domain.due_spans import DueSpan
from gkdesk.domain.findings import Check, RepairWay
from gkdesk.domain.marks import MarkKind
from gkdesk.domain.occurrences import OccurrenceField, RestDays
from gkdesk.domain.queries import ReadyList
from gkdesk.domain.supervision import Way
from gkdesk.domain.tasks import EditField, Light, NodeKind, Status
from gkdesk.domain.units import Role
from gkdesk.domain.written_days import written_day
from gkdesk.errors import FileFault, GkdeskError, ValueFault
from gkdesk.terms.exchange import EXCHANGE_FIELDS, EXCHANGE_LABELS, EXCHANGE_SENTENCES
from gkdesk.terms.papers import PAPER_FIELDS, PAPER_LABELS, PAPER_SENTENCES

LABELS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
    NodeKind: {
        NodeKind.PLAN: "计划",
        NodeKind.SECTION: "重点工作",
        NodeKind.TASK: "工作任务",
        NodeKind.MEASURE: "具体措施",
    },
    DueSpan: {
        DueSpan.THIS_MONTH: "本月",
        DueSpan.NEXT_MONTH: "下月",
        DueSpan.THIS_QUARTER: "本季度",
        DueSpan.FIRST_HALF: "上半年",
        DueSpan.SECOND_HALF: "下半年",
        DueSpan.THIS_YEAR: "全年",
    },
    Status: {Status.OPEN: "推进中", Status.DONE: "已办结"},
    Light: {
        Light.OVERDUE: "逾期",
        Light.SOON: "临期",
        Light.RUNNING: "推进中",
        Light.DONE: "已办结",
        Light.UNLIMITED: "无时限",
    },
    Role: {
        Role.LEAD: "牵头单位",
        Role.RESPONSIBLE: "责任单位",
        Role.SUPPORTING: "配合单位",
    },
    EditField: {
        EditField.STATUS: "状态",
        EditField.PROGRESS: "进展情况",
        EditField.DEADLINE: "完成时限",
        EditField.LEAD: "牵头单位",
        EditField.RESPONSIBLE: "责任单位",
        EditField.SUPPORTING: "配合单位",
        EditField.NOTE: "备注",
        EditField.TEXT: "正文",
        EditField.LABEL: "编号",
    },
    Check: {
        Check.NO_UNIT: "没有责任单位",
        Check.NO_LEAD: "没有牵头单位",
        Check.NO_LIMIT: "没有时限",
        Check.UNKNOWN_UNIT: "单位不在名录里",
        Check.AMBIGUOUS_UNIT: "单位有歧义",
        Check.LIMIT_BEFORE_SIGNING: "时限早于签发日",
        Check.LIMIT_ON_REST_DAY: "时限在休息日",
        Check.LIMIT_AFTER_TASK: "时限晚于上一级",
        Check.SAME_ITEM: "条目重复",
        Check.UNIT_TWICE: "单位重复",
        Check.NUMBERING_GAP: "编号不连续",
        Check.OTHER_TEXT: "与原文不一致",
        Check.NO_VERB: "没写做什么",
        Check.NO_OBJECT: "没写对象",
        Check.OPEN_DOUBT: "待核对",
    },
    RepairWay: {
        RepairWay.PREVIOUS_UNITS: "同上一项",
        RepairWay.SECTION_UNITS: "同所属重点工作",
        RepairWay.LIKELY_UNITS: "同相似条目",
        RepairWay.FIRST_LEADS: "第一个单位牵头",
        RepairWay.PREVIOUS_LEAD: "牵头同上一项",
        RepairWay.YEAR_END: "定为年底前",
        RepairWay.PREVIOUS_LIMIT: "时限同上一项",
        RepairWay.NEXT_YEAR: "改到下一年",
        RepairWay.NEXT_WORKING_DAY: "顺延到工作日",
        RepairWay.LAST_WORKING_DAY: "提前到工作日",
        RepairWay.TASK_DAY: "改成上一级的时限",
        RepairWay.TASK_LATER: "任务时限后移",
        RepairWay.IS_UNIT: "就是这个单位",
        RepairWay.WRITE_UNIT: "改写为全称",
        RepairWay.NEW_UNIT: "加入名录",
        RepairWay.NO_UNIT: "不是单位",
        RepairWay.DROP_DOUBLE: "删去重复",
        RepairWay.MERGE: "合并",
        RepairWay.RENUMBER: "重新编号",
        RepairWay.PRINTED_TEXT: "恢复原文",
        RepairWay.SETTLE: "核对无误",
    },
    DeadlineKind: {
        DeadlineKind.DATE: "定日",
        DeadlineKind.RECURRING: "周期",
        DeadlineKind.RELATIVE: "事后",
        DeadlineKind.QUANTITY: "次数",
        DeadlineKind.ONGOING: "长期",
        DeadlineKind.VAGUE: "未定",
    },
    Period: {
        Period.YEAR: "每年",
        Period.HALF_YEAR: "每半年",
        Period.QUARTER: "每季度",
        Period.MONTH: "每月",
        Period.WEEK: "每周",
    },
    AmountUnit: {
        AmountUnit.WORKING_DAY: "个工作日",
        AmountUnit.DAY: "天",
        AmountUnit.MONTH: "个月",
        AmountUnit.HOUR: "小时",
    },
    ChangeKind: {
        ChangeKind.EDIT: "修改",
        ChangeKind.ARRANGE: "调整条目",
        ChangeKind.BULK: "批量修改",
        ChangeKind.REFER: "参照",
        ChangeKind.DIRECTORY: "单位名录",
        ChangeKind.REPAIR: "体检",
        ChangeKind.VIEW: "视图",
        ChangeKind.DESIGN: "模板和打印方案",
        ChangeKind.DISPATCH: "下发",
        ChangeKind.COLLECT: "回收反馈",
        ChangeKind.SEND_BACK: "退回",
        ChangeKind.EXCHANGE: "合并台账",
        ChangeKind.MEETING: "会后速录",
        ChangeKind.LOOK_BACK: "回头看",
        ChangeKind.REPORT: "报告",
        ChangeKind.IMPORT: "导入",
        ChangeKind.UPDATE: "更新",
        ChangeKind.REMOVE: "移除",
        ChangeKind.EXTEND: "延期",
        ChangeKind.REMIND: "催办",
        ChangeKind.CARRY: "转年",
        ChangeKind.RECKON: "重算",
        ChangeKind.UNDO: "撤销",
        ChangeKind.REDO: "重做",
    },
    ReadyList: {
        ReadyList.ALL: "全部任务",
        ReadyList.OVERDUE: "逾期",
        ReadyList.TODAY: "今日到期",
        ReadyList.THIS_WEEK: "本周到期",
        ReadyList.THIS_MONTH: "本月到期",
        ReadyList.UNASSIGNED: "待分解",
        ReadyList.DOUBTFUL: "待核对",
    },
    RestDays: {
        RestDays.BY_LAW: "按民法典（期间顺延，定日不变）",
        RestDays.FORWARD: "顺延到下一个工作日",
        RestDays.BACKWARD: "提前到上一个工作日",
        RestDays.KEEP: "不变",
    },
    OccurrenceField: {
        OccurrenceField.STATUS: "状态",
        OccurrenceField.PROGRESS: "进展情况",
        OccurrenceField.EVIDENCE: "佐证材料",
    },
    Bell: {
        Bell.OVERDUE: "逾期",
        Bell.TODAY: "今日到期",
        Bell.THIS_WEEK: "本周稍后",
        Bell.SOON: "近期到期",
        Bell.UNREPORTED: "本期未报",
    },
    Way: {
        Way.PHONE: "电话",
        Way.MESSAGE: "微信",
        Way.LETTER: "函",
        Way.IN_PERSON: "当面",
    },
    Stay: {
        Stay.CLOSED: "已办结",
        Stay.FIXED: "定日的时限",
        Stay.EVENT: "等事项的日期",
        Stay.ONCE: "只计一次的次数",
    },
    MarkKind: {
        MarkKind.HEADING: "标题",
        MarkKind.UNIT: "单位",
        MarkKind.DEADLINE: "时限",
        MarkKind.DOUBT: "待核对",
    },
    UnitKind: {
        UnitKind.TOWN: "镇街",
        UnitKind.DEPARTMENT: "部门",
        UnitKind.PARK: "园区",
        UnitKind.INSTITUTION: "企事业单位",
    },
    NameWay: {
        NameWay.FORMER: "曾用名",
        NameWay.ALIAS: "别称",
        NameWay.ASIDE: "不是单位",
    },
    BackupKind: {
        BackupKind.DAILY: "每日",
        BackupKind.BEFORE_MIGRATION: "升级前",
        BackupKind.BEFORE_IMPORT: "导入前",
        BackupKind.BEFORE_RESTORE: "恢复前",
        BackupKind.BY_HAND: "手动",
    },
    RowsBy: {RowsBy.TASK: "按工作任务", RowsBy.MEASURE: "按具体措施"},
    **EXCHANGE_LABELS,
    **PAPER_LABELS,
}

HISTORY_FIELDS: Mapping[str, str] = {
    **{field.value: name for field, name in LABELS[EditField].items()},
    "due": "完成时限",
    "evidence": "佐证材料",
    "tally": "次数",
    "event_day": "事项日期",
    "holiday_year": "节假日安排",
    "rest_days": "遇休息日",
    "soon_days": "临期天数",
    "report_months": "报送周期",
    "plan": "计划",
    "doubt": "待核对",
    "edition": "版本",
    "task": "任务",
    "label": "编号",
    "heading": "标题",
    "text": "正文",
    "reminder": "催办",
    "extension": "延期",
    "contact": "联系人",
    "unit": "单位",
    "unit_name": "单位名称",
    "unit_member": "集体名称成员",
    "put_off": "暂不提醒",
    "last_year": "转到年份",
    "finding_set_aside": "体检忽略",
    "saved_view": "保存的视图",
    "place": "位置",
    **EXCHANGE_FIELDS,
    **PAPER_FIELDS,
}
"""What a line of the history is about, by ``HistoryEntry.field``."""

QUERY_PARTS: Mapping[str, str] = {
    "plan_id": "计划",
    "ready": "清单",
    "search": "搜索",
    "unit": "单位",
    "role": "角色",
    "lights": "状态灯",
    "status": "状态",
    "section": "章节",
    "span": "期间",
    "due_from": "期间",
    "due_until": "期间",
    "due_before": "期间",
    "reported": "是否报送",
    "has_unit": "有无单位",
    "set_by_hand": "人工时限",
}
"""What a part of a query is called, by the field of ``Query``."""

SETTING_UNITS: Mapping[str, str] = {"soon_days": "个工作日", "report_months": "个月"}
"""What a setting counts, by its name."""

STATUS_WORDS: Mapping[str, Status] = {
    "open": Status.OPEN,
    "推进中": Status.OPEN,
    "未办结": Status.OPEN,
    "未完成": Status.OPEN,
    "done": Status.DONE,
    "已办结": Status.DONE,
    "办结": Status.DONE,
    "已完成": Status.DONE,
    "完成": Status.DONE,
}
"""What may be typed for a status."""


def label(member: StrEnum) -> str:
    """The office's word for an enum member."""
    return LABELS[type(member)][member]


FINDINGS: Mapping[str, str] = {
    "pages": "台账文件内部不完整（{0}），可从备份文件夹取回最近一份。",
    "references": "有{0}处关联指向不存在的内容，可从备份文件夹取回最近一份。",
    "no_plan": "有{0}条任务不属于任何计划，可从备份文件夹取回最近一份。",
    "parent_elsewhere": "有{0}条任务的上级在另一份计划里，可从备份文件夹取回最近一份。",
    "parent_after": "有{0}条任务的先后次序与上级不符，可从备份文件夹取回最近一份。",
    "bad_units": "有{0}条任务的单位栏写法不对，可重新填写这些任务的单位。",
    "bad_day": "有{0}条任务的完成时限不是有效日期，可重新填写这些时限。",
    "bad_holidays": "{0}年的放假安排写法不对，没有用上，可重新粘贴这一年的通知。",
    "no_source": "有{0}份计划缺少原文，可重新导入这些文件。",
    "shown_limit": "有{0}条任务显示的时限与各期不一致，可重新填写这些时限。",
    "stray_point": "有{0}期时限不属于任何任务，可从备份文件夹取回最近一份。",
    "bad_tally": "有{0}处次数记录不对，可重新登记这些次数。",
    "bad_point": "有{0}期的日期不是有效日期，可重新填写这些时限。",
    "history": "有{0}处内容与修改记录不一致，可能在程序之外改过，可对照修改记录核对。",
    "backup_damaged": "最近一份备份“{0}”打不开，可删除它，下次启动会另存一份。",
    "backup_missing": "还没有备份，可检查“{0}”文件夹能否写入。",
}
"""What a check of the ledger found, by code."""

SHARED_NOTICE = (
    "台账放在网络文件夹里，已改用适合网络的写法；同时只能由一人修改，断网时的修改可能存不上，"
    "最好放在本机，再用备份交给别人。"
)
"""What is said once when a ledger lies in a network share."""

FOUND: Mapping[Check, str] = {
    Check.NO_UNIT: "没有写明责任单位。",
    Check.NO_LEAD: "有 {number} 个责任单位，没有写明由谁牵头。",
    Check.NO_LIMIT: "没有写明完成时限。",
    Check.UNKNOWN_UNIT: "“{about}”不在单位名录里。",
    Check.AMBIGUOUS_UNIT: "“{about}”可能是{candidates}。",
    Check.LIMIT_BEFORE_SIGNING: "时限{day}早于签发日{signed}。",
    Check.LIMIT_ON_REST_DAY: "时限{day}{rest}，下一个工作日是{next}。",
    Check.LIMIT_AFTER_TASK: "时限{day}晚于上一级的{other}。",
    Check.SAME_ITEM: "和“{other}”重复。",
    Check.UNIT_TWICE: "“{about}”写了两次。",
    Check.NUMBERING_GAP: "编号{gap}。",
    Check.OTHER_TEXT: "文字和原文不一致。",
    Check.NO_VERB: "没有写要做什么。",
    Check.NO_OBJECT: "没有写对什么做。",
    Check.OPEN_DOUBT: "{about}",
}
"""What the check before handing out says of a row."""

_SENTENCES: Mapping[str, str] = {
    "file_missing": "没有找到“{name}”，台账没有改动，可核对文件名和位置后再试。",
    "file_unreadable": "“{name}”打不开，台账没有改动，可检查文件权限或换一份副本再试。",
    "file_empty": "“{name}”里没有内容，台账没有改动，可换一份有正文的文件。",
    "file_too_large": "“{name}”太大，不像一份公文，没有读入，可换成只含正文的文本文件。",
    "not_text": "“{name}”{kind}，没有读入，{way}。",
    "file_protected": "“{name}”设了密码或使用权限，没有读入，可在原来的程序里取消后另存一份。",
    "file_damaged": "“{name}”不是完整的{form}，没有读入，可用原来的程序打开后另存。",
    "file_unsafe": "“{name}”里有会占满内存的数据，没有读入，可用原来的程序打开后另存一份。",
    "scan_without_text": "“{name}”是扫描的图片，没有读入，可换电子原件，或先做文字识别再另存。",
    "not_a_plan": "“{name}”里没有找到一、（一）1. 这样的条目，没有入库，可核对是否选错了文件。",
    "target_unwritable": "“{name}”写不进去，原有文件没有改动，可关闭占用它的程序或换个位置。",
    "target_full": "磁盘空间不够，“{name}”没有写成，原有内容没有改动，可清理空间或换个位置。",
    "ledger_missing": "没有找到台账“{name}”，什么都没有改动，可先导入一份工作要点或核对位置。",
    "ledger_away": "没有找到台账“{name}”，但旁边还有它的备份；什么都没有改动，"
    "可先找一找原文件，也可用备份恢复。",
    "ledger_damaged": "台账“{name}”已损坏，没有再改动它，可用备份恢复，损坏的文件会留着。",
    "ledger_emptied": "台账“{name}”成了空文件，没有再改动它，可用备份恢复。",
    "ledger_gone": "台账“{name}”已不在原处，刚才的修改没有写入，以前的内容还在窗口里，"
    "可存回原处或另存。",
    "ledger_replaced": "台账“{name}”被换成了另一个文件，刚才的修改没有写入，"
    "原来的内容还在窗口里，可存回原处或另存。",
    "ledger_itself": "“{name}”就是这份台账，没有改动，可另选一个文件。",
    "backup_unfit": "“{name}”不是完好的台账备份，现有台账没有改动，可换一份备份。",
    "ledger_newer": "台账“{name}”由更新版本的程序建立，没有改动它，可换用新版本程序打开。",
    "ledger_foreign": "“{name}”不是本程序的台账，没有改动它，可换一个文件。",
    "ledger_unwritable": "台账“{name}”所在位置不能写入，内容没有改动，可检查权限或换个位置。",
    "ledger_busy": "台账“{name}”正由 {holder} 使用，这次没有改动，可等对方用完后再试。",
    "unknown_task": "台账里没有编号为“{value}”的任务，没有改动，可用任务清单核对编号。",
    "unknown_plan": "台账里没有编号为“{value}”的计划，没有改动，可用计划清单核对编号。",
    "unknown_occurrence": "台账里没有编号为“{value}”的一期，没有改动，可刷新后再试。",
    "unknown_event_day": "编号为“{value}”的日期已不在台账里，没有改动，可刷新后再试。",
    "unknown_tally": "编号为“{value}”的记录已不在台账里，没有改动，可刷新后再试。",
    "amount_not_positive": "次数“{value}”不是正数，没有记入，可填 1 或更大的数。",
    "no_event": "这份计划里没有从“{value}”起算的时限，没有改动，可核对事项名称。",
    "field_not_editable": "这一级的{field}由下面的任务得出，没有改动，可到具体任务上修改。",
    "unknown_status": "没有“{value}”这种状态，没有改动，可用推进中或已办结。",
    "holidays_unfit": "放假安排里有不能填的日期（{value}），没有改动，可先改正这些日期。",
    "deadline_not_understood": "没能读懂时限“{value}”，没有改动，可写成2022年9月底前。",
    "nothing_to_undo": "没有可以撤销的操作，台账没有改动。",
    "nothing_to_redo": "没有可以重做的操作，台账没有改动。",
    "stale_edit": "这一项已在别处改过，没有覆盖，可刷新后再改。",
    "nothing_to_export": "没有可以导出的任务，没有生成文件，可换一份计划或放宽条件。",
    "printer_refused": "打印机“{value}”没有接受任务，台账没有改动，可检查打印机或存为 PDF。",
    "no_chinese_font": "这台电脑没有中文字体，没有生成文件，可安装任意一种中文字体后再试。",
    "no_unit_name": "没有填单位名称，名录没有改动，可填上名称再试。",
    "unit_known": "名录里已有“{value}”，没有改动，可换一个名称，或把两个单位合并。",
    "unknown_unit": "名录里没有编号为“{value}”的单位，没有改动，可刷新名录再试。",
    "no_unit_given": "没有写明单位，没有登记，可填上单位后再试。",
    "day_in_future": "{day}还没有到，没有登记，可核对日期或电脑的时钟。",
    "event_day_known": "{day}已经登记过，没有改动，可填另一天，或删去这一条。",
    "day_not_ahead": "{day}不在今天之后，没有改动，可选一个以后的日子。",
    "no_reason": "没有写延期原因，没有改动，可补上原因后再试。",
    "no_reason_to_set_aside": "没有写忽略的理由，没有改动，可补上理由后再试。",
    "no_approver": "没有写批准人，没有改动，可补上批准人后再试。",
    "extension_not_later": "新的日子不比现在的{day}晚，没有改动，可改成更晚的日子。",
    "extension_needs_day": "“{value}”定不出一个日子，没有改动，可写成2022年10月31日前。",
    "nothing_to_extend": "这一项没有定下来的日子可以推后，没有改动，可直接填写完成时限。",
    "not_due_to_carry": "这份计划不能转到{value}年，没有改动，可换一个更晚的年份。",
    "day_not_understood": "没能读懂日期“{value}”，没有改动，可写成2022-09-28或9月28日。",
    "no_such_day": "没有{value}这一天，没有改动，可核对月份和日子。",
    "no_place_there": "条目不能放到那里，台账没有改动，可换一个位置。",
    "no_cut_there": "这一条不能这样拆分，台账没有改动，可另选拆分的位置。",
    "rows_apart": "只能合并同一级相邻的任务或措施，台账没有改动，可重新选择。",
    "no_words": "正文不能为空，台账没有改动，可填写内容或删除这一条。",
    "nothing_chosen": "没有选中条目，台账没有改动，可先在列表里选。",
    "no_view_name": "视图还没有名称，没有保存，可写上名称后再试。",
    "view_name_taken": "已有名为“{value}”的视图，没有保存，可换一个名称。",
    "unknown_view": "视图 {value} 已不在台账里，没有改动，可刷新后再试。",
    **EXCHANGE_SENTENCES,
    **PAPER_SENTENCES,
    "fault": "程序遇到意外，台账没有改动，可重新打开后再试。",
}

_WAYS_OUT: Mapping[str, str] = {
    "图片": "可换电子原件，或先做文字识别再另存为 Word 文档",
    "压缩文件": "可先解压，再导入里面的文档",
    "数据库文件": "如果是台账，请在菜单里打开台账",
}
"""What to do with a file of a kind that holds no text, by how the kind's name ends."""


def message_for(error: GkdeskError) -> str:
    """One Chinese sentence: what happened, what is safe, what to do."""
    fill = cast(Callable[..., str], _SENTENCES[error.code].format)
    if isinstance(error, FileFault):
        return fill(
            name=error.path.name or str(error.path),
            holder=error.detail or "另一个程序",
            kind=f"是{error.detail}，读不出正文" if error.detail else "不是能读的公文文件",
            form=error.detail or "文件",
            way=_way_out(error.detail),
        )
    if isinstance(error, ValueFault):
        field = HISTORY_FIELDS.get(error.value, error.value)
        return fill(value=error.value, field=field, day=_day_words(error.value))
    return fill()


def _day_words(value: str) -> str:
    """An ISO day as sentences write it; anything else as it is."""
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return value
    return written_day(day)


def _way_out(detail: str) -> str:
    """What to do with a file that no reader takes, by the kind that ``detail`` names."""
    for kind, way in _WAYS_OUT.items():
        if detail.endswith(kind):
            return way
    return "可另存为 Word 文档或纯文本（.txt）后再试"
