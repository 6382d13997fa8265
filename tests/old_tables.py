"""Breakdown tables as offices keep them through the year, drawn up for the tests of their
reading: what stands in the sheet, and what each row must be in the ledger.

A cell is its words, None where a merged one reaches over it; ``merges`` are blocks as Excel
names them. Expected rows: work, lead, responsible, supporting, limit, progress, done, note.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO

from openpyxl import Workbook

Value = str | int | float | date | datetime | None
Expected = tuple[str, str, str, str, str, str, bool, str]


@dataclass(frozen=True)
class OldTable:
    name: str
    sheets: dict[str, list[list[Value]]]
    rows: list[Expected]
    merges: dict[str, list[str]] | None = None
    left: tuple[str, ...] = ()
    """Words that belong to no row and must be listed."""
    percent: tuple[str, ...] = ()

    def data(self) -> bytes:
        book = Workbook()
        book.remove(book.worksheets[0])
        for name, rows in self.sheets.items():
            sheet = book.create_sheet(name)
            for row in rows:
                sheet.append(row)
            for block in (self.merges or {}).get(name, ()):
                sheet.merge_cells(block)
            for place in self.percent:
                sheet[place].number_format = "0%"
        stream = BytesIO()
        book.save(stream)
        return stream.getvalue()


def row(
    work: str,
    responsible: str = "",
    limit: str = "",
    progress: str = "",
    *,
    done: bool = False,
    note: str = "",
    lead: str = "",
    supporting: str = "",
) -> Expected:
    return work, lead, responsible, supporting, limit, progress, done, note


def _one(rows: Sequence[list[Value]], name: str = "Sheet1") -> dict[str, list[list[Value]]]:
    return {name: list(rows)}


OLD_TABLES = [
    OldTable(
        "progress and state",
        _one(
            [
                ["序号", "工作任务", "责任单位", "完成时限", "进展情况", "完成状态", "备注"],
                [
                    1,
                    "公布部门预算。",
                    "区财政局",
                    "3月底前",
                    "预算已于3月12日公布。",
                    "已完成",
                    "涉密部门除外",
                ],
                [2, "整修文化站。", "区文旅局", "11月底前", "已完成立项。", "推进中", None],
            ]
        ),
        [
            row(
                "公布部门预算。",
                "区财政局",
                "3月底前",
                "预算已于3月12日公布。",
                done=True,
                note="涉密部门除外",
            ),
            row("整修文化站。", "区文旅局", "11月底前", "已完成立项。"),
        ],
    ),
    OldTable(
        "only whether done",
        _one(
            [
                ["序号", "重点任务", "牵头单位", "配合单位", "时限", "是否完成"],
                [1, "开通服务热线。", "区政务服务局", "区大数据局", "6月底前", "是"],
                [2, "改造供水管网。", "区住建局", "区水务局、各街道", "12月底前", "否"],
                [3, "更新清单。", "区司法局", None, "9月底前", "√"],
            ]
        ),
        [
            row(
                "开通服务热线。",
                limit="6月底前",
                done=True,
                lead="区政务服务局",
                supporting="区大数据局",
            ),
            row(
                "改造供水管网。",
                limit="12月底前",
                lead="区住建局",
                supporting="区水务局、各街道",
            ),
            row("更新清单。", limit="9月底前", done=True, lead="区司法局"),
        ],
    ),
    OldTable(
        "four quarters under one head",
        _one(
            [
                ["2024年重点工作任务分解表", None, None, None, None, None, None, None],
                ["序号", "工作任务", "责任单位", "完成时限", "工作进展情况", None, None, None],
                [None, None, None, None, "一季度", "二季度", "三季度", "四季度"],
                [
                    1,
                    "新建口袋公园3处。",
                    "区城管局",
                    "11月底前",
                    "完成选址",
                    "完成设计",
                    "开工2处",
                    None,
                ],
                [2, "发放就业补贴。", "区人社局", "长期", "已完成", "发放120人", None, None],
            ]
        ),
        [
            row(
                "新建口袋公园3处。",
                "区城管局",
                "11月底前",
                "一季度：完成选址\n二季度：完成设计\n三季度：开工2处",
            ),
            row("发放就业补贴。", "区人社局", "长期", "一季度：已完成\n二季度：发放120人"),
        ],
        {"Sheet1": ["A1:H1", "A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:H2"]},
    ),
    OldTable(
        "what is done, and what hinders",
        _one(
            [
                ["任务", "责任部门", "完成时间", "完成情况", "存在问题", "下一步打算"],
                [
                    "编制应急预案。",
                    "区应急局",
                    "5月底前",
                    "已完成。预案5月20日印发。",
                    None,
                    None,
                ],
                ["修缮校舍。", "区教育局", "8月底前", "完成招标", "资金未到位", "7月进场施工"],
            ]
        ),
        [
            row(
                "编制应急预案。", "区应急局", "5月底前", "已完成。预案5月20日印发。", done=True
            ),
            row(
                "修缮校舍。",
                "区教育局",
                "8月底前",
                "完成招标\n存在问题：资金未到位\n下一步打算：7月进场施工",
            ),
        ],
    ),
    OldTable(
        "banners and sections over the rows",
        _one(
            [
                ["附件1", None, None, None, None],
                ["青石县政务公开任务分解表", None, None, None, None],
                ["填报单位：县政府办", None, None, None, None],
                ["序号", "具体任务", "责任单位", "时限要求", "落实情况"],
                ["一、推进决策公开", None, None, None, None],
                [1, "公开会议议题。", "县政府办", "每季度", "公开会议4次"],
                ["二、推进执行公开", None, None, None, None],
                [2, "公开工程进度。", "县发改局", "年底前", None],
                ["注：每季度末报送。", None, None, None, None],
            ]
        ),
        [
            row("公开会议议题。", "县政府办", "每季度", "公开会议4次"),
            row("公开工程进度。", "县发改局", "年底前"),
        ],
        {"Sheet1": ["A1:E1", "A2:E2", "A3:E3", "A5:E5", "A7:E7", "A9:E9"]},
    ),
    OldTable(
        "merged down with a state for all of a group",
        _one(
            [
                ["类别", "序号", "工作措施", "主责单位", "完成时限", "进展", "状态"],
                ["民生", 1, "建设养老食堂。", "区民政局", "10月底前", "已建6家", "进行中"],
                [None, 2, "开办托育机构。", "区卫健局", "10月底前", "已备案2家", "已办结"],
                ["安全", 3, "排查燃气隐患。", "区住建局", "6月底前", None, "未启动"],
            ]
        ),
        [
            row("建设养老食堂。", "区民政局", "10月底前", "已建6家"),
            row("开办托育机构。", "区卫健局", "10月底前", "已备案2家", done=True),
            row("排查燃气隐患。", "区住建局", "6月底前", "状态：未启动"),
        ],
        {"Sheet1": ["A2:A3"]},
    ),
    OldTable(
        "a sheet a section",
        {
            "产业": [
                ["序号", "任务", "责任单位", "时限", "进展情况", "备注"],
                [1, "引进项目5个。", "区招商局", "12月底前", "已签约2个", None],
            ],
            "城建": [
                ["序号", "任务", "责任单位", "时限", "进展情况", "备注"],
                [1, "打通断头路。", "区交通局", "9月底前", None, "列入市级督办"],
            ],
        },
        [
            row("引进项目5个。", "区招商局", "12月底前", "已签约2个"),
            row("打通断头路。", "区交通局", "9月底前", note="列入市级督办"),
        ],
    ),
    OldTable(
        "per cent and the day it was reached",
        _one(
            [
                ["序号", "工作任务", "责任单位", "计划完成时间", "实际完成时间", "完成率"],
                [1, "接入监控。", "区公安分局", "4月底前", "2024年4月18日", 1],
                [2, "改造路灯。", "区城管局", "9月底前", None, 0.6],
            ]
        ),
        [
            row(
                "接入监控。",
                "区公安分局",
                "4月底前",
                "实际完成时间：2024年4月18日\n完成率：100%",
                done=True,
            ),
            row("改造路灯。", "区城管局", "9月底前", "完成率：60%"),
        ],
        percent=("F2", "F3"),
    ),
    OldTable(
        "a word of a state nobody knows",
        _one(
            [
                ["序号", "任务", "责任单位", "时限", "办理状态"],
                [1, "清理积案。", "区法院", "7月底前", "甲类第三档"],
                [2, "普查房屋。", "区住建局", "7月底前", "基本完成"],
            ]
        ),
        [
            row("清理积案。", "区法院", "7月底前", "办理状态：甲类第三档"),
            row("普查房屋。", "区住建局", "7月底前", "办理状态：基本完成"),
        ],
    ),
    OldTable(
        "scores and plans by quarter are no progress",
        _one(
            [
                [
                    "序号",
                    "工作任务",
                    "责任单位",
                    "一季度目标",
                    "二季度目标",
                    "进展情况",
                    "得分",
                ],
                [1, "培训干部。", "区委组织部", "制定方案", "办班2期", "已办班1期", "95"],
            ]
        ),
        [row("培训干部。", "区委组织部", "", "已办班1期")],
        left=("制定方案", "办班2期", "95"),
    ),
    OldTable(
        "persons between units and limit",
        _one(
            [
                [
                    "序号",
                    "任务名称",
                    "分管领导",
                    "责任单位",
                    "责任人",
                    "完成时限",
                    "目前进展",
                    "是否办结",
                ],
                [
                    1,
                    "建成数据中台。",
                    "李晓",
                    "区大数据局",
                    "王刚",
                    "2024年10月",
                    "完成60%",
                    "否",
                ],
            ]
        ),
        [row("建成数据中台。", "区大数据局", "2024年10月", "完成60%")],
    ),
    OldTable(
        "a limit as a date of Excel",
        _one(
            [
                ["序号", "任务", "责任单位", "完成时限", "完成情况"],
                [1, "验收河道。", "区水务局", date(2024, 6, 30), "已验收"],
                [2, "植树500株。", "区林业局", date(2024, 4, 1), "已全部完成"],
            ]
        ),
        [
            row("验收河道。", "区水务局", "2024年6月30日", "已验收"),
            row("植树500株。", "区林业局", "2024年4月1日", "已全部完成", done=True),
        ],
    ),
    OldTable(
        "the same as above",
        _one(
            [
                ["序号", "任务", "责任单位", "时限", "进展情况", "完成状态"],
                [1, "公布清单。", "区司法局", "5月底前", "清单已上网", "已办结"],
                [2, "公布流程图。", "同上", "同上", "同上", "同上"],
            ]
        ),
        [
            row("公布清单。", "区司法局", "5月底前", "清单已上网", done=True),
            row("公布流程图。", "区司法局", "5月底前", "清单已上网", done=True),
        ],
    ),
    OldTable(
        "units in two columns under one head, progress over two rows",
        _one(
            [
                ["序号", "工作任务", "责任单位", None, "完成时限", "进展情况"],
                [None, None, "牵头", "配合", None, None],
                [1, "开展夜查。", "区公安分局", "区城管局", "每月", "夜查12次"],
                [2, "整治占道。", "区城管局", "各街道", "每月", None],
            ]
        ),
        [
            row(
                "开展夜查。",
                limit="每月",
                progress="夜查12次",
                lead="区公安分局",
                supporting="区城管局",
            ),
            row(
                "整治占道。",
                limit="每月",
                progress="夜查12次",
                lead="区城管局",
                supporting="各街道",
            ),
        ],
        {"Sheet1": ["A1:A2", "B1:B2", "C1:D1", "E1:E2", "F1:F2", "F3:F4"]},
    ),
    OldTable(
        "states for each half of the year",
        _one(
            [
                ["序号", "任务", "责任单位", "时限", "上半年", "下半年", "佐证材料"],
                [1, "办赛2场。", "区体育局", "年底前", "已办1场", "已办1场", "通报第3期"],
            ]
        ),
        [
            row(
                "办赛2场。",
                "区体育局",
                "年底前",
                "上半年：已办1场\n下半年：已办1场\n佐证材料：通报第3期",
            )
        ],
    ),
    OldTable(
        "progress where a table writes of pace",
        _one(
            [
                ["序号", "任务", "责任单位", "时限", "工作进度", "备注"],
                [1, "编制规划。", "区自然资源局", "9月底前", "已形成初稿", None],
                [2, "采购车辆。", "区机关事务局", "6月底前", "正在招标", "进口设备另报"],
                [3, "更换门牌。", "区民政局", "5月底前", "已完成", None],
            ]
        ),
        [
            row("编制规划。", "区自然资源局", "9月底前", "已形成初稿"),
            row("采购车辆。", "区机关事务局", "6月底前", "正在招标", note="进口设备另报"),
            row("更换门牌。", "区民政局", "5月底前", "已完成", done=True),
        ],
    ),
    OldTable(
        "strokes for nothing",
        _one(
            [
                ["序号", "任务", "责任单位", "时限", "进展情况", "完成状态", "备注"],
                [1, "归档材料。", "区档案馆", "—", "/", "—", "无"],
            ]
        ),
        [row("归档材料。", "区档案馆")],
    ),
    OldTable(
        "month by month",
        _one(
            [
                ["序号", "任务", "责任单位", "时限", "1月", "2月", "未完成原因"],
                [1, "公开预算。", "区财政局", "年底前", "已布置", "已完成", None],
                [2, "修缮校舍。", "区教育局", "8月底前", None, None, "资金未到位"],
            ]
        ),
        [
            row("公开预算。", "区财政局", "年底前", "1月：已布置\n2月：已完成"),
            row("修缮校舍。", "区教育局", "8月底前", "未完成原因：资金未到位"),
        ],
    ),
    OldTable(
        "boxes to tick",
        _one(
            [
                ["序号", "督办事项", "责任单位", "办结时限", "完成状态", "办理结果"],
                [1, "公开预算。", "区财政局", "年底前", "☑已完成  □未完成", "已公布"],
                [2, "更新目录。", "区司法局", "年底前", "□已完成  ☑未完成", "在办"],
            ]
        ),
        [
            row("公开预算。", "区财政局", "年底前", "已公布", done=True),
            row("更新目录。", "区司法局", "年底前", "在办"),
        ],
    ),
]
