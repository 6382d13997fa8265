"""Words for tables that are designed, workbooks that are handed out and what comes back."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from gkdesk.domain.breakdown import Layout
from gkdesk.domain.collected import FileStatus, Hint, RowFound, Verdict, Why
from gkdesk.domain.dispatches import DispatchKind, Handing, LockedField
from gkdesk.domain.feedback import FillField
from gkdesk.domain.returned import BookRemark, CellAmiss
from gkdesk.domain.table_design import TableColumn, UnitsShown

EXCHANGE_LABELS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
    FillField: {
        FillField.PROGRESS: "进展情况",
        FillField.STATUS: "完成状态",
        FillField.DONE_ON: "完成日期",
        FillField.COUNT: "次数",
        FillField.EVIDENCE: "佐证材料/公开链接",
        FillField.PERSON: "联系人",
        FillField.PROBLEM: "存在问题",
    },
    LockedField: {
        LockedField.ORDINAL: "序号",
        LockedField.SECTION: "重点工作",
        LockedField.TASK: "工作任务",
        LockedField.MEASURE: "具体措施",
        LockedField.ROLE: "本单位角色",
        LockedField.DEADLINE: "完成时限",
        LockedField.LIGHT: "状态灯",
        LockedField.CODE: "回收编号",
    },
    DispatchKind: {
        DispatchKind.REPORT: "填报表",
        DispatchKind.RETURNED: "退回补报",
        DispatchKind.MASTER: "分解表",
        DispatchKind.EXCHANGE: "交换文件",
    },
    Handing: {
        Handing.MESSAGE: "微信",
        Handing.MAIL: "邮件",
        Handing.NETWORK: "内网",
        Handing.DISK: "U盘",
        Handing.IN_PERSON: "当面",
    },
    Verdict: {
        Verdict.UNCHANGED: "没有变化",
        Verdict.NEW: "新填",
        Verdict.CONFLICTING: "两边都改过",
        Verdict.CONTRADICTORY: "自相矛盾",
        Verdict.UNKNOWN_ROW: "找不到任务",
    },
    RowFound: {
        RowFound.CODE: "按编号",
        RowFound.COLUMNS: "按固定栏",
        RowFound.LIKENESS: "按相似",
        RowFound.NONE: "没有找到",
    },
    FileStatus: {
        FileStatus.READY: "可以收",
        FileStatus.BLANK: "没有填",
        FileStatus.OLDER: "旧版本",
        FileStatus.TAKEN: "已收过",
        FileStatus.OTHER_UNIT: "别的单位的",
        FileStatus.OTHER_PLAN: "别的计划的",
        FileStatus.NO_TABLE: "不是填报表",
        FileStatus.UNREADABLE: "打不开",
    },
    Why: {
        Why.DONE_WITHOUT_DAY: "已办结但没有填完成日期",
        Why.DAY_WITHOUT_DONE: "填了完成日期但没有办结",
        Why.DAY_IN_FUTURE: "完成日期还没有到",
        Why.DAY_BEFORE_SIGNING: "完成日期早于签发日",
        Why.DAY_NOT_READ: "没能读懂日期",
        Why.STATUS_NOT_READ: "没能读懂状态",
        Why.COUNT_NOT_READ: "没能读懂次数",
        Why.COUNT_SMALLER: "次数比已登记的少",
        Why.LOCKED_ALTERED: "改动了锁定的文字",
        Why.NOT_ITS_ROW: "这一行不是发给这个单位的",
        Why.ROW_TWICE: "同一行出现了两次",
        Why.ROW_GONE: "这一行已不在台账里",
        Why.FORMULA: "单元格是公式",
        Why.OUTSIDE: "公式引用了别的文件或程序",
        Why.ERROR_VALUE: "单元格是错误值",
        Why.TOO_LONG: "文字超出单元格的上限",
        Why.MERGED: "一个单元格跨了几行",
        Why.LIKELY_ROW: "只是文字相似，需要确认是哪一项",
        Why.SENT_UNKNOWN: "没有发出时的底稿可以对照",
        Why.EVIDENCE_MISSING: "少了以前给过的材料",
        Why.TERM_NOT_READ: "没能读懂时限",
        Why.UNIT_GUESSED: "几个单位都有这一项，表里看不出是谁报的",
    },
    Hint: {
        Hint.AS_LAST_PERIOD: "和上期一样",
        Hint.AS_OTHER_TASK: "和另一项任务一样",
        Hint.DONE_WITHOUT_EVIDENCE: "已办结但没有佐证",
        Hint.NO_FACT: "没有数字、日期、链接或文件",
    },
    CellAmiss: {
        CellAmiss.FORMULA: "公式",
        CellAmiss.OUTSIDE: "引用外部的公式",
        CellAmiss.ERROR: "错误值",
        CellAmiss.TOO_LONG: "文字过长",
        CellAmiss.MERGED: "合并的单元格",
    },
    BookRemark: {
        BookRemark.MACROS: "含有宏，没有运行",
        BookRemark.LINKS: "含有指向别的文件的链接，没有打开",
        BookRemark.DDE: "含有调用别的程序的公式，没有执行",
        BookRemark.HIDDEN_ROWS: "有隐藏的行，也已读入",
        BookRemark.HIDDEN_SHEET: "有隐藏的工作表，没有读入",
        BookRemark.MARK_LOST: "表里的标识没有了，按内容认出",
        BookRemark.MARKS_DISAGREE: "表里的几处标识互相不一致",
        BookRemark.CODES_LOST: "有的行没有回收编号，按固定栏认出",
        BookRemark.COLUMN_UNKNOWN: "多了不认识的栏，没有读入",
        BookRemark.CHECKSUM: "锁定的内容被改动过",
        BookRemark.WORDS_OUTSIDE: "表格外面还写了字",
    },
    TableColumn: {
        TableColumn.ORDINAL: "序号",
        TableColumn.SECTION: "重点工作",
        TableColumn.TASK: "工作任务",
        TableColumn.MEASURE: "具体措施",
        TableColumn.LEAD: "牵头单位",
        TableColumn.RESPONSIBLE: "责任单位",
        TableColumn.SUPPORTING: "配合单位",
        TableColumn.DEADLINE: "完成时限",
        TableColumn.DUE: "截止日期",
        TableColumn.LIGHT: "状态灯",
        TableColumn.STATUS: "状态",
        TableColumn.PROGRESS: "进展情况",
        TableColumn.PEOPLE: "责任人",
        TableColumn.NOTE: "备注",
        TableColumn.BLANK: "空白栏",
    },
    UnitsShown: {UnitsShown.PRINTED: "照原文", UnitsShown.EXPANDED: "展开到各单位"},
    Layout: {
        Layout.MERGED: "合并单元格",
        Layout.BANNER: "通栏标题",
        Layout.SECTIONS: "每项重点工作一张表",
        Layout.UNITS: "每个单位一张表",
    },
}

EXCHANGE_FIELDS: Mapping[str, str] = {
    "table_design": "表格模板",
    "dispatch": "下发",
    "receipt": "收回",
    "feedback": "单位反馈",
    "evidence_item": "佐证材料",
    "sent_back": "退回",
}
"""What a line of the history is about, by ``HistoryEntry.field``."""

EXCHANGE_SENTENCES: Mapping[str, str] = {
    "nothing_to_send": "没有可以下发的任务，没有生成文件，可先指定责任单位或换一个期间。",
    "nothing_owed": "没有单位还欠报，没有生成文件，可在收发台账里核对。",
    "unknown_dispatch": "收发台账里没有编号为“{value}”的一条，没有改动，可刷新后再试。",
    "unknown_period": "没有“{value}”这个期间，没有改动，可写成 2026-09 或 2026。",
    "no_reason_to_send_back": "没有写退回的理由，没有改动，可补上理由后再试。",
    "nothing_to_collect": "“{name}”里没有找到表格文件，台账没有改动，可核对文件夹或压缩包。",
    "not_a_workbook": "“{name}”不是表格，没有读入，台账没有改动，可另存为 Excel 工作簿后再收。",
    "collection_stale": "台账在比对之后又改过，没有写入，可重新比对后再收。",
    "no_design_name": "模板还没有名称，没有保存，可写上名称后再试。",
    "design_name_taken": "已有名为“{value}”的模板，没有保存，可换一个名称。",
    "unknown_design": "没有“{value}”这个模板，没有改动，可核对名称。",
    "no_header_found": "“{name}”里没有找到表头，没有用作模板，可核对有没有责任单位这样的栏。",
    "form_not_writable": "“{name}”不是 Excel 工作簿，没有用作模板，可另存后再选。",
    "exchange_unfit": "“{name}”不是完好的交换文件，台账没有改动，可请对方重新生成一份。",
    "exchange_other_plan": "“{name}”里的计划不在这份台账里，没有改动，可先导入同一份文件。",
}
"""What a person is told of a fault, by its code."""
