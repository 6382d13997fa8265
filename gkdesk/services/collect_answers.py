"""What an accepted answer writes: the unit's own, and what of it becomes the row's.

The only unit that answers for a row speaks for it: progress, status and day are the row's, or
those of its due point. Of several each has a line of the row's progress (单位：进展), and the
row is done once all of them have said so; none of them opens it again. What a unit says that
only helps stands in its own answer: a line of it in the row's progress would meet the lead's
next answer as a change made here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from gkdesk.domain.cells import Cell
from gkdesk.domain.changes import Value
from gkdesk.domain.feedback import Feedback, FillField
from gkdesk.domain.occurrences import Occurrence
from gkdesk.domain.tasks import EditField, Status
from gkdesk.services.answer_words import Answer, Record, columns_of, merged
from gkdesk.services.answering_units import UnitKey
from gkdesk.services.feedback import LINK
from gkdesk.services.fill_values import FillFrame, evidence_lines
from gkdesk.store.collecting import RowKey


@dataclass(slots=True)
class Written:
    """What answers write: cells of rows, columns of due points and answers, new records."""

    points: dict[int, Record] = field(default_factory=dict)
    feedback: dict[int, Record] = field(default_factory=dict)
    new_feedback: list[Record] = field(default_factory=list)
    evidence: list[Record] = field(default_factory=list)
    tallies: list[Record] = field(default_factory=list)
    progress: dict[int, str] = field(default_factory=dict)
    status: dict[int, Status] = field(default_factory=dict)
    done_on: dict[int, str] = field(default_factory=dict)

    def cells(self) -> list[Cell]:
        """What rows are to hold, as a person would type it."""
        told = [Cell(i, EditField.PROGRESS, words) for i, words in self.progress.items()]
        return told + [Cell(i, EditField.STATUS, each.value) for i, each in self.status.items()]


class AnswerWriter:
    """Takes answers one after the other; what was taken before counts for the next."""

    def __init__(self, fill: FillFrame, today: date) -> None:
        self._fill = fill
        self._today = today
        self._done: dict[tuple[RowKey, UnitKey], Status] = {}
        self._given: dict[tuple[RowKey, UnitKey], list[str]] = {}
        self._new: dict[tuple[RowKey, UnitKey], Record] = {}
        self.written = Written()

    def take(self, answer: Answer) -> None:
        """Take one answer; one without values tells only that the unit has answered."""
        former = self._fill.answer(*answer.key, answer.unit)
        said = answer.values
        if FillField.PROGRESS in said:
            self._progress(answer, former)
        if FillField.STATUS in said:
            self._status(answer)
        if FillField.DONE_ON in said:
            self._done_on(answer)
        if FillField.COUNT in said:
            self._count(answer, former)
        if FillField.EVIDENCE in said:
            self._evidence(answer)
        self._feedback(answer, former)

    # the row's own

    def _own(self, answer: Answer) -> bool:
        return self._fill.only_one(answer.key[0], answer.unit)

    def _answers(self, answer: Answer) -> bool:
        units = self._fill.answerers.of(self._fill.rows[answer.key[0]])
        return self._fill.key(answer.unit) in {each.key for each in units}

    def _point(self, key: RowKey) -> Occurrence | None:
        return None if key[1] is None else self._fill.points[key[0]][key[1]]

    def _set_point(self, point: Occurrence, **values: Value) -> None:
        self.written.points.setdefault(point.id, {}).update(values)

    def _progress(self, answer: Answer, former: Feedback | None) -> None:
        if self._fill.answerers.helps(self._fill.rows[answer.key[0]], answer.unit):
            return
        words = answer.values[FillField.PROGRESS]
        point = self._point(answer.key)
        if not self._own(answer):
            words = merged(self._shown(answer.key), answer.unit, words, former)
        if point is None:
            self.written.progress[answer.key[0]] = words
        else:
            self._set_point(point, progress=words, reported_on=self._today.isoformat())

    def _shown(self, key: RowKey) -> str:
        """The progress of a row or due point with what was taken before."""
        point = self._point(key)
        if point is None:
            return self.written.progress.get(key[0], self._fill.rows[key[0]].progress)
        return str(self.written.points.get(point.id, {}).get("progress", point.progress))

    def _status(self, answer: Answer) -> None:
        status = Status(answer.values[FillField.STATUS])
        unit = self._fill.key(answer.unit)
        self._done[answer.key, unit] = status
        if not self._own(answer):
            if status is not Status.DONE or not self._answers(answer):
                return
            if not self._all_done(answer.key):
                return
        point = self._point(answer.key)
        if point is None:
            self.written.status[answer.key[0]] = status
            self._row_done_on(answer)
            return
        said = answer.values.get(FillField.DONE_ON) or self._today.isoformat()
        day = None if status is Status.OPEN else said
        if status is not point.status:
            self._set_point(point, status=status.value, done_on=day)

    def _row_done_on(self, answer: Answer) -> None:
        """The last day that the units of a row have named is the row's."""
        said = answer.values.get(FillField.DONE_ON)
        if said:
            days = self.written.done_on
            days[answer.key[0]] = max(said, days.get(answer.key[0], said))

    def _all_done(self, key: RowKey) -> bool:
        """Whether all who answer for a row have said that it is done."""
        units = self._fill.answerers.of(self._fill.rows[key[0]])
        return all(self._says(key, each.key) is Status.DONE for each in units)

    def _says(self, key: RowKey, unit: UnitKey) -> Status | None:
        said = self._fill.answers.get((*key, unit))
        return self._done.get((key, unit), said.status if said else None)

    def _done_on(self, answer: Answer) -> None:
        point = self._point(answer.key)
        if not self._own(answer):
            return
        if point is None:
            self._row_done_on(answer)
            return
        status = self.written.points.get(point.id, {}).get("status", point.status)
        if status == Status.DONE:
            self._set_point(point, done_on=answer.values[FillField.DONE_ON])

    # counts and evidence

    def _count(self, answer: Answer, former: Feedback | None) -> None:
        counted = self._fill.counts(*answer.key)
        if counted is None or not self._answers(answer):
            return
        before = (former.count or 0) if former else 0
        if self._own(answer):
            before = counted.reached
        more = int(answer.values[FillField.COUNT]) - before
        if more > 0:
            self.written.tallies.append(
                {
                    "plan_id": counted.plan_id,
                    "node_id": counted.node_id,
                    "series": counted.term.series,
                    "day": self._within(counted, answer).isoformat(),
                    "amount": more,
                    "note": answer.unit,
                }
            )

    def _within(self, counted: Occurrence, answer: Answer) -> date:
        """The day of an entry: that of its completion, else today, within what it counts."""
        said = answer.values.get(FillField.DONE_ON)
        day = date.fromisoformat(said) if said else self._today
        day = min(day, counted.term.due or day)
        return max(day, counted.term.start or day)

    def _evidence(self, answer: Answer) -> None:
        at = answer.key, self._fill.key(answer.unit)
        if at not in self._given:
            shown = self._fill.values(*answer.key, answer.unit).get(FillField.EVIDENCE, "")
            self._given[at] = list(evidence_lines(shown))
        for line in evidence_lines(answer.values[FillField.EVIDENCE]):
            if line not in self._given[at]:
                self._given[at].append(line)
                link = LINK.search(line)
                self.written.evidence.append(
                    {
                        **self._place(answer),
                        "words": line,
                        "link": link[0] if link else "",
                        "day": self._today.isoformat(),
                        "source": answer.source,
                    }
                )

    def _place(self, answer: Answer) -> Record:
        node_id, point = answer.key
        return {
            "plan_id": self._fill.rows[node_id].plan_id,
            "node_id": node_id,
            "occurrence_id": point,
            "unit": answer.unit,
        }

    # the unit's own

    def _feedback(self, answer: Answer, former: Feedback | None) -> None:
        told = columns_of(answer, self._today)
        if former is not None:
            record = self.written.feedback.setdefault(former.id, {})
            record.update(told)
            return
        record = self._new_of(answer)
        record.update(told)

    def _new_of(self, answer: Answer) -> Record:
        """The unit's first answer for the row: one, however many of its files tell of it."""
        at = answer.key, self._fill.key(answer.unit)
        if at in self._new:
            return self._new[at]
        empty: Record = {"period": "", "progress": "", "person": "", "problem": ""}
        nothing: Record = {"status": None, "done_on": None, "count": None, "reported_on": None}
        record = self._new[at] = {**self._place(answer), **empty, **nothing}
        self.written.new_feedback.append(record)
        return record
