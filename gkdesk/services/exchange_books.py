"""An exchange file as books that are compared like returned workbooks: one of its rows, and
one for each unit that answered there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from gkdesk.domain.dispatches import DispatchKind, LockedField, SentField, WorkbookMark
from gkdesk.domain.exchange import ExchangeAnswer, ExchangeFile, ExchangeRow
from gkdesk.domain.feedback import FillField
from gkdesk.domain.returned import ReturnedBook, ReturnedCell, ReturnedRow, Unread
from gkdesk.domain.row_codes import RowCode
from gkdesk.domain.tasks import EditField
from gkdesk.services.session import Session
from gkdesk.store import collecting as store

Book = ReturnedBook | Unread
_CONTENT = "exchange:"


def code_of(content: str) -> str:
    """The code of the exchange file that a receipt's content tells of, "" for any other."""
    if not content.startswith(_CONTENT):
        return ""
    return content.removeprefix(_CONTENT).partition(":")[0]


def books_of(file: ExchangeFile, path: Path, sha256: str) -> Iterator[ReturnedBook]:
    """The books of a file. The first one answers the file that was last told there, where it
    is one of this ledger's. Each has a sum of its own, for it is taken by itself."""
    rows = {row.code: row for row in file.rows}
    mark = WorkbookMark(
        file.mark,
        file.based_on,
        DispatchKind.EXCHANGE,
        file.title,
        file.year,
        sent_at=file.made_at,
        rows=len(file.rows),
    )
    told = tuple(_row(number, row) for number, row in enumerate(file.rows, 1))
    yield ReturnedBook(path, f"{sha256}/", f"{_CONTENT}{file.code}", mark, told)
    by_unit: dict[tuple[str, str], list[ExchangeAnswer]] = defaultdict(list)
    for answer in file.answers:
        by_unit[answer.unit, answer.period].append(answer)
    for number, ((unit, period), answers) in enumerate(by_unit.items(), 1):
        answered = tuple(
            _answer(number, answer, rows[answer.code])
            for number, answer in enumerate(answers, 1)
            if answer.code in rows
        )
        own = WorkbookMark(
            file.mark,
            "",
            DispatchKind.REPORT,
            file.title,
            file.year,
            unit,
            period=period,
            sent_at=file.made_at,
        )
        content = f"{_CONTENT}{file.code}:{unit}:{period}"
        yield ReturnedBook(
            path / (unit or "未写明单位"), f"{sha256}/{number}", content, own, answered
        )


def at_home(session: Session, books: Sequence[Book]) -> list[Book]:
    """The books, those of another ledger's exchange file with the mark that the same plan has
    here: the plan this ledger told of before, else the only one of that title and year. Their
    codes number other rows; they are found by their words."""
    plans = store.plans(session.ledger)
    known = {plan.mark for plan in plans}
    told = {
        each.code: each.plan_id
        for each in store.handed_out(session.ledger, [plan.id for plan in plans if plan.stands])
    }
    homes = {plan.id: plan for plan in plans if plan.stands}

    def home(book: Book) -> Book:
        if isinstance(book, Unread) or not code_of(book.content):
            return book
        mark = book.mark
        if mark is None or mark.mark in known:
            return book
        alike = [p for p in homes.values() if (p.title, p.year) == (mark.title, mark.year)]
        plan = homes.get(told.get(mark.code, 0)) or (alike[0] if len(alike) == 1 else None)
        if plan is None:
            return book
        rows = tuple(replace(row, code=None) for row in book.rows)
        return replace(book, mark=replace(mark, mark=plan.mark), rows=rows)

    return [home(book) for book in books]


def _row(number: int, row: ExchangeRow) -> ReturnedRow:
    return _returned(number, row.code, row, _any(row.values), _any(row.read))


def _answer(number: int, answer: ExchangeAnswer, row: ExchangeRow) -> ReturnedRow:
    return _returned(number, answer.code, row, _any(answer.values), None)


def _any(
    values: Mapping[EditField, str] | Mapping[FillField, str],
) -> dict[SentField, str]:
    return dict(values.items())


def _returned(
    number: int,
    code: RowCode,
    row: ExchangeRow,
    values: Mapping[SentField, str],
    sent: Mapping[SentField, str] | None,
) -> ReturnedRow:
    locked = {
        LockedField.SECTION: row.section,
        LockedField.TASK: row.task,
        LockedField.MEASURE: row.measure,
    }
    place = f"第 {number} 条"
    cells = {field: ReturnedCell(words, place) for field, words in values.items()}
    return ReturnedRow(place, code, locked, cells, sent=sent)
