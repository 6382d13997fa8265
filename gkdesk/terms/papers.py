"""Words for what is printed, written and handed over."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from gkdesk.domain.letters import LetterKind
from gkdesk.domain.look_back import Differs, Sort
from gkdesk.domain.print_scheme import ListColumn, ListKind, PageNumbers
from gkdesk.domain.report_recheck import Found

PAPER_LABELS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
    ListKind: {
        ListKind.SECTION: "按重点工作",
        ListKind.UNIT: "按单位",
        ListKind.LEADER: "按分管领导",
        ListKind.DEADLINE: "按完成时限",
        ListKind.OVERDUE: "只列逾期",
        ListKind.PERIOD: "只列本期",
    },
    LetterKind: {
        LetterKind.SUPERVISION: "督办单",
        LetterKind.REMINDER: "催办通知",
        LetterKind.CIRCULAR: "通报",
    },
    ListColumn: {
        ListColumn.CODE: "速录号",
        ListColumn.ORDINAL: "序号",
        ListColumn.SECTION: "重点工作",
        ListColumn.TASK: "任务内容",
        ListColumn.LEAD: "牵头单位",
        ListColumn.RESPONSIBLE: "责任单位",
        ListColumn.SUPPORTING: "配合单位",
        ListColumn.UNITS: "单位",
        ListColumn.ROLE: "分工",
        ListColumn.LEADER: "分管领导",
        ListColumn.DEADLINE: "完成时限",
        ListColumn.STATUS: "状态",
        ListColumn.PROGRESS: "进展情况",
        ListColumn.REMINDERS: "催办",
        ListColumn.CONTACT: "联系人",
        ListColumn.NOTE: "备注",
        ListColumn.BLANK: "空白栏",
    },
    Sort: {
        Sort.SAME: "相同",
        Sort.CHANGED: "有变化",
        Sort.NEW: "新增",
        Sort.DROPPED: "取消",
    },
    Differs: {
        Differs.WORDS: "文字",
        Differs.UNITS: "单位",
        Differs.LIMIT: "时限",
        Differs.PARTS: "分合",
    },
    Found: {
        Found.CHANGED: "数字改过",
        Found.OUTDATED: "台账已变",
        Found.DROPPED: "删去",
        Found.ADDED: "新增",
    },
    PageNumbers: {
        PageNumbers.OF_TOTAL: "第 X 页 共 Y 页",
        PageNumbers.DASHED: "— X —",
    },
}

PAPER_FIELDS: Mapping[str, str] = {
    "print_scheme": "打印方案",
    "letter_template": "公文模板",
    "look_back_pair": "回头看",
    "report": "落实情况报告",
}
"""What a line of the history is about, by ``HistoryEntry.field``."""

PAPER_SENTENCES: Mapping[str, str] = {
    "no_scheme_name": "打印方案还没有名称，没有保存，可写上名称后再试。",
    "scheme_name_taken": "已有名为“{value}”的打印方案，没有保存，可换一个名称。",
    "unknown_scheme": "没有“{value}”这个打印方案，没有改动，可核对名称。",
    "nothing_to_print": "按这样的条件没有任务可列，台账没有改动，可换一种清单或单位。",
    "no_template_name": "模板还没有名称，没有保存，可写上名称后再试。",
    "template_name_taken": "已有名为“{value}”的模板，没有保存，可换一个名称。",
    "unknown_template": "没有“{value}”这个公文模板，没有改动，可核对名称。",
    "template_unfit": "“{name}”不是完好的 Word 文档，没有用作模板，可在 Word 里另存后再选。",
    "report_unreadable": "“{name}”读不出文字，没有核对，报告和台账都没有改动。",
    "unknown_report": "台账里没有编号为“{value}”的报告底稿，没有核对，可重新生成后再改。",
    "same_plan": "不能和自己对照，没有改动，可另选一份计划。",
    "hand_over_unfit": "“{name}”不是完好的交接包，台账没有改动，可请交出的人重新生成一份。",
    "hand_over_altered": "“{name}”里的“{form}”和清单对不上，没有打开，可请对方重新生成。",
    "target_taken": "已有“{name}”这个文件，没有动它，也没有取出台账，可换一个名称。",
    "no_code_given": "这一行没有以速录号开头，没有记，可写成“12 完成”这样。",
    "unknown_code": "这份计划里没有速录号“{value}”，这一行没有记，可核对纸上的号码。",
    "nothing_said_of": "这一行只有速录号，没有记，可在后面写上完成、延期或进展。",
    "not_counted": "速录号“{value}”的任务没有次数要求，这一行没有记，可改写成进展。",
    "said_twice": "速录号“{value}”的同一件事写了两次，这一行没有记，可留下一行。",
    "nothing_noted": "还没有写下要记的内容，没有改动，可一行写一条后再试。",
}
"""What a person is told of a fault, by its code."""
