"""What the check before handing out (发前体检) finds in a plan."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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
