"""Texts that were refused before their row was left; none of them is lost."""

from __future__ import annotations

from typing import NamedTuple

from gkdesk.domain.occurrences import OccurrenceField
from gkdesk.domain.tasks import EditField
from gkdesk.terms import label

AnyField = EditField | OccurrenceField


class LeftEdit(NamedTuple):
    """One refused text: where, what was typed, why it was refused, and the row's name.

    ``occurrence`` is the due point it belongs to, 0 for the row itself.
    """

    node_id: int
    field: AnyField
    typed: str
    why: str
    place: str
    occurrence: int = 0

    @property
    def sentence(self) -> str:
        return f"{self.place}的{label(self.field)}“{self.typed}”还没有保存"


class LeftEdits:
    """Keeps them by row, due point and field until their place is shown again."""

    def __init__(self) -> None:
        self._kept: dict[tuple[int, int, AnyField], LeftEdit] = {}

    def keep(self, edit: LeftEdit) -> None:
        """Put a refused text aside."""
        self._kept[edit.node_id, edit.occurrence, edit.field] = edit

    def take(self, node_id: int, occurrence: int = 0) -> list[LeftEdit]:
        """The texts of a row, or of one of its due points; they are put back into place."""
        mine = [key for key in self._kept if key[:2] == (node_id, occurrence)]
        return [self._kept.pop(key) for key in mine]

    def occurrences(self, node_id: int) -> list[int]:
        """The due points of a row in which texts were left."""
        return [each for node, each, _field in self._kept if node == node_id and each]

    def elsewhere(self, node_id: int) -> list[LeftEdit]:
        """What still stands in other rows, and in other due points of this one."""
        return [
            edit for edit in self._kept.values() if edit.node_id != node_id or edit.occurrence
        ]
