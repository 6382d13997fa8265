"""Two clerks, two ledgers: what one of them says of a plan, for the other (交换文件).

What comes back is compared three ways like any returned workbook: with what was told last,
else with what the notice said when it was read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex

from gkdesk.domain.changes import Value
from gkdesk.domain.dispatches import DispatchKind, SentField, SentRow, WorkbookMark
from gkdesk.domain.exchange import EXCHANGED, ExchangeAnswer, ExchangeFile, ExchangeRow
from gkdesk.domain.feedback import Feedback, FillField
from gkdesk.domain.row_codes import RowCode
from gkdesk.domain.tasks import EditField, NodeKind, Row, Status
from gkdesk.domain.units import Role
from gkdesk.exports.exchange_file import exchange_bytes
from gkdesk.exports.files import write_bytes
from gkdesk.services import outline, row_values
from gkdesk.services.breakdown_leaves import plan_rows
from gkdesk.services.exchange_books import code_of
from gkdesk.services.session import Session
from gkdesk.store import columns, dispatches, exchanges, feedback

_ROLES = {
    Role.LEAD: EditField.LEAD,
    Role.RESPONSIBLE: EditField.RESPONSIBLE,
    Role.SUPPORTING: EditField.SUPPORTING,
}
_COLUMNS = {
    EditField.STATUS: "status",
    EditField.PROGRESS: "progress",
    EditField.DEADLINE: "words",
    EditField.NOTE: "note",
    **{field: field.value for field in _ROLES.values()},
}
_OTHER = "另一份台账"


@dataclass(frozen=True, slots=True)
class Exchanged:
    """An exchange file that was written."""

    file: Path
    rows: int


def write(session: Session, plan_id: int, target: Path) -> Exchanged:
    """Write what this ledger says of a plan, and keep in the register what was told.

    Raises UnknownPlan, TargetUnwritable, TargetFull.
    """
    told = content(session, plan_id)
    write_bytes(target, exchange_bytes(told))
    mark = WorkbookMark(
        told.mark,
        told.code,
        DispatchKind.EXCHANGE,
        told.title,
        told.year,
        _OTHER,
        sent_at=told.made_at,
        rows=len(told.rows),
    )
    rows = [_sent(number, row) for number, row in enumerate(told.rows, 1)]
    line = mark, None, target.name, None, rows
    dispatches.write(session.ledger, session.hand, plan_id, [line])
    return Exchanged(target, len(rows))


def _sent(number: int, row: ExchangeRow) -> SentRow:
    values: dict[SentField, str] = dict(row.values.items())
    where = row.section, row.task, row.measure
    return SentRow(row.code, None, number, *where, deadline="", light=None, values=values)


def content(session: Session, plan_id: int) -> ExchangeFile:
    """What this ledger says of a plan. Raises UnknownPlan."""
    plan = outline.plan(session, plan_id)
    hand = session.hand
    mark = dispatches.mark_of(session.ledger, plan_id)
    rows = list(plan_rows(session, plan_id))
    return ExchangeFile(
        code=token_hex(8).upper(),
        based_on=code_of(exchanges.last_taken(session.ledger, plan_id)),
        mark=mark,
        title=plan.title,
        year=plan.year,
        source_sha256=exchanges.source_sum(session.ledger, plan_id),
        who=hand.who,
        made_at=hand.at.isoformat(timespec="seconds"),
        rows=tuple(_rows(session, plan_id, mark, rows)),
        answers=tuple(_answers(session, mark, [row.id for row in rows])),
    )


def _rows(
    session: Session, plan_id: int, mark: str, rows: Sequence[Row]
) -> Iterator[ExchangeRow]:
    work = [row for row in rows if row.kind is not NodeKind.SECTION]
    values = row_values.standing(session, (row.id for row in work))
    former = exchanges.as_read(session.ledger, plan_id, _COLUMNS.values())
    added = exchanges.added(session.ledger, plan_id)
    sections: dict[int, str] = {}
    tasks = {row.id: row.label + row.heading for row in work if row.kind is NodeKind.TASK}
    for row in rows:
        if row.kind is NodeKind.SECTION:
            above = sections.get(row.parent_id or 0, "")
            sections[row.id] = above or row.label + (row.heading or row.text)
            continue
        if row.kind is NodeKind.TASK:
            sections[row.id] = sections.get(row.parent_id or 0, "")
        own = _own(row, values[row.id])
        yield ExchangeRow(
            RowCode(mark, row.id),
            sections.get(row.parent_id or 0, ""),
            tasks.get(row.id) or tasks.get(row.parent_id or 0, ""),
            row.text,
            {field: words for field, words in own.items() if _told(row, field)},
            _read(own, former.get(row.id, {})),
            row.id in added,
        )


def _own(row: Row, values: Mapping[EditField, str]) -> dict[EditField, str]:
    """The row's own fields; a measure's units are its own where it shows not its task's."""
    shown = {_ROLES[role] for role in row.inherited}
    return {
        field: values[field] for field in EXCHANGED if field in values and field not in shown
    }


def _told(row: Row, field: EditField) -> bool:
    """A limit is told where a person set it; else each ledger reads the notice itself."""
    return field is not EditField.DEADLINE or row.deadline_set


def _read(own: Mapping[EditField, str], former: Mapping[str, Value]) -> dict[EditField, str]:
    """What the fields said when the notice was read."""
    read = dict(own)
    for field, name in _COLUMNS.items():
        if name in former:
            read[field] = _words(field, former[name])
    return {field: words for field, words in read.items() if words}


def _words(field: EditField, stored: Value) -> str:
    if field in _ROLES.values():
        return "、".join(columns.as_names(str(stored)))
    return str(stored or "")


def _answers(session: Session, mark: str, ids: Sequence[int]) -> Iterator[ExchangeAnswer]:
    """What units answered, with the evidence they gave."""
    given: dict[tuple[int, int | None, str], list[str]] = {}
    for each in feedback.evidence_of_rows(session.ledger, ids):
        given.setdefault((each.node_id, each.occurrence_id, each.unit), []).append(each.words)
    said = {
        (each.node_id, each.occurrence_id, each.unit): each
        for each in feedback.of_rows(session.ledger, ids)
    }
    for key in dict.fromkeys((*said, *given)):
        node_id, point, unit = key
        if point is None:
            answer = said.get(key)
            values = _answered(answer) if answer else {}
            values |= {FillField.EVIDENCE: "\n".join(dict.fromkeys(given.get(key, ())))}
            filled = {field: words for field, words in values.items() if words}
            period = answer.period if answer else ""
            yield ExchangeAnswer(RowCode(mark, node_id), unit, period, filled)


def _answered(said: Feedback) -> dict[FillField, str]:
    done = said.status is Status.DONE
    return {
        FillField.PROGRESS: said.progress,
        FillField.STATUS: Status.DONE.value if done else "",
        FillField.DONE_ON: said.done_on.isoformat() if done and said.done_on else "",
        FillField.COUNT: "" if said.count is None else str(said.count),
        FillField.PERSON: said.person,
        FillField.PROBLEM: said.problem,
    }
