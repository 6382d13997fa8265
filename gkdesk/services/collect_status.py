"""What a returned file is as a whole: to be taken, older, taken already, another's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from gkdesk.domain.collected import CollectedCell, CollectedFile, FileStatus, Verdict, Why
from gkdesk.domain.dispatches import DispatchKind
from gkdesk.domain.returned import ReturnedBook, Unread
from gkdesk.domain.written_days import written_day
from gkdesk.services.collect_files import WHOLE, FileFacts, period_name
from gkdesk.services.collect_frame import CollectFrame
from gkdesk.services.collect_rows import Placed
from gkdesk.store import columns
from gkdesk.store.collecting import HandedOut, Receipt
from gkdesk.terms import message_for

_UNASKED = frozenset((FileStatus.READY, FileStatus.OLDER))
Status = tuple[FileStatus, str]


def unread(number: int, file: Unread) -> CollectedFile:
    """A file that could not be read."""
    detail = message_for(file.fault)
    return CollectedFile(number, file.path, "", FileStatus.UNREADABLE, detail)


def first_status(
    frame: CollectFrame, facts: FileFacts, placed: Sequence[Placed], seen: dict[str, str]
) -> Status:
    """What a file is before its cells are looked at. ``seen`` holds the files looked at
    before, by what they say."""
    book = facts.book
    if not book.rows:
        return FileStatus.NO_TABLE, ""
    if facts.plan is None:
        return _without_plan(frame, book)
    again = _again(frame, book, seen)
    if again:
        return FileStatus.TAKEN, again
    told = [each for each in placed if any(cell.words for cell in each.row.cells.values())]
    if told and all(each.doubt is Why.NOT_ITS_ROW for each in told):
        return FileStatus.OTHER_UNIT, _whose(frame, told)
    return _by_heading(frame, facts)


def _by_heading(frame: CollectFrame, facts: FileFacts) -> Status:
    named = _headed_as_others(frame, facts)
    if named:
        return FileStatus.OTHER_UNIT, named
    if _period_guessed(frame, facts):
        return FileStatus.READY, f"期间不明，按{period_name(facts.period) or '没有期间'}"
    newer = _newer(frame, facts.handed)
    return (FileStatus.OLDER, f"第 {newer.version} 版") if newer else (FileStatus.READY, "")


def unasked(frame: CollectFrame, facts: FileFacts, status: FileStatus) -> bool:
    """Whether what is new in a file is taken without a question: not of an older version
    whose newer one came back already, nor where nothing says for which period it is."""
    newer = _newer(frame, facts.handed)
    sure = status in _UNASKED and not _period_guessed(frame, facts)
    return sure and not (newer is not None and newer.returned)


def told(
    facts: FileFacts, status: Status, placed: Sequence[Placed], cells: Sequence[CollectedCell]
) -> CollectedFile:
    """The file with what its cells have shown."""
    answered = {cell.group for cell in cells if _answers(cell)}
    what, detail = status
    if what in _UNASKED and not answered and all(each.doubt is None for each in placed):
        what, detail = FileStatus.BLANK, ""
    book = facts.book
    return CollectedFile(
        number=facts.number,
        path=book.path,
        unit=facts.unit,
        status=what,
        detail=detail,
        plan_id=facts.plan.plan.id if facts.plan else None,
        dispatch_id=facts.handed.id if facts.handed else None,
        rows=len(placed),
        blank=sum(each.group not in answered for each in placed),
        remarks=book.remarks,
        rest=book.rest,
        sha256=book.sha256,
        content=book.content,
        period=facts.period,
    )


def _answers(cell: CollectedCell) -> bool:
    """Whether a unit wrote a cell: it is not as it was sent, even if it stands already."""
    if cell.why is Why.LOCKED_ALTERED:
        return False
    return cell.verdict is not Verdict.UNCHANGED or (
        cell.sent is not None and cell.value != cell.sent
    )


def _without_plan(frame: CollectFrame, book: ReturnedBook) -> Status:
    mark = book.mark
    if mark is None and not any(row.code for row in book.rows):
        return FileStatus.NO_TABLE, ""
    gone = frame.gone_marks.get(mark.mark) if mark else None
    title = gone.title if gone else mark.title if mark else ""
    return FileStatus.OTHER_PLAN, title


def _again(frame: CollectFrame, book: ReturnedBook, seen: dict[str, str]) -> str:
    """The file or the day with which the same came before; "" where it did not."""
    for said in (book.sha256, book.content):
        if said in seen:
            return seen[said]
        if said in frame.receipts:
            return _receipt_words(frame.receipts[said])
    seen[book.sha256] = seen[book.content] = book.path.name
    return ""


def _receipt_words(receipt: Receipt) -> str:
    day = columns.as_day(receipt.received_on)
    return f"{written_day(day)}收过" if day else receipt.file


def _whose(frame: CollectFrame, placed: Sequence[Placed]) -> str:
    """The unit most of the rows were handed to, else one that has a role in them."""
    wanted = {each.key for each in placed if each.key}
    frame.read_all_rows()
    counted = Counter(
        handed.unit
        for handed in frame.handed
        for key in frame.rows(handed.id)
        if key in wanted and handed.kind not in WHOLE
    )
    return counted.most_common(1)[0][0] if counted else ""


def _headed_as_others(frame: CollectFrame, facts: FileFacts) -> str:
    """The unit that the table is headed with, where that is another one of the plan's than
    the workbook was handed to: somebody passed his workbook on. "" else."""
    unit, handed = facts.book.unit, facts.handed
    if not unit or handed is None or facts.master or frame.key(unit) == facts.key:
        return ""
    others = {frame.handed_key(each) for each in frame.handed if each.plan_id == handed.plan_id}
    return unit if frame.key(unit) in others else ""


def _period_guessed(frame: CollectFrame, facts: FileFacts) -> bool:
    """Whether nothing in a file says for which of the periods it is that its unit was asked
    about; it counts for the last one then."""
    handed = facts.handed
    if handed is None or facts.book.mark is not None or facts.master:
        return False
    if facts.book.period and facts.book.period == period_name(facts.period):
        return False
    asked = {
        period
        for plan_id, key, period in frame.newest
        if (plan_id, key) == (handed.plan_id, facts.key)
    }
    return len(asked) > 1


def _newer(frame: CollectFrame, handed: HandedOut | None) -> HandedOut | None:
    """The last version that went to the same unit for the same plan and period."""
    if handed is None or handed.kind is not DispatchKind.REPORT:
        return None
    key = handed.plan_id, frame.handed_key(handed), handed.period
    last = frame.newest.get(key)
    return last if last is not None and last.id != handed.id else None
