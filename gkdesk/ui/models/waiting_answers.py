"""What a clerk can say of a printed name that waits: which unit it is, or what else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from gkdesk.domain.directory import Unit

KEYS: Final = 9


class Answer(Enum):
    """The kinds of answer: a unit of the directory, a new one, a collective name, none."""

    UNIT = auto()
    NEW = auto()
    COLLECTIVE = auto()
    ASIDE = auto()


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer, and the words on its button; ``unit_id`` of UNIT alone."""

    answer: Answer
    words: str
    unit_id: int = 0


def choices(name: str, proposals: Sequence[Unit]) -> list[Choice]:
    """The answers in the order of their keys, the likeliest first. One that reads like a
    name for many is first of all taken for one."""
    others = [
        Choice(Answer.NEW, "新单位"),
        Choice(Answer.COLLECTIVE, "是集体名称"),
        Choice(Answer.ASIDE, "不是单位"),
    ]
    if name.startswith(_MANY) or name.endswith(_OF_MANY):
        others[0], others[1] = others[1], others[0]
    units = proposals[: KEYS - len(others)]
    return [Choice(Answer.UNIT, f"是“{unit.name}”", unit.id) for unit in units] + others


_MANY: Final = ("各", "全区", "全市", "全县", "有关", "相关")
_OF_MANY: Final = ("各单位", "有关单位", "有关部门", "相关单位", "相关部门")
