"""What people do to the columns of a table."""

from __future__ import annotations

from random import Random

from gkdesk.domain.dispatches import LockedField
from gkdesk.domain.feedback import FillField
from tests.damage.forms import Column, Form

_OTHER_HEADS: dict[FillField | LockedField, tuple[str, ...]] = {
    FillField.PROGRESS: (
        "工作进展",
        "落实情况",
        "工作进展情况",
        "进展情况（截至9月）",
        "进 展 情 况",
    ),
    FillField.STATUS: ("状态", "完成情况（状态）", "是否完成", "办结状态", "完成\n状态"),
    FillField.DONE_ON: ("实际完成时间", "办结日期", "完成日期（年月日）"),
    FillField.COUNT: ("完成次数", "开展次数", "次数（累计）"),
    FillField.EVIDENCE: ("佐证材料", "公开链接", "佐证材料（链接）", "佐证材料／公开链接"),
    FillField.PERSON: ("联系人及电话", "填报人", "联系人、电话"),
    FillField.PROBLEM: ("问题", "存在的困难和问题", "存在问题及建议"),
    LockedField.ORDINAL: ("编号", "序 号"),
    LockedField.SECTION: ("类别", "重点工作内容"),
    LockedField.TASK: ("任务", "主要任务", "工作任务 "),
    LockedField.MEASURE: ("措施", "工作措施", "具体措施内容", "具体要求"),
    LockedField.ROLE: ("角色", "本单位职责"),
    LockedField.DEADLINE: ("时限", "时限要求", "完成时限 "),
    LockedField.LIGHT: ("亮灯", "状态灯 "),
    LockedField.CODE: ("编码", "回收编号（勿动）"),
}
_OWN_HEADS = ("备注", "分管领导", "责任科室", "上报科室", "", "核实意见")


def move_columns(form: Form, draw: Random) -> None:
    """A column or two dragged elsewhere, or all in another order."""
    columns = form.table.columns
    if draw.random() < 0.2:
        draw.shuffle(columns)
        return
    for _ in range(draw.randint(1, 3)):
        columns.insert(draw.randrange(len(columns)), columns.pop(draw.randrange(len(columns))))


def rename_columns(form: Form, draw: Random) -> None:
    """Heads in the office's own words."""
    for column in form.table.columns:
        if column.field is not None and draw.random() < 0.4:
            column.head = draw.choice(_OTHER_HEADS[column.field])


def rename_beyond_knowing(form: Form, draw: Random) -> None:
    """A head nobody could know again; what stands below it need only be told of."""
    column = form.table.column(draw.choice(tuple(FillField)))
    if column is not None:
        column.head = draw.choice(("（见下）", "第三栏", "9月"))
        column.width = 14


def delete_fill_column(form: Form, draw: Random) -> None:
    """A column to be filled in taken out, as nothing is to be said there."""
    _remove(form, draw.choice(tuple(FillField)))


def delete_fixed_columns(form: Form, draw: Random) -> None:
    """Columns that are only read taken out, to gain room."""
    fields = (LockedField.ROLE, LockedField.LIGHT, LockedField.ORDINAL, LockedField.SECTION)
    for field in draw.sample((*fields, LockedField.DEADLINE, LockedField.TASK), 2):
        _remove(form, field)


def delete_measures(form: Form, _draw: Random) -> None:
    """Even the column with the measures taken out."""
    if form.table.column(LockedField.TASK) is not None:
        _remove(form, LockedField.MEASURE)


def insert_columns(form: Form, draw: Random) -> None:
    """Columns of the office's own, with words in them."""
    for _ in range(draw.randint(1, 3)):
        column = Column(None, draw.choice(_OWN_HEADS))
        form.table.columns.insert(draw.randint(0, len(form.table.columns)), column)
        for line in form.table.real():
            if draw.random() < 0.5:
                line.cells[column] = draw.choice(("张三", "已核", "办公室", 3, "无"))


def head_over_head(form: Form, _draw: Random) -> None:
    """A second row of heads over the first: 任务 above, 填报 above."""
    form.table.over_head = [
        "填报内容" if isinstance(column.field, FillField) else "任务分解"
        for column in form.table.columns
    ]


def whole_column_format(form: Form, draw: Random) -> None:
    """A column set to text: numbers and days in it become words."""
    column = form.table.column(draw.choice((FillField.DONE_ON, FillField.COUNT)))
    if column is not None:
        column.width = 60.0


def _remove(form: Form, field: FillField | LockedField) -> None:
    column = form.table.column(field)
    if column is not None and len(form.table.columns) > 3:
        form.table.columns.remove(column)
