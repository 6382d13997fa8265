"""Rows as they were handed out, found again by their fixed words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from gkdesk.domain.dispatches import LockedField
from gkdesk.services.collect_words import bare
from gkdesk.store.collecting import HandedRow, RowKey

_TASK, _MEASURE = LockedField.TASK, LockedField.MEASURE
_SECTION, _DEADLINE = LockedField.SECTION, LockedField.DEADLINE


class Fixed(NamedTuple):
    """A row's fixed words, made bare; "" where a column is blank or gone."""

    task: str
    measure: str
    section: str
    deadline: str


def fixed(locked: Mapping[LockedField, str]) -> Fixed:
    """The fixed words of a row."""
    said = locked.get
    return Fixed(
        bare(said(_TASK, "")),
        bare(said(_MEASURE, "")),
        bare(said(_SECTION, "")),
        bare(said(_DEADLINE, "")),
    )


class Columns:
    """Knows the rows of one workbook by their words."""

    def __init__(self, rows: Mapping[RowKey, HandedRow]) -> None:
        self._rows = rows
        self._words: dict[RowKey, Fixed] = {}
        self._by_measure: dict[str, list[RowKey]] = defaultdict(list)
        self._by_task: dict[str, list[RowKey]] = defaultdict(list)

    def only(self, words: Fixed) -> RowKey | None:
        """The only row that was sent with these words; columns that are gone are not asked.
        None where several were, or none."""
        found = self._saying(words)
        return found[0] if len(found) == 1 else None

    def once(self, measure: str) -> bool:
        """Whether one row alone was sent with this measure, made bare."""
        self._read()
        return len(self._by_measure.get(measure, ())) == 1

    def _saying(self, words: Fixed) -> list[RowKey]:
        """The rows with these words; of several those in the same section and with the same
        limit, as due points of one row differ by nothing else."""
        self._read()
        by, word = (
            (self._by_measure, words.measure) if words.measure else (self._by_task, words.task)
        )
        found = by.get(word, []) if word else []
        found = [key for key in found if _one(words.task, self._words[key].task)]
        for name in ("section", "deadline"):
            wanted = getattr(words, name)
            if len(found) > 1 and wanted:
                found = [key for key in found if getattr(self._words[key], name) == wanted]
        return found

    def _read(self) -> None:
        if self._words:
            return
        for key, row in self._rows.items():
            words = self._words[key] = fixed(row.locked)
            self._by_measure[words.measure].append(key)
            self._by_task[words.task].append(key)


def _one(returned: str, sent: str) -> bool:
    return not returned or returned == sent
