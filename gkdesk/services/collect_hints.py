"""The hints on returned cells, told by what stands beside them and by what was said before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from gkdesk.domain.collected import CollectedCell, Hint, Verdict
from gkdesk.domain.feedback import FillField
from gkdesk.domain.tasks import Status
from gkdesk.services import answer_hints
from gkdesk.services.collect_files import FileFacts
from gkdesk.services.fill_values import FillFrame

_Row = tuple[int, str]


def with_hints(
    cells: Sequence[CollectedCell], fill: FillFrame, files: Mapping[int, FileFacts]
) -> list[CollectedCell]:
    """The cells, those that a unit wrote with what speaks against them."""
    evidence = _evidence(cells)
    reports = _reports(cells)
    found = []
    for cell in cells:
        hints: list[Hint] = []
        if cell.node_id is not None and cell.value:
            if cell.field is FillField.PROGRESS:
                hints = _of_progress(cell, fill, files[cell.file], reports[cell.file])
            elif cell.field is FillField.STATUS and _closes(cell):
                bare_of = evidence.get((cell.file, cell.group), cell) is cell
                hints = (
                    [Hint.DONE_WITHOUT_EVIDENCE]
                    if bare_of and not _given(cell, fill, files[cell.file])
                    else []
                )
        found.append(replace(cell, hints=tuple(hints)) if hints else cell)
    return found


def _closes(cell: CollectedCell) -> bool:
    return cell.verdict is not Verdict.UNCHANGED and cell.value == Status.DONE


def _given(cell: CollectedCell, fill: FillFrame, facts: FileFacts) -> bool:
    """Whether the unit gave evidence for the row before."""
    assert cell.node_id is not None
    values = fill.values(cell.node_id, cell.occurrence_id, facts.unit)
    return bool(values.get(FillField.EVIDENCE))


def _evidence(cells: Sequence[CollectedCell]) -> dict[_Row, CollectedCell]:
    return {
        (cell.file, cell.group): cell
        for cell in cells
        if cell.field is FillField.EVIDENCE and cell.value
    }


def _reports(cells: Sequence[CollectedCell]) -> dict[int, frozenset[str]]:
    """The reports of each file that stand at more than one task."""
    said: dict[int, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for cell in cells:
        if cell.field is FillField.PROGRESS and cell.node_id is not None and cell.value:
            said[cell.file][cell.node_id].append(cell.value)
    found = {number: answer_hints.repeated(tasks) for number, tasks in said.items()}
    return defaultdict(frozenset, found)


def _of_progress(
    cell: CollectedCell, fill: FillFrame, facts: FileFacts, repeated: frozenset[str]
) -> list[Hint]:
    value = cell.value or ""
    if cell.verdict is Verdict.UNCHANGED:
        said = _said_before(cell, fill, facts)
        return [Hint.AS_LAST_PERIOD] if said and cell.value == cell.sent else []
    return answer_hints.of_progress(value, _before(cell, fill, facts), repeated)


def _said_before(cell: CollectedCell, fill: FillFrame, facts: FileFacts) -> bool:
    """Whether the unit reported the same row for another period."""
    assert cell.node_id is not None
    former = fill.answer(cell.node_id, cell.occurrence_id, facts.unit)
    return former is not None and bool(facts.period) and former.period != facts.period


def _before(cell: CollectedCell, fill: FillFrame, facts: FileFacts) -> Iterator[str]:
    """What the unit said of the row before, for another period or another due point."""
    assert cell.node_id is not None
    yield cell.sent or ""
    for point in (None, *fill.points.get(cell.node_id, {})):
        if point != cell.occurrence_id:
            said = fill.answer(cell.node_id, point, facts.unit)
            yield said.progress if said else ""
