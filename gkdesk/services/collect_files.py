"""Which sending a returned workbook answers: by its mark, else by the codes of its rows,
else by their words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from gkdesk.domain.dispatches import DispatchKind, LockedField
from gkdesk.domain.report_periods import period_of
from gkdesk.domain.returned import ReturnedBook
from gkdesk.services.answering_units import UnitKey
from gkdesk.services.collect_frame import CollectFrame, PlanFacts
from gkdesk.services.collect_words import bare
from gkdesk.store.collecting import HandedOut, HandedRow, RowKey

WHOLE = frozenset((DispatchKind.MASTER, DispatchKind.EXCHANGE))
"""What holds the fields of rows, and no unit's answers."""
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class FileFacts:
    """A file and what is known of its sending. ``sent`` are its rows as they were handed out,
    empty where the register does not know it. ``unit`` is "" where nobody can say whose it is,
    and in a ``master`` table, whose rows are no one unit's."""

    number: int
    book: ReturnedBook
    plan: PlanFacts | None
    handed: HandedOut | None
    unit: str = ""
    key: UnitKey = ""
    period: str = ""
    sent: Mapping[RowKey, HandedRow] = field(default_factory=dict)
    master: bool = False


def facts_of(frame: CollectFrame, number: int, book: ReturnedBook) -> FileFacts:
    """What is known of a file's sending."""
    handed = _handed(frame, book)
    plan = frame.plan(handed.plan_id) if handed else _plan(frame, book)
    mark = book.mark
    if handed is not None:
        key, sent = frame.handed_key(handed), frame.rows(handed.id)
        master = handed.kind in WHOLE
        unit, period = handed.unit, handed.period
        return FileFacts(number, book, plan, handed, unit, key, period, sent, master)
    unit, period = (mark.unit, mark.period) if mark else ("", "")
    master = mark is not None and mark.kind in WHOLE
    return FileFacts(number, book, plan, None, unit, frame.key(unit), period, {}, master)


def _handed(frame: CollectFrame, book: ReturnedBook) -> HandedOut | None:
    if book.mark is not None:
        found = frame.by_code.get(book.mark.code)
        return found if found and _of_its_plan(frame, book, found) else None
    keys = {(row.code.node_id, row.code.occurrence_id) for row in book.rows if row.code}
    plan = _by_codes(frame, book)
    if plan is not None:
        some = [each for each in frame.handed if each.plan_id == plan.plan.id]
        return _likeliest(frame, book, some, keys)
    return _by_words(frame, book)


def _of_its_plan(frame: CollectFrame, book: ReturnedBook, handed: HandedOut) -> bool:
    """A code that was drawn by lot twice would be another plan's."""
    plan = frame.by_mark.get(book.mark.mark) if book.mark else None
    return plan is not None and plan.id == handed.plan_id


def _plan(frame: CollectFrame, book: ReturnedBook) -> PlanFacts | None:
    if book.mark is not None:
        plan = frame.by_mark.get(book.mark.mark)
        return frame.plan(plan.id) if plan else None
    return _by_codes(frame, book) or _saying_the_same(frame, book)


def _by_codes(frame: CollectFrame, book: ReturnedBook) -> PlanFacts | None:
    """The plan that most row codes name."""
    marks = Counter(row.code.mark for row in book.rows if row.code)
    known = [(count, mark) for mark, count in marks.items() if mark in frame.by_mark]
    return frame.plan(frame.by_mark[max(known)[1]].id) if known else None


def _likeliest(
    frame: CollectFrame, book: ReturnedBook, some: Sequence[HandedOut], keys: set[RowKey]
) -> HandedOut | None:
    """The sending whose rows these are; of a unit's several the last. None where two units
    got the same rows and the file's name does not say whose it is."""
    shared = {each.id: len(keys & frame.rows(each.id).keys()) for each in some}
    return _best(frame, book, some, shared)


def _by_words(frame: CollectFrame, book: ReturnedBook) -> HandedOut | None:
    """For a file without any mark or code: the sending that has most of its measures."""
    said = {bare(row.locked.get(LockedField.MEASURE, "")) for row in book.rows} - {""}
    if not said:
        return None
    frame.read_all_rows()
    shared = {}
    for each in frame.handed:
        rows = frame.rows(each.id).values()
        sent = {bare(row.locked.get(LockedField.MEASURE, "")) for row in rows}
        shared[each.id] = len(said & sent)
    found = _best(frame, book, frame.handed, shared)
    return found if found and shared[found.id] > _HALF * len(said) else None


def _best(
    frame: CollectFrame,
    book: ReturnedBook,
    some: Iterable[HandedOut],
    shared: Mapping[int, int],
) -> HandedOut | None:
    most = max(shared.values(), default=0)
    best = [each for each in some if most and shared[each.id] == most]
    best = _as_headed(frame, book, best)
    # Of two sendings that hold the rows the one without others fits the better.
    fewest = min((len(frame.rows(each.id)) for each in best), default=0)
    best = [each for each in best if len(frame.rows(each.id)) == fewest] or best
    if len({(each.plan_id, frame.handed_key(each)) for each in best}) > 1:
        name = bare(book.path.name)
        best = [each for each in best if bare(each.unit) in name]
    units = {(each.plan_id, frame.handed_key(each)) for each in best}
    return best[-1] if len(units) == 1 else None


def _as_headed(
    frame: CollectFrame, book: ReturnedBook, some: list[HandedOut]
) -> list[HandedOut]:
    """Of some sendings those to the unit and for the period that a file's heading names."""
    if book.unit:
        key = frame.key(book.unit)
        some = [each for each in some if frame.handed_key(each) == key] or some
    if book.period:
        some = [each for each in some if period_name(each.period) == book.period] or some
    return some


def period_name(key: str) -> str:
    """What a period is called in a workbook, "" for none."""
    period = period_of(key)
    return period.name if period else ""


def _saying_the_same(frame: CollectFrame, book: ReturnedBook) -> PlanFacts | None:
    """The only plan that says most of what the rows of a file say."""
    said = {
        bare(row.locked.get(name, ""))
        for row in book.rows
        for name in (LockedField.MEASURE, LockedField.TASK)
    } - {""}
    counted = [
        (sum(bool(plan.with_words(each)) for each in said), plan)
        for plan in (frame.every_plan() if said else ())
    ]
    most = max((count for count, _ in counted), default=0)
    best = [plan for count, plan in counted if count == most]
    return best[0] if most and len(best) == 1 and 2 * most >= len(book.rows) else None
