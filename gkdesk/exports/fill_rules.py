"""Lists, bounds and hints of the columns a unit fills in. They help and only warn: what is
typed otherwise is kept and read as well."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from gkdesk.domain.dispatches import SentRow
from gkdesk.domain.feedback import FillField
from gkdesk.domain.tasks import Status
from gkdesk.exports.fill_columns import FillColumn
from gkdesk.terms import label

_FIRST_DAY, _LAST_DAY = "36526", "73050"
"""2000-01-01 and 2099-12-31 as a spreadsheet counts days."""
_MOST: Final = "1000000"


def add_rules(
    sheet: Any, columns: Sequence[FillColumn], rows: Sequence[SentRow], first: int
) -> None:
    """Add the rules of a table whose rows begin in line ``first``, counted from 1."""
    letters = {column.field: get_column_letter(at) for at, column in enumerate(columns, 1)}
    last = first + len(rows) - 1
    for field, rule in ((FillField.STATUS, _status()), (FillField.DONE_ON, _day())):
        rule.add(f"{letters[field]}{first}:{letters[field]}{last}")
        sheet.data_validations.append(rule)
    for rule in _counts(letters[FillField.COUNT], rows, first):
        sheet.data_validations.append(rule)


def _status() -> DataValidation:
    words = ",".join(label(status) for status in Status)
    rule = DataValidation("list", formula1=f'"{words}"', allow_blank=True)
    hint = "从下拉里选推进中或已办结"
    return _telling(rule, FillField.STATUS, hint, "这里一般是推进中或已办结，确定要这样写吗")


def _day() -> DataValidation:
    rule = DataValidation(
        "date", operator="between", formula1=_FIRST_DAY, formula2=_LAST_DAY, allow_blank=True
    )
    hint = "办结的任务写完成那天，如 2026-09-30"
    return _telling(
        rule, FillField.DONE_ON, hint, f"这里一般是一个日期，确定要这样写吗\n{hint}"
    )


def _counts(letter: str, rows: Sequence[SentRow], first: int) -> Iterator[DataValidation]:
    """A rule for each count that is asked for, which its hint says."""
    asked: dict[int, list[str]] = {}
    for number, row in enumerate(rows, first):
        if row.required is not None:
            asked.setdefault(row.required, []).append(f"{letter}{number}")
    for required, cells in asked.items():
        rule = DataValidation(
            "whole", operator="between", formula1="0", formula2=_MOST, allow_blank=True
        )
        hint = f"要求 {required} 次。写到现在为止一共完成的次数，只写数字"
        for cell in cells:
            rule.add(cell)
        yield _telling(rule, FillField.COUNT, hint, "这里一般只写数字，确定要这样写吗")


def _telling(rule: DataValidation, field: FillField, hint: str, doubt: str) -> DataValidation:
    rule.promptTitle = rule.errorTitle = label(field)
    rule.prompt, rule.error, rule.errorStyle = hint, doubt, "warning"
    rule.showErrorMessage = rule.showInputMessage = True
    return rule
