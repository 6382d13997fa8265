"""Rows of another unit within a unit's workbook: a file into which somebody merged others.

Where two units were sent the same row, nothing in a merged file says whose answer stands in
it; so a person is asked wherever that may be.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from gkdesk.domain.collected import RowFound, Why
from gkdesk.domain.dispatches import LockedField
from gkdesk.domain.units import Role
from gkdesk.services.answering_units import UnitKey
from gkdesk.services.collect_columns import fixed
from gkdesk.services.collect_files import FileFacts
from gkdesk.services.collect_frame import CollectFrame
from gkdesk.services.collect_rows import Placed
from gkdesk.services.collect_words import bare
from gkdesk.store.collecting import RowKey
from gkdesk.terms import label

_AT_ODDS = 2
_ROLES = {label(role): role for role in Role}


def asked(frame: CollectFrame, file: FileFacts, placed: Sequence[Placed]) -> list[Placed]:
    """The rows with those doubted whose answer may be another's: told twice in two ways, sent
    in another role, or another's too where further rows of the file are that one's."""
    if file.master:
        return _doubted(placed, _twice(placed), Why.ROW_TWICE)
    placed = _doubted(placed, {each.number for each in placed if _other_role(each)}, _FOREIGN)
    others = _owners(frame, placed) - {file.key}
    if others:
        shared = {
            each.number for each in placed if each.key and frame.concerns(each.key[0]) & others
        }
        placed = _doubted(placed, shared, _FOREIGN)
    placed = _doubted(placed, set(_unsigned(frame, file, placed)), Why.UNIT_GUESSED)
    return _doubted(placed, _twice(placed), Why.ROW_TWICE)


_FOREIGN = Why.NOT_ITS_ROW


def _unsigned(frame: CollectFrame, file: FileFacts, placed: Sequence[Placed]) -> Iterator[int]:
    """The rows of several units of which nothing says who answered: in a file without a mark
    that names no unit; those that lost their codes among rows that are not the file's; all
    where the codes of several rows are at odds with their words."""
    guessed = file.book.mark is None and frame.key(file.book.unit) != file.key
    odd = [each for each in placed if _tells(each) and (each.key is None or each.doubt)]
    guessed |= sum(each.row.code is not None for each in odd) >= _AT_ODDS
    for each in placed:
        lost = guessed or (odd and each.found is RowFound.COLUMNS)
        if lost and each.key and len(frame.concerns(each.key[0])) > 1:
            yield each.number


def _tells(each: Placed) -> bool:
    return any(cell.words for cell in each.row.cells.values())


def _doubted(placed: Sequence[Placed], numbers: set[int], why: Why) -> list[Placed]:
    if not numbers:
        return list(placed)
    return [
        replace(each, doubt=each.doubt or why) if each.number in numbers else each
        for each in placed
    ]


def _other_role(each: Placed) -> bool:
    """Whether a row says another role than its unit was sent it in."""
    said = _ROLES.get(bare(each.row.locked.get(LockedField.ROLE, "")))
    return bool(said and each.sent and each.sent.role and said != each.sent.role)


def _owners(frame: CollectFrame, placed: Sequence[Placed]) -> frozenset[UnitKey]:
    """The units whose rows stand in the file without being its own."""
    foreign = {each.key[0] for each in placed if each.doubt is _FOREIGN and each.key}
    foreign.update(node_id for each in placed for node_id in _said_elsewhere(each))
    return frozenset(key for node_id in foreign for key in frame.concerns(node_id))


def _said_elsewhere(each: Placed) -> Sequence[int]:
    """The tasks of the plan that say just what a row says that lost its code and is none of
    its workbook's."""
    lost = each.key is None or each.found is RowFound.LIKENESS
    if not lost or each.plan is None or each.row.code is not None:
        return ()
    task, measure, *_ = fixed(each.row.locked)
    return each.plan.with_words(measure or task)


def _twice(placed: Sequence[Placed]) -> set[int]:
    """The rows that are told more than once, and not in the same words."""
    found: dict[RowKey, list[Placed]] = defaultdict(list)
    for each in placed:
        if each.key is not None and each.doubt is None:
            found[each.key].append(each)
    return {
        each.number
        for group in found.values()
        if len(group) > 1 and len({_said(each) for each in group}) > 1
        for each in group
    }


def _said(each: Placed) -> frozenset[tuple[str, str]]:
    return frozenset(
        (field, bare(cell.words)) for field, cell in each.row.cells.items() if cell.words
    )
