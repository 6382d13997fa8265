"""What the check before handing out (发前体检) finds in a plan, and what repairs it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Check(StrEnum):
    """What is looked for, the weightiest first."""

    NO_UNIT = "no_unit"
    NO_LEAD = "no_lead"
    NO_LIMIT = "no_limit"
    UNKNOWN_UNIT = "unknown_unit"
    AMBIGUOUS_UNIT = "ambiguous_unit"
    LIMIT_BEFORE_SIGNING = "limit_before_signing"
    LIMIT_ON_REST_DAY = "limit_on_rest_day"
    LIMIT_AFTER_TASK = "limit_after_task"
    SAME_ITEM = "same_item"
    UNIT_TWICE = "unit_twice"
    NUMBERING_GAP = "numbering_gap"
    OTHER_TEXT = "other_text"
    NO_VERB = "no_verb"
    NO_OBJECT = "no_object"
    OPEN_DOUBT = "open_doubt"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. ``node_id`` is None where it is about the plan as a whole; ``about`` is
    what was seen there (a name, a day, a label): set aside, it comes again with another.
    ``others`` are further rows it is about (the same item elsewhere). ``reason`` tells why
    it was set aside, None where it was not."""

    check: Check
    node_id: int | None
    about: str = ""
    others: tuple[int, ...] = ()
    reason: str | None = None

    @property
    def key(self) -> tuple[Check, int | None, str]:
        """What a finding is known by again."""
        return self.check, self.node_id, self.about


class RepairWay(StrEnum):
    """What a repair does."""

    PREVIOUS_UNITS = "previous_units"
    SECTION_UNITS = "section_units"
    LIKELY_UNITS = "likely_units"
    FIRST_LEADS = "first_leads"
    PREVIOUS_LEAD = "previous_lead"
    YEAR_END = "year_end"
    PREVIOUS_LIMIT = "previous_limit"
    NEXT_YEAR = "next_year"
    NEXT_WORKING_DAY = "next_working_day"
    LAST_WORKING_DAY = "last_working_day"
    TASK_DAY = "task_day"
    TASK_LATER = "task_later"
    IS_UNIT = "is_unit"
    WRITE_UNIT = "write_unit"
    NEW_UNIT = "new_unit"
    NO_UNIT = "no_unit"
    DROP_DOUBLE = "drop_double"
    MERGE = "merge"
    RENUMBER = "renumber"
    PRINTED_TEXT = "printed_text"
    SETTLE = "settle"


class Repair(NamedTuple):
    """One way to repair a finding: ``value`` is what it works with (a day, a row, a unit),
    ``effect`` what stands afterwards."""

    way: RepairWay
    title: str
    effect: str = ""
    value: str = ""
