"""What must stand in the ledger once a collection was taken in, by its preview."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from gkdesk.domain.collected import CollectedCell, Collection
from gkdesk.domain.feedback import FillField
from tests.damage.forms import About
from tests.damage.judge import Now

Key = tuple[About, str]
_COUNTED = frozenset((FillField.STATUS, FillField.DONE_ON, FillField.COUNT))


def differing(collection: Collection, before: Now, after: Now) -> Iterator[str]:
    """Every row that stands otherwise than it was shown it would."""
    taken: dict[Key, dict[FillField, list[str]]] = defaultdict(lambda: defaultdict(list))
    for cell in collection.cells:
        if cell.taken and isinstance(cell.field, FillField):
            words = taken[_key(collection, cell)][cell.field]
            words.append(cell.value or "")
    for key in before.keys() | after.keys() | taken.keys():
        for field in FillField:
            was, stands = (side.get(key, {}).get(field, "") for side in (before, after))
            wanted = taken.get(key, {}).get(field, [])
            if not _as_shown(key, field, was, stands, wanted, taken):
                yield f"APPLIED {key} {field}: {was!r} and {wanted} gave {stands!r}"


def _key(collection: Collection, cell: CollectedCell) -> Key:
    unit = collection.files[cell.file].unit
    return ((cell.node_id or 0, cell.occurrence_id), unit)


def _as_shown(
    key: Key,
    field: FillField,
    was: str,
    stands: str,
    wanted: list[str],
    taken: dict[Key, dict[FillField, list[str]]],
) -> bool:
    if field is FillField.EVIDENCE:
        lines = {line for words in (was, *wanted) for line in words.split("\n") if line}
        return lines == {line for line in stands.split("\n") if line}
    if stands == (wanted[-1] if wanted else was):
        return True
    if field in _COUNTED and any(
        FillField.COUNT in fields and at[0][0] == key[0][0] and at[1] == key[1]
        for at, fields in taken.items()
    ):  # a count that is reached closes; one of a task is that of its only counted due point
        return True
    return field is FillField.PROGRESS and _with_lines(key, was, stands, wanted, taken)


def _with_lines(
    key: Key,
    was: str,
    stands: str,
    wanted: list[str],
    taken: dict[Key, dict[FillField, list[str]]],
) -> bool:
    """Whether a row's progress grew by the lines of the units beside it, and by no more."""
    rest = stands
    for (about, unit), fields in taken.items():
        if about == key[0] and unit != key[1]:
            for words in fields.get(FillField.PROGRESS, ()):
                rest = rest.replace(f"{unit}：{words}", "")
    return _lines(rest) == _lines(wanted[-1] if wanted else was)


def _lines(words: str) -> list[str]:
    return [line for line in words.split("\n") if line]
