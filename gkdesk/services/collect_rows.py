"""Which task a returned row is: by its code where its fixed words agree, by its fixed words
where they are one row's alone, else by likeness, which is always a question.

A code alone proves nothing: a copy of a ledger gives the same codes, and a code can be
dragged from one row to the next.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from gkdesk.domain.collected import RowFound, Why
from gkdesk.domain.dispatches import LockedField
from gkdesk.domain.returned import ReturnedRow
from gkdesk.services.collect_columns import Columns, fixed
from gkdesk.services.collect_files import FileFacts
from gkdesk.services.collect_frame import CollectFrame, PlanFacts
from gkdesk.services.collect_likeness import likeness
from gkdesk.services.collect_words import bare
from gkdesk.store.collecting import HandedRow, RowKey

_SAME_STILL = 85.0
"""Of a row that was reworded since it was sent so much must be the same, of 100."""
_CODE_LIKELY = 60.0
"""So like must the words of a row be to its code's task to propose that one."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A row of a file and its task. ``doubt`` says why a person has to be asked; ``sent`` is
    the row as it was handed out, None where nobody knows."""

    row: ReturnedRow
    number: int
    group: str
    plan: PlanFacts | None
    found: RowFound
    key: RowKey | None = None
    doubt: Why | None = None
    sent: HandedRow | None = None
    score: float = 100.0
    others: tuple[tuple[int, float], ...] = ()


def place_rows(
    frame: CollectFrame, file: FileFacts, first: int, assigned: Mapping[tuple[int, str], int]
) -> list[Placed]:
    """The rows of a file with their tasks; ``first`` numbers them through all files,
    ``assigned`` are those a person has placed."""
    matching = _Matching(frame, file)
    placed: list[Placed] = []
    groups: set[str] = set()
    for at, row in enumerate(file.book.rows):
        group = row.place if row.place not in groups else f"{row.place}#{at}"
        groups.add(group)
        node_id = assigned.get((file.number, group))
        placed.append(matching.at(first + at, group).of(row, node_id))
    return matching.with_likeness(placed)


class _Matching:
    """Finds the tasks of one file's rows."""

    def __init__(self, frame: CollectFrame, file: FileFacts) -> None:
        self._frame = frame
        self._file = file
        self._columns = Columns(file.sent)
        self._at = 0, ""

    def at(self, number: int, group: str) -> _Matching:
        """The same for the row with this number and place."""
        self._at = number, group
        return self

    def of(self, row: ReturnedRow, node_id: int | None = None) -> Placed:
        """As a person said, else by code, else by columns; none where likeness has to tell."""
        by_hand = None if node_id is None else self._by_hand(row, node_id)
        return by_hand or self._found(row)

    def _found(self, row: ReturnedRow) -> Placed:
        code = row.code
        plan = self._file.plan
        if code is not None and code.mark in self._frame.by_mark:
            plan = self._frame.plan(self._frame.by_mark[code.mark].id)
            return self._by_code(row, plan, (code.node_id, code.occurrence_id))
        found = self._by_columns(row)
        if found is None:
            return self._placed(row, plan, RowFound.NONE)
        foreign = Why.LIKELY_ROW if code is not None else None
        return self._placed(row, plan, RowFound.COLUMNS, found, foreign)

    def _by_hand(self, row: ReturnedRow, node_id: int) -> Placed | None:
        """The row a person said it is; None where that does not stand."""
        plan = self._file.plan
        if plan is None or node_id not in plan.words:
            return None
        code = row.code
        key: RowKey = node_id, None
        if code is not None and code.node_id == node_id:
            key = node_id, code.occurrence_id
        elif (node_id, None) not in self._file.sent:
            points = [each for each in self._file.sent if each[0] == node_id]
            key = points[0] if len(points) == 1 else key
        return replace(self._placed(row, plan, RowFound.LIKENESS, key), doubt=None)

    def _by_code(self, row: ReturnedRow, plan: PlanFacts, key: RowKey) -> Placed:
        if key[0] not in plan.words:
            gone = self._placed(row, plan, RowFound.NONE, None, Why.ROW_GONE)
            return replace(gone, sent=self._sent(plan, key))
        sent = self._sent(plan, key)
        if self._agrees(row, plan, key, sent):
            doubt = None if _same_still(plan, key, sent) else Why.LIKELY_ROW
            return self._placed(row, plan, RowFound.CODE, key, doubt)
        other = self._by_columns(row)
        if other is not None and other != key:
            return self._placed(row, plan, RowFound.COLUMNS, other, Why.LIKELY_ROW)
        score = _score(row, plan, key, sent)
        if score < _CODE_LIKELY:
            return self._placed(row, plan, RowFound.NONE)
        found = self._placed(row, plan, RowFound.CODE, key, Why.LIKELY_ROW)
        return replace(found, score=score)

    def _agrees(
        self, row: ReturnedRow, plan: PlanFacts, key: RowKey, sent: HandedRow | None
    ) -> bool:
        """Whether a row's fixed words are its code's, and no other row's."""
        if sent is not None:
            if _as_sent(row, sent) and self._columns.once(_measure(row)):
                return True
            return self._columns.only(fixed(row.locked)) == key
        words = fixed(row.locked)
        said = plan.with_words(words.measure or words.task)
        said = said or plan.with_words(words.task + words.measure)
        # Nothing but its limit tells a due point from its neighbours, and that is not known.
        return said == [key[0]] and key[1] is None

    def _by_columns(self, row: ReturnedRow) -> RowKey | None:
        """The only row that was sent with these words, else the only one of the plan."""
        words = fixed(row.locked)
        if self._file.sent:
            return self._columns.only(words)
        plan = self._file.plan
        found = plan.with_words(words[1] or words[0]) if plan else []
        return (found[0], None) if len(found) == 1 else None

    def _sent(self, plan: PlanFacts, key: RowKey) -> HandedRow | None:
        return self._file.sent.get(key) if plan is self._file.plan else None

    def _placed(
        self,
        row: ReturnedRow,
        plan: PlanFacts | None,
        found: RowFound,
        key: RowKey | None = None,
        doubt: Why | None = None,
    ) -> Placed:
        sent = self._sent(plan, key) if plan and key else None
        if key is not None and doubt is None and sent is None and not self._file.master:
            doubt = self._not_its(plan, key)
        return Placed(row, *self._at, plan, found, key, doubt, sent)

    def _not_its(self, plan: PlanFacts | None, key: RowKey) -> Why | None:
        """Whether a row that was not in this workbook is not this unit's either, or is of
        another plan, about which it was asked another time."""
        if plan is not self._file.plan:
            return Why.NOT_ITS_ROW
        unit = self._file.unit
        own = bool(unit) and self._file.key in self._frame.concerns(key[0])
        return None if own else Why.NOT_ITS_ROW

    def with_likeness(self, placed: Sequence[Placed]) -> list[Placed]:
        """The rows with proposals for those without a task: each task once, the likest
        first."""
        asked = [each for each in placed if _asks(each)]
        if not asked or self._file.plan is None:
            return list(placed)
        taken = {each.key for each in placed if each.key and each.doubt is None}
        proposals = likeness(self._frame, self._file).propose(
            [each.row for each in asked], taken
        )
        told = dict(zip((each.number for each in asked), proposals, strict=True))
        return [self._proposed(each, told.get(each.number)) for each in placed]

    def _proposed(
        self,
        each: Placed,
        told: tuple[tuple[RowKey, float] | None, tuple[tuple[int, float], ...]] | None,
    ) -> Placed:
        if told is None:
            return each
        best, others = told
        if each.key is not None or best is None or each.doubt is Why.ROW_GONE:
            return replace(each, others=others)
        plan = self._file.plan
        sent = self._file.sent.get(best[0])
        return replace(
            each,
            plan=plan,
            found=RowFound.LIKENESS,
            key=best[0],
            doubt=Why.LIKELY_ROW,
            sent=sent,
            score=best[1],
            others=others,
        )


def _as_sent(row: ReturnedRow, sent: HandedRow) -> bool:
    """Whether the words are those sent to the letter, as they mostly are."""
    measure = sent.locked.get(LockedField.MEASURE)
    task = LockedField.TASK
    return bool(
        measure
        and row.locked.get(LockedField.MEASURE) == measure
        and row.locked.get(task, "") == sent.locked.get(task, "")
    )


def _asks(each: Placed) -> bool:
    """Whether a person may have to choose a row's task: it says something, and has none."""
    unsure = each.key is None or each.doubt is Why.LIKELY_ROW
    return unsure and any(cell.words for cell in each.row.cells.values())


def _same_still(plan: PlanFacts, key: RowKey, sent: HandedRow | None) -> bool:
    """Whether a row says still about what it said when it was sent; one that was split or
    merged does not."""
    if sent is None:
        return True
    measure = bare(sent.locked.get(LockedField.MEASURE, ""))
    said = plan.says(key[0])
    if not measure or measure in said:
        return True
    from rapidfuzz import fuzz

    return any(fuzz.ratio(measure, each) >= _SAME_STILL for each in said)


def _score(row: ReturnedRow, plan: PlanFacts, key: RowKey, sent: HandedRow | None) -> float:
    from rapidfuzz import fuzz

    words = "".join(fixed(row.locked)[:2])
    others = ["".join(fixed(sent.locked)[:2])] if sent else list(plan.says(key[0]))
    mine = words, _measure(row)
    return max(float(fuzz.ratio(one, each)) for each in others for one in mine)


def _measure(row: ReturnedRow) -> str:
    return bare(row.locked.get(LockedField.MEASURE, ""))
