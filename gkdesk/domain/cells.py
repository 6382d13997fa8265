"""Cells of a plan's grid (分解): a row of the ledger and one of its fields."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from gkdesk.domain.tasks import EditField
from gkdesk.errors import GkdeskError


class Manner(StrEnum):
    """How a value comes to a cell. Add joins units to those shown, or a note to the one that
    stands; take out removes units by name."""

    REPLACE = "replace"
    ADD = "add"
    TAKE_OUT = "take_out"


class Cell(NamedTuple):
    """What is to stand in a cell, as a person types it."""

    node_id: int
    field: EditField
    value: str
    manner: Manner = Manner.REPLACE


class CellFault(NamedTuple):
    """A cell that cannot be written, and why."""

    cell: Cell
    why: GkdeskError
