"""What a unit answers about a row, and the evidence it gives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gkdesk.domain.tasks import Status


class FillField(StrEnum):
    """The columns a unit fills in."""

    PROGRESS = "progress"
    STATUS = "status"
    DONE_ON = "done_on"
    COUNT = "count"
    EVIDENCE = "evidence"
    PERSON = "person"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Feedback:
    """What one unit has last answered about one row, or about one due point of it.

    ``count`` is what it has come to in all, not what was added. ``period`` is the key of the
    period that was reported, "" for none. A unit keeps one answer a row and due point; what
    it said before stands in the history.
    """

    id: int
    plan_id: int
    node_id: int
    occurrence_id: int | None
    unit: str
    period: str = ""
    progress: str = ""
    status: Status | None = None
    done_on: date | None = None
    count: int | None = None
    person: str = ""
    problem: str = ""
    reported_on: date | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A link or the name of a document that proves a row's work: the day it was given and
    where it came from (the unit's workbook, or a person). ``link`` is "" where the words
    hold no address."""

    id: int
    plan_id: int
    node_id: int
    occurrence_id: int | None
    unit: str
    words: str
    link: str
    day: date
    source: str


@dataclass(frozen=True, slots=True)
class SentBack:
    """A unit's answer that was sent back (退回), and why. ``settled`` once it has answered
    anew."""

    id: int
    plan_id: int
    node_id: int
    occurrence_id: int | None
    unit: str
    reason: str
    day: date
    settled: bool = False
