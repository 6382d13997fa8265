"""What people do to the rows of a table."""

from __future__ import annotations

from random import Random

from gkdesk.domain.dispatches import LockedField
from gkdesk.domain.feedback import FillField
from tests.damage.answers import Answers
from tests.damage.forms import Form, Line, Table

_OWN = (
    "开展政务公开业务培训",
    "配合做好上级交办的其他工作",
    "更新政府网站专栏",
    "做好本单位的信息发布",
)


def sort_rows(form: Form, draw: Random) -> None:
    """Whole rows sorted by some column, or shuffled by hand."""
    table = form.table
    column = draw.choice(table.columns)
    table.lines.sort(key=lambda line: str(line.cells.get(column)), reverse=draw.random() < 0.5)
    if draw.random() < 0.3:
        draw.shuffle(table.lines)


def sort_but_for_code(form: Form, draw: Random) -> None:
    """Rows sorted without the hidden column: the codes stay where they were."""
    table = form.table
    code = table.column(LockedField.CODE)
    if code is None:
        return
    codes = [line.cells.get(code) for line in table.lines]
    draw.shuffle(table.lines)
    for line, left in zip(table.lines, codes, strict=True):
        line.cells[code] = left


def delete_rows(form: Form, draw: Random) -> None:
    """Filtered and deleted: only some rows are left."""
    table = form.table
    if len(table.lines) > 1:
        keep = draw.randint(1, len(table.lines) - 1)
        chosen = set(draw.sample(range(len(table.lines)), keep))
        table.lines[:] = [line for at, line in enumerate(table.lines) if at in chosen]


def hide_rows(form: Form, draw: Random) -> None:
    """A filter left on: rows are hidden."""
    for line in form.table.lines:
        line.hidden = line.hidden or draw.random() < 0.3


def blank_rows(form: Form, draw: Random) -> None:
    """Empty rows between, and below."""
    for _ in range(draw.randint(1, 3)):
        _insert(form.table, draw, Line(None, frozenset()))


def insert_own_row(form: Form, draw: Random, answers: Answers) -> None:
    """A row of the office's own work, without a code."""
    table = form.table
    line = Line(None, frozenset((form.unit,)))
    _own_words(table, line, draw)
    _answer(table, line, answers)
    _insert(table, draw, line)


def insert_by_copy(form: Form, draw: Random, answers: Answers) -> None:
    """A row copied with its hidden code and written over with work of the office's own."""
    table = form.table
    if not table.real():
        return
    line = draw.choice(table.real()).twin()
    line.about = None
    line.typed.clear()
    _own_words(table, line, draw)
    _answer(table, line, answers)
    _insert(table, draw, line)


def duplicate_row(form: Form, draw: Random) -> None:
    """The same row twice."""
    if form.table.real():
        _insert(form.table, draw, draw.choice(form.table.real()).twin())


def split_row(form: Form, draw: Random, answers: Answers) -> None:
    """One row made two: each says another part of the progress."""
    table = form.table
    if not table.real():
        return
    line = draw.choice(table.real())
    more = line.twin()
    code = table.column(LockedField.CODE)
    if code is not None and draw.random() < 0.5:
        more.cells[code] = None
    table.put(more, FillField.PROGRESS, answers.progress())
    table.lines.insert(table.lines.index(line) + 1, more)


def merge_answers(form: Form, draw: Random) -> None:
    """One answer merged over several rows; Excel keeps the topmost words."""
    table = form.table
    field = draw.choice(tuple(FillField))
    column, lines = table.column(field), table.lines
    if column is None or len(lines) < 2:
        return
    first = draw.randrange(len(lines) - 1)
    last = min(len(lines) - 1, first + draw.randint(1, 3))
    top = lines[first].typed.get(field)
    for line in lines[first + 1 : last + 1]:
        line.typed.pop(field, None)
        line.cells.pop(column, None)
        line.maybe[field] = top.means if top else frozenset()
    table.merges.append((column, lines[first], lines[last]))


def merge_tasks(form: Form, _draw: Random) -> None:
    """Cells of the same section or task merged down."""
    table = form.table
    for field in (LockedField.SECTION, LockedField.TASK):
        column = table.column(field)
        if column is None:
            continue
        start = 0
        for at in range(1, len(table.lines) + 1):
            words = table.lines[start].cells.get(column)
            if at == len(table.lines) or table.lines[at].cells.get(column) != words:
                if at - start > 1 and words:
                    table.merges.append((column, table.lines[start], table.lines[at - 1]))
                start = at


def sum_rows(form: Form, draw: Random) -> None:
    """小计 between and 合计 below."""
    table = form.table
    count = table.column(FillField.COUNT)
    for words in ("小计", "合计"):
        line = Line(None, frozenset())
        line.cells[table.columns[0]] = words
        if count is not None:
            line.cells[count] = draw.randint(1, 99)
        at = len(table.lines) if words == "合计" else draw.randint(0, len(table.lines))
        table.lines.insert(at, line)


def banner_rows(form: Form, draw: Random) -> None:
    """Headings over parts of the table."""
    for words in ("一、牵头任务", "二、配合任务"):
        line = Line(None, frozenset())
        line.cells[form.table.columns[0]] = words
        _insert(form.table, draw, line)


def repeat_head(form: Form, draw: Random) -> None:
    """The heads once more in the middle, as on a second page."""
    line = Line(None, frozenset())
    line.cells.update({column: column.head for column in form.table.columns})
    _insert(form.table, draw, line)


def number_anew(form: Form, _draw: Random) -> None:
    """序号 typed anew from one."""
    column = form.table.column(LockedField.ORDINAL)
    if column is not None:
        for number, line in enumerate(form.table.lines, 1):
            line.cells[column] = number


def _insert(table: Table, draw: Random, line: Line) -> None:
    table.lines.insert(draw.randint(0, len(table.lines)), line)


def _own_words(table: Table, line: Line, draw: Random) -> None:
    for field in (LockedField.TASK, LockedField.MEASURE):
        column = table.column(field)
        if column is not None:
            line.cells[column] = draw.choice(_OWN)
    column = table.column(LockedField.DEADLINE)
    if column is not None:
        line.cells[column] = "12月底前"


def _answer(table: Table, line: Line, answers: Answers) -> None:
    for field in FillField:
        column = table.column(field)
        if column is not None:
            line.cells[column] = None
    for field in (FillField.PROGRESS, FillField.STATUS):
        table.put(line, field, answers.of(field))
