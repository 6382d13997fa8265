"""What the columns of the returned cells say."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import IntEnum

from gkdesk.ui.models.collect_lines import SHELF_WORDS, Line, field_words, shown
from gkdesk.ui.models.row_words import NOTHING


class CollectColumn(IntEnum):
    TAKE = 0
    VERDICT = 1
    UNIT = 2
    TASK = 3
    FIELD = 4
    SENT = 5
    RETURNED = 6
    NOW = 7
    REMARK = 8


def sent_words(line: Line) -> str:
    """What was sent in a cell, as a person reads it."""
    return "不详" if line.cell.sent is None else shown(line.cell.field, line.cell.sent)


def now_words(line: Line) -> str:
    """What the ledger holds, as a person reads it."""
    return shown(line.cell.field, line.cell.now)


COLUMN_WORDS: Mapping[CollectColumn, Callable[[Line], str]] = {
    CollectColumn.TAKE: lambda _line: "",
    CollectColumn.VERDICT: lambda line: SHELF_WORDS[line.shelf],
    CollectColumn.UNIT: lambda line: line.unit,
    CollectColumn.TASK: lambda line: line.task,
    CollectColumn.FIELD: lambda line: field_words(line.cell.field),
    CollectColumn.SENT: lambda line: sent_words(line) or NOTHING,
    CollectColumn.RETURNED: lambda line: line.cell.returned or NOTHING,
    CollectColumn.NOW: lambda line: now_words(line) or NOTHING,
    CollectColumn.REMARK: lambda line: line.remark,
}
