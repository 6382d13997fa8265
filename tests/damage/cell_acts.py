"""What people do within cells."""

from __future__ import annotations

from random import Random

from gkdesk.domain.dispatches import LockedField
from gkdesk.domain.feedback import FillField
from tests.damage.answers import Typed
from tests.damage.forms import Fault, Form, Formula, Line

_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_WORDS = (LockedField.SECTION, LockedField.TASK, LockedField.MEASURE, LockedField.DEADLINE)
_FORMULAS = (
    '=CONCATENATE("已","完成")',
    "='[台账.xlsx]Sheet1'!A1",
    "=SUM(A1:A9)",
    '=HYPERLINK("http://www.example.cn","见链接")',
    "=cmd|'/c calc'!A0",
    "=VLOOKUP(A4,Sheet2!A:C,3,0)",
)


def type_formulas(form: Form, draw: Random) -> None:
    """Formulas where answers are to stand; what they show was worked out."""
    _over(form, draw, lambda: Formula(draw.choice(_FORMULAS)))


def type_errors(form: Form, draw: Random) -> None:
    """#N/A and its like, left by a lookup that found nothing."""
    _over(form, draw, lambda: Fault(draw.choice(("#N/A", "#REF!", "#VALUE!", "#NAME?"))))


def _over(form: Form, draw: Random, make: object) -> None:
    assert callable(make)
    for line in form.table.real():
        field = draw.choice(tuple(FillField))
        if draw.random() < 0.3:
            value = make()
            form.table.put(line, field, Typed(value, "", frozenset()))


def wrap_fixed_words(form: Form, draw: Random) -> None:
    """Line breaks, blanks and wide digits in the words that were fixed."""
    ways = (
        lambda text: text[: len(text) // 2] + "\n" + text[len(text) // 2 :],
        lambda text: f"  {text} ",
        lambda text: text.translate(_WIDE),
        lambda text: text.replace("，", ","),
        lambda text: "\u3000\u3000" + text,
    )
    _each_fixed(form, draw, 0.4, lambda text: draw.choice(ways)(text))


def alter_fixed_word(form: Form, draw: Random) -> None:
    """A word of a fixed text changed: the task stays the same."""

    def alter(text: str) -> str:
        at = draw.randrange(len(text) + 1)
        return text[:at] + draw.choice(("等", "及时", "的", "认真")) + text[at:]

    _each_fixed(form, draw, 0.15, alter)


def retell_measures(form: Form, draw: Random) -> None:
    """The measure told in the office's own words; its code is all that is left."""
    column = form.table.column(LockedField.MEASURE)
    if column is not None:
        for line in form.table.real():
            if draw.random() < 0.3:
                line.cells[column] = draw.choice(("同上", "见文件", "略", "按要求做好相关工作"))


def _each_fixed(form: Form, draw: Random, share: float, way: object) -> None:
    assert callable(way)
    for field in _WORDS:
        column = form.table.column(field)
        for line in form.table.real() if column is not None else ():
            words = line.cells.get(column) if column is not None else None
            if words and column is not None and draw.random() < share:
                line.cells[column] = way(str(words))


def clear_answers(form: Form, draw: Random) -> None:
    """A column emptied, or many cells of it."""
    field = draw.choice(tuple(FillField))
    column = form.table.column(field)
    if column is not None:
        for line in form.table.lines:
            if draw.random() < 0.7:
                _empty(line, field)
                line.cells[column] = None


def _empty(line: Line, field: FillField) -> None:
    line.typed.pop(field, None)
    line.maybe.pop(field, None)


def longest_text(form: Form, draw: Random) -> None:
    """A report pasted whole into one cell: as many characters as it can hold."""
    if form.table.real():
        line = draw.choice(form.table.real())
        words = (f"全文{draw.random():.9f}粘贴。" + "政务公开" * 8192)[:32_767]
        form.table.put(line, FillField.PROGRESS, Typed(words, words, frozenset((words,))))


def dittos(form: Form, draw: Random) -> None:
    """同上, instead of the words themselves."""
    for line in form.table.real():
        if draw.random() < 0.2:
            said = Typed("同上", "同上", frozenset(("同上",)))
            form.table.put(line, FillField.PROGRESS, said)


def words_in_wrong_column(form: Form, draw: Random) -> None:
    """Typed a column too far: progress where the state, or the day, is to stand."""
    for line in form.table.real():
        said = line.typed.get(FillField.PROGRESS)
        field = draw.choice((FillField.STATUS, FillField.DONE_ON, FillField.COUNT))
        if said is not None and draw.random() < 0.15:
            form.table.put(line, field, Typed(said.value, said.words, frozenset()))
