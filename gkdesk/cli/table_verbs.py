"""The verb that writes breakdown tables."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from pathlib import Path

from gkdesk.cli.checkup_line import checkup_line
from gkdesk.cli.clock import open_session
from gkdesk.cli.output import give_json, give_lines, say
from gkdesk.cli.usage import Verb, identity
from gkdesk.domain.breakdown import BreakdownTable, Layout, RowsBy
from gkdesk.domain.table_design import TableDesign
from gkdesk.errors import NotAPlan
from gkdesk.services import (
    exporting,
    importing,
    master_table,
    outline,
    own_forms,
    table_designs,
)
from gkdesk.services.exporting import Exported
from gkdesk.services.own_forms import OfficeForm
from gkdesk.terms import LABELS


def _declare_export(parser: ArgumentParser) -> None:
    parser.add_argument(
        "files", type=Path, nargs="*", metavar="文件", help="直接读这些文件，不用台账"
    )
    parser.add_argument(
        "--plan",
        type=identity,
        nargs="+",
        action="extend",
        default=[],
        metavar="编号",
        help="台账里的计划；文件和计划都不写时导出全部计划",
    )
    parser.add_argument(
        "-o", dest="target", type=Path, required=True, metavar="表格.xlsx", help="写到哪里"
    )
    parser.add_argument(
        "--rows",
        type=RowsBy,
        choices=list(RowsBy),
        help="一行是什么：" + _choices(LABELS[RowsBy]),
    )
    parser.add_argument(
        "--layout",
        type=Layout,
        choices=list(Layout),
        help="重点工作怎么放：" + _choices(LABELS[Layout]),
    )
    parser.add_argument("--template", metavar="名称", help="用台账里保存的模板")
    parser.add_argument(
        "--form", type=Path, metavar="本单位表格.xlsx", help="填进本单位自己的表格，样式照旧"
    )
    parser.add_argument(
        "--codes", action="store_true", help="带回收编号，改后可以用 collect 收回；只导一份计划"
    )
    parser.set_defaults(misused=parser.error)


def _choices(names: Mapping[StrEnum, str]) -> str:
    return "，".join(f"{choice}（{name}）" for choice, name in names.items())


def _export(asked: Namespace) -> int:
    if asked.codes:
        return _told(asked, _with_codes(asked))
    design, form = _design(asked)
    tables = [_of_document(path, design.rows_by) for path in asked.files]
    checked: list[str] = []
    if asked.plan or not asked.files:
        tables += _of_plans(asked, design, checked)
    if form is not None:
        if form.undrawn:
            say("表里的图片或图形带不过来，可导出后再补。")
        done = own_forms.export(form, tables, asked.target, design.title)
    else:
        done = exporting.export_workbook(tables, asked.target, design)
    for line in checked:
        say(line)
    return _told(asked, done)


def _with_codes(asked: Namespace) -> Exported:
    """One plan's table with its row codes, which the register knows then."""
    if asked.files or asked.form or asked.template or asked.layout or len(asked.plan) != 1:
        asked.misused("codes")
    (plan_id,) = asked.plan
    with open_session(asked, write=True) as session:
        return master_table.export(session, plan_id, asked.rows or RowsBy.TASK, asked.target)


def _told(asked: Namespace, done: Exported) -> int:
    if asked.json:
        give_json({"file": str(done.file), "rows": done.rows, "sheets": done.sheets})
    else:
        give_lines([f"已导出 {done.rows} 行、{done.sheets} 张表：{done.file}"])
    return 0


def _design(asked: Namespace) -> tuple[TableDesign, OfficeForm | None]:
    """The design asked for: a saved one's, with what is said beside it, and the office's own
    workbook where there is one. Only a saved one needs the ledger."""
    design = TableDesign()
    form = own_forms.read(asked.form) if asked.form is not None else None
    if asked.template is not None:
        with open_session(asked, write=False) as session:
            kept = table_designs.named(session, asked.template)
            design, form = kept.design, form or own_forms.of_template(session, kept)
    design = replace(
        design, layout=asked.layout or design.layout, rows_by=asked.rows or design.rows_by
    )
    return design, form


def _of_document(path: Path, rows_by: RowsBy) -> BreakdownTable:
    draft = importing.load(path).draft
    if not draft.outline:
        raise NotAPlan(path)
    return exporting.breakdown_of_draft(draft, rows_by)


def _of_plans(
    asked: Namespace, design: TableDesign, checked: list[str]
) -> list[BreakdownTable]:
    """The tables of plans; what their checks found is added to ``checked``."""
    with open_session(asked, write=False) as session:
        plans = asked.plan or [plan.id for plan in outline.plans(session)]
        tables = [exporting.designed(session, plan_id, design) for plan_id in plans]
        checked += (line for plan_id in plans if (line := checkup_line(session, plan_id)))
        return tables


TABLE_VERBS = (Verb("export", "导出任务分解表（Excel）", _declare_export, _export),)
