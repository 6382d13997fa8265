"""An accepted answer, the columns of its unit's feedback, and its line in a row's progress."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from gkdesk.domain.changes import Value
from gkdesk.domain.feedback import Feedback, FillField
from gkdesk.domain.tasks import Status
from gkdesk.services.fill_values import cleaned
from gkdesk.store.collecting import RowKey

Record = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Answer:
    """The accepted values of one unit for one row. ``source`` is the file they stand in."""

    key: RowKey
    unit: str
    period: str
    source: str
    values: Mapping[FillField, str]


def columns_of(answer: Answer, today: date) -> Record:
    """The columns of the unit's answer that it sets."""
    said = answer.values
    told: Record = {"unit": answer.unit, "reported_on": today.isoformat()}
    if answer.period:
        told["period"] = answer.period
    words = FillField.PROGRESS, FillField.STATUS, FillField.DONE_ON
    for name in (*words, FillField.PERSON, FillField.PROBLEM):
        if name in said:
            told[name.value] = said[name]
    if FillField.COUNT in said:
        told["count"] = int(said[FillField.COUNT])
    if said.get(FillField.STATUS) == Status.OPEN:
        told["done_on"] = None
    return told


def merged(shown: str, unit: str, words: str, former: Feedback | None) -> str:
    """A row's progress with the unit's line anew; what else stands there stays."""
    line = f"{unit}：{words}"
    for name in dict.fromkeys((unit, former.unit)) if former and former.progress else ():
        before = f"{name}：{former.progress}" if former else ""
        lined = f"\n{shown}\n"
        if f"\n{before}\n" in lined:
            return lined.replace(f"\n{before}\n", f"\n{line}\n", 1)[1:-1]
    return "\n".join(part for part in (cleaned(shown), line) if part)
