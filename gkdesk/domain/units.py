"""Responsible units (责任单位) as a plan prints them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from gkdesk.domain.spans import Span


class Role(StrEnum):
    """What a unit has to do with a task: 牵头, 责任, 配合."""

    LEAD = "lead"
    RESPONSIBLE = "responsible"
    SUPPORTING = "supporting"


@dataclass(frozen=True, slots=True)
class UnitClause:
    """One role's part of a responsibility clause.

    ``raw`` keeps the printed words, role word included; ``names`` are as printed, a
    trailing 等… dropped and told by ``and_others``. ``spans`` are the names' places in
    the source, one a name.
    """

    role: Role
    raw: str
    names: tuple[str, ...]
    and_others: bool = False
    spans: tuple[Span, ...] = ()
