"""All kinds of damage, and a workbook that suffers some of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from random import Random

from gkdesk.domain.feedback import FillField
from gkdesk.domain.tasks import Status
from gkdesk.terms import label
from tests.damage import book_acts as book
from tests.damage import cell_acts as cell
from tests.damage import code_acts as code
from tests.damage import column_acts as column
from tests.damage import row_acts as row
from tests.damage.answers import Answers
from tests.damage.forms import Form, Line, Table, opened
from tests.damage.world import Workbook

Act = Callable[[Form, Random], None]

ROWS: Sequence[Act] = (
    *(row.sort_rows, row.sort_but_for_code, row.delete_rows, row.hide_rows, row.blank_rows),
    *(row.duplicate_row, row.merge_answers, row.merge_tasks, row.sum_rows, row.banner_rows),
    *(row.repeat_head, row.number_anew),
)
CODES: Sequence[Act] = (
    *(code.drop_codes, code.clear_codes, code.fill_same_code, code.fill_series),
    *(code.shift_codes, code.retype_codes, code.mistype_codes, code.swap_codes),
)
COLUMNS: Sequence[Act] = (
    *(column.move_columns, column.rename_columns, column.rename_beyond_knowing),
    *(column.delete_fill_column, column.delete_fixed_columns, column.delete_measures),
    *(column.insert_columns, column.head_over_head, column.whole_column_format),
)
CELLS: Sequence[Act] = (
    *(cell.type_formulas, cell.type_errors, cell.wrap_fixed_words, cell.alter_fixed_word),
    *(cell.retell_measures, cell.clear_answers, cell.longest_text, cell.dittos),
    *(cell.words_in_wrong_column,),
)
BOOKS: Sequence[Act] = (
    *(book.delete_hidden_sheet, book.lose_properties, book.lose_names, book.lose_all_marks),
    *(book.into_fresh_book, book.rename_sheet, book.rename_file, book.delete_cover),
    *(book.own_sheets, book.title_rows, book.rename_unit, book.lines_below),
    *(book.second_table, book.two_sheets, book.sheet_twice, book.paint),
)
TYPING = (row.insert_own_row, row.insert_by_copy, row.split_row)
"""What adds rows with answers of their own."""


def filled_in(sent: Workbook, answers: Answers) -> Form:
    """A workbook its unit has filled in, some rows and some fields of them."""
    draw = answers.draw
    form = opened(sent.data, sent.unit, sent.name)
    diligence = draw.choice((0.0, 0.4, 0.7, 1.0))
    for line in form.table.real():
        for field in FillField:
            if draw.random() < diligence * (0.9 if field is FillField.PROGRESS else 0.5):
                form.table.put(line, field, answers.of(field))
    return form


def damaged(form: Form, answers: Answers, others: Sequence[Workbook]) -> None:
    """Some kinds of damage at random, in random order; ``others`` are the workbooks of
    other units, whose rows may get mixed in."""
    draw = answers.draw
    kinds: list[Act] = [
        act
        for group, share in ((ROWS, 0.6), (CODES, 0.25), (COLUMNS, 0.4), (CELLS, 0.5))
        if draw.random() < share
        for act in draw.sample(group, draw.choice((1, 1, 2)))
    ]
    if draw.random() < 0.3:
        kinds.append(partial(draw.choice(TYPING), answers=answers))
    if others and draw.random() < 0.15:
        other = filled_in(draw.choice(others), answers)
        kinds.append(partial(draw.choice((paste_rows, merge_forms)), other=other))
    draw.shuffle(kinds)
    if draw.random() < 0.5:  # the book as a whole comes last: its sheets may be other ones
        kinds += draw.sample(BOOKS, draw.choice((1, 1, 2)))
    for act in kinds:
        act(form, draw)
        form.acts.append(_name(act))


def _name(act: Act) -> str:
    inner = act.func if isinstance(act, partial) else act
    return inner.__name__


def paste_rows(form: Form, draw: Random, other: Form) -> None:
    """A row or two of another unit's workbook pasted in, with their hidden codes."""
    lines = other.table.real()
    for line in draw.sample(lines, min(len(lines), draw.randint(1, 2))):
        own = any(
            form.unit in one.owners and one.about == line.about for one in form.table.lines
        )
        place = draw.randint(0, len(form.table.lines))
        _adopt(form.table, other.table, line, place, form.unit if own else "")


def merge_forms(form: Form, _draw: Random, other: Form) -> None:
    """A leader's one workbook: all rows of another unit put below."""
    for line in other.table.real():
        _adopt(form.table, other.table, line, len(form.table.lines), "")


def _adopt(table: Table, origin: Table, line: Line, at: int, unit: str) -> None:
    """A line of another workbook; ``unit`` is the one whose answer it may be as well."""
    twin = Line(line.about, line.owners | ({unit} if unit else set()))
    for each in table.columns:
        if each.field is not None and (old := origin.column(each.field)) is not None:
            twin.cells[each] = line.cells.get(old)
    twin.typed = {
        field: said for field, said in line.typed.items() if table.column(field) is not None
    }
    table.lines.insert(at, twin)


def into_other_workbook(form: Form, _draw: Random, other: Form) -> None:
    """The table pasted into another unit's workbook, over what was there: whatever stands in
    it, typed or sent, is what that unit says now."""
    form.book, form.table.sheet = other.book, other.table.sheet
    for table in form.tables:
        for line in table.lines:
            line.looks.clear()
            line.owners = line.owners | {other.unit} if line.owners else line.owners
            for where, value in line.cells.items():
                field = where.field
                if isinstance(field, FillField) and value and field not in line.typed:
                    line.maybe[field] = frozenset((str(value), _CANONICAL.get(str(value), "")))


_CANONICAL = {label(status): status.value for status in Status}
