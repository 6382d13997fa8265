"""Texts that were refused before their row was left; none of them is lost."""

from __future__ import annotations

from typing import NamedTuple

from gkdesk.domain.tasks import EditField
from gkdesk.terms import label


class LeftEdit(NamedTuple):
    """One refused text: where, what was typed, why it was refused, and the row's name."""

    node_id: int
    field: EditField
    typed: str
    why: str
    place: str

    @property
    def sentence(self) -> str:
        return f"{self.place}的{label(self.field)}“{self.typed}”还没有保存"


class LeftEdits:
    """Keeps them by row and field until their row is shown again."""

    def __init__(self) -> None:
        self._kept: dict[tuple[int, EditField], LeftEdit] = {}

    def keep(self, node_id: int, field: EditField, typed: str, why: str, place: str) -> None:
        """Put a refused text aside."""
        self._kept[node_id, field] = LeftEdit(node_id, field, typed, why, place)

    def take(self, node_id: int) -> list[LeftEdit]:
        """The texts of a row, which are put back into its fields."""
        mine = [key for key in self._kept if key[0] == node_id]
        return [self._kept.pop(key) for key in mine]

    def elsewhere(self, node_id: int) -> list[LeftEdit]:
        """What still stands in other rows."""
        return [edit for edit in self._kept.values() if edit.node_id != node_id]
