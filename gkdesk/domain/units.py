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
    the source, one a name. ``restored`` are the names with an elided prefix put back
    (教育体育局 -> 区教育体育局), one a name, empty where every name is whole as printed.
    ``confidence`` (0 to 1) says how sure it is that these words are units of this role.
    """

    role: Role
    raw: str
    names: tuple[str, ...]
    and_others: bool = False
    spans: tuple[Span, ...] = ()
    restored: tuple[str, ...] = ()
    confidence: float = 1.0
